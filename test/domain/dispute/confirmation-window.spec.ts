/** R31: the thirty days of judicial confirmation, for every day of 2020–2026, against a count that shares nothing with ours. */
import { LegalHoliday } from 'tyme4ts';
import { workingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import { windowOf } from '../../../src/domain/dispute/confirmation/window.js';
import { daysBetween } from '../../../src/domain/shared/day.js';
import { announcedYear } from '../../../src/modules/centers/announced-holidays.js';

const ours = workingCalendar([2020, 2021, 2022, 2023, 2024, 2025, 2026].map(announcedYear));

/** Thirty nights are slept; then mornings are tried until one is worked. */
function lastMorning(effectiveOn: string): string {
  const at = new Date(`${effectiveOn}T12:00:00Z`);
  for (let night = 0; night < 30; night += 1) at.setUTCDate(at.getUTCDate() + 1);
  while (!isWorked(at)) at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
}

function isWorked(at: Date): boolean {
  const named = LegalHoliday.fromYmd(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
  return named === null ? at.getUTCDay() !== 0 && at.getUTCDay() !== 6 : named.isWork();
}

it('ends on the same day as an independent count says', () => {
  const days = daysBetween('2020-01-01', '2026-12-01');
  expect(days).toHaveLength(2526);
  expect(days.filter((day) => windowOf(day, ours).lastDay !== lastMorning(day))).toEqual([]);
});

it('says when the calendar it rests on is not entered', () => {
  expect(windowOf('2026-11-30', ours)).toEqual({ lastDay: '2026-12-30', calendarKnown: true });
  expect(windowOf('2026-12-15', ours)).toMatchObject({ lastDay: '2027-01-14', calendarKnown: false });
});

it.each([
  ['rolls out of the National Day week', '2026-09-02', '2026-10-08'],
  ['does not roll off a Sunday that is worked', '2026-08-21', '2026-09-20'],
  ['rolls off an ordinary Saturday', '2026-07-02', '2026-08-03'],
])('%s', (_, effectiveOn, lastDay) => {
  expect(windowOf(effectiveOn, ours).lastDay).toBe(lastDay);
});
