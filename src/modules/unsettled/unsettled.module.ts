/**
 * “Not settled” 未解决: what a party says of a promise or a quarrel after the agreement, and what became of it (R35). Owns no table: the
 * facts are in the case log, the words in the notes of its entries. Endpoints: /disputes/{id}/unsettled-reports, …/{unsettledReportId},
 * …/{unsettledReportId}/answer. Log events: UnsettledReported (also by a return visit), UnsettledAnswered.
 */
import { Module } from '@nestjs/common';
import { DisputesModule } from '../disputes/disputes.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { UnsettledController } from './unsettled.controller.js';
import { UnsettledReader } from './unsettled.reader.js';
import { UnsettledService } from './unsettled.service.js';

@Module({
  imports: [DisputesModule, WorkflowModule],
  controllers: [UnsettledController],
  providers: [UnsettledReader, UnsettledService],
  exports: [UnsettledReader],
})
export class UnsettledModule {}
