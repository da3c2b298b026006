/** From an allowed command to what happened about legal aid: with each step the clock it starts or moves (R15). */
import { dayOfInstant } from '../../shared/day.js';
import { type Emits, type Emitted, payloadOf } from '../emitting.js';
import type { CaseAt } from '../guard.js';
import type { AidCommand, CompleteLegalAidPapers, DecideLegalAid, RequestLegalAid } from './commands.js';
import { aidDue, dueWithPapers } from './deadlines.js';
import { aidRequest } from './facts.js';

function requested({ command, context, at }: CaseAt<RequestLegalAid>): readonly Emitted[] {
  const receivedOn = dayOfInstant(at, context.zone);
  const due = command.kind === 'advice' ? null : aidDue('decision', receivedOn, context.calendar);
  return [{ type: 'LegalAidRequested', payload: { ...payloadOf(command), receivedOn, due } }];
}

function completed({ facts, command, context, at }: CaseAt<CompleteLegalAidPapers>): readonly Emitted[] {
  const { requestId } = command;
  const { decision, papersListedAt } = aidRequest(facts, requestId) ?? {};
  if (decision == null || papersListedAt == null) throw new Error('papers complete that were never listed');
  const [listedOn, completedOn] = [dayOfInstant(papersListedAt, context.zone), dayOfInstant(at, context.zone)];
  const due = dueWithPapers(decision, listedOn, completedOn, context.calendar);
  return [{ type: 'LegalAidPapersCompleted', payload: { requestId, due } }];
}

function decided({ command, context, at }: CaseAt<DecideLegalAid>): readonly Emitted[] {
  const { requestId, granted } = command;
  const due = granted ? aidDue('assignment', dayOfInstant(at, context.zone), context.calendar) : null;
  return [{ type: 'LegalAidDecided', payload: { requestId, granted, due } }];
}

export const AID_EMIT = {
  requestLegalAid: requested,
  listLegalAidPapers: ({ command }) => [{ type: 'LegalAidPapersListed', payload: payloadOf(command) }],
  completeLegalAidPapers: completed,
  decideLegalAid: decided,
  assignLegalAid: ({ command }) => [{ type: 'LegalAidAssigned', payload: payloadOf(command) }],
  giveLegalAdvice: ({ command }) => [{ type: 'LegalAdviceGiven', payload: payloadOf(command) }],
  withdrawLegalAid: ({ command }) => [{ type: 'LegalAidWithdrawn', payload: payloadOf(command) }],
} as const satisfies Emits<AidCommand>;
