/**
 * Sums taken apart to the last fen (R29). Equal parts differ by one fen at most; what does not divide goes to those named first,
 * one fen each. Instalments fall on the same day of each month, or on its last where it has no such day.
 * Example: 100.00 among three is 33.34, 33.33, 33.33; monthly from 31 January is 31 January, 28 February, 31 March.
 */
import { addMonths, firstDayOf, addDays, monthOf, type Day } from '../../shared/day.js';
import type { Instalment } from '../commands.js';

export function splitEqually(fen: number, parts: number): number[] {
  const [least, rest] = [Math.floor(fen / parts), fen % parts];
  return Array.from({ length: parts }, (_, index) => least + (index < rest ? 1 : 0));
}

export interface InstalmentPlan {
  readonly count: number;
  readonly firstDueOn: Day;
  readonly everyMonths: number;
}

export const instalmentsOf = (fen: number, { count, firstDueOn, everyMonths }: InstalmentPlan): Instalment[] =>
  splitEqually(fen, count).map((amountFen, index) => ({
    amountFen,
    dueOn: sameDayLater(firstDueOn, index * everyMonths),
  }));

function sameDayLater(day: Day, months: number): Day {
  const month = addMonths(monthOf(day), months);
  const last = addDays(firstDayOf(addMonths(month, 1)), -1);
  const same = `${month}-${day.slice(-2)}`;
  return same < last ? same : last;
}
