/**
 * The room and the people of a session: taken together, given back together, in the session's own transaction. The time of
 * people is taken for sessions to come only; one that is written down afterwards finds nobody busy.
 */
import { Injectable } from '@nestjs/common';
import { wallTimeOf } from '../../domain/shared/day.js';
import type { Interval } from '../../domain/shared/interval.js';
import { Clock } from '../../platform/clock/clock.js';
import { TryAgain, type Tx } from '../../platform/database/tx.js';
import { refuse, unknownReference } from '../../platform/http/problem.js';
import { CentersReader } from '../centers/centers.reader.js';
import { RoomBookingsService } from '../centers/room-bookings.service.js';
import { StaffReader } from '../staff/staff.reader.js';
import { type BookedTime, BookingsStore } from './bookings.store.js';
import { ReservationsReader } from './reservations.reader.js';

export interface SessionOrder extends Interval {
  readonly sessionId: string;
  /** the centre whose room and people they are */
  readonly centerId: string;
  readonly roomId: string | null;
  readonly mediatorIds: readonly string[];
  /** everybody of the staff who comes; a mediator among them once */
  readonly staffIds: readonly string[];
  /** everybody who is expected */
  readonly people: number;
  readonly availableActions: readonly string[];
}

/** A reservation that is to become this session. */
export interface ReservationUse {
  readonly reservationId: string;
  readonly sessionId: string;
  readonly disputeId: string;
  readonly centerId: string;
  readonly accountId: string;
  readonly availableActions: readonly string[];
}

/** Whose time is wanted. */
export interface StaffOrder extends Interval {
  readonly centerId: string;
  readonly staffIds: readonly string[];
  /** for the words of a refusal: which of them lead the case */
  readonly mediatorIds: readonly string[];
  readonly sessionId: string | null;
  readonly reservation: { readonly id: string; readonly expiresAt: string } | null;
  readonly availableActions?: readonly string[];
}

@Injectable()
export class BookingsService {
  constructor(
    private readonly store: BookingsStore,
    private readonly reservations: ReservationsReader,
    private readonly rooms: RoomBookingsService,
    private readonly staff: StaffReader,
    private readonly centers: CentersReader,
    private readonly clock: Clock,
  ) {}

  /** Refuses what the room refuses, `mediator_taken` and `staff_taken`. */
  async bookSession(tx: Tx, order: SessionOrder): Promise<void> {
    await this.store.lockBookingsOf(tx, order.centerId);
    if (order.roomId !== null) await this.rooms.book(tx, { ...order, roomId: order.roomId });
    if (order.startsAt < this.clock.nowIso()) return;
    await this.bookStaff(tx, { ...order, reservation: null });
  }

  /** Answers whose time it was. */
  async releaseSession(tx: Tx, centerId: string, sessionId: string): Promise<string[]> {
    await this.store.lockBookingsOf(tx, centerId);
    const now = this.clock.nowIso();
    await this.rooms.release(tx, sessionId, now);
    return this.store.release(tx, sessionId, now);
  }

  /** The session is over: its people are free, whatever had been planned. The room keeps its booking as a record of use. */
  async releasePeople(tx: Tx, sessionId: string): Promise<void> {
    await this.store.release(tx, sessionId, this.clock.nowIso());
  }

  /** Who is off the case is free at the times of its sessions to come. */
  async releasePerson(tx: Tx, sessionIds: readonly string[], staffId: string): Promise<void> {
    await this.store.releasePerson(tx, sessionIds, staffId, this.clock.nowIso());
  }

  /**
   * Frees what a reservation held, for the session that takes its place in the same transaction: the caller's own, or one
   * for the same case. Answers whose time it was. Refuses `reservation_expired` and `reservation_used`.
   */
  async useReservation(tx: Tx, use: ReservationUse): Promise<string[]> {
    await this.store.lockBookingsOf(tx, use.centerId);
    const reservation = await this.reservations.get(tx, use.reservationId);
    const isTheirs = reservation?.heldBy === use.accountId || reservation?.disputeId === use.disputeId;
    if (reservation?.centerId !== use.centerId || !isTheirs || reservation.releasedAt !== null)
      throw unknownReference('/reservationId');
    if (reservation.sessionId !== null) throw refuse('reservation_used', {}, use.availableActions);
    const now = this.clock.nowIso();
    if (reservation.expiresAt <= now) {
      const expiredAt = wallTimeOf(reservation.expiresAt, await this.zoneOf(tx, use.centerId));
      throw refuse('reservation_expired', { params: { expiredAt } }, use.availableActions);
    }
    await this.rooms.release(tx, reservation.id, now);
    const used = { id: reservation.id, releasedAt: null, sessionId: use.sessionId, version: reservation.version + 1 };
    await this.store.endReservation(tx, used);
    return this.store.release(tx, reservation.id, now);
  }

  /** Takes the time of people; says who is in another meeting, and when. To be called under the lock of the centre. */
  async bookStaff(tx: Tx, order: StaffOrder): Promise<void> {
    const staffIds = [...new Set(order.staffIds)].sort();
    if (staffIds.length === 0) return;
    const now = this.clock.nowIso();
    const [taken] = await this.store.taken(tx, staffIds, order, now);
    if (taken !== undefined) throw await this.busy(tx, order, taken);
    // Known to the database alone: somebody has just been booked elsewhere. Looked at again, it can be said who and when.
    if (!(await this.store.book(tx, { ...order, staffIds, now }))) throw new TryAgain();
  }

  private async busy(tx: Tx, order: StaffOrder, { staffId, startsAt, endsAt }: BookedTime): Promise<Error> {
    const zone = await this.zoneOf(tx, order.centerId);
    const name = (await this.staff.get(tx, staffId))?.name ?? staffId;
    const params = { staffId, name, from: wallTimeOf(startsAt, zone), to: wallTimeOf(endsAt, zone) };
    const code = order.mediatorIds.includes(staffId) ? 'mediator_taken' : 'staff_taken';
    return refuse(code, { params }, order.availableActions ?? []);
  }

  /** Of the centre; for the words of refusals. */
  async zoneOf(tx: Tx, centerId: string): Promise<string> {
    return (await this.centers.get(tx, centerId))?.zone ?? 'Asia/Shanghai';
  }
}
