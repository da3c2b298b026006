/** What was changed on a published roster, by whom and why: one row a change, rows are only added. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, TextColumn, UuidColumn } from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';

@Entity('roster_change')
@Check('roster_change_kind', `kind IN ('substitution', 'swap', 'absence', 'extra', 'cancellation')`)
@Index(['centerId', 'recordedAt', 'id'])
export class RosterChangeRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @CodeColumn() kind!: string;
  @TextColumn({ nullable: true, comment: 'why, in the words of the one who changed it' }) reason!: string | null;
  @UuidColumn({ nullable: true, comment: 'the absence or swap request behind it' }) subjectId!: string | null;
  @UuidColumn({ nullable: true, comment: 'account; null: the system' }) recordedBy!: string | null;
  @InstantColumn() recordedAt!: string;
}
