/**
 * The machine as a model, over HTTP: random walks through the life of a dispute by people of every role. Every answer is 2xx
 * or a refusal the rule book lists; the row is the fold of its log; `actions` promises neither too much nor too little.
 */
import { faultsOf, readAll, wordsIn } from './feed.js';
import fc from 'fast-check';
import type { Response, Test } from 'supertest';
import { DEADLINE_KINDS } from '../../src/domain/deadlines/deadlines.js';
import type { CaseCommand, Verb } from '../../src/domain/dispute/commands.js';
import type { LogEntry } from '../../src/domain/dispute/events.js';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { foldFacts } from '../../src/domain/dispute/fold.js';
import { ALL_STATES } from '../../src/domain/dispute/states.js';
import { UNLISTED } from '../../src/domain/dispute/probing.js';
import { transitionOf } from '../../src/domain/dispute/transitions.js';
import type { ActionsResponse } from '../../src/modules/case-file/case-file.dto.js';
import { refusalTexts } from '../../src/platform/http/texts.js';
import { aStep, candidatesFor, commandOfStep, type Step } from './arbitraries.js';
import { OTHERS } from './candidates/ending.js';
import { startTestApp, TEST_NOW, type TestApp } from './app.js';
import { type HttpRequest, requestOf } from './commands-over-http.js';
import { misdated, openDeadlines } from './open-deadlines.js';
import { Case, newId, World } from './world.js';

/** The director mostly, so that walks get somewhere; the others find out what is not for them. */
const PEOPLE = [
  ...Array.from({ length: 14 }, () => 'director'),
  'justice',
  'mediator',
  'police',
  'judge',
  'petition',
  'grid',
  'auditor',
  'admin',
  'other.director',
];

/** Beyond lies the end of the mediators' terms, when nothing truthful can be said of them. */
const LATEST = '2027-08-01';
/** A walk from the counter rarely comes far in so few steps: two of three begin where others have led the case. */
const STARTS = [Case.registered, Case.mediating, Case.settled] as const;

let app: TestApp;
let world: World;
const visited = new Set<string>();
const answered = new Map<string, number>();
/** Kinds of deadlines that ran at the end of a walk. */
const running = new Set<string>();

async function factsOf(id: string): Promise<DisputeFacts> {
  const { rows } = await app.pool.query<{ folded: DisputeFacts }>('SELECT folded FROM dispute WHERE id = $1', [id]);
  const [row] = rows;
  if (row === undefined) throw new Error('the case is gone');
  return row.folded;
}

async function logOf(id: string): Promise<LogEntry[]> {
  const { rows } = await app.pool.query<LogEntry>(
    `SELECT seq, type, occurred_at AS "occurredAt", recorded_at AS "recordedAt", actor_id AS "actorId", staff_id AS "staffId",
            caused_by AS "causedBy", payload FROM case_log WHERE dispute_id = $1 ORDER BY seq`,
    [id],
  );
  return rows;
}

const filled = (request: Test, body: object, file: string): Test =>
  Object.entries(body)
    .reduce((form, [name, value]) => form.field(name, String(value)), request)
    .attach('file', Buffer.from(file), '材料.txt');

async function send(username: string, { method, path, body, versionOf, file }: HttpRequest): Promise<Response> {
  // A person may be taken by another session, of which the rules of a case know nothing.
  await app.pool.query('UPDATE staff_booking SET released_at = created_at WHERE released_at IS NULL');
  const agent = await world.as(username);
  const request = agent[method](path);
  if (versionOf !== null)
    request.set('If-Match', typeof versionOf === 'number' ? `"${versionOf}"` : await world.etag('director', versionOf));
  const reply = await (file === undefined ? request.send(body) : filled(request, body, file));
  answered.set(String(reply.status), (answered.get(String(reply.status)) ?? 0) + 1);
  return reply;
}

/** 2xx; or a 409 with codes everybody can look up and the way on; or what says "not for you". */
function demandListedAnswer(reply: Response, what: string): void {
  if (reply.status < 300 || [403, 404].includes(reply.status)) return;
  if (reply.status !== 409) throw new Error(`${what} answered ${reply.status}: ${reply.text}`);
  const { reasons, availableActions } = reply.body as {
    reasons: { code: string; detail: string }[];
    availableActions: string[];
  };
  expect(Array.isArray(availableActions)).toBe(true);
  expect(reasons.length).toBeGreaterThan(0);
  for (const { code, detail } of reasons) {
    expect(Object.keys(refusalTexts())).toContain(code);
    expect(detail).not.toBe(code);
  }
}

type Permitted = { readonly status: number; readonly allowed: readonly string[] };

async function promised(username: string, id: string): Promise<Permitted> {
  const agent = await world.as(username);
  const { status, body } = await agent.get(`/disputes/${id}/actions`);
  const { items = [] } = body as Partial<ActionsResponse>;
  return { status, allowed: items.filter(({ allowed }) => allowed).map(({ action }) => action) };
}

/** All truthful requests for the verb, until one succeeds: it does exactly when it was promised. */
async function demandTruth(
  username: string,
  file: Case,
  facts: DisputeFacts,
  verb: Exclude<Verb, 'register'>,
): Promise<void> {
  const { status, allowed } = await promised(username, file.id);
  const commands = candidatesFor(verb, facts, world.now, newId);
  let succeeded = false;
  const codes: string[] = [];
  for (const command of commands) {
    const request = requestOf(world, file.id, facts, command);
    if (request === undefined) continue;
    const reply = await send(username, request);
    demandListedAnswer(reply, `${verb} by ${username}`);
    // A permission held nowhere is refused before any case is looked at.
    if (status !== 200) expect([403, 404]).toContain(reply.status);
    codes.push(String((reply.body as { code?: string }).code ?? reply.status));
    succeeded = reply.status < 300;
    if (succeeded) break;
  }
  if (UNLISTED.some((unlisted) => unlisted === verb)) return;
  const isPromised = allowed.includes(transitionOf(verb).action);
  const what = { verb, username, state: facts.state, codes };
  expect({ ...what, succeeded }).toEqual({ ...what, succeeded: isPromised });
}

async function take(file: Case, step: Step, who: string): Promise<void> {
  const facts = await factsOf(file.id);
  visited.add(facts.state);
  const command: CaseCommand | undefined = commandOfStep(facts, step, world.now, newId);
  if (command === undefined) return;
  const isTruthful = step.spoil === 'none';
  if (isTruthful) return demandTruth(who, file, facts, command.type);
  const request = requestOf(world, file.id, facts, command);
  if (request !== undefined) demandListedAnswer(await send(who, request), `spoilt ${command.type} by ${who}`);
}

/** Tokens end after 15 minutes; the clock moves a little before each step and far now and then. */
function pass(minutes: number, since: { left: number }): void {
  const step = minutes > 90 && world.now < LATEST ? minutes : minutes % 7;
  since.left -= step;
  if (since.left > 0) return app.clock.advance({ minutes: step });
  world.wait(step);
  since.left = 14;
}

async function walk(steps: readonly Step[], index: number): Promise<void> {
  world.moveTo(TEST_NOW);
  const start = STARTS[index % STARTS.length] ?? Case.registered;
  const file = await start(world, 'director');
  const since = { left: 14 };
  for (const step of steps) {
    pass(step.minutes, since);
    await take(file, step, PEOPLE[(step.choice + index) % PEOPLE.length] ?? 'director');
  }
  const [facts, log] = [await factsOf(file.id), await logOf(file.id)];
  visited.add(facts.state);
  expect(facts).toEqual(foldFacts(log));
  const { rows } = await app.pool.query<{ state: string; version: number }>(
    'SELECT state, version FROM dispute WHERE id = $1',
    [file.id],
  );
  expect(rows[0]).toEqual({ state: facts.state, version: log.at(-1)?.seq });
  const { found, told } = await openDeadlines(app.pool, file.id);
  expect(found).toEqual(told);
  for (const line of found) running.add(line.split(' ')[0] ?? '');
}

/** So many random walks, the same ones for the same seed; together they stand in at least so many states. */
export function describeWalks(count: number, seed: number, states: number): void {
  beforeAll(async () => {
    app = await startTestApp();
    world = await World.of(app);
    for (const _ of OTHERS) world.others.registered.push((await Case.registered(world, 'director')).id);
    for (const _ of OTHERS) world.others.assigned.push((await Case.assigned(world, 'director')).id);
  });

  afterAll(() => app?.close());

  const walks = fc.sample(fc.array(aStep, { minLength: 15, maxLength: 45 }), { numRuns: count, seed });

  test.each(walks.map((steps, index) => [index, steps.length, steps] as const))(
    'walk %i of %i steps: listed answers, truthful promises, a row that is the fold of its log',
    async (index, _, steps) => walk(steps, index),
  );

  test('together they have been far', () => {
    expect([...visited].filter((state) => !(ALL_STATES as readonly string[]).includes(state))).toEqual([]);
    expect(visited.size).toBeGreaterThanOrEqual(states);
    expect([...answered.keys()].sort()).toEqual(expect.arrayContaining(['200', '201', '403', '404', '409']));
    expect(running.size).toBeGreaterThan(DEADLINE_KINDS.length / 2);
  });

  test('… and told other systems of each entry of the logs, once and in order, in the terms of the contract', async () => {
    const { events } = await readAll(world, 'director');
    expect(events.flatMap(faultsOf)).toEqual([]);
    expect(events.flatMap(wordsIn)).toEqual([]);
    const { rows } = await app.pool.query<{ id: string; seqs: number[] }>(
      `SELECT d.id, array_agg(l.seq ORDER BY l.seq) AS seqs FROM dispute d JOIN case_log l ON l.dispute_id = d.id
        WHERE $1 IN (d.center_id, d.custody_center_id) GROUP BY d.id`,
      [world.center],
    );
    expect(rows.length).toBeGreaterThan(count);
    for (const { id, seqs } of rows) {
      const own = events.filter(({ subject }) => subject === `dispute/${id}`);
      expect(own.map(({ sequence }) => Number(sequence))).toEqual(own.map((_, index) => index + 1));
      expect(own.flatMap(({ data }) => (data['seq'] as number | undefined) ?? [])).toEqual(seqs);
    }
  });

  test('… and the migration would have given their rows the same days', async () =>
    expect(await misdated(app.pool)).toEqual([]));
}
