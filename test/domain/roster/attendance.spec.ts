import fc from 'fast-check';
import { DEFAULT_CENTER_SETTINGS } from '../../../src/domain/centers/settings.js';
import { workingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import {
  ATTENDANCE_STATES,
  attendanceState,
  type DutyPresence,
  faultOfCheckIn,
  faultOfCheckOut,
  latenessAt,
  minutesLate,
} from '../../../src/domain/roster/attendance.js';
import { DEFAULT_DUTY_HOURS } from '../../../src/domain/roster/duty.js';
import { DUTY_TEXTS } from '../../../src/domain/roster/duty-texts.js';
import { acceptBy, handoverTimes } from '../../../src/domain/roster/handover.js';
import { addMinutes } from '../../../src/domain/shared/day.js';

const ZONE = 'Asia/Shanghai';
const START = '2026-11-24T00:30:00.000Z';
const DELAYS = DEFAULT_CENTER_SETTINGS.duty;

const shift = (terms: Partial<DutyPresence> = {}): DutyPresence => ({
  kind: 'counter',
  publishedAt: addMinutes(START, -14_400),
  startsAt: START,
  endsAt: addMinutes(START, 540),
  checkedInAt: null,
  checkedOutAt: null,
  ...terms,
});

const stateAt = (minutes: number, terms: Partial<DutyPresence> = {}) =>
  attendanceState(shift(terms), DELAYS, addMinutes(START, minutes));

describe('who is where they should be', () => {
  it('is expected until ten past, then late, from half an hour on missing, and after the end nobody knows', () => {
    expect([-600, 9, 10, 29, 30, 539, 540].map((minutes) => stateAt(minutes))).toEqual([
      ...['expected', 'expected', 'late', 'late', 'missing', 'missing', 'not_recorded'],
    ]);
  });

  it('is present from the check-in to the check-out or the end', () => {
    const checkedInAt = addMinutes(START, 40);
    expect(stateAt(41, { checkedInAt })).toBe('present');
    expect(stateAt(540, { checkedInAt })).toBe('left');
    expect(stateAt(300, { checkedInAt, checkedOutAt: addMinutes(START, 200) })).toBe('left');
  });

  it('asks nobody on call to check in', () => {
    expect(latenessAt(shift({ kind: 'on_call' }), DELAYS, addMinutes(START, 100))).toEqual([]);
    expect(stateAt(100, { kind: 'on_call' })).toBe('not_recorded');
  });

  it('counts from the publication when the shift had begun before it', () => {
    const late = shift({ publishedAt: addMinutes(START, 60) });
    expect(latenessAt(late, DELAYS, addMinutes(START, 69))).toEqual([]);
    expect(latenessAt(late, DELAYS, addMinutes(START, 70))).toEqual(['late']);
    expect(minutesLate(late, DELAYS, addMinutes(START, 75))).toBe(15);
  });

  it('calls nobody late or missing who was taken off the line before the delay was over', () => {
    const told = (minutes: number) =>
      latenessAt(shift({ endsAt: addMinutes(START, minutes) }), DELAYS, addMinutes(START, 60));
    expect([5, 10, 11, 30, 31].map((minutes) => told(minutes))).toEqual([
      ...[[], [], ['late'], ['late'], ['late', 'missing']],
    ]);
  });

  const anyDelays = fc
    .tuple(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 240 }))
    .map(([late, more]) => ({ lateAfterMinutes: late, missingAfterMinutes: late + more }));

  it('only ever grows worse without a check-in, and is never worse after it', () => {
    const minutes = fc.integer({ min: -120, max: 700 });
    const order = ['expected', 'late', 'missing', 'not_recorded'];
    fc.assert(
      fc.property(anyDelays, minutes, minutes, (delays, one, two) => {
        const [sooner, later] = [Math.min(one, two), Math.max(one, two)];
        const state = (at: number) => attendanceState(shift(), delays, addMinutes(START, at));
        expect(order.indexOf(state(sooner))).toBeLessThanOrEqual(order.indexOf(state(later)));
        const after = attendanceState(shift({ checkedInAt: START }), delays, addMinutes(START, later));
        expect(['present', 'left']).toContain(after);
        expect(ATTENDANCE_STATES).toContain(state(later));
      }),
    );
  });

  it('counts minutes exactly for those whom it calls late', () => {
    fc.assert(
      fc.property(
        anyDelays,
        fc.integer({ min: -60, max: 600 }),
        fc.integer({ min: 0, max: 59 }),
        (delays, min, sec) => {
          const at = addMinutes(START, min + sec / 60);
          const late = minutesLate(shift(), delays, at);
          expect(latenessAt(shift(), delays, at).includes('late')).toBe(min >= delays.lateAfterMinutes);
          expect(late).toBe(min >= delays.lateAfterMinutes ? min : 0);
        },
      ),
    );
  });
});

describe('times of coming and leaving', () => {
  const now = addMinutes(START, 600);

  it.each([
    [-61, 'check_in_too_early'],
    [-60, undefined],
    [539, undefined],
    [540, 'check_in_after_end'],
    [601, 'in_future'],
  ])('a check-in %d minutes after the start: %s', (minutes, fault) => {
    expect(faultOfCheckIn(shift(), addMinutes(START, minutes), now)).toBe(fault);
  });

  it.each([
    [0, 'check_out_before_check_in'],
    [1, undefined],
    [600, undefined],
    [601, 'in_future'],
  ])('a check-out %d minutes after the check-in: %s', (minutes, fault) => {
    const attended = { checkedInAt: START, on: '2026-11-24', zone: ZONE };
    expect(faultOfCheckOut(attended, addMinutes(START, minutes), now)).toBe(fault);
  });

  it('a check-out after midnight is of another day', () => {
    const attended = { checkedInAt: START, on: '2026-11-24', zone: ZONE };
    const midnight = '2026-11-24T16:00:00.000Z';
    expect(faultOfCheckOut(attended, midnight, midnight)).toBe('check_out_other_day');
    expect(faultOfCheckOut(attended, addMinutes(midnight, -1), midnight)).toBeUndefined();
  });
});

describe('until when a note is to be accepted', () => {
  const calendar = workingCalendar([
    { year: 2026, known: true, holidays: ['2026-10-01', '2026-10-02'], workingDays: ['2026-10-10'] },
  ]);

  it('the next working day, over holidays and make-up days', () => {
    expect(handoverTimes(calendar, '2026-09-30', 2)).toEqual({ nextWorkingDay: '2026-10-05', horizonOn: '2026-10-06' });
    expect(handoverTimes(calendar, '2026-10-09', 0)).toEqual({ nextWorkingDay: '2026-10-10', horizonOn: '2026-10-09' });
  });

  it('its first published shift, else the hours of the centre', () => {
    expect(acceptBy('2026-10-05T01:00:00.000Z', '2026-10-05', DEFAULT_DUTY_HOURS, ZONE)).toBe(
      '2026-10-05T01:00:00.000Z',
    );
    expect(acceptBy(null, '2026-10-05', DEFAULT_DUTY_HOURS, ZONE)).toBe('2026-10-05T00:30:00.000Z');
  });
});

it('has sentences in both languages', () => {
  for (const { zh, en } of Object.values(DUTY_TEXTS)) {
    expect(zh).toMatch(/\p{Script=Han}.*[。]$/u);
    expect(en).toMatch(/^[\x20-\x7e\u2019]+\.$/);
  }
});
