/** From an allowed command to what happened about something that is not settled. */
import { dueAfter } from '../../deadlines/pauses.js';
import { dayOfInstant } from '../../shared/day.js';
import { type Emits, payloadOf } from '../emitting.js';
import type { CaseAt } from '../guard.js';
import type { UnsettledCommand } from './commands.js';

/** By when it is answered: so many working days after it was said. */
export function answerDue({ context, at }: Pick<CaseAt, 'context' | 'at'>) {
  const length = { days: context.settings.unsettledAnswerDays, unit: 'working' } as const;
  const { dueOn, calendarKnown } = dueAfter(dayOfInstant(at, context.zone), length, context.calendar);
  return { dueOn, calendarKnown };
}

export const UNSETTLED_EMIT = {
  reportUnsettled: (c) => [{ type: 'UnsettledReported', payload: { ...payloadOf(c.command), ...answerDue(c) } }],
  answerUnsettled: ({ command }) => [{ type: 'UnsettledAnswered', payload: payloadOf(command) }],
} as const satisfies Emits<UnsettledCommand>;
