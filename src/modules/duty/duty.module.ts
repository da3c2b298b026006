/**
 * The day on duty: check-in and check-out, the late and the missing, calls to officers on call, the note from shift to shift.
 * Tables: shift_attendance, duty_alert, duty_call, handover. It reads cases by SQL for the note and writes nothing on them.
 * Endpoints: /shifts/{id}/attendance, /shifts/{id}/check-in, /shifts/{id}/check-out, /shifts/{id}/calls, /calls/{id},
 * /shifts/{id}/handover.
 * Outbox events: duty.checked_in, duty.checked_out, duty.late, duty.missing, duty.called, duty.call_answered,
 * duty.handover_written, duty.handover_accepted, duty.handover_overdue. Job: duty, every minute.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { RosterChangesModule } from '../roster-changes/roster-changes.module.js';
import { AttendanceController } from './attendance.controller.js';
import { AttendanceRecordingService } from './attendance-recording.service.js';
import { AttendanceService } from './attendance.service.js';
import { AttendanceStore } from './attendance.store.js';
import { DutyAlertsService } from './duty-alerts.service.js';
import { DutyAlertsStore } from './duty-alerts.store.js';
import { DutyCallRecordingService } from './duty-call-recording.service.js';
import { DutyCallsController } from './duty-calls.controller.js';
import { DutyCallsService } from './duty-calls.service.js';
import { DutyCallsStore } from './duty-calls.store.js';
import { DutyDeskReader } from './duty-desk.reader.js';
import { DutyDeskStore } from './duty-desk.store.js';
import { DutyShiftsStore } from './duty-shifts.store.js';
import { DutyWatchService } from './duty-watch.service.js';
import { HandoverController } from './handover.controller.js';
import { HandoverItemsStore } from './handover-items.store.js';
import { HandoverService } from './handover.service.js';
import { HandoverStore } from './handover.store.js';
import { HandoverTakingService } from './handover-taking.service.js';
import { HandoverWritingService } from './handover-writing.service.js';

const STORES = [
  AttendanceStore,
  DutyAlertsStore,
  DutyCallsStore,
  DutyDeskStore,
  DutyShiftsStore,
  HandoverItemsStore,
  HandoverStore,
];

@Module({
  imports: [CentersModule, RosterModule, RosterChangesModule],
  controllers: [AttendanceController, DutyCallsController, HandoverController],
  providers: [
    ...STORES,
    AttendanceRecordingService,
    AttendanceService,
    DutyAlertsService,
    DutyCallRecordingService,
    DutyCallsService,
    DutyDeskReader,
    DutyWatchService,
    HandoverService,
    HandoverTakingService,
    HandoverWritingService,
  ],
  exports: [DutyDeskReader],
})
export class DutyModule {}
