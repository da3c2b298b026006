/**
 * The end of a file in the archive 销毁 (R40). Owns `destruction_paper`, the register of destructions; takes away what people wrote
 * and who they are in every table of the file (`file-tables.ts`). Endpoints: /disputes/{id}/destruction, …/destruction-proposals,
 * …/destruction-approvals. Log events: DestructionProposed, DestructionRejected, FileDestroyed. The bytes of attachments are taken away by the
 * sweeper of `platform/files`.
 */
import { Module } from '@nestjs/common';
import { DisputesModule } from '../disputes/disputes.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { ArchiveController } from './archive.controller.js';
import { DestructionService } from './destruction.service.js';
import { DestructionStore } from './destruction.store.js';

@Module({
  imports: [DisputesModule, WorkflowModule],
  controllers: [ArchiveController],
  providers: [DestructionService, DestructionStore],
})
export class ArchiveModule {}
