/** What an agreement obliges somebody to do; its state is a projection of the case log. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  BoolColumn,
  CodeColumn,
  DayColumn,
  FenColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  TextColumn,
  UuidColumn,
  UuidListColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from './dispute.entity.js';

@Entity('obligation')
@Check('obligation_state', `state IN ('draft','open','performed','waived','handed_to_enforcement','void')`)
@Index(['disputeId'])
@Index(['agreementId'])
@Index('obligation_due', ['centerId', 'nextDueOn'], { where: `state = 'open'` })
export class ObligationRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @UuidColumn() agreementId!: string;
  @IntColumn({ comment: 'its place in the agreement' }) position!: number;
  @UuidListColumn() debtorPartyIds!: string[];
  @UuidListColumn() creditorPartyIds!: string[];
  @CodeColumn({ comment: 'pay, act, refrain or apologise' }) kind!: string;
  @TextColumn() description!: string;
  @FenColumn({ nullable: true }) amountFen!: number | null;
  @JsonColumn({ nullable: true, comment: 'what each debtor owes: partyId and amountFen; null: jointly' }) shares!:
    object | null;
  @JsonColumn({ nullable: true, comment: 'instalments: amountFen and dueOn' }) instalments!: object | null;
  @DayColumn({ nullable: true }) dueOn!: string | null;
  @DayColumn({
    nullable: true,
    comment: 'while open: of instalments the first one not paid in full, else its only day',
  })
  nextDueOn!: string | null;
  @BoolColumn({ comment: 'without end: performed when its observation period ended without a breach' })
  continuing!: boolean;
  @JsonColumn({ nullable: true, comment: 'what it hangs on: text and dueDaysAfter' }) condition!: object | null;
  @CodeColumn() state!: string;
  @FenColumn({ default: 0 }) paidFen!: number;
}

/** What was found about the condition of a promise; the last finding counts, none is changed. */
@Entity('condition_finding')
@Index(['centerId'])
@Index(['obligationId'])
@Index(['disputeId'])
export class ConditionFindingRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin of the dispute' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @UuidColumn() @ForeignKey(() => ObligationRow) obligationId!: string;
  @BoolColumn({ comment: 'came true; false: no longer can' }) happened!: boolean;
  @DayColumn() occurredOn!: string;
  @TextColumn({ comment: 'what shows it' }) evidence!: string;
  @InstantColumn() recordedAt!: string;
}

/** A record that something was performed; wrong ones are voided with a reason, never deleted. */
@Entity('performance')
@Index(['obligationId'])
@Index(['disputeId'])
export class PerformanceRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @UuidColumn() @ForeignKey(() => ObligationRow) obligationId!: string;
  @DayColumn() performedOn!: string;
  @FenColumn({ nullable: true }) amountFen!: number | null;
  @TextColumn({ comment: 'what shows it: receipt, photograph, the creditor’s word' }) evidence!: string;
  @CodeColumn({ nullable: true, comment: 'how it was performed' }) method!: string | null;
  @UuidColumn({ nullable: true, comment: 'the debtor whose hand it came from' }) paidBy!: string | null;
  @UuidColumn({ nullable: true, comment: 'the party who says so' }) saidBy!: string | null;
  @UuidColumn({ nullable: true, comment: 'attachment that shows it' }) evidenceId!: string | null;
  @UuidColumn({ nullable: true, comment: 'the party who confirmed it' }) confirmedBy!: string | null;
  @IntColumn({ nullable: true, comment: 'log entry that voided it' }) voidedSeq!: number | null;
  @TextColumn({ nullable: true }) voidReason!: string | null;
}

/** What was done about a promise that was not kept by itself: an urging, a waiver in writing, a hand-over. */
@Entity('obligation_pursuit')
@Check('obligation_pursuit_kind', `kind IN ('urged','waived','handed_over')`)
@Index(['centerId'])
@Index(['obligationId'])
@Index(['disputeId'])
export class ObligationPursuitRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin of the dispute' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @UuidColumn() @ForeignKey(() => ObligationRow) obligationId!: string;
  @CodeColumn() kind!: string;
  @InstantColumn() occurredAt!: string;
  @CodeColumn({ nullable: true, comment: 'how a debtor was urged' }) method!: string | null;
  @BoolColumn({ nullable: true, comment: 'told that the creditor may go to court' }) advised!: boolean | null;
  @UuidListColumn({ comment: 'parties who waived' }) partyIds!: string[];
  @CodeColumn({ nullable: true }) handedTo!: string | null;
  @TextColumn({ nullable: true, comment: 'waiver, or paper of the court' }) paper!: string | null;
  @UuidColumn({ nullable: true, comment: 'attachment with that paper' }) evidenceId!: string | null;
  @TextColumn({ nullable: true }) note!: string | null;
}
