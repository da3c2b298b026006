/** The draft against everything that could have been: as many shifts as possible, and with that the least spread. */
import fc from 'fast-check';
import { draftRoster } from '../../../src/domain/roster/rotation.js';
import { addDays } from '../../../src/domain/shared/day.js';
import { type Problem, problemsOf, qualityIn, type Quality, rosterInstances } from '../../support/roster-instances.js';

const SMALL = { days: 7, people: 4, departments: 2 };

/** Tries every assignment. */
function bruteForce(problem: Problem): Quality {
  const { places, people } = problem;
  const given: number[][] = people.map(() => []);
  const able = people.map((_, person) => places.some((__, place) => problem.may(person, place)));
  let best: Quality = { filled: -1, spread: 0 };
  const settle = (): void => {
    const loads = given.filter((_, person) => able[person]).map((each) => each.length);
    const filled = loads.reduce((sum, load) => sum + load, 0);
    const spread = loads.length === 0 ? 0 : Math.max(...loads) - Math.min(...loads);
    if (filled > best.filled || (filled === best.filled && spread < best.spread)) best = { filled, spread };
  };
  const fits = (person: number, place: number): boolean => {
    const mine = given[person] ?? [];
    const inWeek = mine.filter((other) => places[other]?.week === places[place]?.week).length;
    return (
      problem.may(person, place) &&
      inWeek < problem.perWeek(person) &&
      !mine.some((other) => problem.excludes(person, other, place))
    );
  };
  const choose = (place: number, person: number, left: number): void => {
    if (place === places.length) return settle();
    if (person === people.length || left === 0) return choose(place + 1, 0, places[place + 1]?.needed ?? 0);
    if (fits(person, place)) {
      given[person]?.push(place);
      choose(place, person + 1, left - 1);
      given[person]?.pop();
    }
    choose(place, person + 1, left);
  };
  choose(0, 0, places[0]?.needed ?? 0);
  return best;
}

const possibilities = ({ places, people }: Problem): number => places.length * people.length;

it('reaches the optimum found by trying everything, on 40 small instances of each kind', () => {
  const problems = fc
    .sample(rosterInstances(SMALL), { numRuns: 2000, seed: 20240506 })
    .flatMap((input) => problemsOf(input).map((each) => ({ input, ...each })))
    .filter(({ problem }) => possibilities(problem) >= 8 && possibilities(problem) <= 22);
  const isRestful = ({ input }: (typeof problems)[number]): boolean =>
    input.departments.some((need) => need.officers.some(({ minRestHours }) => (minRestHours ?? 0) > 3));
  const isShared = ({ departments }: (typeof problems)[number]): boolean => departments.length > 1;
  const kinds = [
    problems.filter((each) => !isRestful(each) && !isShared(each)),
    problems.filter((each) => isRestful(each) && !isShared(each)),
    problems.filter((each) => isShared(each)),
  ].map((kind) => kind.slice(0, 40));
  expect(kinds.map((kind) => kind.length)).toEqual([40, 40, 40]);
  for (const each of kinds.flat()) {
    const draft = draftRoster(each.input);
    expect({ ...qualityIn(draft, each), input: each.input.departments }).toEqual({
      ...bruteForce(each.problem),
      input: each.input.departments,
    });
    for (const figures of draft.fairness) expect(figures.proven).toBe(true);
  }
});

it('keeps every rule: nobody where they may not be, nobody at two places, enough rest, no week too full, nobody absent', () => {
  const sampled = fc.sample(fc.noBias(rosterInstances({ days: 9, people: 4, departments: 3 })), {
    numRuns: 60,
    seed: 7,
  });
  for (const input of sampled) {
    const draft = draftRoster(input);
    for (const { departments, problem } of problemsOf(input)) {
      const shifts = draft.shifts.filter(({ departmentId }) => departments.includes(departmentId));
      const placeOf = (shift: (typeof shifts)[number]): number =>
        problem.places.findIndex(
          ({ on, part, departmentId }) => on === shift.on && part === shift.part && departmentId === shift.departmentId,
        );
      for (const [place, { needed }] of problem.places.entries())
        expect(shifts.filter((shift) => placeOf(shift) === place).length).toBeLessThanOrEqual(needed);
      for (const [person, staffId] of problem.people.entries()) {
        const given = shifts.filter((shift) => shift.staffId === staffId).map(placeOf);
        for (const [index, place] of given.entries()) {
          expect(problem.may(person, place)).toBe(true);
          for (const other of given.slice(index + 1)) expect(problem.excludes(person, place, other)).toBe(false);
          const week = given.filter((other) => problem.places[other]?.week === problem.places[place]?.week);
          expect(week.length).toBeLessThanOrEqual(problem.perWeek(person));
        }
      }
    }
  }
});

it('adds up: a gap for every place nobody stands in, its officers counted once each', () => {
  for (const input of fc.sample(rosterInstances({ days: 10, people: 5, departments: 2 }), { numRuns: 100, seed: 8 })) {
    const { shifts, gaps, fairness } = draftRoster(input);
    const wanted = problemsOf(input).flatMap(({ problem }) => problem.places);
    const missing = gaps.reduce((sum, gap) => sum + gap.missing, 0);
    expect(shifts.length + missing).toBe(wanted.reduce((sum, place) => sum + place.needed, 0));
    expect(fairness.reduce((sum, each) => sum + each.missing, 0)).toBe(missing);
    for (const { missing: absent, departmentId, on, part, params } of gaps) {
      const { officers, ...hindered } = params;
      const there = shifts.filter(
        (shift) => shift.departmentId === departmentId && shift.on === on && shift.part === part,
      ).length;
      expect(Object.values(hindered).reduce((sum, count) => sum + count, there)).toBe(officers);
      expect(absent).toBeGreaterThan(0);
    }
  }
});

it('never puts somebody on duty after an absence was added for that day', () => {
  const property = fc.property(rosterInstances({ days: 10, people: 5, departments: 2 }), fc.nat(), (input, pick) => {
    const { shifts } = draftRoster(input);
    const shift = shifts[pick % Math.max(1, shifts.length)];
    if (shift === undefined) return;
    const absence = { staffId: shift.staffId, from: shift.on, to: addDays(shift.on, 2) };
    const again = draftRoster({ ...input, absences: [...input.absences, absence] });
    const wrong = again.shifts.filter(
      ({ staffId, on }) => staffId === absence.staffId && on >= absence.from && on < absence.to,
    );
    expect(wrong).toEqual([]);
  });
  fc.assert(property, { numRuns: 60 });
});
