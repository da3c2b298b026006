/**
 * Duty in people's calendars: secret links, what an independent parser reads behind them, what a change of the roster does to
 * them, and where the secret never appears.
 */
import ICAL from 'ical.js';
import { createHash } from 'node:crypto';
import type { Response } from 'supertest';
import { addDays } from '../../src/domain/shared/day.js';
import type { DraftResponse } from '../../src/modules/roster/drafts.dto.js';
import type { DutyFeedResponse, NewDutyFeedResponse } from '../../src/modules/duty-feeds/duty-feeds.dto.js';
import type { ShiftResponse } from '../../src/modules/roster/roster.dto.js';
import { loggedRequest } from '../../src/platform/http/address.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type Agent, as, nobody } from '../support/as.js';
import { demand, listed, newId, World } from '../support/world.js';

const UNKNOWN = '01900000-0000-7000-8000-00000000dead';
const ZONE = 'Asia/Shanghai';

const logged: string[] = [];
let app: TestApp;
let world: World;
let justice: Agent;
let director: Agent;
let me: string;

beforeAll(async () => {
  app = await startTestApp({ log: { write: (line) => void logged.push(line) } });
  world = await World.of(app);
  await start();
  me = String((await world.get('justice', '/me'))['staffId']);
});

afterAll(() => app?.close());

/** Signed in afresh, as after every move of the clock. */
async function start(): Promise<void> {
  justice = await as(app, 'justice');
  director = await as(app, 'director');
}

async function moveTo(instant: string): Promise<void> {
  world.moveTo(instant);
  await start();
}

async function link(agent: Agent, owner: string): Promise<NewDutyFeedResponse> {
  return demand(await agent.post(`${owner}/duty-feeds`), 201, `a link for ${owner}`).body as NewDutyFeedResponse;
}

const pathOf = ({ url }: { url: string }): string => new URL(url).pathname.replace('/api/v1', '');
const tokenOf = ({ url }: { url: string }): string => url.split('/').at(-2) ?? '';

const read = async (feed: { url: string }): Promise<Response> =>
  demand(await nobody(app).get(pathOf(feed)), 200, 'the calendar');

interface Entry {
  readonly uid: string;
  readonly summary: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly zone: string;
  readonly sequence: number;
  readonly status: string;
  readonly stamp: string;
}

/** As ical.js reads it; the zone is the one the calendar itself defines. */
function parsed(text: string): { calendar: ICAL.Component; entries: Entry[] } {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone'));
  const entries = calendar.getAllSubcomponents('vevent').map((component): Entry => {
    const time = (name: string): string => {
      const value = component.getFirstPropertyValue(name) as ICAL.Time;
      if (component.getFirstProperty(name)?.getParameter('tzid') !== undefined) value.zone = zone;
      return value.toJSDate().toISOString();
    };
    const text = (name: string) => String(component.getFirstPropertyValue(name));
    return {
      uid: text('uid'),
      summary: text('summary'),
      startsAt: time('dtstart'),
      endsAt: time('dtend'),
      zone: String(component.getFirstProperty('dtstart')?.getParameter('tzid')),
      sequence: Number(text('sequence')),
      status: text('status'),
      stamp: time('dtstamp'),
    };
  });
  return { calendar, entries };
}

const entriesOf = async (feed: { url: string }): Promise<Entry[]> => parsed((await read(feed)).text).entries;

const shiftsOf = (query: string, from = '2026-08-15', to = '2027-08-01'): Promise<ShiftResponse[]> =>
  listed<ShiftResponse>(director, `/centers/${world.center}/roster?from=${from}&to=${to}&${query}`);

interface Department {
  readonly id: string;
  readonly officers: readonly string[];
}

/** A department of the test's own with a roster from 2 to 6 November. */
async function departmentOnDuty(code: string, terms: object, names: readonly string[]): Promise<Department> {
  const body = { code, nameZh: `示例${code}`, nameEn: code, presence: 'resident', ...terms };
  const { id } = (await world.post('admin', `/centers/${world.center}/departments`, { body })).body as { id: string };
  const officers: string[] = [];
  for (const name of names) {
    const person = { departmentId: id, name, isOfficer: true };
    const made = await world.post('admin', `/centers/${world.center}/staff`, { body: person });
    officers.push((made.body as { id: string }).id);
  }
  const period = { from: '2026-11-02', to: '2026-11-07', departments: [id] };
  const drafted = await world.post('admin', `/centers/${world.center}/roster/drafts`, { body: period });
  await world.act('admin', `/roster/drafts/${(drafted.body as DraftResponse).id}`, 'publish');
  return { id, officers };
}

/** What a change of the roster leaves behind: a line cancelled, and perhaps another on its place. */
async function change(
  shiftId: string,
  successor?: { staffId: string; hours?: readonly [string, string] },
): Promise<string> {
  const [changeId, id] = [newId(), newId()];
  await app.pool.query(
    `INSERT INTO roster_change (id, center_id, kind, recorded_at) VALUES ($1, $2, 'substitution', $3)`,
    [changeId, world.center, world.now],
  );
  await app.pool.query('UPDATE shift SET cancelled_at = $2, cancelled_by_change_id = $3 WHERE id = $1', [
    shiftId,
    world.now,
    changeId,
  ]);
  if (successor === undefined) return shiftId;
  await app.pool.query(
    `INSERT INTO shift (id, center_id, department_id, staff_id, on_day, part, kind, starts_at, ends_at, why, draft_id,
       change_id, replaces_id, published_at)
     SELECT $1, center_id, department_id, $2, on_day, part, kind, coalesce($3::timestamptz, starts_at),
       coalesce($4::timestamptz, ends_at), '{"code": "fixed"}', draft_id, $5, id, $6 FROM shift WHERE id = $7`,
    [id, successor.staffId, successor.hours?.[0], successor.hours?.[1], changeId, world.now, shiftId],
  );
  return id;
}

describe('a personal link', () => {
  let feed: NewDutyFeedResponse;

  beforeAll(async () => {
    feed = await link(justice, `/staff/${me}`);
  });

  test('is told once, and kept as a hash', async () => {
    expect(feed).toMatchObject({ staffId: me, departmentId: null, revokedAt: null, lastReadAt: null, version: 1 });
    expect(feed.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1\/feeds\/[\w-]{43}\/duty\.ics$/);
    expect(Buffer.from(tokenOf(feed), 'base64url')).toHaveLength(32);
    const { url: _, ...told } = feed;
    const list = await justice.get(`/staff/${me}/duty-feeds`).expect(200);
    expect(list.body).toMatchObject({ items: [told], nextCursor: null });
    expect((await justice.get(`/duty-feeds/${feed.id}`).expect(200)).body).toEqual(told);
    const { rows } = await app.pool.query<{ hash: Buffer; all: string }>(
      'SELECT token_hash AS hash, f::text AS all FROM duty_feed f WHERE id = $1',
      [feed.id],
    );
    expect(rows[0]?.hash).toEqual(createHash('sha256').update(tokenOf(feed)).digest());
    expect(rows[0]?.all).not.toContain(tokenOf(feed));
  });

  test('is answered without being kept: Location, no-store, and a retry makes another', async () => {
    const send = () => justice.post(`/staff/${me}/duty-feeds`).set('Idempotency-Key', 'feed-1').expect(201);
    const [first, second] = [await send(), await send()];
    const { id } = first.body as { id: string };
    expect(first.headers).toMatchObject({ location: `/api/v1/duty-feeds/${id}`, 'cache-control': 'no-store' });
    expect((second.body as { id: string }).id).not.toBe(id);
    expect(second.headers['idempotency-replayed']).toBeUndefined();
    const { rows } = await app.pool.query<{ kept: string }>('SELECT count(*) AS kept FROM idempotency_key');
    expect(Number(rows[0]?.kept)).toBe(0);
    for (const each of [first, second])
      await justice.delete(`/duty-feeds/${(each.body as { id: string }).id}`).expect(200);
  });

  test('shows the shifts and nothing else', async () => {
    const reply = await read(feed);
    expect(reply.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(reply.headers['cache-control']).toMatch(/^private/);
    const { calendar, entries } = parsed(reply.text);
    const shifts = await shiftsOf(`staffId=${me}`);
    expect(shifts.length).toBeGreaterThan(5);
    expect(entries.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual(
      shifts.map(({ startsAt, endsAt }) => [startsAt, endsAt]),
    );
    expect(entries.map(({ uid }) => uid)).toEqual(shifts.map(({ id }) => `${id}.${me}`));
    expect(entries.map(({ stamp }) => stamp)).toEqual(shifts.map(({ publishedAt }) => publishedAt));
    for (const entry of entries)
      expect(entry).toMatchObject({ summary: '值班 · 司法局', zone: ZONE, sequence: 0, status: 'CONFIRMED' });
    expect(calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid')).toBe(ZONE);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('method')).toBeNull();
    const names = (await listed<{ name: string }>(director, `/centers/${world.center}/staff`)).map(({ name }) => name);
    expect(names.filter((name) => reply.text.includes(name))).toEqual([]);
    const english = await nobody(app).get(pathOf(feed)).set('Accept-Language', 'en').expect(200);
    expect(parsed(english.text).entries[0]?.summary).toBe('Duty · Justice bureau');
  });

  test('keeps the form of RFC 5545: CRLF, lines of 75 octets, properties before components', async () => {
    const { text } = await read(feed);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const head = text.slice(0, text.indexOf('BEGIN:VTIMEZONE'));
    expect(head).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:/);
    const between = text.slice(text.indexOf('END:VTIMEZONE'), text.indexOf('BEGIN:VEVENT'));
    expect(between).toBe('END:VTIMEZONE\r\n');
    expect(text.match(/^DTSTAMP:\d{8}T\d{6}Z\r$/gm)).toHaveLength((await entriesOf(feed)).length);
  });

  test('reads the same later that day, and is not sent twice', async () => {
    const first = await read(feed);
    await moveTo('2026-10-14T08:15:00.000Z');
    const again = await read(feed);
    expect(again.text).toBe(first.text);
    const { etag = '', 'last-modified': lastModified = '' } = again.headers;
    expect(etag).toBe(first.headers['etag']);
    const ask = (headers: Record<string, string>) => nobody(app).get(pathOf(feed)).set(headers);
    const known = await ask({ 'If-None-Match': etag }).expect(304);
    expect(known.text).toBe('');
    await ask({ 'If-None-Match': `W/${etag}, "other"` }).expect(304);
    await ask({ 'If-Modified-Since': lastModified }).expect(304);
    await ask({ 'If-None-Match': '"other"', 'If-Modified-Since': lastModified }).expect(200);
    await ask({ 'If-Modified-Since': 'yesterday' }).expect(200);
    await ask({ 'If-Modified-Since': 'Tue, 13 Oct 2026 00:00:00 GMT' }).expect(200);
  });

  test('notes to the hour that it is in use', async () => {
    const seen = async () => ((await justice.get(`/duty-feeds/${feed.id}`)).body as DutyFeedResponse).lastReadAt;
    const since = await seen();
    expect(since).not.toBeNull();
    world.wait(10);
    await start();
    await read(feed);
    expect(await seen()).toBe(since);
    world.wait(60);
    await start();
    await read(feed);
    expect(await seen()).toBe(world.now);
  });

  test('has a calendar without shifts too', async () => {
    const { id } = (await world.post('admin', `/centers/${world.center}/staff`, { body: { name: '新来的' } })).body as {
      id: string;
    };
    const { calendar, entries } = parsed((await read(await link(director, `/staff/${id}`))).text);
    expect(entries).toEqual([]);
    expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(1);
  });
});

describe('a change of the roster', () => {
  let department: Department;
  let whole: NewDutyFeedResponse;
  let own: NewDutyFeedResponse;
  let uid: string;
  let shift: ShiftResponse;

  beforeAll(async () => {
    department = await departmentOnDuty('changing', {}, ['钱甲', '孙乙']);
    whole = await link(director, `/departments/${department.id}`);
    own = await link(director, `/staff/${department.officers[0] ?? ''}`);
    shift = (await shiftsOf(`staffId=${department.officers[0] ?? ''}`))[0] as ShiftResponse;
    uid = `${shift.id}.${department.officers[0] ?? ''}`;
  });

  const entry = async (feed: { url: string }, wanted = uid) =>
    (await entriesOf(feed)).filter((each) => each.uid === wanted);

  test('cancels the entry of the one, and gives the other an entry', async () => {
    const before = await read(own);
    expect(await entry(own)).toMatchObject([{ sequence: 0, status: 'CONFIRMED' }]);
    world.wait(30);
    await start();
    const second = department.officers[1] ?? '';
    const successor = await change(shift.id, { staffId: second });
    expect(await entry(own)).toEqual([
      expect.objectContaining({ sequence: 1, status: 'CANCELLED', stamp: world.now, startsAt: shift.startsAt }),
    ]);
    expect(await entry(whole)).toMatchObject([
      { sequence: 1, status: 'CANCELLED', summary: '值班 · 示例changing · 钱甲' },
    ]);
    expect(await entry(whole, `${shift.id}.${second}`)).toMatchObject([
      { sequence: 0, status: 'CONFIRMED', stamp: world.now, summary: '值班 · 示例changing · 孙乙' },
    ]);
    const conditional = nobody(app).get(pathOf(own));
    await conditional.set('If-None-Match', before.headers['etag'] ?? '').expect(200);

    world.wait(30);
    await start();
    await change(successor, { staffId: department.officers[0] ?? '' });
    expect(await entry(own)).toEqual([
      expect.objectContaining({ sequence: 2, status: 'CONFIRMED', stamp: world.now, startsAt: shift.startsAt }),
    ]);
    expect(await entry(whole, `${shift.id}.${second}`)).toMatchObject([{ sequence: 1, status: 'CANCELLED' }]);
  });

  test('of the hours revises the entry', async () => {
    const lines = await shiftsOf(`departmentId=${department.id}`);
    const moved = lines.find(({ replacesId }) => replacesId === null) as ShiftResponse;
    world.wait(30);
    await start();
    const hours = [`${moved.on}T02:00:00.000Z`, `${moved.on}T08:00:00.000Z`] as const;
    await change(moved.id, { staffId: moved.staffId, hours });
    expect(await entry(whole, `${moved.id}.${moved.staffId}`)).toEqual([
      expect.objectContaining({
        sequence: 1,
        status: 'CONFIRMED',
        stamp: world.now,
        startsAt: hours[0],
        endsAt: hours[1],
      }),
    ]);
  });

  test('is remembered for 60 days, and what lies further back is not', async () => {
    const days = (await shiftsOf(`departmentId=${department.id}`)).map(({ on }) => on);
    const last = days.at(-1) ?? '';
    const count = async () => (await entriesOf(whole)).length;
    const all = await count();
    expect(all).toBe(days.length + 1);
    await moveTo(`${addDays(shift.on, 60)}T02:00:00.000Z`);
    expect(await entry(own)).toHaveLength(1);
    await moveTo(`${addDays(shift.on, 61)}T02:00:00.000Z`);
    expect(await entry(own)).toEqual([]);
    await moveTo(`${addDays(last, 61)}T02:00:00.000Z`);
    expect(await count()).toBe(0);
    await moveTo('2026-10-14T08:15:00.000Z');
  });
});

describe('a department’s link', () => {
  test('names the officers, whatever their names, and says what is on call', async () => {
    const [odd, long] = ['逗号,分号;反斜线\\', '很'.repeat(50)];
    const department = await departmentOnDuty('odd_names', { nameZh: 'A,B;C\\D', presence: 'on_call' }, [odd, long]);
    const reply = await read(await link(director, `/departments/${department.id}`));
    const { calendar, entries } = parsed(reply.text);
    expect([...new Set(entries.map(({ summary }) => summary))].sort()).toEqual(
      [`值班（随叫随到） · A,B;C\\D · ${odd}`, `值班（随叫随到） · A,B;C\\D · ${long}`].sort(),
    );
    // An X- property is of no known type to the parser, so it comes as it was written.
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('值班 · A\\,B\\;C\\\\D');
    for (const line of reply.text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test('follows the clock changes of its centre’s zone', async () => {
    const department = await departmentOnDuty('in_london', {}, ['赵某']);
    const feed = await link(director, `/departments/${department.id}`);
    const inShanghai = await entriesOf(feed);
    await app.pool.query(`UPDATE center SET time_zone = 'Europe/London' WHERE id = $1`, [world.center]);
    const inLondon = await entriesOf(feed);
    // ical.js knows these zones from the calendar alone.
    expect(inLondon[0]?.zone).toBe('Europe/London');
    expect(inLondon.map(({ startsAt }) => startsAt)).toEqual(inShanghai.map(({ startsAt }) => startsAt));
    await app.pool.query('UPDATE center SET time_zone = $2 WHERE id = $1', [world.center, ZONE]);
  });
});

describe('revoking', () => {
  test('ends a link at once; then it is like one that never was', async () => {
    const feed = await link(justice, `/staff/${me}`);
    await read(feed);
    const revoked = await justice.delete(`/duty-feeds/${feed.id}`).expect(200);
    expect(revoked.body).toMatchObject({ id: feed.id, revokedAt: world.now, version: 2 });
    const at = world.now;
    world.wait(5);
    await start();
    expect((await justice.delete(`/duty-feeds/${feed.id}`).expect(200)).body).toMatchObject({ revokedAt: at });
    const gone = await nobody(app).get(pathOf(feed)).expect(404);
    const never = await nobody(app)
      .get(`/feeds/${'x'.repeat(43)}/duty.ics`)
      .expect(404);
    const { errorId: _gone, ...left } = gone.body as Record<string, unknown>;
    const { errorId: _never, ...right } = never.body as Record<string, unknown>;
    expect(left).toEqual(right);
    expect(left).toMatchObject({ code: 'not_found', instance: '/api/v1/feeds/:feedAddress/duty.ics' });
    const ids = (await listed<{ id: string }>(justice, `/staff/${me}/duty-feeds`)).map(({ id }) => id);
    expect(ids).not.toContain(feed.id);
    const { rows } = await app.pool.query<{ action: string; params: object }>(
      'SELECT action, params FROM audit_log WHERE subject_id = $1 ORDER BY at',
      [feed.id],
    );
    // The second time nothing changes; that it was asked for is told all the same.
    expect(rows.map(({ action }) => action)).toEqual(['duty_feed_made', 'duty_feed_revoked', 'data.written']);
    expect(rows[0]?.params).toEqual({ staffId: me, departmentId: null });
  });

  test('is not needed for somebody who leaves, or a department that closes', async () => {
    const { id: departmentId, officers } = await departmentOnDuty('leaving', {}, ['李某']);
    const feed = await link(director, `/staff/${officers[0] ?? ''}`);
    const whole = await link(director, `/departments/${departmentId}`);
    // Nobody leaves while on the roster: the shifts fall out first.
    const from = app.clock.today('Asia/Shanghai');
    await world.post('director', `/staff/${officers[0] ?? ''}/absences`, {
      body: { from, to: addDays(from, 300), kind: 'other' },
    });
    await world.patch('admin', `/staff/${officers[0] ?? ''}`, { body: { active: false } });
    await nobody(app).get(pathOf(feed)).expect(404);
    await read(whole);
    await world.patch('admin', `/departments/${departmentId}`, { body: { active: false } });
    await nobody(app).get(pathOf(whole)).expect(404);
    const left = await director.post(`/staff/${officers[0] ?? ''}/duty-feeds`).expect(409);
    expect(left.body).toMatchObject({ code: 'staff_inactive' });
    const closed = await director.post(`/departments/${departmentId}/duty-feeds`).expect(409);
    expect(closed.body).toMatchObject({ code: 'department_closed' });
  });
});

describe('who may', () => {
  test('for themselves; for others and departments the administrator and the director', async () => {
    const other = `/staff/${world.staff('王调解')}`;
    const whole = `/departments/${world.department('justice')}`;
    for (const owner of [other, whole]) {
      const made = await justice.post(`${owner}/duty-feeds`).expect(403);
      expect(made.body).toMatchObject({ code: 'forbidden' });
      await justice.get(`${owner}/duty-feeds`).expect(403);
      for (const username of ['director', 'admin']) await link(await as(app, username), owner);
      for (const username of ['other.director', 'other.admin', 'auditor', 'grid'])
        await (await as(app, username)).post(`${owner}/duty-feeds`).expect(403);
    }
    const [feed] = await listed<DutyFeedResponse>(director, `${other}/duty-feeds`);
    const id = feed?.id ?? '';
    // The person themselves manages what was made for them; for a stranger it does not exist.
    await (await as(app, 'mediator')).get(`/duty-feeds/${id}`).expect(200);
    for (const stranger of [justice, await as(app, 'other.director')]) {
      await stranger.get(`/duty-feeds/${id}`).expect(404);
      await stranger.delete(`/duty-feeds/${id}`).expect(404);
    }
  });

  test('nobody without signing in, and nothing for ids that name nothing', async () => {
    await nobody(app).post(`/staff/${me}/duty-feeds`).expect(401);
    for (const path of [
      `/staff/${UNKNOWN}/duty-feeds`,
      `/departments/${UNKNOWN}/duty-feeds`,
      '/staff/abc/duty-feeds',
    ]) {
      expect((await director.post(path).expect(404)).body).toMatchObject({ code: 'not_found' });
      await director.get(path).expect(404);
    }
    await director.get(`/duty-feeds/${UNKNOWN}`).expect(404);
    await director.delete(`/duty-feeds/abc`).expect(404);
  });

  test('ten links at most, also when twenty are wanted at once', async () => {
    const owner = `/staff/${world.staff('郑劝和')}`;
    const wanted = Array.from({ length: 20 }, () => director.post(`${owner}/duty-feeds`));
    const replies = await Promise.all(wanted);
    expect(replies.map(({ status }) => status).sort()).toEqual([...Array(10).fill(201), ...Array(10).fill(409)]);
    const refused = await director.post(`${owner}/duty-feeds`).set('Accept-Language', 'en').expect(409);
    expect(refused.body).toMatchObject({
      code: 'too_many_feeds',
      detail: 'There are 10 calendar links in use already: revoke one that is no longer needed.',
    });
    const [first] = await listed<{ id: string }>(director, `${owner}/duty-feeds`);
    await director.delete(`/duty-feeds/${first?.id ?? ''}`).expect(200);
    await link(director, owner);
  });
});

describe('the secret', () => {
  test('is in no log, no problem, no metric and no table', async () => {
    const feed = await link(justice, `/staff/${me}`);
    const token = tokenOf(feed);
    await read(feed);
    const wrong = [
      [`/feeds/${token}/duty.ics?from=2026-01-01`, 400],
      [`/%66eeds/${token}/duty.ics?x=1`, 400],
      [`/feeds/${token}/duty.icx`, 404],
      [`/feeds/${token}`, 404],
      [`/feeds/${token}/`, 404],
      [`/Feeds/${token}/duty.ics`, 404],
      [`/%66eeds/${token}/nothing`, 404],
      [`/feeds%2F${token}/duty.ics`, 404],
      [`/feeds/${token}x/duty.ics`, 404],
    ] as const;
    for (const [path, status] of wrong) {
      const reply = await app.app.inject({ method: 'GET', url: `/api/v1${path}` });
      expect({ path, status: reply.statusCode }).toEqual({ path, status });
      expect(reply.body).not.toContain(token);
    }
    await nobody(app).post(pathOf(feed)).expect(404);
    const metrics = await app.app.inject({ method: 'GET', url: '/metrics' });
    expect(metrics.body).toContain('route="/api/v1/feeds/:feedAddress/duty.ics"');
    expect(metrics.body).not.toContain(token);
    app.app
      .getHttpAdapter()
      .getInstance()
      .log.info({ req: { method: 'GET', url: new URL(feed.url).pathname } }, 'a request');
    const lines = logged.join('');
    expect(lines).toContain('request refused');
    expect(lines).toContain('"url":"/api/v1/feeds/…"');
    expect(lines).not.toContain(token);
    const { rows: tables } = await app.pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const { rows } = await app.pool.query(`SELECT 1 FROM "${name}" t WHERE strpos(t::text, $1) > 0 LIMIT 1`, [token]);
      expect({ name, rows }).toEqual({ name, rows: [] });
    }
  });

  test('an address that is told elsewhere stays what it is', () => {
    const told = (url: string, route?: string) =>
      loggedRequest({ method: 'GET', url, ...(route === undefined ? {} : { routeOptions: { url: route } }) });
    expect(told('/api/v1/staff/1/duty-feeds?limit=1')).toEqual({ method: 'GET', url: '/api/v1/staff/1/duty-feeds' });
    expect(told('/api/v1/duty-feeds/7')).toEqual({ method: 'GET', url: '/api/v1/duty-feeds/7' });
    expect(told('/x%E0%A4%A/y')).toEqual({ method: 'GET', url: '/x%E0%A4%A/y' });
    expect(told('/%66eeds/s/duty.ics', '/feeds/:feedAddress/duty.ics')).toMatchObject({
      url: '/feeds/:feedAddress/duty.ics',
    });
  });
});
