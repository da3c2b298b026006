/** The parts of the file, each rendered by the module that owns it. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { AgreementsReader } from '../agreements/agreements.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { PapersReader } from '../documents/papers.reader.js';
import { FulfilmentReader } from '../fulfilment/fulfilment.reader.js';
import { PartiesService } from '../parties/parties.service.js';
import { SessionsReader } from '../sessions/sessions.reader.js';
import { OtherCases } from './other-cases.js';
import { Timelines } from './timelines.js';

@Injectable()
export class CaseFileParts {
  constructor(
    private readonly partiesOf: PartiesService,
    private readonly sessionsOf: SessionsReader,
    private readonly agreementsOf: AgreementsReader,
    private readonly fulfilmentOf: FulfilmentReader,
    private readonly papersOf: PapersReader,
    private readonly others: OtherCases,
    private readonly timelines: Timelines,
  ) {}

  async parties(tx: Tx, _: Caller, record: DisputeRecord) {
    return { parties: await this.partiesOf.ofDispute(tx, record.id, record.folded) };
  }

  async sessions(tx: Tx, caller: Caller, record: DisputeRecord) {
    return { sessions: await this.sessionsOf.ofDispute(tx, caller, record) };
  }

  async agreement(tx: Tx, caller: Caller, record: DisputeRecord) {
    const agreements = await this.agreementsOf.ofDispute(tx, caller, record);
    return { agreement: agreements.find(({ state }) => state === 'effective') ?? agreements.at(-1) ?? null };
  }

  async obligations(tx: Tx, caller: Caller, record: DisputeRecord) {
    return { obligations: await this.fulfilmentOf.obligationsOf(tx, caller, record) };
  }

  async visits(tx: Tx, caller: Caller, record: DisputeRecord) {
    return { visits: await this.fulfilmentOf.visitsOf(tx, caller, record) };
  }

  async documents(tx: Tx, caller: Caller, record: DisputeRecord) {
    return { documents: await this.papersOf.ofDispute(tx, caller, record) };
  }

  async links(tx: Tx, caller: Caller, record: DisputeRecord) {
    return { links: await this.others.linked(tx, caller, record) };
  }

  async related(tx: Tx, caller: Caller, record: DisputeRecord) {
    return this.others.earlier(tx, caller, record);
  }

  async timeline(tx: Tx, caller: Caller, record: DisputeRecord) {
    return { timeline: await this.timelines.ofDispute(tx, caller, record) };
  }
}
