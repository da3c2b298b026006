/** Obligations and the records of their performance, as every module shows them. */
import { INSTALMENT_STATES } from '../../domain/dispute/pursuit/instalments.js';
import { HAND_OVERS, URGE_METHODS } from '../../domain/dispute/pursuit/words.js';
import { OBLIGATION_KINDS, PERFORMANCE_METHODS } from '../../domain/dispute/vocabulary.js';
import {
  Bool,
  DayField,
  InstantField,
  Int,
  Money,
  Nested,
  NestedList,
  OneOf,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';

export const OBLIGATION_STATES = ['draft', 'open', 'performed', 'waived', 'handed_to_enforcement', 'void'] as const;

export class InstalmentResponse {
  @Money({ description: 'Part of the amount, in yuan.', example: '1500.00' }) amount!: string;
  @DayField({ description: 'Last day to pay it.', example: '2026-11-15' }) dueOn!: string;
}

export class ObligationInstalmentResponse extends InstalmentResponse {
  @OneOf(INSTALMENT_STATES, {
    description: 'What was paid counts towards the earliest day first: `open`, `partly` paid, `paid`.',
    example: 'open',
  })
  state!: string;
}

export const LIABILITIES = ['joint', 'several'] as const;
export const CONDITION_STATES = ['open', 'came_true', 'failed'] as const;

export class ObligationShareResponse {
  @Uuid({ description: 'Debtor.' }) partyId!: string;
  @Money({ description: 'What this debtor owes of the amount, in yuan.', example: '33.34' }) amount!: string;
}

export class ConditionFindingResponse {
  @Uuid({ description: 'Id of the record.' }) id!: string;
  @Uuid({ description: 'Obligation it is about.' }) obligationId!: string;
  @Bool({ description: 'True: it came true; false: it no longer can.' }) happened!: boolean;
  @DayField({ description: 'Day it came true, or was certain not to.', example: '2026-11-20' }) occurredOn!: string;
  @Text({ max: 2000, multiline: true, description: 'What shows it.' }) evidence!: string;
  @InstantField({ description: 'When it was recorded.' }) recordedAt!: string;
}

/** What a promise hangs on. */
export class ObligationConditionResponse {
  @Text({ max: 1000, multiline: true, description: 'If this happens …', example: '一年内再次漏水' }) text!: string;
  @Int({ min: 0, max: 3650, description: '… the obligation is due so many days after it happened.', example: 10 })
  dueDaysAfter!: number;
  @OneOf(CONDITION_STATES, {
    description:
      'Open until somebody finds about it; the last finding counts. `failed`: nothing is owed, the obligation is `void`.',
  })
  state!: string;
  @NestedList(() => ConditionFindingResponse, { max: 1000, description: 'What was found, in the order of recording.' })
  findings!: ConditionFindingResponse[];
}

export class PerformanceResponse {
  @Uuid({ description: 'Id of the record.' }) id!: string;
  @Uuid({ description: 'Obligation performed.' }) obligationId!: string;
  @DayField({ description: 'Day it was performed.', example: '2026-11-10' }) performedOn!: string;
  @Money({ nullable: true, description: 'Amount paid, in yuan; null where nothing is to be paid.' }) amount!:
    string | null;
  @Text({ max: 2000, multiline: true, description: 'What shows it: receipt, photograph, the creditor’s word.' })
  evidence!: string;
  @OneOf(PERFORMANCE_METHODS, { nullable: true, description: 'How; null: not said.' }) method!: string | null;
  @Uuid({ nullable: true, description: 'Debtor whose hand it came from; null: not said.' }) paidBy!: string | null;
  @Uuid({ nullable: true, description: 'Party who says so; null: whoever recorded it saw it.' }) saidBy!: string | null;
  @Uuid({ nullable: true, description: 'Attachment that shows it.' }) evidenceId!: string | null;
  @Uuid({ nullable: true, description: 'Party who confirmed it.' }) confirmedBy!: string | null;
  @Bool({ description: 'A wrong record, voided; it counts for nothing and is never deleted.' }) voided!: boolean;
  @Text({ max: 500, multiline: true, nullable: true, description: 'Why it was voided.' }) voidReason!: string | null;
}

/** What was done about a promise that was not kept by itself. */
export const PURSUIT_KINDS = ['urged', 'waived', 'handed_over'] as const;
export type PursuitKind = (typeof PURSUIT_KINDS)[number];

export class PursuitResponse {
  @Uuid({ description: 'Id of the record.' }) id!: string;
  @Uuid({ description: 'Obligation it is about.' }) obligationId!: string;
  @OneOf(PURSUIT_KINDS, { description: 'Urged 催促, waived in writing 放弃, or handed over 转出.', example: 'urged' })
  kind!: string;
  @InstantField({ description: 'When it happened.', example: '2026-11-16T02:00:00.000Z' }) occurredAt!: string;
  @OneOf(URGE_METHODS, { nullable: true, description: 'How the debtor was urged.' }) method!: string | null;
  @Bool({ nullable: true, description: 'The debtor was told that the creditor may go to court.' }) advised!:
    boolean | null;
  @Uuid({ list: { max: 50 }, description: 'Parties who waived.' }) partyIds!: string[];
  @OneOf(HAND_OVERS, { nullable: true, description: 'Where it was handed to.' }) to!: string | null;
  @Text({ max: 500, multiline: true, nullable: true, description: 'The waiver, or the paper of the court.' }) paper!:
    string | null;
  @Uuid({ nullable: true, description: 'Attachment with that paper.' }) evidenceId!: string | null;
  @Text({ max: 2000, multiline: true, nullable: true, description: 'What else was said.' }) note!: string | null;
}

export class ObligationResponse {
  @Uuid({ description: 'Id of the obligation.' }) id!: string;
  @Uuid({ description: 'Dispute it comes from.' }) disputeId!: string;
  @Uuid({ description: 'Agreement it stands in.' }) agreementId!: string;
  @Int({ min: 1, max: 50, description: 'Its place in the agreement.' }) position!: number;
  @OneOf(OBLIGATION_STATES, {
    description:
      '`draft` until the agreement takes effect; `void` when another agreement did, a court set it aside, or its condition failed.',
  })
  state!: string;
  @OneOf(OBLIGATION_KINDS, { description: 'Pay 给付, act 作为, refrain 不作为, apologise 道歉.' }) kind!: string;
  @Uuid({ list: { max: 50 }, description: 'Parties who owe it.' }) debtorPartyIds!: string[];
  @Uuid({ list: { max: 50 }, description: 'Parties to whom it is owed.' }) creditorPartyIds!: string[];
  @Text({ max: 2000, multiline: true, description: 'What is to be done.' }) description!: string;
  @Money({ nullable: true, description: 'Whole amount, in yuan; null where nothing is to be paid.' }) amount!:
    string | null;
  @Money({ description: 'Paid so far, in yuan.', example: '0.00' }) paid!: string;
  @OneOf(LIABILITIES, {
    description: 'Several debtors answer jointly 连带 for the whole, or each for a share 按份.',
    example: 'joint',
  })
  liability!: string;
  @NestedList(() => ObligationShareResponse, {
    max: 50,
    description: 'What each debtor owes; empty: jointly all of it.',
  })
  shares!: ObligationShareResponse[];
  @NestedList(() => ObligationInstalmentResponse, {
    max: 60,
    description: 'Parts in the order of their days; empty: all at once.',
  })
  instalments!: ObligationInstalmentResponse[];
  @DayField({
    nullable: true,
    description:
      'Last day; with instalments that of the last one; null for a continuing duty, and while a condition has not come true.',
  })
  dueOn!: string | null;
  @Bool({ description: 'Without end; performed when its observation period ended with a visit that found no breach.' })
  continuing!: boolean;
  @Nested(() => ObligationConditionResponse, { nullable: true, description: 'What it hangs on; null: owed anyway.' })
  condition!: ObligationConditionResponse | null;
  @DayField({
    nullable: true,
    description: 'End of the observation of a continuing duty; null before the agreement takes effect.',
  })
  observationUntil!: string | null;
  @Bool({
    description:
      'A party says it was not or badly performed, or is not owed, and nobody has answered yet (R35): until then it completes nothing.',
  })
  disputed!: boolean;
  @NestedList(() => PerformanceResponse, { max: 1000, description: 'Records of performance, voided ones included.' })
  performances!: PerformanceResponse[];
  @NestedList(() => PursuitResponse, {
    max: 1000,
    description: 'What was done where it was not performed by itself, by the time it happened.',
  })
  pursuit!: PursuitResponse[];
}
