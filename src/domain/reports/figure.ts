/**
 * What a figure is: what is counted, over what, in which unit, in words that anybody can check. Every rate prints numerator,
 * denominator and definition; over nothing it is "n/a", never 100 % (R42); rounding is half up.
 * Example: settlement rate = settled ÷ concluded; 834 of 896 is 93.1 %.
 */
import { rate } from '../petitions/rate.js';
import type { FigureUnit, Words } from './printed.js';

/** By what a family of figures is split: one figure per value. */
export const DIMENSIONS = [
  'category',
  'subcategory',
  'source',
  'delegated_by',
  'form',
  'outcome',
  'track',
  'department',
  'grid',
  'grid_subcategory',
  'grid_subcategory_month',
  'month',
  'month_category',
  'deadline_kind',
  'age_band',
  'state',
  'satisfaction',
  'visit_performance',
  'repeat_group',
  'repeat_mark',
  'confirmation_result',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** A figure of a distribution of whole days, by nearest rank: always a value that some case really has. */
export const STATISTICS = ['median', 'p90', 'worst'] as const;
export type Statistic = (typeof STATISTICS)[number];

export interface FigureDefinition {
  /** unique within its report; a family's figures are `id.value` */
  readonly id: string;
  readonly label: Words;
  readonly definition: Words;
  readonly unit: FigureUnit;
  /** name of the count that is shown, or divided */
  readonly numerator: string;
  /** null: a plain count or a statistic */
  readonly denominator: string | null;
  readonly by?: Dimension;
  readonly statistic?: Statistic;
  /** also for each kind of committee, as `id.value.org_kind` */
  readonly perCommittee?: boolean;
}

export const NOT_APPLICABLE = 'n/a';
/** Not the sign with which a spreadsheet begins a formula. */
const MINUS = '−';

/** As it is shown: a rate in percent or per 10,000, fen as yuan, days and counts as they are. */
export function shownValue(unit: FigureUnit, numerator: number | null, denominator: number | null): string {
  if (numerator === null) return NOT_APPLICABLE;
  if (unit === 'percent' && numerator < 0 && denominator !== 0)
    return `${MINUS}${rate(-numerator, denominator ?? 0).value}`;
  if (unit === 'percent') return rate(numerator, denominator ?? 0).value;
  if (unit === 'fen') return yuan(numerator);
  return String(numerator);
}

function yuan(fen: number): string {
  const whole = Math.trunc(fen / 100);
  return `${whole}.${String(fen % 100).padStart(2, '0')}`;
}
