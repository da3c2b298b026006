/**
 * The papers of a file as DOCX (司发通〔2010〕239号 and local additions), made from the record, issued in versions and frozen; the
 * whole file as one archive. Owns `issued_document` and `file_note`, which only grow. Endpoints: /disputes/{id}/documents,
 * …/documents/{paper}/draft, …/folder.zip, …/file-notes, /documents/{id}, …/content. Log events: PaperIssued, FileNoteWritten.
 */
import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { CentersModule } from '../centers/centers.module.js';
import { CodeTablesModule } from '../code-tables/code-tables.module.js';
import { ConfirmationModule } from '../confirmation/confirmation.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { FulfilmentModule } from '../fulfilment/fulfilment.module.js';
import { InvestigationsModule } from '../investigations/investigations.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { ReferralsModule } from '../referrals/referrals.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { CaseDocumentsController } from './case-documents.controller.js';
import { CollectedPartsService } from './collected-parts.service.js';
import { DocumentKeepingService } from './document-keeping.service.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsService } from './documents.service.js';
import { DocumentsStore } from './documents.store.js';
import { DownloadsService } from './downloads.service.js';
import { FileNotesService } from './file-notes.service.js';
import { FileRecordService } from './file-record.service.js';
import { FolderAttachmentsService } from './folder-attachments.service.js';
import { FolderPapersService } from './folder-papers.service.js';
import { FolderService } from './folder.service.js';
import { IssuingService } from './issuing.service.js';
import { PaperMakingService } from './paper-making.service.js';
import { PaperNamesService } from './paper-names.service.js';
import { PaperPartsService } from './paper-parts.service.js';
import { PapersReader } from './papers.reader.js';

@Module({
  imports: [
    AgreementsModule,
    AttachmentsModule,
    CentersModule,
    CodeTablesModule,
    ConfirmationModule,
    DepartmentsModule,
    DisputesModule,
    FulfilmentModule,
    InvestigationsModule,
    PartiesModule,
    ReferralsModule,
    SessionsModule,
    StaffModule,
    WorkflowModule,
  ],
  controllers: [CaseDocumentsController, DocumentsController],
  providers: [
    CollectedPartsService,
    DocumentKeepingService,
    DocumentsService,
    DocumentsStore,
    DownloadsService,
    FileNotesService,
    FileRecordService,
    FolderAttachmentsService,
    FolderPapersService,
    FolderService,
    IssuingService,
    PaperMakingService,
    PaperNamesService,
    PaperPartsService,
    PapersReader,
  ],
  exports: [PapersReader],
})
export class DocumentsModule {}
