/**
 * Random rosters to be drafted, and the rules once more in other words: who can stand where, which two shifts of one
 * person exclude each other, how many a week there may be. Brute force and the solver read these, not the service's own.
 */
import fc from 'fast-check';
import { workingCalendar } from '../../src/domain/calendar/working-calendar.js';
import { DEFAULT_DUTY_HOURS } from '../../src/domain/roster/duty.js';
import type { Draft } from '../../src/domain/roster/rotation.js';
import type { DepartmentNeed, DraftInput } from '../../src/domain/roster/roster.js';
import { addDays, diffDays, weekday } from '../../src/domain/shared/day.js';

export const calendar = workingCalendar([
  {
    year: 2026,
    known: true,
    holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
    workingDays: ['2026-09-20', '2026-10-10'],
  },
]);

export interface Sizes {
  readonly days: number;
  readonly people: number;
  readonly departments: number;
}

/** Departments that may share officers; rests, weekly maxima, weekdays, absences, halves and whole days. */
export const rosterInstances = (most: Sizes): fc.Arbitrary<DraftInput> =>
  fc
    .record({
      days: fc.integer({ min: 1, max: most.days }),
      start: fc.integer({ min: 0, max: 20 }),
      seed: fc.string({ maxLength: 4 }),
      departments: fc.array(
        fc.record({
          parts: fc.constantFrom<DepartmentNeed['parts']>(['day'], ['day'], ['am', 'pm'], ['am']),
          needed: fc.integer({ min: 1, max: 2 }),
          presence: fc.constantFrom('resident', 'resident', 'rotating', 'on_call'),
          weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
        }),
        { minLength: 1, maxLength: most.departments },
      ),
      people: fc.array(
        fc.record({
          serves: fc.array(fc.nat({ max: most.departments - 1 }), { minLength: 1, maxLength: 2 }),
          weekdays: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }), {
            freq: 3,
          }),
          maxPerWeek: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 2 }),
          minRestHours: fc.constantFrom(null, null, 3, 15, 24, 40),
          served: fc.integer({ min: 0, max: 9 }),
          away: fc.option(fc.record({ at: fc.integer({ min: 0, max: 10 }), days: fc.integer({ min: 1, max: 5 }) })),
        }),
        { minLength: 1, maxLength: most.people },
      ),
    })
    .map(({ days, start, seed, departments, people }) => {
      const from = addDays('2026-09-14', start);
      const name = (at: number): string => `officer-${at}`;
      return {
        from,
        to: addDays(from, days),
        seed,
        calendar,
        hours: DEFAULT_DUTY_HOURS,
        departments: departments.map((need, index) => ({
          ...need,
          departmentId: `d${index}`,
          officers: people.flatMap(({ serves, weekdays, maxPerWeek, minRestHours }, at) =>
            serves.includes(index) ? [{ staffId: name(at), weekdays, maxPerWeek, minRestHours }] : [],
          ),
        })),
        absences: people.flatMap(({ away }, at) =>
          away === null
            ? []
            : [{ staffId: name(at), from: addDays(from, away.at), to: addDays(from, away.at + away.days) }],
        ),
        fixed: [],
        history: people.map(({ served, serves }, at) => ({
          departmentId: `d${serves[0] ?? 0}`,
          staffId: name(at),
          shifts: served,
          burden: served,
          lastOn: null,
        })),
      };
    });

export interface Place {
  readonly departmentId: string;
  readonly on: string;
  readonly part: string;
  readonly needed: number;
  readonly week: string;
  /** hours since the first day */
  readonly from: number;
  readonly to: number;
}

/** One problem: what is shared out together. */
export interface Problem {
  readonly places: readonly Place[];
  readonly people: readonly string[];
  may(person: number, place: number): boolean;
  excludes(person: number, left: number, right: number): boolean;
  /** shifts a week; Infinity = any */
  perWeek(person: number): number;
}

/** The officers joined by a common department, and their departments. */
export function problemsOf(input: DraftInput): { departments: string[]; problem: Problem }[] {
  const names = [...new Set(input.departments.flatMap((need) => need.officers.map(({ staffId }) => staffId)))].sort();
  const label = new Map<string, string>(input.departments.map(({ departmentId }) => [departmentId, departmentId]));
  for (const person of names) {
    const labels = input.departments
      .filter((need) => need.officers.some(({ staffId }) => staffId === person))
      .map(({ departmentId }) => label.get(departmentId) ?? '');
    for (const [departmentId, old] of label) if (labels.includes(old)) label.set(departmentId, labels[0] ?? old);
  }
  return [...new Set(label.values())].map((common) => {
    const departments = [...label].filter(([, each]) => each === common).map(([departmentId]) => departmentId);
    return { departments, problem: problemOf(input, departments) };
  });
}

function problemOf(input: DraftInput, ids: readonly string[]): Problem {
  const needs = input.departments.filter(({ departmentId }) => ids.includes(departmentId));
  const places = needs.flatMap((need) => placesOf(input, need));
  const officers = new Map(needs.flatMap((need) => need.officers.map((officer) => [officer.staffId, officer])));
  const people = [...officers.keys()].sort();
  const terms = (person: number) => officers.get(people[person] ?? '');
  const place = (at: number): Place => places[at] as Place;
  return {
    places,
    people,
    may: (person, at) => {
      const { on, departmentId } = place(at);
      const isOurs = needs.some(
        (need) => need.departmentId === departmentId && need.officers.some(({ staffId }) => staffId === people[person]),
      );
      const comes = terms(person)?.weekdays;
      const isAway = input.absences.some(
        (absence) => absence.staffId === people[person] && absence.from <= on && on < absence.to,
      );
      return isOurs && !isAway && (comes == null || comes.includes(weekday(on)));
    },
    excludes: (person, left, right) => {
      const [first, second] = [place(left), place(right)].sort((a, b) => a.from - b.from) as [Place, Place];
      if (first.to > second.from) return true;
      return second.from - first.to < (terms(person)?.minRestHours ?? 0);
    },
    perWeek: (person) => terms(person)?.maxPerWeek ?? Infinity,
  };
}

const CLOCK: Readonly<Record<string, readonly [number, number]>> = {
  am: [8.5, 12],
  pm: [14.5, 17.5],
  day: [8.5, 17.5],
};

function placesOf(input: DraftInput, need: DepartmentNeed): Place[] {
  const parts = need.presence === 'on_call' ? ['day'] : need.parts;
  const days: string[] = [];
  for (let day = input.from; day < input.to; day = addDays(day, 1)) {
    const comes = need.presence !== 'rotating' || need.weekdays?.includes(weekday(day)) === true;
    if (calendar.isWorkingDay(day) && comes) days.push(day);
  }
  return days.flatMap((on) =>
    parts.map((part) => {
      const [from = 0, to = 0] = CLOCK[part] ?? [];
      const start = diffDays(input.from, on) * 24;
      const week = addDays(on, 1 - weekday(on));
      return {
        departmentId: need.departmentId,
        on,
        part,
        needed: need.needed,
        week,
        from: start + from,
        to: start + to,
      };
    }),
  );
}

export interface Quality {
  readonly filled: number;
  readonly spread: number;
}

/** What the draft reached in those departments, counted from its shifts. */
export function qualityIn(draft: Draft, { departments, problem }: ReturnType<typeof problemsOf>[number]): Quality {
  const shifts = draft.shifts.filter(({ departmentId }) => departments.includes(departmentId));
  const loads = problem.people
    .filter((_, person) => problem.places.some((__, place) => problem.may(person, place)))
    .map((name) => shifts.filter(({ staffId }) => staffId === name).length);
  return { filled: shifts.length, spread: loads.length === 0 ? 0 : Math.max(...loads) - Math.min(...loads) };
}
