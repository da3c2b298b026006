/** Attempts to stop a noise 劝阻: who asked whom to stop, on which day, how, and what came of it (R37). */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { recorded, type Reply, revalidated } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import { type DissuasionRecord, DissuasionStore } from './dissuasion.store.js';
import type { DissuasionListResponse, DissuasionResponse, RecordDissuasionRequest } from './noise.dto.js';

/** Binds the sealed name to its attempt. */
const contextOf = (id: string): string => `dissuasion.person:${id}`;

@Injectable()
export class DissuasionsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly disputes: DisputesReader,
    private readonly store: DissuasionStore,
    private readonly envelope: Envelope,
  ) {}

  list(caller: Caller, disputeId: string): Promise<Reply<DissuasionListResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.visible(tx, caller, disputeId);
      return revalidated({ items: await this.ofDispute(tx, record) });
    });
  }

  record(caller: Caller, disputeId: string, request: RecordDissuasionRequest): Promise<Reply<DissuasionResponse>> {
    const { on: dissuadedOn, by, person, partyId, method, outcome, note = null } = request;
    const id = request.id ?? uuidv7();
    return this.useCases.write(caller, async (tx) => {
      const said = { partyId, dissuadedOn, by, method, outcome };
      const { record, entries } = await this.workflow.apply(tx, caller, disputeId, 'recordDissuasion', () => ({
        type: 'recordDissuasion',
        dissuasionId: id,
        ...said,
      }));
      const key = this.envelope.unwrap(record.wrappedKey, record.id);
      const row: DissuasionRecord = {
        id,
        ...said,
        personSealed: key.seal(person, contextOf(id)),
        note,
        recordedAt: entries[0]?.recordedAt ?? record.updatedAt,
        recordedByStaffId: caller.actor.staffId,
      };
      const place = { centerId: record.centerId, disputeId };
      if (!(await this.store.insert(tx, place, row))) throw new Problem('id_in_use');
      return recorded(toDissuasion(row, person), record.version, `/disputes/${disputeId}`);
    });
  }

  /** By their day, with the names of those who asked. */
  async ofDispute(tx: Tx, { id, wrappedKey }: DisputeRecord): Promise<DissuasionResponse[]> {
    const key = this.envelope.unwrap(wrappedKey, id);
    return (await this.store.ofDispute(tx, id)).map((row) =>
      toDissuasion(row, key.open(row.personSealed, contextOf(row.id))),
    );
  }
}

const toDissuasion = (row: DissuasionRecord, person: string): DissuasionResponse => ({
  id: row.id,
  on: row.dissuadedOn,
  by: row.by,
  person,
  partyId: row.partyId,
  method: row.method,
  outcome: row.outcome,
  note: row.note,
  recordedAt: row.recordedAt,
  recordedByStaffId: row.recordedByStaffId,
});
