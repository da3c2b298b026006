/**
 * Performance and return visits. Sources: domain.md R29, R34, R35; PML 31. A wrong record is voided, never deleted.
 * Example: 3000.00 are owed and 2000.00 paid: a further 1500.00 is refused, 1000.00 completes it.
 */
import { dayOfInstant, earlierOf, laterOf } from '../shared/day.js';
import type { Close, RecordPerformance, RecordReturnVisit, ScheduleReturnVisit, VoidPerformance } from './commands.js';
import type { DisputeFacts, ObligationFacts, PerformanceFact } from './facts.js';
import { isKnown, refusal, type Guard } from './guard.js';
import { yuan } from './agreement-guards.js';
import type { ResolveCondition } from './agreements/commands.js';
import type { PursuitCommand, Urge } from './pursuit/commands.js';
import type { ReportUnsettled } from './unsettled/commands.js';

const obligationOf = (facts: DisputeFacts, id: string): ObligationFacts | undefined =>
  facts.obligations.find((obligation) => obligation.obligationId === id);

export const obligationIsOpen: Guard<RecordPerformance | PursuitCommand> = ({ facts, command }) =>
  obligationOf(facts, command.obligationId)?.state === 'open' ? undefined : refusal('obligation_not_open', 'R34');

/** R35: refraining cannot be handed over; that it lasted is found at a return visit. */
export const notContinuing: Guard<RecordPerformance> = ({ facts, command }) => {
  const duty = obligationOf(facts, command.obligationId);
  return duty?.continuing === true && duty.state === 'open'
    ? refusal('continuing_obligation', 'R35', { observationUntil: duty.observationUntil ?? '' })
    : undefined;
};

export const amountIsOwed: Guard<RecordPerformance> = ({ facts, command: { obligationId, amountFen } }) => {
  const duty = obligationOf(facts, obligationId);
  if (amountFen === null || duty === undefined || duty.state !== 'open') return undefined;
  if (duty.amountFen === null) return refusal('amount_not_applicable', 'R29', { index: 0 });
  if (amountFen <= 0) return refusal('amount_not_positive', 'R29', { index: 0 });
  const open = duty.amountFen - duty.paidFen;
  return amountFen > open ? refusal('amount_exceeds_open', 'R29', { open: yuan(open) }) : undefined;
};

/** Who says so and who confirmed it are parties of the case. */
export const wordsAreOfParties: Guard<RecordPerformance> = ({ facts, command, at }) =>
  [command.saidByPartyId, command.confirmedByPartyId].flatMap((partyId) =>
    partyId == null ? [] : (isKnown(facts, partyId, at) ?? []),
  );

/** Whose hand it came from owed it; where the agreement names no debtor it is left open. */
export const payerOwesIt: Guard<RecordPerformance> = ({ facts, command: { obligationId, paidByPartyId } }) => {
  const debtors = obligationOf(facts, obligationId)?.debtorPartyIds;
  return paidByPartyId == null || debtors === undefined || debtors.includes(paidByPartyId)
    ? undefined
    : refusal('payer_owes_nothing', 'R29', { partyId: paidByPartyId });
};

export interface FoundPerformance {
  readonly obligation: ObligationFacts;
  readonly performance: PerformanceFact;
}

export function performanceOf(facts: DisputeFacts, id: string): FoundPerformance | undefined {
  for (const obligation of facts.obligations) {
    const performance = obligation.performances.find((candidate) => candidate.performanceId === id);
    if (performance !== undefined) return { obligation, performance };
  }
  return undefined;
}

export const performanceStands: Guard<VoidPerformance> = ({ facts, command, at }) => {
  const found = performanceOf(facts, command.performanceId);
  if (found === undefined || found.performance.voided) return refusal('performance_not_standing', 'R34');
  return at < found.performance.at ? refusal('void_before_performance', 'R34') : undefined;
};

export const agreementIsInForce: Guard<ScheduleReturnVisit | ReportUnsettled> = ({ facts }) =>
  facts.agreementId === null ? refusal('no_agreement_in_force', 'R35') : undefined;

export const visitHasItsPeople: Guard<ScheduleReturnVisit> = ({ facts, command, context, at }) => {
  const { partyId, obligationId, assigneeId } = command;
  const isStaff = assigneeId === null || context.staff(assigneeId)?.active === true;
  return [
    ...[partyId === null ? undefined : isKnown(facts, partyId, at)].flatMap((found) => found ?? []),
    ...(obligationId === null || obligationOf(facts, obligationId) !== undefined
      ? []
      : [refusal('obligation_unknown')]),
    ...(isStaff ? [] : [refusal('staff_unknown', undefined, { staffId: assigneeId })]),
  ];
};

const settlementDay = (facts: DisputeFacts, zone: string): string =>
  facts.agreements.find((agreement) => agreement.agreementId === facts.agreementId)?.effectiveOn ??
  dayOfInstant(facts.settledAt ?? facts.receivedAt, zone);

export const visitFollowsSettlement: Guard<ScheduleReturnVisit> = ({ facts, command, context }) =>
  command.dueOn < settlementDay(facts, context.zone) ? refusal('visit_before_settlement', 'R35') : undefined;

export const visitIsOpen: Guard<RecordReturnVisit> = ({ facts, command }) => {
  const visit = facts.visits.find((candidate) => candidate.visitId === command.visitId);
  return visit !== undefined && visit.visitedOn === null ? undefined : refusal('return_visit_not_open', 'R35');
};

export const visitedAfterSettlement: Guard<RecordReturnVisit> = ({ facts, command, context }) =>
  command.visitedOn < settlementDay(facts, context.zone) ? refusal('visit_before_settlement', 'R35') : undefined;

/** R35: somebody has asked after the last due day, or after what was performed before it; a visit still planned is told of first. */
export const visitedAfterLastDue: Guard<Close> = ({ facts: { state, obligations, visits }, context }) => {
  const isOfAgreement = state === 'settled' || state === 'performed';
  if (!isOfAgreement || visits.some(({ visitedOn }) => visitedOn === null)) return undefined;
  const askedFrom = obligations.flatMap((duty) => {
    if (duty.state !== 'performed' || duty.continuing || duty.performedAt === null) return [];
    const performedOn = dayOfInstant(duty.performedAt, context.zone);
    return duty.dueOn === null ? performedOn : earlierOf(performedOn, duty.dueOn);
  });
  const dueOn = laterOf('', ...askedFrom);
  const lastVisit = laterOf('', ...visits.flatMap(({ visitedOn }) => visitedOn ?? []));
  return dueOn > lastVisit ? refusal('visit_after_due_missing', 'R35', { dueOn }) : undefined;
};

/** Who works on the case only through a visit or check records that one and no other. */
export const visitIsGivenToActor: Guard<RecordReturnVisit> = ({ facts, command, context }) => {
  if (!context.actor.onlyAsHelper) return undefined;
  const visit = facts.visits.find((candidate) => candidate.visitId === command.visitId);
  return visit?.assigneeId === context.actor.staffId ? undefined : refusal('not_given_to_you');
};

export const checkIsGivenToActor: Guard<RecordPerformance | Urge | ResolveCondition> = ({
  facts,
  command,
  context,
}) => {
  if (!context.actor.onlyAsHelper) return undefined;
  const isGiven = facts.visits.some(
    (visit) =>
      visit.assigneeId === context.actor.staffId &&
      (visit.obligationId === null || visit.obligationId === command.obligationId),
  );
  return isGiven ? undefined : refusal('not_given_to_you');
};
