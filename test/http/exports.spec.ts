/**
 * Exports over HTTP: what is in the file is what `GET` answers to the same caller and nothing besides; asked for, made, fetched in
 * pieces, checked by its manifest; on a ground; by who may, as long as they may.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AccountSetupService } from '../../src/modules/access/account-setup.service.js';
import { PasswordsService } from '../../src/modules/access/passwords.service.js';
import { addMinutes } from '../../src/domain/shared/day.js';
import { MOST_KEPT } from '../../src/modules/exports/exports.service.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../src/platform/database/tx.js';
import { DEMO_PASSWORD, startTestApp, type TestApp } from '../support/app.js';
import { archivedCase, MARK, MASKED } from '../support/archived-case.js';
import { nobody } from '../support/as.js';
import { type ExportSeen, type Line, ofKind, sameAsGet, sha256, sweep, Taker, workOff } from '../support/exports.js';
import { people } from '../support/people-above.js';
import { Case, demand, type Json, leak, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;
let director: Taker;

/** How many cases the callers of the first test see. */
const seen = new Map<string, number>();
const TAKERS = new Map<string, Taker>();

beforeAll(async () => {
  app = await startTestApp({ settings: { EXPORT_RETENTION_DAYS: '3' } });
  world = await World.of(app);
  director = Taker.person(app, 'director');
});

beforeAll(async () => {
  await people(world, world.above[0] ?? '', 'above');
  await archivedCase(world);
  const settled = await Case.settled(world);
  const merged = await Case.registered(world);
  await merged.act('justice', 'merge', {
    body: { intoDisputeId: (await Case.mediating(world)).id, reason: '同一漏水' },
  });
  await settled.record('director', 'links', { disputeId: (await Case.registered(world)).id, kind: 'related' });
  const raised = await Case.assigned(world);
  await raised.act('director', 'escalate', { body: { toCenterId: world.above[0], reason: '案情复杂' } });
  await Case.mediating(world, 'justice', { gridId: undefined });
  const period = { centerId: world.center, from: '2026-07-01', to: '2026-10-01' };
  const zero = { ...period, definition: 'no_petition_above_community@1' };
  await world.post('director', '/reports/zero-petition', { body: zero });
  await world.post('director', '/reports/roster', { body: period });
  await bothHouses();
  TAKERS.set('the director', director);
  TAKERS.set('the director of the neighbour', Taker.person(app, 'other.director'));
  TAKERS.set('the director above', Taker.person(app, 'above.director'));
  TAKERS.set('a director there who mediates here', Taker.person(app, 'both'));
  const centre = ['exports:read', 'disputes:read.center', 'petitions:read', 'reports:read'];
  TAKERS.set('a key that reads its centre', await key(centre));
  const sender = await key(['exports:read', 'disputes:write']);
  await sender.send('post', '/disputes', leak(world));
  TAKERS.set('a key that sends cases in', sender);
  TAKERS.set('a key that exports alone', await key(['exports:read']));
});

afterAll(() => app?.close());

async function key(scopes: readonly string[]): Promise<Taker> {
  const { token } = await keyOf(scopes);
  return Taker.key(app, token);
}

async function keyOf(scopes: readonly string[]): Promise<{ id: string; token: string }> {
  const body = { name: '市数据局', centerId: world.center, scopes, expiresAt: '2027-06-30T16:00:00Z' };
  const issued = (await world.post('admin', '/api-keys', { body })).body as { id: string; token: string };
  await world.act('director', `/api-keys/${issued.id}`, 'approve');
  return issued;
}

type Grants = Parameters<AccountSetupService['create']>[1]['grants'];

/** Director of the neighbour, and the mediator's other account here: rights of two kinds at two places. */
const bothHouses = () =>
  accountWith('both', [
    { role: 'director', centerId: world.neighbour, departmentId: null },
    { role: 'mediator', centerId: world.center, departmentId: null },
  ]);

async function accountWith(username: string, grants: Grants): Promise<void> {
  const passwordHash = await app.app.get(PasswordsService).hash(DEMO_PASSWORD);
  const who = { centerId: world.center, staffId: null, username, name: '两地某', passwordHash, grants };
  await app.app.get(UnitOfWork).run(SYSTEM_SCOPE, (tx) => app.app.get(AccountSetupService).create(tx, who));
}

const codeOf = (body: Json): unknown => body['code'];

const auditOf = async (
  id: string,
): Promise<{ action: string; params: Json; actor: string | null; centerId: string }[]> =>
  (
    await app.pool.query<{ action: string; params: Json; actor: string | null; centerId: string }>(
      `SELECT action, params, actor_account_id AS actor, center_id AS "centerId" FROM audit_log WHERE subject_id = $1 ORDER BY at, id`,
      [id],
    )
  ).rows;

const actionsOf = async (id: string): Promise<string[]> => (await auditOf(id)).map(({ action }) => action);

/** Made and ready. */
async function made(taker: Taker = director, body: Json = { kinds: ['dispute'] }): Promise<string> {
  const { id } = await taker.ordered(body);
  await workOff(world);
  expect(await taker.seen(id)).toMatchObject({ state: 'done', ready: true });
  return id;
}

/** Files there are, by what their rows say; and bytes in the folder. */
const storedFiles = async (): Promise<string[]> =>
  (await readdir(app.files, { recursive: true, withFileTypes: true }))
    .filter((each) => each.isFile())
    .map((each) => each.name);

const fileOf = async (id: string): Promise<string> =>
  (await app.pool.query<{ file: string }>('SELECT file_id AS file FROM export_job WHERE id = $1', [id])).rows[0]
    ?.file ?? '';

/** Gives everything back, so that the next test has room. */
afterEach(async () => {
  for (const taker of [...TAKERS.values()].slice(0, 4)) {
    const { items } = await taker.get<{ items: ExportSeen[] }>('/exports?limit=200');
    for (const { id } of items.filter((one) => one.ready || ['queued', 'running'].includes(one.state)))
      await taker.cancel(id);
  }
});

describe('what is in it', () => {
  test.each([
    'the director',
    'the director of the neighbour',
    'the director above',
    'a director there who mediates here',
    'a key that reads its centre',
    'a key that sends cases in',
    'a key that exports alone',
  ])('for %s: what GET answers, and nothing besides', async (who) => {
    const taker = TAKERS.get(who) ?? director;
    const lines = await taker.taken(world);
    seen.set(who, await sameAsGet(taker, lines));
    const ids = lines.map(({ kind, id }) => `${kind} ${id}`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('the callers see different things, so that the comparison says something', () => {
    expect(Math.min(seen.get('the director') ?? 0, seen.get('a key that reads its centre') ?? 0)).toBeGreaterThan(20);
    expect(seen.get('the director above')).toBeGreaterThan(seen.get('the director') ?? Infinity);
    expect(seen.get('a key that sends cases in')).toBe(1);
    expect(seen.get('a key that exports alone')).toBe(0);
    expect(seen.get('the director of the neighbour')).not.toBe(seen.get('the director'));
  });

  test('R45 masks what GET masks, and holds no private note and no key', async () => {
    const lines = await director.taken(world);
    const all = lines.map(({ text }) => text).join('');
    for (const masked of MASKED) expect(all).toContain(masked);
    for (const clear of ['19187654321', '990981199001010011', `${MARK}私下说`, 'wrappedKey'])
      expect(all).not.toContain(clear);
  });

  test('R25 keeps concessions from a key that only looks', async () => {
    const concessions = (lines: readonly Line[]) =>
      ofKind(lines, 'session').filter(({ data }) => data['concessions'] !== null).length;
    expect(concessions(await director.taken(world))).toBeGreaterThan(0);
    const police = await key(['exports:read', 'disputes:read.center']);
    expect(concessions(await police.taken(world))).toBe(0);
  });

  test('centres, departments and names, as far as rights reach', async () => {
    const kinds = ['center', 'department', 'staff'];
    const lines = await director.taken(world, { kinds });
    expect(ofKind(lines, 'center').map(({ id }) => id)).toEqual([world.center]);
    const justice = lines.find(({ id }) => id === world.department('justice'));
    expect(justice).toMatchObject({ kind: 'department', data: { code: 'justice', centerId: world.center } });
    const staff = ofKind(lines, 'staff');
    expect(staff.find(({ id }) => id === world.staff('王调解'))?.data).toEqual({
      id: world.staff('王调解'),
      centerId: world.center,
      departmentId: null,
      name: '王调解',
    });
    const above = await Taker.person(app, 'above.director').taken(world, { kinds: ['center'] });
    expect(ofKind(above, 'center').map(({ id }) => id)).toEqual(
      expect.arrayContaining([world.center, world.neighbour, world.above[0] ?? '']),
    );
  });

  test('only the kinds that are asked for, and no case twice', async () => {
    const lines = await director.taken(world, { kinds: ['timeline_entry', 'dispute'] });
    expect(new Set(lines.map(({ kind }) => kind))).toEqual(
      new Set(['governance-center-bulk-export', 'dispute', 'timeline_entry']),
    );
  });

  test('of a period, in the zone of the centre; and what changed since', async () => {
    const first = await director.taken(world, { kinds: ['dispute', 'petition', 'report'], from: '2026-10-14' });
    const day = app.clock.today('Asia/Shanghai');
    const { id } = await Case.registered(world);
    const received = ofKind(first, 'dispute').map(({ data }) => String(data['receivedAt']));
    expect(received.length).toBeGreaterThan(3);
    for (const at of received) expect(at >= '2026-10-13T16:00:00.000Z').toBe(true);
    expect(ofKind(first, 'report')).toEqual([]);
    const before = await director.taken(world, { kinds: ['dispute', 'petition', 'report'], to: '2026-10-14' });
    for (const { data } of ofKind(before, 'dispute'))
      expect(String(data['receivedAt']) < '2026-10-13T16:00').toBe(true);
    for (const { data } of ofKind(before, 'petition')) expect(String(data['occurredOn']) < '2026-10-14').toBe(true);
    expect(ofKind(before, 'report')).toHaveLength(2);
    expect(day >= '2026-10-14').toBe(true);
    const exportId = await made(director, { kinds: ['dispute'] });
    const { nextChangedSince, asOf } = await director.manifest(exportId);
    expect(nextChangedSince < asOf).toBe(true);
    world.wait(60);
    const since = world.now;
    await world.patch('justice', `/disputes/${id}`, { body: { title: '楼上又漏水' } });
    const changed = await director.taken(world, { kinds: ['dispute', 'party', 'petition'], changedSince: since });
    expect(ofKind(changed, 'dispute').map((line) => line.id)).toEqual([id]);
    expect(ofKind(changed, 'party')).toHaveLength(2);
    expect(ofKind(changed, 'petition')).toEqual([]);
  });

  test('the instant since when is one moment, however it is written', async () => {
    const ids = async (changedSince: string) =>
      ofKind(await director.taken(world, { kinds: ['petition'], changedSince }), 'petition').map(({ id }) => id);
    const [petition] = await director.listed('/petitions');
    const at = String(petition?.['updatedAt']);
    const inShanghai = `${addMinutes(at, 8 * 60).slice(0, -1)}+08:00`;
    expect(await ids(at)).toContain(petition?.['id']);
    expect(await ids(inShanghai)).toEqual(await ids(at));
  });

  test('R46 on consent only cases all of whose parties agreed, and no petitions', async () => {
    const file = await Case.mediating(world);
    const say = (partyId: string | undefined, decision: string) =>
      file.record('justice', 'consents', { partyId, subject: 'share', decision });
    await say(file.parties[0], 'given');
    const ids = async () => ofKind(await director.taken(world, { ground: 'consent' }), 'dispute').map(({ id }) => id);
    const half = await ids();
    expect(half).not.toContain(file.id);
    await say(file.parties[1], 'given');
    const lines = await director.taken(world, { ground: 'consent' });
    expect(ofKind(lines, 'dispute').map(({ id }) => id)).toEqual([...half, file.id]);
    for (const { disputeId } of lines) if (disputeId !== undefined) expect([...half, file.id]).toContain(disputeId);
    expect(ofKind(lines, 'petition')).toEqual([]);
    expect(await director.refused({ ground: 'consent', kinds: ['petition'] }, 400)).toMatchObject({
      errors: [{ pointer: '/kinds', code: 'not_allowed_with' }],
    });
  });

  test('in the language in which it was asked for', async () => {
    const first = async (language: string) => {
      const lines = await director.taken(world, { kinds: ['timeline_entry'] }, { 'Accept-Language': language });
      const [entry] = ofKind(lines, 'timeline_entry');
      const shown = await director.send('get', `/disputes/${entry?.disputeId ?? ''}/timeline`, undefined, {
        'Accept-Language': language,
      });
      expect(entry?.data).toEqual((shown.body as { items: Json[] }).items[0]);
      return entry?.data['text'];
    };
    expect(await first('en')).not.toBe(await first('zh-CN'));
  });
});

describe('how it is fetched', () => {
  test('its manifest says how much there is of each kind, of when, for whom, with digests that are right', async () => {
    const { id } = await director.ordered();
    expect(codeOf(await director.get(`/exports/${id}/manifest`, 409))).toBe('export_not_done');
    expect(await director.fetchRefused(id, 409)).toMatchObject({ code: 'export_not_done' });
    await workOff(world);
    const { body: file, headers } = await director.fetch(id);
    const lines = await director.lines(id);
    const manifest = await director.manifest(id);
    const me = await director.get('/me');
    expect(manifest).toMatchObject({
      exportId: id,
      format: 'governance-center-bulk-export',
      version: 1,
      asOf: world.now,
      requestedBy: { accountId: me['id'], name: me['name'] },
      ground: 'statutory',
      lines: lines.length,
      bytes: file.length,
      sha256: sha256(file),
    });
    expect(headers).toMatchObject({
      etag: `"${sha256(file)}"`,
      'content-type': 'application/x-ndjson',
      'content-length': String(file.length),
      'cache-control': 'private, no-store',
    });
    for (const { kind, count, sha256: digest } of manifest.parts) {
      const own = ofKind(lines, kind);
      expect([kind, own.length]).toEqual([kind, count]);
      expect(sha256(own.map(({ text }) => text).join(''))).toBe(digest);
    }
    expect(manifest.parts.reduce((sum, { count }) => sum + count, 1)).toBe(lines.length);
    expect(lines[0]).toMatchObject({ kind: manifest['format'], id, data: { version: 1, asOf: manifest.asOf } });
    expect(await director.seen(id)).toMatchObject({
      state: 'done',
      casesDone: ofKind(lines, 'dispute').length,
      casesTotal: ofKind(lines, 'dispute').length,
      lines: lines.length,
      bytes: file.length,
    });
  });

  test('a download that broke off goes on where it stopped', async () => {
    const id = await made();
    const { body: whole, headers } = await director.fetch(id);
    const etag = String(headers['etag']);
    const cut = Math.floor(whole.length / 2) + 13;
    const first = await director.fetch(id, { Range: `bytes=0-${cut - 1}` }, 206);
    const rest = await director.fetch(id, { Range: `bytes=${cut}-`, 'If-Range': etag }, 206);
    expect(rest.headers['content-range']).toBe(`bytes ${cut}-${whole.length - 1}/${whole.length}`);
    expect(Buffer.concat([first.body, rest.body]).equals(whole)).toBe(true);
    const other = await director.fetch(id, { Range: `bytes=${cut}-`, 'If-Range': '"another"' });
    expect(other.body.length).toBe(whole.length);
    await director.fetch(id, { 'If-None-Match': etag }, 304);
    await director.fetch(id, { Range: `bytes=${whole.length}-` }, 416);
  });

  test('it lies sealed', async () => {
    const id = await made();
    const file = await fileOf(id);
    const bytes = await readFile(join(app.files, file.slice(0, 2), file));
    expect(bytes.length).toBeGreaterThan(10_000);
    for (const word of ['dispute', '漏水', '陈某', MARK]) expect(bytes.includes(Buffer.from(word))).toBe(false);
  });

  test('R46 R47 on record: asked for, which cases on which ground, made, each fetch', async () => {
    const id = await made(director, { kinds: ['dispute'] });
    await director.fetch(id);
    await director.fetch(id, { Range: 'bytes=0-9' }, 206);
    const audit = await auditOf(id);
    const { id: me } = await director.get('/me');
    const steps = audit.map(({ action }) => action).filter((action) => action !== 'export.cases_taken');
    expect(steps).toEqual(['export.requested', 'export.made', 'export.downloaded', 'export.downloaded']);
    expect(audit.every(({ actor }) => actor === me)).toBe(true);
    expect(audit[0]?.params).toMatchObject({ ground: 'statutory', kinds: ['dispute'] });
    const taken = audit.filter(({ action }) => action === 'export.cases_taken');
    expect(taken.flatMap(({ params }) => params['disputeIds'] as string[]).sort()).toEqual(
      (await director.listed('/disputes')).map((one) => one['id']).sort(),
    );
    expect(taken.every(({ params, centerId }) => params['ground'] === 'statutory' && centerId === world.center)).toBe(
      true,
    );
    expect(JSON.stringify(audit)).not.toMatch(/陈某|漏水/);
  });
});

describe('who may', () => {
  test.each(['admin', 'auditor', 'justice', 'mediator', 'petition', 'grid'])('not %s', async (username) => {
    const reply = await Taker.person(app, username).refused({}, 403);
    expect(reply).toMatchObject({ code: 'forbidden', status: 403 });
    await Taker.person(app, username).get('/exports', 403);
  });

  test('nobody without signing in, and no key without the scope', async () => {
    expect((await nobody(app).post('/exports').send({ ground: 'statutory' })).status).toBe(401);
    expect(codeOf(await (await key(['disputes:read.center'])).refused({}, 403))).toBe('forbidden');
  });

  test('others’ exports do not exist, not even for the director above', async () => {
    const id = await made();
    for (const other of ['other.director', 'above.director']) {
      const taker = Taker.person(app, other);
      for (const part of ['', '/content', '/manifest']) await taker.get(`/exports/${id}${part}`, 404);
      expect((await taker.send('post', `/exports/${id}/cancel`, undefined, { 'If-Match': '"1"' })).status).toBe(404);
      expect((await taker.get<{ items: Json[] }>('/exports?limit=200')).items.map((one) => one['id'])).not.toContain(
        id,
      );
    }
    await director.get(`/exports/${newId()}`, 404);
  });

  test('one at a time, and ten that are kept', async () => {
    const { id } = await director.ordered({ kinds: ['center'] });
    const refused = await director.refused({}, 409);
    expect(refused).toMatchObject({ code: 'export_under_way', detail: expect.stringContaining(id) });
    await workOff(world);
    for (let count = 1; count < MOST_KEPT; count += 1) await made(director, { kinds: ['center'] });
    expect(await director.refused({}, 409)).toMatchObject({ code: 'export_too_many' });
    await director.cancel(id);
    await made(director, { kinds: ['center'] });
  });

  test('asked for twice at the same moment, one is made', async () => {
    const ask = () => director.send('post', '/exports', { ground: 'statutory', kinds: ['center'] });
    const replies = await Promise.all([ask(), ask(), ask(), ask()]);
    expect(replies.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409]);
  });

  test.each<[Json, string, string]>([
    [{ ground: 'curiosity' }, '/ground', 'wrong_code'],
    [{ ground: undefined }, '/ground', 'required'],
    [{ from: '2026-11-01', to: '2026-10-01' }, '/to', 'bad_range'],
    [{ from: '2026-10-01', to: '2026-10-01' }, '/to', 'bad_range'],
    [{ from: '2026-02-30' }, '/from', 'bad_day'],
    [{ changedSince: '2026-10-01' }, '/changedSince', 'bad_instant'],
    [{ kinds: [] }, '/kinds', 'too_few'],
    [{ kinds: ['account'] }, '/kinds', 'wrong_code'],
    [{ kinds: ['party', 'party'] }, '/kinds', 'duplicate'],
    [{ kinds: 'party' }, '/kinds', 'wrong_type'],
    [{ centerId: '%' }, '/centerId', 'unknown_field'],
  ])('refuses %j', async (body, pointer, code) => {
    expect(await director.refused(body, 400)).toMatchObject({ errors: [{ pointer, code }] });
  });
});

describe('how it ends', () => {
  test('cancelled while it waits, once', async () => {
    const { id } = await director.ordered();
    expect(await director.cancel(id)).toMatchObject({ state: 'cancelled', ready: false, goneWhy: null });
    await workOff(world);
    expect(await director.seen(id)).toMatchObject({ state: 'cancelled', lines: null });
    expect(codeOf(await director.cancel(id, 409))).toBe('export_over');
    expect(await director.fetchRefused(id, 409)).toMatchObject({ code: 'export_not_done' });
    expect(await actionsOf(id)).toEqual(['export.requested', 'export.cancelled']);
  });

  test('given back: the bytes go, what is left says so', async () => {
    const id = await made();
    const file = await fileOf(id);
    expect(await storedFiles()).toContain(file);
    expect(await director.cancel(id)).toMatchObject({ state: 'cancelled', ready: false, goneWhy: 'given_back' });
    await sweep(world);
    expect(await storedFiles()).not.toContain(file);
  });

  test('after its days it is deleted by itself; counts and digests stay', async () => {
    const id = await made();
    const file = await fileOf(id);
    const { sha256: digest } = await director.manifest(id);
    world.wait(3 * 24 * 60 - 1);
    await director.fetch(id);
    await sweep(world);
    expect(await storedFiles()).not.toContain(file);
    expect(await director.seen(id)).toMatchObject({ state: 'done', ready: false, goneWhy: 'expired' });
    expect(await director.fetchRefused(id, 409)).toMatchObject({ code: 'export_expired' });
    expect((await director.manifest(id)).sha256).toBe(digest);
    expect(codeOf(await director.cancel(id, 409))).toBe('export_over');
    expect((await actionsOf(id)).at(-1)).toBe('export.expired');
  });

  test('over its days it is refused also before anybody looked', async () => {
    const id = await made();
    world.wait(3 * 24 * 60);
    expect(await director.fetchRefused(id, 409)).toMatchObject({ code: 'export_expired' });
    expect(await director.seen(id)).toMatchObject({ ready: false, goneWhy: 'expired' });
  });

  test('R40 once the file of a case is destroyed no copy outlives it', async () => {
    const id = await made();
    const { asOf } = await director.manifest(id);
    const [first] = ofKind(await director.lines(id), 'dispute');
    const destroy = (disputeId: string | undefined) =>
      // Written down a little before the export began, seen a little after.
      app.pool.query('UPDATE dispute SET destroyed_at = $2 WHERE id = $1', [disputeId, addMinutes(String(asOf), -1)]);
    const elsewhere = await app.pool.query<{ id: string }>('SELECT id FROM dispute WHERE center_id <> $1 LIMIT 1', [
      world.center,
    ]);
    try {
      expect(elsewhere.rows).toHaveLength(1);
      await destroy(elsewhere.rows[0]?.id);
      await director.fetch(id);
      await destroy(first?.id);
      expect(await director.fetchRefused(id, 409)).toMatchObject({ code: 'export_file_destroyed' });
      expect(await director.seen(id)).toMatchObject({ ready: false, goneWhy: 'file_destroyed' });
    } finally {
      await app.pool.query('UPDATE dispute SET destroyed_at = NULL');
    }
  });

  test('a case that the caller may see no longer takes the copy back', async () => {
    const { id: disputeId } = await Case.registered(world);
    const id = await made();
    const away = (to: string) =>
      app.pool.query('UPDATE dispute SET center_id = $2, custody_center_id = $2 WHERE id = $1', [disputeId, to]);
    await away(world.neighbour);
    try {
      await director.get(`/disputes/${disputeId}`, 404);
      expect(await director.fetchRefused(id, 403)).toMatchObject({ code: 'export_rights_lost' });
      expect(await director.seen(id)).toMatchObject({ ready: false, goneWhy: 'rights_lost' });
    } finally {
      await away(world.center);
    }
  });

  test('R46 what left on consent is taken back with the consent; what left by law is not', async () => {
    const file = await Case.mediating(world);
    const say = (partyId: string | undefined, decision: string) =>
      file.record('justice', 'consents', { partyId, subject: 'share', decision });
    for (const partyId of file.parties) await say(partyId, 'given');
    const consented = await made(director, { ground: 'consent', kinds: ['dispute'] });
    const byLaw = await made();
    expect(ofKind(await director.lines(consented), 'dispute').map(({ id }) => id)).toContain(file.id);
    await say(file.parties[0], 'refused');
    await director.fetch(byLaw);
    expect(await director.fetchRefused(consented, 409)).toMatchObject({ code: 'export_consent_lacking' });
    expect(await director.seen(consented)).toMatchObject({ ready: false, goneWhy: 'consent_lacking' });
  });
});

describe('rights are looked at again', () => {
  const GRANTS = () => [
    { role: 'director' as const, centerId: world.center, departmentId: null },
    { role: 'director' as const, centerId: world.neighbour, departmentId: null },
  ];
  let number = 0;

  /** Director of two centres, until the administrators take that away. */
  async function leaver(): Promise<{ taker: Taker; lose: () => Promise<unknown>; loseAll: () => Promise<unknown> }> {
    const username = `leaver.${(number += 1)}`;
    await accountWith(username, GRANTS());
    const taker = Taker.person(app, username);
    const { id } = await taker.get('/me');
    const take = async (admin: string, centerId: string) => {
      const { grants } = await world.get<{ grants: { id: string; centerId: string }[] }>(
        admin,
        `/accounts/${String(id)}`,
      );
      const grant = grants.find((one) => one.centerId === centerId);
      const reply = await (await world.as(admin)).delete(`/accounts/${String(id)}/grants/${grant?.id ?? ''}`);
      demand(reply, 200, 'a grant is taken away');
    };
    const lose = () => take('other.admin', world.neighbour);
    return { taker, lose, loseAll: async () => [await lose(), await take('admin', world.center)] };
  }

  test('lost before it is made: it is not', async () => {
    const { taker, loseAll } = await leaver();
    const { id } = await taker.ordered();
    await loseAll();
    await workOff(world);
    const { rows } = await app.pool.query('SELECT state, problem, file_id FROM export_job WHERE id = $1', [id]);
    expect(rows).toEqual([{ state: 'failed', problem: { code: 'export_rights_lost', params: {} }, file_id: null }]);
    await taker.get(`/exports/${id}`, 403);
  });

  test('fewer when it is made: it holds what they may see by then', async () => {
    const { taker, lose } = await leaver();
    const { id } = await taker.ordered();
    await lose();
    await workOff(world);
    await sameAsGet(taker, await taker.lines(id));
  });

  test('fewer when it is fetched: 403, and it is deleted', async () => {
    const { taker, lose } = await leaver();
    const id = await made(taker);
    await taker.fetch(id, { Range: 'bytes=0-99' }, 206);
    const file = await fileOf(id);
    await lose();
    const told = { code: 'export_rights_lost', status: 403, detail: expect.stringContaining('权限已经减少') };
    for (const _ of ['first', 'again']) expect(await taker.fetchRefused(id, 403)).toMatchObject(told);
    expect(await taker.seen(id)).toMatchObject({ ready: false, goneWhy: 'rights_lost' });
    expect((await actionsOf(id)).at(-1)).toBe('export.taken_back');
    await sweep(world);
    expect(await storedFiles()).not.toContain(file);
  });

  test('a key that is revoked or narrowed, and an account that is disabled: deleted, though nobody asks', async () => {
    const revoked = await keyOf(['exports:read', 'disputes:read.center']);
    const narrowed = await keyOf(['exports:read', 'disputes:read.center', 'petitions:read']);
    const { taker } = await leaver();
    const ids = [
      await made(Taker.key(app, revoked.token)),
      await made(Taker.key(app, narrowed.token)),
      await made(taker),
    ];
    const kept = await made();
    await world.act('admin', `/api-keys/${revoked.id}`, 'revoke');
    await world.patch('admin', `/api-keys/${narrowed.id}`, {
      body: { scopes: ['exports:read', 'disputes:read.center'] },
    });
    await app.pool.query(`UPDATE account SET disabled_at = $1 WHERE username LIKE 'leaver%'`, [world.now]);
    await sweep(world);
    const { rows } = await app.pool.query<{ why: string | null }>(
      'SELECT gone_why AS why FROM export_job WHERE id = ANY($1::uuid[]) ORDER BY requested_at, id',
      [ids],
    );
    expect(rows.map(({ why }) => why)).toEqual(['rights_lost', 'rights_lost', 'rights_lost']);
    expect(await director.seen(kept)).toMatchObject({ ready: true });
  });

  test('more rights take nothing away', async () => {
    const { taker } = await leaver();
    const id = await made(taker);
    await app.pool.query(
      `INSERT INTO role_grant SELECT (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(), 'role', 'auditor'))).*
         FROM role_grant g JOIN account a ON a.id = g.account_id WHERE a.username = $1 LIMIT 1`,
      [`leaver.${number}`],
    );
    await taker.fetch(id);
  });
});
