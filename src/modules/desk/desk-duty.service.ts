/** The sections of a desk that are about duty: the caller's own shifts, calls, swaps, and what goes wrong on duty. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { DutyDeskReader } from '../duty/duty-desk.reader.js';
import { RosterReader } from '../roster/roster.reader.js';
import type { DeskShift } from './desk-duty.dto.js';
import type { DeskResponse } from './desk.dto.js';
import type { DeskQuestion } from './desk.store.js';

type OfDuty = Pick<DeskResponse, 'onDuty' | 'shifts' | 'duty' | 'handovers' | 'calls' | 'swaps'>;

@Injectable()
export class DeskDutyService {
  constructor(
    private readonly roster: RosterReader,
    private readonly duty: DutyDeskReader,
  ) {}

  async read(tx: Tx, caller: Caller, question: DeskQuestion): Promise<OfDuty> {
    const shifts = await this.shiftsOf(tx, caller, question.now);
    return {
      onDuty: shifts.some((shift) => shift.now),
      shifts,
      duty: await this.duty.toLookAfter(tx, question),
      handovers: await this.duty.handoversFor(tx, question),
      calls: await this.duty.callsFor(tx, question),
      swaps: await this.duty.swapsFor(tx, question),
    };
  }

  private async shiftsOf(tx: Tx, caller: Caller, now: string): Promise<DeskShift[]> {
    if (caller.actor.staffId === null) return [];
    const lines = await this.roster.ofStaffToday(tx, caller.actor.staffId, now);
    const attendance = await this.duty.attendanceOf(
      tx,
      lines.map(({ shiftId }) => shiftId),
      now,
    );
    return lines.map(({ shiftId, centerId, departmentId, startsAt, endsAt }) => ({
      shiftId,
      centerId,
      departmentId,
      startsAt,
      endsAt,
      now: startsAt <= now && now < endsAt,
      attendance: attendance.get(shiftId) ?? 'expected',
    }));
  }
}
