import fc from 'fast-check';
import {
  faultsOfYear,
  knowsPeriod,
  workingCalendar,
  workingDaysBetween,
} from '../../../src/domain/calendar/working-calendar.js';
import { addDays, daysBetween, weekday } from '../../../src/domain/shared/day.js';

const springFestival = {
  year: 2026,
  known: true,
  holidays: ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'],
  workingDays: ['2026-02-14', '2026-02-28'],
};
const calendar = workingCalendar([springFestival]);

describe('the working-day calendar', () => {
  it('rests on holidays and works the make-up Saturdays', () => {
    expect(workingDaysBetween(calendar, '2026-02-13', '2026-03-02')).toEqual([
      '2026-02-13',
      '2026-02-14',
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
    ]);
    expect(calendar.isMakeUpDay('2026-02-14')).toBe(true);
    expect(calendar.isMakeUpDay('2026-02-13')).toBe(false);
  });

  it('answers an unknown year Monday to Friday, and says that it does not know', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), (count) => {
        const day = addDays('2031-01-01', count);
        expect(calendar.isWorkingDay(day)).toBe(weekday(day) <= 5);
        expect(calendar.knows(day)).toBe(false);
      }),
    );
    expect(knowsPeriod(calendar, '2026-12-01', '2027-01-01')).toBe(true);
    expect(knowsPeriod(calendar, '2026-12-01', '2027-01-02')).toBe(false);
  });

  it('knows a period exactly when it knows each of its days', () => {
    const lists = { known: true, holidays: [], workingDays: [] };
    const some = workingCalendar([2019, 2020, 2023].map((year) => ({ ...lists, year })));
    const days = fc.integer({ min: 0, max: 2500 }).map((count) => addDays('2018-06-01', count));
    fc.assert(
      fc.property(days, days, (from, to) => {
        expect(knowsPeriod(some, from, to)).toBe(daysBetween(from, to).every((day) => some.knows(day)));
      }),
    );
  });

  it('names what is wrong with a year’s lists', () => {
    expect(faultsOfYear(springFestival)).toEqual([]);
    const wrong = {
      year: 2026,
      known: true,
      holidays: ['2025-12-31', '2026-05-01', '2026-05-01'],
      workingDays: ['2026-05-06', '2026-05-01'],
    };
    expect(faultsOfYear(wrong)).toEqual([
      { day: '2025-12-31', code: 'day_of_other_year' },
      { day: '2026-05-01', code: 'holiday_and_make_up' },
      { day: '2026-05-01', code: 'holiday_and_make_up' },
      { day: '2026-05-06', code: 'make_up_on_weekday' },
      { day: '2026-05-01', code: 'make_up_on_weekday' },
    ]);
  });
});
