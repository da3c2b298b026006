/**
 * 万人起诉率 (domain.md §7): first-instance civil and administrative cases accepted by courts, per 10,000 residents and
 * registered floating people. Numerator and denominator are disputed, so both are printed; a month or a population nobody
 * entered makes the rate "n/a", never a rate over part of the data. Each calendar year has the population of its own.
 * Example: among 6,023 people one case is 1.66, so the raw count always stands beside it.
 */
import { yearOf, type Day } from '../shared/day.js';
import { monthsOf } from '../petitions/monthly-return.js';
import { NOT_APPLICABLE, rateOf10k } from '../petitions/rate.js';
import { tallyOf, type CountGap, type OutsideCount, type OutsideFigure, type Told } from './outside-counts.js';

export const LITIGATION_RATE = {
  id: 'litigation_rate',
  version: 1,
  textZh:
    '万人起诉率＝统计期内法院受理的一审民事、行政案件数÷（常住人口＋登记在册的流动人口）×10000，四舍五入保留两位小数；' +
    '跨年度的分年计算，各年用统计期在该年开始时当年的人口数。案件数一并列出。月份或人口数不全的，不计算。',
  textEn:
    'First-instance civil and administrative cases accepted by courts in the period, divided by residents and registered ' +
    'floating people, times 10,000, rounded half up to two decimals; one rate per calendar year, with the population of that ' +
    'year. The number of cases is printed beside it. With a month or a population missing there is no rate.',
} as const;

/** What counts as litigation. */
export const LITIGATION_FIGURES = ['civilCases', 'administrativeCases'] as const satisfies readonly OutsideFigure[];

export interface Population extends Told {
  readonly id: string;
  readonly centerId: string;
  readonly year: number;
  readonly version: number;
  readonly residents: number;
  readonly registeredFloating: number;
}

export type LitigationGap =
  CountGap | { readonly code: 'population_unknown'; readonly centerId: string; readonly year: number };

export interface LitigationQuestion {
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
  readonly leafCenterIds: readonly string[];
  /** the entries that hold, one per centre and month, and one per centre and year */
  readonly counts: readonly OutsideCount[];
  readonly populations: readonly Population[];
}

export interface LitigationRate {
  readonly year: number;
  /** null: all leaf centres together */
  readonly centerId: string | null;
  /** null while a month is not known */
  readonly cases: number | null;
  /** null while a population is not known */
  readonly population: number | null;
  readonly value: string;
  readonly gaps: readonly LitigationGap[];
  readonly countEntries: readonly OutsideCount[];
  readonly populationEntries: readonly Population[];
}

/** Per calendar year: all centres together, then each leaf centre. */
export function litigationRates(question: LitigationQuestion): LitigationRate[] {
  return yearsOf(question.from, question.to).flatMap((year) => [
    rateOfYear(question, year, null, question.leafCenterIds),
    ...[...question.leafCenterIds].sort().map((centerId) => rateOfYear(question, year, centerId, [centerId])),
  ]);
}

function rateOfYear(
  question: LitigationQuestion,
  year: number,
  centerId: string | null,
  leafCenterIds: readonly string[],
): LitigationRate {
  const months = monthsOf(question.from, question.to).filter((month) => yearOf(month) === year);
  const tallies = LITIGATION_FIGURES.map((figure) => tallyOf(figure, { ...question, leafCenterIds, months }));
  const people = populationOf(question.populations, year, leafCenterIds);
  const gaps = [...people.gaps, ...tallies.flatMap((tally) => tally.gaps)];
  const cases = sumOf(tallies.map(({ total }) => total));
  return {
    year,
    centerId,
    cases,
    population: people.total,
    value: cases === null || people.total === null ? NOT_APPLICABLE : rateOf10k(cases, people.total).value,
    gaps,
    countEntries: [...new Set(tallies.flatMap(({ entries }) => entries))],
    populationEntries: people.entries,
  };
}

function populationOf(populations: readonly Population[], year: number, leafCenterIds: readonly string[]) {
  const centers = [...leafCenterIds].sort();
  const entryOf = new Map(populations.filter((each) => each.year === year).map((each) => [each.centerId, each]));
  const entries = centers.flatMap((centerId) => entryOf.get(centerId) ?? []);
  const gaps = centers
    .filter((centerId) => !entryOf.has(centerId))
    .map((centerId) => ({ code: 'population_unknown' as const, centerId, year }));
  const people = entries.map(({ residents, registeredFloating }) => residents + registeredFloating);
  return { entries, gaps, total: gaps.length > 0 || centers.length === 0 ? null : (sumOf(people) ?? 0) };
}

/** null as soon as one of them is. */
function sumOf(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0);
}

function yearsOf(from: Day, to: Day): number[] {
  return [...new Set(monthsOf(from, to).map((month) => yearOf(month)))];
}

/** Counts are kept by month, so a period is one of whole months. */
export function isWholeMonths(from: Day, to: Day): boolean {
  return from.endsWith('-01') && to.endsWith('-01');
}
