/** Who may import whom (ranks, one door, no cycles), and the words that may not stand in the sources. */
import { sourcesIn, type SourceFile } from './sources.js';

const SOURCES = sourcesIn('src');

/** Modules by rank; within `reference` a later one may read an earlier one. */
const RANKS: Readonly<Record<string, number>> = {
  centers: 2,
  departments: 2.1,
  staff: 2.2,
  'code-tables': 2.3,
  access: 3,
  grids: 3.1,
  roster: 3.2,
  bookings: 3.3,
  disputes: 4,
  parties: 4.5,
  workflow: 5,
  routing: 5.5,
  related: 5.6,
  attachments: 5.8,
  clips: 5.9,
  'roster-changes': 6,
  intake: 6,
  triage: 6,
  referrals: 6,
  mediation: 6,
  participants: 6,
  clocks: 6,
  risk: 6,
  'legal-aid': 6,
  sessions: 6,
  investigations: 6,
  agreements: 6,
  fulfilment: 6,
  unsettled: 6,
  petitions: 6,
  indicators: 6,
  confirmation: 6.4,
  archive: 6.4,
  merging: 6.4,
  mending: 6.4,
  reservations: 6.5,
  'slot-searches': 6.6,
  duty: 6.5,
  police: 6.5,
  documents: 6.9,
  'case-file': 7,
  reports: 7,
  imports: 7,
  'duty-feeds': 7,
  events: 7,
  webhooks: 7.2,
  desk: 7.3,
  open311: 7,
  offline: 7,
  national: 7,
  audit: 7,
  provisions: 7,
  'subject-requests': 6.4,
  'data-keys': 7,
  transfer: 7,
  exports: 7.1,
  vitals: 7.4,
};

const moduleOf = (path: string): string | undefined => /^src\/modules\/([\w-]+)\//.exec(path)?.[1];

function rankOf(path: string): number {
  if (path.startsWith('src/domain/')) return 0;
  if (path.startsWith('src/platform/')) return 1;
  const name = moduleOf(path);
  return name === undefined ? 8 : (RANKS[name] ?? Number.NaN);
}

/** Importing a module class wires Nest; it carries no logic across. */
const isWiring = (from: string, to: string): boolean => from.endsWith('.module.ts') && to.endsWith('.module.ts');

function mayCross(from: SourceFile, to: string, isTypeOnly: boolean): boolean {
  if (rankOf(to) < 2) return true;
  if (moduleOf(from.path) === moduleOf(to) || rankOf(from.path) === 8) return true;
  if (isWiring(from.path, to) || isTypeOnly) return true;
  if (/\.(service|reader|dto)\.ts$/.test(to)) return true;
  if (to.endsWith('.entity.ts')) return from.path.endsWith('.entity.ts');
  if (to === 'src/modules/workflow/performs.decorator.ts') return from.path.endsWith('.controller.ts');
  if (to === 'src/modules/disputes/case-log.ts') return moduleOf(from.path) === 'workflow';
  return ALLOWED.some((allowed) => allowed === to);
}

/** Pure files of a lower rank that others render or compute with. */
const ALLOWED = [
  'src/modules/disputes/dispute.view.ts',
  'src/modules/roster/roster.view.ts',
  'src/modules/disputes/case-projection.ts',
  'src/modules/disputes/case-versions.ts',
  'src/modules/disputes/report-barrier.ts',
  'src/modules/intake/dispute-texts.ts',
  'src/modules/parties/personal-fields.ts',
  'src/modules/parties/party-entries.ts',
  'src/modules/documents/layout/fonts.ts',
  'src/modules/documents/layout/zip-times.ts',
] as const;

const crossings = SOURCES.flatMap((from) =>
  from.imports.filter(({ to }) => to.startsWith('src/')).map(({ to, isTypeOnly }) => ({ from, to, isTypeOnly })),
);

describe('imports', () => {
  it('know the rank of every module', () => {
    expect(SOURCES.filter(({ path }) => Number.isNaN(rankOf(path))).map(({ path }) => path)).toEqual([]);
  });

  it('never point upward or sideways', () => {
    const wrong = crossings
      .filter(({ from, to }) => moduleOf(from.path) !== moduleOf(to) || moduleOf(to) === undefined)
      .filter(({ from, to }) => {
        const difference = rankOf(to) - rankOf(from.path);
        return difference > 0 || (difference === 0 && rankOf(to) > 1 && rankOf(to) < 8);
      })
      .map(({ from, to }) => `${from.path} → ${to}`);
    expect(wrong).toEqual([]);
  });

  it('cross modules only through services, readers, response classes and the listed files', () => {
    const wrong = crossings
      .filter(({ from, to, isTypeOnly }) => !mayCross(from, to, isTypeOnly))
      .map(({ from, to }) => `${from.path} → ${to}`);
    expect(wrong).toEqual([]);
  });

  it('leave the case log to workflow alone: the one door', () => {
    const users = crossings
      .filter(({ to }) => to === 'src/modules/disputes/case-log.ts')
      .map(({ from }) => moduleOf(from.path));
    expect(new Set(users)).toEqual(new Set(['disputes', 'workflow']));
    const writers = SOURCES.filter(({ text }) => /INSERT INTO case_log/i.test(text)).map(({ path }) => path);
    expect(writers).toEqual(['src/modules/disputes/case-log.ts']);
  });

  it('keep the rule book to itself', () => {
    const wrong = SOURCES.filter(({ path }) => path.startsWith('src/domain/')).flatMap(({ path, imports }) =>
      imports.filter(({ to }) => !to.startsWith('src/domain/')).map(({ to }) => `${path} → ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it('have no cycle', () => {
    const graph = new Map(
      SOURCES.map(({ path, imports }) => [path, imports.filter(({ isTypeOnly }) => !isTypeOnly).map(({ to }) => to)]),
    );
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
        return;
      }
      state.set(path, 'open');
      for (const next of graph.get(path) ?? []) if (graph.has(next)) visit(next, [...trail, path]);
      state.set(path, 'done');
    };
    for (const path of graph.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });
});

/** Each pattern and where alone it may stand. */
const RESERVED: readonly [string, RegExp, RegExp][] = [
  ['typeorm', /from 'typeorm'/, /(\.store|\.entity)\.ts$|^src\/platform\/(database|outbox)\//],
  ['process.env', /process\.env/, /^src\/platform\/config\//],
  [
    'the clock of the machine',
    /new Date\(|Date\.now\(/,
    /^src\/platform\/clock\/clock\.ts$|^src\/domain\/shared\/day\.ts$/,
  ],
  ['forwardRef', /forwardRef/, /^$/],
  ['request scope', /Scope\.REQUEST|@Inject\(REQUEST\)/, /^$/],
  ['eager or cascading relations', /eager:|cascade:|@OneToMany|@ManyToOne|@ManyToMany/, /^$/],
  ['save()', /\.save\(/, /^$/],
  ['suppressed checks', /@ts-ignore|@ts-nocheck|eslint-disable/, /^$/],
];

describe('sources', () => {
  it.each(RESERVED)('%s stands only where it belongs', (_, pattern, place) => {
    const wrong = SOURCES.filter(({ path, text }) => pattern.test(text) && !place.test(path)).map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  it('has no barrel files', () => {
    expect(SOURCES.filter(({ path }) => path.endsWith('/index.ts')).map(({ path }) => path)).toEqual([]);
  });

  it('never runs two statements of one transaction at once', () => {
    const wrong = SOURCES.filter(({ path, text }) => /\.(service|store)\.ts$/.test(path) && /Promise\.all/.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('knows departments as data only', () => {
    const codes = /['"](public_security|procuratorate|justice|law_society)['"]/;
    const places = /\.data\.ts$|^src\/demo\/|^src\/domain\/dispute\/vocabulary\.ts$/;
    expect(SOURCES.filter(({ path, text }) => codes.test(text) && !places.test(path)).map(({ path }) => path)).toEqual(
      [],
    );
  });

  it('opens every file of the rule book with what it is about', () => {
    const silent = SOURCES.filter(({ path, text }) => path.startsWith('src/domain/') && !text.startsWith('/**'));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});
