/** Obligations and the records of their performance, as every module shows them. */
import { OBLIGATION_KINDS } from '../../domain/dispute/vocabulary.js';
import { Bool, DayField, Int, Money, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';

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
  @Uuid({ nullable: true, description: 'Party who confirmed it.' }) confirmedBy!: string | null;
  @Bool({ description: 'A wrong record, voided; it counts for nothing and is never deleted.' }) voided!: boolean;
  @Text({ max: 500, multiline: true, nullable: true, description: 'Why it was voided.' }) voidReason!: string | null;
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
}
