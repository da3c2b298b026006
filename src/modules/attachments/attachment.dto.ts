/** Attachments as they are sent and shown. */
import { CLIP_PURPOSES, type ClipPurpose } from '../../domain/clips/words.js';
import { ATTACHMENT_KINDS, UPLOADED_KINDS, type UploadedKind } from '../../domain/dispute/evidence/words.js';
import { MEDIA_TYPES } from '../../platform/files/media-type.js';
import { Bool, InstantField, Int, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';
import { PageResponse } from '../../platform/http/page.js';
import { FilePart } from '../../platform/http/upload-route.js';

const UUID = '01900000-0000-7000-8000-0000000000f1';
const KIND = {
  description:
    'What it is: evidence 证据, photo, audio, video, scan of a signed page, paper of a court, something else; a clip of a public camera comes in through `/clips` only (R49).',
  example: 'evidence',
};
const TITLE = { max: 200, description: 'What it shows, as the index of the file will say.', example: '渗水照片' };
const HIDDEN =
  'Null, as are source, provider, name and reason, for those who see the case but neither handle it nor filed this.';
const SOURCE = {
  max: 200,
  description: 'Where it came from; needed for evidence.',
  example: '申请人于2026年10月10日拍摄',
};
const PROVIDED_BY = { description: 'Party who provided it.', example: UUID };
const PROVIDER = { max: 100, description: 'Who provided it, where that is no party.', example: '示例社区居委会' };
const REASON = { max: 500, multiline: true, description: 'Why it is void.', example: '误传他案材料' };

export const FILE_DESCRIPTION = `The file itself, one and not empty. Told by its content, never by its name; taken are ${Object.keys(MEDIA_TYPES).join(', ')}.`;

export class AttachRequest {
  @Uuid({ optional: true, description: 'Your own id for the attachment.', example: UUID }) id?: string;
  @OneOf(UPLOADED_KINDS, KIND) kind!: UploadedKind;
  @Text(TITLE) title!: string;
  @Text({ ...SOURCE, optional: true }) source?: string;
  @Uuid({
    ...PROVIDED_BY,
    optional: true,
    description: 'Party who provided it; or `provider`. One is needed for evidence.',
  })
  providedBy?: string;
  @Text({ ...PROVIDER, optional: true }) provider?: string;
  @OccurredAt('When it was handed in, if it is written down later; default now.') occurredAt?: string;
  @FilePart(FILE_DESCRIPTION) file!: unknown;
}

export class VoidAttachmentRequest {
  @Text(REASON) reason!: string;
  @OccurredAt() occurredAt?: string;
}

export class AttachmentContentQuery {
  @OneOf(CLIP_PURPOSES, {
    optional: true,
    description: 'Why it is looked at; needed for a clip of a public camera, and kept in the audit log (R49).',
    example: 'mediation',
  })
  purpose?: ClipPurpose;
}

export class AttachmentResponse {
  @Uuid({ description: 'Id of the attachment.' }) id!: string;
  @Uuid({ description: 'Dispute it is filed with.' }) disputeId!: string;
  @OneOf(ATTACHMENT_KINDS, KIND) kind!: string;
  @Text({ ...TITLE, nullable: true, description: `${TITLE.description} ${HIDDEN}` }) title!: string | null;
  @Text({ ...SOURCE, nullable: true }) source!: string | null;
  @Uuid({ ...PROVIDED_BY, nullable: true }) providedBy!: string | null;
  @Text({ ...PROVIDER, nullable: true }) provider!: string | null;
  @InstantField({ description: 'When it was handed in.' }) occurredAt!: string;
  @InstantField({ description: 'When it was filed.' }) recordedAt!: string;
  @Text({
    max: 200,
    nullable: true,
    description: 'Name it is saved under, with the extension of what it is; null where `title` is.',
    example: '渗水照片.jpg',
  })
  name!: string | null;
  @OneOf(Object.values(MEDIA_TYPES), { description: 'What its content was found to be.', example: 'image/jpeg' })
  mediaType!: string;
  @Int({ min: 1, max: 1_000_000_000_000, description: 'Bytes.', example: 482_133 }) size!: number;
  @Text({
    max: 64,
    min: 64,
    description: 'SHA-256 of the content, in hexadecimal digits.',
    example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  })
  sha256!: string;
  @Bool({ description: 'Marked void: it stays listed, and its content is not answered any more.' }) voided!: boolean;
  @Text({ ...REASON, nullable: true }) voidReason!: string | null;
  @Bool({ description: 'True in the answer to an upload of what was on file already: nothing new was stored.' })
  duplicate!: boolean;
}

export class AttachmentPage extends PageResponse {
  @NestedList(() => AttachmentResponse, { max: 200, description: 'Attachments in the order they were filed.' })
  items!: AttachmentResponse[];
}
