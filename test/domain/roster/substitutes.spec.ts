/** R12 Who may stand in, and in which order: property tests of the ranking, and a few cases to read. */
import fc from 'fast-check';
import { workingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import { splitAt, stateOf, whyNotSwapped, whyOver } from '../../../src/domain/roster/changes.js';
import { ROSTER_CHANGE_TEXTS } from '../../../src/domain/roster/change-texts.js';
import {
  type Candidate,
  type Place,
  rankSubstitutes,
  TURN_CODES,
  UNFIT_CODES,
  whyUnfit,
} from '../../../src/domain/roster/substitutes.js';
import { addDays, msOfInstant, weekday } from '../../../src/domain/shared/day.js';
import { refusalTexts } from '../../../src/platform/http/texts.js';

const CALENDAR = workingCalendar([{ year: 2026, known: true, holidays: [], workingDays: ['2026-11-14'] }]);
const MONDAY = '2026-11-02';

const spanOn = (on: string, from = '00:30', to = '09:30') => ({
  on,
  startsAt: `${on}T${from}:00.000Z`,
  endsAt: `${on}T${to}:00.000Z`,
});
const place = (on: string): Place => ({ ...spanOn(on), departmentId: 'court', part: 'day' });
const somebody = (staffId: string, rest: Partial<Candidate> = {}): Candidate => ({
  staffId,
  departmentIds: ['court'],
  weekdays: null,
  maxPerWeek: null,
  minRestHours: null,
  absences: [],
  lines: [],
  ...rest,
});

const days = fc.integer({ min: 0, max: 60 }).map((offset) => addDays('2026-10-05', offset));
const candidates = fc.uniqueArray(
  fc.record({
    staffId: fc.uuid(),
    departmentIds: fc.subarray(['court', 'police']),
    weekdays: fc.option(fc.subarray([1, 2, 3, 4, 5, 6, 7]), { nil: null }),
    maxPerWeek: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
    minRestHours: fc.option(fc.integer({ min: 0, max: 48 }), { nil: null }),
    absences: fc.array(fc.tuple(days, fc.integer({ min: 1, max: 5 })), { maxLength: 2 }).map((spans) =>
      spans.map(([from, length]) => ({
        startsAt: `${from}T00:00:00.000Z`,
        endsAt: `${addDays(from, length)}T00:00:00.000Z`,
      })),
    ),
    lines: fc.uniqueArray(days, { maxLength: 12 }).map((held) => held.map((on) => spanOn(on))),
  }),
  { maxLength: 12, selector: ({ staffId }) => staffId },
);

const meets = (left: { startsAt: string; endsAt: string }, right: { startsAt: string; endsAt: string }): boolean =>
  left.startsAt < right.endsAt && right.startsAt < left.endsAt;

test('nobody is proposed who is absent, on duty, of another department or weekday, full or tired', () => {
  fc.assert(
    fc.property(candidates, days, (people, on) => {
      const wanted = place(on);
      const { able } = rankSubstitutes(wanted, people, CALENDAR);
      for (const { staffId } of able) {
        const person = people.find((each) => each.staffId === staffId);
        if (person === undefined) throw new Error('somebody nobody asked');
        expect(person.departmentIds).toContain('court');
        expect(person.absences.filter((away) => meets(away, wanted))).toEqual([]);
        expect(person.lines.filter((line) => meets(line, wanted))).toEqual([]);
        const comes = person.weekdays?.includes(weekday(on)) ?? true;
        const comesAllWeek = [1, 2, 3, 4, 5].every((day) => person.weekdays?.includes(day));
        expect(comes || (on === '2026-11-14' && comesAllWeek)).toBe(true);
        const monday = addDays(on, 1 - weekday(on));
        const inWeek = person.lines.filter((line) => line.on >= monday && line.on < addDays(monday, 7)).length;
        expect(inWeek < (person.maxPerWeek ?? Infinity)).toBe(true);
        for (const line of person.lines) {
          const rest = Math.max(
            msOfInstant(line.startsAt) - msOfInstant(wanted.endsAt),
            msOfInstant(wanted.startsAt) - msOfInstant(line.endsAt),
          );
          expect(rest / 3_600_000).toBeGreaterThanOrEqual(person.minRestHours ?? 0);
        }
      }
    }),
  );
});

test('everybody is either in the order or told why not; the order is total and the same however they are listed', () => {
  fc.assert(
    fc.property(candidates, days, fc.integer(), (people, on, turn) => {
      const { able, unfit } = rankSubstitutes(place(on), people, CALENDAR);
      expect([...able, ...unfit].map(({ staffId }) => staffId).sort()).toEqual(people.map((p) => p.staffId).sort());
      expect(able.map(({ rank }) => rank)).toEqual(able.map((_, index) => index + 1));
      const at = people.length === 0 ? 0 : Math.abs(turn) % people.length;
      const turned = [...people.slice(at), ...people.slice(0, at)].reverse();
      expect(rankSubstitutes(place(on), turned, CALENDAR)).toEqual({ able, unfit });
    }),
  );
});

test('fewer shifts come first, then the lighter load, then the longer time; the reason says what decided', () => {
  fc.assert(
    fc.property(candidates, days, (people, on) => {
      const { able } = rankSubstitutes(place(on), people, CALENDAR);
      for (const [index, next] of able.slice(1).entries()) {
        const before = able[index];
        if (before === undefined) throw new Error('no one before');
        const keys = (each: typeof next) => [each.shifts, each.weighted, each.lastOn ?? ''] as const;
        const [left, right] = [keys(before), keys(next)];
        const decided = left.findIndex((value, place) => value !== right[place]);
        const code = ['fewest_around', 'lightest_around', 'longest_since_last'][decided] ?? 'equal_by_lot';
        expect(before.code).toBe(code);
        if (decided >= 0) expect((left[decided] ?? 0) < (right[decided] ?? 0)).toBe(true);
      }
      if (able.length === 1) expect(able[0]?.code).toBe('only_available');
      if (able.length > 1) expect(able.at(-1)?.code).toBe('last_in_turn');
    }),
  );
});

test('an absence more never proposes the absent, and changes nothing between the others', () => {
  fc.assert(
    fc.property(candidates, days, fc.nat(), (people, on, pick) => {
      const { able } = rankSubstitutes(place(on), people, CALENDAR);
      fc.pre(able.length > 0);
      const gone = able[pick % able.length]?.staffId ?? '';
      const after = people.map((each) =>
        each.staffId === gone ? { ...each, absences: [...each.absences, place(on)] } : each,
      );
      const order = rankSubstitutes(place(on), after, CALENDAR).able.map(({ staffId }) => staffId);
      expect(order).toEqual(able.map(({ staffId }) => staffId).filter((id) => id !== gone));
    }),
  );
});

test('to be read: Mondays weigh more, the far past does not count, half-open times do not meet', () => {
  const lines = (...on: string[]) => on.map((day) => spanOn(day));
  const { able } = rankSubstitutes(
    place('2026-11-04'),
    [
      somebody('monday', { lines: lines(MONDAY) }),
      somebody('tuesday', { lines: lines('2026-11-03') }),
      somebody('long ago', { lines: lines('2026-09-01', '2026-09-02', '2026-09-03') }),
    ],
    CALENDAR,
  );
  expect(able.map(({ staffId, shifts, weighted, lastOn }) => [staffId, shifts, weighted, lastOn])).toEqual([
    ['long ago', 0, 0, null],
    ['tuesday', 1, 1, '2026-11-03'],
    ['monday', 1, 1.25, MONDAY],
  ]);
  const afternoon = { ...place(MONDAY), startsAt: `${MONDAY}T04:00:00.000Z` };
  const morning = somebody('a', { lines: [spanOn(MONDAY, '00:30', '04:00')] });
  expect(whyUnfit(morning, afternoon, CALENDAR)).toBeUndefined();
  expect(whyUnfit({ ...morning, minRestHours: 1 }, afternoon, CALENDAR)).toEqual({
    code: 'too_little_rest',
    params: { hours: 1 },
  });
});

test('a line is split where it was left, frozen when its day has passed, never swapped once begun', () => {
  const line = { ...spanOn(MONDAY), cancelledAt: null };
  expect(splitAt(line, `${MONDAY}T00:40:00.000Z`)).toEqual({
    kept: { startsAt: line.startsAt, endsAt: `${MONDAY}T00:40:00.000Z` },
    left: { startsAt: `${MONDAY}T00:40:00.000Z`, endsAt: line.endsAt },
  });
  expect(splitAt(line, line.startsAt)).toEqual({ kept: null, left: { startsAt: line.startsAt, endsAt: line.endsAt } });
  expect([MONDAY, '2026-11-03'].map((today) => stateOf(line, today))).toEqual(['in_force', 'frozen']);
  expect(stateOf({ ...line, cancelledAt: line.startsAt }, '2026-11-03')).toBe('cancelled');
  expect(whyOver(line, line.endsAt, MONDAY)).toBe('shift_over');
  expect(whyOver(line, line.startsAt, MONDAY)).toBeUndefined();
  expect(whyOver(line, line.startsAt, '2026-11-03')).toBe('roster_frozen');
  expect(whyNotSwapped(line, line.startsAt, MONDAY)).toBe('shift_begun');
  expect(whyNotSwapped(line, `${MONDAY}T00:29:59.999Z`, MONDAY)).toBeUndefined();
  expect(whyNotSwapped({ ...line, cancelledAt: line.startsAt }, line.startsAt, MONDAY)).toBe('shift_not_in_force');
});

test('every code has its sentence in both languages, with the same figures', () => {
  const texts = refusalTexts();
  for (const code of [...UNFIT_CODES, ...UNFIT_CODES.map((each) => `own_${each}`), ...TURN_CODES])
    expect(Object.keys(texts)).toContain(code);
  const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
  for (const { zh, en } of Object.values(ROSTER_CHANGE_TEXTS)) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[\x20-\x7e¼½–]+$/);
    expect(names(zh)).toEqual(names(en));
  }
});
