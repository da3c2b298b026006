/** Every figure the system can produce, from the same definitions that produce them (so that none can be missing here). */
import { OUTSIDE_FIGURE_NAMES } from '../../domain/indicators/outside-counts.js';
import { ZERO_DEFINITIONS } from '../../domain/petitions/definitions.js';
import { judge, type ZeroQuestion } from '../../domain/petitions/zero-petition.js';
import type { FigureUnit, Words } from '../../domain/reports/printed.js';
import { DUTY_METRICS } from '../../domain/roster/duty-report.js';
import { CASE_REPORTS } from './case-reports.js';
import { litigationFigures, outsideFigures } from './indicator.figures.js';
import { ROSTER_FIGURE_TEXTS } from './roster-report.texts.js';
import {
  monthsFigure,
  petitionFigures,
  qualifyingFigure,
  settledFigures,
  type CountedFigure,
} from './zero-petition.figures.js';

export interface FigureEntry {
  readonly report: string;
  /** id@version of the definition it belongs to */
  readonly version: string;
  readonly key: string;
  readonly label: Words;
  readonly definition: Words;
  readonly source: 'case_log' | 'petition_register' | 'outside_counts' | 'population' | 'roster';
  readonly unit: FigureUnit;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly dimension: string | null;
  readonly statistic: string | null;
}

const SINGLE = { dimension: null, statistic: null } as const;

const onCases = (): FigureEntry[] =>
  Object.values(CASE_REPORTS).flatMap(({ kind, definition, figures }) =>
    figures.map((figure) => ({
      report: kind,
      version: `${definition.id}@${definition.version}`,
      key: figure.id,
      label: figure.label,
      definition: figure.definition,
      source: 'case_log',
      unit: figure.unit,
      numerator: figure.numerator,
      denominator: figure.denominator,
      dimension: figure.by ?? null,
      statistic: figure.statistic ?? null,
    })),
  );

/** Nothing happened and nobody asked: the figures are there all the same. */
function nothing(): { question: ZeroQuestion; judged: ReturnType<typeof judge> } {
  const [definition] = ZERO_DEFINITIONS;
  if (definition === undefined) throw new Error('no definition of zero is published');
  const day = '2026-01-01';
  const question = {
    definition,
    from: day,
    to: day,
    today: day,
    leafCenterIds: [],
    petitions: [],
    returns: [],
    declaredSince: null,
  };
  return { question, judged: judge(question) };
}

/** What a figure stands beside, where it stands beside something. */
function belowOf({ key, denominator }: CountedFigure): string | null {
  if (denominator === null) return null;
  if (key === 'months_answered') return 'months_due';
  return key === 'disputes_settled_here' ? 'disputes_ended' : 'items';
}

function unitOf(figure: CountedFigure): FigureUnit {
  if (figure.denominator !== null) return 'percent';
  if (figure.records.kind === 'dispute') return 'cases';
  return figure.key === 'persons' ? 'persons' : 'petitions';
}

const ofRegister = (report: string, figures: readonly CountedFigure[]): FigureEntry[] =>
  figures.map((figure) => ({
    ...SINGLE,
    report,
    version: 'petition_figures@1',
    key: figure.key,
    label: figure.label,
    definition: figure.definition,
    source: figure.records.kind === 'dispute' ? 'case_log' : 'petition_register',
    unit: unitOf(figure),
    numerator: figure.key,
    denominator: belowOf(figure),
  }));

function onPetitions(): FigureEntry[] {
  const { question, judged } = nothing();
  const versions = new Map<string, number>();
  return [
    ...ofRegister('zero_petition', [
      ...petitionFigures(question, judged, versions),
      monthsFigure(judged, versions),
      ...settledFigures([]),
    ]),
    ...ofRegister('three_zero', [qualifyingFigure(judged, [], versions), monthsFigure(judged, versions)]),
  ];
}

const onOutsideCounts = (): FigureEntry[] =>
  OUTSIDE_FIGURE_NAMES.flatMap((name) =>
    outsideFigures(name, { total: 0, known: 0, due: 0, gaps: [], found: [], entries: [] }),
  )
    .map(({ figure }) => figure)
    .map(({ key, label, definition, unit, denominator }) => ({
      ...SINGLE,
      report: 'three_zero',
      version: 'outside_counts@1',
      key,
      label,
      definition,
      source: 'outside_counts',
      unit,
      numerator: key,
      denominator: denominator === null ? null : 'months_due',
    }));

const YEAR = 2026;

const onLitigation = (): FigureEntry[] =>
  litigationFigures({
    year: YEAR,
    centerId: null,
    cases: 0,
    population: 1,
    value: '0.00',
    gaps: [],
    countEntries: [],
    populationEntries: [],
  }).map(({ figure: { key, label, definition, unit, denominator }, records }) => ({
    report: 'litigation_rate',
    version: 'litigation_rate@1',
    key: key.replace(`_${YEAR}`, ''),
    label: { zh: label.zh.replace(`${YEAR}年`, ''), en: label.en.replace(`, ${YEAR}`, '') },
    definition,
    source: records.kind === 'population' ? 'population' : 'outside_counts',
    unit,
    numerator: denominator === null ? key.replace(`_${YEAR}`, '') : 'cases',
    denominator: denominator === null ? null : 'population',
    dimension: 'year',
    statistic: null,
  }));

const onRoster = (): FigureEntry[] =>
  DUTY_METRICS.flatMap((metric) => {
    const texts = ROSTER_FIGURE_TEXTS[metric.key];
    if (texts === undefined) return [];
    const isShare = metric.among !== undefined;
    return [
      {
        report: 'roster',
        version: 'duty_roster@1',
        key: metric.key,
        ...texts,
        source: 'roster' as const,
        unit: isShare ? ('percent' as const) : ('times' as const),
        numerator: metric.key,
        denominator: isShare ? 'shifts' : null,
        dimension: metric.of === 'person' ? 'person' : 'department',
        statistic: null,
      },
    ];
  });

export const figureRegister = (): FigureEntry[] => [
  ...onPetitions(),
  ...onOutsideCounts(),
  ...onLitigation(),
  ...onCases(),
  ...onRoster(),
];
