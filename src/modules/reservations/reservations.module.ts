/**
 * Reservations 预留: a room and people held together for a while, for a session to come. They lapse by themselves; a session
 * that names one takes its place.
 * Tables: none of its own (reservation, room_booking and staff_booking belong to bookings and centers).
 * Endpoints: /reservations, /reservations/{id}.
 * It writes no entries of the case log.
 */
import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module.js';
import { CentersModule } from '../centers/centers.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { ReservationWishService } from './reservation-wish.service.js';
import { ReservationsController } from './reservations.controller.js';
import { ReservationsService } from './reservations.service.js';

@Module({
  imports: [BookingsModule, CentersModule, StaffModule, RosterModule, DisputesModule],
  controllers: [ReservationsController],
  providers: [ReservationWishService, ReservationsService],
})
export class ReservationsModule {}
