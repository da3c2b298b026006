/** When an officer is away. Together with shifts it fills `staff_engagement`, so nobody absent can be on duty. */
import { Check, Exclusion, Entity, ForeignKey, Index } from 'typeorm';
import {
  CodeColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { StaffRow } from '../staff/staff.entity.js';

@Entity('absence')
@Exclusion(
  'absence_once',
  'USING gist (staff_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (cancelled_at IS NULL)',
)
@Check('absence_period', 'from_on < to_on AND starts_at < ends_at')
@Check('absence_kind', `kind IN ('leave', 'ill', 'training', 'assignment', 'other')`)
@Index(['centerId', 'fromOn'])
@Index(['staffId', 'fromOn', 'id'])
export class AbsenceRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => StaffRow) staffId!: string;
  @DayColumn({ comment: "first day, in the centre's zone" }) fromOn!: string;
  @DayColumn({ comment: 'first day back' }) toOn!: string;
  @InstantColumn({ comment: 'start of the first day, or the instant the officer left' }) startsAt!: string;
  @InstantColumn({ comment: 'start of the first day back' }) endsAt!: string;
  @CodeColumn() kind!: string;
  @TextColumn({ nullable: true }) note!: string | null;
  @UuidColumn({ nullable: true, comment: 'account; null at set-up' }) recordedBy!: string | null;
  @InstantColumn() recordedAt!: string;
  @InstantColumn({ nullable: true, comment: 'taken back; the row stays as history' }) cancelledAt!: string | null;
  @UuidColumn({ nullable: true }) cancelledBy!: string | null;
  @IntColumn({ default: 1 }) version!: number;
}
