/** Use cases of check-in and check-out: by the officer on the line, or for them. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EARLIEST_CHECK_IN_MINUTES, faultOfCheckIn, faultOfCheckOut } from '../../domain/roster/attendance.js';
import { dayOfInstant, toInstant } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { invalid, notFound, refuse } from '../../platform/http/problem.js';
import { changed, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { SettingsReader } from '../centers/settings.reader.js';
import { AttendanceRecordingService } from './attendance-recording.service.js';
import type { ShiftAttendanceResponse, CheckInRequest, CheckOutRequest } from './attendance.dto.js';
import { toAttendance } from './attendance.view.js';
import { demandOwnOrFor, isOwn } from './duty-access.js';
import { type DutyShift, DutyShiftsStore } from './duty-shifts.store.js';

const pathOf = (shiftId: string): string => `/shifts/${shiftId}/attendance`;

@Injectable()
export class AttendanceService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly shifts: DutyShiftsStore,
    private readonly recording: AttendanceRecordingService,
    private readonly settings: SettingsReader,
    private readonly gates: Gates,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.gates.register('attended-shift', (caller, id) =>
      this.useCases.read(caller, async (tx) => permitted(caller, await this.shifts.get(tx, id)).version),
    );
  }

  get(caller: Caller, id: string): Promise<Reply<ShiftAttendanceResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const shift = permitted(caller, await this.shifts.get(tx, id));
      return found(await this.view(tx, shift), shift.attendanceVersion, pathOf(id));
    });
  }

  checkIn(caller: Caller, id: string, { at }: CheckInRequest): Promise<Reply<ShiftAttendanceResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const shift = await this.recordable(tx, caller, id);
      if (shift.checkedInAt !== null) throw refuse('already_checked_in');
      const now = this.clock.nowIso();
      const cameAt = at === undefined ? now : toInstant(at);
      demandNoFault(at, faultOfCheckIn(shift, cameAt, now), { minutes: EARLIEST_CHECK_IN_MINUTES });
      await this.recording.checkIn(tx, shift, { at: cameAt, recordedAt: now, by: caller.actor.accountId });
      return this.answer(tx, id);
    });
  }

  checkOut(caller: Caller, id: string, { at }: CheckOutRequest): Promise<Reply<ShiftAttendanceResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const shift = await this.recordable(tx, caller, id);
      const { checkedInAt, checkedOutAt, on, zone } = shift;
      if (checkedInAt === null) throw refuse('not_checked_in');
      if (checkedOutAt !== null) throw refuse('already_checked_out');
      const now = this.clock.nowIso();
      const leftAt = at === undefined ? now : toInstant(at);
      demandNoFault(at, faultOfCheckOut({ checkedInAt, on, zone }, leftAt, now));
      await this.recording.checkOut(tx, shift, { at: leftAt, recordedAt: now, by: caller.actor.accountId });
      return this.answer(tx, id);
    });
  }

  /** Under the line's lock. Once the day has passed, nobody records for themselves. */
  private async recordable(tx: Tx, caller: Caller, id: string): Promise<DutyShift> {
    const shift = permitted(caller, await this.shifts.lock(tx, id));
    checkIfMatch(caller, shift.version);
    if (shift.cancelledAt !== null) throw refuse('shift_cancelled');
    const isOver = shift.on < dayOfInstant(this.clock.nowIso(), shift.zone);
    if (isOver && isOwn(caller, shift)) throw refuse('attendance_day_over');
    return shift;
  }

  private async answer(tx: Tx, id: string): Promise<Reply<ShiftAttendanceResponse>> {
    const shift = await this.shifts.get(tx, id);
    if (shift === undefined) throw notFound();
    return changed(await this.view(tx, shift), shift.attendanceVersion, pathOf(id));
  }

  private async view(tx: Tx, shift: DutyShift): Promise<ShiftAttendanceResponse> {
    const { duty } = await this.settings.of(tx, shift.centerId);
    return toAttendance(shift, duty, this.clock.nowIso());
  }
}

function permitted(caller: Caller, shift: DutyShift | undefined): DutyShift {
  if (shift === undefined) throw notFound();
  demandInCenter(caller, 'shift.attend', shift.centerId);
  demandOwnOrFor(caller, shift);
  return shift;
}

/** A time somebody typed is a wrong field; without one it is the moment that does not fit. */
function demandNoFault(
  typed: string | undefined,
  fault: string | undefined,
  params: Record<string, number> = {},
): void {
  if (fault === undefined) return;
  throw typed === undefined ? refuse(fault, { params }) : invalid('/at', fault, params);
}
