/** What holds on every route (api.md §1): revalidation, languages, pages, search, who may know what, and the order of checks. */
import type { Response } from 'supertest';
import type { ActionsResponse, DisputePage } from '../../src/modules/case-file/case-file.dto.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import type { RuleListResponse } from '../../src/modules/workflow/workflow.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { nobody } from '../support/as.js';
import { Case, CLEAN, leak, listed, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;
let file: Case;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  file = await Case.mediating(world);
});

afterAll(() => app?.close());

const get = async (username: string, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  (await world.as(username)).get(path).set(headers);

describe('revalidation', () => {
  test('what has not changed is not sent again; what has, is', async () => {
    const fresh = await get('director', file.path);
    const tag = fresh.headers['etag'] ?? '';
    expect(tag).toMatch(/^"\d+-[\w-]+"$/);
    expect(fresh.headers['cache-control']).toBe('private, no-cache');
    expect(fresh.headers['vary']).toBe('Accept, Accept-Language, Authorization');
    const same = await get('director', file.path, { 'If-None-Match': `"1-old", W/${tag}` });
    expect([same.status, same.text]).toEqual([304, '']);
    // Another variant of the same version: other actions, another language, other parts.
    const others = [await get('justice', file.path), await get('director', `${file.path}?expand=parties`)];
    for (const { headers } of others) expect(headers['etag']?.split('-')[0]).toBe(tag.split('-')[0]);
    expect((await get('director', `${file.path}?expand=parties`, { 'If-None-Match': tag })).status).toBe(200);
    await file.record('justice', 'consents', { partyId: file.parties[0], subject: 'data', decision: 'given' });
    const changed = await get('director', file.path, { 'If-None-Match': tag });
    expect(changed.status).toBe(200);
    expect(Number(/\d+/.exec(changed.headers['etag'] ?? '')?.[0])).toBe(Number(/\d+/.exec(tag)?.[0]) + 1);
  });

  test('desk and actions are computed each time', async () => {
    const actions = await get('director', `${file.path}/actions`);
    const tag = actions.headers['etag'] ?? '';
    expect((actions.body as ActionsResponse).etag).toBe(tag);
    expect((await get('director', `${file.path}/actions`, { 'If-None-Match': tag })).status).toBe(200);
    expect((await get('justice', '/desk', { 'If-None-Match': '*' })).status).toBe(200);
  });

  test('the ETag of `actions` guards the action; what is stale is told the current one', async () => {
    const { body } = await get('director', `${file.path}/actions`);
    const { etag } = body as ActionsResponse;
    await file.record('justice', 'consents', { partyId: file.parties[1], subject: 'data', decision: 'given' });
    const stale = await file.act('director', 'withdraw', {
      body: { partyId: file.parties[0] },
      ifMatch: etag,
      expect: 412,
    });
    expect(stale.body).toMatchObject({ code: 'stale' });
    expect(stale.headers['etag']).toMatch(new RegExp(`^"${Number(/\d+/.exec(etag)?.[0]) + 1}\\b`));
  });

  test('problems are not stored, and carry what somebody needs who asks for help', async () => {
    const reply = await get('director', `/disputes/${newId()}`);
    expect(reply.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-language': 'zh-CN',
      'x-content-type-options': 'nosniff',
    });
    expect(reply.body).toMatchObject({
      type: 'urn:problem:not_found',
      status: 404,
      errorId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
  });
});

describe('creations and records', () => {
  test('a resource answers where it lives; a record answers with its parent’s address and ETag', async () => {
    const own = await Case.settled(world);
    const versionOf = (reply: Response) => /^"(\d+)-/.exec(reply.headers['etag'] ?? '')?.[1];
    const version = async () => String((await own.get('director'))['version']);
    const told = await own.record('justice', 'consents', {
      partyId: own.parties[0],
      subject: 'data',
      decision: 'given',
    });
    expect(told.headers['location']).toBe(`/api/v1${own.path}`);
    expect(versionOf(told)).toBe(await version());
    const { parties } = await own.get('director', 'parties');
    const { consents } = (parties as { consents: { id: string }[] }[])[0] ?? { consents: [] };
    expect(consents.map(({ id }) => id)).toContain((told.body as { id: string }).id);

    const { obligations } = await own.get('director', 'obligations');
    const owed = `/obligations/${(obligations as { id: string }[])[0]?.id ?? ''}`;
    const paid = { performedOn: '2026-10-14', amount: '0.01', evidence: '收条' };
    const kept = await world.post('mediator', `${owed}/performance`, { body: paid });
    expect(kept.headers['location']).toBe(`/api/v1${owed}`);
    expect(versionOf(kept)).toBe(await version());

    const visit = await own.record('mediator', 'return-visits', { dueOn: '2026-11-01' });
    const { id } = visit.body as { id: string };
    expect(visit.headers['location']).toBe(`/api/v1/return-visits/${id}`);
    const read = await get('mediator', `/return-visits/${id}`);
    expect(read.body).toEqual(visit.body);
    expect(read.headers['etag']).toBe(visit.headers['etag']);
  });

  test('a client may bring its own id; one used for something else is refused', async () => {
    const id = newId();
    const made = await world.post('justice', '/disputes', { body: leak(world, { id }) });
    expect(made.headers['location']).toBe(`/api/v1/disputes/${id}`);
    const taken = await world.post('justice', '/disputes', { body: leak(world, { id }), expect: 409 });
    expect(taken.body).toMatchObject({ code: 'id_in_use' });
  });
});

describe('two languages, one set of codes', () => {
  const HAN = /\p{Script=Han}/u;

  test.each([
    [undefined, 'zh-CN'],
    ['zh-CN', 'zh-CN'],
    ['en', 'en'],
    ['en-GB,zh;q=0.5', 'en'],
    ['zh;q=0.9,en;q=0.1', 'zh-CN'],
    ['fr, de;q=0.5', 'zh-CN'],
    ['en;q=0, zh', 'zh-CN'],
    [';;;===', 'zh-CN'],
  ])('Accept-Language: %s → %s', async (sent, expected) => {
    const reply = await get('director', `/disputes/${newId()}`, sent === undefined ? {} : { 'Accept-Language': sent });
    expect(reply.headers['content-language']).toBe(expected);
    expect(HAN.test((reply.body as { detail: string }).detail)).toBe(expected === 'zh-CN');
  });

  test('refusals, actions, rules and the timeline say the same in both', async () => {
    const both = async (path: string) => [
      (await get('director', path, { 'Accept-Language': 'zh-CN' })).body as unknown,
      (await get('director', path, { 'Accept-Language': 'en' })).body as unknown,
    ];
    const [zh, en] = (await both(`${file.path}/actions`)) as [ActionsResponse, ActionsResponse];
    const codes = ({ items }: ActionsResponse) =>
      items.map(({ action, allowed, reasons }) => [action, allowed, reasons.map(({ code }) => code)]);
    expect(codes(zh)).toEqual(codes(en));
    // People keep their names.
    const unnamed = (text: string) => text.replaceAll(/[陈林]某/g, '');
    for (const { reasons } of en.items) for (const { text } of reasons) expect(unnamed(text)).not.toMatch(HAN);
    for (const { reasons } of zh.items) for (const { text } of reasons) expect(text).toMatch(HAN);
    const [ruleZh, ruleEn] = (await both('/rules')) as [RuleListResponse, RuleListResponse];
    expect(ruleZh.items.map(({ id }) => id)).toEqual(ruleEn.items.map(({ id }) => id));
    for (const { sentence } of ruleEn.items) expect(sentence).not.toMatch(HAN);
    const [lineZh, lineEn] = (await both(`${file.path}/timeline`)) as [
      { items: { type: string; text: string }[] },
      { items: { type: string; text: string }[] },
    ];
    expect(lineZh.items.map(({ type }) => type)).toEqual(lineEn.items.map(({ type }) => type));
    expect(lineEn.items[0]?.text).not.toMatch(HAN);
    expect(lineZh.items[0]?.text).toMatch(HAN);
  });

  test('the machine as a diagram', async () => {
    const reply = await (await world.as('grid')).get('/workflow').set('Accept', 'text/vnd.mermaid');
    expect(reply.headers['content-type']).toContain('text/vnd.mermaid');
    expect(reply.text.startsWith('stateDiagram-v2')).toBe(true);
  });
});

describe('pages', () => {
  const pageOf = async (query: string): Promise<DisputePage> =>
    (await get('director', `/disputes?${query}`)).body as DisputePage;

  test('every item once, newest first, whatever is added meanwhile', async () => {
    const whole = await pageOf('limit=200&withTotal=true');
    expect(whole.total).toBe(whole.items.length);
    expect(whole.nextCursor).toBeNull();
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const reply = await get(
        'director',
        `/disputes?limit=3${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      const page = reply.body as DisputePage;
      expect(page.total).toBeUndefined();
      expect(page.limit).toBe(3);
      seen.push(...page.items.map(({ id }) => id));
      if (seen.length === 3) await Case.registered(world);
      if (page.nextCursor === null) {
        expect(reply.headers['link']).toBeUndefined();
        break;
      }
      const link = /^<([^>]+)>; rel="next"$/.exec(reply.headers['link'] ?? '')?.[1] ?? '';
      expect(link).toMatch(/^\/api\/v1\/disputes\?/);
      const linked = (await get('director', link.replace('/api/v1', ''))).body as DisputePage;
      expect(linked.items[0]?.id).not.toBe(page.items[0]?.id);
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(whole.items.map(({ id }) => id));
    const times = whole.items.map(({ receivedAt }) => receivedAt);
    expect(times).toEqual([...times].sort().reverse());
  });

  test('a cursor is good for its own list, filters and signature only', async () => {
    const { nextCursor } = await pageOf('limit=2&state=registered&state=closed');
    const cursor = encodeURIComponent(nextCursor ?? '');
    expect(nextCursor).not.toBeNull();
    await world.read('director', `/disputes?limit=50&state=registered&state=closed&cursor=${cursor}`);
    const tampered = encodeURIComponent(
      `${Buffer.from('["2030-01-01T00:00:00.000Z","x"]').toString('base64url')}.${nextCursor?.split('.')[1] ?? ''}`,
    );
    for (const path of [
      `/disputes?cursor=${cursor}`,
      `/disputes?state=registered&cursor=${cursor}`,
      `/disputes?state=registered&state=closed&cursor=${tampered}`,
      `/disputes?state=registered&state=closed&cursor=${cursor}x`,
      `/petitions?cursor=${cursor}`,
    ]) {
      expect((await world.read('director', path, 400)).body).toMatchObject({ code: 'bad_cursor' });
    }
  });

  test('filters are ANDed, repeated ones ORed', async () => {
    const all = (await pageOf('limit=200')).items;
    const of = async (query: string) => (await pageOf(`limit=200&${query}`)).items.map(({ id }) => id);
    const those = (test: (dispute: DisputePage['items'][number]) => boolean) => all.filter(test).map(({ id }) => id);
    expect(await of('state=closed&state=settled')).toEqual(
      those(({ state }) => state === 'closed' || state === 'settled'),
    );
    expect(await of('state=closed&category=contract')).toEqual(
      those(({ state, category }) => state === 'closed' && category === 'contract'),
    );
    expect(await of('subcategory=water_leak')).toEqual(those(({ subcategory }) => subcategory === 'water_leak'));
    expect(await of(`departmentId=${world.department('justice')}`)).toEqual(
      those(({ departmentId }) => departmentId === world.department('justice')),
    );
    const mediatorId = world.staff('王调解');
    expect(await of(`mediatorId=${mediatorId}`)).toEqual(those(({ mediatorIds }) => mediatorIds.includes(mediatorId)));
    const [newest] = all;
    expect(await of(`receiptNo=${newest?.receiptNo ?? ''}`)).toEqual([newest?.id]);
    expect(await of(`receivedFrom=2026-10-14T00:00:00Z`)).toEqual(
      those(({ receivedAt }) => receivedAt >= '2026-10-14T00:00:00.000Z'),
    );
    expect(await of('riskFlag=violence')).toEqual(those(({ riskFlags }) => riskFlags.includes('violence')));
    expect(await of('queued=true')).toEqual(those(({ queued }) => queued));
  });
});

describe('Chinese search', () => {
  let found: Case;

  beforeAll(async () => {
    const parties = [
      { id: newId(), role: 'applicant', kind: 'person', name: '欧阳某' },
      { id: newId(), role: 'respondent', kind: 'person', name: '闾丘某' },
    ];
    const texts = { title: '屋顶花园渗漏ＡＢ', facts: '雨季屋顶蓄水，邻居种植竹子，根系穿透防水层。', parties };
    found = await Case.accepted(world, 'justice', texts);
  });

  const search = async (username: string, q: string): Promise<string[]> =>
    (await listed<DisputeResponse>(await world.as(username), `/disputes?q=${encodeURIComponent(q)}`)).map(
      ({ id }) => id,
    );

  test.each([
    ['竹'],
    ['蓄'],
    ['蓄水'],
    ['种植竹子'],
    ['根系穿透防水层'],
    ['花园'],
    ['欧'],
    ['欧阳'],
    ['闾丘某'],
    ['ab'],
    ['渗漏AB'],
    ['竹子 欧阳'],
    ['欧阳 花园 蓄水'],
  ])('%s', async (q) => expect(await search('director', q)).toContain(found.id));

  test.each([['竹水'], ['水蓄'], ['欧阳 司马'], ['%'], ['_'], ['竹%子'], ["';--"], ['\\']])('not: %s', async (q) =>
    expect(await search('director', q)).not.toContain(found.id),
  );

  test('by number and receipt number, whole or in part', async () => {
    const { number, receiptNo } = (await found.get('director')) as unknown as DisputeResponse;
    expect(await search('director', number ?? '')).toEqual([found.id]);
    expect(await search('director', receiptNo)).toEqual([found.id]);
    expect(await search('director', receiptNo.slice(-5).toLowerCase())).toContain(found.id);
  });

  test('only within what the caller may see', async () => {
    expect(await search('mediator', '竹')).toEqual([]);
    expect(await search('other.director', '欧阳')).toEqual([]);
    const counted = await world.get<DisputePage>(
      'other.director',
      `/disputes?q=${encodeURIComponent('欧阳')}&withTotal=true`,
    );
    expect(counted).toMatchObject({ items: [], total: 0 });
  });
});

describe('who may know what', () => {
  test('for the neighbouring director the cases of 阳春 do not exist: not by id, list, number, search, part or count', async () => {
    const { number } = (await file.get('director')) as unknown as DisputeResponse;
    for (const part of [
      '',
      '/timeline',
      '/actions',
      '/resolution-record',
      '/parties',
      '/sessions',
      '/agreements',
      '/return-visits',
    ]) {
      await world.read('other.director', `${file.path}${part}`, 404);
    }
    const own = await world.get<DisputePage>('other.director', '/disputes?withTotal=true');
    expect(own.items.every(({ centerId }) => centerId === world.neighbour)).toBe(true);
    expect(own.total).toBe(own.items.length);
    for (const query of [
      `centerId=${world.center}`,
      `number=${encodeURIComponent(number ?? '')}`,
      `q=${encodeURIComponent('漏水')}`,
    ]) {
      expect(await world.get<DisputePage>('other.director', `/disputes?withTotal=true&${query}`)).toMatchObject({
        items: [],
        total: 0,
      });
    }
    const sent = await file.act('other.director', 'withdraw', {
      body: { partyId: file.parties[0] },
      ifMatch: '"1"',
      expect: 404,
    });
    expect(sent.body).toMatchObject({ code: 'not_found' });
  });

  test('the administrator manages and sees no case', async () => {
    for (const path of ['/disputes', file.path, `${file.path}/timeline`, `${file.path}/parties`, '/petitions'])
      await world.read('admin', path, 403);
    expect(await world.get('admin', '/desk')).toMatchObject({ toAccept: [], dueSoon: [], sessionsToday: [] });
  });

  test('a mediator sees the own cases only, and loses those given to somebody else', async () => {
    const mine = await listed<DisputeResponse>(await world.as('mediator'), '/disputes');
    expect(mine.length).toBeGreaterThan(0);
    for (const { mediatorIds } of mine) expect(mediatorIds).toContain(world.staff('王调解'));
    const given = await Case.assigned(world);
    await world.read('mediator', given.path);
    await given.act('justice', 'assign', { body: { mediatorIds: [world.staff('林和事')] } });
    await world.read('mediator', given.path, 404);
  });

  test('a grid worker keeps what they took in, a duty officer what nobody was given yet', async () => {
    const open = await Case.registered(world, 'police');
    await world.read('judge', open.path);
    await world.read('grid', open.path, 404);
    await open.act('police', 'accept', { body: { screening: CLEAN } });
    await open.act('police', 'assign', {
      body: { departmentId: world.department('public_security'), mediatorIds: [world.staff('郑劝和')] },
    });
    await world.read('judge', open.path, 404);
    await world.read('police', open.path);
    await world.read('director', open.path);
  });

  test('personal data is masked for everybody until it is revealed with a purpose, and that is written down', async () => {
    const secret = { phone: '13912345678', idNumber: '350981199001010011', address: '示例小区9号楼1001' };
    const party = { id: newId(), role: 'applicant', kind: 'person', name: '卓某', ...secret };
    const own = await Case.registered(world, 'justice', { parties: [party] });
    for (const path of [
      `${own.path}?expand=parties,timeline`,
      `${own.path}/parties/${party.id}`,
      `${own.path}/timeline`,
    ]) {
      const { text } = await world.read('director', path);
      for (const value of Object.values(secret)) expect(text).not.toContain(value);
    }
    const { rows } = await app.pool.query<{ row: string }>('SELECT p::text AS row FROM party p WHERE id = $1', [
      party.id,
    ]);
    for (const value of Object.values(secret)) expect(rows[0]?.row).not.toContain(value);
    const reveal = { body: { fields: ['phone', 'address'], purpose: 'contact' }, expect: 200 };
    const shown = await world.post('director', `${own.path}/parties/${party.id}/reveal`, reveal);
    expect(shown.body).toEqual({ phone: secret.phone, address: secret.address });
    const { rows: log } = await app.pool.query<{ row: string }>('SELECT a::text AS row FROM audit_log a');
    expect(log.filter(({ row }) => row.includes(party.id) && row.includes('contact'))).toHaveLength(1);
    expect(log.some(({ row }) => row.includes(secret.phone))).toBe(false);
  });
});

describe('the order of checks', () => {
  const send = async (username: string, ifMatch: string | null, body: object): Promise<number> => {
    const request = (await world.as(username)).post(`${file.path}/withdraw`);
    if (ifMatch !== null) request.set('If-Match', ifMatch);
    return (await request.send(body)).status;
  };
  const INVALID = { partyId: 7, extra: true };

  test('not signed in, invisible, not permitted, stale, malformed, against a rule', async () => {
    const tag = await world.etag('director', file.path);
    expect((await nobody(app).post(`${file.path}/withdraw`).send(INVALID)).status).toBe(401);
    expect(await send('other.director', '"1"', INVALID)).toBe(404);
    expect(await send('other.director', null, {})).toBe(404);
    expect(await send('auditor', '"1"', INVALID)).toBe(403);
    expect(await send('admin', null, INVALID)).toBe(403);
    expect(await send('director', null, INVALID)).toBe(428);
    expect(await send('director', '*', INVALID)).toBe(428);
    expect(await send('director', '"1"', INVALID)).toBe(412);
    expect(await send('director', '"1"', { partyId: file.parties[0] })).toBe(412);
    expect(await send('director', tag, INVALID)).toBe(400);
    expect(await send('director', tag, { partyId: newId() })).toBe(409);
  });

  test('seen but not permitted comes before what is wrong with the request', async () => {
    const mine = await Case.assigned(world);
    const accept = async (body: object, ifMatch = '"1"') =>
      (await world.as('mediator')).post(`${mine.path}/assign`).set('If-Match', ifMatch).send(body);
    expect((await accept({ mediatorIds: 'x' })).body).toMatchObject({ status: 403, code: 'forbidden' });
    const judge = await world.as('police');
    expect((await judge.post(`${mine.path}/assign`).set('If-Match', '"1"').send({ mediatorIds: 'x' })).status).toBe(
      404,
    );
    const registered = await Case.registered(world, 'grid', { gridId: await gridOfWorker() });
    const grid = await world.as('grid');
    expect((await grid.post(`${registered.path}/accept`).set('If-Match', '"1"').send({})).status).toBe(403);
    const invalid = await grid.patch(registered.path).set('If-Match', '"9"').send({ title: 7 });
    expect(invalid.status).toBe(412);
  });

  test('a reused key is told before a stale If-Match and before the body', async () => {
    const justice = await world.as('justice');
    const body = leak(world);
    await justice.post('/disputes').set('Idempotency-Key', 'order-1').send(body).expect(201);
    const reused = await justice.post('/disputes').set('Idempotency-Key', 'order-1').send({ title: 7 });
    expect(reused.body).toMatchObject({ status: 422, code: 'idempotency_mismatch' });
  });

  async function gridOfWorker(): Promise<string> {
    const { staffId } = await world.get('grid', '/me');
    const { rows } = await app.pool.query<{ gridId: string }>(
      'SELECT grid_id AS "gridId" FROM grid_duty WHERE staff_id = $1 LIMIT 1',
      [staffId],
    );
    return rows[0]?.gridId ?? '';
  }
});
