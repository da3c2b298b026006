/**
 * How far an amount in parts is paid, and which day is waited for (R29, R34): what is paid counts towards the earliest part first.
 * Example: of 3000.00 in two halves 1500.00 are paid: the first half is paid, the day that is waited for is that of the second.
 */
import { compare } from '../../shared/compare.js';
import type { Day } from '../../shared/day.js';
import type { Instalment } from '../commands.js';
import type { ObligationFacts } from '../facts.js';

export const INSTALMENT_STATES = ['open', 'partly', 'paid'] as const;
export type InstalmentState = (typeof INSTALMENT_STATES)[number];

/** In the order of their days. */
export function partsPaid(
  instalments: readonly Instalment[],
  paidFen: number,
): (Instalment & { readonly state: InstalmentState })[] {
  let left = paidFen;
  return [...instalments]
    .sort((a, b) => compare(a.dueOn, b.dueOn))
    .map((part) => {
      const state = left >= part.amountFen ? 'paid' : left > 0 ? 'partly' : 'open';
      left -= Math.min(left, part.amountFen);
      return { ...part, state };
    });
}

/** The day of the first part that is not paid in full; without parts the only day there is; null: none. */
export const nextDueOn = ({
  instalments,
  paidFen,
  dueOn,
}: Pick<ObligationFacts, 'instalments' | 'paidFen' | 'dueOn'>): Day | null =>
  instalments.length === 0
    ? dueOn
    : (partsPaid(instalments, paidFen).find(({ state }) => state !== 'paid')?.dueOn ?? null);
