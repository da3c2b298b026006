/** Snapshots written before it was told apart which mediation something belongs to: completed by the migration to what their log folds to now. */
import { BegunAnew1764000000240, COMPLETE_SNAPSHOTS, TAKE_OFF } from '../../migrations/1764000000240-begun-anew.js';
import type { LogEntry } from '../../src/domain/dispute/events.js';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { foldFacts } from '../../src/domain/dispute/fold.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { people, type Peopled } from '../support/people-above.js';
import { Case, CLEAN, World } from '../support/world.js';

let app: TestApp;
let world: World;
let street: Peopled;

const WHY = { body: { reason: '再谈' } };

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  street = await people(world, world.above[0] ?? '', 'street');
  await reopenedAtTheTable();
  await reopenedAtTheCounter();
  await takenUp();
  await movedOn();
});

afterAll(() => app?.close());

const says = async (file: Case, by: string, subject: string): Promise<void> => {
  for (const partyId of file.parties) await file.record(by, 'consents', { partyId, subject, decision: 'given' });
};

async function satAndDrafted(): Promise<Case> {
  const file = await Case.mediating(world);
  await file.sit('mediator');
  await file.record('mediator', 'agreements', file.agreement());
  return file;
}

async function failed(): Promise<Case> {
  const file = await satAndDrafted();
  await says(file, 'mediator', 'extension');
  await file.act('mediator', 'extend', { body: { dueOn: '2026-11-25', reason: '需要时间' } });
  const remediesNotices = file.parties.map((partyId) => ({ partyId, method: 'oral', on: '2026-10-14' }));
  await file.act('mediator', 'fail', { body: { reason: 'no_agreement', remediesNotices } });
  world.wait(5);
  return file;
}

const up = { body: { toCenterId: '', reason: '本级难以化解' } };

async function reopenedAtTheTable(): Promise<void> {
  const file = await failed();
  await says(file, 'mediator', 'mediation');
  await file.act('mediator', 'reopen', WHY);
  await file.sit('mediator');
  await file.record('mediator', 'agreements', file.agreement());
}

async function reopenedAtTheCounter(): Promise<void> {
  const file = await satAndDrafted();
  await file.act('mediator', 'withdraw', { body: { partyId: file.parties[0] } });
  world.wait(5);
  await file.act('mediator', 'reopen', WHY);
  await file.act('justice', 'accept', { body: { screening: CLEAN } });
}

async function takenUp(): Promise<void> {
  const file = await failed();
  await file.act('director', 'escalate', { body: { ...up.body, toCenterId: street.centerId } });
}

async function movedOn(): Promise<void> {
  const file = await satAndDrafted();
  await file.act('director', 'escalate', { body: { ...up.body, toCenterId: street.centerId } });
}

interface Row {
  readonly id: string;
  readonly folded: DisputeFacts;
}

const snapshots = async (): Promise<Row[]> =>
  (await app.pool.query<Row>('SELECT id, folded FROM dispute ORDER BY id')).rows;

async function logOf(id: string): Promise<LogEntry[]> {
  const { rows } = await app.pool.query<LogEntry>(
    `SELECT seq, type, occurred_at AS "occurredAt", recorded_at AS "recordedAt", actor_id AS "actorId", staff_id AS "staffId",
            caused_by AS "causedBy", payload FROM case_log WHERE dispute_id = $1 ORDER BY seq`,
    [id],
  );
  return rows;
}

/** As it was written before; a case taken up elsewhere kept count of its old extensions. */
const EXTENSIONS = (log: readonly LogEntry[]) =>
  log.flatMap((entry) =>
    entry.type === 'Extended' ? [{ seq: entry.seq, at: entry.occurredAt, dueOn: entry.payload.due.dueOn }] : [],
  );

test('equal the fold of their log', async () => {
  const migration = new BegunAnew1764000000240();
  await migration.down({ query: (sql: string) => app.pool.query(sql) } as never);
  for (const { id, folded } of await snapshots()) {
    expect(folded).not.toHaveProperty('begunAnew');
    expect(folded.ending).toHaveProperty('reopenedAt');
    expect(folded.custody).toHaveProperty('takenUpAt');
    for (const row of [...folded.sessions, ...folded.agreements]) expect(row).not.toHaveProperty('fromBefore');
    const log = await logOf(id);
    if (log.some(({ type }) => type === 'Reopened')) continue;
    const former = { ...folded, extensions: EXTENSIONS(log) };
    await app.pool.query('UPDATE dispute SET folded = $2 WHERE id = $1', [id, JSON.stringify(former)]);
  }
  await app.pool.query(COMPLETE_SNAPSHOTS);
  const rows = await snapshots();
  const causes = rows.map(({ folded }) => folded.begunAnew?.cause);
  expect(causes.filter((cause) => cause === 'reopened')).toHaveLength(2);
  expect(causes.filter((cause) => cause === 'taken_up')).toHaveLength(1);
  const origins = rows.flatMap(({ folded }) => folded.agreements.map(({ fromBefore }) => fromBefore));
  expect(origins.filter((fromBefore) => fromBefore)).toHaveLength(4);
  expect(origins).toContain(false);
  for (const { id, folded } of rows) expect(folded).toEqual(foldFacts(await logOf(id)));
});

test('who was taken off a case answers for it no longer', async () => {
  const file = await Case.assigned(world);
  const staffId = (await file.get('justice'))['responsibleOfficerId'];
  await file.record('justice', 'conflicts', { staffId, ground: 'relative' });
  const [after] = (await snapshots()).filter(({ id }) => id === file.id);
  await app.pool.query(
    `UPDATE dispute SET responsible_officer_id = $2::uuid, queued = false,
            folded = folded || jsonb_build_object('responsibleOfficerId', $2::text, 'queued', false) WHERE id = $1`,
    [file.id, staffId],
  );
  await app.pool.query(TAKE_OFF);
  const { rows } = await app.pool.query(
    'SELECT id, responsible_officer_id, queued, folded FROM dispute WHERE id = $1',
    [file.id],
  );
  expect(rows).toEqual([{ ...after, responsible_officer_id: null, queued: true }]);
});
