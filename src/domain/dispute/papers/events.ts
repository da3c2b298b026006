/** What happened about the papers of a file. The papers themselves are in a table; the log knows that they were issued. */
import type { PaperCode } from '../../papers/catalog.js';
import type { RecordId } from '../../shared/ids.js';

export interface PapersPayloads {
  PaperIssued: {
    readonly documentId: RecordId;
    readonly paper: PaperCode;
    readonly subjectId: string | null;
    readonly version: number;
    readonly digest: string;
    /** left out by papers issued before it was kept */
    readonly says?: string;
    /** issued of a file in the archive */
    readonly inArchive?: true;
  };
  FileNoteWritten: { readonly noteId: RecordId; readonly version: number };
}
