/** Performance, return visits and closing as they are sent, and visits as they are shown. */
import { CLOSE_REASONS, type CloseReason } from '../../domain/dispute/ending/words.js';
import { HAND_OVERS, type HandOverTo, URGE_METHODS, type UrgeMethod } from '../../domain/dispute/pursuit/words.js';
import {
  PERFORMANCE_METHODS,
  type PerformanceMethod,
  SATISFACTIONS,
  type Satisfaction,
  LATER_SUITS,
  type LaterSuit,
  VISIT_METHODS,
  type VisitMethod,
  VISIT_PERFORMANCES,
  type VisitPerformance,
} from '../../domain/dispute/vocabulary.js';
import { RESOLVED_ANSWERS, type ResolvedAnswer } from '../../domain/dispute/unsettled/words.js';
import { Bool, DayField, Money, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';
import { PageResponse } from '../../platform/http/page.js';

const UUID = '01900000-0000-7000-8000-0000000000e1';
const DUE = { description: 'Last day of the visit; not before the agreement took effect.', example: '2026-11-13' };
const ASSIGNEE = {
  description: 'Staff member who makes it, also of the grid; sees the case from now on.',
  example: UUID,
};
const EVIDENCE = { description: 'Attachment of this case that shows it; not one marked void.', example: UUID };
const PARTY = { description: 'Party to be visited; absent: all of them.', example: UUID };
const OBLIGATION = { description: 'Obligation to be checked; absent: all of them.', example: UUID };
const VISITED = { description: 'Day of the visit; that is when it occurred.', example: '2026-10-14' };
const FOUND = { description: 'How the agreement was found to be performed.', example: 'performed' };
const SATISFACTION = { description: 'What the party said of the mediation.', example: 'satisfied' };
const BREACH = { description: 'Somebody breaks the agreement.', example: false };
const ESCALATION = { description: 'Signs that the quarrel grows worse 激化.', example: false };
const VISIT_METHOD = { description: 'How the party was visited: in person, by phone, by video.', example: 'in_person' };
const RESOLVED = {
  description:
    'Asked whether the quarrel is settled 矛盾是否化解. `no` makes a report that whoever is responsible has to answer (R35).',
  example: 'yes',
};
const LATER_SUIT = {
  description: 'Did anybody sue after the agreement 事后是否起诉: none, pending, or decided.',
  example: 'none',
};
const JUDGMENT = {
  max: 500,
  multiline: true,
  description: 'What the court decided, with its number; with `laterSuit: decided` only.',
};
const WRONG = { description: 'Was the mediation itself found to be wrong 调解是否不当.' };
const MEASURES = {
  max: 1000,
  multiline: true,
  description: 'What was done about it, or is to be 采取的措施.',
  example: '约定周六再次上门查看。',
};
const NOTE = {
  max: 2000,
  multiline: true,
  description: 'What else was seen and said.',
  example: '双方已和好，墙面已修复。',
};

export class RecordPerformanceRequest {
  @Uuid({ optional: true, description: 'Your own id for the record.', example: UUID }) id?: string;
  @DayField({ description: 'Day it was performed; that is when it occurred.', example: '2026-10-14' })
  performedOn!: string;
  @Money({ optional: true, description: 'Amount paid, in yuan; absent: all that is still open.', example: '1500.00' })
  amount?: string;
  @Text({
    max: 2000,
    multiline: true,
    description: 'What shows it: receipt, photograph, the creditor’s word.',
    example: '收条一张，债权人当面确认',
  })
  evidence!: string;
  @OneOf(PERFORMANCE_METHODS, {
    optional: true,
    description:
      'How: cash 现金, transfer 转账, goods 交付财物, work 修复等行为, words 赔礼道歉等, other. What shows it is `evidence`.',
    example: 'transfer',
  })
  method?: PerformanceMethod;
  @Uuid({ optional: true, description: 'Debtor whose hand it came from, where several owe it.', example: UUID })
  paidBy?: string;
  @Uuid({
    optional: true,
    description: 'Party who says so; absent: whoever records it saw it.',
    example: UUID,
  })
  saidBy?: string;
  @Uuid({ ...EVIDENCE, optional: true }) evidenceId?: string;
  @Uuid({ optional: true, description: 'Party who confirmed it.', example: UUID }) confirmedBy?: string;
}

export class VoidPerformanceRequest {
  @Text({
    max: 500,
    multiline: true,
    description: 'Why the record is wrong; it stays, marked, and counts for nothing.',
    example: '金额误记',
  })
  reason!: string;
  @OccurredAt() occurredAt?: string;
}

export class UrgeRequest {
  @Uuid({ optional: true, description: 'Your own id for the record.', example: UUID }) id?: string;
  @OneOf(URGE_METHODS, { description: 'How the debtor was urged.', example: 'phone' }) method!: UrgeMethod;
  @Bool({
    description: 'The debtor was told that the creditor may go to court; needed from a number of urgings on (R34).',
    example: true,
  })
  advised!: boolean;
  @Text({ ...NOTE, example: '承诺周五前付清', min: 0, optional: true, nullable: true }) note?: string | null;
  @OccurredAt() occurredAt?: string;
}

export class WaiveRequest {
  @Uuid({
    list: { min: 1, max: 50, unique: true },
    description: 'Those who waive: all to whom it is owed.',
    example: [UUID],
  })
  partyIds!: string[];
  @Uuid({
    list: { max: 50, unique: true },
    optional: true,
    description: 'Who signs the waiver for those who cannot act alone, or for a group; they may settle (R8, R9).',
    example: [],
  })
  representativeIds?: string[];
  @Text({
    max: 500,
    multiline: true,
    description: 'The paper in which they waive it, with its date.',
    example: '2026-11-20 书面放弃声明一份',
  })
  paper!: string;
  @Uuid({ ...EVIDENCE, optional: true }) evidenceId?: string;
  @OccurredAt() occurredAt?: string;
}

export class HandOverRequest {
  @OneOf(HAND_OVERS, {
    description: 'To enforcement, to a lawsuit, or `void` when a court set the agreement aside.',
    example: 'lawsuit',
  })
  to!: HandOverTo;
  @Text({
    max: 500,
    optional: true,
    description: 'Paper of the court with its number; needed for `enforcement` and `void`.',
    example: '(2026)浙0203民特12号民事裁定书',
  })
  courtPaper?: string;
  @Uuid({ ...EVIDENCE, optional: true }) evidenceId?: string;
  @Text({ ...NOTE, example: '债权人已向法院递交起诉状', min: 0, optional: true, nullable: true }) note?: string | null;
  @OccurredAt() occurredAt?: string;
}

export class ScheduleVisitRequest {
  @Uuid({ optional: true, description: 'Your own id for the visit.', example: UUID }) id?: string;
  @DayField(DUE) dueOn!: string;
  @Uuid({ ...ASSIGNEE, optional: true }) assigneeId?: string;
  @Uuid({ ...PARTY, optional: true }) partyId?: string;
  @Uuid({ ...OBLIGATION, optional: true }) obligationId?: string;
  @OccurredAt() occurredAt?: string;
}

export class RecordVisitRequest {
  @DayField(VISITED) visitedOn!: string;
  @OneOf(VISIT_PERFORMANCES, FOUND) performance!: VisitPerformance;
  @OneOf(SATISFACTIONS, SATISFACTION) satisfaction!: Satisfaction;
  @Bool(BREACH) breachFound!: boolean;
  @Bool(ESCALATION) escalationSigns!: boolean;
  @OneOf(VISIT_METHODS, { ...VISIT_METHOD, optional: true }) method?: VisitMethod;
  @OneOf(RESOLVED_ANSWERS, { ...RESOLVED, optional: true, default: 'not_asked' }) resolved?: ResolvedAnswer;
  @OneOf(LATER_SUITS, { ...LATER_SUIT, optional: true }) laterSuit?: LaterSuit;
  @Text({ ...JUDGMENT, optional: true }) judgment?: string;
  @Bool({ ...WRONG, optional: true }) mediatedWrongly?: boolean;
  @Text({ ...MEASURES, optional: true }) measures?: string;
  @Text({ ...NOTE, min: 0, optional: true, nullable: true }) note?: string | null;
}

export class CloseRequest {
  @OneOf(CLOSE_REASONS, {
    optional: true,
    description:
      'Only and always of a settled case whose duties are not all performed but none of them open: it counts as not performed (R38).',
  })
  closeReason?: CloseReason;
  @OccurredAt() occurredAt?: string;
}

export class ReturnVisitResponse {
  @Uuid({ description: 'Id of the visit.' }) id!: string;
  @Uuid({ description: 'Dispute it belongs to.' }) disputeId!: string;
  @DayField(DUE) dueOn!: string;
  @Uuid({ ...ASSIGNEE, nullable: true }) assigneeId!: string | null;
  @Uuid({ ...PARTY, nullable: true }) partyId!: string | null;
  @Uuid({ ...OBLIGATION, nullable: true }) obligationId!: string | null;
  @Bool({ description: 'Made and recorded.' }) recorded!: boolean;
  @DayField({ ...VISITED, nullable: true }) visitedOn!: string | null;
  @OneOf(VISIT_PERFORMANCES, { ...FOUND, nullable: true }) performance!: string | null;
  @OneOf(SATISFACTIONS, { ...SATISFACTION, nullable: true }) satisfaction!: string | null;
  @Bool({ ...BREACH, nullable: true }) breachFound!: boolean | null;
  @Bool({ ...ESCALATION, nullable: true }) escalationSigns!: boolean | null;
  @OneOf(VISIT_METHODS, { ...VISIT_METHOD, nullable: true }) method!: string | null;
  @OneOf(RESOLVED_ANSWERS, { ...RESOLVED, nullable: true }) resolved!: string | null;
  @OneOf(LATER_SUITS, { ...LATER_SUIT, nullable: true }) laterSuit!: string | null;
  @Text({ ...JUDGMENT, nullable: true }) judgment!: string | null;
  @Bool({ ...WRONG, nullable: true }) mediatedWrongly!: boolean | null;
  @Text({ ...MEASURES, nullable: true }) measures!: string | null;
  @Text({ ...NOTE, min: 0, nullable: true }) note!: string | null;
}

export class ReturnVisitPage extends PageResponse {
  @NestedList(() => ReturnVisitResponse, { max: 200, description: 'Visits by the day they are due.' })
  items!: ReturnVisitResponse[];
}
