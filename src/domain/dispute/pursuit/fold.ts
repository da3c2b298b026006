/** From log to facts about promises that were not kept by themselves. */
import { inObligation, type FoldsOf } from '../folding.js';
import type { PursuitPayloads } from './events.js';

export const PURSUIT_FOLDS = {
  Urged: (facts, { obligationId, advised }) =>
    inObligation(facts, obligationId, (duty) => ({
      ...duty,
      urges: duty.urges + 1,
      advised: duty.advised || advised,
    })),
  ObligationWaived: (facts, { obligationId, evidenceId = null }, { occurredAt }) =>
    inObligation(facts, obligationId, (duty) => ({ ...duty, state: 'waived', evidenceId, performedAt: occurredAt })),
  ObligationHandedOver: (facts, { obligationId, to, evidenceId = null }, { occurredAt }) =>
    inObligation(facts, obligationId, (duty) => ({
      ...duty,
      state: to === 'void' ? 'void' : 'handed_to_enforcement',
      handedTo: to,
      evidenceId,
      performedAt: occurredAt,
    })),
} as const satisfies FoldsOf<PursuitPayloads>;
