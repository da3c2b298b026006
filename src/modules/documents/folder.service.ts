/**
 * The whole file as one archive: every paper in its order, the attachments, and a manifest that says what each is and what is
 * missing. To a court or the police it goes on a ground that is kept: a duty of law, or the consent of every party (R46).
 */
import { Injectable } from '@nestjs/common';
import { mayPerform, relationsTo } from '../../domain/access/scope.js';
import { consentsLacking } from '../../domain/dispute/custody/guards.js';
import type { SharingGround } from '../../domain/dispute/custody/words.js';
import { lackingForPolice } from '../../domain/dispute/police/package.js';
import type { Audience } from '../../domain/papers/catalog.js';
import { canonicalJson } from '../../domain/shared/canonical.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { FileReply } from '../../platform/http/file-reply.js';
import { invalid } from '../../platform/http/problem.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { demandFile, DisputesReader } from '../disputes/disputes.reader.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import type { FolderQuery } from './documents.dto.js';
import { toReason } from './documents.view.js';
import { type AttachedPart, FolderAttachmentsService } from './folder-attachments.service.js';
import { type FolderPart, FolderPapersService } from './folder-papers.service.js';
import { zipOf } from './layout/zip.js';
import { sha256 } from './paper-making.service.js';

/** For whom, and on what ground; an archive is ours and needs none. */
interface Purpose {
  readonly audience: Audience;
  readonly ground: SharingGround | null;
}

/** What leaves the centre leaves it by those who may disclose a case, whatever it is called. */
const permissionFor = ({ for: audience = 'archive' }: FolderQuery): string =>
  audience === 'archive' ? 'paper.read' : 'dispute.disclose';

function purposeOf({ for: audience = 'archive', ground: named }: FolderQuery): Purpose {
  const ground = named ?? null;
  if (audience === 'archive' && ground !== null)
    throw invalid('query/ground', 'not_allowed_with', { other: 'for: archive' });
  if (audience !== 'archive' && ground === null) throw invalid('query/ground', 'required');
  return { audience, ground };
}

@Injectable()
export class FolderService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly disputes: DisputesReader,
    private readonly views: CaseViewService,
    private readonly papers: FolderPapersService,
    private readonly attachments: FolderAttachmentsService,
    private readonly audit: AuditStore,
    private readonly clock: Clock,
  ) {}

  zip(caller: Caller, disputeId: string, query: FolderQuery): Promise<FileReply> {
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const record = await this.disputes.permitted(tx, caller, disputeId, permissionFor(query));
      const purpose = purposeOf(query);
      const { audience, ground } = purpose;
      demandFile(record);
      await this.demandUnrestricted(tx, caller, record, audience);
      if (ground === 'consent') await this.demand(tx, record, consentsLacking(record.folded, this.clock.nowIso()));
      if (audience === 'police') await this.demand(tx, record, lackingForPolice(record.folded));
      const parts = await this.papers.of(tx, caller, record, audience);
      const attached = await this.attachments.of(tx, caller, record, audience);
      const manifest = await this.manifestOf(tx, caller, record, purpose, parts, attached);
      await this.audit.add(tx, caller, {
        action: 'folder.exported',
        centerId: record.centerId,
        subjectKind: 'dispute',
        subjectId: disputeId,
        params: {
          ...{ for: audience, papers: parts.length, attachments: attached.length, digest: manifest.digest },
          ...(ground === null ? {} : { ground }),
        },
      });
      const text = JSON.stringify(manifest, null, 2);
      const files = [...parts, ...attached, { path: 'manifest.json', content: Buffer.from(text) }];
      return new FileReply({
        content: () => zipOf(files),
        madeOf: text,
        mediaType: 'application/zip',
        name: `${record.number ?? record.receiptNo}.zip`,
        headers: { 'cache-control': 'private, no-store' },
      });
    });
  }

  /** R48: of a file with restricted data only whoever puts files away may have the archive’s own copy; it leaves for nobody. */
  private async demandUnrestricted(tx: Tx, caller: Caller, record: DisputeRecord, audience: Audience): Promise<void> {
    const keepsFiles = audience === 'archive' && mayPerform('dispute.archive', relationsTo(caller.actor, record));
    if (!keepsFiles) await this.disputes.demandUnrestricted(tx, record);
  }

  /** Who has not agreed, or not any more, is named; so is what keeps a package for the police back (R36). */
  private async demand(tx: Tx, record: DisputeRecord, [first, ...rest]: readonly Refusal[]): Promise<void> {
    if (first !== undefined) throw await this.views.refused(tx, record, [first, ...rest]);
  }

  private async manifestOf(
    tx: Tx,
    caller: Caller,
    record: DisputeRecord,
    { audience, ground }: Purpose,
    parts: readonly FolderPart[],
    attached: readonly AttachedPart[],
  ) {
    const entries = parts.map(({ entry }) => entry);
    const attachments = attached.map(({ entry }) => entry);
    const { papers: missing } = await this.views.missing(tx, caller, record);
    return {
      disputeId: record.id,
      number: record.number,
      receiptNo: record.receiptNo,
      for: audience,
      ground,
      madeAt: this.clock.nowIso(),
      entries,
      attachments,
      missing: missing.map(toReason('zh')),
      /** of the RFC 8785 JSON of papers and attachments */
      digest: sha256(canonicalJson([...entries, ...attachments])),
    };
  }
}
