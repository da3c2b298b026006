/**
 * Everyday requests against a full database, beside two floors in the same run, in turns: the very statements the service sends, in their
 * transactions, by a client that does nothing else (`sql`), and a handler of Fastify and pg with one statement (`bare`). The service runs
 * as in production: its own process from `dist`, with sign-in, scope, log, audit and outbox, and its jobs. Ratios travel from machine to
 * machine, requests a second do not. Run by `npm run bench mix`, which builds first.
 *
 * `DISPUTES` (1,000,000) in `CENTRES` (200), `CLIENTS` (1,16,64), `ROUNDS` (3, of which the median counts) of `SECONDS` (2), `OPERATIONS`
 * (all), `SIDES` (service,sql,bare), `WORKERS` (1) of the service; `BENCH_DATA` names a folder in which the filled database stays for the next run; `SERVICE_FLAGS` go to node (`--cpu-prof`).
 * `--explain` prints the statements of each operation with their plans instead.
 */
import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../dist/src/app.setup.js';
import { Clock } from '../../dist/src/platform/clock/clock.js';
import { loadConfig } from '../../dist/src/platform/config/config.js';
import { removePlace } from '../../dist/src/platform/database/embedded-place.js';
import { startEmbedded } from '../../dist/src/platform/database/embedded.js';
import { createPool } from '../../dist/src/platform/database/pool.js';
import { filled, harvested } from './mix-harvest.mjs';
import { driven, httpClient, medianOf, quantile, sent } from './mix-load.mjs';
import { MIX, ofDay, operationsOf, TITLE } from './mix-operations.mjs';
import { cpuOf, memoryOf, settingsFor, started } from './mix-processes.mjs';
import { Wire } from './mix-wire.mjs';
import { prepared, withSuper, World } from './mix-world.mjs';

const DISPUTES = Number(process.env.DISPUTES ?? 1_000_000);
const CENTRES = Number(process.env.CENTRES ?? 200);
const CLIENTS = (process.env.CLIENTS ?? '1,16,64').split(',').map(Number);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const SECONDS = Number(process.env.SECONDS ?? 2);
const CHOSEN = (process.env.OPERATIONS ?? `get,list,register,act,report,${MIX}`).split(',');
const SIDES = (process.env.SIDES ?? 'service,sql,bare').split(',');
const FLAGS = (process.env.SERVICE_FLAGS ?? '').split(' ').filter(Boolean);
const KEPT = process.env.BENCH_DATA;
/** Cases to act upon, a third for each that acts: enough that two clients seldom meet. */
const TARGETS = Math.max(600, Math.min(9000, Math.floor(DISPUTES / 20)));
/** Code that has run a few hundred times is compiled; on a machine with little to spare that takes its time. */
const WARM_SECONDS = 1;
const WARM_REQUESTS = 400;
const WARM_TURNS = 20;
/** More than any round has. */
const TURNS_OF_A_ROUND = 100_000;
const STARTS = 3;
const MAIN = 'dist/src/main.js';
const BARE = 'test/bench/mix-bare.mjs';
const RESULTS = 'bench/results';
const API = '/api/v1';
/** Where each side stands in its cases to act upon. */
const cursors = { service: {}, sql: {}, bare: {} };

const folder = KEPT ?? (await mkdtemp(join(tmpdir(), 'governance-bench-')));
await mkdir(folder, { recursive: true });
await chmod(folder, 0o711);
const database = await startEmbedded({ dataDir: folder, log: () => undefined });
const settings = { ...settingsFor({ appUrl: database.appUrl, folder }), WORKERS: process.env.WORKERS ?? '1' };
const running = [];
try {
  await prepared(database, settings, { cases: DISPUTES, centres: CENTRES, targets: TARGETS });
  const world = await World.learned(database);
  const { disputes, centres, bytes, server } = world.size;
  console.log(
    `${disputes} disputes of ${centres} centres, ${bytes}, PostgreSQL ${server}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}`,
  );
  // A run that was ended early left something behind.
  await tidied(world);
  const operations = operationsOf(world);
  const recordings = await listened(world, operations);
  if (process.argv.includes('--explain')) await explained(recordings);
  else await measured(world, operations, recordings);
} finally {
  for (const { stop } of running) await stop();
  await database.stop();
  if (KEPT === undefined) await removePlace(folder);
}

/** The statements of some requests of each operation, from the application in this process. */
async function listened(world, operations) {
  const config = loadConfig({ ...settings, LOG_LEVEL: 'error' });
  const pool = createPool({ url: database.appUrl });
  const app = await createApp({ config, pool, clock: new Clock() });
  const ask = async (method, path, body, headers) => {
    const reply = await app.inject({
      method,
      url: API + path,
      headers,
      ...(body === undefined ? {} : { payload: body }),
    });
    if (reply.statusCode >= 400) throw new Error(`${method} ${path}: ${reply.body}`);
    return reply.json();
  };
  const recordings = {};
  try {
    await world.keepSignedIn(ask);
    const wanted = Object.entries(operations).filter(([name]) => CHOSEN.includes(name) || CHOSEN.includes(MIX));
    if (wanted.some(([name]) => name === 'list')) await world.findLists(ask);
    for (const [name, { samples, request, isOnTarget }] of wanted) {
      recordings[name] = [];
      for (let turn = 0; turn < samples; turn += 1) {
        const target = isOnTarget ? world.targets.overheard[turn] : undefined;
        const { method, path, headers, body } = request(turn, target);
        recordings[name].push(await harvested(() => ask(method, path, body, headers), target));
      }
    }
  } finally {
    await app.close();
    await pool.end();
  }
  return recordings;
}

async function explained(recordings) {
  await withSuper(database, async (client) => {
    for (const [name, [, second]] of Object.entries(recordings)) {
      console.log(`\n=== ${name}: ${second.length} round trips`);
      for (const { text, values } of filled(second, { id: '', no: '', seq: 0 })) {
        console.log(`\n--- ${text.replace(/\s+/g, ' ').slice(0, 400)}`);
        const plan = values === undefined ? `${text}` : `EXPLAIN (ANALYZE, BUFFERS) ${text}`;
        const { rows = [] } = await client
          .query(plan, values)
          .catch((error) => ({ rows: [{ 'QUERY PLAN': String(error) }] }));
        if (values !== undefined) console.log(rows.map((row) => row['QUERY PLAN']).join('\n'));
      }
      await client.query('ROLLBACK');
    }
  });
}

async function run(file, env, flags) {
  const child = await started(file, env, flags);
  running.push(child);
  return child;
}

async function measured(world, operations, recordings) {
  const file = join(folder, 'recordings.json');
  await writeFile(file, JSON.stringify(heartsOf(operations, recordings)));
  const service = await run(MAIN, settings, FLAGS);
  const bare = await run(BARE, { DATABASE_URL: database.appUrl, RECORDINGS: file });
  const all = {
    service: httpSide(service, world, (turn, name) => serviceRequest(world, operations[name], turn)),
    sql: sqlSide(world, operations, recordings),
    bare: httpSide(bare, world, (turn, name) => bareRequest(world, operations[name], name, turn)),
  };
  const sides = Object.fromEntries(Object.entries(all).filter(([side]) => SIDES.includes(side)));
  const cells = [];
  console.log(
    `${'operation'.padEnd(9)} clients ${'side'.padEnd(8)}     req/s   p50 ms   p99 ms   of sql  of bare   CPU service/database/clients  errors`,
  );
  for (const name of CHOSEN)
    for (const clients of CLIENTS) {
      cells.push(...(await cell(world, sides, all, name, clients)));
      if (name === 'register') await tidied(world);
    }
  await tidied(world);
  const memory = { service: await memoryOf(service.pid), bare: await memoryOf(bare.pid) };
  const statements = Object.fromEntries(Object.entries(recordings).map(([name, [first]]) => [name, first.length]));
  console.log(`round trips to the database: ${JSON.stringify(statements)}`);
  console.log(`most memory: service ${mib(memory.service)}, bare ${mib(memory.bare)}`);
  // A profile is of this process and nothing else.
  const isCompared = FLAGS.length === 0 && CHOSEN.includes(MIX) && settings.WORKERS === '1';
  const workers = isCompared ? await compared(world, operations, service) : null;
  const starts = FLAGS.length > 0 || !CHOSEN.includes(MIX) ? null : await startTimes();
  await keep({ size: world.size, processes: settings.WORKERS, cells, statements, memory, workers, starts });
  if (cells.some(({ errors }) => errors > 0)) process.exitCode = 1;
}

/**
 * Thousands of cases that one officer took in and nobody accepted are no counter there is: they go. What the bare handler wrote is no
 * whole case besides: the service would complete it at its next start, and the log goes on without the row.
 */
function tidied(world) {
  return withSuper(database, async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `CREATE TEMP TABLE taken_in AS SELECT id FROM dispute
        WHERE registered_by_account_id = (SELECT id FROM account WHERE username = 'justice') AND title LIKE '${TITLE}%'`,
    );
    for (const table of ['dispute_key', 'party', 'case_log', 'case_version', 'dispute'])
      await client.query(
        `DELETE FROM ${table} t USING taken_in g WHERE t.${table === 'dispute' ? 'id' : 'dispute_id'} = g.id`,
      );
    await client.query(
      'DELETE FROM case_log l USING dispute d WHERE d.id = ANY($1::uuid[]) AND l.dispute_id = d.id AND l.seq > d.version',
      [world.targets.bare.map(({ id }) => id)],
    );
  });
}

function mib(peaks) {
  return peaks.map((peak) => `${peak.toFixed(0)} MiB`).join(' + ');
}

/** Of every request overheard the one statement it is about. */
function heartsOf(operations, recordings) {
  return Object.fromEntries(
    Object.entries(recordings).map(([name, all]) => [
      name,
      all.map((statements) =>
        statements.find(({ text, values }) => values !== undefined && operations[name].heart.test(text)),
      ),
    ]),
  );
}

/** The next case to act upon; one who plays statements has to know the entry it writes. */
function nextTarget(targets, cursor) {
  cursor.at = ((cursor.at ?? -1) + 1) % targets.length;
  return targets[cursor.at];
}

function serviceRequest(world, { request, isOnTarget }, turn) {
  const { path, ...rest } = request(turn, isOnTarget ? nextTarget(world.targets.service, cursors.service) : undefined);
  return { ...rest, path: API + path };
}

function bareRequest(world, { isOnTarget, request }, name, turn) {
  const target = isOnTarget ? nextTarget(world.targets.bare, cursors.bare) : undefined;
  const path = `/${name}/${turn}`;
  if (request(turn, { id: '' }).method === 'GET') return { method: 'GET', path, headers: {}, expected: 200 };
  const body = JSON.stringify(target === undefined ? {} : { target: { ...target, seq: target.seq++ } });
  return { method: 'POST', path, headers: { 'content-type': 'application/json' }, body, expected: 200 };
}

function httpSide({ address, pid }, world, requestOf) {
  return {
    pid,
    open: async (count) => Array.from({ length: count }, () => httpClient(address)),
    close: (client) => client.destroy(),
    ask: (client, turn, name) => sent(client, requestOf(turn, name)),
    address,
  };
}

function sqlSide(world, operations, recordings) {
  return {
    pid: world.postmaster,
    open: async (count) => {
      const wires = [];
      for (let at = 0; at < count; at += 1) wires.push(await Wire.open(database.appUrl));
      return wires;
    },
    close: (wire) => wire.close(),
    ask: async (wire, turn, name) => {
      const target = operations[name].isOnTarget ? nextTarget(world.targets.sql, cursors.sql) : undefined;
      const mine = target === undefined ? undefined : { ...target, seq: target.seq++ };
      await wire.play(filled(recordings[name][turn % recordings[name].length], mine));
    },
  };
}

/** One operation at so many clients, on all sides in turns. */
async function cell(world, sides, all, name, count) {
  const kind = name === MIX ? ofDay : () => name;
  const state = {};
  for (const [side, { open }] of Object.entries(sides))
    state[side] = { clients: await open(count), rounds: [], turns: { next: 0 } };
  const once = async (side, seconds) => {
    await world.keepSignedIn((...asked) => overHttp(all.service.address, ...asked));
    const before = await cpu(all);
    const { ask } = sides[side];
    const { clients, turns } = state[side];
    const round = await driven({ clients, seconds, turns, ask: (client, turn) => ask(client, turn, kind(turn)) });
    const after = await cpu(all);
    return { ...round, cpu: Object.fromEntries(Object.keys(after).map((part) => [part, after[part] - before[part]])) };
  };
  for (const side of Object.keys(sides))
    for (let asked = 0, turn = 0; asked < WARM_REQUESTS && turn < WARM_TURNS; turn += 1)
      asked += (await once(side, WARM_SECONDS)).taken.length;
  for (let round = 0; round < ROUNDS; round += 1)
    for (const side of Object.keys(sides)) state[side].rounds.push(await once(side, SECONDS));
  for (const [side, { close }] of Object.entries(sides)) for (const client of state[side].clients) close(client);
  const rates = (side) => state[side].rounds.map(({ taken, seconds }) => taken.length / seconds);
  const told = Object.keys(sides).map((side) => summary(name, count, side, state[side].rounds, rates));
  told.forEach(tell);
  return told;
}

async function cpu(sides) {
  const { user, system } = process.cpuUsage();
  return {
    service: await cpuOf(sides.service.pid),
    bare: await cpuOf(sides.bare.pid),
    database: await cpuOf(sides.sql.pid),
    clients: (user + system) / 1e6,
  };
}

function summary(operation, clients, side, rounds, rates) {
  const taken = rounds.flatMap((round) => round.taken).sort((a, b) => a - b);
  const problems = rounds.flatMap((round) => round.problems);
  if (problems.length > 0) console.error(`${operation} ${side}: ${problems[0].message}`);
  const against = (other) =>
    SIDES.includes(other) ? medianOf(rates(side).map((rate, index) => rate / rates(other)[index])) : NaN;
  const used = (part) => (1e6 * rounds.reduce((sum, round) => sum + round.cpu[part], 0)) / taken.length;
  return {
    operation,
    clients,
    side,
    perSecond: medianOf(rates(side)),
    p50: quantile(taken, 0.5),
    p99: quantile(taken, 0.99),
    ofSql: against('sql'),
    ofBare: against('bare'),
    cpuMicros: {
      service: used(side === 'bare' ? 'bare' : 'service'),
      database: used('database'),
      clients: used('clients'),
    },
    errors: problems.length,
    load: loadavg()[0],
  };
}

function tell({ operation, clients, side, perSecond, p50, p99, ofSql, ofBare, cpuMicros, errors }) {
  const figure = (value, width, digits) => value.toFixed(digits).padStart(width);
  console.log(
    `${operation.padEnd(9)} ${String(clients).padStart(7)} ${side.padEnd(8)} ${figure(perSecond, 9, 0)} ${figure(p50, 8, 2)} ${figure(p99, 8, 2)} ` +
      `${figure(ofSql, 8, 2)} ${figure(ofBare, 8, 2)}   ${Object.values(cpuMicros)
        .map((micros) => `${micros.toFixed(0)} µs`)
        .join(' / ')
        .padEnd(28)} ${errors}`,
  );
}

async function overHttp(address, method, path, body, headers) {
  const reply = await fetch(address + API + path, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`);
  return reply.json();
}

/** The day's mix by one process and by two, in turns. */
async function compared(world, operations, service) {
  const two = await run(MAIN, { ...settings, WORKERS: '2' });
  const rates = { 1: [], 2: [] };
  const clients = Math.max(...CLIENTS);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [workers, { address }] of [
      [1, service],
      [2, two],
    ]) {
      await world.keepSignedIn((...asked) => overHttp(service.address, ...asked));
      const open = Array.from({ length: clients }, () => httpClient(address));
      const turns = { next: round * TURNS_OF_A_ROUND };
      const ask = (client, turn) => sent(client, serviceRequest(world, operations[ofDay(turn)], turn));
      const { taken, seconds, problems } = await driven({
        clients: open,
        seconds: round === 0 ? WARM_SECONDS * WARM_TURNS : SECONDS,
        turns,
        ask,
      });
      for (const client of open) client.destroy();
      if (problems.length > 0) throw problems[0];
      if (round > 0) rates[workers].push(taken.length / seconds);
    }
    await tidied(world);
  }
  const memory = await memoryOf(two.pid);
  const told = { clients, one: medianOf(rates[1]), two: medianOf(rates[2]), memory };
  console.log(
    `mix at ${clients} clients: WORKERS=1 ${told.one.toFixed(0)}/s, WORKERS=2 ${told.two.toFixed(0)}/s; memory ${mib(memory)}`,
  );
  return told;
}

/** From the start of the process to ready, on an embedded folder: the first time, and when it is there. */
async function startTimes() {
  const own = join(folder, 'starts');
  const seconds = [];
  for (let turn = 0; turn <= STARTS; turn += 1) {
    const child = await started(MAIN, { DATA_DIR: own, LOG_LEVEL: 'warn' });
    seconds.push(child.seconds);
    await child.stop();
  }
  await removePlace(own);
  const [first, ...later] = seconds;
  console.log(
    `ready after ${medianOf(later).toFixed(2)} s; the first time, with the folder and the demo to make, after ${first.toFixed(1)} s`,
  );
  return { first, later };
}

async function keep(result) {
  await mkdir(RESULTS, { recursive: true });
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  const at = new Date().toISOString();
  const machine = { cores: cpus().length, model: cpus()[0]?.model, load: loadavg(), node: process.version };
  const path = join(RESULTS, `mix-${at.replaceAll(':', '')}.json`);
  await writeFile(
    path,
    JSON.stringify({ at, version, machine, DISPUTES, CENTRES, ROUNDS, SECONDS, ...result }, null, 2),
  );
  console.log(`written to ${path}`);
}
