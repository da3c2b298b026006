/** Imports as they are asked for and shown. */
import { ApiProperty } from '@nestjs/swagger';
import { IMPORT_KINDS, type ImportKindName } from '../../domain/imports/columns.js';
import {
  Bool,
  Code,
  InstantField,
  Int,
  Nested,
  NestedList,
  OneOf,
  QueryBool,
  QueryList,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';
import { FilePart } from '../../platform/http/upload-route.js';
import { IMPORT_MODES, IMPORT_PHASES, IMPORT_STATES, type ImportMode, REPORTED_STATES } from './import.record.js';
import { type Encoding, ENCODINGS, type Format, FORMATS } from './reading/source-file.js';

const COUNT = { min: 0, max: 2147483647 } as const;
const UUID = '01900000-0000-7000-8000-000000000004';
const KIND = {
  description: 'What the rows are: disputes 矛盾纠纷, petitions 信访, grids and households 网格和户, staff 人员.',
  example: 'disputes',
};
const MODE = {
  description:
    '`all_or_nothing`: everything is checked first and written only if every row is good; `good_rows`: good rows are written as they come, bad ones reported.',
  example: 'good_rows',
};
const MAPPING = `{"编号":"externalId","备注":null}`;

export class CreateImportRequest {
  @Uuid({ description: 'Centre the records will belong to.', example: UUID }) centerId!: string;
  @OneOf(IMPORT_KINDS, KIND) kind!: ImportKindName;
  @Text({
    max: 100,
    description: 'System the file comes from 来源系统, where a row names none.',
    example: '旧综治平台',
  })
  source!: string;
  @OneOf(IMPORT_MODES, { ...MODE, optional: true, default: 'all_or_nothing' }) mode?: ImportMode;
  @QueryBool()
  @Bool({ optional: true, default: false, description: 'Only check and report; nothing is written.', example: true })
  dryRun?: boolean;
  @OneOf(FORMATS, { optional: true, description: 'Default: told by the content.', example: 'csv' }) format?: Format;
  @OneOf(ENCODINGS, {
    optional: true,
    description: 'Of CSV and NDJSON; default: by its mark, else UTF-8 when all of it is, else GB18030.',
    example: 'utf-8',
  })
  encoding?: Encoding;
  @Text({
    max: 65_536,
    multiline: true,
    optional: true,
    description:
      'JSON object: headings of the file and the fields they fill, null for a column not to be read. Headings of the template need none.',
    example: MAPPING,
  })
  mapping?: string;
  @FilePart('The table: CSV (UTF-8 or GB18030; comma, semicolon or tab), XLSX (its first sheet) or NDJSON.')
  file!: unknown;
}

export class ImportQuery extends PageQuery {
  @QueryList() @Uuid({ optional: true, list: { max: 50 }, description: 'Centre; repeat for OR.' }) centerId?: string[];
  @QueryList()
  @OneOf(IMPORT_KINDS, { optional: true, list: { max: 4 }, description: 'Kind; repeat for OR.', example: ['disputes'] })
  kind?: string[];
  @QueryList()
  @OneOf(IMPORT_STATES, {
    optional: true,
    list: { max: 5 },
    description: 'State; repeat for OR.',
    example: ['running'],
  })
  state?: string[];
}

export class ImportReportQuery extends PageQuery {
  @QueryList()
  @OneOf(REPORTED_STATES, {
    optional: true,
    list: { max: 3 },
    description: 'What became of the row; repeat for OR. Default: all that were not taken.',
    example: ['bad'],
  })
  state?: string[];
}

export const TEMPLATE_FORMATS = ['csv', 'xlsx'] as const;
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];

export class TemplateQuery {
  @OneOf(TEMPLATE_FORMATS, { optional: true, description: 'Format of the file; default `xlsx`.', example: 'csv' })
  format?: TemplateFormat;
}

export class ImportProblemResponse {
  @Code({ description: 'Stable code.', example: 'import_column_missing' }) code!: string;
  @Text({ max: 10_000, description: 'The same in words, in the language asked for.' }) detail!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The values the sentence is made of: line, columns, encoding.',
  })
  params!: object;
}

export class ImportResponse {
  @Uuid({ description: 'Id of the import.', example: UUID }) id!: string;
  @Uuid({ description: 'Centre the records belong to.', example: UUID }) centerId!: string;
  @OneOf(IMPORT_KINDS, KIND) kind!: string;
  @Text({ max: 100, description: 'System the file comes from.', example: '旧综治平台' }) source!: string;
  @OneOf(IMPORT_MODES, MODE) mode!: string;
  @Bool({ description: 'Only checked.', example: true }) dryRun!: boolean;
  @OneOf(IMPORT_STATES, {
    description: '`queued`, `running`; over: `done`, `failed` (see `problem`), `cancelled`.',
    example: 'running',
  })
  state!: string;
  @OneOf(IMPORT_PHASES, {
    description:
      '`checking`: nothing is written yet; `writing`: rows are written, `good_rows` checks them at the same time.',
    example: 'checking',
  })
  phase!: string;
  @Int({ ...COUNT, description: 'Rows read so far, without empty ones.', example: 5000 }) rowsRead!: number;
  @Int({ ...COUNT, description: 'Rows found good.', example: 4950 }) rowsGood!: number;
  @Int({ ...COUNT, description: 'Rows not taken, `bad` or `conflict`.', example: 50 }) rowsBad!: number;
  @Int({ ...COUNT, description: 'Rows that were imported before, with the same content.', example: 0 })
  rowsSkipped!: number;
  @Int({ ...COUNT, description: 'Rows written.', example: 0 }) rowsWritten!: number;
  @Text({
    max: 1000,
    list: { max: 500 },
    description: 'Headings no field was found for; their cells were not read.',
    example: ['备注'],
  })
  ignoredColumns!: string[];
  @Nested(() => ImportProblemResponse, { nullable: true, description: 'Why it stopped; null unless `failed`.' })
  problem!: ImportProblemResponse | null;
  @Uuid({ description: 'Account that asked for it.', example: UUID }) requestedBy!: string;
  @InstantField({ description: 'When it was asked for.' }) requestedAt!: string;
  @InstantField({ nullable: true, description: 'When somebody first began; null while queued.' }) startedAt!:
    string | null;
  @InstantField({ nullable: true, description: 'When it was over; null before.' }) finishedAt!: string | null;
}

export class ImportPage extends PageResponse {
  @NestedList(() => ImportResponse, { max: 200, description: 'Imports, latest first.' }) items!: ImportResponse[];
}

export class RowFaultResponse {
  @Text({ min: 0, max: 200, description: 'Field of the row, as a JSON pointer; empty: the row.', example: '/endedOn' })
  pointer!: string;
  @Text({ max: 1000, nullable: true, description: 'Column of the file; null: none.', example: '化解日期' }) column!:
    string | null;
  @Code({ description: 'Stable code, as the API has it for a request.', example: 'bad_day' }) code!: string;
  @Text({ max: 20_000, description: 'What would be right, in the language asked for.' }) detail!: string;
  @Text({ max: 10, nullable: true, description: 'Rule of `GET /rules` it offends; null for none.', example: null })
  ruleId!: string | null;
}

export class ReportedRowResponse {
  @Int({ ...COUNT, description: 'Line of the file the row ends on; of a workbook its row.', example: 17 })
  line!: number;
  @Text({
    max: 100,
    nullable: true,
    description: 'Its id in the other system; null: none that can be read.',
    example: 'A-7',
  })
  externalId!: string | null;
  @OneOf(REPORTED_STATES, {
    description: '`bad`: see the faults; `conflict`: imported before with other content; `skipped`: with the same.',
    example: 'bad',
  })
  state!: string;
  @NestedList(() => RowFaultResponse, { max: 100, description: 'Every fault of the row.' }) faults!: RowFaultResponse[];
}

export class ImportReportPage extends PageResponse {
  @NestedList(() => ReportedRowResponse, { max: 200, description: 'Rows that were not taken, in their order.' })
  items!: ReportedRowResponse[];
}
