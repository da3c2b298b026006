/**
 * Sessions 调解会: planned (its room and people are booked), held (attendance, minutes, undisputed facts apart from concessions, law cited as
 * in force), adjourned, cancelled. Table: mediation_session. Endpoints: /disputes/{id}/sessions, …/{sessionId}, …/hold,
 * …/adjourn, …/cancel. Log events: SessionScheduled, SessionHeld, SessionAdjourned, SessionCancelled,
 * SessionClosedToPublic (by the system).
 */
import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module.js';
import { CentersModule } from '../centers/centers.module.js';
import { CodeTablesModule } from '../code-tables/code-tables.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { SessionReadingService } from './session-reading.service.js';
import { SessionReferences } from './session-references.js';
import { SessionStore } from './session.store.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsReader } from './sessions.reader.js';
import { SessionsService } from './sessions.service.js';

@Module({
  imports: [BookingsModule, CentersModule, CodeTablesModule, StaffModule, DisputesModule, WorkflowModule],
  controllers: [SessionsController],
  providers: [SessionReadingService, SessionReferences, SessionStore, SessionsReader, SessionsService],
  exports: [SessionsReader],
})
export class SessionsModule {}
