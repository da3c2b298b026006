/** Where a request for legal aid is found by its id, and the one name that goes with it; what became of it is in the case's log. */
import { Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, TextColumn, UuidColumn } from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';

@Entity('legal_aid_request')
@Index(['disputeId'])
@Index(['centerId'])
export class LegalAidRequestRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin of the dispute' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @TextColumn({ nullable: true, comment: 'assigned from outside the staff of the centre' }) lawyerName!: string | null;
}
