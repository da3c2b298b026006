/** From an allowed command to what happened about the papers. */
import { type Emits, payloadOf } from '../emitting.js';
import type { PapersCommand } from './commands.js';
import type { DisputeFacts } from '../facts.js';
import { lastIssued } from './facts.js';

const inArchive = ({ state }: DisputeFacts) => (state === 'archived' ? ({ inArchive: true } as const) : {});

export const PAPERS_EMIT = {
  issuePaper: ({ facts, command }) => [
    {
      type: 'PaperIssued',
      payload: { ...payloadOf(command), version: (lastIssued(facts, command)?.version ?? 0) + 1, ...inArchive(facts) },
    },
  ],
  writeFileNote: ({ facts, command: { noteId } }) => [
    { type: 'FileNoteWritten', payload: { noteId, version: facts.papers.fileNotes + 1 } },
  ],
} as const satisfies Emits<PapersCommand>;
