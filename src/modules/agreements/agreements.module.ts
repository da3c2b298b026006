/**
 * Agreements 调解协议: drafted with their obligations, written anew (all signatures fall), signed and sealed, in force by
 * themselves. Tables: agreement, agreement_signature (obligations belong to disputes). Endpoints: /disputes/{id}/agreements,
 * /agreements/{id}, /agreements/{id}/signatures. Log events: AgreementDrafted, AgreementSigned; by the system
 * AgreementTookEffect, AgreementSuperseded, Settled, ReturnVisitScheduled.
 */
import { Module } from '@nestjs/common';
import { DisputesModule } from '../disputes/disputes.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { AgreementEffects } from './agreement-effects.js';
import { AgreementStore } from './agreement.store.js';
import { AgreementsController } from './agreements.controller.js';
import { AgreementsReader } from './agreements.reader.js';
import { AgreementsService } from './agreements.service.js';
import { SignaturesService } from './signatures.service.js';

@Module({
  imports: [StaffModule, DisputesModule, WorkflowModule],
  controllers: [AgreementsController],
  providers: [AgreementEffects, AgreementStore, AgreementsReader, AgreementsService, SignaturesService],
  exports: [AgreementsReader],
})
export class AgreementsModule {}
