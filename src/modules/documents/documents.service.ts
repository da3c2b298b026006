/** The papers of a file: what there is, what is missing, and what was issued, frozen as it was (R39, R40). */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { folderOf } from '../../domain/papers/folder.js';
import { paperLacking } from '../../domain/papers/missing.js';
import { type CasePaper, papersKept } from '../../domain/papers/catalog.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/http/problem.js';
import { found, plain, type Reply } from '../../platform/http/reply.js';
import { Gates } from '../../platform/http/gates.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import type { DocumentResponse, PaperListResponse, PaperResponse } from './documents.dto.js';
import { type DocumentRecord, DocumentsStore } from './documents.store.js';
import { pathOf, toDocument, toPaper, toReason } from './documents.view.js';
import { FileRecordService } from './file-record.service.js';
import { digestOfBlocks } from './paper-making.service.js';

@Injectable()
export class DocumentsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly disputes: DisputesReader,
    private readonly views: CaseViewService,
    private readonly files: FileRecordService,
    private readonly store: DocumentsStore,
    private readonly gates: Gates,
  ) {}

  onModuleInit(): void {
    this.gates.register('document', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => (await this.permitted(tx, caller, id, permission)).row.version),
    );
  }

  list(caller: Caller, disputeId: string): Promise<Reply<PaperListResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.visible(tx, caller, disputeId);
      const { papers: missing } = await this.views.missing(tx, caller, record);
      return plain({
        items: await this.papersOf(tx, caller, record, missing),
        missing: missing.map(toReason(caller.language)),
      });
    });
  }

  get(caller: Caller, id: string): Promise<Reply<DocumentResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const { row } = await this.permitted(tx, caller, id, null);
      return found(toDocument(row, caller.language), row.version, pathOf(id));
    });
  }

  /** The document with its case, for whom may do this with it. */
  async permitted(
    tx: Tx,
    caller: Caller,
    id: string,
    permission: string | null,
  ): Promise<{ row: DocumentRecord; record: DisputeRecord }> {
    const row = await this.store.get(tx, id);
    if (row === undefined) throw notFound();
    return { row, record: await this.disputes.permitted(tx, caller, row.disputeId, permission) };
  }

  /** What is missing stands under the paper it is about; where there is none yet, under one that cannot be issued. */
  private async papersOf(
    tx: Tx,
    caller: Caller,
    record: DisputeRecord,
    missing: Awaited<ReturnType<CaseViewService['missing']>>['papers'],
  ): Promise<PaperResponse[]> {
    const { folded } = record;
    const file = await this.files.of(tx, caller, record);
    const documents = await this.store.ofDispute(tx, record.id);
    const stale = folderOf(folded, file, documents, digestOfBlocks).filter(({ outdated }) => outdated);
    const outdated = (one: CasePaper) =>
      stale.some(({ paper, subjectId }) => paper === one.paper && subjectId === one.subjectId);
    const seen = { file, facts: folded, outdated, documents, language: caller.language };
    const lacking = missing.map((reason) => ({ reason, of: paperLacking(folded, reason) }));
    const known = papersKept(folded, seen.documents);
    const absent = lacking.flatMap(({ of }) => {
      const isThere = known.some(({ paper, subjectId }) => paper === of?.paper && subjectId === of.subjectId);
      return of === undefined || isThere ? [] : [{ ...of, onFile: false, compulsory: true }];
    });
    return [...known, ...absent].map((one) => {
      const reasons = lacking.filter(({ of }) => of?.paper === one.paper && of.subjectId === one.subjectId);
      return toPaper(
        one,
        reasons.map(({ reason }) => reason),
        seen,
      );
    });
  }
}
