/** R40: a file is destroyed when it was kept long enough: proposed, approved by somebody else, gone everywhere but for its stub. */
import type { Response } from 'supertest';
import { FILE_TABLES } from '../../src/modules/archive/file-tables.js';
import type { DestructionResponse } from '../../src/modules/archive/destruction.dto.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { archivedCase, MARK, MASKED } from '../support/archived-case.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { filesIn } from '../support/files.js';
import { Case, type Json, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());
beforeEach(() => world.moveTo(CLOSING));

const CLOSING = '2026-10-14T02:00:00.000Z';
const LAST_DAY = '2056-12-31T15:59:00.000Z';
const DAY_AFTER = '2056-12-31T16:00:00.000Z';
const NEXT_DAY = '2057-01-02T02:00:00.000Z';

const codeOf = ({ body }: Response): unknown => (body as { code: string }).code;
const APPRAISED = {
  approved: true,
  appraisalGroup: '示例档案鉴定小组',
  paperNo: '示例档鉴〔2057〕3号',
  reason: '同意',
};
const PROPOSAL = { reason: '保管期限届满', listNo: '2057-销-1' };
const destructionOf = (file: Case) => world.get<DestructionResponse>('director', `${file.path}/destruction`);
const propose = (file: Case, by = 'justice', expected = 201): Promise<Response> =>
  file.act(by, 'destruction-proposals', { body: PROPOSAL, expect: expected });
const approve = (file: Case, by = 'director', body: Json = APPRAISED, expected = 201): Promise<Response> =>
  file.act(by, 'destruction-approvals', { body, expect: expected });

/** Every table of the database that holds a line with the text, by name. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows: tables } = await app.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await app.pool.query(`SELECT 1 FROM "${name}" t WHERE to_jsonb(t)::text LIKE $1 LIMIT 1`, [
      `%${text}%`,
    ]);
    if (rows.length > 0) found.push(name);
  }
  return found.sort();
}

/** Rows of the file, table by table. */
async function rowsOf(id: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [table, { of }] of Object.entries(FILE_TABLES)) {
    const { rows } = await app.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${of} = $1`, [
      id,
    ]);
    counts[table] = rows[0]?.n ?? 0;
  }
  return counts;
}

/** Every figure of a report, wherever it stands, by its key. */
function figuresIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const { key, numerator, denominator, value } = part as Json;
  const own = typeof key === 'string' ? [JSON.stringify([key, numerator, denominator, value])] : [];
  return [...own, ...Object.values(part).flatMap(figuresIn)];
}

/** Figures that a report or a list would show. */
async function figures(): Promise<unknown> {
  const total = async (query: string): Promise<unknown> =>
    (await world.get<{ total: number }>('director', `/disputes?withTotal=true&limit=1&${query}`)).total;
  const body = {
    centerId: world.center,
    from: '2026-07-01',
    to: '2026-10-01',
    definition: 'no_petition_above_community@1',
  };
  const report = (await world.post('director', '/reports/zero-petition', { body })).body as Json;
  const { rows } = await app.pool.query(
    `SELECT category, subcategory, track, source_kind, state, folded->'ending'->'outcome'->>'state' AS outcome, count(*)::int AS cases,
            sum(amount_fen)::text AS fen, sum(cardinality(mediator_ids))::int AS mediators FROM dispute GROUP BY 1,2,3,4,5,6 ORDER BY 1,2,3,4,5,6`,
  );
  const people = await app.pool.query(
    'SELECT role, kind, minor, count(*)::int AS n FROM party GROUP BY 1,2,3 ORDER BY 1,2,3',
  );
  return {
    all: await total(''),
    archived: await total('state=archived'),
    noise: await total('subcategory=noise'),
    zero: report['zero'],
    petitions: figuresIn(report),
    cases: rows,
    people: people.rows,
  };
}

const foundBy = async (q: string): Promise<string[]> =>
  (await world.get<{ items: { id: string }[] }>('director', `/disputes?q=${encodeURIComponent(q)}`)).items.map(
    ({ id }) => id,
  );

test('R40 kept to its last day, proposed, approved by another person, and gone from every table', async () => {
  const file = (await archivedCase(world)).file;
  expect(await destructionOf(file)).toMatchObject({
    state: 'kept',
    retentionClass: 'long',
    retainUntil: '2056-12-31',
    papers: [],
  });
  expect((await tablesWith(MARK)).length).toBeGreaterThan(8);
  for (const masked of MASKED) expect(await tablesWith(masked)).toEqual(['party']);
  expect(await foundBy(`${MARK}甲`)).toEqual([file.id]);

  world.moveTo(LAST_DAY);
  const early = await propose(file, 'justice', 409);
  expect(early.body).toMatchObject({ code: 'retention_running', ruleId: 'R40' });
  expect((early.body as { detail: string }).detail).toContain('2056-12-31');
  world.moveTo(DAY_AFTER);
  expect(codeOf(await approve(file, 'director', APPRAISED, 409))).toBe('destruction_not_proposed');
  const before = await figures();
  const rows = await rowsOf(file.id);
  const { version } = await world.get<DisputeResponse>('director', file.path);

  const asked = await propose(file);
  expect(asked.body).toMatchObject({ state: 'proposed', papers: [{ kind: 'proposed', ...PROPOSAL, paperNo: null }] });
  expect(codeOf(await propose(file, 'director', 409))).toBe('destruction_waits');
  await approve(file, 'justice', APPRAISED, 403);
  const { appraisalGroup: _, ...unsigned } = APPRAISED;
  expect(codeOf(await approve(file, 'director', unsigned, 409))).toBe('appraisal_missing');
  expect((await tablesWith(MARK)).length).toBeGreaterThan(8);
  const done = await approve(file);
  expect(done.body).toMatchObject({
    state: 'destroyed',
    destroyedAt: world.now,
    papers: [
      { kind: 'proposed' },
      { kind: 'approved', paperNo: APPRAISED.paperNo, appraisalGroup: APPRAISED.appraisalGroup },
    ],
  });

  expect(await tablesWith(MARK)).toEqual([]);
  for (const masked of MASKED) expect(await tablesWith(masked)).toEqual([]);
  expect(await foundBy(`${MARK}甲`)).toEqual([]);
  const key = await app.pool.query('SELECT length(wrapped) AS length FROM dispute_key WHERE dispute_id = $1', [
    file.id,
  ]);
  expect(key.rows).toEqual([{ length: 0 }]);
  expect(await figures()).toEqual(before);
  expect(await rowsOf(file.id)).toEqual({
    ...rows,
    case_log: (rows['case_log'] ?? 0) + 2,
    destruction_paper: 2,
  });
  expect(await world.get('director', file.path)).toMatchObject({
    version: version + 2,
    state: 'archived',
    destroyedAt: world.now,
  });
  const { rows: told } = await app.pool.query<{ type: string; payload: Json }>(
    `SELECT type, payload FROM outbox WHERE subject_id = $1 ORDER BY id DESC LIMIT 1`,
    [file.id],
  );
  expect(told).toMatchObject([{ type: 'dispute.FileDestroyed' }]);
});

test('R40 the bytes of its attachments go as well, their rows stay', async () => {
  const { file } = await archivedCase(world);
  const { rows } = await app.pool.query<{ id: string }>('SELECT file_id AS id FROM attachment WHERE dispute_id = $1', [
    file.id,
  ]);
  const [stored = { id: '' }] = rows;
  world.moveTo(DAY_AFTER);
  await propose(file);
  await app.app.get(Ticker).runDue();
  expect(await filesIn(app)).toContain(stored.id);
  await approve(file);
  world.moveTo(NEXT_DAY);
  await app.app.get(Ticker).runDue();
  expect(await filesIn(app)).not.toContain(stored.id);
  const left = await app.pool.query('SELECT gone_at IS NOT NULL AS gone FROM stored_file WHERE id = $1', [stored.id]);
  expect(left.rows).toEqual([{ gone: true }]);
});

test('R40 what is left says that it was destroyed, is found by its numbers, and shows no phone any more', async () => {
  const file = (await archivedCase(world)).file;
  world.moveTo(DAY_AFTER);
  const { number, receiptNo } = await world.get<DisputeResponse>('director', file.path);
  const timeline = await world.get<{ items: { seq: number; type: string }[] }>('director', `${file.path}/timeline`);
  await propose(file);
  await approve(file);
  const expand = 'parties,sessions,agreement,obligations,visits,timeline,links,related';
  const whole = await world.get<DisputeResponse & Json>('director', `${file.path}?expand=${expand}`);
  expect(whole).toMatchObject({
    number,
    receiptNo,
    title: '（已销毁）',
    facts: '（已销毁）',
    claims: [],
    amountInvolved: '3000.00',
    location: { address: null, longitude: null, latitude: null },
    retainUntil: '2056-12-31',
    availableActions: [],
    parties: [
      { name: '（已销毁）', phone: null, idNumber: null, address: null, workUnit: null },
      { name: '（已销毁）', representatives: [{ name: '（已销毁）', letterNo: null }] },
    ],
    sessions: [{ minutes: null, concessions: null, attendance: null, outcome: 'agreed' }],
    agreement: {
      terms: '（已销毁）',
      effectiveOn: '2026-10-14',
      obligations: [{ description: '（已销毁）', paid: '3000.00' }],
    },
    visits: [{ note: null, satisfaction: 'satisfied' }],
  });
  for (const path of [
    'corrections',
    'dissuasions',
    'noise-attempts',
    'police-package',
    'resolution-record',
    'missing',
    'actions',
    'agreements',
    'sessions',
    'parties',
    'return-visits',
    'links',
    'timeline',
    'destruction',
    'investigations',
    'attachments',
    'unsettled-reports',
    'file-notes',
    'documents',
    'legal-aid-requests',
    'referrals',
    'supervisions',
    'challenges',
  ]) {
    const reply = await world.read('director', `${file.path}/${path}`);
    expect([path, reply.text.includes(MARK)]).toEqual([path, false]);
  }
  const after = await world.get<{ items: { seq: number; type: string }[] }>('director', `${file.path}/timeline`);
  expect(after.items.slice(0, -2).map(({ seq, type }) => [seq, type])).toEqual(
    timeline.items.map(({ seq, type }) => [seq, type]),
  );
  expect(await foundBy(receiptNo)).toEqual([file.id]);
  const shown = { body: { fields: ['phone'], purpose: 'contact' }, expect: 409 };
  const refused = await world.post('director', `${file.path}/parties/${file.parties[0] ?? ''}/reveal`, shown);
  expect(refused.body).toMatchObject({ code: 'file_destroyed', ruleId: 'R40' });
  expect(codeOf(await propose(file, 'director', 409))).toBe('file_destroyed');
});

test('R40 a proposal turned down leaves the file, and nobody approves their own', async () => {
  const file = (await archivedCase(world)).file;
  world.moveTo(DAY_AFTER);
  await propose(file, 'director');
  expect(codeOf(await approve(file, 'director', APPRAISED, 409))).toBe('destruction_own_proposal');
  const kept = await approve(file, 'director', { approved: false, reason: '尚有查考价值' });
  expect(kept.body).toMatchObject({
    state: 'kept',
    papers: [{ kind: 'proposed' }, { kind: 'rejected', reason: '尚有查考价值' }],
  });
  expect((await tablesWith(MARK)).length).toBeGreaterThan(8);
  await propose(file);
  await approve(file, 'mediator', APPRAISED, 403);
  await world.get('other.director', `${file.path}/destruction`, 404);
  await file.act('director', 'destruction-approvals', { body: APPRAISED, ifMatch: null, expect: 428 });
  await file.act('director', 'destruction-approvals', { body: APPRAISED, ifMatch: '"1"', expect: 412 });
  await approve(file);
});

test('R40 a permanent file is never destroyed, and one that is not archived has none to destroy', async () => {
  const file = await Case.registered(world);
  await file.act('justice', 'refuse', { body: { reason: 'outside_scope', remedy: 'court' } });
  expect(codeOf(await propose(file, 'justice', 409))).toBe('wrong_state');
  expect(await destructionOf(file)).toMatchObject({ state: 'kept', retentionClass: null, retainUntil: null });
  await file.act('justice', 'close');
  await file.act('director', 'archive', { body: { retentionClass: 'permanent' } });
  world.moveTo('2199-01-01T02:00:00.000Z');
  expect((await propose(file, 'justice', 409)).body).toMatchObject({ code: 'retention_permanent', ruleId: 'R40' });
});

test('R40 of two who approve at the same moment one destroys, the other is told', async () => {
  const file = (await archivedCase(world)).file;
  world.moveTo(DAY_AFTER);
  await propose(file);
  const tag = await world.etag('director', file.path);
  const send = () =>
    world
      .as('director')
      .then((agent) => agent.post(`${file.path}/destruction-approvals`).set('If-Match', tag).send(APPRAISED));
  const statuses = (await Promise.all([send(), send()])).map(({ status }) => status);
  expect(statuses.sort()).toEqual([201, 412]);
  expect((await destructionOf(file)).papers.map(({ kind }) => kind)).toEqual(['proposed', 'approved']);
});
