/** The draft against everything that could have been: as many shifts as possible, and with that the least spread. */
import fc from 'fast-check';
import { draftRoster } from '../../../src/domain/roster/rotation.js';
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
