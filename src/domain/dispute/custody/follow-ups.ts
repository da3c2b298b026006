/**
 * What happens by itself about whose hands a case is in: what nobody has accepted is routed at its new centre, a referral nobody has answered lapses when the case ends or goes to another
 * centre; one objection too many raises a supervision for the director (R13), who has as many working days as a department has
 * to object. Example: the second department objects on Monday; the director decides by the Monday after.
 */
import { addWorkingDays } from '../../deadlines/working-days.js';
import { dayOfInstant } from '../../shared/day.js';
import type { CaseCommand } from '../commands.js';
import type { Context, DecidedEvent } from '../context.js';
import type { CaseEvent } from '../events.js';
import type { DisputeFacts } from '../facts.js';
import { isOpen } from '../states.js';
import { objectionsOf, openReferral, openSupervisions } from './facts.js';

export function custodyFollowUps(
  facts: DisputeFacts,
  command: CaseCommand,
  cause: DecidedEvent,
  context: Context,
): CaseEvent[] {
  return [...routedAnew(facts, command, cause), ...lapsed(facts), ...raised(facts, command, cause, context)];
}

/** Nobody has accepted it yet: the roster of the other centre says whose it is, or in whose queue it waits (R12). */
function routedAnew(facts: DisputeFacts, command: CaseCommand, cause: DecidedEvent): CaseEvent[] {
  const hasMoved = cause.type === 'Escalated' || cause.type === 'Returned';
  if (!hasMoved || facts.state !== 'registered') return [];
  const routing = command.type === 'escalate' || command.type === 'returnCase' ? command.routing : null;
  return routing === null ? [] : [{ type: 'Routed', payload: { ...routing, cause: 'escalated' } }];
}

function lapsed(facts: DisputeFacts): CaseEvent[] {
  const referral = openReferral(facts);
  if (referral === undefined || referral.body !== null) return [];
  const isOvertaken = !isOpen(facts.state) || referral.centerId !== facts.custodyCenterId;
  return isOvertaken ? [{ type: 'ReferralLapsed', payload: { referralId: referral.referralId } }] : [];
}

function raised(
  facts: DisputeFacts,
  command: CaseCommand,
  cause: DecidedEvent,
  { calendar, settings, zone }: Context,
): CaseEvent[] {
  if (cause.type !== 'ReferralObjected' || cause.payload.to !== null || command.type !== 'objectToReferral') return [];
  const isRaised = openSupervisions(facts).some((supervision) => supervision.cause === 'objections');
  if (isRaised || objectionsOf(facts) < settings.objectionsUntilSupervision) return [];
  const dueOn = addWorkingDays(calendar, dayOfInstant(cause.occurredAt, zone), settings.referralObjectionDays);
  const { supervisionId } = command;
  return [{ type: 'SupervisionOrdered', payload: { supervisionId, cause: 'objections', dueOn } }];
}
