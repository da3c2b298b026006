/** Use cases of calls to officers on call: made by those at the counter, answered by the one who is called. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { type PageOf, pageOfAll, type PageQuery } from '../../platform/http/page.js';
import { notFound, refuse } from '../../platform/http/problem.js';
import { changed, created, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { toCall } from './duty-call.view.js';
import { DutyCallRecordingService } from './duty-call-recording.service.js';
import type { AnswerCallRequest, CallRequest, CallResponse } from './duty-calls.dto.js';
import { type CallRecord, DutyCallsStore } from './duty-calls.store.js';
import { type DutyShift, DutyShiftsStore } from './duty-shifts.store.js';

const pathOf = (id: string): string => `/calls/${id}`;

@Injectable()
export class DutyCallsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: DutyCallsStore,
    private readonly shifts: DutyShiftsStore,
    private readonly recording: DutyCallRecordingService,
    private readonly gates: Gates,
    private readonly envelope: Envelope,
  ) {}

  onModuleInit(): void {
    this.gates.register('called-shift', (caller, id) =>
      this.useCases.read(caller, async (tx) => callable(caller, await this.shifts.get(tx, id)).version),
    );
    this.gates.register('duty-call', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const call = visible(caller, await this.store.get(tx, id));
        if (permission !== null) await this.recording.demandAnswering(tx, caller, call);
        return call.version;
      }),
    );
  }

  list(caller: Caller, shiftId: string, query: PageQuery): Promise<Reply<PageOf<CallResponse>>> {
    return this.useCases.read(caller, async (tx) => {
      callable(caller, await this.shifts.get(tx, shiftId));
      const rows = await this.store.ofShift(tx, shiftId);
      const list = { path: `/shifts/${shiftId}/calls`, query, envelope: this.envelope };
      return pageOfAll(rows, list, ({ calledAt, id }) => [calledAt, id], toCall);
    });
  }

  call(caller: Caller, shiftId: string, request: CallRequest): Promise<Reply<CallResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const shift = callable(caller, await this.shifts.lock(tx, shiftId));
      const id = await this.recording.call(tx, caller, shift, request);
      const call = await this.existing(tx, id);
      return created(toCall(call), call.version, pathOf(id));
    });
  }

  get(caller: Caller, id: string): Promise<Reply<CallResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const call = visible(caller, await this.store.get(tx, id));
      return found(toCall(call), call.version, pathOf(id));
    });
  }

  answer(caller: Caller, id: string, request: AnswerCallRequest): Promise<Reply<CallResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const call = visible(caller, await this.store.lock(tx, id));
      const staffId = await this.recording.demandAnswering(tx, caller, call);
      checkIfMatch(caller, call.version);
      if (call.answeredAt !== null) throw refuse('call_answered');
      await this.recording.answer(tx, call, staffId, request);
      const answered = await this.existing(tx, id);
      return changed(toCall(answered), answered.version, pathOf(id));
    });
  }

  private async existing(tx: Tx, id: string): Promise<CallRecord> {
    const call = await this.store.get(tx, id);
    if (call === undefined) throw notFound();
    return call;
  }
}

function callable(caller: Caller, shift: DutyShift | undefined): DutyShift {
  if (shift === undefined) throw notFound();
  demandInCenter(caller, 'duty.call', shift.centerId);
  return shift;
}

/** The reason tells of people: outside the centre the call does not exist. */
function visible(caller: Caller, call: CallRecord | undefined): CallRecord {
  if (call === undefined || !mayInCenter(caller.actor, 'duty.call', call.centerId)) throw notFound();
  return call;
}
