/**
 * How far a produced report has come: provisional, confirmed, signed (domain.md §7, R43). Its content never changes; what
 * changes is who answers for it. A report whose sources are confirmed one by one (a zero-petition report rests on monthly
 * returns) knows its own state and becomes confirmed only by being produced anew; any other is confirmed by a person. Two
 * people at least stand behind a signature: the producer never confirms, and signs only what somebody else confirmed.
 * Example: the director produces a roster report, the administrator confirms it, the director signs it.
 */
import type { Refusal } from '../shared/refusal.js';

export const REPORT_STATES = ['provisional', 'confirmed', 'signed'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export interface Person {
  readonly accountId: string;
  readonly staffId: string | null;
}

export interface Standing {
  /** what the report says of its own sources; null where nothing about them is left to confirm */
  readonly ownState: 'provisional' | 'confirmed' | null;
  readonly producer: Person;
  readonly confirmer: Person | null;
  readonly signer: Person | null;
}

/** Who confirmed and who signed does not matter here, only that somebody did. */
interface Acted {
  readonly ownState: Standing['ownState'];
  readonly confirmer: object | null;
  readonly signer: object | null;
}

export function stateOf({ ownState, confirmer, signer }: Acted): ReportState {
  if (signer !== null) return 'signed';
  return ownState ?? (confirmer === null ? 'provisional' : 'confirmed');
}

/** Why this person cannot confirm the report now; undefined when they can. */
export function refuseConfirming(standing: Standing, by: Person): Refusal | undefined {
  if (standing.signer !== null) return { code: 'report_already_signed' };
  if (standing.confirmer !== null) return { code: 'report_already_confirmed' };
  if (standing.ownState === 'provisional') return { code: 'report_still_provisional' };
  return isSamePerson(standing.producer, by) ? { code: 'confirmer_is_producer' } : undefined;
}

/** Why this person cannot sign the report now; undefined when they can. */
export function refuseSigning(standing: Standing, by: Person): Refusal | undefined {
  if (standing.signer !== null) return { code: 'report_already_signed' };
  if (standing.ownState === 'provisional') return { code: 'report_still_provisional' };
  if (stateOf(standing) === 'provisional') return { code: 'report_not_confirmed' };
  const isAlone = standing.confirmer === null && isSamePerson(standing.producer, by);
  return isAlone ? { code: 'producer_signs_alone' } : undefined;
}

/** A person with two accounts is still one person. */
export const isSamePerson = (one: Person, other: Person): boolean =>
  one.accountId === other.accountId || (one.staffId !== null && one.staffId === other.staffId);
