/** Truthful requests of this concern, for random walks. */
import type { EvidenceCommand } from '../../../src/domain/dispute/evidence/commands.js';
import { standingAttachments } from '../../../src/domain/dispute/evidence/standing.js';
import { UPLOADED_KINDS } from '../../../src/domain/dispute/evidence/words.js';
import { type CandidatesOf, occurredAt } from './scene.js';

export const EVIDENCE_CANDIDATES: CandidatesOf<EvidenceCommand> = {
  attach: ({ facts, id }) =>
    UPLOADED_KINDS.map((kind, index) => ({
      type: 'attach',
      attachmentId: id('attachment'),
      kind,
      providedByPartyId: facts.parties[index % 2]?.partyId ?? null,
      occurredAt,
    })),
  voidAttachment: ({ facts }) =>
    standingAttachments(facts).map((attachmentId) => ({ type: 'voidAttachment', attachmentId, occurredAt })),
};
