/** Commands of this concern as requests. */
import type { EvidenceCommand } from '../../../src/domain/dispute/evidence/commands.js';
import { newId } from '../world.js';
import { action, form, idOf, type TranslationsOf, when } from './translate.js';

export const EVIDENCE_TRANSLATIONS: TranslationsOf<EvidenceCommand> = {
  // No two files are the same.
  attach: ({ command: { attachmentId, kind, providedByPartyId, occurredAt }, base }) =>
    form(
      `${base}/attachments`,
      {
        id: idOf(attachmentId),
        kind,
        title: '材料',
        source: '当事人提交',
        ...(providedByPartyId === null ? { provider: '居委会' } : { providedBy: idOf(providedByPartyId) }),
        ...when(occurredAt),
      },
      newId(),
    ),
  voidAttachment: ({ command: { attachmentId, occurredAt }, facts }) =>
    action(`/attachments/${attachmentId}/void`, facts, { reason: '误传', ...when(occurredAt) }),
};
