/** Truthful requests of this concern, for random walks. */
import type { PapersCommand } from '../../../src/domain/dispute/papers/commands.js';
import { papersOf } from '../../../src/domain/papers/catalog.js';
import { type CandidatesOf, occurredAt } from './scene.js';

export const PAPERS_CANDIDATES: CandidatesOf<PapersCommand> = {
  issuePaper: ({ facts, id }) =>
    papersOf(facts).map(({ paper, subjectId }) => ({
      type: 'issuePaper',
      documentId: id('document'),
      paper,
      subjectId,
      digest: `of version ${facts.version}`,
      says: `of version ${facts.version}`,
      occurredAt,
    })),
  writeFileNote: ({ id }) => [{ type: 'writeFileNote', noteId: id('note'), occurredAt }],
};
