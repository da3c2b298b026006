/** What was corrected after acceptance: both values, sealed under the dispute's key. Append only. */
import { Entity, ForeignKey, Index } from 'typeorm';
import {
  BytesColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';

@Entity('correction')
@Index(['disputeId', 'seq'], { unique: true })
@Index(['centerId'])
export class CorrectionRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @IntColumn({ comment: 'entry of the case log' }) seq!: number;
  @TextColumn({ comment: 'JSON pointer into the dispute' }) pointer!: string;
  @BytesColumn({ nullable: true, comment: 'null: nothing stood there' }) oldSealed!: Buffer | null;
  @BytesColumn({ nullable: true, comment: 'null: nothing stands there since' }) newSealed!: Buffer | null;
  @InstantColumn() correctedAt!: string;
  @UuidColumn({ nullable: true }) staffId!: string | null;
}
