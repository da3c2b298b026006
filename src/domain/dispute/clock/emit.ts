/** From an allowed command to what happened about the clocks of a case. */
import { openPause, runningDeadline } from '../../deadlines/deadlines.js';
import { rolled, shifted, type DueDay } from '../../deadlines/pauses.js';
import { dayOfInstant } from '../../shared/day.js';
import type { CaseAt } from '../guard.js';
import { type Emits, payloadOf } from '../emitting.js';
import type { ClockCommand } from './commands.js';

/** The deadline once the pause that is open ends at that instant. */
export function dueAfterPause({ facts, context, at }: Pick<CaseAt, 'facts' | 'context' | 'at'>): DueDay | null {
  const [deadline, pause] = [runningDeadline(facts), openPause(facts)];
  if (deadline === undefined || deadline.endedAt !== null || pause === undefined) return null;
  const day = (instant: string): string => dayOfInstant(instant, context.zone);
  return shifted(deadline, day(pause.from), day(at), context.calendar);
}

export const CLOCK_EMIT = {
  suspend: ({ command }) => [{ type: 'Suspended', payload: payloadOf(command) }],
  resume: (c) => [{ type: 'Resumed', payload: { to: c.facts.suspendedFrom ?? 'assigned', due: dueAfterPause(c) } }],
  extend: ({ command: { dueOn }, context: { calendar } }) => [
    { type: 'Extended', payload: { due: rolled(dueOn, dueOn, calendar) } },
  ],
  countersignLateEntry: ({ command: { seq } }) => [{ type: 'LateEntryCountersigned', payload: { seq } }],
} as const satisfies Emits<ClockCommand>;
