/** What a party says is not settled, as it is sent and shown. */
import {
  UNSETTLED_GROUNDS,
  UNSETTLED_OUTCOMES,
  type UnsettledGround,
  type UnsettledOutcome,
} from '../../domain/dispute/unsettled/words.js';
import { DayField, InstantField, OneOf, Text, Uuid, NestedList } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';
import { PageResponse } from '../../platform/http/page.js';

const UUID = '01900000-0000-7000-8000-0000000000fa';
const GROUND = {
  description:
    'What is said: not performed 未履行, badly performed 履行不当, amount wrong 金额有误, not owed 不应承担, the quarrel is back 矛盾又起, other.',
  example: 'badly_performed',
};
const WORDS = {
  max: 2000,
  multiline: true,
  description: 'In the party’s words.',
  example: '墙面刷得不平，又开始掉皮。',
};
const OUTCOME = {
  description:
    'What became of it: performed now 已经履行, urged 已经催促, mediated again 重新调解 (each only where that is on record), explained 已经说明, taken back 当事人撤回.',
  example: 'explained',
};
const ANSWER = {
  max: 2000,
  multiline: true,
  description: 'The answer.',
  example: '已上门查看，双方认可墙面修复合格。',
};

export class ReportUnsettledRequest {
  @Uuid({ optional: true, description: 'Your own id for it.', example: UUID }) id?: string;
  @Uuid({ description: 'Party who says so.', example: UUID }) partyId!: string;
  @Uuid({ optional: true, description: 'The promise in dispute; absent: the quarrel as a whole.', example: UUID })
  obligationId?: string;
  @OneOf(UNSETTLED_GROUNDS, GROUND) ground!: UnsettledGround;
  @Text(WORDS) words!: string;
  @OccurredAt('When it was said; default now.') occurredAt?: string;
}

export class AnswerUnsettledRequest {
  @OneOf(UNSETTLED_OUTCOMES, OUTCOME) outcome!: UnsettledOutcome;
  @Text(ANSWER) answer!: string;
  @OccurredAt('When it was answered; default now.') occurredAt?: string;
}

export class UnsettledReportResponse {
  @Uuid({ description: 'Its id; said at a return visit, that of the visit.' }) id!: string;
  @Uuid({ description: 'Dispute it belongs to.' }) disputeId!: string;
  @Uuid({ nullable: true, description: 'Party who says so; null: said at a visit to all of them.' }) partyId!:
    string | null;
  @Uuid({ nullable: true, description: 'The promise in dispute; null: the quarrel as a whole.' }) obligationId!:
    string | null;
  @OneOf(UNSETTLED_GROUNDS, GROUND) ground!: string;
  @Text({ ...WORDS, nullable: true, description: 'In the party’s words; null: see the note of the visit.' }) words!:
    string | null;
  @InstantField({ description: 'When it was said.' }) saidAt!: string;
  @DayField({ description: 'Day by which it is to be answered: a number of working days, a setting of the centre.' })
  dueOn!: string;
  @OneOf(UNSETTLED_OUTCOMES, { ...OUTCOME, nullable: true }) outcome!: string | null;
  @Text({ ...ANSWER, nullable: true }) answer!: string | null;
  @InstantField({ nullable: true, description: 'When it was answered; null: not yet.' }) answeredAt!: string | null;
}

export class UnsettledReportPage extends PageResponse {
  @NestedList(() => UnsettledReportResponse, { max: 200, description: 'In the order they were written down.' })
  items!: UnsettledReportResponse[];
}
