/** The note from one shift to the next: what the system wrote, what the officer added, who accepted it and when. */
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, IntColumn, JsonColumn, UuidColumn } from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DepartmentRow } from '../departments/department.entity.js';
import { ShiftRow } from '../roster/shift.entity.js';
import { StaffRow } from '../staff/staff.entity.js';

@Entity('handover')
@Check('handover_written', '(items IS NULL) = (written_at IS NULL) AND (written_at IS NULL) = (accept_by IS NULL)')
@Check('handover_accepted', '(accepted_at IS NULL) = (accepted_by_staff_id IS NULL) AND written_at <= accepted_at')
@Index('handover_waiting', ['acceptBy'], { where: 'accepted_at IS NULL' })
@Index(['centerId', 'acceptBy'])
@Index(['departmentId'])
@Index(['acceptedByStaffId'])
@Index(['toShiftId'])
export class HandoverRow {
  @PrimaryColumn('uuid') @ForeignKey(() => ShiftRow) shiftId!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DepartmentRow) departmentId!: string;
  @JsonColumn({ nullable: true, comment: 'ids, codes and days only; null until the shift is over' })
  items!: object | null;
  @JsonColumn({ default: [], comment: 'what the officer added: text, addedAt, addedBy' }) notes!: object;
  @InstantColumn({ nullable: true }) writtenAt!: string | null;
  @InstantColumn({ nullable: true, comment: 'start of the next working day' }) acceptBy!: string | null;
  @InstantColumn({ nullable: true }) acceptedAt!: string | null;
  @UuidColumn({ nullable: true }) @ForeignKey(() => StaffRow) acceptedByStaffId!: string | null;
  @UuidColumn({ nullable: true, comment: 'the line on which it was accepted' })
  @ForeignKey(() => ShiftRow)
  toShiftId!: string | null;
  @IntColumn({ default: 1 }) version!: number;
}
