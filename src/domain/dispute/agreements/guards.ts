/**
 * Copies of a written agreement go to each party and to the committee (R27, PML 29); what hangs on a condition is owed from the
 * day it comes true (R34); shares of several debtors add up to the last fen (R29).
 * Example: three copies were made and three handed over: a fourth is refused until more are made in a new version.
 */
import type { PartyId } from '../../shared/ids.js';
import type { Refusal } from '../../shared/refusal.js';
import { yuan } from '../agreement-guards.js';
import type { DraftAgreement } from '../commands.js';
import { agreementInForce } from '../confirmation/window.js';
import type { Refer } from '../custody/commands.js';
import type { Merge } from '../ending/commands.js';
import { refusal, standing, type Guard } from '../guard.js';
import type { DeliverAgreement, ResolveCondition, VoidDelivery } from './commands.js';
import { owesNothing, standingDeliveries, undeliveredOf } from './facts.js';

/** R29: of several debtors each owes a share, no stranger does, and the shares are the whole. */
export const sharesAddUp: Guard<DraftAgreement> = ({ command }) =>
  command.obligations.flatMap(({ kind, amountFen, debtorPartyIds, shares = [] }, index): Refusal[] => {
    if (shares.length === 0) return [];
    if (kind !== 'pay') return [refusal('shares_not_applicable', 'R29', { index })];
    if (amountFen === null) return [];
    const sharers = shares.map(({ partyId }) => partyId).sort();
    if (sharers.join() !== [...debtorPartyIds].sort().join())
      return [refusal('shares_not_of_debtors', 'R29', { index })];
    if (shares.some((share) => share.amountFen <= 0)) return [refusal('amount_not_positive', 'R29', { index })];
    const sum = shares.reduce((total, share) => total + share.amountFen, 0);
    return sum === amountFen
      ? []
      : [refusal('shares_do_not_add_up', 'R29', { index, sum: yuan(sum), amount: yuan(amountFen) })];
  });

export const deliversWhatIsInForce: Guard<DeliverAgreement> = ({ facts, command: { agreementId, deliveredOn } }) => {
  const agreement = agreementInForce(facts);
  if (agreement?.agreementId !== agreementId) return refusal('nothing_to_deliver', 'R27');
  if (agreement.form === 'oral') return refusal('oral_has_no_copies', 'R27');
  return deliveredOn < agreement.effectiveOn
    ? refusal('delivered_before_effect', 'R27', { effectiveOn: agreement.effectiveOn })
    : undefined;
};

export const deliversToWhomItBinds: Guard<DeliverAgreement> = ({ facts, command: { partyId } }) => {
  const bound = agreementInForce(facts)?.partyIds;
  return partyId === null || bound === undefined || bound.includes(partyId)
    ? undefined
    : refusal('party_unknown', undefined, { partyId });
};

/** PML 29: one to each party and one that the committee keeps. */
const copiesNeeded = (partyIds: readonly PartyId[]): number => partyIds.length + 1;

export const copiesSuffice: Guard<DraftAgreement> = ({ facts, command: { form, copies } }) => {
  const needed = copiesNeeded(standing(facts).map(({ partyId }) => partyId));
  return form === 'written' && copies !== undefined && copies < needed
    ? refusal('copies_too_few', 'R27', { made: copies, needed })
    : undefined;
};

/** One is kept back for everybody who has none yet; fewer than needed, from before that was refused, bar nobody from theirs. */
export const copiesAreLeft: Guard<DeliverAgreement> = ({ facts, command }) => {
  const agreement = agreementInForce(facts);
  const lacking = agreement === undefined ? null : undeliveredOf(facts, agreement);
  if (agreement === undefined || agreement.copies === null || lacking === null) return undefined;
  if (command.partyId !== null && !agreement.partyIds.includes(command.partyId)) return undefined;
  const made = Math.max(agreement.copies, copiesNeeded(agreement.partyIds));
  const left = made - standingDeliveries(agreement).reduce((sum, { copies }) => sum + copies, 0);
  if (command.copies > left) return refusal('copies_used_up', 'R27', { made, left });
  const waiting = [...lacking.partyIds, ...(lacking.committee ? [null] : [])].filter((id) => id !== command.partyId);
  return command.copies > left - waiting.length
    ? refusal('copies_kept_back', 'R27', { left, waiting: waiting.length })
    : undefined;
};

export const deliveryStands: Guard<VoidDelivery> = ({ facts, command: { agreementId, deliveryId }, at }) => {
  const agreement = facts.agreements.find((one) => one.agreementId === agreementId);
  const found = agreement && standingDeliveries(agreement).find((one) => one.deliveryId === deliveryId);
  if (found === undefined) return refusal('delivery_not_standing', 'R27');
  return at < found.at ? refusal('void_before_delivery', 'R27') : undefined;
};

const dutyOf = ({ facts, command }: Parameters<Guard<ResolveCondition>>[0]) =>
  facts.obligations.find(({ obligationId }) => obligationId === command.obligationId);

/** A later finding overrules an earlier one, until the promise is performed, waived or handed over. */
export const conditionStands: Guard<ResolveCondition> = (c) => {
  const duty = dutyOf(c);
  if (duty === undefined || duty.condition === null) return refusal('no_condition', 'R34');
  return duty.state === 'open' || owesNothing(duty) ? undefined : refusal('obligation_not_open', 'R34');
};

export const resolvedAfterEffect: Guard<ResolveCondition> = ({ facts, command: { occurredOn } }) => {
  const effectiveOn = agreementInForce(facts)?.effectiveOn;
  return effectiveOn !== undefined && occurredOn < effectiveOn
    ? refusal('condition_before_effect', 'R34', { effectiveOn })
    : undefined;
};

/** What was paid on the strength of a condition speaks against its having failed. */
export const nothingWasPerformed: Guard<ResolveCondition> = (c) => {
  const isPerformed = dutyOf(c)?.performances.some(({ voided }) => !voided) === true;
  return !c.command.happened && isPerformed ? refusal('condition_was_performed', 'R34') : undefined;
};

/** R30: what binds is not left behind by a case that goes elsewhere while its change is mediated. */
export const agreementIsDone: Guard<Refer | Merge> = ({ facts: { agreementId, obligations, visits } }) => {
  const duties = obligations.filter(({ state }) => state === 'open').length;
  const open = visits.filter(({ visitedOn }) => visitedOn === null).length;
  return agreementId === null || duties + open === 0
    ? undefined
    : refusal('agreement_stands', 'R30', { duties, visits: open });
};
