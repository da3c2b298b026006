/**
 * In whose hands a case is: referrals 移送 to departments and outside bodies, escalation 提级 and return, supervision 督办. Owns
 * `referral` and `supervision` (addresses and papers; the rest is in the case log). Endpoints: /disputes/{id}/referrals, …/refer,
 * …/escalate, …/return, …/supervisions, /referrals/{id}, …/accept, …/object, /supervisions/{id}, …/answer, …/close. Log events:
 * ReferralSent, Referred, ReferralAccepted, ReferralObjected, Escalated, Returned, SupervisionOrdered, -Answered, -Closed,
 * -Reopened; by the system ReferralAcceptedBySilence (job `referrals`), ReferralLapsed, SupervisionOrdered.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { RoutingModule } from '../routing/routing.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { CustodyNotesService } from './custody-notes.service.js';
import { EscalationService } from './escalation.service.js';
import { ReceivingOfficersService } from './receiving-officers.service.js';
import { ReferralAnswersService } from './referral-answers.service.js';
import { ReferralSilenceService } from './referral-silence.service.js';
import { ReferralStore } from './referral.store.js';
import { ReferralsController } from './referrals.controller.js';
import { ReferralsReader } from './referrals.reader.js';
import { ReferralsService } from './referrals.service.js';
import { SupervisionsController } from './supervisions.controller.js';
import { SupervisionsService } from './supervisions.service.js';

@Module({
  imports: [CentersModule, DepartmentsModule, DisputesModule, RosterModule, RoutingModule, WorkflowModule],
  controllers: [ReferralsController, SupervisionsController],
  providers: [
    CustodyNotesService,
    EscalationService,
    ReceivingOfficersService,
    ReferralAnswersService,
    ReferralSilenceService,
    ReferralStore,
    ReferralsReader,
    ReferralsService,
    SupervisionsService,
  ],
  exports: [ReferralsReader],
})
export class ReferralsModule {}
