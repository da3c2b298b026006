/**
 * Who is where they should be (R12). A counter shift expects its officer to check in; after the centre's delays they count
 * as late, then as missing, and the director is told. Nobody on call has to check in. What was not recorded is said to be
 * not recorded, never guessed. Example: 08:30, late after 10 minutes: 08:39 is in time, at 08:40 the officer is late.
 */
import { addMinutes, dayOfInstant, laterOf, msOfInstant, type Day, type Instant } from '../shared/day.js';
import type { DutySettings } from '../centers/settings.js';
import type { ShiftKind } from './roster.js';

/**
 * Expected: not yet due. Late, missing: due and not there. Present: checked in. Left: checked out, or the shift is over.
 * Not recorded: over without a check-in, or on call.
 */
export const ATTENDANCE_STATES = ['expected', 'present', 'late', 'missing', 'left', 'not_recorded'] as const;
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];

export const LATENESS = ['late', 'missing'] as const;
export type Lateness = (typeof LATENESS)[number];

export type DutyDelays = Pick<DutySettings, 'lateAfterMinutes' | 'missingAfterMinutes'>;

export interface DutyPresence {
  readonly kind: ShiftKind;
  /** since when the roster says so: nobody is late for what was not published yet */
  readonly publishedAt: Instant;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly checkedInAt: Instant | null;
  readonly checkedOutAt: Instant | null;
}

type DutyTime = Pick<DutyPresence, 'kind' | 'startsAt' | 'endsAt' | 'publishedAt'>;

const dueAt = ({ startsAt, publishedAt }: DutyTime): Instant => laterOf(startsAt, publishedAt);

/** How long before the start somebody may check in. */
export const EARLIEST_CHECK_IN_MINUTES = 60;

export function attendanceState(shift: DutyPresence, delays: DutyDelays, now: Instant): AttendanceState {
  if (shift.checkedInAt !== null) return shift.checkedOutAt !== null || shift.endsAt <= now ? 'left' : 'present';
  if (shift.kind === 'on_call' || shift.endsAt <= now) return 'not_recorded';
  return latenessAt(shift, delays, now).at(-1) ?? 'expected';
}

/**
 * What somebody who is not there by that instant has become, in the order in which it happens. Who was taken off the line
 * before a delay was over has not become it.
 */
export function latenessAt(shift: DutyTime, delays: DutyDelays, at: Instant): Lateness[] {
  if (shift.kind === 'on_call') return [];
  const after = { late: delays.lateAfterMinutes, missing: delays.missingAfterMinutes };
  return LATENESS.filter((kind) => {
    const from = addMinutes(dueAt(shift), after[kind]);
    return from <= at && from < shift.endsAt;
  });
}

/** Whole minutes after the start, or the publication when that came later, for somebody who counts as late, else 0. */
export function minutesLate(shift: DutyTime, delays: DutyDelays, at: Instant): number {
  return latenessAt(shift, delays, at).length === 0 ? 0 : minutesBetween(dueAt(shift), at);
}

export const minutesBetween = (from: Instant, to: Instant): number =>
  Math.max(0, Math.floor((msOfInstant(to) - msOfInstant(from)) / 60_000));

export type CheckInFault = 'in_future' | 'check_in_too_early' | 'check_in_after_end';

export function faultOfCheckIn(
  { startsAt, endsAt }: DutyPresence,
  at: Instant,
  now: Instant,
): CheckInFault | undefined {
  if (at > now) return 'in_future';
  if (at < addMinutes(startsAt, -EARLIEST_CHECK_IN_MINUTES)) return 'check_in_too_early';
  return at < endsAt ? undefined : 'check_in_after_end';
}

export type CheckOutFault = 'in_future' | 'check_out_before_check_in' | 'check_out_other_day';

export function faultOfCheckOut(
  { checkedInAt, on, zone }: { readonly checkedInAt: Instant; readonly on: Day; readonly zone: string },
  at: Instant,
  now: Instant,
): CheckOutFault | undefined {
  if (at > now) return 'in_future';
  if (at <= checkedInAt) return 'check_out_before_check_in';
  return dayOfInstant(at, zone) === on ? undefined : 'check_out_other_day';
}
