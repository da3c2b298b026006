/**
 * What happens after the outcome 重新办理、归档、更正: reopening, archiving, corrections. Owns `correction`; writes the case through
 * workflow and its words through intake. Log events: Reopened, Archived, Corrected.
 */
import { Module } from '@nestjs/common';
import { DisputesModule } from '../disputes/disputes.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { RoutingModule } from '../routing/routing.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { CorrectionStore } from './correction.store.js';
import { CorrectionsService } from './corrections.service.js';
import { MendingController } from './mending.controller.js';
import { MendingService } from './mending.service.js';

@Module({
  imports: [DisputesModule, IntakeModule, PartiesModule, RoutingModule, WorkflowModule],
  controllers: [MendingController],
  providers: [CorrectionsService, CorrectionStore, MendingService],
})
export class MendingModule {}
