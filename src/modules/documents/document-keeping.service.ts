/** Keeps issued papers sealed under the key of their dispute, and opens them again: the same bytes for good. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { demandFile } from '../disputes/disputes.reader.js';
import { type DocumentRecord, DocumentsStore } from './documents.store.js';
import type { Made } from './paper-making.service.js';

type Place = Pick<DisputeRecord, 'id' | 'centerId' | 'wrappedKey' | 'folded'>;

/** Binds the file to its row. */
const CONTEXT = (documentId: string): string => `document.content:${documentId}`;

@Injectable()
export class DocumentKeepingService {
  constructor(
    private readonly store: DocumentsStore,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  async keep(
    tx: Tx,
    { actor }: Caller,
    record: Place,
    { content, digest, pages }: Made,
    paper: Pick<DocumentRecord, 'id' | 'paper' | 'subjectId' | 'version'>,
  ): Promise<DocumentRecord> {
    const row: DocumentRecord = {
      ...paper,
      disputeId: record.id,
      digest,
      pages,
      bytes: content.length,
      issuedAt: this.clock.nowIso(),
      issuedByStaffId: actor.staffId,
    };
    const contentSealed = this.envelope.unwrap(record.wrappedKey, record.id).sealBytes(content, CONTEXT(row.id));
    const kept = { ...row, centerId: record.centerId, contentSealed, issuedByAccountId: actor.accountId };
    if (!(await this.store.insert(tx, kept))) throw new Problem('id_in_use');
    return row;
  }

  async contentOf(tx: Tx, record: Place, id: string): Promise<Buffer> {
    demandFile(record);
    const sealed = await this.store.contentOf(tx, id);
    if (sealed === undefined) throw new Error('an issued paper without its file');
    return this.envelope.unwrap(record.wrappedKey, record.id).openBytes(sealed, CONTEXT(id));
  }
}
