/**
 * What came before (R10): the related cases that were received earlier, without those merged into another, which counts for
 * them. With as many between the same two households or at the same address as the settings say, the flag `repeat` is
 * proposed: rules propose, people decide, and once the flag stands nothing is proposed any more.
 * Example: two leaks between 502 and 402, and now a third: with the setting 2 it is proposed.
 */
import type { MediationSettings } from '../centers/settings.js';
import { isRepeated, REPEAT } from '../risk/risk.js';
import { compare } from '../shared/compare.js';
import type { Instant } from '../shared/day.js';
import type { Reason } from './matching.js';

export interface Place {
  readonly receivedAt: Instant;
  readonly disputeId: string;
}

/** Where the case itself stands in time; null: not registered yet, so the last. */
export type OwnPlace = Place | null;

interface Came extends Place {
  /** as it stands in the row */
  readonly state: string;
}

export interface FlagProposal {
  readonly flag: string;
  /** earlier disputes that speak for it, and from how many on it is proposed */
  readonly earlier: number;
  readonly from: number;
}

export const isCounted = ({ state }: Pick<Came, 'state'>): boolean => state !== 'merged';

export const byReceipt = (one: Place, other: Place): number =>
  compare(one.receivedAt, other.receivedAt) || compare(one.disputeId, other.disputeId);

/** The earliest first. */
export const earlierOf = <C extends Came>(own: OwnPlace, cases: readonly C[]): C[] =>
  cases.filter((each) => isCounted(each) && (own === null || byReceipt(each, own) < 0)).sort(byReceipt);

const REPEATING: readonly Reason[] = ['same_pair_of_households', 'same_address'];

export function proposedFlags(
  own: OwnPlace,
  cases: readonly (Came & { readonly reasons: readonly Reason[] })[],
  standing: readonly string[],
  settings: Pick<MediationSettings, 'repeatFromDisputes'>,
): FlagProposal[] {
  const earlier = earlierOf(own, cases).filter(({ reasons }) => reasons.some((one) => REPEATING.includes(one))).length;
  if (standing.includes(REPEAT) || !isRepeated(earlier, settings)) return [];
  return [{ flag: REPEAT, earlier, from: settings.repeatFromDisputes }];
}
