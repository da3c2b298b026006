/**
 * What the rules know of shares, conditions and copies. A conditional promise has no day until its condition came true; one
 * whose condition cannot come true any more is void and owes nothing.
 * Example: "if the leak comes back, 500.00 within ten days": it comes back on 1 June, so it is due on 11 June.
 */
import type { Instant } from '../../shared/day.js';
import type { PartyId, RecordId } from '../../shared/ids.js';
import type { AgreementFacts, DisputeFacts, ObligationFacts } from '../facts.js';
import { standing } from '../guard.js';
import { FINISHED } from '../states.js';

/** What one debtor of several owes of an amount. */
export interface Share {
  readonly partyId: PartyId;
  readonly amountFen: number;
}

export interface ConditionTerms {
  readonly dueDaysAfter: number;
}

export interface DeliveryFact {
  readonly deliveryId: RecordId;
  /** null: the committee's own copy */
  readonly partyId: PartyId | null;
  readonly copies: number;
  readonly at: Instant;
  /** the entry that marked it void; null: it stands */
  readonly voidedSeq: number | null;
}

/** Nobody has found yet whether its condition came true: nothing is due. */
export const isUnresolved = ({ condition, dueOn, state }: ObligationFacts): boolean =>
  condition !== null && dueOn === null && state === 'open';

/** A condition that cannot come true leaves nothing owed; what a court set aside is another matter. */
export const owesNothing = ({ state, handedTo }: ObligationFacts): boolean => state === 'void' && handedTo === null;

/** Something agreed is still to be done. It binds also while its change is mediated, until the case is closed (R30). */
export const isBeingPerformed = ({ state, agreementId, obligations }: DisputeFacts): boolean =>
  agreementId !== null && !FINISHED.some((one) => one === state) && obligations.some((duty) => duty.state === 'open');

export interface Undelivered {
  readonly partyIds: readonly PartyId[];
  readonly committee: boolean;
}

export const standingDeliveries = ({ deliveries }: Pick<AgreementFacts, 'deliveries'>): DeliveryFact[] =>
  deliveries.filter(({ voidedSeq }) => voidedSeq === null);

/** Who has no copy of a written agreement yet (PML 29); null where there is none to hand over. */
export function undeliveredOf(
  facts: DisputeFacts,
  agreement: AgreementFacts,
  at: Instant = facts.lastRecordedAt,
): Undelivered | null {
  const { form, state, partyIds } = agreement;
  if (form === 'oral' || state !== 'effective') return null;
  const given = standingDeliveries(agreement).filter((delivery) => delivery.at <= at);
  const holders = given.map(({ partyId }) => partyId);
  const bound = standing(facts).filter(({ partyId }) => partyIds.includes(partyId));
  return {
    partyIds: bound.map(({ partyId }) => partyId).filter((id) => !holders.includes(id)),
    committee: !holders.includes(null),
  };
}
