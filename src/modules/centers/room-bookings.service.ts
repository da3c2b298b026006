/** Books rooms for sessions, inside the session's own transaction; the database rules out a double booking. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { refuse, unknownReference } from '../../platform/http/problem.js';
import { RoomsStore } from './rooms.store.js';

export interface BookingOrder {
  readonly roomId: string;
  /** the centre whose room it must be */
  readonly centerId: string;
  readonly sessionId: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly bookingId?: string;
  /** named in the refusals: what may be done instead */
  readonly availableActions?: readonly string[];
}

@Injectable()
export class RoomBookingsService {
  constructor(
    private readonly store: RoomsStore,
    private readonly clock: Clock,
  ) {}

  /** Takes the room for `[startsAt, endsAt)`; refuses `room_closed` and `room_taken`. Answers the booking's id. */
  async book(tx: Tx, order: BookingOrder): Promise<string> {
    const room = await this.store.lock(tx, order.roomId);
    if (room === undefined || room.centerId !== order.centerId) throw unknownReference('/roomId');
    const actions = order.availableActions ?? [];
    if (!room.isActive) throw refuse('room_closed', {}, actions);
    const id = order.bookingId ?? uuidv7();
    if (!(await this.store.book(tx, { ...order, id, createdAt: this.clock.nowIso() })))
      throw refuse('room_taken', {}, actions);
    return id;
  }

  /** Gives back whatever a session had booked; the row stays as history. */
  release(tx: Tx, sessionId: string, now: string): Promise<void> {
    return this.store.release(tx, sessionId, now);
  }
}
