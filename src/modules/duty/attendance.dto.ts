/** Requests and responses of check-in and check-out. */
import { ATTENDANCE_STATES } from '../../domain/roster/attendance.js';
import { InstantField, Int, OneOf, Uuid } from '../../platform/http/atoms.js';

export class CheckInRequest {
  @InstantField({
    optional: true,
    description: 'When the officer came, if it is written down later; now when absent. Not in the future.',
    example: '2026-10-14T00:25:00Z',
  })
  at?: string;
}

export class CheckOutRequest {
  @InstantField({
    optional: true,
    description: 'When the officer left, if it is written down later; now when absent. Not in the future.',
    example: '2026-10-14T09:32:00Z',
  })
  at?: string;
}

export class ShiftAttendanceResponse {
  @Uuid({ description: 'Shift.' }) shiftId!: string;
  @Uuid({ description: 'Officer on the line.' }) staffId!: string;
  @OneOf(ATTENDANCE_STATES, {
    description:
      'expected: not yet due; late, missing: due and not there; present: checked in; left: checked out, or the shift is over; ' +
      'not_recorded: over without a check-in, or on call, where nobody has to check in.',
    example: 'present',
  })
  state!: string;
  @InstantField({ nullable: true, description: 'When the officer came.' }) checkedInAt!: string | null;
  @InstantField({ nullable: true, description: 'When the officer left.' }) checkedOutAt!: string | null;
  @Int({
    min: 0,
    max: 100_000,
    nullable: true,
    description:
      'Whole minutes after the start for somebody who counts as late, by the delay set at the check-in; 0 in time; while nobody ' +
      'is there, the minutes so far; null where nothing was recorded.',
    example: 0,
  })
  lateMinutes!: number | null;
  @Int({ min: 0, max: 2147483647, description: 'Raised by every check-in and check-out; 0 before.' }) version!: number;
}
