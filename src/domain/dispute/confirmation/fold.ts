/** From log to facts about judicial confirmation. */
import type { FoldsOf } from '../folding.js';
import type { ConfirmationPayloads } from './events.js';

export const CONFIRMATION_FOLDS = {
  ConfirmationApplied: (facts, { confirmationId, agreementId, filedOn }, { occurredAt }) => ({
    ...facts,
    confirmations: [...facts.confirmations, { confirmationId, agreementId, filedOn, at: occurredAt, result: null }],
  }),
  ConfirmationDecided: (facts, { confirmationId, result }) => ({
    ...facts,
    confirmations: facts.confirmations.map((one) => (one.confirmationId === confirmationId ? { ...one, result } : one)),
  }),
} as const satisfies FoldsOf<ConfirmationPayloads>;
