/** Somebody on call was called, and when it was answered. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, TextColumn, UuidColumn } from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DepartmentRow } from '../departments/department.entity.js';
import { ShiftRow } from '../roster/shift.entity.js';
import { StaffRow } from '../staff/staff.entity.js';

@Entity('duty_call')
@Check('duty_call_answer', '(answered_at IS NULL) = (answered_by_staff_id IS NULL) AND called_at <= answered_at')
@Index(['shiftId', 'calledAt', 'id'])
@Index(['centerId', 'calledAt'])
@Index('duty_call_open', ['calledAt'], { where: 'answered_at IS NULL' })
@Index(['departmentId'])
@Index(['answeredByStaffId'])
export class DutyCallRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DepartmentRow) departmentId!: string;
  @UuidColumn() @ForeignKey(() => ShiftRow) shiftId!: string;
  @InstantColumn() calledAt!: string;
  @UuidColumn({ comment: 'account' }) calledBy!: string;
  @TextColumn() reason!: string;
  @InstantColumn({ nullable: true }) answeredAt!: string | null;
  @UuidColumn({ nullable: true }) @ForeignKey(() => StaffRow) answeredByStaffId!: string | null;
  @IntColumn({ default: 1 }) version!: number;
}
