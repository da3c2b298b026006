/** From log to facts about files of a case. */
import type { FoldsOf } from '../folding.js';
import type { EvidencePayloads } from './events.js';

export const EVIDENCE_FOLDS = {
  AttachmentAdded: (facts, { attachmentId, kind }, { occurredAt, actorId }) => ({
    ...facts,
    attachments: [
      ...facts.attachments,
      { attachmentId, kind, at: occurredAt, filedBy: actorId, shows: null, voidedAt: null },
    ],
  }),
  AttachmentVoided: (facts, { attachmentId }, { occurredAt }) => ({
    ...facts,
    attachments: facts.attachments.map((one) =>
      one.attachmentId === attachmentId ? { ...one, voidedAt: occurredAt } : one,
    ),
  }),
} as const satisfies FoldsOf<EvidencePayloads>;
