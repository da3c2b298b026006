/** Groups of cases of a centre with a mark in common, found by laying every case beside its marks. */
import type { NaiveCase } from './naive-case.js';
import { Sheet, within, type Oracle } from './question.js';

const KINDS = ['id_number', 'phone', 'home', 'place'];

export const repeatParties: Oracle = ({ cases, from, cut }) => {
  const sheet = new Sheet();
  const accepted = cases.filter((one) => within(one.accepted, from, cut));
  sheet.count('accepted', accepted);
  for (const kind of KINDS) {
    const groups = groupsOf(accepted, kind).filter(({ length }) => length > 1);
    const among = (one: NaiveCase): number => groups.filter((group) => group.includes(one)).length;
    const count = (key: string, holds: (size: number) => boolean): void =>
      groupsCounted(
        sheet,
        key,
        groups.filter(({ length }) => holds(length)),
      );
    count(`kind_groups.${kind}`, () => true);
    count(`groups.${kind}_2`, (size) => size === 2);
    count(`groups.${kind}_3`, (size) => size === 3);
    count(`groups.${kind}_4`, (size) => size > 3);
    const repeated = accepted.filter((one) => among(one) > 0);
    const marked = accepted.filter((one) => one.marks.has(kind));
    sheet.rate(`repeat_rate.${kind}`, repeated, marked);
    sheet.count(`in_${kind}`, accepted, among);
  }
  return sheet.answers;
};

/** The same mark elsewhere is another group. */
function groupsOf(accepted: readonly NaiveCase[], kind: string): NaiveCase[][] {
  const groups = new Map<string, NaiveCase[]>();
  for (const one of accepted) {
    for (const mark of one.marks.get(kind) ?? []) {
      const name = `${one.centerId} ${mark}`;
      groups.set(name, [...(groups.get(name) ?? []), one]);
    }
  }
  return [...groups.values()];
}

/** What is behind them is one case of each: the first. */
function groupsCounted(sheet: Sheet, key: string, groups: readonly (readonly NaiveCase[])[]): void {
  const firsts = groups.flatMap((group) => [...group].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, 1));
  sheet.count(key, firsts);
}
