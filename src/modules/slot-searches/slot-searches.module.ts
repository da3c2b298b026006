/**
 * The search for a slot 找时段: the three earliest times at which room, mediators, named staff and an officer of each
 * department can be had at once. It writes nothing; `POST /reservations` holds what it found.
 * Tables: none. Endpoints: /slot-searches. It writes no entries of the case log.
 */
import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module.js';
import { CentersModule } from '../centers/centers.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { SlotGroundService } from './slot-ground.service.js';
import { SlotSearchesController } from './slot-searches.controller.js';
import { SlotSearchesService } from './slot-searches.service.js';
import { SlotWishService } from './slot-wish.service.js';

@Module({
  imports: [BookingsModule, CentersModule, DepartmentsModule, DisputesModule, RosterModule, StaffModule],
  controllers: [SlotSearchesController],
  providers: [SlotSearchesService, SlotWishService, SlotGroundService],
})
export class SlotSearchesModule {}
