/** Makes and ends reservations: room and people together or not at all, so many per person, for so long. */
import { Injectable } from '@nestjs/common';
import { addMinutes, wallTimeOf } from '../../domain/shared/day.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Problem, refuse } from '../../platform/http/problem.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { RoomBookingsService } from '../centers/room-bookings.service.js';
import { SettingsReader } from '../centers/settings.reader.js';
import { BookingsService } from './bookings.service.js';
import { BookingsStore } from './bookings.store.js';
import { type ReservationRecord, ReservationsReader } from './reservations.reader.js';

export type ReservationOrder = Pick<
  ReservationRecord,
  'id' | 'centerId' | 'disputeId' | 'roomId' | 'staffIds' | 'startsAt' | 'endsAt' | 'heldBy' | 'heldByStaffId'
> & {
  /** everybody who is expected */
  readonly people: number;
  /** of the people those who lead the case, for the words of a refusal */
  readonly mediatorIds: readonly string[];
};

@Injectable()
export class ReservationBookingsService {
  constructor(
    private readonly store: BookingsStore,
    private readonly reservations: ReservationsReader,
    private readonly bookings: BookingsService,
    private readonly rooms: RoomBookingsService,
    private readonly settings: SettingsReader,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
  ) {}

  /** Refuses `reservation_limit`, what the room refuses, `mediator_taken` and `staff_taken`. */
  async reserve(tx: Tx, { people, mediatorIds, ...order }: ReservationOrder): Promise<ReservationRecord> {
    await this.store.lockBookingsOf(tx, order.centerId);
    await this.store.lockHolder(tx, order.heldBy);
    const { reservationMinutes, reservationsPerPerson } = (await this.settings.of(tx, order.centerId)).rooms;
    await this.demandRoomForOneMore(tx, order, reservationsPerPerson);
    const now = this.clock.nowIso();
    const expiresAt = addMinutes(now, reservationMinutes);
    const row = { ...order, expiresAt, releasedAt: null, sessionId: null, version: 1, createdAt: now };
    const reservation = { id: row.id, expiresAt };
    const { roomId } = row;
    if (roomId !== null) await this.rooms.book(tx, { ...row, roomId, reservation, people });
    if (!(await this.store.insertReservation(tx, row))) throw new Problem('id_in_use');
    await this.bookings.bookStaff(tx, { ...row, mediatorIds, reservation });
    await this.tell(tx, 'reservation.made', row);
    return row;
  }

  /** Gives room and people back; what has lapsed or was given back already is left as it is. Refuses `reservation_used`. */
  async giveBack(tx: Tx, { id, centerId }: ReservationRecord): Promise<void> {
    await this.store.lockBookingsOf(tx, centerId);
    const row = await this.reservations.get(tx, id);
    if (row === undefined) return;
    if (row.sessionId !== null) throw refuse('reservation_used');
    const now = this.clock.nowIso();
    if (row.releasedAt !== null || row.expiresAt <= now) return;
    await this.rooms.release(tx, id, now);
    await this.store.release(tx, id, now);
    const ended = { ...row, releasedAt: now, version: row.version + 1 };
    await this.store.endReservation(tx, ended);
    await this.tell(tx, 'reservation.released', ended);
  }

  private async demandRoomForOneMore(
    tx: Tx,
    { heldBy, centerId }: Pick<ReservationOrder, 'heldBy' | 'centerId'>,
    max: number,
  ): Promise<void> {
    const held = await this.reservations.heldBy(tx, heldBy, this.clock.nowIso());
    if (held.length < max) return;
    const zone = await this.bookings.zoneOf(tx, centerId);
    const named = held.map(
      ({ startsAt, endsAt }) => `${wallTimeOf(startsAt, zone)}–${wallTimeOf(endsAt, zone).slice(11)}`,
    );
    throw refuse('reservation_limit', { params: { max, held: named, reservationIds: held.map(({ id }) => id) } });
  }

  private async tell(tx: Tx, type: string, row: ReservationRecord): Promise<void> {
    const { id, centerId, roomId, staffIds, startsAt, endsAt, expiresAt } = row;
    const payload = { roomId, staffIds, startsAt, endsAt, expiresAt };
    const subject = { subjectKind: 'reservation', subjectId: id };
    await this.outbox.add(tx, [{ centerId, type, ...subject, payload, recordedAt: this.clock.nowIso() }]);
  }
}
