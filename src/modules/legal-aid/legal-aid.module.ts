/**
 * Legal aid 法律援助 of a party (R15), beside mediation. Owns `legal_aid_request` (addresses and names; the rest is in the case log).
 * Endpoints: /disputes/{id}/legal-aid-requests, /legal-aid-requests/{id}, …/papers, …/papers-complete, …/decide, …/assign, …/advise,
 * …/withdraw. Log events: LegalAidRequested, LegalAidPapersListed, LegalAidPapersCompleted, LegalAidDecided, LegalAidAssigned,
 * LegalAdviceGiven, LegalAidWithdrawn.
 */
import { Module } from '@nestjs/common';
import { DisputesModule } from '../disputes/disputes.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { LegalAidController } from './legal-aid.controller.js';
import { LegalAidReader } from './legal-aid.reader.js';
import { LegalAidService } from './legal-aid.service.js';
import { LegalAidStore } from './legal-aid.store.js';

@Module({
  imports: [DisputesModule, StaffModule, WorkflowModule],
  controllers: [LegalAidController],
  providers: [LegalAidReader, LegalAidService, LegalAidStore],
})
export class LegalAidModule {}
