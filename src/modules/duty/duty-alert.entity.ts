/** What the director was told about a shift: once for each kind, however many processes look and however often. */
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, UuidColumn } from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { ShiftRow } from '../roster/shift.entity.js';

@Entity('duty_alert')
@Check('duty_alert_kind', `kind IN ('late', 'missing', 'handover_overdue')`)
@Index(['centerId', 'raisedAt'])
export class DutyAlertRow {
  @PrimaryColumn('uuid') @ForeignKey(() => ShiftRow) shiftId!: string;
  @PrimaryColumn('varchar', { length: 64 }) kind!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @InstantColumn() raisedAt!: string;
  @InstantColumn({ nullable: true, comment: 'the officer came, or the note was accepted' }) resolvedAt!: string | null;
}
