/**
 * The working days of 2020–2026, day by day against two packages that others publish and keep, and the arithmetic over them
 * against the plainest loop there is. A year a package does not carry is told apart first: both answer "Monday to Friday"
 * for it, which is a guess and never agreement.
 */
import { getFestival, isWorkday } from 'chinese-workday';
import fc from 'fast-check';
import { LegalHoliday } from 'tyme4ts';
import { workingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import { addWorkingDays, countWorkingDays } from '../../../src/domain/deadlines/working-days.js';
import { addDays, type Day, daysBetween, diffDays, weekday } from '../../../src/domain/shared/day.js';
import { announcedYear } from '../../../src/modules/centers/announced-holidays.js';

const YEARS = [2020, 2021, 2022, 2023, 2024, 2025, 2026];
const FIRST: Day = '2020-01-01';
const AFTER: Day = '2027-01-01';
const ours = workingCalendar(YEARS.map(announcedYear));

interface Published {
  /** Does it carry the notice of that year? Every notice names National Day. */
  readonly carries: (year: number) => boolean;
  readonly isWorked: (day: Day) => boolean;
  /** Days on which it and we disagree, and why. */
  readonly differences: Readonly<Record<Day, string>>;
}

const legalHoliday = (day: Day): LegalHoliday | null => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return LegalHoliday.fromYmd(year, month, date);
};

const EXTENDED =
  '国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号，2020-01-26）: the holiday lasts to 2 February, work begins ' +
  'on the 3rd; the package keeps to the first notice (国办发明电〔2019〕16号: holiday to 30 January, Saturday 1 February worked).';

const PUBLISHED: Readonly<Record<string, Published>> = {
  tyme4ts: {
    carries: (year) => legalHoliday(`${year}-10-01`)?.isWork() === false,
    isWorked: (day) => legalHoliday(day)?.isWork() ?? weekday(day) <= 5,
    differences: {},
  },
  'chinese-workday': {
    carries: (year) => getFestival(`${year}-10-01`).includes('国庆'),
    isWorked: (day) => isWorkday(day),
    differences: {
      '2020-01-31': EXTENDED,
      '2020-02-01': EXTENDED,
      '2023-01-03':
        '国务院办公厅关于2023年部分节假日安排的通知（国办发明电〔2022〕16号）: New Year is 31 December 2022 to 2 January 2023; the ' +
        'package counts its three days from 1 January on.',
    },
  },
};

describe.each(Object.entries(PUBLISHED))(
  'the working days of 2020–2026 and %s',
  (_, { carries, isWorked, differences }) => {
    it('rest on notices both of us carry, year by year', () => {
      expect(YEARS.filter((year) => carries(year))).toEqual(YEARS);
      expect(YEARS.filter((year) => announcedYear(year).known)).toEqual(YEARS);
    });

    it('end with the last year that was announced: what lies beyond is known to neither', () => {
      expect([2027, 2050].map((year) => [carries(year), announcedYear(year).known])).toEqual([
        [false, false],
        [false, false],
      ]);
    });

    it('agree on every day but those that are explained', () => {
      const days = daysBetween(FIRST, AFTER);
      expect(days).toHaveLength(2557);
      expect(days.filter((day) => isWorked(day) !== ours.isWorkingDay(day))).toEqual(Object.keys(differences));
    });
  },
);

it('follow the notice that extended the Spring Festival of 2020', () => {
  expect(daysBetween('2020-01-30', '2020-02-05').filter((day) => ours.isWorkingDay(day))).toEqual([
    '2020-02-03',
    '2020-02-04',
  ]);
});

describe('arithmetic over them', () => {
  const anyDay = fc.integer({ min: 0, max: diffDays(FIRST, AFTER) - 1 }).map((count) => addDays(FIRST, count));

  it('adds as somebody does who goes from day to day', () => {
    const walked = (from: Day, count: number): Day => {
      const step = Math.sign(count);
      let day = from;
      for (let left = Math.abs(count); left > 0;) {
        day = addDays(day, step);
        if (ours.isWorkingDay(day)) left -= 1;
      }
      return day;
    };
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (from, count) => {
        expect(addWorkingDays(ours, from, count)).toBe(walked(from, count));
      }),
    );
  });

  it('counts as somebody does who ticks the days off', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 500 }), (from, span) => {
        const to = addDays(from, span);
        const ticked = daysBetween(addDays(from, 1), addDays(to, 1)).filter((day) => ours.isWorkingDay(day));
        expect(countWorkingDays(ours, from, to)).toBe(ticked.length);
      }),
    );
  });

  it('counts back what it added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (from, count) => {
        expect(countWorkingDays(ours, from, addWorkingDays(ours, from, count))).toBe(count);
      }),
    );
  });
});
