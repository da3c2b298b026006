/** From an allowed command to what happened about judicial confirmation; and the window that opens by itself with an agreement. */
import { dayOfInstant, type Day } from '../../shared/day.js';
import type { Context } from '../context.js';
import { payloadOf, type Emits } from '../emitting.js';
import type { CaseEvent } from '../events.js';
import type { AgreementFacts, DisputeFacts } from '../facts.js';
import type { ConfirmationCommand } from './commands.js';
import { noticesGiven, noticesOwed } from './notices.js';
import { isConfirmable, windowOf } from './window.js';

export const CONFIRMATION_EMIT = {
  tellOfConfirmation: ({ facts, command, context, at }) => {
    const { agreementId: _, ...told } = payloadOf(command);
    const given = noticesGiven(facts, command.partyId, dayOfInstant(at, context.zone));
    const occasions = given.map(({ occasion }) => occasion);
    return [{ type: 'ConfirmationTold', payload: { ...told, occasions } }];
  },
  applyForConfirmation: ({ command: { type: _, papers: __, contents: ___, ...payload } }) => [
    { type: 'ConfirmationApplied', payload },
  ],
  recordConfirmationResult: ({ command: { confirmationId, decidedOn, result } }) => [
    { type: 'ConfirmationDecided', payload: { confirmationId, decidedOn, result } },
  ],
} as const satisfies Emits<ConfirmationCommand>;

export function windowOpened(
  facts: Pick<DisputeFacts, 'track'>,
  { agreementId, partyIds }: AgreementFacts,
  effectiveOn: Day,
  { calendar, settings }: Context,
): CaseEvent[] {
  if (!isConfirmable(facts)) return [];
  const { lastDay, calendarKnown } = windowOf(effectiveOn, calendar);
  const notices = noticesOwed(partyIds, { effectiveOn, lastDay }, settings);
  return [{ type: 'ConfirmationWindowOpened', payload: { agreementId, lastDay, calendarKnown, notices } }];
}
