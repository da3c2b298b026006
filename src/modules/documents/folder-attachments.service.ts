/** Attachments that go along with a file, after its papers: those that stand, and no clip of a public camera to a court (R49). */
import { Injectable } from '@nestjs/common';
import type { Audience } from '../../domain/papers/catalog.js';
import { attachmentNameOf, goesAlong } from '../../domain/papers/folder.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { extensionOf } from '../../platform/files/media-type.js';
import { AttachmentsReader, type FiledAttachment } from '../attachments/attachments.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import type { Packed } from './layout/zip.js';

/** A line of the manifest. */
export interface AttachedEntry {
  readonly path: string;
  readonly attachmentId: string;
  readonly kind: string;
  readonly title: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

export type AttachedPart = Packed & { readonly entry: AttachedEntry };

@Injectable()
export class FolderAttachmentsService {
  constructor(
    private readonly attachments: AttachmentsReader,
    private readonly audit: AuditStore,
  ) {}

  async of(tx: Tx, caller: Caller, record: DisputeRecord, audience: Audience): Promise<AttachedPart[]> {
    const all = await this.attachments.ofDispute(tx, record);
    const going = all.filter((one) => goesAlong(one, audience));
    for (const { id, kind } of going) {
      if (kind !== 'camera_clip') continue;
      const subject = { subjectKind: 'attachment', subjectId: id, centerId: record.centerId };
      await this.audit.add(tx, caller, { action: 'clip.exported', ...subject, params: { for: audience } });
    }
    return going.map((one, index) => partOf(one, index + 1));
  }
}

function partOf(
  { id, kind, title, name, mediaType, size, sha256, open }: FiledAttachment,
  position: number,
): AttachedPart {
  const path = attachmentNameOf(position, title, extensionOf(name));
  const entry = { path, attachmentId: id, kind, title, mediaType, bytes: size, sha256 };
  return { path, size, open: () => open(), entry };
}
