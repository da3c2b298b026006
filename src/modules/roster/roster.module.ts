/**
 * The duty roster: drafts, their publication, who is on duty when. The rules of fair turns are in domain/roster.
 * Tables: roster_draft, roster_coverage, shift, roster_change, roster_gap; absence and swap_request belong to roster-changes.
 * Endpoints: /centers/{id}/roster/drafts, /roster/drafts/{id}, /centers/{id}/roster, /centers/{id}/on-duty, /shifts/{id},
 * /centers/{id}/calendar/{year}/consequences. What changes a published roster goes through RosterLedgerService.
 * Outbox events: roster.published, roster.changed, swap_request.overtaken. It writes no entries of the case log.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { ConsequencesController } from './consequences.controller.js';
import { ConsequencesService } from './consequences.service.js';
import { ConsequencesStore } from './consequences.store.js';
import { DraftsController } from './drafts.controller.js';
import { DraftsService } from './drafts.service.js';
import { DraftsStore } from './drafts.store.js';
import { LedgerStore } from './ledger.store.js';
import { RosterGroundService } from './roster-ground.service.js';
import { RosterLinesReader } from './roster-lines.reader.js';
import { RosterHistoryReader } from './roster-history.reader.js';
import { RosterLedgerService } from './roster-ledger.service.js';
import { RosterPlanningService } from './roster-planning.service.js';
import { RosterController } from './roster.controller.js';
import { RosterReader } from './roster.reader.js';
import { RosterService } from './roster.service.js';
import { ShiftsStore } from './shifts.store.js';

@Module({
  imports: [CentersModule, DepartmentsModule, StaffModule],
  controllers: [DraftsController, RosterController, ConsequencesController],
  providers: [
    RosterLinesReader,
    RosterPlanningService,
    RosterReader,
    RosterService,
    RosterGroundService,
    DraftsService,
    ConsequencesService,
    ConsequencesStore,
    DraftsStore,
    ShiftsStore,
    LedgerStore,
    RosterLedgerService,
    RosterHistoryReader,
  ],
  exports: [RosterHistoryReader, RosterLedgerService, RosterLinesReader, RosterPlanningService, RosterReader],
})
export class RosterModule {}
