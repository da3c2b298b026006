/**
 * Where a referral or a supervision is found by its id, and the papers that go with it. What became of it is in the case's log;
 * reasons, orders and answers are notes to its entries.
 */
import { Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, TextColumn, UuidColumn } from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';

@Entity('referral')
@Index(['disputeId'])
@Index(['centerId'])
export class ReferralRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin of the dispute' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @TextColumn({ nullable: true, comment: 'number of the letter it was sent with' }) letterNo!: string | null;
  @TextColumn({ nullable: true, comment: 'name of an outside body' }) bodyName!: string | null;
  @TextColumn({ nullable: true, comment: 'number of the letter that answered it' }) answerLetterNo!: string | null;
}

@Entity('supervision')
@Index(['disputeId'])
@Index(['centerId'])
export class SupervisionRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin of the dispute' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
}
