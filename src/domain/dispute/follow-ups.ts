/**
 * What happens by itself once something was recorded: an amended or reopened case is routed anew, an agreement takes effect and settles
 * the case, in the place of one that was in force; mediation about a change that comes to nothing leaves that one standing; a last
 * performance completes it, a voided one reopens it, sessions fall when mediation ends, rests or begins anew elsewhere. Each step occurs at the
 * latest of its causes and of the previous change of state (api.md §1.1).
 */
import { addDays, laterOf, type Instant } from '../shared/day.js';
import { owesNothing } from './agreements/facts.js';
import { effectiveAt, effectiveDay, isComplete } from './agreement-effect.js';
import type { CaseCommand, SettlementVisitIds } from './commands.js';
import type { Context, DecidedEvent } from './context.js';
import type { CaseEvent } from './events.js';
import type { AgreementFacts, DisputeFacts, ObligationFacts, VisitFacts } from './facts.js';
import { windowOpened } from './confirmation/emit.js';
import { custodyFollowUps } from './custody/follow-ups.js';
import { openReports } from './unsettled/facts.js';
import { riskSteps } from './risk/follow-ups.js';
import { isSameRouting, routed } from './routing.js';

/** The next automatic steps, or none; asked again after each, until nothing follows. */
export function followUps(
  facts: DisputeFacts,
  command: CaseCommand,
  cause: DecidedEvent,
  context: Context,
): DecidedEvent[] {
  const written = (event: CaseEvent): DecidedEvent => bySystem(facts, cause.occurredAt, event);
  const ofRisk = riskSteps(facts, command, context).map(written);
  const own = ofState(facts, command, cause, context);
  if (own.length > 0) return [...ofRisk, ...own];
  return [...ofRisk, ...custodyFollowUps(facts, command, cause, context).map(written)];
}

function ofState(facts: DisputeFacts, command: CaseCommand, cause: DecidedEvent, context: Context): DecidedEvent[] {
  switch (facts.state) {
    case 'registered':
      return routedAgain(facts, command, cause.occurredAt);
    case 'mediating':
      return 'visitIds' in command ? settlement(facts, command.visitIds, context) : [];
    case 'settled':
      return [...observed(facts), ...completed(facts)].slice(0, 1);
    case 'performed':
      return facts.obligations.some(isOpen)
        ? [bySystem(facts, cause.occurredAt, { type: 'PerformanceReopened', payload: {} })]
        : [];
    case 'failed':
    case 'withdrawn':
      return [...cancelledSessions(facts), ...agreementStands(facts, cause.occurredAt)];
    case 'accepted':
    case 'suspended':
    case 'referred':
    case 'merged':
      return cancelledSessions(facts);
    default:
      return [];
  }
}

/** An amended case that leads to another department is routed there; a reopened one to whoever is on duty now. */
function routedAgain(facts: DisputeFacts, command: CaseCommand, at: Instant): DecidedEvent[] {
  if (command.type !== 'amend' && command.type !== 'reopen') return [];
  const { routing } = command;
  if (routing === undefined || isSameRouting(facts.routing, routing)) return [];
  return [routed(routing, command.type === 'amend' ? 'amended' : 'reopened', at, 'previous')];
}

function bySystem(facts: DisputeFacts, causedAt: Instant, event: CaseEvent): DecidedEvent {
  return { ...event, occurredAt: laterOf(causedAt, facts.lastStateChangeAt), causedBy: 'previous', bySystem: true };
}

const isOpen = (obligation: ObligationFacts): boolean => obligation.state === 'open';

function settlement(facts: DisputeFacts, visitIds: SettlementVisitIds, context: Context): DecidedEvent[] {
  const agreement = facts.agreements.find((draft) => isComplete(facts, draft));
  if (agreement === undefined) return [];
  const { agreementId, version } = agreement;
  const at = effectiveAt(agreement);
  const effectiveOn = effectiveDay(agreement);
  const rivals = facts.agreements.filter((other) => other.state !== 'superseded' && other.agreementId !== agreementId);
  const isContinuing = agreement.obligations.some((duty) => duty.continuing);
  const observationUntil = isContinuing ? addDays(effectiveOn, context.settings.observationDays) : null;
  const events: readonly CaseEvent[] = [
    { type: 'AgreementTookEffect', payload: { agreementId, version, effectiveOn } },
    ...rivals.map(superseded(agreement)),
    { type: 'Settled', payload: { agreementId, effectiveOn, observationUntil } },
    ...windowOpened(facts, agreement, effectiveOn, context),
    visit(visitIds[0], addDays(effectiveOn, context.settings.firstVisitDays)),
    ...(observationUntil === null ? [] : [visit(visitIds[1], observationUntil)]),
  ];
  return [...events.map((event) => bySystem(facts, at, event)), ...cancelledSessions(facts, at)];
}

const superseded =
  (winner: AgreementFacts) =>
  (rival: AgreementFacts): CaseEvent => ({
    type: 'AgreementSuperseded',
    payload: { agreementId: rival.agreementId, by: winner.agreementId },
  });

const visit = (visitId: string, dueOn: string): CaseEvent => ({
  type: 'ReturnVisitScheduled',
  payload: { visitId, dueOn, assigneeId: null, partyId: null, obligationId: null },
});

/** Mediation about a change came to nothing: what was agreed before still binds and is performed (R30). */
const agreementStands = (facts: DisputeFacts, at: Instant): DecidedEvent[] =>
  facts.agreementId === null
    ? []
    : [bySystem(facts, at, { type: 'AgreementStands', payload: { agreementId: facts.agreementId } })];

/** Planned sessions fall with the mediation they were planned for, so that their rooms are free again. */
function cancelledSessions(facts: DisputeFacts, at: Instant = facts.lastStateChangeAt): DecidedEvent[] {
  return facts.sessions
    .filter((session) => session.state === 'scheduled' || session.state === 'adjourned')
    .map(({ sessionId }) => bySystem(facts, at, { type: 'SessionCancelled', payload: { sessionId } }));
}

/** A continuing duty is performed when a visit at or after the end of its observation found no breach. */
function observed(facts: DisputeFacts): DecidedEvent[] {
  return facts.obligations.filter(isOpen).flatMap((duty) => {
    const found = facts.visits.find((candidate) => endsObservation(candidate, duty));
    if (found?.visitedAt == null) return [];
    const payload = { obligationId: duty.obligationId, visitId: found.visitId };
    return bySystem(facts, found.visitedAt, { type: 'ObligationObserved', payload });
  });
}

const endsObservation = (visited: VisitFacts, duty: ObligationFacts): boolean =>
  duty.observationUntil !== null &&
  visited.visitedOn !== null &&
  visited.visitedOn >= duty.observationUntil &&
  visited.breachFound === false &&
  (visited.obligationId === null || visited.obligationId === duty.obligationId);

/** A promise in dispute completes nothing: whoever answers the report decides what is on record (R35). */
function completed(facts: DisputeFacts): DecidedEvent[] {
  if (openReports(facts).some(({ obligationId }) => obligationId !== null)) return [];
  const isDone = (duty: ObligationFacts): boolean =>
    duty.state === 'performed' || duty.state === 'waived' || owesNothing(duty);
  if (!facts.obligations.every(isDone)) return [];
  const causes = [
    ...facts.obligations.flatMap(({ performedAt }) => performedAt ?? []),
    ...facts.unsettled.flatMap(({ obligationId, answeredAt }) => (obligationId === null ? [] : (answeredAt ?? []))),
  ];
  return [bySystem(facts, laterOf('', ...causes), { type: 'Performed', payload: {} })];
}
