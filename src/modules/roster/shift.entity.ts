/** Published duty: who stands where and when. A draft's shifts live in the draft until it is published. */
import { Check, Entity, Exclusion, ForeignKey, Index } from 'typeorm';
import {
  CodeColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DepartmentRow } from '../departments/department.entity.js';
import { StaffRow } from '../staff/staff.entity.js';
import { RosterChangeRow } from './roster-change.entity.js';
import { RosterDraftRow } from './roster-draft.entity.js';

/** Nobody is in two places at once: the exclusion constraint decides, also between processes and departments. */
@Entity('shift')
@Exclusion(
  'shift_no_double_booking',
  'USING gist (staff_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (cancelled_at IS NULL)',
)
@Check('shift_part', `part IN ('am', 'pm', 'day')`)
@Check('shift_kind', `kind IN ('counter', 'on_call')`)
@Check('shift_bounds', 'starts_at < ends_at')
@Index('shift_of_center', ['centerId', 'startsAt', 'id'])
@Index('shift_by_start', ['startsAt'])
@Index('shift_of_department', ['departmentId', 'onDay'])
@Index('shift_of_staff', ['staffId', 'onDay'])
@Index(['draftId'])
@Index(['changeId'])
@Index(['cancelledByChangeId'])
@Index(['replacesId'])
@Check('shift_origin', 'draft_id IS NOT NULL OR change_id IS NOT NULL')
@Check('shift_cancelled', '(cancelled_at IS NULL) = (cancelled_by_change_id IS NULL)')
export class ShiftRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DepartmentRow) departmentId!: string;
  @UuidColumn() @ForeignKey(() => StaffRow) staffId!: string;
  @DayColumn({ comment: "civil day in the centre's zone" }) onDay!: string;
  @CodeColumn() part!: string;
  @CodeColumn({ comment: 'at the counter, or to be called' }) kind!: string;
  @InstantColumn() startsAt!: string;
  @InstantColumn({ comment: 'exclusive' }) endsAt!: string;
  @JsonColumn({ comment: 'why this person: code and the figures behind it' }) why!: object;
  @UuidColumn({ nullable: true, comment: 'null: added after publication' })
  @ForeignKey(() => RosterDraftRow)
  draftId!: string | null;
  @UuidColumn({ nullable: true, comment: 'the change that made this line; null: the publication did' })
  @ForeignKey(() => RosterChangeRow)
  changeId!: string | null;
  @UuidColumn({ nullable: true, comment: 'the line whose place this one took' })
  @ForeignKey(() => ShiftRow)
  replacesId!: string | null;
  @InstantColumn({ comment: 'since when the roster says so' }) publishedAt!: string;
  @InstantColumn({ nullable: true, comment: 'until when the roster said so; the row stays as history' })
  cancelledAt!: string | null;
  @UuidColumn({ nullable: true }) @ForeignKey(() => RosterChangeRow) cancelledByChangeId!: string | null;
  @IntColumn({ default: 1 }) version!: number;
}
