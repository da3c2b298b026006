/** Words about files of a case: refusals, and what the timeline says. */
import type { EvidencePayloads } from './events.js';

export const EVIDENCE_TEXTS = {
  attachments_full: {
    zh: '本案附件已达 {count} 件上限，请先作废传错的附件。',
    en: 'The case holds {count} attachments, which is the most: mark wrong ones void first.',
  },
  attachment_not_standing: {
    zh: '没有这件附件，或者已经作废。',
    en: 'There is no such attachment, or it is void already.',
  },
  attachment_not_yours: {
    zh: '您只办理本案的回访或核查，只能作废自己上传的附件；其他附件请由承办人作废。',
    en: 'You have only a visit or check of this case: you may mark void what you filed yourself; the rest is for those who handle it.',
  },
  attachment_relied_on: {
    zh: '告知、同意、授权或者签名以该附件为凭，不能作废。',
    en: 'A notice, a consent, a power or a signature rests on this attachment: it cannot be marked void.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const EVIDENCE_EVENT_TEXTS = {
  AttachmentAdded: { zh: '附件入卷', en: 'Attachment filed' },
  AttachmentVoided: { zh: '附件作废', en: 'Attachment marked void' },
} as const satisfies Record<keyof EvidencePayloads, { readonly zh: string; readonly en: string }>;
