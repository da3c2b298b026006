/** Places on the published roster that nobody stands in: left by a draft or opened by a change, until somebody fills them. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  CodeColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DepartmentRow } from '../departments/department.entity.js';
import { RosterChangeRow } from './roster-change.entity.js';
import { RosterDraftRow } from './roster-draft.entity.js';
import { ShiftRow } from './shift.entity.js';

@Entity('roster_gap')
@Check('roster_gap_part', `part IN ('am', 'pm', 'day')`)
@Check('roster_gap_kind', `kind IN ('counter', 'on_call')`)
@Check('roster_gap_bounds', 'starts_at < ends_at')
@Check('roster_gap_origin', 'draft_id IS NOT NULL OR opened_by_change_id IS NOT NULL')
@Check('roster_gap_filled', '(filled_at IS NULL) = (filled_by_shift_id IS NULL)')
@Index('roster_gap_of_center', ['centerId', 'startsAt', 'id'])
@Index(['departmentId', 'onDay'])
@Index(['draftId'])
@Index(['openedByChangeId'])
@Index(['shiftId'])
@Index(['filledByShiftId'])
export class RosterGapRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DepartmentRow) departmentId!: string;
  @DayColumn() onDay!: string;
  @CodeColumn() part!: string;
  @CodeColumn() kind!: string;
  @InstantColumn() startsAt!: string;
  @InstantColumn({ comment: 'exclusive' }) endsAt!: string;
  @JsonColumn({ comment: 'why nobody: code and the figures behind it' }) why!: object;
  @UuidColumn({ nullable: true }) @ForeignKey(() => RosterDraftRow) draftId!: string | null;
  @UuidColumn({ nullable: true, comment: 'the line that fell out' })
  @ForeignKey(() => ShiftRow)
  shiftId!: string | null;
  @UuidColumn({ nullable: true }) @ForeignKey(() => RosterChangeRow) openedByChangeId!: string | null;
  @InstantColumn() openedAt!: string;
  @UuidColumn({ nullable: true }) @ForeignKey(() => ShiftRow) filledByShiftId!: string | null;
  @InstantColumn({ nullable: true }) filledAt!: string | null;
}
