/**
 * Who is on duty at an instant. A shift is a civil day and a part; the centre's hours and zone turn it into two
 * instants, half-open: at 12:00 sharp the morning is over. An officer on call is on duty like one at the counter.
 * Example: the morning of 2026-11-24 in Asia/Shanghai with 08:30–12:00 is 00:30Z–04:00Z.
 */
import { compare } from '../shared/compare.js';
import { instantAt, type Day, type Instant } from '../shared/day.js';
import type { ShiftKind, ShiftPart } from './roster.js';

/** 'HH:mm' in the centre's zone. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

export type DutyHours = Readonly<Record<ShiftPart, Hours>>;

/** What most offices keep; a centre's settings replace it. */
export const DEFAULT_DUTY_HOURS = {
  am: { from: '08:30', to: '12:00' },
  pm: { from: '14:30', to: '17:30' },
  day: { from: '08:30', to: '17:30' },
} as const satisfies DutyHours;

export interface ShiftBounds {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

export function shiftBounds(day: Day, part: ShiftPart, zone: string, hours: DutyHours): ShiftBounds {
  const { from, to } = hours[part];
  return { startsAt: instantAt(day, from, zone), endsAt: instantAt(day, to, zone) };
}

export interface DutyLine extends ShiftBounds {
  readonly id: string;
  readonly departmentId: string;
  readonly staffId: string;
  readonly kind: ShiftKind;
}

/** Lines whose time covers the instant: counter before on call, then by start, then by person. */
export function onDutyAt<Line extends DutyLine>(lines: readonly Line[], at: Instant): Line[] {
  return lines
    .filter((line) => line.startsAt <= at && at < line.endsAt)
    .sort(
      (left, right) =>
        compare(left.kind, right.kind) ||
        compare(left.startsAt, right.startsAt) ||
        compare(left.staffId, right.staffId),
    );
}
