/**
 * Cases that belong together 并案、分案、关联: one merged into another, one split off another, two linked. Owns no table (`dispute_link`
 * is of disputes); writes both cases through workflow. Log events: Merged, MergedIn, SplitOff, Linked, LinkEnded.
 */
import { Module } from '@nestjs/common';
import { DisputesModule } from '../disputes/disputes.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { RoutingModule } from '../routing/routing.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { LinkingService } from './linking.service.js';
import { MergingController } from './merging.controller.js';
import { MergingService } from './merging.service.js';
import { OtherCases } from './other-cases.js';
import { SplittingService } from './splitting.service.js';

@Module({
  imports: [DisputesModule, IntakeModule, PartiesModule, RoutingModule, WorkflowModule],
  controllers: [MergingController],
  providers: [LinkingService, MergingService, OtherCases, SplittingService],
})
export class MergingModule {}
