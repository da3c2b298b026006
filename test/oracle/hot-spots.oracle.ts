/** Cases by grid, sub-type and month, counted by hand, also those a report must not show (`withheld.ts`). */
import type { NaiveCase } from './naive-case.js';
import { monthsOf, Sheet, within, type Oracle } from './question.js';

export const hotSpots: Oracle = ({ cases, from, cut }) => {
  const sheet = new Sheet();
  const accepted = cases.filter((one) => within(one.accepted, from, cut));
  sheet.count('accepted', accepted);
  for (const month of monthsOf({ from, cut }))
    sheet.count(
      `month.${month}`,
      accepted.filter((one) => one.accepted?.startsWith(month)),
    );
  const heaps = new Map<string, NaiveCase[]>();
  for (const one of accepted) {
    const grid = one.gridId ?? 'none';
    const subtype = `${one.category}:${one.subcategory ?? 'none'}`;
    const month = (one.accepted ?? '').slice(0, 7);
    const spot = `${grid}.${subtype}`;
    for (const key of [`grid.${grid}`, `subtype.${subtype}`, `spot.${spot}`, `spot_month.${spot}.${month}`])
      heaps.set(key, [...(heaps.get(key) ?? []), one]);
  }
  for (const [key, heap] of heaps) sheet.count(key, heap);
  return sheet.answers;
};
