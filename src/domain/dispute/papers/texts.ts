/** Words about the papers of a file: refusals, and what the timeline says. */
import type { PapersPayloads } from './events.js';

export const PAPERS_TEXTS = {
  paper_not_applicable: {
    zh: '本案目前没有“{form}”这份文书；可出具的文书见卷宗文书清单。',
    en: 'This case has no “{form}” of that kind now; the list of its documents shows what can be issued.',
  },
  paper_not_in_archive: {
    zh: '案件已归档，“{form}”不再出具；归档后只能补出封面、卷内目录、封底各一次，以及从未出具的必备文书。',
    en: 'The case is archived, so no “{form}” is issued any more: only cover, contents and back cover once each, and compulsory papers that never were.',
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
