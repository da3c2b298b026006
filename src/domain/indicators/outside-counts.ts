/**
 * What others count about a community and a centre can only write down: cases accepted by courts, cases of the police,
 * accidents. One entry per leaf centre and month; what nobody has told is not known, and never zero (domain.md §7).
 * Each figure keeps who told it, though the court and the police write at different times.
 * Example: the court told 2 civil cases for September, the police nothing: civil cases 2, criminal cases unknown.
 */
import type { Day, Instant, Month } from '../shared/day.js';
import { endOf } from '../petitions/monthly-return.js';

export interface OutsideFigureTexts {
  /** as figures of reports are called */
  readonly key: string;
  readonly zh: string;
  readonly en: string;
}

export const OUTSIDE_FIGURES = {
  civilCases: { key: 'civil_cases', zh: '法院受理的一审民事案件', en: 'first-instance civil cases accepted by courts' },
  administrativeCases: {
    key: 'administrative_cases',
    zh: '法院受理的一审行政案件',
    en: 'first-instance administrative cases accepted by courts',
  },
  criminalCases: { key: 'criminal_cases', zh: '刑事案件', en: 'criminal cases' },
  publicSecurityCasesOfMajorImpact: {
    key: 'public_security_cases_of_major_impact',
    zh: '有重大影响的治安案件',
    en: 'public-security cases of major impact',
  },
  casualtyAccidents: { key: 'casualty_accidents', zh: '有人员伤亡的事故', en: 'accidents with casualties' },
} as const satisfies Record<string, OutsideFigureTexts>;

export type OutsideFigure = keyof typeof OUTSIDE_FIGURES;

export const OUTSIDE_FIGURE_NAMES = Object.keys(OUTSIDE_FIGURES) as readonly OutsideFigure[];

/** null: not known. */
export type OutsideFigures = Readonly<Record<OutsideFigure, number | null>>;

/** Who told a number, on what paper, and who entered it when. */
export interface Told {
  readonly source: string;
  readonly recordedAt: Instant;
  /** account */
  readonly recordedBy: string;
}

/** Of each figure that was ever told, also of one taken back. */
export type OutsideSources = Readonly<Partial<Record<OutsideFigure, Told>>>;

export interface OutsideCount extends OutsideFigures {
  readonly id: string;
  readonly centerId: string;
  readonly month: Month;
  readonly version: number;
  readonly sources: OutsideSources;
}

const NOTHING_KNOWN: Record<OutsideFigure, number | null> = {
  civilCases: null,
  administrativeCases: null,
  criminalCases: null,
  publicSecurityCasesOfMajorImpact: null,
  casualtyAccidents: null,
};

/** What is known after an entry: a figure it leaves out stays as it was, with its own source; null takes one back. */
export function knownAfter(
  earlier: Pick<OutsideCount, OutsideFigure | 'sources'> | undefined,
  said: Partial<OutsideFigures>,
  told: Told,
): Pick<OutsideCount, OutsideFigure | 'sources'> {
  const known = { ...NOTHING_KNOWN };
  const sources: Partial<Record<OutsideFigure, Told>> = { ...earlier?.sources };
  for (const figure of OUTSIDE_FIGURE_NAMES) {
    const now = said[figure];
    known[figure] = now === undefined ? (earlier?.[figure] ?? null) : now;
    if (now !== undefined) sources[figure] = told;
  }
  return { ...known, sources };
}

/** In the order of the figures: the database keeps an object, not the order of its names. */
export const toldFigures = (sources: OutsideSources): (Told & { readonly figure: OutsideFigure })[] =>
  OUTSIDE_FIGURE_NAMES.flatMap((figure) => {
    const told = sources[figure];
    if (told === undefined) return [];
    return [{ figure, source: told.source, recordedAt: told.recordedAt, recordedBy: told.recordedBy }];
  });

/** Whether an entry says anything: a source alone is none. */
export const saysNothing = (said: Partial<OutsideFigures>): boolean =>
  OUTSIDE_FIGURE_NAMES.every((figure) => said[figure] === undefined);

/** Why a sum cannot be given. */
export interface CountGap {
  readonly code: 'month_unfinished' | 'count_unknown';
  readonly figure: OutsideFigure;
  readonly centerId: string;
  readonly month: Month;
}

/** Something happened: more than zero in a month of a centre. */
export interface CountFound {
  readonly code: 'counted';
  readonly figure: OutsideFigure;
  readonly centerId: string;
  readonly month: Month;
  readonly count: number;
}

export interface CountQuestion {
  readonly leafCenterIds: readonly string[];
  readonly months: readonly Month[];
  readonly today: Day;
  /** the entries that hold, one per centre and month */
  readonly counts: readonly OutsideCount[];
}

export interface Tally {
  /** over every leaf centre and month; null while one of them is not known, or there is none to ask */
  readonly total: number | null;
  readonly known: number;
  readonly due: number;
  readonly found: readonly CountFound[];
  readonly gaps: readonly CountGap[];
  /** the entries that tell the figure, by month and centre */
  readonly entries: readonly OutsideCount[];
}

/** One figure over every month of every leaf centre, in order of month and centre. */
export function tallyOf(figure: OutsideFigure, { leafCenterIds, months, today, counts }: CountQuestion): Tally {
  const entryOf = new Map(counts.map((entry) => [`${entry.centerId} ${entry.month}`, entry]));
  const centers = [...leafCenterIds].sort();
  const places = months.flatMap((month) => centers.map((centerId) => ({ figure, centerId, month })));
  const entries: OutsideCount[] = [];
  const found: CountFound[] = [];
  const gaps: CountGap[] = [];
  let total = 0;
  for (const place of places) {
    const entry = entryOf.get(`${place.centerId} ${place.month}`);
    const count = entry?.[figure] ?? null;
    if (entry === undefined || count === null) {
      gaps.push({ ...place, code: endOf(place.month) > today ? 'month_unfinished' : 'count_unknown' });
      continue;
    }
    entries.push(entry);
    total += count;
    if (count > 0) found.push({ ...place, code: 'counted', count });
  }
  return {
    total: gaps.length > 0 || places.length === 0 ? null : total,
    known: entries.length,
    due: places.length,
    found,
    gaps,
    entries,
  };
}
