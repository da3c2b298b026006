/** A clip comes into the centre, and from there into a case: which gets a copy of its own, under its own key. */
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { instantOrNull, toInstant } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { displayName } from '../../platform/files/display-name.js';
import { FilesService } from '../../platform/files/files.service.js';
import { invalid } from '../../platform/http/problem.js';
import { created, type Reply } from '../../platform/http/reply.js';
import { Uploads } from '../../platform/http/uploads.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { SettingsReader } from '../centers/settings.reader.js';
import { CLIP_TYPES, type ClipResponse, TakeClipRequest } from './clip.dto.js';
import { type ClipRecord, ClipStore } from './clip.store.js';
import { type ClipField, contextOf, pathOf, toClip, versionOf } from './clip.view.js';
import { ClipJournal } from './clip-journal.service.js';

/** Its key, wrapped, before anybody knows whether it will be kept. */
interface Wrapped {
  key: Buffer;
}

@Injectable()
export class ClipTakingService {
  constructor(
    private readonly useCases: UseCases,
    private readonly uploads: Uploads,
    private readonly files: FilesService,
    private readonly store: ClipStore,
    private readonly settings: SettingsReader,
    private readonly journal: ClipJournal,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  take(request: FastifyRequest, caller: Caller): Promise<Reply<ClipResponse>> {
    const wrapped: Wrapped = { key: Buffer.alloc(0) };
    const keyOf = (fileId: string): Buffer => {
      const made = this.envelope.newKey(fileId);
      wrapped.key = made.wrapped;
      return made.key.fileKey(fileId);
    };
    const form = { fields: TakeClipRequest, types: CLIP_TYPES, keyOf };
    return this.uploads.take(request, caller, form, ({ caller: known, fields, file, name }) => {
      demandInCenter(known, 'clip.manage', fields.centerId);
      this.checkTimes(fields);
      return this.useCases.write(known, async (tx) => {
        await this.files.confirm(tx, file);
        const shown = displayName(name, file.extension);
        const own = await this.rowOf(tx, known, fields, { fileId: file.id, wrappedKey: wrapped.key, name: shown });
        await this.store.insert(tx, own);
        await this.journal.tell(tx, known, 'clip.taken', own);
        const { size, sha256, mediaType } = file;
        const clip: ClipRecord = { ...own, size, sha256, mediaType, expiredAt: null, attached: false };
        return created(toClip(clip, this.envelope.recordKey), versionOf(clip), pathOf(own.id));
      });
    });
  }

  private checkTimes({ recordedFrom, recordedTo }: TakeClipRequest): void {
    if (toInstant(recordedFrom) >= toInstant(recordedTo)) throw invalid('/recordedTo', 'bad_range');
    if (toInstant(recordedTo) > this.clock.nowIso()) throw invalid('/recordedTo', 'in_future');
  }

  private async rowOf(
    tx: Tx,
    { actor }: Caller,
    fields: TakeClipRequest,
    { name, ...stored }: { fileId: string; wrappedKey: Buffer; name: string },
  ) {
    const id = uuidv7();
    const { clipDays } = (await this.settings.of(tx, fields.centerId)).mediation;
    const sealed = (value: string, field: ClipField): Buffer =>
      this.envelope.recordKey.seal(value, contextOf(id, field));
    return {
      id,
      centerId: fields.centerId,
      ...stored,
      requestedBySealed: sealed(fields.requestedBy, 'requested_by'),
      reasonSealed: sealed(fields.reason, 'reason'),
      cameraSealed: sealed(fields.camera, 'camera'),
      nameSealed: sealed(name, 'name'),
      recordedFrom: instantOrNull(fields.recordedFrom) ?? '',
      recordedTo: toInstant(fields.recordedTo),
      takenAt: this.clock.nowIso(),
      takenByAccountId: actor.accountId,
      expiresAt: this.clock.after({ seconds: clipDays * 86_400 }),
    };
  }
}
