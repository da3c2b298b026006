/**
 * R34: a late promise is urged, and from a number of urgings on (a setting) with the advice that a court can help; it ends
 * otherwise than by performance only when everybody to whom it is owed waives it in writing, or when it is handed over: to a
 * court for enforcement with the court's paper, to a lawsuit, or because a court set the agreement aside.
 * Sources: PML 31–33; CPL 206. Example: two urgings and no payment: the second one has to tell of the court.
 */
import { dayOfInstant } from '../../shared/day.js';
import { isUnresolved } from '../agreements/facts.js';
import type { DisputeFacts, ObligationFacts } from '../facts.js';
import { type CaseAt, isKnown, refusal, type Guard } from '../guard.js';
import { writtenYesObjections } from '../people/representation.js';
import type { HandOver, PursuitCommand, Urge, Waive } from './commands.js';
import { creditorsOf } from './creditors.js';
import { nextDueOn } from './instalments.js';
import { isLate } from './overdue.js';

type OnDuty = CaseAt<PursuitCommand>;

const openDuty = ({ facts, command }: OnDuty): ObligationFacts | undefined =>
  facts.obligations.find(({ obligationId, state }) => obligationId === command.obligationId && state === 'open');

const notLate = (c: OnDuty) => {
  const duty = openDuty(c);
  if (duty === undefined || isLate(c.facts, duty, dayOfInstant(c.at, c.context.zone))) return undefined;
  if (isUnresolved(duty)) return refusal('condition_unresolved', 'R34');
  return duty.continuing
    ? refusal('no_breach_found', 'R34')
    : refusal('obligation_not_late', 'R34', { dueOn: nextDueOn(duty) ?? '' });
};

export const dutyIsLate: Guard<Urge> = (c) => notLate(c);

/** Whoever has urged that often in vain tells the creditor’s way to court. */
export const courtIsTold: Guard<Urge> = (c) => {
  const duty = openDuty(c);
  const count = c.context.settings.urgesUntilAdvice;
  if (duty === undefined || c.command.advised || duty.advised || duty.urges + 1 < count) return undefined;
  return refusal('court_advice_missing', 'R34', { count });
};

export const waivedByAllCreditors: Guard<Waive> = (c) => {
  const { facts, command, at } = c;
  const unknown = command.partyIds.flatMap((partyId) => isKnown(facts, partyId, at) ?? []);
  if (unknown.length > 0) return unknown;
  const duty = openDuty(c);
  const creditors = duty === undefined ? command.partyIds : creditorsOf(facts, duty);
  return [
    ...command.partyIds
      .filter((partyId) => !creditors.includes(partyId))
      .map((partyId) => refusal('not_the_creditor', 'R34', { partyId })),
    ...creditors
      .filter((partyId) => !command.partyIds.includes(partyId))
      .map((partyId) => refusal('waiver_missing', 'R34', { partyId })),
  ];
};

/** R8, R9: giving a claim up is settling it anew. */
export const waiverBinds: Guard<Waive> = (c) =>
  writtenYesObjections(c, c.command.partyIds, c.command.representativeIds ?? [], 'settle');

/** An agreement that a court set aside binds nobody, late or not. */
export const lateOrVoid: Guard<HandOver> = (c) => (c.command.to === 'void' ? undefined : notLate(c));

/** Without a court behind it an agreement is sued on, not enforced. */
export const courtPaperIsNamed: Guard<HandOver> = ({ facts, command: { to, hasCourtPaper } }) =>
  to === 'lawsuit' || hasCourtPaper || (to === 'enforcement' && isConfirmed(facts))
    ? undefined
    : refusal('court_paper_missing', 'R34');

const isConfirmed = ({ agreementId, confirmations }: DisputeFacts): boolean =>
  confirmations.some((one) => one.agreementId === agreementId && one.result === 'valid');
