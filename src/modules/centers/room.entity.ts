/** Rooms of a centre and who has them when. */
import { Check, Column, Entity, Exclusion, ForeignKey, Index, Unique } from 'typeorm';
import type { WeeklyHours } from '../../domain/rooms/opening-hours.js';
import {
  BoolColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from './center.entity.js';

@Entity('room')
@Check('room_kind', `kind IN ('reception', 'mediation', 'monitoring', 'other')`)
@Check('room_capacity', 'capacity > 0')
@Unique('room_name_unique', ['centerId', 'name'])
export class RoomRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @TextColumn() name!: string;
  @CodeColumn() kind!: string;
  @IntColumn({ nullable: true, comment: 'persons' }) capacity!: number | null;
  @JsonColumn({ nullable: true, comment: 'weekday, from, to; null: the duty hours of the centre on working days' })
  openingHours!: readonly WeeklyHours[] | null;
  @BoolColumn({ default: true }) isActive!: boolean;
  @IntColumn({ default: 1 }) version!: number;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}

/**
 * One room, one meeting at a time: the exclusion constraint decides, also between processes. A reservation that has lapsed
 * is released by whoever wants its time next.
 */
@Entity('room_booking')
@Exclusion('room_booking_no_overlap', 'USING gist (room_id WITH =, during WITH &&) WHERE (released_at IS NULL)')
@Check('room_booking_during', 'NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)')
@Index(['roomId'])
@Index(['centerId'])
@Check('room_booking_lapses', '(expires_at IS NULL) = (reservation_id IS NULL)')
@Index(['sessionId'])
@Index(['reservationId'])
export class RoomBookingRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => RoomRow) roomId!: string;
  @UuidColumn({ nullable: true, comment: 'the mediation session it is for' }) sessionId!: string | null;
  @UuidColumn({ nullable: true, comment: 'the reservation that holds it' }) reservationId!: string | null;
  @Column({ type: 'tstzrange', comment: 'half-open: a booking may start when another ends' }) during!: string;
  @InstantColumn({ nullable: true, comment: 'a reservation lapses then; null: a session' }) expiresAt!: string | null;
  @InstantColumn({ nullable: true, comment: 'given back: the session was cancelled or moved' }) releasedAt!:
    string | null;
  @InstantColumn() createdAt!: string;
}
