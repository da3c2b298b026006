/** The month on the wall: every line once, every day what the calendar says. */
import fc from 'fast-check';
import { workingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import { firstDayAfter, monthGrid, type MonthLine } from '../../../src/domain/roster/month-grid.js';
import { MONTH_WORDS, marksInWords } from '../../../src/domain/roster/month-texts.js';
import { daysBetween, firstDayOf } from '../../../src/domain/shared/day.js';

const YEAR = {
  year: 2026,
  known: true,
  holidays: daysBetween('2026-10-01', '2026-10-08'),
  workingDays: ['2026-09-20', '2026-10-10'],
};
const MONTH = { month: '2026-10', year: YEAR, teams: [], lines: [], gaps: [] };

it('October 2026: the holiday week, its make-up Saturday, the other weekends', () => {
  const { days, calendarKnown } = monthGrid(MONTH);
  expect(calendarKnown).toBe(true);
  expect(days).toHaveLength(31);
  const of = (kind: string) => days.filter((day) => day.kind === kind).map(({ on }) => Number(on.slice(8)));
  expect(of('holiday')).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(of('make_up')).toEqual([10]);
  expect(of('weekend')).toEqual([11, 17, 18, 24, 25, 31]);
});

it('halves, on-call days and gaps stand where they belong; whoever stands in is listed at the end', () => {
  const place = { departmentId: 'court', on: '2026-10-13', part: 'am', kind: 'counter' } as const;
  const grid = monthGrid({
    ...MONTH,
    teams: [{ departmentId: 'court', staffIds: ['li', 'wang'] }],
    lines: [
      { ...place, staffId: 'zhao' },
      { ...place, part: 'pm', staffId: 'zhao' },
      { ...place, on: '2026-10-15', part: 'day', kind: 'on_call', staffId: 'li' },
      { ...place, departmentId: 'elsewhere', staffId: 'li' },
    ],
    gaps: [
      { ...place, part: 'day' },
      { ...place, part: 'day' },
    ],
  });
  const [group] = grid.groups;
  expect(group?.rows.map(({ staffId, total }) => [staffId, total])).toEqual([
    ['li', 1],
    ['wang', 0],
    ['zhao', 2],
  ]);
  expect(group?.rows[2]?.marks[12]).toEqual(['am', 'pm']);
  expect(group?.rows[0]?.marks[14]).toEqual(['on_call']);
  expect(group?.gaps?.[12]).toEqual(['day', 'day']);
  expect(marksInWords(['am', 'pm'], MONTH_WORDS.zh)).toBe('上下');
  expect(marksInWords(['day', 'day'], MONTH_WORDS.en)).toBe('D×2');
});

const months = fc.tuple(fc.integer({ min: 1950, max: 2199 }), fc.integer({ min: 1, max: 12 }));
const places = fc.record({
  departmentId: fc.constantFrom('a', 'b'),
  staffId: fc.constantFrom('li', 'wang', 'zhao'),
  day: fc.integer({ min: 0, max: 27 }),
  part: fc.constantFrom('am', 'pm', 'day'),
  kind: fc.constantFrom('counter', 'on_call'),
});

it('of any month: every line stands once, and a day is worked exactly when the calendar says so', () => {
  fc.assert(
    fc.property(months, fc.array(places, { maxLength: 40 }), ([year, number], drawn) => {
      const month = `${year}-${String(number).padStart(2, '0')}`;
      const days = daysBetween(firstDayOf(month), firstDayAfter(month));
      const lines = drawn.map(({ day, ...rest }) => ({ ...rest, on: days[day] ?? '' })) as MonthLine[];
      const entered = { year, known: true, holidays: days.slice(2, 5), workingDays: days.slice(6, 9) };
      const teams = ['a', 'b'].map((departmentId) => ({ departmentId, staffIds: ['wang'] }));
      const grid = monthGrid({ month, year: entered, teams, lines, gaps: [] });
      const shown = grid.groups.flatMap((group) =>
        group.rows.flatMap(({ staffId, marks }) =>
          marks.flatMap((each, index) => each.map((mark) => `${group.departmentId} ${staffId} ${index} ${mark}`)),
        ),
      );
      const wanted = lines.map(
        ({ departmentId, staffId, on, part, kind }) =>
          `${departmentId} ${staffId} ${days.indexOf(on)} ${kind === 'on_call' ? 'on_call' : part}`,
      );
      expect(shown.sort()).toEqual(wanted.sort());
      expect(grid.groups.flatMap(({ rows }) => rows).reduce((sum, { total }) => sum + total, 0)).toBe(lines.length);
      const calendar = workingCalendar([entered]);
      for (const { on, kind } of grid.days)
        if (!entered.holidays.includes(on)) {
          expect(['working', 'make_up'].includes(kind)).toBe(calendar.isWorkingDay(on));
          expect(kind === 'make_up').toBe(calendar.isMakeUpDay(on));
        }
    }),
  );
});
