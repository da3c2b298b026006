/** A clip filed with a case: the case gets a copy of its own, under its own key, and keeps it whatever becomes of the clip (R49). */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope, type FieldKey } from '../../platform/crypto/envelope.js';
import { FilesService } from '../../platform/files/files.service.js';
import { Problem, refuse, unknownReference } from '../../platform/http/problem.js';
import type { Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import type { AttachmentResponse } from '../attachments/attachment.dto.js';
import { AttachmentsService, type Filing } from '../attachments/attachments.service.js';
import { type AttachClipRequest, CLIP_TYPES } from './clip.dto.js';
import { type ClipRecord, ClipStore } from './clip.store.js';
import { contextOf, versionOf } from './clip.view.js';
import { ClipJournal } from './clip-journal.service.js';
import { ClipsReader } from './clips.reader.js';

@Injectable()
export class ClipFilingService {
  constructor(
    private readonly useCases: UseCases,
    private readonly reader: ClipsReader,
    private readonly store: ClipStore,
    private readonly attachments: AttachmentsService,
    private readonly files: FilesService,
    private readonly journal: ClipJournal,
    private readonly envelope: Envelope,
  ) {}

  async attach(caller: Caller, clipId: string, request: AttachClipRequest): Promise<Reply<AttachmentResponse>> {
    const clip = await this.useCases.read(caller, (tx) => this.reader.visible(tx, caller, clipId));
    checkIfMatch(caller, versionOf(clip));
    const { disputeId } = request;
    // The version is the clip's; the case has another.
    const onCase: Caller = { ...caller, ifMatch: null };
    const key = await this.keyOfCase(onCase, disputeId);
    const content = this.reader.contentOf(clip);
    if (content === undefined) throw refuse('clip_expired', { ruleId: 'R49' });
    const { name, size } = content;
    const expected = { name, types: CLIP_TYPES, keyOf: (fileId: string) => key.fileKey(fileId) };
    const file = await this.files.receive(await content.open({ from: 0, to: size }), expected);
    try {
      return await this.useCases.write(onCase, async (tx) => {
        const held = await this.store.lock(tx, clipId);
        if (held === undefined || this.reader.contentOf(held) === undefined)
          throw refuse('clip_expired', { ruleId: 'R49' });
        const reply = await this.attachments.file(tx, onCase, disputeId, this.filingOf(clip, request, name), file);
        await this.store.markAttached(tx, clipId);
        await this.journal.tell(tx, caller, 'clip.attached', clip, { disputeId, attachmentId: reply.body.id });
        return reply;
      });
    } finally {
      await this.files.discard(file.id);
    }
  }

  private async keyOfCase(caller: Caller, disputeId: string): Promise<FieldKey> {
    try {
      return await this.attachments.keyToFileWith(caller, disputeId);
    } catch (error) {
      throw error instanceof Problem && error.code === 'not_found' ? unknownReference('/disputeId') : error;
    }
  }

  private filingOf(clip: ClipRecord, { id = uuidv7(), title, occurredAt }: AttachClipRequest, name: string): Filing {
    const { recordKey } = this.envelope;
    const camera = recordKey.open(clip.cameraSealed, contextOf(clip.id, 'camera'));
    return {
      id,
      kind: 'camera_clip',
      title: title ?? camera,
      source: `${camera} ${clip.recordedFrom}/${clip.recordedTo}`,
      providedBy: null,
      provider: recordKey.open(clip.requestedBySealed, contextOf(clip.id, 'requested_by')),
      name,
      occurredAt: instantOrNull(occurredAt),
    };
  }
}
