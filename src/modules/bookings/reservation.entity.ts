/** A room and people held for a while, until they become a session, are given back, or the time is up. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, UuidColumn, UuidListColumn } from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { RoomRow } from '../centers/room.entity.js';

@Entity('reservation')
@Check('reservation_bounds', 'starts_at < ends_at')
@Check('reservation_of_something', 'room_id IS NOT NULL OR cardinality(staff_ids) > 0')
@Check('reservation_end', 'released_at IS NULL OR session_id IS NULL')
@Index(['centerId', 'startsAt', 'id'])
@Index(['heldBy', 'expiresAt'])
@Index(['roomId'])
export class ReservationRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn({ nullable: true, comment: 'the case it is for' }) disputeId!: string | null;
  @UuidColumn({ nullable: true }) @ForeignKey(() => RoomRow) roomId!: string | null;
  @UuidListColumn() staffIds!: string[];
  @InstantColumn() startsAt!: string;
  @InstantColumn({ comment: 'exclusive' }) endsAt!: string;
  @UuidColumn({ comment: 'account' }) heldBy!: string;
  @UuidColumn({ nullable: true, comment: 'the person behind it' }) heldByStaffId!: string | null;
  @InstantColumn({ comment: 'it lapses by itself then' }) expiresAt!: string;
  @InstantColumn({ nullable: true, comment: 'given back' }) releasedAt!: string | null;
  @UuidColumn({ nullable: true, comment: 'the mediation session it became' }) sessionId!: string | null;
  @IntColumn({ default: 1 }) version!: number;
  @InstantColumn() createdAt!: string;
}
