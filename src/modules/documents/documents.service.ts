/** The papers of a file: what there is, what is missing, and what was issued, frozen as it was (R39, R40). */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/http/problem.js';
import { found, plain, type Reply } from '../../platform/http/reply.js';
import { Gates } from '../../platform/http/gates.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import type { DocumentResponse, PaperListResponse } from './documents.dto.js';
import { type DocumentRecord, DocumentsStore } from './documents.store.js';
import { pathOf, toDocument } from './documents.view.js';
import { PapersReader } from './papers.reader.js';

@Injectable()
export class DocumentsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly disputes: DisputesReader,
    private readonly papers: PapersReader,
    private readonly store: DocumentsStore,
    private readonly gates: Gates,
  ) {}

  onModuleInit(): void {
    this.gates.register('document', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => (await this.permitted(tx, caller, id, permission)).row.version),
    );
  }

  list(caller: Caller, disputeId: string): Promise<Reply<PaperListResponse>> {
    return this.useCases.read(caller, async (tx) =>
      plain(await this.papers.ofDispute(tx, caller, await this.disputes.visible(tx, caller, disputeId))),
    );
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
}
