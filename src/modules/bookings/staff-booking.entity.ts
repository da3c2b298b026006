/**
 * When a person sits in a session or is held for one. One person, one meeting at a time: the exclusion constraint decides,
 * also between processes. Duty is not kept here: an officer on duty may well sit in a session.
 */
import { Check, Column, Entity, Exclusion, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, UuidColumn } from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { StaffRow } from '../staff/staff.entity.js';
import { ReservationRow } from './reservation.entity.js';

@Entity('staff_booking')
@Exclusion('staff_booking_no_overlap', 'USING gist (staff_id WITH =, during WITH &&) WHERE (released_at IS NULL)')
@Check('staff_booking_during', 'NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)')
@Check('staff_booking_holder', '(session_id IS NULL) <> (reservation_id IS NULL)')
@Check('staff_booking_lapses', '(expires_at IS NULL) = (reservation_id IS NULL)')
@Index(['staffId'])
@Index(['centerId'])
@Index(['sessionId'])
@Index(['reservationId'])
export class StaffBookingRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => StaffRow) staffId!: string;
  @UuidColumn({ nullable: true, comment: 'the mediation session it is for' }) sessionId!: string | null;
  @UuidColumn({ nullable: true, comment: 'the reservation that holds it' })
  @ForeignKey(() => ReservationRow)
  reservationId!: string | null;
  @Column({ type: 'tstzrange', comment: 'half-open: a booking may start when another ends' }) during!: string;
  @InstantColumn({ nullable: true, comment: 'a reservation lapses then; null: a session' }) expiresAt!: string | null;
  @InstantColumn({ nullable: true, comment: 'given back: cancelled, moved or over' }) releasedAt!: string | null;
  @InstantColumn() createdAt!: string;
}
