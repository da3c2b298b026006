/** The audit log as the auditor sees it: who read what of people, who was refused what, who signed in, and that nobody floods it. */
import pg from 'pg';
import request from 'supertest';
import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { AccessJournal } from '../../src/modules/audit/access-journal.service.js';
import { REFUSALS_A_MINUTE } from '../../src/modules/audit/access-entries.js';
import { AuditSubjectsReader, SUBJECT_QUERIES } from '../../src/modules/audit/audit-subjects.reader.js';
import type { CallerRequest } from '../../src/platform/auth/caller.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../src/platform/database/tx.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { DEMO_PASSWORD, startTestApp, type TestApp } from '../support/app.js';
import { NOT_PERSONAL, TOLD_WHERE_READ } from '../support/audited.js';
import { nobody } from '../support/as.js';
import { OPERATIONS } from '../support/document.js';
import { people } from '../support/people-above.js';
import { Case, newId, World } from '../support/world.js';

interface Line {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly text: string;
  readonly actor: { readonly id: string; readonly name: string; readonly username: string } | null;
  readonly centerId: string | null;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly address: string | null;
  readonly requestId: string | null;
  readonly seal: { readonly position: number; readonly hash: string; readonly batchEnd: number } | null;
}

interface Page {
  readonly items: readonly Line[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

let app: TestApp;
let world: World;
let journal: AccessJournal;
/** Gets the grant of an auditor of the whole tree. */
const AT_THE_TOP = 'procurator';

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  journal = app.app.get(AccessJournal);
  await grant(AT_THE_TOP, 'auditor', world.above.at(-1) ?? '');
});

afterAll(() => app?.close());

const pathOf = (query: Readonly<Record<string, string>>): string =>
  `/audit-log?${new URLSearchParams(query).toString()}`;

/** What was gathered is written first, as it is every second. */
async function log(query: Readonly<Record<string, string>> = {}, username = 'auditor'): Promise<readonly Line[]> {
  await journal.flush();
  return (await world.get<Page>(username, pathOf({ limit: '200', ...query }))).items;
}

const idOf = async (username: string): Promise<string> => String((await world.get(username, '/me'))['id']);

/** The account gets one more role, as the demo has nobody of that kind there. */
async function grant(username: string, role: string, centerId: string): Promise<void> {
  await app.pool.query(
    `INSERT INTO role_grant (id, account_id, role, center_id, state, granted_at) VALUES ($1, $2, $3, $4, 'active', $5)`,
    [newId(), await idOf(username), role, centerId, world.now],
  );
}

describe('reads of what tells of people', () => {
  test('say who saw which case when, in the words of the operation, and where they stand in the chain', async () => {
    const file = await Case.mediating(world);
    await journal.flush();
    const reply = await world.read('mediator', `${file.path}/parties`);
    const [line] = await log({ subjectId: file.id, action: 'data.read' });
    expect(line).toEqual({
      id: expect.any(String),
      at: world.now,
      action: 'data.read',
      text: '查看：当事人',
      actor: { id: await idOf('mediator'), name: expect.any(String), username: 'mediator' },
      centerId: world.center,
      subjectKind: 'dispute',
      subjectId: file.id,
      params: { operation: 'parties_list', shown: expect.arrayContaining([...file.parties]) },
      address: expect.stringMatching(/127\.0\.0\.1|::1/),
      requestId: reply.headers['x-request-id'],
      seal: null,
    });
    const inEnglish = await (
      await world.as('auditor')
    )
      .get(pathOf({ subjectId: file.id, action: 'data.read' }))
      .set('Accept-Language', 'en');
    expect((inEnglish.body as Page).items[0]?.text).toBe('Read: Parties of a dispute');
    await app.app.get(Ticker).runDue();
    world.wait(1);
    await app.app.get(Ticker).runDue();
    const [sealed] = await log({ subjectId: file.id, action: 'data.read', sealed: 'true' });
    expect(sealed).toMatchObject({ id: line?.id, seal: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect(sealed?.seal?.batchEnd).toBeGreaterThanOrEqual(sealed?.seal?.position ?? Infinity);
  });

  test('are found by the case, also where its agreement or an attachment was asked for', async () => {
    const file = await Case.settled(world);
    const { agreement } = await file.get('director', 'agreement');
    const agreementId = (agreement as { id: string }).id;
    await journal.flush();
    await world.get('director', `/agreements/${agreementId}`);
    await world.get('director', `/agreements/${agreementId}`);
    const [line] = await log({ subjectId: file.id, actorId: await idOf('director'), action: 'data.read' });
    expect(line?.params).toEqual({ operation: 'agreements_get', agreement_id: agreementId, times: 2 });
    const party = `${file.path}/parties/${file.parties[0] ?? ''}`;
    await world.get('director', party);
    const [other] = await log({ subjectId: file.id, actorId: await idOf('director'), action: 'data.read' });
    expect(other?.params).toEqual({ operation: 'parties_get', party_id: file.parties[0] });
  });

  test('of a register say which of its entries were shown, and nothing that was searched for', async () => {
    await world.get('petition', '/petitions?limit=2');
    await world.get('justice', `/disputes?q=${encodeURIComponent('陈某')}`);
    const lines = await log({ action: 'data.read' });
    const register = lines.find(({ params }) => params['operation'] === 'petitions_list');
    expect(register).toMatchObject({ centerId: world.center, subjectKind: 'operation', subjectId: null });
    expect(register?.params['shown']).toHaveLength(2);
    expect(JSON.stringify(lines.map(({ actor: _, text: __, ...line }) => line))).not.toMatch(/陈某|%E9/);
  });

  test('of a list over several centres are filed at each of them, with what was shown of it', async () => {
    await people(world, world.above[0] ?? '', 'above');
    const file = await Case.registered(world);
    await journal.flush();
    const reply = await world.read('above.director', '/disputes?limit=200');
    const requestId = reply.headers['x-request-id'] ?? '';
    const lines = await log({ requestId }, AT_THE_TOP);
    const shown = lines.flatMap(({ params, centerId }) =>
      (params['shown'] as string[]).map((id) => ({ id, centerId })),
    );
    const { rows } = await app.pool.query<{ id: string; centerId: string }>(
      'SELECT id, center_id AS "centerId" FROM dispute WHERE id = ANY($1::uuid[])',
      [shown.map(({ id }) => id)],
    );
    expect(new Map(shown.map(({ id, centerId }) => [id, centerId]))).toEqual(
      new Map(rows.map(({ id, centerId }) => [id, centerId])),
    );
    expect(shown).toHaveLength((reply.body as Page).items.length);
    expect(shown).toContainEqual({ id: file.id, centerId: world.center });
    const own = await log({ requestId });
    expect(own).toMatchObject([{ action: 'data.read', centerId: world.center, subjectKind: 'operation' }]);
  });

  test('of the desk say which cases it showed', async () => {
    await Case.registered(world);
    await journal.flush();
    const body = JSON.stringify(await world.get('director', '/desk'));
    const cases = new Set([...body.matchAll(/"disputeId":"([^"]+)"/g)].map(([, id]) => id));
    expect(cases.size).toBeGreaterThan(0);
    const lines = await log({ action: 'data.read', actorId: await idOf('director') });
    const desk = lines.find(({ params }) => params['operation'] === 'desk_get');
    expect(new Set(desk?.params['shown'] as string[])).toEqual(cases);
  });

  test('cost the read no statement of its own, and are written when the process ends', async () => {
    const other = await startTestApp();
    try {
      const there = await World.of(other);
      const { items } = await there.get<{ items: { id: string }[] }>('director', '/disputes?limit=1');
      await there.get('director', `/disputes/${items[0]?.id ?? ''}/timeline`);
      const read = async () =>
        (
          await other.pool.query(
            `SELECT params ->> 'operation' AS name FROM audit_log WHERE action = 'data.read' ORDER BY id`,
          )
        ).rows;
      expect(await read()).toEqual([]);
      await other.app.close();
      expect(await read()).toEqual([{ name: 'caseFile_list' }, { name: 'caseFile_timeline' }]);
    } finally {
      await other.close();
    }
  });

  test('are kept while they cannot be written', async () => {
    const file = await Case.mediating(world);
    await journal.flush();
    const silence = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const superuser = new pg.Client({ connectionString: app.database.superUrl });
    await superuser.connect();
    try {
      await superuser.query('ALTER TABLE audit_pending RENAME TO audit_pending_away');
      await world.get('mediator', `${file.path}/timeline`);
      await journal.flush();
      await journal.flush();
      expect(silence).toHaveBeenCalledTimes(1);
    } finally {
      await superuser.query('ALTER TABLE audit_pending_away RENAME TO audit_pending');
      await superuser.end();
      silence.mockRestore();
    }
    const [line] = await log({ subjectId: file.id, action: 'data.read' });
    expect(line?.params).toEqual({ operation: 'caseFile_timeline' });
  });

  test('that cannot be written do not hold up the others, and are counted as lost', async () => {
    const file = await Case.mediating(world);
    await journal.flush();
    const silence = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const bad = { id: 'no uuid', ip: '192.0.2.9', routeOptions: {}, operation: 'parties_list' };
    journal.observe({ ...bad, discloses: 'items' } as unknown as CallerRequest, 200);
    await world.get('mediator', `${file.path}/timeline`);
    journal.observe({ ...bad, discloses: 'items', operation: 'parties_get' } as unknown as CallerRequest, 200);
    const [line] = await log({ subjectId: file.id, action: 'data.read' });
    silence.mockRestore();
    expect(line?.params).toEqual({ operation: 'caseFile_timeline' });
    const lost = (await log({ action: 'audit_log.lines_lost' }, AT_THE_TOP)).map(({ params }) => params['times']);
    expect(lost.reduce((sum: number, times) => sum + Number(times), 0)).toBe(2);
  });

  test.each(['constructor', '__proto__', 'toString', 'nothing'])('a %s belongs to nobody', async (kind) => {
    const found = app.app
      .get(UnitOfWork)
      .read(SYSTEM_SCOPE, (tx) => app.app.get(AuditSubjectsReader).of(tx, kind, [newId()]));
    expect([...(await found)]).toEqual([]);
  });

  test('every read of the document is marked, told where it reads, or has a reason', () => {
    const reads = OPERATIONS.filter(({ method }) => method === 'get');
    const kinds = reads.map(({ id, isAudited }) => [
      id,
      [isAudited, TOLD_WHERE_READ.includes(id), id in NOT_PERSONAL].filter(Boolean).length,
    ]);
    expect(kinds.filter(([, count]) => count !== 1)).toEqual([]);
    const known = new Set(reads.map(({ id }) => id));
    expect([...TOLD_WHERE_READ, ...Object.keys(NOT_PERSONAL)].filter((id) => !known.has(id))).toEqual([]);
  });

  test.each(Object.entries(SUBJECT_QUERIES))('whose a %s is can be asked', async (_, query) => {
    expect((await app.pool.query(query, [[newId()]])).rows).toEqual([]);
  });
});

describe('refusals', () => {
  test('to somebody who is not signed in, who may not, and for whom a case does not exist', async () => {
    const file = await Case.mediating(world);
    await journal.flush();
    await nobody(app).get(file.path).expect(401);
    await world.get('auditor', file.path, 403);
    await world.get('other.director', file.path, 404);
    const [hidden, forbidden, unknown] = await log({ subjectId: file.id, action: 'request.refused' });
    expect(hidden).toMatchObject({
      text: '被拒绝：纠纷（not_found）',
      actor: { username: 'other.director' },
      centerId: world.center,
      params: { operation: 'caseFile_get', code: 'not_found' },
    });
    expect(forbidden).toMatchObject({ actor: { username: 'auditor' }, params: { code: 'forbidden' } });
    expect(unknown).toMatchObject({ actor: null, params: { code: 'unauthenticated' }, address: expect.any(String) });
  });

  test('are about what the router found in the address, however it was written', async () => {
    const file = await Case.mediating(world);
    await journal.flush();
    const encoded = `%${file.id.charCodeAt(0).toString(16)}${file.id.slice(1)}`;
    await world.get('other.director', `/disputes/${encoded}`, 404);
    const [line] = await log({ subjectId: file.id, action: 'request.refused' });
    expect(line).toMatchObject({
      subjectKind: 'dispute',
      centerId: world.center,
      params: { operation: 'caseFile_get' },
    });
  });

  test('by a rule are told with its code', async () => {
    const file = await Case.registered(world);
    await file.act('justice', 'close', { expect: 409 });
    const [line] = await log({ subjectId: file.id, action: 'request.refused' });
    expect(line).toMatchObject({ actor: { username: 'justice' }, params: { operation: 'returnVisits_close' } });
  });

  test('of an id that names nothing belong to the centre of who asked', async () => {
    const id = newId();
    await world.get('mediator', `/disputes/${id}`, 404);
    expect(await log({ subjectId: id })).toMatchObject([{ centerId: world.center, subjectKind: 'dispute' }]);
  });

  test('do not flood the log: beyond so many a minute they are counted', async () => {
    world.wait(1);
    await journal.flush();
    const from = world.now;
    const ids = Array.from({ length: REFUSALS_A_MINUTE + 15 }, () => newId());
    for (const id of ids) await world.get('lawyer', `/disputes/${id}`, 404);
    const query = { actorId: await idOf('lawyer'), action: 'request.refused', from };
    expect(await log(query)).toHaveLength(REFUSALS_A_MINUTE);
    world.wait(1);
    const [counted, ...others] = await log(query);
    expect(counted).toMatchObject({ text: '被拒绝（15 次）', params: { operation: null, times: 15 } });
    expect(others).toHaveLength(REFUSALS_A_MINUTE);
    await world.get('lawyer', `/disputes/${newId()}`, 404);
    expect(await log(query)).toHaveLength(REFUSALS_A_MINUTE + 2);
  });

  test('that come from nobody are counted for their address', async () => {
    world.wait(1);
    await journal.flush();
    const from = world.now;
    for (let times = 0; times < 30; times += 1) await nobody(app).get(`/disputes/${newId()}`).expect(401);
    world.wait(1);
    const lines = (await log({ action: 'request.refused', from }, AT_THE_TOP)).filter(({ actor }) => actor === null);
    expect(lines.map(({ params }) => params['times'] ?? 1)).toEqual([10, ...Array<number>(REFUSALS_A_MINUTE).fill(1)]);
  });

  test('of who sends too much are told as well, before anybody is known', async () => {
    const other = await startTestApp({ kind: 'empty', settings: { REQUESTS_PER_MINUTE: '2' } });
    try {
      for (const status of [200, 200, 429]) await nobody(other).get('/report-signing-keys').expect(status);
      await request(other.server).get(`/api/v1/constructor/${newId()}`).expect(429);
      await other.app.get(AccessJournal).flush();
      const { rows } = await other.pool.query<{ params: object }>('SELECT params FROM audit_log');
      expect(rows.map(({ params }) => params)).toEqual([{ operation: null, code: 'too_many_requests', times: 2 }]);
    } finally {
      await other.close();
    }
  });

  test('a secret link is not in the line of who guessed at one', async () => {
    await nobody(app).get('/feeds/kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k/duty.ics').expect(404);
    const [line] = await log({ action: 'request.refused' }, AT_THE_TOP);
    expect(line).toMatchObject({ params: { operation: 'feeds_read', code: 'not_found' }, subjectId: null });
    expect(JSON.stringify(line)).not.toContain('kPrK');
  });
});

describe('signing in', () => {
  test('success, failure, going on and signing out', async () => {
    const accountId = await idOf('judge');
    const ask = (path: string, body: object) => nobody(app).post(`/auth/${path}`).send(body);
    await ask('token', { username: 'judge', password: 'not-the-password' }).expect(401);
    const first = await ask('token', { username: 'judge', password: DEMO_PASSWORD }).expect(200);
    const { refreshToken } = first.body as { refreshToken: string };
    const next = await ask('refresh', { refreshToken }).expect(200);
    const { accessToken } = next.body as { accessToken: string };
    await nobody(app).post('/auth/logout').set('Authorization', `Bearer ${accessToken}`).expect(204);
    const lines = await log({ subjectId: accountId, subjectKind: 'account' });
    expect(lines.slice(0, 4).map(({ action, centerId }) => [action, centerId])).toEqual(
      ['signed_out', 'session_refreshed', 'signed_in', 'sign_in_failed'].map((action) => [action, world.center]),
    );
    await ask('refresh', { refreshToken }).expect(401);
    const [refused] = await log({ action: 'request.refused' }, AT_THE_TOP);
    expect(refused?.params).toEqual({ operation: 'auth_refresh', code: 'refresh_failed' });
  });
});

describe('writes', () => {
  test('that no other line tells of have a general one, in their own transaction', async () => {
    const made = await world.post('admin', `/centers/${world.center}/rooms`, {
      body: { name: '第三调解室', kind: 'mediation' },
    });
    const { id } = made.body as { id: string };
    expect(await log({ subjectId: id })).toMatchObject([
      { action: 'data.written', subjectKind: 'room', centerId: world.center, params: { operation: 'rooms_create' } },
    ]);
    await world.post('admin', `/centers/${world.center}/rooms`, {
      body: { name: '第三调解室', kind: 'mediation' },
      expect: 409,
    });
    expect(await log({ action: 'data.written', requestId: made.headers['x-request-id'] ?? '' })).toHaveLength(1);
  });

  test('are filed at the centre of what was written, wherever else its writer belongs', async () => {
    await grant('admin', 'administrator', world.neighbour);
    const path = `/centers/${world.neighbour}`;
    const { name } = await world.get<{ name: string }>('admin', path);
    const patch = (await world.as('admin')).patch(path).set('If-Match', await world.etag('admin', path));
    const reply = await patch.send({ name: `${name}（新）` }).expect(200);
    const lines = await log({ requestId: reply.headers['x-request-id'] ?? '' }, AT_THE_TOP);
    expect(lines).toMatchObject([
      { action: 'data.written', subjectKind: 'center', subjectId: world.neighbour, centerId: world.neighbour },
    ]);
    expect(await log({ requestId: reply.headers['x-request-id'] ?? '' })).toEqual([]);
  });
});

describe('GET /audit-log', () => {
  test('is for auditors, and reading it is a line', async () => {
    for (const username of ['admin', 'director', 'justice', 'mediator', 'petition', 'grid'])
      await world.get(username, '/audit-log', 403);
    await log({ action: 'signed_in', actorId: await idOf('judge') });
    const [line] = await log({ action: 'audit_log.read' });
    expect(line).toMatchObject({
      text: '查阅审计日志',
      actor: { username: 'auditor' },
      params: { action: ['signed_in'], actorId: [await idOf('judge')], lines: expect.any(Number) },
    });
  });

  test('comes in pages that hang together, the latest first, with a count', async () => {
    const query = { action: 'signed_in', to: world.now };
    const all = (await world.get<Page>('auditor', pathOf({ ...query, limit: '200', withTotal: 'true' }))) ?? {};
    expect(all.total).toBe(all.items.length);
    expect(all.items.length).toBeGreaterThan(4);
    const pages: Line[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const asked: Page = await world.get<Page>(
        'auditor',
        pathOf({ ...query, limit: '3', ...(cursor === '' ? {} : { cursor }) }),
      );
      pages.push(...asked.items);
      cursor = asked.nextCursor;
    }
    expect(pages.map(({ id }) => id)).toEqual(all.items.map(({ id }) => id));
    expect(pages.map(({ id }) => id)).toEqual(
      pages
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    const { nextCursor } = await world.get<Page>('auditor', pathOf({ ...query, limit: '3' }));
    await world.get('auditor', pathOf({ limit: '3', cursor: nextCursor ?? '' }), 400);
  });

  test('is narrowed by whom, what, to which and when', async () => {
    const justice = await idOf('justice');
    const by = await log({ actorId: justice });
    expect(by.length).toBeGreaterThan(0);
    expect(new Set(by.map(({ actor }) => actor?.id))).toEqual(new Set([justice]));
    const later = world.now;
    expect(await log({ from: later, to: later })).toEqual([]);
    expect(await log({ subjectId: newId() })).toEqual([]);
    expect((await log({ subjectKind: 'account' })).every(({ subjectKind }) => subjectKind === 'account')).toBe(true);
    const unsealed = await log({ sealed: 'false' });
    expect(unsealed.every(({ seal }) => seal === null)).toBe(true);
    const asked = [pathOf({ action: 'signed_in' }), '&action=signed_out'].join('');
    const { items } = await world.get<Page>('auditor', asked);
    expect(new Set(items.map(({ action }) => action))).toEqual(new Set(['signed_in', 'signed_out']));
  });

  test('shows an auditor the centres below, and no other; what belongs to none to the top alone', async () => {
    await grant('lawyer', 'auditor', world.center);
    world.wait(16);
    await nobody(app).post('/auth/token').send({ username: 'nobody.at.all', password: 'wrong-password' }).expect(401);
    const centers = async (username: string) => new Set((await log({}, username)).map(({ centerId }) => centerId));
    expect(await centers('lawyer')).toEqual(new Set([world.center]));
    const whole = await log({ action: 'sign_in_failed' }, AT_THE_TOP);
    expect(whole.some(({ centerId }) => centerId === null)).toBe(true);
    expect((await log({ action: 'sign_in_failed' }, 'lawyer')).some(({ centerId }) => centerId === null)).toBe(false);
    expect(await log({ centerId: world.neighbour }, 'lawyer')).toEqual([]);
    const { total } = await world.get<Page>('lawyer', pathOf({ centerId: world.neighbour, withTotal: 'true' }));
    expect(total).toBe(0);
  });
});
