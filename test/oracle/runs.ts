/**
 * Random centres over HTTP against the clerk who counts by hand: every figure of every report, for each centre and for all of them,
 * as of now and as of past instants.
 */
import { CASE_REPORT_KINDS } from '../../src/modules/reports/report.record.js';
import type { Agent } from '../support/as.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ReportWorker } from '../../src/modules/reports/report-worker.service.js';
import { CalendarReader } from '../../src/modules/centers/calendar.reader.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../src/platform/database/tx.js';
import { World } from '../support/world.js';
import { load, type Loaded } from './centres.js';
import { Chance } from '../support/chance.js';
import { differencesOf, type Report, told } from './differences.js';
import { Export } from './export.js';
import { leaksOf, mayBeWithheld } from './withheld.js';
import { ORACLES } from './oracles.js';
import { type Answer, asked, type Question, type Vocabulary } from './question.js';
import { differingReach, differingVersions } from './rebuilt.js';

/** Each of these must have happened somewhere, or the histories show too little. */
const MUST_OCCUR =
  `Amended Corrected Merged MergedIn Reopened Refused Failed Withdrawn Settled Performed Closed Archived Suspended
  Expired Escalated Referred ReferralAccepted ReferralAcceptedBySilence ReferralObjected ReferralLapsed CountersignRequired
  LateEntryCountersigned PartyAdded PartyLeft PerformanceVoided PerformanceReopened ObligationWaived ObligationHandedOver
  ConfirmationDecided instalments from:proactive from:on_application from:court from:procuratorate from:public_security from:petition
  from:other visit:satisfied visit:fairly_satisfied visit:dissatisfied visit:not_given`.split(/\s+/);
/** What the rules do not let happen (R35): that it could have is enough. */
const FORBIDDEN: ReadonlySet<string> = new Set(['return_visits closed_unvisited']);
/** Lays every case beside every other, again for each figure: asked of a few centres, and once of all of them. */
const SLOW = 'repeat_parties';
const FEW = 4;
const HOURS = 3 * 3_600_000;

export function describeOracle(count: number, seed: number): void {
  let app: TestApp;
  let world: World;
  let loaded: Loaded;
  let log: Export;
  let director: Agent;

  beforeAll(async () => {
    app = await startTestApp();
    world = await World.of(app);
    loaded = await load(world, count, seed);
    log = await Export.of(app, loaded.codes);
    director = await world.as('director');
  }, HOURS);

  afterAll(() => app?.close());

  /** Families of figures that were not nothing somewhere. */
  const seen = new Set<string>();
  const answered = new Set<string>();

  /** What the service answers and what the clerk counts, for each question about a centre. */
  async function compare(kind: string, centerId: string, vocabulary: Vocabulary, question: Question): Promise<void> {
    const { now } = world;
    const report = await produced(app, director, kind, { centerId, ...question });
    const count = ORACLES[kind];
    if (count === undefined) throw new Error(`nobody counts ${kind} by hand`);
    const found = count(asked(log.knownAt(question.asOf, vocabulary.committees), question, now, vocabulary));
    for (const { key } of report.figures) {
      const { numerator, denominator } = found.get(key) ?? { numerator: null, denominator: null };
      const family = `${kind} ${familyOf(key)}`;
      answered.add(family);
      if (((FORBIDDEN.has(family) ? denominator : numerator) ?? 0) !== 0) seen.add(family);
    }
    const differences = differencesOf(report, found, mayBeWithheld[kind]);
    const what = `${kind} of ${centerId} ${JSON.stringify(question)}`;
    if (differences.length > 0) throw new Error(`${what}\n${await told(differences, director, log)}`);
    if (Object.hasOwn(mayBeWithheld, kind)) expect([what, ...leaksOf(report, found)]).toEqual([what]);
  }

  describe(`${count} random centres, seed ${seed}`, () => {
    it('show everything that can happen to a case', () =>
      expect(MUST_OCCUR.filter((each) => !loaded.occurred.has(each))).toEqual([]));

    it(
      'have the same versions of their cases when these are made anew from the log',
      async () => {
        const { versions, differing } = await differingVersions(app, [...loaded.codes.keys()]);
        expect(differing).toEqual([]);
        expect(versions).toBeGreaterThan(loaded.codes.size);
      },
      HOURS,
    );

    it('have the same last day when the migration works it out of what older versions kept', async () => {
      const { over, differing } = await differingReach(app);
      expect(differing).toEqual([]);
      expect(over).toBeGreaterThan(count);
    });

    it('are counted by hand in every report there is', () =>
      expect(CASE_REPORT_KINDS.filter((kind) => !Object.hasOwn(ORACLES, kind))).toEqual([]));

    it('a figure that follows from the totals would be found', () => {
      // Grid A has 6 leaks and 2 noises, grid B 7 and 9; the 2 are withheld, in vain.
      const [a, b] = [
        { leak: 6, noise: 2 },
        { leak: 7, noise: 9 },
      ];
      const found = bySpot({ a, b });
      const shown = [...found].filter(([key]) => !/a\.noise/.test(key));
      expect(leaksOf(reportOf(shown), found)).toEqual([
        'follows from the totals: spot.a.noise is 2 (2)',
        'follows from the totals: spot_month.a.noise.2026-10 is 2 (2)',
      ]);
      // Nobody knows which of them, once the totals of A and of the noises are withheld, too.
      const fewer = shown.filter(([key]) => !/^grid.a|^subtype.noise/.test(key));
      expect(leaksOf(reportOf(fewer), found)).toEqual([]);
      expect(leaksOf(reportOf([...found]), found)).toEqual([
        'shown: spot.a.noise of 2',
        'shown: spot_month.a.noise.2026-10 of 2',
      ]);
    });

    it.each(Object.keys(ORACLES))(
      '%s: every numerator and denominator is the one counted by hand',
      async (kind) => {
        const chance = new Chance(seed + 1);
        let turn = 0;
        for (const [centerId, vocabulary] of await vocabularies(world, loaded)) {
          const all = questions(chance);
          const few = centerId === world.center ? all.slice(1, 2) : all.slice(0, (turn += 1) <= FEW ? all.length : 0);
          for (const question of kind === SLOW ? few : all) await compare(kind, centerId, vocabulary, question);
        }
        // Two that both find nothing agree about nothing.
        const families = [...answered].filter((family) => family.startsWith(`${kind} `));
        expect(families.filter((family) => !seen.has(family))).toEqual([]);
      },
      HOURS,
    );
  });
}

type Counts = Readonly<Record<string, number>>;

/** A table of one month as the clerk has counted it. */
function bySpot(grids: Readonly<Record<string, Counts>>): Map<string, Answer> {
  const found = new Map<string, Answer>();
  for (const [grid, counts] of Object.entries(grids)) {
    for (const [subtype, count] of Object.entries(counts)) {
      const spot = `${grid}.${subtype}`;
      for (const key of [
        ...['accepted', 'month.2026-10', `grid.${grid}`, `subtype.${subtype}`],
        ...[`spot.${spot}`, `spot_month.${spot}.2026-10`],
      ])
        found.set(key, { numerator: (found.get(key)?.numerator ?? 0) + count, denominator: null, cases: [] });
    }
  }
  return found;
}

const reportOf = (figures: readonly (readonly [string, Answer])[]): Report => ({
  figures: figures.map(([key, { numerator }]) => ({ key, numerator, denominator: null, href: null })),
  sections: [],
});

/** Of the figures of one definition. */
const familyOf = (key: string): string => key.split('.')[0] ?? key;

/** At once; or, of many centres, by the worker. */
async function produced({ app }: TestApp, agent: Agent, kind: string, body: object): Promise<Report> {
  const reply = await agent.post(`/reports/${kind.replaceAll('_', '-')}`).send(body);
  if (reply.status !== 202) {
    expect([reply.status, reply.body]).toEqual([201, expect.anything()]);
    return reply.body as Report;
  }
  // Not the ticker: what else is due would go on with the cases.
  await app.get(ReportWorker).wake();
  await app.get(ReportWorker).idle();
  const job = await agent.get(`/report-jobs/${(reply.body as { id: string }).id}`);
  const { reportId, problem } = job.body as { reportId: string | null; problem: unknown };
  expect(problem).toBeNull();
  return (await agent.get(`/reports/${reportId ?? ''}`).expect(200)).body as Report;
}

const ALL = { courtDelegated: 'include', delegatedBy: null } as const;
const EVER = { from: '2020-01-01', to: '2030-01-01' } as const;

/** Everything; a random period; a random period as of a random past instant; part of everything as of another one. */
function questions(chance: Chance): Question[] {
  const day = (year: number, from: number, to: number): string =>
    `${year}-${String(chance.int(from, to)).padStart(2, '0')}-${String(chance.int(1, 28)).padStart(2, '0')}`;
  const past = (): string => `${day(2026, 1, 9)}T0${chance.int(0, 9)}:30:00.000Z`;
  const part = () => ({ from: day(2025, 9, 12), to: day(2026, 1, 12) });
  return [
    { ...EVER, asOf: null, ...ALL },
    { ...part(), asOf: null, courtDelegated: chance.of(['include', 'exclude', 'only'] as const), delegatedBy: null },
    { ...part(), asOf: past(), ...ALL },
    { ...EVER, asOf: past(), courtDelegated: 'include', delegatedBy: chance.of([null, 'court', 'petition', 'other']) },
  ];
}

/** Of each random centre alone, and of all of them with the centre above. */
async function vocabularies({ app, center }: World, { centres }: Loaded): Promise<Map<string, Vocabulary>> {
  const { rows } = await app.pool.query<{ code: string }>(
    `SELECT DISTINCT code FROM code_entry WHERE table_name = 'categories'`,
  );
  const categories = rows.map(({ code }) => code);
  const { app: nest } = app;
  const calendar = await nest
    .get(UnitOfWork)
    .read(SYSTEM_SCOPE, (tx) => nest.get(CalendarReader).workingCalendar(tx, center, 2019, 2031));
  const works = (_: string, day: string): boolean => calendar.isWorkingDay(day);
  const known = { categories, works };
  const found = new Map<string, Vocabulary>();
  for (const { id, committee } of centres) found.set(id, { ...known, committees: new Map([[id, committee]]) });
  const all = centres.map(({ id, committee }) => [id, committee] as const);
  return found.set(center, { ...known, committees: new Map([...all, [center, 'residential'] as const]) });
}
