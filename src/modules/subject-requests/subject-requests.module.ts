/**
 * What parties ask about their own data (PIPL 44–50; R48). Owns `subject_request`, and with it `party.restricted_at`. Endpoints:
 * /disputes/{id}/subject-requests, /subject-requests, …/{id}, …/decide, …/data. It writes no log of a case.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { RestrictionService } from './restriction.service.js';
import { SubjectDataService } from './subject-data.service.js';
import { SubjectRequestAccess } from './subject-request-access.service.js';
import { SubjectRequestStore } from './subject-request.store.js';
import { SubjectRequestsController } from './subject-requests.controller.js';
import { SubjectRequestsService } from './subject-requests.service.js';

@Module({
  imports: [CentersModule, DisputesModule, PartiesModule, WorkflowModule],
  controllers: [SubjectRequestsController],
  providers: [
    RestrictionService,
    SubjectDataService,
    SubjectRequestAccess,
    SubjectRequestStore,
    SubjectRequestsService,
  ],
})
export class SubjectRequestsModule {}
