/** What somebody asks for about the papers of a file: one issued, a note on the file written. */
import type { PaperCode } from '../../papers/catalog.js';
import type { RecordId } from '../../shared/ids.js';
import type { Timed } from '../commands.js';

export interface IssuePaper extends Timed {
  readonly type: 'issuePaper';
  readonly documentId: RecordId;
  readonly paper: PaperCode;
  /** null: the case as a whole */
  readonly subjectId: string | null;
  /** of its bytes, made from the record as it is now */
  readonly digest: string;
  /** digest of what it says, whatever its file looks like: the text of an agreement, of any other paper all that is printed */
  readonly says: string;
}

export interface WriteFileNote extends Timed {
  readonly type: 'writeFileNote';
  readonly noteId: RecordId;
}

export type PapersCommand = IssuePaper | WriteFileNote;
