/**
 * Random centres over HTTP against the clerk who counts by hand: every figure of every report, for each centre and for all of them,
 * as of now and as of past instants.
 */
import { CASE_REPORT_KINDS } from '../../src/modules/reports/report.record.js';
import type { Agent } from '../support/as.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { CalendarReader } from '../../src/modules/centers/calendar.reader.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../src/platform/database/tx.js';
import { World } from '../support/world.js';
import { load, type Loaded } from './centres.js';
import { Chance } from './chance.js';
import { differencesOf, type Report, told } from './differences.js';
import { Export } from './export.js';
import { ORACLES } from './oracles.js';
import { asked, type Question, type Vocabulary } from './question.js';
import { differingVersions } from './rebuilt.js';

/** Each of these must have happened somewhere, or the histories show too little. */
const MUST_OCCUR =
  `Amended Corrected Merged MergedIn Reopened Refused Failed Withdrawn Settled Performed Closed Archived Suspended
  Expired Escalated Referred ReferralAccepted ReferralAcceptedBySilence ReferralObjected ReferralLapsed CountersignRequired
  LateEntryCountersigned PartyAdded PartyLeft PerformanceVoided PerformanceReopened ObligationWaived ObligationHandedOver
  ConfirmationDecided instalments from:proactive from:on_application from:court from:procuratorate from:public_security from:petition
  from:other visit:satisfied visit:fairly_satisfied visit:dissatisfied visit:not_given`.split(/\s+/);
const HOUR = 3_600_000;

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
  }, HOUR);

  afterAll(() => app?.close());

  /** Families of figures that were not nothing somewhere. */
  const seen = new Set<string>();

  /** What the service answers and what the clerk counts, for each question about a centre. */
  async function compare(kind: string, centerId: string, vocabulary: Vocabulary, question: Question): Promise<void> {
    const report = await produced(director, kind, { centerId, ...question });
    const count = ORACLES[kind];
    if (count === undefined) throw new Error(`nobody counts ${kind} by hand`);
    const found = count(asked(log.knownAt(question.asOf, vocabulary.committees), question, world.now, vocabulary));
    for (const [key, { numerator }] of found)
      if (numerator !== 0 && numerator !== null) seen.add(`${kind} ${familyOf(key)}`);
    const differences = differencesOf(report, found);
    const what = `${kind} of ${centerId} ${JSON.stringify(question)}`;
    if (differences.length > 0) throw new Error(`${what}\n${await told(differences, director, log)}`);
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
      HOUR,
    );

    it('are counted by hand in every report there is', () =>
      expect(CASE_REPORT_KINDS.filter((kind) => !Object.hasOwn(ORACLES, kind))).toEqual([]));

    it.each(Object.keys(ORACLES))(
      '%s: every numerator and denominator is the one counted by hand',
      async (kind) => {
        const chance = new Chance(seed + 1);
        for (const [centerId, vocabulary] of await vocabularies(world, loaded)) {
          for (const question of questions(chance)) await compare(kind, centerId, vocabulary, question);
        }
        // Two that both find nothing agree about nothing.
        const [whole] = questions(chance);
        const { figures } = await produced(director, kind, { centerId: world.center, ...whole });
        const families = new Set(figures.map(({ key }) => familyOf(key)));
        expect([...families].filter((family) => !seen.has(`${kind} ${family}`))).toEqual([]);
      },
      HOUR,
    );
  });
}

/** Of the figures of one definition. */
const familyOf = (key: string): string => key.split('.')[0] ?? key;

async function produced(agent: Agent, kind: string, body: object): Promise<Report> {
  const reply = await agent.post(`/reports/${kind.replaceAll('_', '-')}`).send(body);
  expect([reply.status, reply.body]).toEqual([201, expect.anything()]);
  return reply.body as Report;
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
