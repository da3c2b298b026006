import fc from 'fast-check';
import { workingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import { daysWithNobody, onRestDays, type SettledDays } from '../../../src/domain/roster/consequences.js';
import { DUTY_METRICS, type DutyFacts, type DutyRecord, MEASURED } from '../../../src/domain/roster/duty-report.js';
import { addDays, type Day, daysBetween } from '../../../src/domain/shared/day.js';
import { ROSTER_FIGURE_TEXTS } from '../../../src/modules/reports/roster-report.texts.js';

const FROM: Day = '2026-09-14';
const TO: Day = '2026-10-19';
const anyDay = fc.integer({ min: 0, max: 34 }).map((count) => addDays(FROM, count));
const days = fc.uniqueArray(anyDay, { maxLength: 20 });
const calendarOf = (holidays: readonly Day[], workingDays: readonly Day[]) =>
  workingCalendar([{ year: 2026, known: true, holidays, workingDays }]);
const settled = (rest: Partial<SettledDays> = {}): SettledDays => ({
  departmentId: 'd',
  presence: 'resident',
  weekdays: [1, 2, 3, 4, 5],
  from: FROM,
  to: TO,
  ...rest,
});
const at = (on: Day) => ({ on, departmentId: 'd' });

describe('what a change of the working days means', () => {
  it('every settled working day has somebody, is a known gap, or is named; no other day is', () => {
    fc.assert(
      fc.property(days, days, days, (holidays, workingDays, stood) => {
        const calendar = calendarOf(holidays, workingDays);
        const empty = daysWithNobody([settled()], stood.map(at), calendar, { from: FROM, to: TO }).map(({ on }) => on);
        const expected = daysBetween(FROM, TO).filter((day) => calendar.isWorkingDay(day) && !stood.includes(day));
        expect(empty).toEqual(expected);
        expect(onRestDays(stood.map(at), calendar).map(({ on }) => on)).toEqual(
          stood.filter((day) => !calendar.isWorkingDay(day)),
        );
      }),
    );
  });

  it('leaves days alone that nobody settled or on which the department does not come', () => {
    const calendar = calendarOf([], []);
    const period = { from: '2026-09-21', to: '2026-10-05' };
    const rotating = settled({ presence: 'rotating', weekdays: [2, 4], from: '2026-09-01', to: '2026-09-30' });
    expect(daysWithNobody([rotating], [], calendar, period).map(({ on }) => on)).toEqual([
      '2026-09-22',
      '2026-09-24',
      '2026-09-29',
    ]);
    expect(daysWithNobody([settled({ to: '2026-09-21' })], [], calendar, period)).toEqual([]);
  });
});

describe('the figures of a roster report', () => {
  const record = fc.record({
    on: anyDay,
    departmentId: fc.constantFrom('d', 'e'),
    staffId: fc.constantFrom('a', 'b', 'c'),
    weight: fc.constantFrom(1, 1.25, 1.5),
  });
  const records = fc.array(record, { maxLength: 60 }).map((rows) =>
    rows.map((row, index): DutyRecord => ({
      id: String(index),
      version: 1,
      until: null,
      part: 'day',
      otherStaffId: null,
      state: null,
      ...row,
    })),
  );
  const factsOf = (shifts: DutyRecord[]): DutyFacts => ({
    shifts,
    substitutions: [],
    swaps: [],
    absences: [],
    gaps: [],
  });
  const people = ['a', 'b', 'c'];

  it('have a name and a definition each', () => {
    expect(Object.keys(ROSTER_FIGURE_TEXTS).sort()).toEqual(DUTY_METRICS.map(({ key }) => key).sort());
  });

  it('of the people add up to those of their department', () => {
    fc.assert(
      fc.property(records, (shifts) => {
        const facts = factsOf(shifts);
        for (const { measure, records: of } of DUTY_METRICS.filter(({ key }) =>
          ['shifts', 'weighted_load'].includes(key),
        )) {
          const figure = (staffId: string | null) =>
            MEASURED[measure](of(facts, { departmentId: 'd', staffId, people }), people);
          expect(people.reduce((sum, person) => sum + figure(person), 0)).toBe(figure(null));
        }
      }),
    );
  });

  it('measure a spread among everybody, those who stood idle included', () => {
    fc.assert(
      fc.property(records, (shifts) => {
        const loads = people.map((person) => shifts.filter(({ staffId }) => staffId === person).length);
        expect(MEASURED.spread(shifts, people)).toBe(Math.max(...loads) - Math.min(...loads));
        expect(MEASURED.spread(shifts, [...people, 'idle'])).toBe(Math.max(...loads));
      }),
    );
    expect(MEASURED.spread([], [])).toBe(0);
  });

  it('count the days of an absence half-open', () => {
    const away = (on: Day, until: Day): DutyRecord => ({
      id: on,
      version: 1,
      on,
      until,
      part: null,
      departmentId: null,
      staffId: 'a',
      otherStaffId: null,
      weight: null,
      state: null,
    });
    expect(MEASURED.days([away('2026-09-14', '2026-09-15'), away('2026-09-20', '2026-09-23')], people)).toBe(4);
  });
});
