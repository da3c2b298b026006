/** Words about the destruction of a file: refusals, and what the timeline says. */
import type { DestructionPayloads } from './events.js';

export const DESTRUCTION_TEXTS = {
  file_destroyed: {
    zh: '本案卷已经依法销毁，只留有存根。',
    en: 'This file was destroyed after its retention; only a stub is left.',
  },
  retention_permanent: {
    zh: '永久保管的案卷不能销毁。',
    en: 'A file kept permanently is never destroyed.',
  },
  retention_running: {
    zh: '保管期限至 {until}，尚未届满，不能销毁。',
    en: 'The file is kept until {until} and cannot be destroyed before.',
  },
  destruction_waits: {
    zh: '已经提请销毁，等待审批。',
    en: 'Destruction is proposed already and waits for the decision.',
  },
  destruction_not_proposed: {
    zh: '没有等待审批的销毁提请。',
    en: 'No proposal to destroy this file waits for a decision.',
  },
  destruction_own_proposal: {
    zh: '销毁须由提请人以外的人批准。',
    en: 'Who proposed the destruction does not approve it: ask somebody else.',
  },
  appraisal_missing: {
    zh: '批准销毁，请写明鉴定小组和批文编号。',
    en: 'Name the appraisal group and the number of its paper to approve.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const DESTRUCTION_EVENT_TEXTS = {
  DestructionProposed: { zh: '提请销毁', en: 'Destruction proposed' },
  DestructionRejected: { zh: '不予销毁', en: 'Destruction turned down' },
  FileDestroyed: { zh: '批准并销毁，只留存根', en: 'Destruction approved and done; a stub is left' },
} as const satisfies Record<keyof DestructionPayloads, { readonly zh: string; readonly en: string }>;
