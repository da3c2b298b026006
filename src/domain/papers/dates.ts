/** Days as every paper writes them (GB/T 9704: Arabic numerals, no leading zeros); a day nobody knows is a place to fill in. */
import { type Day, dayOfInstant, type Instant, wallTimeOf } from '../shared/day.js';

export const BLANK_DAY = '      年    月    日';

/** `2026-10-04` → `2026年10月4日`. */
export function dayInWords(day: Day | null): string {
  if (day === null) return BLANK_DAY;
  const [year, month, date] = day.split('-').map(Number);
  return `${year ?? ''}年${month ?? ''}月${date ?? ''}日`;
}

export const dayOf = (instant: Instant | null, zone: string): Day | null =>
  instant === null ? null : dayOfInstant(instant, zone);

/** `2026年10月14日8时30分`, on the wall clock of the centre. */
export function timeInWords(instant: Instant, zone: string): string {
  const [hour, minute] = wallTimeOf(instant, zone).slice(11).split(':').map(Number);
  return `${dayInWords(dayOfInstant(instant, zone))}${hour ?? 0}时${String(minute ?? 0).padStart(2, '0')}分`;
}

/** `2026年10月14日8时30分至9时30分`; another day is said. */
export function spanInWords(from: Instant, to: Instant, zone: string): string {
  const [first, last] = [timeInWords(from, zone), timeInWords(to, zone)];
  const isSameDay = first.slice(0, first.indexOf('日')) === last.slice(0, last.indexOf('日'));
  return `${first}至${isSameDay ? last.slice(last.indexOf('日') + 1) : last}`;
}

/** Whole years on that day; null where the day of birth is not known or lies ahead. */
export function ageOn(bornOn: Day | null, on: Day): number | null {
  if (bornOn === null || bornOn > on) return null;
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
