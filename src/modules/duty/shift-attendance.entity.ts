/**
 * When somebody came to a shift and left it; no row means that nothing was recorded. A trigger carries the row over to the
 * line that takes the place of the shift when the same person stays on it (an officer who goes home ill leaves a shorter line).
 */
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, IntColumn, UuidColumn } from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { ShiftRow } from '../roster/shift.entity.js';
import { StaffRow } from '../staff/staff.entity.js';

@Entity('shift_attendance')
@Check('shift_attendance_order', 'checked_in_at < checked_out_at')
@Check('shift_attendance_out', '(checked_out_at IS NULL) = (out_recorded_at IS NULL)')
@Check('shift_attendance_late', 'late_minutes >= 0')
@Index(['staffId', 'checkedInAt'])
@Index(['centerId', 'checkedInAt'])
export class ShiftAttendanceRow {
  @PrimaryColumn('uuid') @ForeignKey(() => ShiftRow) shiftId!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => StaffRow) staffId!: string;
  @InstantColumn() checkedInAt!: string;
  @InstantColumn({ nullable: true }) checkedOutAt!: string | null;
  @IntColumn({ comment: 'by the delay that was set then; 0 = in time' }) lateMinutes!: number;
  @InstantColumn({ comment: 'when the check-in was written down' }) inRecordedAt!: string;
  @UuidColumn({ comment: 'account' }) inRecordedBy!: string;
  @InstantColumn({ nullable: true }) outRecordedAt!: string | null;
  @UuidColumn({ nullable: true, comment: 'account' }) outRecordedBy!: string | null;
  @IntColumn({ default: 1 }) version!: number;
}
