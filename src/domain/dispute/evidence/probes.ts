/** Truthful requests about files of a case, for the buttons at the desk. */
import { NONE, type Probes } from '../probing.js';
import type { EvidenceCommand, VoidAttachment } from './commands.js';
import { standingAttachments } from './standing.js';

const occurredAt = null;

const voiding = (attachmentId: string): VoidAttachment => ({ type: 'voidAttachment', attachmentId, occurredAt });

export const EVIDENCE_PROBES = {
  attach: () => [{ type: 'attach', attachmentId: NONE, kind: 'evidence', providedByPartyId: null, occurredAt }],
  voidAttachment: ({ facts }) => {
    const [first = NONE, ...rest] = standingAttachments(facts);
    return [voiding(first), ...rest.map(voiding)];
  },
} as const satisfies Probes<EvidenceCommand>;
