/** Words about the papers of a file: refusals, and what the timeline says. */
import type { PapersPayloads } from './events.js';

export const PAPERS_TEXTS = {
  paper_not_applicable: {
    zh: '本案目前没有“{form}”这份文书；可出具的文书见卷宗文书清单。',
    en: 'This case has no “{form}” of that kind now; the list of its documents shows what can be issued.',
  },
  paper_unchanged: {
    zh: '“{form}”与已出具的第 {version} 版内容相同，请直接下载该版本。',
    en: 'The “{form}” would say the same as version {version}, which is issued: download that one.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const PAPERS_EVENT_TEXTS = {
  PaperIssued: { zh: '出具文书', en: 'Paper issued' },
  FileNoteWritten: { zh: '写入卷宗情况说明', en: 'Note on the file written' },
} as const satisfies Record<keyof PapersPayloads, { readonly zh: string; readonly en: string }>;
