/**
 * Attachments 附件 of a case. Owns `attachment` (what it is, sealed under the dispute's key); the bytes are in the store of
 * `platform/files`. Endpoints: /disputes/{id}/attachments, /attachments/{id}, …/content, …/void. Log events: AttachmentAdded,
 * AttachmentVoided. Others read through `attachments.reader.ts`.
 */
import { Module } from '@nestjs/common';
import { DisputesModule } from '../disputes/disputes.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { AttachmentReadingService } from './attachment-reading.service.js';
import { AttachmentStore } from './attachment.store.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsReader } from './attachments.reader.js';
import { AttachmentsService } from './attachments.service.js';

@Module({
  imports: [DisputesModule, WorkflowModule],
  controllers: [AttachmentsController],
  providers: [AttachmentReadingService, AttachmentStore, AttachmentsReader, AttachmentsService],
  exports: [AttachmentsReader, AttachmentsService],
})
export class AttachmentsModule {}
