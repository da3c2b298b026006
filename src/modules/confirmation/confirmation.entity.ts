/** What was written down about an application for judicial confirmation; where it stands is in the case log. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { CodeColumn, DayColumn, IdColumn, TextColumn, UuidColumn } from '../../platform/database/columns.js';
import { AgreementRow } from '../agreements/agreement.entity.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';

@Entity('judicial_confirmation')
@Check('judicial_confirmation_result', `result IN ('valid','dismissed','not_accepted','withdrawn')`)
@Index(['centerId'])
@Index(['disputeId'])
@Index(['agreementId'])
export class JudicialConfirmationRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin of the dispute' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @UuidColumn() @ForeignKey(() => AgreementRow) agreementId!: string;
  @TextColumn({ comment: 'name of the court' }) court!: string;
  @CodeColumn() courtGround!: string;
  @DayColumn({ comment: 'handed in or posted' }) filedOn!: string;
  @TextColumn({ nullable: true, comment: 'paper of the court that allows it late' }) latePaper!: string | null;
  @CodeColumn({ nullable: true }) result!: string | null;
  @DayColumn({ nullable: true }) decidedOn!: string | null;
  @TextColumn({ nullable: true }) rulingNo!: string | null;
  @TextColumn({ nullable: true }) note!: string | null;
}
