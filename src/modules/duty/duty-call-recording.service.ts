/** Writes down calls and their answers. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { minutesBetween } from '../../domain/roster/attendance.js';
import { toInstant } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, refuse } from '../../platform/http/problem.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { RosterReader } from '../roster/roster.reader.js';
import { demandOwnOrFor } from './duty-access.js';
import type { AnswerCallRequest, CallRequest } from './duty-calls.dto.js';
import { type CallRecord, DutyCallsStore } from './duty-calls.store.js';
import { dutyEvent } from './duty-event.js';
import type { DutyShift } from './duty-shifts.store.js';

@Injectable()
export class DutyCallRecordingService {
  constructor(
    private readonly store: DutyCallsStore,
    private readonly roster: RosterReader,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
  ) {}

  /** The line is locked; answers the id of the call. */
  async call(tx: Tx, caller: Caller, shift: DutyShift, request: CallRequest): Promise<string> {
    if (shift.cancelledAt !== null) throw refuse('shift_cancelled');
    if (shift.kind !== 'on_call') throw refuse('not_on_call');
    const now = this.clock.nowIso();
    const calledAt = request.calledAt === undefined ? now : toInstant(request.calledAt);
    if (calledAt > now) throw invalid('/calledAt', 'in_future');
    if (calledAt < shift.startsAt || shift.endsAt <= calledAt) {
      throw request.calledAt === undefined ? refuse('call_outside_shift') : invalid('/calledAt', 'call_outside_shift');
    }
    const { id = uuidv7(), reason } = request;
    const { centerId, departmentId, id: shiftId } = shift;
    const calledBy = caller.actor.accountId;
    await this.store.insert(tx, { id, centerId, departmentId, shiftId, calledAt, calledBy, reason, version: 1 });
    await this.outbox.add(tx, [dutyEvent('duty.called', shift, now, { callId: id })]);
    return id;
  }

  /**
   * Whose answer it is: the officer's who was called, or of somebody on duty for the department by now; others record it for
   * the officer who was called, if they may.
   */
  async demandAnswering(tx: Tx, caller: Caller, call: CallRecord): Promise<string> {
    const { staffId } = caller.actor;
    const onDuty = await this.roster.onDutyAt(tx, call.centerId, this.clock.nowIso());
    const isTheirs = onDuty.some((line) => line.departmentId === call.departmentId && line.staffId === staffId);
    if (staffId !== null && isTheirs) return staffId;
    demandOwnOrFor(caller, call);
    return call.staffId;
  }

  /** The call is locked and not answered yet. */
  async answer(tx: Tx, call: CallRecord, staffId: string, request: AnswerCallRequest): Promise<void> {
    const now = this.clock.nowIso();
    const answeredAt = request.answeredAt === undefined ? now : toInstant(request.answeredAt);
    if (answeredAt > now) throw invalid('/answeredAt', 'in_future');
    if (answeredAt < call.calledAt) throw invalid('/answeredAt', 'answered_before_called');
    await this.store.answer(tx, call.id, answeredAt, staffId);
    const minutes = minutesBetween(call.calledAt, answeredAt);
    const line = { ...call, id: call.shiftId };
    await this.outbox.add(tx, [dutyEvent('duty.call_answered', line, now, { callId: call.id, by: staffId, minutes })]);
  }
}
