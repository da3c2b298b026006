import { attendanceState, type DutyDelays, minutesLate } from '../../domain/roster/attendance.js';
import type { Instant } from '../../domain/shared/day.js';
import type { ShiftAttendanceResponse } from './attendance.dto.js';
import type { DutyShift } from './duty-shifts.store.js';

export function toAttendance(shift: DutyShift, delays: DutyDelays, now: Instant): ShiftAttendanceResponse {
  const state = attendanceState(shift, delays, now);
  return {
    shiftId: shift.id,
    staffId: shift.staffId,
    state,
    checkedInAt: shift.checkedInAt,
    checkedOutAt: shift.checkedOutAt,
    lateMinutes: state === 'not_recorded' ? null : (shift.lateMinutes ?? minutesLate(shift, delays, now)),
    version: shift.attendanceVersion,
  };
}
