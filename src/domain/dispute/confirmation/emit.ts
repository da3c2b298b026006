/** From an allowed command to what happened about judicial confirmation. */
import type { Emits } from '../emitting.js';
import type { ConfirmationCommand } from './commands.js';

export const CONFIRMATION_EMIT = {
  applyForConfirmation: ({ command: { type: _, papers: __, contents: ___, ...payload } }) => [
    { type: 'ConfirmationApplied', payload },
  ],
  recordConfirmationResult: ({ command: { confirmationId, decidedOn, result } }) => [
    { type: 'ConfirmationDecided', payload: { confirmationId, decidedOn, result } },
  ],
} as const satisfies Emits<ConfirmationCommand>;
