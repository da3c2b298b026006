/** Attachments of a case for those who may see it, and for what is made of a case: its folder, its index. */
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { mayPerform, relationsTo } from '../../domain/access/scope.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Span } from '../../platform/crypto/file-cipher.js';
import { Envelope, type FieldKey } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { FilesService } from '../../platform/files/files.service.js';
import { notFound } from '../../platform/http/problem.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import type { AttachmentResponse } from './attachment.dto.js';
import { type AttachmentRecord, AttachmentStore } from './attachment.store.js';
import { type OpenedAttachment, toAttachment, withoutWords } from './attachment.view.js';

type Keyed = Pick<DisputeRecord, 'id' | 'wrappedKey'>;

/** Where the content of an attachment is found. */
export type Stored = Pick<AttachmentRecord, 'fileId' | 'size'>;

/** What is shown of an attachment, and its content. */
export interface FiledAttachment extends OpenedAttachment {
  readonly open: (span?: Span) => Promise<Readable>;
}

@Injectable()
export class AttachmentsReader {
  constructor(
    private readonly disputes: DisputesReader,
    private readonly store: AttachmentStore,
    private readonly files: FilesService,
    private readonly envelope: Envelope,
  ) {}

  /** In the order they were filed, void ones marked. */
  async ofDispute(tx: Tx, record: Keyed): Promise<FiledAttachment[]> {
    const key = this.keyOf(record);
    return (await this.store.ofDispute(tx, record.id)).map((row) => ({
      ...toAttachment(row, key),
      open: (span) => this.open(row, key, span),
    }));
  }

  /** The same as this caller may know them. */
  async listedFor(tx: Tx, caller: Caller, record: DisputeRecord): Promise<AttachmentResponse[]> {
    return (await this.store.ofDispute(tx, record.id)).map((row) => this.shownTo(caller, record, row));
  }

  /** The row of an attachment and its case, if the caller may do this with it: else 404 or 403. */
  async permitted(
    tx: Tx,
    caller: Caller,
    id: string,
    permission: string | null,
  ): Promise<{ row: AttachmentRecord; record: DisputeRecord }> {
    const row = await this.store.get(tx, id);
    if (row === undefined) throw notFound();
    return { row, record: await this.disputes.permitted(tx, caller, row.disputeId, permission) };
  }

  /** May the caller read what it holds? Those who handle the case do, and who filed it. */
  mayOpen(caller: Caller, record: DisputeRecord, row: Pick<AttachmentRecord, 'recordedByAccountId'>): boolean {
    const isOwn = row.recordedByAccountId === caller.actor.accountId;
    return isOwn || mayPerform('paper.read', relationsTo(caller.actor, record));
  }

  /** As this caller may know it. */
  shownTo(caller: Caller, record: DisputeRecord, row: AttachmentRecord, duplicate = false): AttachmentResponse {
    const whole = toAttachment(row, this.keyOf(record), duplicate);
    return this.mayOpen(caller, record, row) ? whole : withoutWords(whole);
  }

  keyOf({ id, wrappedKey }: Keyed): FieldKey {
    return this.envelope.unwrap(wrappedKey, id);
  }

  open({ fileId, size }: Stored, key: FieldKey, span: Span = { from: 0, to: size }): Promise<Readable> {
    return this.files.read(fileId, key.fileKey(fileId), size, span);
  }
}
