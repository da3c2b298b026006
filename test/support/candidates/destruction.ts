/** Truthful requests of this concern, for random walks. */
import type { DestructionCommand } from '../../../src/domain/dispute/destruction/commands.js';
import type { CandidatesOf } from './scene.js';

export const DESTRUCTION_CANDIDATES: CandidatesOf<DestructionCommand> = {
  proposeDestruction: ({ id }) => [{ type: 'proposeDestruction', destructionId: id('destruction') }],
  decideDestruction: () =>
    [true, false].map((approved) => ({ type: 'decideDestruction', approved, isAppraised: true })),
};
