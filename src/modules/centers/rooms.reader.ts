/** What other modules ask about rooms. */
import { Injectable } from '@nestjs/common';
import type { WeeklyHours } from '../../domain/rooms/opening-hours.js';
import type { Interval } from '../../domain/shared/interval.js';
import type { Tx } from '../../platform/database/tx.js';
import type { RoomRow } from './room.entity.js';
import { RoomsStore } from './rooms.store.js';

export interface RoomRecord {
  readonly id: string;
  readonly centerId: string;
  readonly name: string;
  readonly kind: string;
  /** persons; null = nobody counted */
  readonly capacity: number | null;
  readonly openingHours: readonly WeeklyHours[] | null;
  readonly active: boolean;
}

/** More rooms of one kind than any centre has. */
const ALL = { limit: 200, after: null, withTotal: false };

@Injectable()
export class RoomsReader {
  constructor(private readonly store: RoomsStore) {}

  async get(tx: Tx, id: string): Promise<RoomRecord | undefined> {
    const row = await this.store.get(tx, id);
    return row === undefined ? undefined : recordOf(row);
  }

  /** Rooms of a kind that are in use, by name. */
  async ofKind(tx: Tx, centerId: string, kind: string): Promise<RoomRecord[]> {
    return (await this.store.page(tx, { centerId, kinds: [kind], active: true }, ALL)).map(recordOf);
  }

  /** When these rooms are taken in the period; reservations that have lapsed by `now` do not count. */
  taken(
    tx: Tx,
    roomIds: readonly string[],
    period: Interval,
    now: string,
  ): Promise<(Interval & { readonly roomId: string })[]> {
    return this.store.taken(tx, roomIds, period, now);
  }
}

const recordOf = (row: RoomRow): RoomRecord => ({
  id: row.id,
  centerId: row.centerId,
  name: row.name,
  kind: row.kind,
  capacity: row.capacity,
  openingHours: row.openingHours,
  active: row.isActive,
});
