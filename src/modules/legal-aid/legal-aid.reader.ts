/** Requests for legal aid of a case, for those who may see it. Their version is the case's: every write under it raises it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { compare } from '../../domain/shared/compare.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { notFound } from '../../platform/http/problem.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { DisputesService } from '../disputes/disputes.service.js';
import type { LegalAidRequestResponse } from './legal-aid.dto.js';
import { type LegalAidRecord, LegalAidStore } from './legal-aid.store.js';
import { toLegalAid } from './legal-aid.view.js';

@Injectable()
export class LegalAidReader implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly disputes: DisputesReader,
    private readonly files: DisputesService,
    private readonly store: LegalAidStore,
    private readonly gates: Gates,
  ) {}

  onModuleInit(): void {
    this.gates.register('legalAidRequest', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const { disputeId } = await this.existing(tx, id);
        return (await this.disputes.permitted(tx, caller, disputeId, permission)).version;
      }),
    );
  }

  async existing(tx: Tx, id: string): Promise<LegalAidRecord> {
    const row = await this.store.get(tx, id);
    if (row === undefined) throw notFound();
    return row;
  }

  /** In the order they came in. */
  async ofDispute(tx: Tx, { id: disputeId, folded }: DisputeRecord): Promise<LegalAidRequestResponse[]> {
    if (folded.legalAid.length === 0) return [];
    const rows = new Map((await this.store.ofDispute(tx, disputeId)).map((row) => [row.id, row]));
    const notes = await this.files.notesOf(tx, disputeId);
    const shown = folded.legalAid.flatMap((request) => {
      const row = rows.get(request.requestId);
      return row === undefined ? [] : toLegalAid(request, row, notes);
    });
    return shown.sort((a, b) => compare(a.receivedOn, b.receivedOn) || compare(a.id, b.id));
  }

  async one(tx: Tx, record: DisputeRecord, id: string): Promise<LegalAidRequestResponse> {
    const found = (await this.ofDispute(tx, record)).find((request) => request.id === id);
    if (found === undefined) throw notFound();
    return found;
  }

  /** The case, if the caller may know of it. */
  visible(tx: Tx, caller: Caller, disputeId: string): Promise<DisputeRecord> {
    return this.disputes.visible(tx, caller, disputeId);
  }
}
