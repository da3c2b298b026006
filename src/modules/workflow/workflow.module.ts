/**
 * The one door: every write on a case goes through `WorkflowService.apply`. Owns no table; it locks the dispute's row, reads
 * and appends `case_log`, projects the rows that follow from it and adds to the outbox. Also tells the machine as data:
 * `GET /workflow` and `GET /rules`.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { CaseContext } from './case-context.js';
import { CaseHistory } from './case-history.service.js';
import { CaseViewService } from './case-view.service.js';
import { NamedRefusals } from './named-refusals.js';
import { WorkflowController } from './workflow.controller.js';
import { WorkflowService } from './workflow.service.js';

@Module({
  imports: [CentersModule, DisputesModule, PartiesModule, StaffModule],
  controllers: [WorkflowController],
  providers: [CaseContext, CaseHistory, CaseViewService, NamedRefusals, WorkflowService],
  exports: [WorkflowService, CaseViewService],
})
export class WorkflowModule {}
