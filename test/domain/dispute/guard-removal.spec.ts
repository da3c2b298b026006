/**
 * Every condition of the table is there for a reason: each guard is taken out of its row in turn, and some test of the rules
 * must fail. The tests of `*-rules.spec.ts` are collected here and run without a runner, until one of them objects.
 */
import { readdirSync } from 'node:fs';
import type { Verb } from '../../../src/domain/dispute/commands.js';
import { ALL_VERBS, TRANSITIONS, transitionOf } from '../../../src/domain/dispute/transitions.js';

type Body = () => unknown;

interface RuleTest {
  readonly title: string;
  readonly body: Body;
}

interface Runner {
  describe: unknown;
  it: unknown;
  test: unknown;
}

/** Stands in for the runner while a file of rule tests is loaded: what it would run is kept instead. */
async function collect(file: string, tests: RuleTest[]): Promise<void> {
  const trail: string[] = [];
  const describe = (title: string, inside: Body): void => {
    trail.push(title);
    inside();
    trail.pop();
  };
  const it = (title: string, body: Body): void => {
    tests.push({ title: [...trail, title].join(' › '), body });
  };
  const each =
    (one: (title: string, body: Body) => void) =>
    (rows: readonly unknown[]) =>
    (title: string, body: (...values: unknown[]) => unknown): void =>
      rows.forEach((row) => one(title, () => body(...(Array.isArray(row) ? row : [row]))));
  const runner = globalThis as unknown as Runner;
  const before = { describe: runner.describe, it: runner.it, test: runner.test };
  const one = Object.assign(it, { each: each(it) });
  Object.assign(runner, { describe: Object.assign(describe, { each: each(describe) }), it: one, test: one });
  try {
    await import(file);
  } finally {
    Object.assign(runner, before);
  }
}

async function objects({ body }: RuleTest): Promise<boolean> {
  try {
    await body();
    return false;
  } catch {
    return true;
  }
}

const tests: RuleTest[] = [];

beforeAll(async () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('-rules.spec.ts'));
  for (const file of files) await collect(`./${file}`, tests);
});

const GUARDS = ALL_VERBS.flatMap((verb) => TRANSITIONS[verb].guards.map((_, index) => [verb, index] as const));

/** The quickest tests are asked first, and before them those that objected last: neighbours are tested by neighbours. */
let order: RuleTest[] = [];

/** … and before all of them those that name a rule of the step. */
function mostLikely(verb: Verb): RuleTest[] {
  const rules = transitionOf(verb).rules.map((rule) => new RegExp(`\\b${rule}\\b`));
  const isNear = ({ title }: RuleTest): boolean => rules.some((rule) => rule.test(title));
  return [...order.filter(isNear), ...order.filter((one) => !isNear(one))];
}

test('with every guard in place no test of the rules objects', async () => {
  expect(tests.length).toBeGreaterThan(50);
  const timed: { one: RuleTest; ms: number }[] = [];
  for (const one of tests) {
    const began = performance.now();
    if (await objects(one)) throw new Error(`fails by itself: ${one.title}`);
    timed.push({ one, ms: performance.now() - began });
  }
  order = timed.sort((a, b) => a.ms - b.ms).map(({ one }) => one);
});

test.each(GUARDS)('%s without its guard %i is noticed', async (verb, index) => {
  const row = TRANSITIONS[verb].guards as unknown as unknown[];
  const [guard] = row.splice(index, 1);
  try {
    for (const one of mostLikely(verb)) {
      if (!(await objects(one))) continue;
      order = [one, ...order.filter((other) => other !== one)];
      return;
    }
    throw new Error('nobody misses it: a test is missing, or the guard is needless');
  } finally {
    row.splice(index, 0, guard);
  }
});
