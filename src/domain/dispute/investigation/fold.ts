/** From log to facts: which records there are; each is a paper of the file (R40). */
import type { FoldsOf } from '../folding.js';
import type { InvestigationPayloads } from './events.js';

export const INVESTIGATION_FOLDS = {
  InvestigationRecorded: (facts, { investigationId }) => ({
    ...facts,
    investigationIds: [...facts.investigationIds, investigationId],
  }),
} as const satisfies FoldsOf<InvestigationPayloads>;
