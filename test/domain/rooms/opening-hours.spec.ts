/** When a room is open: hours of its own or the centre's, holidays, make-up days. */
import fc from 'fast-check';
import { workingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import {
  faultOfHours,
  hoursOn,
  type OfficeDays,
  openTimes,
  type WeeklyHours,
} from '../../../src/domain/rooms/opening-hours.js';
import { addDays, daysBetween, instantAt, weekday } from '../../../src/domain/shared/day.js';

const holidays = daysBetween('2026-10-01', '2026-10-08');
const SATURDAY = '2026-10-10';
const year = { year: 2026, known: true, holidays, workingDays: [SATURDAY] };
const duty = { from: '08:30', to: '17:30' };
const office: OfficeDays = {
  zone: 'Asia/Shanghai',
  calendar: workingCalendar([year]),
  holidays: new Set(holidays),
  duty,
};

const week = (...days: number[]): WeeklyHours[] => days.map((each) => ({ weekday: each, from: '09:00', to: '12:00' }));

test('without hours of its own a room is open in duty hours on working days', () => {
  expect(hoursOn('2026-10-09', null, office)).toEqual([duty]);
  expect(hoursOn(SATURDAY, null, office)).toEqual([duty]);
  for (const closed of ['2026-10-01', '2026-10-11', '2026-10-17']) expect(hoursOn(closed, null, office)).toEqual([]);
});

test('with hours of its own it follows them, never on a holiday', () => {
  const hours = week(1, 2, 3, 4, 5, 7);
  expect(hoursOn('2026-10-11', hours, office)).toMatchObject([{ from: '09:00' }]);
  expect(hoursOn('2026-10-17', hours, office)).toEqual([]);
  for (const holiday of holidays) expect(hoursOn(holiday, hours, office)).toEqual([]);
});

test('on a make-up day it has the hours of that weekday, else those of Monday', () => {
  const saturday = { weekday: 6, from: '10:00', to: '11:00' };
  expect(hoursOn(SATURDAY, week(1), office)).toEqual(week(1));
  expect(hoursOn(SATURDAY, [...week(1), saturday], office)).toEqual([saturday]);
  expect(hoursOn(SATURDAY, week(2), office)).toEqual([]);
});

test('stretches that touch are one, and begin on the wall clock of the centre', () => {
  const halves = [
    { weekday: 5, from: '08:00', to: '12:00' },
    { weekday: 5, from: '12:00', to: '18:00' },
    { weekday: 5, from: '19:00', to: '20:00' },
  ];
  expect(openTimes(['2026-10-09'], halves, office)).toEqual([
    { startsAt: '2026-10-09T00:00:00.000Z', endsAt: '2026-10-09T10:00:00.000Z' },
    { startsAt: '2026-10-09T11:00:00.000Z', endsAt: '2026-10-09T12:00:00.000Z' },
  ]);
});

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const entry = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), from: time, to: time });

test('hours are sound exactly when each ends after it begins and no two of a weekday share a minute', () => {
  const minutes = ({ from, to }: WeeklyHours) =>
    [from, to].map((at) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3)));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), (entered) => {
      const taken = new Set<string>();
      const isSound = entered.every((hours) => {
        const [from = 0, to = 0] = minutes(hours);
        const own = Array.from({ length: Math.max(0, to - from) }, (_, index) => `${hours.weekday} ${from + index}`);
        const isFree = own.length > 0 && own.every((minute) => !taken.has(minute));
        for (const minute of own) taken.add(minute);
        return isFree;
      });
      expect(faultOfHours(entered) === undefined).toBe(isSound);
    }),
  );
});

test('a minute is open exactly when an entry of its day covers it', () => {
  const day = fc.integer({ min: 0, max: 30 }).map((offset) => addDays('2026-10-01', offset));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), day, time, (entered, on, at) => {
      const instant = instantAt(on, at, office.zone);
      const isOpen = openTimes([on], entered, office).some(
        ({ startsAt, endsAt }) => startsAt <= instant && instant < endsAt,
      );
      const ownWeekday = entered.some((hours) => hours.weekday === weekday(on));
      const followed = on === SATURDAY && !ownWeekday ? 1 : weekday(on);
      const isEntered = entered.some(({ weekday: of, from, to }) => of === followed && from <= at && at < to);
      expect(isOpen).toBe(isEntered && !holidays.includes(on));
    }),
  );
});
