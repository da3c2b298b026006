/**
 * Investigation records 调查记录: somebody asked, a place or papers looked at (form 5 of the statutory file). Table:
 * investigation_record; what was said and found is sealed under the key of the dispute. Endpoints:
 * /disputes/{id}/investigations, /investigations/{id}. Log event: InvestigationRecorded.
 */
import { Module } from '@nestjs/common';
import { DisputesModule } from '../disputes/disputes.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { InvestigationStore } from './investigation.store.js';
import { InvestigationsController } from './investigations.controller.js';
import { InvestigationsReader } from './investigations.reader.js';
import { InvestigationsService } from './investigations.service.js';

@Module({
  imports: [DisputesModule, StaffModule, WorkflowModule],
  controllers: [InvestigationsController],
  providers: [InvestigationStore, InvestigationsReader, InvestigationsService],
  exports: [InvestigationsReader],
})
export class InvestigationsModule {}
