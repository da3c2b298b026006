/**
 * The life of a published roster (R12): absences, substitutions, extra shifts, swaps, and what they leave behind.
 * Tables: absence, swap_request; lines, changes and gaps are written through the roster's ledger.
 * Endpoints: /staff/{id}/absences, /absences/{id}, /shifts/{id}/substitute(s), /shifts/{id}/cancel, /shifts/{id}/swap-requests,
 * /centers/{id}/roster/shifts, /centers/{id}/roster/gaps, /centers/{id}/roster/changes, /centers/{id}/swap-requests,
 * /swap-requests/{id}. Outbox events: absence.recorded, .cancelled, .ended; swap_request.requested, .accepted, .declined,
 * .done, .withdrawn (and, from the ledger, roster.changed and swap_request.overtaken). It writes no entries of the case log.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { AbsenceJournalService } from './absence-journal.service.js';
import { AbsencePapersService } from './absence-papers.service.js';
import { AbsencesController } from './absences.controller.js';
import { AbsencesService } from './absences.service.js';
import { AbsencesStore } from './absences.store.js';
import { ChangeRecorderService } from './change-recorder.service.js';
import { RosterHistoryController } from './history.controller.js';
import { HistoryService } from './history.service.js';
import { MomentsService } from './moments.service.js';
import { ProposalsService } from './proposals.service.js';
import { ShiftChangesController } from './shift-changes.controller.js';
import { ShiftChangesService } from './shift-changes.service.js';
import { StandInsReader } from './stand-ins.reader.js';
import { SubstitutesService } from './substitutes.service.js';
import { SwapJournalService } from './swap-journal.service.js';
import { SwapSidesService } from './swap-sides.service.js';
import { SwapsController } from './swaps.controller.js';
import { SwapsService } from './swaps.service.js';
import { SwapsStore } from './swaps.store.js';

@Module({
  imports: [CentersModule, DepartmentsModule, StaffModule, RosterModule],
  controllers: [AbsencesController, ShiftChangesController, RosterHistoryController, SwapsController],
  providers: [
    AbsencesService,
    AbsencePapersService,
    AbsenceJournalService,
    AbsencesStore,
    ChangeRecorderService,
    HistoryService,
    MomentsService,
    ProposalsService,
    ShiftChangesService,
    StandInsReader,
    SubstitutesService,
    SwapJournalService,
    SwapSidesService,
    SwapsService,
    SwapsStore,
  ],
  exports: [StandInsReader],
})
export class RosterChangesModule {}
