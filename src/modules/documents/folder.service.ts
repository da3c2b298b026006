/** The whole file as one archive: every paper in its order, and a manifest that says what each is and what is missing. */
import { Injectable } from '@nestjs/common';
import type { Audience } from '../../domain/papers/catalog.js';
import { canonicalJson } from '../../domain/shared/canonical.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { FileReply } from '../../platform/http/file-reply.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import { toReason } from './documents.view.js';
import { type FolderPart, FolderPapersService } from './folder-papers.service.js';
import { zipOf } from './layout/zip.js';
import { sha256 } from './paper-making.service.js';

@Injectable()
export class FolderService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly disputes: DisputesReader,
    private readonly views: CaseViewService,
    private readonly papers: FolderPapersService,
    private readonly audit: AuditStore,
    private readonly clock: Clock,
  ) {}

  zip(caller: Caller, disputeId: string, audience: Audience): Promise<FileReply> {
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const record = await this.disputes.permitted(tx, caller, disputeId, 'paper.read');
      const parts = await this.papers.of(tx, caller, record, audience);
      const manifest = await this.manifestOf(tx, caller, record, audience, parts);
      await this.audit.add(tx, caller, {
        action: 'folder.exported',
        centerId: record.centerId,
        subjectKind: 'dispute',
        subjectId: disputeId,
        params: { for: audience, papers: parts.length, digest: manifest.digest },
      });
      const files = [...parts, { path: 'manifest.json', content: Buffer.from(JSON.stringify(manifest, null, 2)) }];
      return new FileReply({
        content: await zipOf(files),
        mediaType: 'application/zip',
        name: `${record.number ?? record.receiptNo}.zip`,
        headers: { 'cache-control': 'private, no-store' },
      });
    });
  }

  private async manifestOf(
    tx: Tx,
    caller: Caller,
    record: DisputeRecord,
    audience: Audience,
    parts: readonly FolderPart[],
  ) {
    const entries = parts.map(({ entry }) => entry);
    const { papers: missing } = await this.views.missing(tx, caller, record);
    return {
      disputeId: record.id,
      number: record.number,
      receiptNo: record.receiptNo,
      for: audience,
      madeAt: this.clock.nowIso(),
      entries,
      missing: missing.map(toReason('zh')),
      /** of the RFC 8785 JSON of the entries */
      digest: sha256(canonicalJson(entries)),
    };
  }
}
