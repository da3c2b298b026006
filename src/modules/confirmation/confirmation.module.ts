/**
 * Judicial confirmation 司法确认 of agreements (R31–R33). Owns `judicial_confirmation` (court, numbers, papers; where it stands
 * is in the case log). Endpoints: /agreements/{id}/confirmation, …/result. Log events: ConfirmationApplied, ConfirmationDecided.
 */
import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { CentersModule } from '../centers/centers.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { ConfirmationController } from './confirmation.controller.js';
import { ConfirmationReader } from './confirmation.reader.js';
import { ConfirmationService } from './confirmation.service.js';
import { ConfirmationStore } from './confirmation.store.js';

@Module({
  imports: [AgreementsModule, CentersModule, WorkflowModule],
  controllers: [ConfirmationController],
  providers: [ConfirmationReader, ConfirmationService, ConfirmationStore],
  exports: [ConfirmationReader],
})
export class ConfirmationModule {}
