/**
 * Books rooms for sessions and reservations, inside their own transaction; the database rules out a double booking. What is
 * written down after it took place is neither measured nor shut out: it did take place.
 */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { wallTimeOf } from '../../domain/shared/day.js';
import { covers } from '../../domain/shared/interval.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { refuse, unknownReference } from '../../platform/http/problem.js';
import { OfficeDaysReader } from './office-days.reader.js';
import type { RoomRow } from './room.entity.js';
import { RoomsStore } from './rooms.store.js';

export interface BookingOrder {
  readonly roomId: string;
  /** the centre whose room it must be */
  readonly centerId: string;
  readonly sessionId: string | null;
  /** held for a while only */
  readonly reservation?: { readonly id: string; readonly expiresAt: string };
  readonly startsAt: string;
  readonly endsAt: string;
  readonly bookingId?: string;
  /** how many are expected, where that is known */
  readonly people?: number;
  /** named in the refusals: what may be done instead */
  readonly availableActions?: readonly string[];
}

@Injectable()
export class RoomBookingsService {
  constructor(
    private readonly store: RoomsStore,
    private readonly office: OfficeDaysReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the room for `[startsAt, endsAt)`; refuses `room_closed`, `room_too_small`, `room_not_open` and `room_taken`.
   * Answers the booking's id.
   */
  async book(tx: Tx, order: BookingOrder): Promise<string> {
    const room = await this.store.lock(tx, order.roomId);
    if (room === undefined || room.centerId !== order.centerId) throw unknownReference('/roomId');
    const actions = order.availableActions ?? [];
    if (!room.isActive) throw refuse('room_closed', {}, actions);
    const createdAt = this.clock.nowIso();
    if (order.startsAt >= createdAt) {
      demandSpace(room, order);
      await this.demandOpen(tx, room, order);
    }
    const { reservation } = order;
    const id = order.bookingId ?? uuidv7();
    const booking = {
      ...order,
      id,
      reservationId: reservation?.id ?? null,
      expiresAt: reservation?.expiresAt ?? null,
      createdAt,
    };
    await this.store.releaseLapsed(tx, booking);
    if (!(await this.store.book(tx, booking))) throw refuse('room_taken', {}, actions);
    return id;
  }

  /** Gives back whatever a session or reservation had booked; the row stays as history. */
  release(tx: Tx, holderId: string, now: string): Promise<void> {
    return this.store.release(tx, holderId, now);
  }

  /**
   * Hours that were entered for a room bind everybody. A room nobody entered hours for can be reserved in duty hours only,
   * but a mediator may plan an evening sitting there.
   */
  private async demandOpen(tx: Tx, { openingHours }: RoomRow, order: BookingOrder): Promise<void> {
    if (openingHours === null && order.reservation === undefined) return;
    const period = await this.office.of(tx, order.centerId, order);
    if (period.openTimes(openingHours).some((open) => covers(open, order))) return;
    const params = { from: wallTimeOf(order.startsAt, period.zone), to: wallTimeOf(order.endsAt, period.zone) };
    throw refuse('room_not_open', { params }, order.availableActions ?? []);
  }
}

function demandSpace({ capacity }: RoomRow, { people, availableActions = [] }: BookingOrder): void {
  if (capacity !== null && people !== undefined && people > capacity)
    throw refuse('room_too_small', { params: { people, capacity } }, availableActions);
}
