/**
 * Fulfilment 履行: performance of obligations, return visits, closing. Owns no table: `obligation`, `performance` and
 * `return_visit` belong to disputes, whose projection keeps their states; here the words are added. Endpoints: /obligations/{id},
 * …/performance, …/performance/{id}/void, …/urge, …/waive, …/hand-over, /disputes/{id}/return-visits, /return-visits/{id}, …/record, /disputes/{id}/close.
 * Log events: PerformanceRecorded, PerformanceVoided, Urged, ObligationWaived, ObligationHandedOver, ReturnVisitScheduled, ReturnVisitRecorded, Closed; by the system
 * ObligationObserved, Performed, PerformanceReopened.
 */
import { Module } from '@nestjs/common';
import { DisputesModule } from '../disputes/disputes.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { ClosingService } from './closing.service.js';
import { FulfilmentReader } from './fulfilment.reader.js';
import { ObligationPerformanceService } from './obligation-performance.service.js';
import { ObligationsController } from './obligations.controller.js';
import { PursuitService } from './pursuit.service.js';
import { ReturnVisitsController } from './return-visits.controller.js';
import { ReturnVisitsService } from './return-visits.service.js';
import { VisitStore } from './visit.store.js';

@Module({
  imports: [StaffModule, DisputesModule, WorkflowModule],
  controllers: [ObligationsController, ReturnVisitsController],
  providers: [
    ClosingService,
    ObligationPerformanceService,
    PursuitService,
    FulfilmentReader,
    ReturnVisitsService,
    VisitStore,
  ],
  exports: [FulfilmentReader],
})
export class FulfilmentModule {}
