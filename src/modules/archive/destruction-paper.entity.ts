/** The register of destructions 销毁清册: who asked, who approved, on which paper. Append only, and kept for good. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';

@Entity('destruction_paper')
@Check('destruction_paper_kind', `kind IN ('proposed','rejected','approved')`)
@Check('destruction_paper_appraised', `kind <> 'approved' OR appraisal_group IS NOT NULL AND paper_no IS NOT NULL`)
@Index(['disputeId', 'seq'], { unique: true })
@Index(['centerId'])
export class DestructionPaperRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @UuidColumn({ comment: 'ties a decision to its proposal' }) destructionId!: string;
  @IntColumn({ comment: 'entry of the case log' }) seq!: number;
  @CodeColumn() kind!: string;
  @TextColumn({ nullable: true, comment: 'why it is to go, or not' }) reason!: string | null;
  @TextColumn({ nullable: true, comment: 'number of the list it stands on' }) listNo!: string | null;
  @TextColumn({ nullable: true, comment: 'who appraised it' }) appraisalGroup!: string | null;
  @TextColumn({ nullable: true, comment: 'number of the paper that approves it' }) paperNo!: string | null;
  @InstantColumn() recordedAt!: string;
  @UuidColumn({ comment: 'account' }) recordedBy!: string;
  @UuidColumn({ nullable: true, comment: 'the person behind it' }) staffId!: string | null;
}
