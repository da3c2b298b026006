/**
 * What the passing of time does to a case by itself (R22): once, on the day after the last day of mediation, it is marked as
 * expired and goes to the director's desk. Nothing ends by itself. Example: due on 5 June, found at 00:01 on the 6th.
 */
import { isExpired, runningDeadline } from '../../deadlines/deadlines.js';
import { endOfDayInstant, laterOf, toInstant } from '../../shared/day.js';
import type { Context, DecidedEvent } from '../context.js';
import type { DisputeFacts } from '../facts.js';

/** It occurred at the end of the last day, or with the last change of state when that came later. */
export function expiry(facts: DisputeFacts, { now, zone }: Context): DecidedEvent[] {
  const deadline = runningDeadline(facts);
  if (deadline === undefined || facts.expiredAt !== null || !isExpired(facts, toInstant(now), zone)) return [];
  const { dueOn } = deadline;
  const occurredAt = laterOf(endOfDayInstant(dueOn, zone), facts.lastStateChangeAt);
  return [{ type: 'Expired', payload: { dueOn }, occurredAt, causedBy: null, bySystem: true }];
}
