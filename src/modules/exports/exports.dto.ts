/** Exports: asked for, looked at, and the manifest of what came of them. */
import { SHARING_GROUNDS } from '../../domain/dispute/custody/words.js';
import { EXPORT_KINDS, FORMAT, FORMAT_VERSION, GONE_REASONS } from '../../domain/exports/words.js';
import {
  Bool,
  Code,
  DayField,
  InstantField,
  Int,
  Matching,
  Nested,
  NestedList,
  OneOf,
  QueryList,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';
import { EXPORT_STATES, type ExportGround } from './export.record.js';
import type { ExportKind } from '../../domain/exports/words.js';

const COUNT = { min: 0, max: 2_147_483_647 } as const;
const BYTES = { min: 0, max: 200_000_000_000 } as const;
const DIGEST = { example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' } as const;

const GROUND =
  'On which ground it leaves (R46), kept in the audit log with each case: `statutory`, a duty of law; `consent`, of the cases all of ' +
  'whose parties agreed that their case is shared, and those alone.';
const KINDS =
  'What is in it: `center`, `department` and `staff` (names alone) of the centres the caller’s rights reach; `dispute`, and of each case ' +
  '`party`, `session`, `agreement`, `obligation` (of the agreement in force), `return_visit`, `timeline_entry`; `petition`; `report`.';

export class CreateExportRequest {
  @OneOf(SHARING_GROUNDS, { description: GROUND, example: 'statutory' }) ground!: ExportGround;

  @DayField({
    optional: true,
    description:
      'Cases received and petitions that occurred on this day or later, in the zone of their centre; reports whose period ends later.',
    example: '2026-10-01',
  })
  from?: string;

  @DayField({
    optional: true,
    description: 'The same, before this day; after `from`. Reports whose period begins before it.',
    example: '2026-11-01',
  })
  to?: string;

  @InstantField({
    optional: true,
    description:
      'Only cases and petitions changed since, the cases with all their parts: send `nextChangedSince` of the last manifest. What comes ' +
      'again replaces what came before. Centres, staff and reports come whole each time.',
    example: '2026-10-01T00:00:00Z',
  })
  changedSince?: string;

  @OneOf(EXPORT_KINDS, {
    optional: true,
    list: { min: 1, max: EXPORT_KINDS.length, unique: true },
    description: `${KINDS} Default: all of them; on \`consent\` without \`petition\`, whose people nobody asked.`,
    example: ['dispute', 'party', 'timeline_entry'],
  })
  kinds?: ExportKind[];
}

export class ExportQuery extends PageQuery {
  @QueryList()
  @OneOf(EXPORT_STATES, { optional: true, list: { max: 5 }, description: 'State; repeat for OR.', example: ['done'] })
  state?: string[];
}

class ExportWishResponse {
  @OneOf(SHARING_GROUNDS, { description: GROUND, example: 'statutory' }) ground!: string;
  @OneOf(['zh', 'en'], {
    description: 'Language of the texts in it: the one in which it was asked for.',
    example: 'zh',
  })
  language!: string;
  @DayField({ nullable: true, description: 'As asked for; null: from the beginning.', example: '2026-10-01' })
  from!: string | null;
  @DayField({ nullable: true, description: 'As asked for; null: to the end.', example: '2026-11-01' }) to!:
    string | null;
  @InstantField({ nullable: true, description: 'As asked for; null: all, changed or not.' }) changedSince!:
    string | null;
  @OneOf(EXPORT_KINDS, { list: { max: EXPORT_KINDS.length }, description: KINDS, example: ['dispute', 'party'] })
  kinds!: string[];
}

export class ExportProblemResponse {
  @Code({
    description:
      'Stable code: `export_too_large`, `export_rights_lost` (the caller’s rights ended or shrank meanwhile), `export_file_destroyed`, ' +
      '`export_consent_lacking`, ' +
      '`export_abandoned` when it broke off several times, `export_failed` for our fault.',
    example: 'export_too_large',
  })
  code!: string;
  @Text({ max: 2000, description: 'The same in words, in the language asked for.' }) detail!: string;
}

export class ExportResponse extends ExportWishResponse {
  @Uuid({ description: 'Id of the export.' }) id!: string;
  @OneOf(EXPORT_STATES, {
    description: '`queued`, `running`; over: `done`, `failed` (see `problem`), `cancelled`.',
    example: 'running',
  })
  state!: string;
  @Int({ ...COUNT, description: 'Cases done; counted anew when another process takes it up.', example: 300 })
  casesDone!: number;
  @Int({ ...COUNT, description: 'Cases in all, as far as known; 0 before it begins.', example: 1200 })
  casesTotal!: number;
  @Int({ ...COUNT, nullable: true, description: 'Lines of the file; null unless done.', example: 24018 }) lines!:
    number | null;
  @Int({ ...BYTES, nullable: true, description: 'Bytes of the file; null unless done.', example: 31457280 })
  bytes!: number | null;
  @Bool({ description: 'The content is there to be fetched, as long as no data in it is restricted (R48).' })
  ready!: boolean;
  @InstantField({ nullable: true, description: 'Everything recorded by then is in it; null unless done.' }) asOf!:
    string | null;
  @InstantField({ nullable: true, description: 'When the content is deleted at the latest; null unless done.' })
  expiresAt!: string | null;
  @InstantField({ nullable: true, description: 'When the content was deleted; null: it was not.' }) goneAt!:
    string | null;
  @OneOf(GONE_REASONS, {
    nullable: true,
    description:
      'Why: its days were over; rights the caller then had, or the sight of a case in it, are lost; the file of a case in it was destroyed ' +
      'since; a party to one no longer agrees; given back. Null: it is there.',
    example: null,
  })
  goneWhy!: string | null;
  @Nested(() => ExportProblemResponse, { nullable: true, description: 'Null unless `failed`.' })
  problem!: ExportProblemResponse | null;
  @InstantField({ description: 'When it was asked for.' }) requestedAt!: string;
  @InstantField({ nullable: true, description: 'When somebody first began; null while queued.' }) startedAt!:
    string | null;
  @InstantField({ nullable: true, description: 'When it was over; null before.' }) finishedAt!: string | null;
}

export class ExportPage extends PageResponse {
  @NestedList(() => ExportResponse, { max: 200, description: 'Exports of the caller, latest first.' })
  items!: ExportResponse[];
}

export class ExportRequester {
  @Uuid({ description: 'Account or API key.' }) accountId!: string;
  @Text({ max: 100, description: 'Its name.', example: '示例主任' }) name!: string;
}

export class ExportPart {
  @OneOf(EXPORT_KINDS, { description: 'Kind of its lines.', example: 'dispute' }) kind!: string;
  @Int({ ...COUNT, description: 'Lines of this kind.', example: 1200 }) count!: number;
  @Matching('^[0-9a-f]{64}$', {
    max: 64,
    expected: 'SHA-256 in hexadecimal',
    description: 'SHA-256 of its lines in their order, each with its line feed.',
    ...DIGEST,
  })
  sha256!: string;
}

export class ExportManifestResponse extends ExportWishResponse {
  @Uuid({ description: 'Id of the export.' }) exportId!: string;
  @OneOf([FORMAT], { description: 'What the lines are.', example: FORMAT }) format!: string;
  @Int({ min: 1, max: 1000, description: 'Version of the format.', example: FORMAT_VERSION }) version!: number;
  @Text({ max: 100, description: 'Media type of the file.', example: 'application/x-ndjson' }) mediaType!: string;
  @InstantField({ description: 'Everything recorded by then is in it; all of it was read as it was at one moment.' })
  asOf!: string;
  @InstantField({ description: 'Send it as `changedSince` next time: five minutes back, so that nothing is missed.' })
  nextChangedSince!: string;
  @Nested(() => ExportRequester, { description: 'Whom it was made for, with the rights of the time.' })
  requestedBy!: ExportRequester;
  @Int({ ...COUNT, description: 'Lines in all, the first among them, which says what the file is.', example: 24018 })
  lines!: number;
  @Int({ ...BYTES, description: 'Bytes of the file.', example: 31457280 }) bytes!: number;
  @Matching('^[0-9a-f]{64}$', {
    max: 64,
    expected: 'SHA-256 in hexadecimal',
    description: 'SHA-256 of the file; also its ETag.',
    ...DIGEST,
  })
  sha256!: string;
  @NestedList(() => ExportPart, { max: EXPORT_KINDS.length, description: 'Kind by kind.' }) parts!: ExportPart[];
}
