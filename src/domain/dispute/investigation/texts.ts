/** Words about investigations: a refusal, and what the timeline says. */
import type { InvestigationPayloads } from './events.js';

export const INVESTIGATION_TEXTS = {
  investigation_times_wrong: {
    zh: '调查的结束时间不能早于开始时间，且一次不超过 24 小时。',
    en: 'An investigation ends after it begins and lasts at most 24 hours.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const INVESTIGATION_EVENT_TEXTS = {
  InvestigationRecorded: { zh: '记录调查', en: 'Investigation recorded' },
} as const satisfies Record<keyof InvestigationPayloads, { readonly zh: string; readonly en: string }>;
