/** From an allowed command to what happened to a file in the archive. */
import type { Emits } from '../emitting.js';
import type { DestructionCommand } from './commands.js';

export const DESTRUCTION_EMIT = {
  proposeDestruction: ({ command: { destructionId } }) => [{ type: 'DestructionProposed', payload: { destructionId } }],
  decideDestruction: ({ facts, command: { approved } }) => {
    const destructionId = facts.destruction.proposal?.destructionId;
    if (destructionId === undefined) throw new Error('decided on a destruction nobody proposed');
    return [{ type: approved ? 'FileDestroyed' : 'DestructionRejected', payload: { destructionId } }];
  },
} as const satisfies Emits<DestructionCommand>;
