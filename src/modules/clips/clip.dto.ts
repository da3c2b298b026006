/** Clips of public cameras as they are sent and shown (R49). */
import { CLIP_PURPOSES, type ClipPurpose } from '../../domain/clips/words.js';
import { type Extension, MEDIA_TYPES } from '../../platform/files/media-type.js';
import { Bool, InstantField, Int, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';
import { FilePart } from '../../platform/http/upload-route.js';

/** What a monitoring room gives out. */
export const CLIP_TYPES = ['mp4', 'mov', 'jpg', 'png'] as const satisfies readonly Extension[];

const UUID = '01900000-0000-7000-8000-0000000000f7';
const REQUESTED_BY = { max: 100, description: 'Who asked for it, and of which body.', example: '示例派出所 民警甲' };
const REASON = {
  max: 500,
  multiline: true,
  description: 'Why it was asked for.',
  example: '楼道堆物纠纷，核实堆放时间',
};
const CAMERA = { max: 100, description: 'Which camera.', example: '安居小区3幢东侧 07号' };
const FROM = { description: 'Where the clip begins.', example: '2026-10-12T01:00:00.000Z' };
const TO = {
  description: 'Where it ends; after its beginning, not in the future.',
  example: '2026-10-12T01:05:00.000Z',
};

export class TakeClipRequest {
  @Uuid({ description: 'Centre whose monitoring room it is of.', example: UUID }) centerId!: string;
  @Text(REQUESTED_BY) requestedBy!: string;
  @Text(REASON) reason!: string;
  @Text(CAMERA) camera!: string;
  @InstantField(FROM) recordedFrom!: string;
  @InstantField(TO) recordedTo!: string;
  @FilePart(`The clip or a still of it: ${CLIP_TYPES.join(', ')}; told by its content.`) file!: unknown;
}

export class ClipsQuery extends PageQuery {
  @Uuid({ optional: true, description: 'Only of this centre; absent: of all whose clips the caller may see.' })
  centerId?: string;
}

export class ClipContentQuery {
  @OneOf(CLIP_PURPOSES, {
    description: 'Why it is looked at; kept in the audit log with your name (R49).',
    example: 'mediation',
  })
  purpose!: ClipPurpose;
}

export class AttachClipRequest {
  @Uuid({ description: 'Dispute it becomes evidence of.', example: UUID }) disputeId!: string;
  @Uuid({ optional: true, description: 'Your own id for the attachment.', example: UUID }) id?: string;
  @Text({ max: 200, optional: true, description: 'What it shows; default: the camera.', example: '10月12日楼道录像' })
  title?: string;
  @OccurredAt() occurredAt?: string;
}

export class ClipResponse {
  @Uuid({ description: 'Id of the clip.' }) id!: string;
  @Uuid({ description: 'Centre whose monitoring room it is of.' }) centerId!: string;
  @Text(REQUESTED_BY) requestedBy!: string;
  @Text(REASON) reason!: string;
  @Text(CAMERA) camera!: string;
  @InstantField(FROM) recordedFrom!: string;
  @InstantField(TO) recordedTo!: string;
  @InstantField({ description: 'When the centre took it over.' }) takenAt!: string;
  @Uuid({ description: 'Account that entered it.' }) takenBy!: string;
  @InstantField({ description: 'When it is erased; a setting, counted from when it was taken over (R49).' })
  expiresAt!: string;
  @InstantField({ nullable: true, description: 'When it was erased; null: it is still there.' })
  expiredAt!: string | null;
  @Bool({ description: 'A case has a copy, which lives on with the case.' }) attached!: boolean;
  @OneOf(Object.values(MEDIA_TYPES), { nullable: true, description: 'What it is; null once it was erased.' })
  mediaType!: string | null;
  @Int({ min: 1, max: 1_000_000_000_000, nullable: true, description: 'Bytes; null once it was erased.' })
  size!: number | null;
  @Text({ max: 64, min: 64, nullable: true, description: 'SHA-256 of the content; null once it was erased.' })
  sha256!: string | null;
}

export class ClipPage extends PageResponse {
  @NestedList(() => ClipResponse, { max: 200, description: 'Clips, the latest first.' }) items!: ClipResponse[];
}
