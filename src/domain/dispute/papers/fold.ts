/** From log to facts about the papers. */
import type { FoldsOf } from '../folding.js';
import type { PapersPayloads } from './events.js';

export const PAPERS_FOLDS = {
  PaperIssued: (facts, issued) => ({
    ...facts,
    papers: {
      ...facts.papers,
      issued: [
        ...facts.papers.issued.filter((one) => one.paper !== issued.paper || one.subjectId !== issued.subjectId),
        issued,
      ],
    },
  }),
  FileNoteWritten: (facts, { version }) => ({ ...facts, papers: { ...facts.papers, fileNotes: version } }),
} as const satisfies FoldsOf<PapersPayloads>;
