/**
 * Agreements 调解协议: drafted with their obligations, written anew (all signatures fall), signed and sealed, in force by
 * themselves; copies handed over, conditions found to have come true or failed. Tables: agreement, agreement_signature,
 * agreement_delivery (obligations and findings about their conditions belong to disputes). Endpoints: /disputes/{id}/agreements, …/preview,
 * /agreements/{id}, …/signatures, …/deliveries, …/{deliveryId}/void, /obligations/{id}/condition. Log events: AgreementDrafted, AgreementSigned,
 * AgreementDelivered, DeliveryVoided, ConditionResolved; by the system AgreementTookEffect, AgreementSuperseded, Settled, ReturnVisitScheduled.
 */
import { Module } from '@nestjs/common';
import { DisputesModule } from '../disputes/disputes.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { AgreementEffects } from './agreement-effects.js';
import { AgreementPreviewService } from './agreement-preview.service.js';
import { AgreementStore } from './agreement.store.js';
import { AgreementsController } from './agreements.controller.js';
import { AgreementsReader } from './agreements.reader.js';
import { AgreementsService } from './agreements.service.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveriesService } from './deliveries.service.js';
import { DeliveryStore } from './delivery.store.js';
import { ImportedAgreements } from './imported-agreements.service.js';
import { SignaturesService } from './signatures.service.js';

@Module({
  imports: [StaffModule, DisputesModule, WorkflowModule],
  controllers: [AgreementsController, DeliveriesController],
  providers: [
    AgreementEffects,
    AgreementPreviewService,
    AgreementStore,
    AgreementsReader,
    AgreementsService,
    DeliveriesService,
    DeliveryStore,
    ImportedAgreements,
    SignaturesService,
  ],
  exports: [AgreementsReader, ImportedAgreements],
})
export class AgreementsModule {}
