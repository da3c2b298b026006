/** The national dispute record GB/T 31000-2015, asked for and answered. */
import { GAPS } from '../../domain/national/codes.js';
import { LONGEST_TEXT, PROBLEM_CODES } from '../../domain/national/problems.js';
import { SHARING_GROUNDS } from '../../domain/dispute/custody/words.js';
import { STATES } from '../../domain/dispute/states.js';
import {
  Bool,
  DayField,
  Decimal,
  InstantField,
  Int,
  Nested,
  NestedList,
  OneOf,
  QueryNumber,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { PageResponse } from '../../platform/http/page.js';

export const NATIONAL_FORMATS = ['json', 'csv', 'xml'] as const;
export type NationalFormat = (typeof NATIONAL_FORMATS)[number];

const DAY = '2026-10-14';
const GROUND = {
  optional: true,
  description:
    'On which ground names, numbers and texts leave (R46): `statutory`, a duty of law; `consent`, of those cases all of whose parties ' +
    'agreed that their case is shared. Without one, and of all other cases, the record names nobody (`disclosed: false`). Kept in the audit log.',
};

export class NationalRecordQuery {
  @OneOf(SHARING_GROUNDS, GROUND) ground?: (typeof SHARING_GROUNDS)[number];
}

export class NationalRecordsQuery extends NationalRecordQuery {
  @DayField({
    optional: true,
    description: 'Received on this day or later, in the zone of the centre of origin.',
    example: '2026-10-01',
  })
  from?: string;

  @DayField({ optional: true, description: 'Received before this day; after `from`.', example: '2026-11-01' })
  to?: string;

  @InstantField({
    optional: true,
    description:
      'Only cases changed since: send `nextChangedSince` of the first page of the last time. A case may come twice; its `version` tells.',
    example: '2026-10-01T00:00:00Z',
  })
  changedSince?: string;

  @Uuid({ optional: true, description: 'Only cases that began at this centre.' }) centerId?: string;

  @OneOf(NATIONAL_FORMATS, {
    optional: true,
    default: 'json',
    description: '`json`: in pages. `csv`, `xml`: all of it in one file, made while it is sent.',
  })
  format?: NationalFormat;

  @QueryNumber()
  @Int({ min: 1, max: 200, optional: true, description: 'Records per page, 1–200 (20); not of a file.' })
  limit?: number;

  @Text({ max: 1000, optional: true, description: '`nextCursor` of the previous page; not of a file.' })
  cursor?: string;
}

export class CodedValue {
  @Text({ max: 10, nullable: true, description: 'Code of the standard’s table; null: see `gap`.', example: '02' })
  code!: string | null;

  @Text({ max: 100, min: 0, nullable: true, description: 'What it stands for.', example: '邻里纠纷' }) name!:
    string | null;

  @OneOf(GAPS, {
    nullable: true,
    description:
      'Why there is no code: `unconfirmed` the table is not confirmed; `ambiguous` several could be meant; `not_kept` it is not asked ' +
      'for; `unknown` no entry for what was written; `missing` nothing was written; `withheld` masked. Null where there is a code.',
    example: null,
  })
  gap!: string | null;
}

export class NationalMainParty {
  @Nested(() => CodedValue, { description: '证件代码, GA/T 517, by the form of the number.' }) idKind!: CodedValue;
  @Text({ max: 40, nullable: true, description: '证件号码.', example: '350***********0011' }) idNumber!: string | null;
  @Text({ max: 100, description: '姓名.', example: '陈某' }) name!: string;
  @Nested(() => CodedValue, { description: '性别, GB/T 2261.1.' }) sex!: CodedValue;
  @Nested(() => CodedValue, { description: '民族, GB/T 3304.' }) ethnicity!: CodedValue;
  @Nested(() => CodedValue, { description: '学历; not kept.' }) education!: CodedValue;
  @Nested(() => CodedValue, { description: '人员类别; not kept.' }) personCategory!: CodedValue;
  @Text({ max: 300, nullable: true, description: '居住详址.', example: '安居小区***' }) address!: string | null;
}

export class NationalProblem {
  @Text({ max: 100, description: 'Pointer into the record.', example: '/mainParties/0/idNumber' }) field!: string;
  @OneOf(PROBLEM_CODES, { description: 'What is wrong.', example: 'missing' }) code!: string;
  @OneOf(['case', 'standard'], {
    description:
      '`case`: an officer of the case can put it right. `standard`: nobody can, until its tables are known or the field is kept.',
    example: 'case',
  })
  lies!: string;
  @Text({ max: 200, description: 'In words.', example: '案件中没有记载，请补充。' }) text!: string;
}

export class NationalRecordResponse {
  @Uuid({ description: 'The case.' }) disputeId!: string;
  @Text({ max: 64, description: 'Its receipt number.', example: 'YC20261014000001' }) receiptNo!: string;
  @Text({
    max: 100,
    nullable: true,
    description: 'Its number, from acceptance on.',
    example: '（2026）阳春人调字第1号',
  })
  number!: string | null;
  @Uuid({ description: 'Centre of origin.' }) centerId!: string;
  @OneOf(Object.keys(STATES), { description: 'Where it stands.', example: 'settled' }) state!: string;
  @Int({ min: 1, max: 2_000_000_000, description: 'Rises with every change of the case.' }) version!: number;
  @InstantField({ description: 'When the case last changed.' }) updatedAt!: string;
  @Uuid({ nullable: true, description: 'Case it was merged into, which counts in its place.', example: null })
  mergedIntoDisputeId!: string | null;
  @Bool({ description: 'False: it names nobody; title, summary and particulars are left out, places are approximate.' })
  disclosed!: boolean;

  @Text({ max: 200, description: '事件名称; masked, its category.', example: '邻里纠纷' }) eventName!: string;
  @DayField({ nullable: true, description: '发生日期.', example: DAY }) occurredOn!: string | null;
  @Text({ max: 300, nullable: true, description: '发生地点.', example: '安居小区***' }) place!: string | null;
  @Nested(() => CodedValue, {
    description: '事件规模, by the people involved; from how many on is set by the operator (5, 50).',
  })
  scale!: CodedValue;
  @Nested(() => CodedValue, { description: '事件类别.' }) category!: CodedValue;
  @Int({ min: 0, max: 2_000_000_000, description: '涉及人数; counted from the parties where nobody said.' })
  peopleInvolved!: number;
  @Text({
    max: LONGEST_TEXT,
    min: 0,
    multiline: true,
    nullable: true,
    description: '事件简述.',
    example: '卫生间漏水。',
  })
  summary!: string | null;
  @Text({ max: 100, list: { max: 1000 }, description: '涉及单位: parties that are organisations.', example: [] })
  organisations!: string[];
  @NestedList(() => NationalMainParty, { max: 1000, description: '主要当事人: parties that are persons.' })
  mainParties!: NationalMainParty[];
  @DayField({ nullable: true, description: '化解时限: last day of mediation.', example: '2026-11-13' })
  resolveBy!: string | null;
  @Nested(() => CodedValue, { description: '化解方式, by the track.' }) method!: CodedValue;
  @Text({ max: 200, description: '化解组织.', example: '阳春社区人民调解委员会' }) resolvedBy!: string;
  @Text({ max: 100, nullable: true, description: '化解责任人姓名: the first mediator, else the responsible officer.' })
  responsibleName!: string | null;
  @Text({ max: 40, nullable: true, description: '化解责任人联系方式: the number at work.', example: null })
  responsibleContact!: string | null;
  @Int({
    min: 0,
    max: 1,
    nullable: true,
    description: '化解是否成功: 1 settled, 0 failed or withdrawn; null: still open, or not mediated here.',
  })
  successful!: number | null;
  @Text({
    max: LONGEST_TEXT,
    nullable: true,
    description: '化解情况, in days and counts; never terms or concessions (R25).',
    example: '2026年10月14日达成书面协议，约定义务1项，已履行0项。',
  })
  result!: string | null;
  @DayField({ nullable: true, description: '考评日期; not kept.', example: null }) assessedOn!: string | null;
  @Text({ max: LONGEST_TEXT, nullable: true, description: '考评意见; not kept.', example: null }) assessment!:
    string | null;
  @Decimal({ min: -180, max: 180, nullable: true, description: '经度, in degrees.', example: 119.65 }) longitude!:
    number | null;
  @Decimal({ min: -90, max: 90, nullable: true, description: '纬度, in degrees.', example: 27.09 }) latitude!:
    number | null;

  @Bool({
    description: 'The case lacks nothing the record needs; judged on what the case says, also where it is masked.',
  })
  valid!: boolean;
  @NestedList(() => NationalProblem, { max: 10_000, description: 'What is lacking, and who can put it right.' })
  problems!: NationalProblem[];
}

export class NationalRecordPage extends PageResponse {
  @NestedList(() => NationalRecordResponse, { max: 200, description: 'In the order the cases were received.' })
  items!: NationalRecordResponse[];

  @InstantField({
    description:
      'Send that of the first page as `changedSince` next time: five minutes back, so that nothing is missed.',
  })
  nextChangedSince!: string;
}
