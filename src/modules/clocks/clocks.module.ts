/**
 * Clocks 期限: suspension and resumption, extension, expiry, reminders, and countersigning what was written down late. Owns
 * `deadline_reminder`. Endpoints: /disputes/{id}/suspend, …/resume, …/extend, …/late-entries/{seq}/countersign. Job `clocks`.
 * Log events: Suspended, Resumed, Extended, LateEntryCountersigned; by the system Expired, CountersignRequired.
 */
import { Module } from '@nestjs/common';
import { DisputesModule } from '../disputes/disputes.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { ClockWatchService } from './clock-watch.service.js';
import { ClockWatchStore } from './clock-watch.store.js';
import { ClocksController } from './clocks.controller.js';
import { ClocksService } from './clocks.service.js';

@Module({
  imports: [DisputesModule, WorkflowModule],
  controllers: [ClocksController],
  providers: [ClocksService, ClockWatchService, ClockWatchStore],
})
export class ClocksModule {}
