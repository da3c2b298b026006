/** Investigation records 调查记录: put on file, and read by those who see the case. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { type PageOf, pageOfAll, type PageQuery } from '../../platform/http/page.js';
import { Problem, unknownReference } from '../../platform/http/problem.js';
import { created, found, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { StaffReader } from '../staff/staff.reader.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import { commandOf, contentOf } from './investigation-content.js';
import type { InvestigationResponse, RecordInvestigationRequest } from './investigation.dto.js';
import { InvestigationStore } from './investigation.store.js';
import { InvestigationsReader, toInvestigation } from './investigations.reader.js';

const pathOf = (id: string): string => `/investigations/${id}`;

@Injectable()
export class InvestigationsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly reader: InvestigationsReader,
    private readonly store: InvestigationStore,
    private readonly staff: StaffReader,
    private readonly envelope: Envelope,
  ) {}

  list(caller: Caller, disputeId: string, query: PageQuery): Promise<Reply<PageOf<InvestigationResponse>>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.reader.visible(tx, caller, disputeId);
      const list = { path: `/disputes/${disputeId}/investigations`, query, envelope: this.envelope };
      return pageOfAll(
        await this.reader.ofDispute(tx, record),
        list,
        ({ from, id }) => [from, id],
        (investigation) => investigation,
      );
    });
  }

  get(caller: Caller, id: string): Promise<Reply<InvestigationResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const investigation = await this.reader.one(tx, caller, id);
      return found(investigation, investigation.seq, pathOf(id));
    });
  }

  record(
    caller: Caller,
    disputeId: string,
    request: RecordInvestigationRequest,
  ): Promise<Reply<InvestigationResponse>> {
    const id = request.id ?? uuidv7();
    return this.useCases.write(caller, async (tx) => {
      const { record, entries } = await this.workflow.apply(
        tx,
        caller,
        disputeId,
        'recordInvestigation',
        async (current) => {
          const command = commandOf(id, request);
          await this.checkStaff(tx, current.record, request);
          return command;
        },
      );
      const [entry] = entries;
      if (entry?.type !== 'InvestigationRecorded') throw new Error('an investigation without an entry');
      const { seq, recordedAt, staffId: recordedByStaffId } = entry;
      const { kind, from: startedAt, to: endedAt, partyId, investigatorIds, recorderId, signed } = entry.payload;
      const what = { kind, startedAt, endedAt, partyId, investigatorIds: [...investigatorIds], recorderId, signed };
      const row = { id, disputeId, seq, ...what, recordedAt, recordedByStaffId };
      const content = contentOf(request);
      if (!(await this.store.insert(tx, record, row, content))) throw new Problem('id_in_use');
      return created(toInvestigation({ ...row, ...content }), seq, pathOf(id));
    });
  }

  /** Whoever is named as of the staff is of the centre that has the case. */
  private async checkStaff(
    tx: Tx,
    { custodyCenterId }: DisputeRecord,
    { investigatorIds, recorderId }: RecordInvestigationRequest,
  ): Promise<void> {
    const named = [
      ...investigatorIds.map((id, index) => ({ id, pointer: `/investigatorIds/${index}` })),
      ...(recorderId === undefined ? [] : [{ id: recorderId, pointer: '/recorderId' }]),
    ];
    const known = await this.staff.byIds(tx, [...new Set(named.map(({ id }) => id))]);
    const here = new Set(known.filter(({ centerId }) => centerId === custodyCenterId).map(({ id }) => id));
    const stranger = named.find(({ id }) => !here.has(id));
    if (stranger !== undefined) throw unknownReference(stranger.pointer);
  }
}
