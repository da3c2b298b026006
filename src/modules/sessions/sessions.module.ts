/**
 * Sessions 调解会: planned (its room and people are booked), answered by the parties, held (attendance, parts, minutes, undisputed
 * facts apart from concessions, law cited as in force), adjourned, cancelled, missed; templates for minutes, and the private
 * notes of those who lead the case. Tables: mediation_session, session_private_note. Endpoints: /disputes/{id}/sessions,
 * …/{sessionId}, …/hold, …/adjourn, …/cancel, …/replies, …/no-show, …/private-notes, …/minutes-template. Log events:
 * SessionScheduled, SessionReplied, SessionHeld, SessionAdjourned, SessionCancelled, SessionMissed, SessionClosedToPublic (by the
 * system).
 */
import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module.js';
import { CentersModule } from '../centers/centers.module.js';
import { CodeTablesModule } from '../code-tables/code-tables.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { MinutesTemplateService } from './minutes-template.service.js';
import { PrivateNoteStore } from './private-note.store.js';
import { PrivateNotesService } from './private-notes.service.js';
import { SessionAttendanceService } from './session-attendance.service.js';
import { SessionPapersController } from './session-papers.controller.js';
import { SessionReadingService } from './session-reading.service.js';
import { SessionReferences } from './session-references.js';
import { SessionSteps } from './session-steps.service.js';
import { SessionStore } from './session.store.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsReader } from './sessions.reader.js';
import { SessionsService } from './sessions.service.js';

@Module({
  imports: [
    BookingsModule,
    CentersModule,
    CodeTablesModule,
    StaffModule,
    DisputesModule,
    PartiesModule,
    WorkflowModule,
  ],
  controllers: [SessionsController, SessionPapersController],
  providers: [
    MinutesTemplateService,
    PrivateNoteStore,
    PrivateNotesService,
    SessionAttendanceService,
    SessionReadingService,
    SessionReferences,
    SessionSteps,
    SessionStore,
    SessionsReader,
    SessionsService,
  ],
  exports: [SessionsReader],
})
export class SessionsModule {}
