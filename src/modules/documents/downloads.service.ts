/** Hands out papers as files, issued ones and looks before issuing: they show personal data in the clear, so each is on record (R45). */
import { Injectable } from '@nestjs/common';
import type { PaperCode } from '../../domain/papers/catalog.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { FileReply } from '../../platform/http/file-reply.js';
import { notFound } from '../../platform/http/problem.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { DocumentKeepingService } from './document-keeping.service.js';
import { DocumentsService } from './documents.service.js';
import { titleOf } from './documents.view.js';
import { DOCX } from './layout/docx-file.js';
import { demandSubject, PaperMakingService } from './paper-making.service.js';

/** Neither kept nor handed on by anything between. */
const NO_STORE = { 'cache-control': 'private, no-store' };

@Injectable()
export class DownloadsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly disputes: DisputesReader,
    private readonly documents: DocumentsService,
    private readonly making: PaperMakingService,
    private readonly keeping: DocumentKeepingService,
    private readonly audit: AuditStore,
  ) {}

  content(caller: Caller, id: string): Promise<FileReply> {
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const { row, record } = await this.documents.permitted(tx, caller, id, 'paper.read');
      await this.disputes.demandUnrestricted(tx, record);
      await this.audit.add(tx, caller, {
        action: 'paper.downloaded',
        centerId: record.centerId,
        subjectKind: 'document',
        subjectId: id,
        params: { disputeId: record.id, paper: row.paper, version: row.version },
      });
      return new FileReply({
        content: await this.keeping.contentOf(tx, record, id),
        mediaType: DOCX,
        name: `${titleOf(row.paper, 'zh')}-第${row.version}版.docx`,
        lastModified: row.issuedAt,
        headers: NO_STORE,
      });
    });
  }

  draft(caller: Caller, disputeId: string, paper: PaperCode, subjectId: string | null): Promise<FileReply> {
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const record = await this.disputes.permitted(tx, caller, disputeId, 'paper.read');
      demandSubject(record, paper, subjectId, 'query/subjectId');
      const made = await this.making.make(tx, caller, record, paper, subjectId, true);
      if (made === undefined) throw notFound();
      await this.audit.add(tx, caller, {
        action: 'paper.drafted',
        centerId: record.centerId,
        subjectKind: 'dispute',
        subjectId: disputeId,
        params: { paper, about: subjectId },
      });
      return new FileReply({
        content: made.content,
        mediaType: DOCX,
        name: `${titleOf(paper, 'zh')}-草稿.docx`,
        headers: NO_STORE,
      });
    });
  }
}
