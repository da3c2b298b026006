/**
 * The identities of the ministry's summary table (R41; domain.md §4.1): a table that breaks one is not produced, whoever filled it in.
 * Example: "17,128 handled, 17,356 successful" (published in 2015) breaks settled ≤ concluded and is refused.
 */
import type { Identity } from './report-texts.js';

export interface SummaryTable {
  readonly accepted: number;
  readonly concluded: number;
  readonly settled: number;
  /** by source; `delegated` is the sum of its bodies */
  readonly sources: Readonly<Record<string, number>>;
  readonly delegated: Readonly<Record<string, number>>;
  readonly categories: Readonly<Record<string, number>>;
  readonly forms: Readonly<Record<string, number>>;
}

export interface BrokenIdentity {
  readonly identity: Identity;
  readonly left: number;
  readonly right: number;
  /** the count whose records show it */
  readonly count: string;
}

const sum = (parts: Readonly<Record<string, number>>): number =>
  Object.values(parts).reduce((total, n) => total + n, 0);

/** Those that do not hold; empty: the table is sound. */
export function identitiesOf(table: SummaryTable): BrokenIdentity[] {
  const { accepted, concluded, settled, sources, delegated, categories, forms } = table;
  const equal: readonly (readonly [Identity, number, number, string])[] = [
    ['Σ source = accepted', sum(sources), accepted, 'source'],
    ['Σ category = accepted', sum(categories), accepted, 'category'],
    ['Σ delegated_by = source.delegated', sum(delegated), sources['delegated'] ?? 0, 'delegated_by'],
    ['Σ form = settled', sum(forms), settled, 'form'],
  ];
  const atMost: readonly (readonly [Identity, number, number, string])[] = [
    ['settled ≤ concluded', settled, concluded, 'settled'],
    ['concluded ≤ accepted', concluded, accepted, 'concluded'],
  ];
  return [
    ...equal.filter(([, left, right]) => left !== right),
    ...atMost.filter(([, left, right]) => left > right),
  ].map(([identity, left, right, count]) => ({ identity, left, right, count }));
}
