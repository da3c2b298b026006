/** Clips of public cameras: taken over with who, why and when; looked at on record; filed with a case; erased when their days are over (R49). */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { centersWith } from '../../domain/access/actor.js';
import type { ClipPurpose } from '../../domain/clips/words.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { ContentReply } from '../../platform/http/content-reply.js';
import { Gates } from '../../platform/http/gates.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { notFound } from '../../platform/http/problem.js';
import { found, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { ClipResponse, ClipsQuery } from './clip.dto.js';
import { ClipStore } from './clip.store.js';
import { pathOf, toClip, versionOf } from './clip.view.js';
import { ClipsReader } from './clips.reader.js';

@Injectable()
export class ClipsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: ClipsReader,
    private readonly store: ClipStore,
    private readonly audit: AuditStore,
    private readonly envelope: Envelope,
    private readonly gates: Gates,
  ) {}

  onModuleInit(): void {
    this.gates.register('clip', (caller, id) =>
      this.useCases.read(caller, async (tx) => versionOf(await this.reader.visible(tx, caller, id))),
    );
  }

  list(caller: Caller, query: ClipsQuery): Promise<Reply<PageOf<ClipResponse>>> {
    const purpose = purposeOf('clips', query);
    const page = pageRequest(query, this.envelope, purpose);
    const mine = centersWith(caller.actor, 'clip.manage');
    const centerIds = query.centerId === undefined ? mine : mine.filter((id) => id === query.centerId);
    return this.useCases.read(caller, async (tx) => {
      const rows = await this.store.page(tx, centerIds, page);
      const total = page.withTotal ? await this.store.count(tx, centerIds) : undefined;
      const view = (row: (typeof rows)[number]): ClipResponse => toClip(row, this.envelope.recordKey);
      const shown = pageOf(rows, page, ({ id }) => [id], view, { envelope: this.envelope, purpose }, total);
      return pageReply(shown, '/clips', query);
    });
  }

  get(caller: Caller, id: string): Promise<Reply<ClipResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const clip = await this.reader.visible(tx, caller, id);
      return found(toClip(clip, this.envelope.recordKey), versionOf(clip), pathOf(id));
    });
  }

  /** Each look is on record before a byte is shown. */
  content(caller: Caller, id: string, purpose: ClipPurpose): Promise<ContentReply> {
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const clip = await this.reader.visible(tx, caller, id);
      const content = this.reader.contentOf(clip);
      if (content === undefined) throw notFound();
      const subject = { subjectKind: 'clip', subjectId: id, centerId: clip.centerId };
      await this.audit.add(tx, caller, { action: 'clip.viewed', ...subject, params: { purpose } });
      return new ContentReply(content);
    });
  }
}
