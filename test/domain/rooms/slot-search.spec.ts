/** The search for a slot against a clock of five-minute cells, on random weeks. */
import fc from 'fast-check';
import {
  earliestSlots,
  GRID_MINUTES,
  hindrancesOf,
  type Requirement,
  type SlotQuestion,
} from '../../../src/domain/rooms/slot-search.js';
import { departmentNeed, mediatorNeed, namedNeed, type OnDuty } from '../../../src/domain/rooms/slot-needs.js';
import { addMinutes, dayOfInstant, instantAt, msOfInstant } from '../../../src/domain/shared/day.js';
import { clipped, type Interval, merged } from '../../../src/domain/shared/interval.js';

const ZONE = 'Asia/Shanghai';
const START = '2026-10-12T00:00:00.000Z';
const CELL = 5;
/** Nearly two days, over a midnight in the zone. */
const CELLS = 500;

const at = (cell: number): string => addMinutes(START, cell * CELL);
const between = (from: number, to: number): Interval => ({ startsAt: at(from), endsAt: at(to) });

/** Stretches of cells, in any order, overlapping or touching as they come. */
const anyTimes = (max: number) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: CELLS - 1 }), fc.integer({ min: 1, max: 120 }))
      .map(([from, length]) => between(from, Math.min(CELLS, from + length))),
    { maxLength: max },
  );

const anyChoice = fc.record({ within: fc.option(anyTimes(8), { freq: 3 }), busy: anyTimes(5) });

const anyRequirement = fc
  .array(anyChoice, { minLength: 0, maxLength: 3 })
  .map((choices) => ({ choices: choices.map((choice, index) => ({ id: `c${index}`, ...choice })) }));

const anyQuestion: fc.Arbitrary<SlotQuestion> = fc.record({
  minutes: fc.integer({ min: 3, max: 48 }).map((cells) => cells * CELL),
  hours: anyTimes(6).map(merged),
  requirements: fc.array(anyRequirement, { maxLength: 4 }),
  zone: fc.constant(ZONE),
});

const cellOf = (instant: string): number => (msOfInstant(instant) - msOfInstant(START)) / (CELL * 60_000);

/** Cell by cell, with no thought of order or joins. */
class Cells {
  private readonly cells = new Set<number>();

  constructor(times: readonly Interval[]) {
    for (const { startsAt, endsAt } of times)
      for (let cell = cellOf(startsAt); cell < cellOf(endsAt); cell += 1) this.cells.add(cell);
  }

  all(from: number, count: number): boolean {
    for (let cell = from; cell < from + count; cell += 1) if (!this.cells.has(cell)) return false;
    return true;
  }

  none(from: number, count: number): boolean {
    for (let cell = from; cell < from + count; cell += 1) if (this.cells.has(cell)) return false;
    return true;
  }
}

interface Tried {
  readonly cell: number;
  /** the first choice of each requirement */
  readonly chosen: readonly (string | undefined)[];
}

/** Every beginning on the grid while somebody is there, and what could be had then. */
function bruteForce({ minutes, hours, requirements }: SlotQuestion): Tried[] {
  const count = minutes / CELL;
  const open = new Cells(hours);
  const needs = requirements.map(({ choices }) =>
    choices.map(({ id, within, busy }) => ({
      id,
      within: within === null ? undefined : new Cells(within),
      busy: new Cells(busy),
    })),
  );
  const beginnings = Array.from({ length: CELLS }, (_, cell) => cell).filter(
    (cell) => (cell * CELL) % GRID_MINUTES === 0,
  );
  return beginnings
    .filter((cell) => open.all(cell, count))
    .map((cell) => ({
      cell,
      chosen: needs.map(
        (choices) =>
          choices.find(({ within, busy }) => (within?.all(cell, count) ?? true) && busy.none(cell, count))?.id,
      ),
    }));
}

function firstOf(question: SlotQuestion, limit: number) {
  const taken: { startsAt: string; endsAt: string; chosen: readonly (string | undefined)[] }[] = [];
  for (const { cell, chosen } of bruteForce(question)) {
    const slot = { startsAt: at(cell), endsAt: addMinutes(at(cell), question.minutes), chosen };
    const isApart = taken.every(({ endsAt }) => endsAt <= slot.startsAt);
    if (taken.length < limit && isApart && !chosen.includes(undefined)) taken.push(slot);
  }
  return taken;
}

describe('the earliest slots', () => {
  it('are those that trying every beginning, cell by cell, finds', () => {
    let found = 0;
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 1, max: 4 }), (question, limit) => {
        const slots = earliestSlots(question, limit);
        expect(slots).toEqual(firstOf(question, limit));
        found += slots.length;
      }),
      { numRuns: 300 },
    );
    // A comparison of nothing with nothing would prove nothing.
    expect(found).toBeGreaterThan(100);
  });

  it('never grow more or earlier when something more is wanted', () => {
    fc.assert(
      fc.property(anyQuestion, anyRequirement, (question, more) => {
        const before = earliestSlots(question, 1)[0];
        const after = earliestSlots({ ...question, requirements: [...question.requirements, more] }, 1)[0];
        if (after !== undefined) expect((before?.startsAt ?? '9') <= after.startsAt).toBe(true);
      }),
    );
  });

  it('tell of each requirement how much it rules out and when it can first be had', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const tried = bruteForce(question);
        const daysOf = (some: readonly Tried[]) => new Set(some.map(({ cell }) => dayOfInstant(at(cell), ZONE))).size;
        const expected = question.requirements.map((requirement, index) => {
          const met = tried.filter(({ chosen }) => chosen[index] !== undefined);
          const [first] = met;
          const firstAt = first === undefined ? null : at(first.cell);
          return { requirement, slots: tried.length - met.length, days: daysOf(tried) - daysOf(met), firstAt };
        });
        const told = hindrancesOf(question);
        expect([told.slots, told.days]).toEqual([tried.length, daysOf(tried)]);
        const hindering = expected.filter(({ slots }) => slots > 0);
        expect(told.of).toHaveLength(hindering.length);
        for (const each of hindering) expect(told.of).toContainEqual(each);
        expect(told.of.map(({ slots }) => slots)).toEqual(hindering.map(({ slots }) => slots).sort((a, b) => b - a));
      }),
    );
  });
});

describe('what lies within', () => {
  it('is, cell by cell, what both have', () => {
    fc.assert(
      fc.property(anyTimes(6), fc.nat(CELLS - 1), fc.nat(CELLS), (times, from, to) => {
        const whole = between(from, Math.max(from + 1, to));
        const [cut, all, window] = [new Cells(clipped(times, whole)), new Cells(times), new Cells([whole])];
        const every = Array.from({ length: CELLS }, (_, cell) => cell);
        const both = every.filter((cell) => all.all(cell, 1) && window.all(cell, 1));
        expect(every.filter((cell) => cut.all(cell, 1))).toEqual(both);
      }),
    );
  });
});

describe('who can be had', () => {
  const WEEK = { startsAt: '2026-10-11T16:00:00.000Z', endsAt: '2026-10-18T16:00:00.000Z' };
  const free = () => [];
  const someone = (id: string, rest: object = {}) => ({
    ...{ id, isOfficer: true, active: true, appointedFrom: null, appointedTo: null },
    ...rest,
  });
  const line = (staffId: string, from: string, to: string, rest: Partial<OnDuty> = {}): OnDuty => ({
    staffId,
    departmentId: 'court',
    kind: 'counter',
    startsAt: instantAt('2026-10-13', from, ZONE),
    endsAt: instantAt('2026-10-13', to, ZONE),
    ...rest,
  });
  const first = (requirement: Requirement, minutes = 60) => {
    const [slot] = earliestSlots({ minutes, hours: [WEEK], requirements: [requirement], zone: ZONE });
    return slot === undefined ? null : [slot.startsAt, slot.chosen[0]];
  };
  const tuesday = (time: string) => instantAt('2026-10-13', time, ZONE);

  it('a mediator until the day the term ends, on duty or not; nobody who has left', () => {
    const needOf = (rest: object) => mediatorNeed(someone('m', rest), WEEK, ZONE, free);
    const term = { appointedFrom: '2020-01-01', appointedTo: '2026-10-12' };
    expect(first(needOf({}))).toEqual([WEEK.startsAt, 'm']);
    expect(first(needOf({ ...term, appointedTo: '2026-10-13' }), 1440)).toEqual([WEEK.startsAt, 'm']);
    expect(first(needOf({ ...term, appointedTo: '2026-10-13' }), 1445)).toBeNull();
    expect(first(needOf(term))).toBeNull();
    expect(first(needOf({ active: false }))).toBeNull();
  });

  it('a named officer on duty, over noon where the halves meet; anybody else who is free', () => {
    const halves = [line('o', '08:30', '12:00'), line('o', '12:00', '17:00', { kind: 'on_call' })];
    expect(first(namedNeed(someone('o'), halves, free), 480)).toEqual([tuesday('08:30'), 'o']);
    expect(first(namedNeed(someone('p'), halves, free))).toBeNull();
    expect(first(namedNeed(someone('p', { isOfficer: false }), halves, free))).toEqual([WEEK.startsAt, 'p']);
  });

  it('of a department who comes anyway, then the counter, then on call, never one of another department', () => {
    const people = ['x', 'a', 'b', 'c'].map((id) => someone(id));
    const lines = [
      line('x', '08:00', '18:00', { departmentId: 'justice' }),
      line('a', '08:30', '17:30', { kind: 'on_call' }),
      line('b', '08:30', '17:30'),
      line('c', '08:30', '17:30'),
    ];
    const needOf = (comeAnyway: readonly string[], busyOf: (id: string) => readonly Interval[] = free) =>
      departmentNeed('court', people, lines, comeAnyway, busyOf);
    expect(first(needOf([]))).toEqual([tuesday('08:30'), 'b']);
    expect(first(needOf(['a', 'x']))).toEqual([tuesday('08:30'), 'a']);
    const sitting = (id: string) => (id === 'a' ? [] : [line(id, '08:00', '18:00')]);
    expect(first(needOf(['c'], sitting))).toEqual([tuesday('08:30'), 'a']);
    expect(first(needOf([], () => [line('', '08:00', '18:00')]))).toBeNull();
  });
});
