/** Clips for those who may: officers and directors of their centre. For everybody else there are none. */
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Span } from '../../platform/crypto/file-cipher.js';
import type { Tx } from '../../platform/database/tx.js';
import { FilesService } from '../../platform/files/files.service.js';
import { notFound } from '../../platform/http/problem.js';
import { type ClipRecord, ClipStore } from './clip.store.js';
import { contextOf } from './clip.view.js';

/** A clip that is still there. */
export interface StoredClip {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly open: (span: Span) => Promise<Readable>;
}

@Injectable()
export class ClipsReader {
  constructor(
    private readonly store: ClipStore,
    private readonly files: FilesService,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  async visible(tx: Tx, caller: Caller, id: string): Promise<ClipRecord> {
    const clip = await this.store.get(tx, id);
    if (clip === undefined || !mayInCenter(caller.actor, 'clip.manage', clip.centerId)) throw notFound();
    return clip;
  }

  /** Undefined once its days are over, also before its bytes are taken away. */
  contentOf({
    id,
    expiresAt,
    fileId,
    wrappedKey,
    mediaType,
    size,
    sha256,
    nameSealed,
  }: ClipRecord): StoredClip | undefined {
    if (expiresAt <= this.clock.nowIso()) return undefined;
    if (fileId === null || wrappedKey === null || mediaType === null || size === null || sha256 === null)
      return undefined;
    const key = this.envelope.unwrap(wrappedKey, fileId).fileKey(fileId);
    const name = this.envelope.recordKey.open(nameSealed, contextOf(id, 'name'));
    return { name, mediaType, size, sha256, open: (span) => this.files.read(fileId, key, size, span) };
  }
}
