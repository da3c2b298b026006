/**
 * Reading the case file: GET /disputes (list, search), GET /disputes/{id} with `expand`, timeline, actions and the resolution
 * record. Writes nothing and owns no table; each part is rendered by the module that owns it.
 */
import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { CentersModule } from '../centers/centers.module.js';
import { ConfirmationModule } from '../confirmation/confirmation.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { FulfilmentModule } from '../fulfilment/fulfilment.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { RelatedModule } from '../related/related.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { UnsettledModule } from '../unsettled/unsettled.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { Aftercare } from './aftercare.js';
import { CaseFileController } from './case-file.controller.js';
import { CaseFileParts } from './case-file-parts.js';
import { CaseFileService } from './case-file.service.js';
import { CaseFilesReader } from './case-files.reader.js';
import { OtherCases } from './other-cases.js';
import { Timelines } from './timelines.js';

@Module({
  imports: [
    AgreementsModule,
    CentersModule,
    ConfirmationModule,
    DisputesModule,
    DocumentsModule,
    FulfilmentModule,
    PartiesModule,
    RelatedModule,
    SessionsModule,
    StaffModule,
    UnsettledModule,
    WorkflowModule,
  ],
  controllers: [CaseFileController],
  providers: [Aftercare, CaseFileParts, CaseFileService, CaseFilesReader, OtherCases, Timelines],
  exports: [CaseFilesReader],
})
export class CaseFileModule {}
