/** The parts of a case exactly as their routes answer them, for whoever takes many cases out at once: all in one transaction. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { AgreementsReader } from '../agreements/agreements.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import { CaseFileParts } from './case-file-parts.js';

/** A part as it is answered, and what it is called by. */
export interface PartOfCase {
  readonly id: string;
  readonly data: object;
}

@Injectable()
export class CaseFilesReader {
  constructor(
    private readonly views: CaseViewService,
    private readonly parts: CaseFileParts,
    private readonly agreementsOf: AgreementsReader,
  ) {}

  async dispute(tx: Tx, caller: Caller, record: DisputeRecord): Promise<PartOfCase[]> {
    return [{ id: record.id, data: await this.views.dispute(tx, caller, record) }];
  }

  async parties(tx: Tx, caller: Caller, record: DisputeRecord): Promise<PartOfCase[]> {
    return (await this.parts.parties(tx, caller, record)).parties.map(byId);
  }

  async sessions(tx: Tx, caller: Caller, record: DisputeRecord): Promise<PartOfCase[]> {
    return (await this.parts.sessions(tx, caller, record)).sessions.map(byId);
  }

  /** Drafts among them. */
  async agreements(tx: Tx, caller: Caller, record: DisputeRecord): Promise<PartOfCase[]> {
    return (await this.agreementsOf.ofDispute(tx, caller, record)).map(byId);
  }

  async obligations(tx: Tx, caller: Caller, record: DisputeRecord): Promise<PartOfCase[]> {
    return (await this.parts.obligations(tx, caller, record)).obligations.map(byId);
  }

  async visits(tx: Tx, caller: Caller, record: DisputeRecord): Promise<PartOfCase[]> {
    return (await this.parts.visits(tx, caller, record)).visits.map(byId);
  }

  /** An entry has no id of its own: that of the case, and its place. */
  async timeline(tx: Tx, caller: Caller, record: DisputeRecord): Promise<PartOfCase[]> {
    const { timeline } = await this.parts.timeline(tx, caller, record);
    return timeline.map((entry) => ({ id: `${record.id}:${entry.seq}`, data: entry }));
  }
}

const byId = (data: { readonly id: string }): PartOfCase => ({ id: data.id, data });
