/** The parts of the record that papers print, each asked of the module that owns it. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { AgreementsReader } from '../agreements/agreements.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { FulfilmentReader } from '../fulfilment/fulfilment.reader.js';
import { PartiesService } from '../parties/parties.service.js';
import { SessionsReader } from '../sessions/sessions.reader.js';
import { CollectedPartsService } from './collected-parts.service.js';
import { DocumentsStore } from './documents.store.js';

export type PaperParts = Awaited<ReturnType<PaperPartsService['of']>>;

@Injectable()
export class PaperPartsService {
  constructor(
    private readonly parties: PartiesService,
    private readonly sessions: SessionsReader,
    private readonly agreements: AgreementsReader,
    private readonly fulfilment: FulfilmentReader,
    private readonly collected: CollectedPartsService,
    private readonly store: DocumentsStore,
  ) {}

  /** Whoever asks reads the same: what a paper prints does not depend on it. */
  async of(tx: Tx, caller: Caller, record: DisputeRecord) {
    return {
      parties: await this.parties.inClear(tx, record),
      sessions: await this.sessions.ofDispute(tx, caller, record),
      agreements: await this.agreements.ofDispute(tx, caller, record),
      visits: await this.fulfilment.visitsOf(tx, caller, record),
      ...(await this.collected.of(tx, record)),
      failReason: await this.store.failReasonOf(tx, record.id),
      fileNote: (await this.store.notesOf(tx, record.id)).at(-1)?.text ?? null,
    };
  }
}
