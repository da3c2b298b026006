/** Requests and responses of petition items (R14). */
import { ITEM_CLOCK_STATES, ITEM_CLOCKS, EXTENSION_DAYS_MOST } from '../../domain/petitions/item-clocks.js';
import { ITEM_ACTIONS, nameOfAction } from '../../domain/petitions/item-steps.js';
import {
  ANSWER_OUTCOMES,
  type AnswerOutcome,
  ITEM_ENDS,
  ITEM_SOURCES,
  ITEM_STATES,
  type ItemSource,
  NOTICE_FORMS,
  type NoticeForm,
  REVIEW_OUTCOMES,
  type ReviewOutcome,
} from '../../domain/petitions/item.js';
import {
  Bool,
  DayField,
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

const STEP_KINDS = ['open', ...ITEM_ACTIONS] as const;
const HEARING_DAYS_MOST = 365;

const RECEIVED_ON = {
  description: 'Day the competent body received it; not before the petition was made, not in the future.',
  example: '2026-10-13',
};
const SOURCE = {
  description:
    'Handed in by the person (`direct`), or passed on by the petition bureau or a superior body (`transferred`).',
  example: 'transferred',
};
const DEPARTMENT = {
  description: 'Competent department of the centre; this or `body`.',
  example: '01900000-0000-7000-8000-0000000000d1',
};
const BODY = {
  max: 200,
  description: 'Competent body outside the centre; this or `departmentId`.',
  example: '示例街道办事处',
};
const SAME_MATTER = {
  description:
    'Earlier item about the same matter, of the same centre. While it goes on, or after its re-review, no new one is opened.',
  example: '01900000-0000-7000-8000-0000000000e2',
};
const STATE = {
  description:
    'received 已收到 → accepted 已受理 → answered 已答复 → in_review 复查中 → reviewed 已复查 → in_re_review 复核中 → ended 终结; objected 异议中 while the sender decides.',
  example: 'received',
};
const ON = {
  description: 'Day it happened, in the zone of the centre; not in the future, not before the last record.',
  example: '2026-10-13',
};
const NOTE = { max: 1000, multiline: true, example: '不属于本单位职权范围' };

export class OpenItemRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new item.',
    example: '01900000-0000-7000-8000-0000000000e3',
  })
  id?: string;
  @DayField(RECEIVED_ON) receivedOn!: string;
  @OneOf(ITEM_SOURCES, SOURCE) source!: ItemSource;
  @Uuid({ ...DEPARTMENT, optional: true }) departmentId?: string;
  @Text({ ...BODY, optional: true }) body?: string;
  @Uuid({ ...SAME_MATTER, optional: true }) sameMatterAsId?: string;
}

/** A step of which only the day is told. */
export class ItemDayRequest {
  @DayField(ON) on!: string;
}

export class NotifyItemRequest extends ItemDayRequest {
  @OneOf(NOTICE_FORMS, {
    description: 'Told in writing; or `address_unclear`: name or address are unclear, nothing need be told (23).',
    example: 'written',
  })
  form!: NoticeForm;
  @DayField({
    optional: true,
    description: 'Day it was accepted 受理, from which 60 days run; `on` when left out.',
    example: '2026-10-13',
  })
  acceptedOn?: string;
}

export class ObjectToItemRequest extends ItemDayRequest {
  @Text({ ...NOTE, description: 'Why the body is not competent, in detail (23). No names.' }) reason!: string;
}

export class DecideObjectionRequest extends ItemDayRequest {
  @Bool({ description: 'True: the sender agrees and takes it back; the item ends here.', example: false })
  upheld!: boolean;
}

export class ExtendItemRequest extends ItemDayRequest {
  @Int({ min: 1, max: EXTENSION_DAYS_MOST, description: 'Calendar days beyond the 60 (34).', example: 15 })
  days!: number;
  @Text({
    ...NOTE,
    description: 'Why it is complicated; what the petitioner is told. No names.',
    example: '情况复杂，需实地勘察',
  })
  reason!: string;
}

export class AnswerItemRequest extends ItemDayRequest {
  @OneOf(ANSWER_OUTCOMES, {
    description: 'Opinion 处理意见: supported 支持, partly_supported 部分支持, not_supported 不予支持.',
    example: 'supported',
  })
  outcome!: AnswerOutcome;
}

export class RequestReviewRequest extends ItemDayRequest {
  @Text({ max: 200, optional: true, description: 'Body that reviews: the one above.', example: '示例县人民政府' })
  body?: string;
}

export class DecideReviewRequest extends ItemDayRequest {
  @OneOf(REVIEW_OUTCOMES, {
    description: 'The opinion stands 维持, or another takes its place 变更.',
    example: 'upheld',
  })
  outcome!: ReviewOutcome;
  @Int({
    min: 0,
    max: HEARING_DAYS_MOST,
    optional: true,
    default: 0,
    description: 'Days a hearing took; not counted, in a re-review only (36).',
    example: 0,
  })
  hearingDays?: number;
}

export class TransferItemRequest extends ItemDayRequest {
  @Text({
    max: 200,
    description: 'Body it was handed to, which answers for it from now on.',
    example: '示例县住房和城乡建设局',
  })
  body!: string;
}

export class StrikeItemRecordRequest {
  @Text({ ...NOTE, description: 'What was wrong with the last record. No names.', example: '日期录入有误' })
  reason!: string;
}

export class ItemQuery extends PageQuery {
  @QueryList() @Uuid({ optional: true, list: { max: 50 }, description: 'Centre; repeat for OR.' }) centerId?: string[];
  @Uuid({ optional: true, description: 'Only the item of this entry of the register.' }) petitionId?: string;
  @QueryList()
  @OneOf(ITEM_STATES, { optional: true, list: { max: 8 }, description: 'State; repeat for OR.', example: ['received'] })
  state?: string[];
  @QueryBool()
  @Bool({ optional: true, description: 'Only items with a duty whose last day has passed, or only the others.' })
  overdue?: boolean;
}

export class ItemDueResponse {
  @OneOf(ITEM_CLOCKS, { description: 'What is owed: as in `clocks`.', example: 'notice' }) kind!: string;
  @DayField({ description: 'Its last day.', example: '2026-10-28' }) dueOn!: string;
  @Bool({ description: 'False: counted on a year nobody had entered; it may prove to be a rest day.' })
  calendarKnown!: boolean;
}

export class ItemSummaryResponse {
  @Uuid({ description: 'Id of the item.' }) id!: string;
  @Uuid({ description: 'Its entry in the register.' }) petitionId!: string;
  @Text({ max: 100, description: 'Number of that entry.', example: '(2026)阳春信访字第1号' }) petitionNumber!: string;
  @Uuid({ description: 'Centre that keeps the register.' }) centerId!: string;
  @DayField(RECEIVED_ON) receivedOn!: string;
  @OneOf(ITEM_SOURCES, SOURCE) source!: string;
  @Uuid({ ...DEPARTMENT, nullable: true }) departmentId!: string | null;
  @Text({ ...BODY, nullable: true }) body!: string | null;
  @Uuid({ ...SAME_MATTER, nullable: true }) sameMatterAsId!: string | null;
  @OneOf(ITEM_STATES, STATE) state!: string;
  @Nested(() => ItemDueResponse, { nullable: true, description: 'The duty that ends first of those owed; null: none.' })
  nextDue!: ItemDueResponse | null;
  @InstantField({ description: 'When it was opened.' }) recordedAt!: string;
  @Uuid({ description: 'Account that opened it.' }) recordedBy!: string;
  @Int({ min: 1, max: 2147483647, description: 'Raised by every record; part of the ETag.' }) version!: number;
  @InstantField({ description: 'When something was recorded last.' }) updatedAt!: string;
}

export class ItemBasisResponse {
  @Text({ max: 100, description: 'The law.', example: '信访工作条例' }) law!: string;
  @Text({ max: 50, description: 'Its article.', example: '23' }) article!: string;
}

export class ItemClockResponse {
  @OneOf(ITEM_CLOCKS, {
    description:
      'Duties: notice 书面告知 (15 days), answer 办结 (60, extended at most 30), extension_notice 延期告知, review 复查, re_review 复核 (30 each). ' +
      'Rights: objection 异议 (5 working days), review_request, re_review_request (30 days from delivery).',
    example: 'notice',
  })
  kind!: string;
  @DayField({ description: 'It runs from here; the day itself does not count.', example: '2026-10-13' }) from!: string;
  @DayField({ description: 'Last day; a rest day gave way to the next working day.', example: '2026-10-28' })
  dueOn!: string;
  @DayField({ nullable: true, description: 'Day it was done or used.', example: null }) doneOn!: string | null;
  @OneOf(ITEM_CLOCK_STATES, {
    description:
      'running; met; missed (a duty, done late or not at all); lapsed (a right nobody used); dropped (the item went on or ended).',
    example: 'running',
  })
  state!: string;
  @Bool({ description: 'False: counted on a year nobody had entered.' }) calendarKnown!: boolean;
  @Nested(() => ItemBasisResponse, { description: 'What it rests on.' }) basis!: ItemBasisResponse;
}

export class ItemRecordResponse {
  @Int({ min: 1, max: 2147483647, description: 'Number of the record in the item.', example: 1 }) seq!: number;
  @OneOf(STEP_KINDS, { description: 'What happened: the actions, and `open`.', example: 'notify' }) kind!: string;
  @DayField({ description: 'Day it happened.', example: '2026-10-13' }) occurredOn!: string;
  @InstantField({ description: 'When it was written down.' }) recordedAt!: string;
  @Uuid({ description: 'Account that wrote it down; of an extension: the director who approved it.' })
  recordedBy!: string;
  @Uuid({ nullable: true, description: 'The person of that account.' }) recordedByStaffId!: string | null;
  @Bool({ description: 'Written down more than one working day after it happened.' }) late!: boolean;
  @Bool({ description: 'Struck by a later record: it does not count any more.' }) struck!: boolean;
  @Text({ max: 1000, multiline: true, nullable: true, description: 'Reason, or body.' }) note!: string | null;
  @OneOf(NOTICE_FORMS, { nullable: true, description: 'Form of a notice.' }) form!: string | null;
  @DayField({ nullable: true, description: 'Day of acceptance, told with a notice.' }) acceptedOn!: string | null;
  @Bool({ nullable: true, description: 'Whether an objection was upheld.' }) upheld!: boolean | null;
  @Int({ min: 0, max: HEARING_DAYS_MOST, nullable: true, description: 'Days of an extension, or of a hearing.' })
  days!: number | null;
  @OneOf([...ANSWER_OUTCOMES, ...REVIEW_OUTCOMES], { nullable: true, description: 'Outcome of an answer or review.' })
  outcome!: string | null;
}

export class ItemResponse extends ItemSummaryResponse {
  @OneOf(ITEM_ENDS, {
    nullable: true,
    description:
      'How it ended: returned 退回, withdrawn 撤回, transferred 转送, re_reviewed 复核终结; answered or reviewed when nobody asked for a (further) ' +
      'review in time; null while it goes on.',
    example: null,
  })
  endedAs!: string | null;
  @NestedList(() => ItemClockResponse, { max: 10, description: 'Its clocks, in the order in which they began.' })
  clocks!: ItemClockResponse[];
  @NestedList(() => ItemRecordResponse, { max: 100_000, description: 'What was recorded, the first one first.' })
  records!: ItemRecordResponse[];
  @OneOf(ITEM_ACTIONS.map(nameOfAction), {
    list: { max: 20 },
    description: 'What can be recorded in this state, by who may.',
    example: ['notify'],
  })
  availableActions!: string[];
}

export class ItemPage extends PageResponse {
  @NestedList(() => ItemSummaryResponse, { max: 200, description: 'Items, received last first.' })
  items!: ItemSummaryResponse[];
}
