/** Obligations and the records of their performance, as every module shows them. */
import { HAND_OVERS, URGE_METHODS } from '../../domain/dispute/pursuit/words.js';
import { OBLIGATION_KINDS } from '../../domain/dispute/vocabulary.js';
import { Bool, DayField, InstantField, Int, Money, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';

export const OBLIGATION_STATES = ['draft', 'open', 'performed', 'waived', 'handed_to_enforcement', 'void'] as const;

export class InstalmentResponse {
  @Money({ description: 'Part of the amount, in yuan.', example: '1500.00' }) amount!: string;
  @DayField({ description: 'Last day to pay it.', example: '2026-11-15' }) dueOn!: string;
}

export class PerformanceResponse {
  @Uuid({ description: 'Id of the record.' }) id!: string;
  @Uuid({ description: 'Obligation performed.' }) obligationId!: string;
  @DayField({ description: 'Day it was performed.', example: '2026-11-10' }) performedOn!: string;
  @Money({ nullable: true, description: 'Amount paid, in yuan; null where nothing is to be paid.' }) amount!:
    string | null;
  @Text({ max: 2000, multiline: true, description: 'What shows it: receipt, photograph, the creditor’s word.' })
  evidence!: string;
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
    description: '`draft` until the agreement takes effect; `void` when another agreement did.',
  })
  state!: string;
  @OneOf(OBLIGATION_KINDS, { description: 'Pay 给付, act 作为, refrain 不作为, apologise 道歉.' }) kind!: string;
  @Uuid({ list: { max: 50 }, description: 'Parties who owe it.' }) debtorPartyIds!: string[];
  @Uuid({ list: { max: 50 }, description: 'Parties to whom it is owed.' }) creditorPartyIds!: string[];
  @Text({ max: 2000, multiline: true, description: 'What is to be done.' }) description!: string;
  @Money({ nullable: true, description: 'Whole amount, in yuan; null where nothing is to be paid.' }) amount!:
    string | null;
  @Money({ description: 'Paid so far, in yuan.', example: '0.00' }) paid!: string;
  @NestedList(() => InstalmentResponse, { max: 60, description: 'Parts with their days; empty: all at once.' })
  instalments!: InstalmentResponse[];
  @DayField({
    nullable: true,
    description: 'Last day; with instalments that of the last one; null for a continuing duty.',
  })
  dueOn!: string | null;
  @Bool({ description: 'Without end; performed when its observation period ended with a visit that found no breach.' })
  continuing!: boolean;
  @DayField({
    nullable: true,
    description: 'End of the observation of a continuing duty; null before the agreement takes effect.',
  })
  observationUntil!: string | null;
  @NestedList(() => PerformanceResponse, { max: 1000, description: 'Records of performance, voided ones included.' })
  performances!: PerformanceResponse[];
  @NestedList(() => PursuitResponse, {
    max: 1000,
    description: 'What was done where it was not performed by itself, by the time it happened.',
  })
  pursuit!: PursuitResponse[];
}
