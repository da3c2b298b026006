/** From an allowed command to what happened to files of a case. */
import { type Emits, payloadOf } from '../emitting.js';
import type { EvidenceCommand } from './commands.js';

export const EVIDENCE_EMIT = {
  attach: ({ command }) => [{ type: 'AttachmentAdded', payload: payloadOf(command) }],
  voidAttachment: ({ command }) => [{ type: 'AttachmentVoided', payload: payloadOf(command) }],
} as const satisfies Emits<EvidenceCommand>;
