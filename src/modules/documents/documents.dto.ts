/** Papers of a file: the list of what there is and what is missing, issued versions, notes on the file. */
import { AUDIENCES, type Audience, PAPER_CODES, type PaperCode } from '../../domain/papers/catalog.js';
import { SHARING_GROUNDS, type SharingGround } from '../../domain/dispute/custody/words.js';
import { Bool, Code, InstantField, Int, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';

const UUID = '01900000-0000-7000-8000-0000000000d1';
const PAPER = {
  description:
    'Which paper: `application` 申请书 where somebody applied, else `intake_form` 受理登记表; `written_agreement` or `oral_agreement` by the form of the agreement.',
  example: 'cover',
};
const SUBJECT = {
  description:
    'What it is about, as the list of documents names it: a party, representative, session, agreement, obligation, visit, application to a court or referral. Null: the case as a whole.',
  example: null,
};
const PAGES = {
  min: 1,
  max: 10_000,
  description:
    'Pages of A4, worked out from the fixed layout; a word processor may count one more or less where it keeps punctuation or words together.',
  example: 2,
};
const NOTE = { max: 5000, multiline: true, description: 'What is odd about the file.', example: '照片另存光盘一张。' };

export class IssueDocumentRequest {
  @Uuid({ optional: true, description: 'Your own id for the document.', example: UUID }) id?: string;
  @OneOf(PAPER_CODES, PAPER) paper!: PaperCode;
  @Uuid({ ...SUBJECT, optional: true, nullable: true }) subjectId?: string | null;
  @Text({
    max: 500,
    multiline: true,
    optional: true,
    description: 'Why it is issued (again); kept as a note to the entry of the timeline, not printed.',
    example: '当事人遗失，重新出具',
  })
  reason?: string;
}

export class DraftQuery {
  @Uuid({ description: SUBJECT.description, optional: true }) subjectId?: string;
}

export class FolderQuery {
  @OneOf(AUDIENCES, {
    optional: true,
    default: 'archive',
    description:
      'For whom: the `archive` has everything; a `court` and the `police` do not get papers that are only about the work of the centre, nor a court clips of public cameras (R49). Concessions are in none of them (R25).',
    example: 'archive',
  })
  for?: Audience;

  @OneOf(SHARING_GROUNDS, {
    optional: true,
    description:
      'On which ground it leaves the centre: a duty of law, or the `share` consent of every party (R46); kept in the audit log. Required for a court or the police; not with `archive`.',
    example: 'statutory',
  })
  ground?: SharingGround;
}

export class WriteFileNoteRequest {
  @Uuid({ optional: true, description: 'Your own id for the note.', example: UUID }) id?: string;
  @Text({ ...NOTE }) text!: string;
  @OccurredAt() occurredAt?: string;
}

export class FileNoteResponse {
  @Uuid({ description: 'Id of the note.' }) id!: string;
  @Uuid({ description: 'Dispute it belongs to.' }) disputeId!: string;
  @Int({ min: 1, max: 100_000, description: 'The latest one is printed.', example: 1 }) version!: number;
  @Text(NOTE) text!: string;
  @InstantField({ description: 'When it was written.' }) writtenAt!: string;
  @Uuid({ nullable: true, description: 'Who wrote it; null: an account without staff.' }) writtenByStaffId!:
    string | null;
}

export class FileNoteListResponse {
  @NestedList(() => FileNoteResponse, { max: 10_000, description: 'Versions, the first one first.' })
  items!: FileNoteResponse[];
}

export class DocumentResponse {
  @Uuid({ description: 'Id of the document.' }) id!: string;
  @Uuid({ description: 'Dispute it belongs to.' }) disputeId!: string;
  @OneOf(PAPER_CODES, PAPER) paper!: string;
  @Text({ max: 100, description: 'Its name in the language asked for.', example: '卷宗封面' }) title!: string;
  @Uuid({ ...SUBJECT, nullable: true }) subjectId!: string | null;
  @Int({ min: 1, max: 100_000, description: 'Version of this paper about that; the earlier ones stay.', example: 1 })
  version!: number;
  @Text({ max: 64, description: 'SHA-256 of the file, hex.' }) digest!: string;
  @Int(PAGES) pages!: number;
  @Int({ min: 1, max: 100_000_000, description: 'Size of the file in bytes.', example: 14_000 }) bytes!: number;
  @InstantField({ description: 'When it was issued.' }) issuedAt!: string;
  @Uuid({ nullable: true, description: 'Who issued it; null: an account without staff.' }) issuedByStaffId!:
    string | null;
}

export class PaperReasonResponse {
  @Code({ description: 'Stable code, with which `archive` refuses.', example: 'rights_notice_not_on_file' })
  code!: string;
  @Text({ max: 1000, description: 'In the language asked for.' }) text!: string;
  @Text({ max: 10, nullable: true, description: 'Rule of `GET /rules`.', example: 'R40' }) ruleId!: string | null;
}

export class PaperResponse {
  @OneOf(PAPER_CODES, PAPER) paper!: string;
  @Text({ max: 100, description: 'Its name in the language asked for.', example: '卷宗封面' }) title!: string;
  @Int({
    min: 1,
    max: 13,
    nullable: true,
    description: 'Its place among the thirteen of 司发通〔2010〕239号; null: a local addition.',
    example: 1,
  })
  item!: number | null;
  @Uuid({ ...SUBJECT, nullable: true }) subjectId!: string | null;
  @Text({
    max: 1000,
    nullable: true,
    description: 'The same in a few words; null: the case, or nothing yet.',
    example: null,
  })
  subject!: string | null;
  @Bool({
    description: 'Belongs to the file already, issued or not; false: a form that may be handed out, such as a draft.',
  })
  onFile!: boolean;
  @Bool({ description: 'The file must have it (R40).' }) compulsory!: boolean;
  @Bool({
    description:
      'Can be issued now: the case has it and there is something to print; of an archived case cover, contents and back cover once more, and what is compulsory and never was issued.',
  })
  issuable!: boolean;
  @Bool({
    description:
      'The latest version says something else than the record by now, so that it may be issued again; of an agreement its text counts alone. False: nothing was issued, or it still says the same.',
  })
  outdated!: boolean;
  @NestedList(() => PaperReasonResponse, { max: 1000, description: 'Why it counts as missing; empty: it does not.' })
  missing!: PaperReasonResponse[];
  @NestedList(() => DocumentResponse, { max: 100_000, description: 'Versions issued, the first one first.' })
  versions!: DocumentResponse[];
}

export class PaperListResponse {
  @NestedList(() => PaperResponse, { max: 100_000, description: 'In the order of the file.' }) items!: PaperResponse[];
  @NestedList(() => PaperReasonResponse, {
    max: 10_000,
    description: 'Everything that stands against archiving (R40), also what no paper of this list answers.',
  })
  missing!: PaperReasonResponse[];
}
