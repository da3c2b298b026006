/** Investigation records for those who may see the case. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { notFound } from '../../platform/http/problem.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import type { InvestigationResponse } from './investigation.dto.js';
import { InvestigationStore, type OpenedInvestigation } from './investigation.store.js';

@Injectable()
export class InvestigationsReader implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly disputes: DisputesReader,
    private readonly store: InvestigationStore,
    private readonly gates: Gates,
  ) {}

  onModuleInit(): void {
    this.gates.register('investigation', (caller, id) =>
      this.useCases.read(caller, async (tx) => (await this.one(tx, caller, id)).seq),
    );
  }

  /** Every record of a case the caller was found to see, in the order of their beginning. */
  async ofDispute(tx: Tx, record: DisputeRecord): Promise<InvestigationResponse[]> {
    return (await this.store.ofDispute(tx, record)).map(toInvestigation);
  }

  async one(tx: Tx, caller: Caller, id: string): Promise<InvestigationResponse> {
    const disputeId = await this.store.disputeOf(tx, id);
    if (disputeId === undefined) throw notFound();
    const record = await this.disputes.visible(tx, caller, disputeId);
    const found = (await this.ofDispute(tx, record)).find((one) => one.id === id);
    if (found === undefined) throw notFound();
    return found;
  }

  /** The case, if the caller may know of it. */
  visible(tx: Tx, caller: Caller, disputeId: string): Promise<DisputeRecord> {
    return this.disputes.visible(tx, caller, disputeId);
  }
}

export const toInvestigation = (row: OpenedInvestigation): InvestigationResponse => ({
  id: row.id,
  disputeId: row.disputeId,
  kind: row.kind,
  from: row.startedAt,
  to: row.endedAt,
  place: row.place,
  partyId: row.partyId,
  person: row.person === null ? null : { name: row.person.name, relation: row.person.relation },
  participants: row.participants,
  investigatorIds: row.investigatorIds,
  recorderId: row.recorderId,
  questions: row.questions,
  findings: row.findings,
  signed: row.signed,
  refusalReason: row.refusalReason,
  recordedAt: row.recordedAt,
  recordedByStaffId: row.recordedByStaffId,
  seq: row.seq,
});
