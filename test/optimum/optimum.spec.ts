/**
 * 500 larger rosters against an independent solver (HiGHS, mixed integer programming): as many shifts as possible, and
 * with that the least spread. Run by `npm run test:optimum`; the solver has a time limit for each instance, and what it
 * could not settle in time is counted, never passed over.
 */
import fc from 'fast-check';
import { createRequire } from 'node:module';
import { draftRoster } from '../../src/domain/roster/rotation.js';
import { type Problem, problemsOf, qualityIn, type Quality, rosterInstances } from '../support/roster-instances.js';

const LARGE = { days: 35, people: 9, departments: 3 };
const INSTANCES = 500;
const SECONDS_EACH = 10;

type Solve = (program: string, options: object) => { Status: string; ObjectiveValue: number };
const load = createRequire(import.meta.url)('highs') as () => Promise<{ solve: Solve }>;

const name = (person: number, place: number): string => `x_${person}_${place}`;
const times = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** Who may stand where, one shift at a time with its rest, so many a week, so many a place. */
function constraintsOf(problem: Problem, variables: readonly (readonly [number, number])[]): string[] {
  const lines: string[] = [];
  const add = (terms: readonly string[], limit: number): void => {
    if (terms.length > limit) lines.push(`${terms.join(' + ')} <= ${limit}`);
  };
  for (const [place, { needed }] of problem.places.entries())
    add(
      variables.filter(([, at]) => at === place).map(([person, at]) => name(person, at)),
      needed,
    );
  for (const person of problem.people.keys()) {
    const mine = variables.filter(([who]) => who === person).map(([, place]) => place);
    for (const [index, left] of mine.entries())
      for (const right of mine.slice(index + 1))
        if (problem.excludes(person, left, right)) add([name(person, left), name(person, right)], 1);
    for (const week of new Set(problem.places.map((place) => place.week)))
      add(
        mine.filter((place) => problem.places[place]?.week === week).map((place) => name(person, place)),
        problem.perWeek(person),
      );
  }
  return lines;
}

const program = (goal: string, lines: readonly string[], binary: readonly string[], whole: readonly string[] = []) =>
  `${goal}\nSubject To\n${lines.map((line, at) => ` c${at}: ${line}`).join('\n')}\n` +
  `Bounds\n${whole.map((each) => ` 0 <= ${each} <= 1000`).join('\n')}\n` +
  `Binary\n ${binary.join('\n ')}\n${whole.length === 0 ? '' : `General\n ${whole.join('\n ')}\n`}End\n`;

/** Undefined when the solver ran out of time. */
function solved(solve: Solve, problem: Problem): Quality | undefined {
  const variables = problem.people
    .flatMap((_, person) => problem.places.map((__, place): [number, number] => [person, place]))
    .filter(([person, place]) => problem.may(person, place));
  if (variables.length === 0) return { filled: 0, spread: 0 };
  const binary = variables.map(([person, place]) => name(person, place));
  const all = binary.join(' + ');
  const options = { time_limit: SECONDS_EACH, mip_rel_gap: 0 };
  const rules = constraintsOf(problem, variables);
  const most = solve(program(`Maximize\n obj: ${all}`, [`${all} >= 0`, ...rules], binary), options);
  if (most.Status !== 'Optimal') return undefined;
  const filled = Math.round(most.ObjectiveValue);
  const loads = times(problem.people.length)
    .map((person) => variables.filter(([who]) => who === person).map(([who, place]) => name(who, place)))
    .filter((terms) => terms.length > 0)
    .flatMap((terms) => [`${terms.join(' + ')} - high <= 0`, `${terms.join(' + ')} - low >= 0`]);
  const least = solve(
    program(`Minimize\n obj: high - low`, [`${all} = ${filled}`, ...rules, ...loads], binary, ['high', 'low']),
    options,
  );
  return least.Status === 'Optimal' ? { filled, spread: Math.round(least.ObjectiveValue) } : undefined;
}

it(`reaches the solver's optimum on ${INSTANCES} larger instances`, async () => {
  const { solve } = await load();
  const problems = fc
    .sample(fc.noBias(rosterInstances(LARGE)), { numRuns: 3 * INSTANCES, seed: 20240507 })
    .flatMap((input) => problemsOf(input).map((each) => ({ input, ...each })))
    .filter(({ problem }) => problem.people.length >= 3 && problem.places.length >= 12)
    .slice(0, INSTANCES);
  expect(problems).toHaveLength(INSTANCES);
  const worse: unknown[] = [];
  let undecided = 0;
  let proven = 0;
  for (const each of problems) {
    const draft = draftRoster(each.input);
    const reached = qualityIn(draft, each);
    const best = solved(solve, each.problem);
    if (best === undefined) undecided += 1;
    else if (reached.filled !== best.filled || reached.spread !== best.spread)
      worse.push({ reached, best, input: each.input });
    proven += draft.fairness.filter(
      ({ departmentId, proven: is }) => departmentId === each.departments[0] && is,
    ).length;
  }
  process.stdout.write(
    `${INSTANCES} instances: ${worse.length} worse, ${undecided} undecided by the solver, ${proven} proven by us\n`,
  );
  expect(worse).toEqual([]);
  expect(undecided).toBeLessThanOrEqual(INSTANCES / 50);
}, 1_800_000);
