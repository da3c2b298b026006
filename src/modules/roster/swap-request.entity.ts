/** Two officers who want to change places: asked, answered, approved where the centre wants that; rows stay as history. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  BoolColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { StaffRow } from '../staff/staff.entity.js';
import { RosterChangeRow } from './roster-change.entity.js';
import { ShiftRow } from './shift.entity.js';

@Entity('swap_request')
@Check('swap_request_state', `state IN ('requested', 'accepted', 'declined', 'done', 'overtaken', 'withdrawn')`)
@Check('swap_request_two', 'shift_id <> counter_shift_id AND staff_id <> counter_staff_id')
@Index(['centerId', 'requestedAt', 'id'])
@Index(['shiftId'])
@Index(['counterShiftId'])
@Index(['staffId'])
@Index(['counterStaffId'])
@Index(['changeId'])
export class SwapRequestRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn({ comment: 'what the asking officer gives' }) @ForeignKey(() => ShiftRow) shiftId!: string;
  @UuidColumn() @ForeignKey(() => StaffRow) staffId!: string;
  @UuidColumn({ comment: 'what the other one gives' }) @ForeignKey(() => ShiftRow) counterShiftId!: string;
  @UuidColumn() @ForeignKey(() => StaffRow) counterStaffId!: string;
  @CodeColumn() state!: string;
  @BoolColumn({ comment: 'the setting of the centre when it was asked for' }) needsApproval!: boolean;
  @TextColumn({ nullable: true }) reason!: string | null;
  @UuidColumn() requestedBy!: string;
  @InstantColumn() requestedAt!: string;
  @UuidColumn({ nullable: true }) answeredBy!: string | null;
  @InstantColumn({ nullable: true }) answeredAt!: string | null;
  @UuidColumn({ nullable: true }) decidedBy!: string | null;
  @InstantColumn({ nullable: true, comment: 'done, overtaken or withdrawn' }) decidedAt!: string | null;
  @UuidColumn({ nullable: true }) @ForeignKey(() => RosterChangeRow) changeId!: string | null;
  @IntColumn({ default: 1 }) version!: number;
}
