/**
 * Who takes part beside joining: parties who leave, representatives and their powers; conflicts and challenges of mediators, and
 * warnings about their neutrality. Table: `mediator_challenge` (the words of challenges). Endpoints: POST …/parties/{id}/leave,
 * …/representatives, …/representatives/{id}/end, /disputes/{id}/conflicts, …/challenges, …/neutrality, /challenges/{id}, …/decide.
 * Log events: PartyLeft, RepresentativeAdded, RepresentativeEnded, ConflictDeclared, MediatorChallenged, ChallengeDecided.
 */
import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module.js';
import { CentersModule } from '../centers/centers.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { GridsModule } from '../grids/grids.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { ChallengeStore } from './challenge.store.js';
import { ChallengesService } from './challenges.service.js';
import { ConflictsService } from './conflicts.service.js';
import { MediatorsController } from './mediators.controller.js';
import { NeutralityReader } from './neutrality.reader.js';
import { NeutralityService } from './neutrality.service.js';
import { ParticipantsController } from './participants.controller.js';
import { ParticipantsService } from './participants.service.js';
import { RemovalsService } from './removals.service.js';
import { TraitsService } from './traits.service.js';

@Module({
  imports: [CentersModule, StaffModule, GridsModule, BookingsModule, DisputesModule, PartiesModule, WorkflowModule],
  controllers: [ParticipantsController, MediatorsController],
  providers: [
    ParticipantsService,
    ConflictsService,
    ChallengesService,
    ChallengeStore,
    RemovalsService,
    NeutralityService,
    NeutralityReader,
    TraitsService,
  ],
})
export class ParticipantsModule {}
