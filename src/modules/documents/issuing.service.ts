/** Issues papers: made of the record under its lock, logged, frozen; who issued what is in the audit log (R45). */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { created, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import { DocumentKeepingService } from './document-keeping.service.js';
import type { DocumentResponse, IssueDocumentRequest } from './documents.dto.js';
import { pathOf, toDocument } from './documents.view.js';
import { demandSubject, type Issuable, PaperMakingService } from './paper-making.service.js';

@Injectable()
export class IssuingService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly making: PaperMakingService,
    private readonly keeping: DocumentKeepingService,
    private readonly disputes: DisputesService,
    private readonly audit: AuditStore,
  ) {}

  issue(caller: Caller, disputeId: string, request: IssueDocumentRequest): Promise<Reply<DocumentResponse>> {
    const { id = uuidv7(), paper, subjectId = null, reason } = request;
    return this.useCases.write(caller, async (tx) => {
      let made: Issuable | undefined;
      const { record, entries } = await this.workflow.apply(tx, caller, disputeId, 'issuePaper', async (current) => {
        demandSubject(current.record, paper, subjectId, '/subjectId');
        made = await this.making.make(tx, caller, current.record, paper, subjectId);
        const { digest = '', says = '' } = made ?? {};
        return { type: 'issuePaper', documentId: id, paper, subjectId, digest, says, occurredAt: null };
      });
      const [entry] = entries;
      if (made === undefined || entry?.type !== 'PaperIssued') throw new Error('a paper that was issued and not made');
      const { version } = entry.payload;
      const row = await this.keeping.keep(tx, caller, record, made, { id, paper, subjectId, version });
      if (reason !== undefined) await this.disputes.note(tx, disputeId, entry.seq, reason);
      await this.audit.add(tx, caller, {
        action: 'paper.issued',
        centerId: record.centerId,
        subjectKind: 'document',
        subjectId: id,
        params: { disputeId, paper, version },
      });
      return created(toDocument(row, caller.language), version, pathOf(id));
    });
  }
}
