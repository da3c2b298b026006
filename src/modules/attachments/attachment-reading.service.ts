/** Attachments listed, and their content answered, on record; a clip of a public camera only with a purpose (R49). */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ClipPurpose } from '../../domain/clips/words.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { ContentReply } from '../../platform/http/content-reply.js';
import { Gates } from '../../platform/http/gates.js';
import { type PageOf, pageOfAll, type PageQuery } from '../../platform/http/page.js';
import { invalid, notFound, Problem } from '../../platform/http/problem.js';
import { found, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { demandFile, DisputesReader } from '../disputes/disputes.reader.js';
import type { AttachmentResponse } from './attachment.dto.js';
import { pathOf, toAttachment } from './attachment.view.js';
import type { AttachmentRecord } from './attachment.store.js';
import { AttachmentsReader } from './attachments.reader.js';

@Injectable()
export class AttachmentReadingService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly unitOfWork: UnitOfWork,
    private readonly disputes: DisputesReader,
    private readonly reader: AttachmentsReader,
    private readonly audit: AuditStore,
    private readonly envelope: Envelope,
    private readonly gates: Gates,
  ) {}

  onModuleInit(): void {
    this.gates.register('attachment', (caller, id, permission) =>
      this.useCases.read(
        caller,
        async (tx) => (await this.reader.permitted(tx, caller, id, permission)).record.version,
      ),
    );
  }

  get(caller: Caller, id: string): Promise<Reply<AttachmentResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const { row, record } = await this.reader.permitted(tx, caller, id, null);
      return found(this.reader.shownTo(caller, record, row), record.version, pathOf(id));
    });
  }

  list(caller: Caller, disputeId: string, query: PageQuery): Promise<Reply<PageOf<AttachmentResponse>>> {
    return this.useCases.read(caller, async (tx) => {
      const rows = await this.reader.listedFor(tx, caller, await this.disputes.visible(tx, caller, disputeId));
      const list = { path: `/disputes/${disputeId}/attachments`, query, envelope: this.envelope };
      return pageOfAll(
        rows,
        list,
        ({ recordedAt, id }) => [recordedAt, id],
        (shown) => shown,
      );
    });
  }

  content(caller: Caller, id: string, purpose: ClipPurpose | undefined): Promise<ContentReply> {
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const { row, record } = await this.reader.permitted(tx, caller, id, null);
      if (!this.reader.mayOpen(caller, record, row))
        throw new Problem('forbidden', { params: { permission: 'paper.read' } });
      if (row.voidedAt !== null) throw notFound();
      demandFile(record);
      await this.disputes.demandUnrestricted(tx, record);
      await this.keepLook(tx, caller, row, record.centerId, purpose);
      const key = this.reader.keyOf(record);
      const { name, mediaType, size, sha256 } = toAttachment(row, key);
      return new ContentReply({ name, mediaType, size, sha256, open: (span) => this.reader.open(row, key, span) });
    });
  }

  /** Each look is on record before a byte is shown. */
  private async keepLook(
    tx: Tx,
    caller: Caller,
    { id, kind }: AttachmentRecord,
    centerId: string,
    purpose: ClipPurpose | undefined,
  ): Promise<void> {
    const subject = { subjectKind: 'attachment', subjectId: id, centerId };
    if (kind !== 'camera_clip') return this.audit.add(tx, caller, { action: 'attachment.downloaded', ...subject });
    if (purpose === undefined) throw invalid('query/purpose', 'required');
    return this.audit.add(tx, caller, { action: 'clip.viewed', ...subject, params: { purpose } });
  }
}
