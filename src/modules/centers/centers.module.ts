/**
 * The tree of governance centres, their rooms and bookings, their working-day calendars, what they set for themselves.
 * Tables: center, center_settings, room, room_booking, calendar_year, calendar_year_version.
 * Endpoints: /centers, /centers/{id}, /centers/{id}/settings, /centers/{id}/rooms, /rooms/{id}, /rooms/{id}/bookings,
 * /centers/{id}/calendar/{year}.
 * It writes no entries of the case log.
 */
import { Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller.js';
import { CalendarReader } from './calendar.reader.js';
import { CalendarService } from './calendar.service.js';
import { CalendarStore } from './calendar.store.js';
import { CenterFoundingService } from './center-founding.service.js';
import { CentersController } from './centers.controller.js';
import { CentersReader } from './centers.reader.js';
import { CentersService } from './centers.service.js';
import { CentersStore } from './centers.store.js';
import { OfficeDaysReader } from './office-days.reader.js';
import { RoomBookingsService } from './room-bookings.service.js';
import { RoomsController } from './rooms.controller.js';
import { RoomsReader } from './rooms.reader.js';
import { RoomsService } from './rooms.service.js';
import { RoomsStore } from './rooms.store.js';
import { SettingsController } from './settings.controller.js';
import { SettingsReader } from './settings.reader.js';
import { SettingsService } from './settings.service.js';
import { SettingsStore } from './settings.store.js';

const SHARED = [
  CentersService,
  CentersReader,
  CenterFoundingService,
  RoomsService,
  RoomBookingsService,
  RoomsReader,
  CalendarReader,
  SettingsReader,
  OfficeDaysReader,
];

@Module({
  controllers: [CentersController, RoomsController, CalendarController, SettingsController],
  providers: [...SHARED, CalendarService, SettingsService, CentersStore, RoomsStore, CalendarStore, SettingsStore],
  exports: SHARED,
})
export class CentersModule {}
