/**
 * Who sits in which meeting when, beside the rooms' own bookings; and reservations, which hold a room and people for a while.
 * Tables: reservation, staff_booking. It has no endpoints: sessions and reservations have. Outbox events: reservation.made,
 * reservation.released (one that lapses says when in `expiresAt`). It writes no entries of the case log.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { BookingsReader } from './bookings.reader.js';
import { BookingsService } from './bookings.service.js';
import { BookingsStore } from './bookings.store.js';
import { ReservationBookingsService } from './reservation-bookings.service.js';
import { ReservationsReader } from './reservations.reader.js';

const SHARED = [BookingsService, ReservationBookingsService, BookingsReader, ReservationsReader];

@Module({
  imports: [CentersModule, StaffModule],
  providers: [...SHARED, BookingsStore],
  exports: SHARED,
})
export class BookingsModule {}
