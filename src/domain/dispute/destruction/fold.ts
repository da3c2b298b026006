/** From log to facts about the destruction of a file. The state stays `archived`: its stub is in the archive. */
import type { FoldsOf } from '../folding.js';
import type { DestructionPayloads } from './events.js';

export const DESTRUCTION_FOLDS = {
  DestructionProposed: (facts, { destructionId }, { actorId, staffId, occurredAt }) => ({
    ...facts,
    destruction: {
      ...facts.destruction,
      proposal: { destructionId, proposedByAccountId: actorId, proposedByStaffId: staffId, at: occurredAt },
    },
  }),
  DestructionRejected: (facts) => ({ ...facts, destruction: { ...facts.destruction, proposal: null } }),
  FileDestroyed: (facts, _, { occurredAt }) => ({
    ...facts,
    destruction: { proposal: null, destroyedAt: occurredAt },
  }),
} as const satisfies FoldsOf<DestructionPayloads>;
