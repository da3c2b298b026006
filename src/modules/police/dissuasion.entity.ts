/** An attempt to stop a noise: on which day who asked whom, how, and what came of it (R37). */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  BytesColumn,
  CodeColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';
import { PartyRow } from '../parties/party.entity.js';

@Entity('dissuasion')
@Check(
  'dissuasion_by',
  `by IN ('residents_committee','owners_committee','property_manager','department','police','other')`,
)
@Check('dissuasion_method', `method IN ('on_site','phone','written','online')`)
@Check('dissuasion_outcome', `outcome IN ('stopped','promised','continued','refused')`)
@Index(['disputeId', 'dissuadedOn'])
@Index(['centerId'])
@Index(['partyId'])
export class DissuasionRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin of the dispute' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @UuidColumn({ comment: 'who was asked to stop' }) @ForeignKey(() => PartyRow) partyId!: string;
  @DayColumn({ comment: 'perhaps before the case was received' }) dissuadedOn!: string;
  @CodeColumn({ comment: 'for whom the person spoke' }) by!: string;
  @BytesColumn({ comment: 'encrypted name of the person who asked' }) personSealed!: Buffer;
  @CodeColumn() method!: string;
  @CodeColumn() outcome!: string;
  @TextColumn({ nullable: true }) note!: string | null;
  @InstantColumn() recordedAt!: string;
  @UuidColumn({ nullable: true, comment: 'of the staff' }) recordedByStaffId!: string | null;
}
