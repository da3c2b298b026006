/**
 * Centres, departments, staff, rooms, calendars, grids and code tables over HTTP: read by everybody signed in, managed by the
 * administrators of that centre and of nobody else's, with every kind of wrong input.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { CenterLevel } from '../../src/domain/centers/levels.js';
import { RoomBookingsService } from '../../src/modules/centers/room-bookings.service.js';
import { CentersService } from '../../src/modules/centers/centers.service.js';
import { CalendarReader } from '../../src/modules/centers/calendar.reader.js';
import { CodeTablesService } from '../../src/modules/code-tables/code-tables.service.js';
import { DepartmentsReader } from '../../src/modules/departments/departments.reader.js';
import { StaffReader } from '../../src/modules/staff/staff.reader.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../src/platform/database/tx.js';
import { type Agent, as, nobody } from '../support/as.js';
import { startTestApp, type TestApp } from '../support/app.js';

interface Item {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}
interface Answer {
  readonly status: number;
  readonly body: Item & { readonly code: string; readonly items: readonly Item[]; readonly nextCursor: string | null };
  readonly headers: Record<string, string>;
}

let app: TestApp;
let admin: Agent;
let other: Agent;
let mediator: Agent;
let own: Item;
let parent: Item;
let neighbour: Item;
let county: Item;

const get = async (agent: Agent, path: string): Promise<Answer> => await agent.get(path);
const post = async (agent: Agent, path: string, body: object, headers: Record<string, string> = {}): Promise<Answer> =>
  await agent.post(path).set(headers).send(body);
const patch = async (agent: Agent, path: string, body: object, etag = ''): Promise<Answer> =>
  await agent
    .patch(path)
    .set(etag === '' ? {} : { 'If-Match': etag })
    .send(body);
const put = async (agent: Agent, path: string, body: object, etag = ''): Promise<Answer> =>
  await agent
    .put(path)
    .set(etag === '' ? {} : { 'If-Match': etag })
    .send(body);

/** The resource at its Location, made by a POST that must succeed. */
async function make(path: string, body: object): Promise<Item & { readonly at: string; readonly etag: string }> {
  const reply = await post(admin, path, body);
  expect([reply.status, reply.body.code]).toEqual([201, reply.body.code]);
  return {
    ...reply.body,
    at: String(reply.headers['location']).replace('/api/v1', ''),
    etag: String(reply.headers['etag']),
  };
}

const seen = ({ status, body }: Answer): [number, string] => [status, body.code];
const faults = ({ status, body }: Answer): unknown => [
  status,
  ...((body['errors'] ?? []) as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`),
];

const inside = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => app.app.get(UnitOfWork).run(SYSTEM_SCOPE, work);

beforeAll(async () => {
  app = await startTestApp();
  [admin, other, mediator] = [await as(app, 'admin'), await as(app, 'other.admin'), await as(app, 'mediator')];
  const communities = (await get(admin, '/centers?level=community&limit=200')).body.items;
  const [first] = communities.filter((center) => center['shortName'] === '阳春');
  const [second] = communities.filter((center) => center['shortName'] !== '阳春');
  if (first === undefined || second === undefined) throw new Error('the demo centre and its neighbour are missing');
  [own, neighbour] = [first, second];
  parent = (await get(admin, `/centers/${String(own['parentId'])}`)).body;
  county = (await get(admin, `/centers/${String(parent['parentId'])}`)).body;
  await grantAdministration(parent.id);
});

afterAll(() => app.close());

/** At set-up somebody administers the street as well, with both communities below it; the county stays foreign. */
async function grantAdministration(centerId: string): Promise<void> {
  const client = new pg.Client({ connectionString: app.database.superUrl });
  await client.connect();
  await client.query(
    `INSERT INTO role_grant (id, account_id, role, center_id, state, granted_at)
     SELECT $1, id, 'administrator', $2, 'active', now() FROM account WHERE username = 'admin' ON CONFLICT DO NOTHING`,
    [randomUUID(), centerId],
  );
  await client.end();
}

let serial = 0;
const word = (): string => `试${(serial += 1)}`;

const newCenter = (rest: object = {}): object => {
  const name = word();
  return { parentId: parent.id, name: `${name}社区综治中心`, shortName: name, level: 'community', ...rest };
};

describe('centres', () => {
  it('are read by everybody signed in, page by page', async () => {
    expect((await get(nobody(app), '/centers')).status).toBe(401);
    const first = await get(mediator, '/centers?limit=1&withTotal=true');
    expect(first.body).toMatchObject({ limit: 1, total: expect.any(Number) as number });
    expect(first.headers['link']).toContain('rel="next"');
    const ids: string[] = [];
    let path = '/centers?limit=1';
    for (let page = await get(mediator, path); ; page = await get(mediator, path)) {
      ids.push(...page.body.items.map((item) => item.id));
      if (page.body.nextCursor === null) break;
      path = `/centers?limit=1&cursor=${encodeURIComponent(page.body.nextCursor)}`;
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(Number(first.body['total']));
  });

  it('are found by level, place in the tree and part of the name', async () => {
    const ids = async (query: string): Promise<string[]> =>
      (await get(mediator, `/centers?limit=200&${query}`)).body.items.map((item) => item.id);
    expect(await ids(`parentId=${parent.id}`)).toContain(own.id);
    expect(await ids(`under=${parent.id}`)).toEqual(expect.arrayContaining([own.id, parent.id]));
    expect(await ids(`q=${encodeURIComponent('阳春')}`)).toContain(own.id);
    expect(await ids('level=county&level=city')).not.toContain(own.id);
  });

  it('answer one by one, with a tag that spares a second reading', async () => {
    const reply = await get(mediator, `/centers/${own.id}`);
    expect(reply.body).toMatchObject({ id: own.id, shortName: '阳春', level: 'community', timeZone: 'Asia/Shanghai' });
    const again = await mediator.get(`/centers/${own.id}`).set('If-None-Match', String(reply.headers['etag']));
    expect(again.status).toBe(304);
    for (const id of [randomUUID(), 'abc', '1']) expect((await get(mediator, `/centers/${id}`)).status).toBe(404);
  });

  it('refuse unknown parameters and cursors of other lists', async () => {
    expect(faults(await get(mediator, '/centers?levle=city'))).toEqual([400, 'query/levle unknown_parameter']);
    expect(faults(await get(mediator, '/centers?limit=0'))).toEqual([400, 'query/limit out_of_range']);
    expect(seen(await get(mediator, '/centers?cursor=abc.def'))).toEqual([400, 'bad_cursor']);
    const cursor = (await get(mediator, '/centers?limit=1')).body.nextCursor ?? '';
    expect(seen(await get(mediator, `/centers?limit=1&level=community&cursor=${encodeURIComponent(cursor)}`))).toEqual([
      400,
      'bad_cursor',
    ]);
  });

  it('are added below one that the caller administers, with their six departments', async () => {
    const center = await make('/centers', newCenter({ areaCode: '350981001009' }));
    expect(center).toMatchObject({
      parentId: parent.id,
      path: [...(parent['path'] as string[]), center.id],
      version: 1,
    });
    const departments = (await get(mediator, `/centers/${center.id}/departments`)).body.items;
    expect(departments).toHaveLength(6);
    expect(new Set(departments.map((department) => department['presence']))).toEqual(
      new Set(['resident', 'rotating', 'on_call']),
    );
    expect((await get(admin, center.at)).body).toMatchObject({ id: center.id, areaCode: '350981001009' });
  });

  it('are added by nobody else', async () => {
    expect((await post(nobody(app), '/centers', newCenter())).status).toBe(401);
    expect(seen(await post(mediator, '/centers', newCenter()))).toEqual([403, 'forbidden']);
    expect(seen(await post(admin, '/centers', newCenter({ parentId: county.id })))).toEqual([403, 'forbidden']);
  });

  it('refuse what does not fit', async () => {
    const tried = async (rest: object): Promise<unknown> => faults(await post(admin, '/centers', newCenter(rest)));
    expect(await tried({ parentId: randomUUID() })).toEqual([400, '/parentId unknown_reference']);
    expect(await tried({ parentId: undefined })).toEqual([400, '/parentId required']);
    expect(await tried({ parentId: 'x' })).toEqual([400, '/parentId bad_uuid']);
    expect(await tried({ level: 'village' })).toEqual([400, '/level wrong_code']);
    expect(await tried({ areaCode: '35' })).toEqual([400, '/areaCode wrong_value']);
    expect(await tried({ timeZone: 'Mars/Olympus' })).toEqual([400, '/timeZone wrong_value']);
    expect(await tried({ timeZone: null })).toEqual([400, '/timeZone wrong_type']);
    expect(await tried({ colour: 'red' })).toEqual([400, '/colour unknown_field']);
    expect(seen(await post(admin, '/centers', newCenter({ level: 'province' })))).toEqual([409, 'parent_not_above']);
    expect(seen(await post(admin, '/centers', newCenter({ shortName: '阳春' })))).toEqual([409, 'already_exists']);
    expect(seen(await post(admin, '/centers', newCenter({ id: own.id })))).toEqual([409, 'id_in_use']);
  });

  it('are made once per Idempotency-Key', async () => {
    const body = newCenter();
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await post(admin, '/centers', body, key);
    const again = await post(admin, '/centers', body, key);
    expect([again.status, again.body.id, again.headers['idempotency-replayed']]).toEqual([201, first.body.id, 'true']);
    expect(again.headers['etag']).toBe(first.headers['etag']);
    expect((await post(admin, '/centers', newCenter(), key)).status).toBe(422);
  });

  it('are changed by whoever read them last, with the permission there', async () => {
    const center = await make('/centers', newCenter({ areaCode: '350981001010' }));
    expect((await patch(admin, center.at, { name: '新名' })).status).toBe(428);
    expect((await patch(admin, center.at, { name: '新名' }, '*')).status).toBe(428);
    expect((await patch(admin, center.at, { name: '新名' }, '"7-x"')).status).toBe(412);
    expect((await patch(mediator, center.at, { name: '新名' }, center.etag)).status).toBe(403);
    expect((await patch(nobody(app), center.at, { name: '新名' }, center.etag)).status).toBe(401);
    expect((await patch(admin, `/centers/${county.id}`, {})).status).toBe(403);
    expect((await patch(admin, `/centers/${randomUUID()}`, { bad: 1 })).status).toBe(404);
    const reply = await patch(admin, center.at, { name: '新名', areaCode: null }, center.etag);
    expect(reply.body).toMatchObject({ name: '新名', areaCode: null, shortName: center['shortName'], version: 2 });
    expect((await patch(admin, center.at, { name: '旧名' }, center.etag)).status).toBe(412);
  });

  it('move with everything below them', async () => {
    const service = app.app.get(CentersService);
    const names = Array.from({ length: 5 }, word);
    const add = (tx: Tx, index: number, level: CenterLevel, parentId: string | null): Promise<{ id: string }> =>
      service.add(tx, { name: names[index] ?? '', shortName: names[index] ?? '', level, parentId });
    const [city, county, street, community, target] = await inside(async (tx) => {
      const root = await add(tx, 0, 'city', null);
      const first = await add(tx, 1, 'county', root.id);
      const moved = await add(tx, 2, 'township', first.id);
      return [
        root,
        first,
        moved,
        await add(tx, 3, 'community', moved.id),
        await add(tx, 4, 'county', root.id),
      ] as const;
    });
    await grantAdministration(city.id);
    const path = async (id: string): Promise<unknown> => (await get(mediator, `/centers/${id}`)).body['path'];
    expect(await path(community.id)).toEqual([city.id, county.id, street.id, community.id]);
    const reply = await patch(admin, `/centers/${street.id}`, { parentId: target.id }, '"1"');
    expect(reply.body).toMatchObject({ parentId: target.id, path: [city.id, target.id, street.id], version: 2 });
    expect(await path(community.id)).toEqual([city.id, target.id, street.id, community.id]);
    expect(seen(await patch(admin, `/centers/${county.id}`, { level: 'city' }, '"1"'))).toEqual([
      409,
      'parent_not_above',
    ]);
    expect(seen(await patch(admin, `/centers/${target.id}`, { parentId: community.id }, '"1"'))).toEqual([
      409,
      'parent_not_above',
    ]);
  });

  it('never move under themselves or to where the caller manages nothing', async () => {
    const street = await make('/centers', newCenter({ parentId: parent.id, level: 'community' }));
    expect(seen(await patch(admin, `/centers/${parent.id}`, { parentId: own.id }, `"${parent.version}"`))).toEqual([
      409,
      'parent_not_above',
    ]);
    expect(seen(await patch(admin, street.at, { parentId: street.id }, street.etag))).toEqual([
      409,
      'parent_not_above',
    ]);
    expect((await patch(admin, street.at, { parentId: county.id }, street.etag)).status).toBe(403);
    expect((await patch(admin, street.at, { parentId: randomUUID() }, street.etag)).status).toBe(400);
    expect(seen(await patch(admin, `/centers/${parent.id}`, { level: 'community' }, `"${parent.version}"`))).toEqual([
      409,
      'parent_not_above',
    ]);
  });
});

describe('departments', () => {
  const body = (rest: object = {}): object => ({
    code: `dep_${(serial += 1)}`,
    nameZh: '市场监管局',
    nameEn: 'Market',
    presence: 'rotating',
    ...rest,
  });

  it('are data: a seventh is added, changed and closed', async () => {
    const department = await make(
      `/centers/${own.id}/departments`,
      body({ weekdays: [2, 4], parts: 'half', peopleNeeded: 2 }),
    );
    expect(department).toMatchObject({
      weekdays: [2, 4],
      parts: 'half',
      peopleNeeded: 2,
      takesCases: true,
      active: true,
      categories: [],
    });
    const renamed = await patch(
      admin,
      department.at,
      { nameEn: 'Market regulation', categories: ['other_consumer'] },
      department.etag,
    );
    expect(renamed.body).toMatchObject({ nameEn: 'Market regulation', nameZh: '市场监管局', version: 2 });
    const taking = await inside((tx) => app.app.get(DepartmentsReader).forCategory(tx, own.id, 'other_consumer'));
    expect(taking?.active).toBe(true);

    const person = await make(`/centers/${own.id}/staff`, {
      name: '试某',
      departmentId: department.id,
      isOfficer: true,
    });
    const tag = String(renamed.headers['etag']);
    expect(seen(await patch(admin, department.at, { active: false }, tag))).toEqual([409, 'department_in_use']);
    const gone = await patch(admin, person.at, { active: false }, person.etag);
    expect(gone.body['active']).toBe(false);
    expect((await patch(admin, department.at, { active: false }, tag)).body).toMatchObject({
      active: false,
      version: 3,
    });
    expect(seen(await patch(admin, person.at, { active: true }, String(gone.headers['etag'])))).toEqual([
      409,
      'department_closed',
    ]);
    expect(seen(await post(admin, `/centers/${own.id}/staff`, { name: '试某', departmentId: department.id }))).toEqual([
      409,
      'department_closed',
    ]);
    const closed = await get(mediator, `/centers/${own.id}/departments?active=false&presence=rotating`);
    expect(closed.body.items.map((item) => item.id)).toEqual([department.id]);
  });

  it('refuse what does not fit and who may not', async () => {
    const path = `/centers/${own.id}/departments`;
    const [taken] = (await get(admin, path)).body.items;
    expect(seen(await post(admin, path, body({ code: taken?.['code'] })))).toEqual([409, 'already_exists']);
    expect(faults(await post(admin, path, body({ code: 'Ab' })))).toEqual([400, '/code wrong_code']);
    expect(faults(await post(admin, path, body({ weekdays: [] })))).toEqual([400, '/weekdays too_few']);
    expect(faults(await post(admin, path, body({ weekdays: [1, 1] })))).toEqual([400, '/weekdays duplicate']);
    expect(faults(await post(admin, path, body({ weekdays: [8] })))).toEqual([400, '/weekdays out_of_range']);
    expect(faults(await post(admin, path, body({ presence: null })))).toEqual([400, '/presence wrong_code']);
    expect((await post(mediator, path, {})).status).toBe(403);
    expect((await post(admin, `/centers/${county.id}/departments`, {})).status).toBe(403);
    expect((await post(admin, `/centers/${randomUUID()}/departments`, {})).status).toBe(404);
    expect((await get(mediator, `/centers/${randomUUID()}/departments`)).status).toBe(404);
    expect((await get(nobody(app), path)).status).toBe(401);
    expect((await get(other, `/departments/${String(taken?.id)}`)).status).toBe(200);
    expect((await patch(other, `/departments/${String(taken?.id)}`, { nameEn: 'x' }, '"1"')).status).toBe(403);
    expect((await patch(mediator, `/departments/${String(taken?.id)}`, { nameEn: 'x' }, '"1"')).status).toBe(403);
  });
});

describe('staff', () => {
  const path = (): string => `/centers/${own.id}/staff`;

  it('are mediators for a term, and found as what they are', async () => {
    const name = word();
    const person = await make(path(), {
      name,
      title: '调解员',
      appointment: { appointedFrom: '2024-01-01', appointedTo: '2027-01-01', committee: '试验委员会' },
      gridLevel: 3,
      weekdays: [1, 3, 5],
      maxShiftsPerWeek: 2,
      workPhone: '0593-0000001',
    });
    expect(person).toMatchObject({
      isPeoplesMediator: true,
      isOfficer: false,
      departmentId: null,
      gridLevel: 3,
      weekdays: [1, 3, 5],
      active: true,
    });
    const found = async (query: string): Promise<number> =>
      (await get(mediator, `${path()}?withTotal=true&q=${encodeURIComponent(name)}&${query}`)).body['total'] as number;
    expect(await found('kind=peoples_mediator&active=true')).toBe(1);
    expect(await found('kind=officer&kind=grid_staff')).toBe(1);
    expect(await found('kind=officer')).toBe(0);

    const ids = async (on: string): Promise<string[]> =>
      (await inside((tx) => app.app.get(StaffReader).mediatorsInTerm(tx, own.id, null, on))).map((record) => record.id);
    expect(await ids('2026-12-31')).toContain(person.id);
    expect(await ids('2027-01-01')).not.toContain(person.id);

    const ended = await patch(
      admin,
      person.at,
      { appointment: { appointedFrom: '2020-01-01', appointedTo: '2023-01-01' } },
      person.etag,
    );
    expect(ended.body).toMatchObject({ isPeoplesMediator: false, title: '调解员', appointment: { committee: null } });
    const cleared = await patch(
      admin,
      person.at,
      { appointment: null, title: null, gridLevel: null, maxShiftsPerWeek: null },
      String(ended.headers['etag']),
    );
    expect(cleared.body).toMatchObject({
      appointment: null,
      title: null,
      gridLevel: null,
      maxShiftsPerWeek: null,
      version: 3,
    });
    expect(await found('kind=peoples_mediator&kind=grid_staff')).toBe(0);
  });

  it('belong to a department of their own centre', async () => {
    const [foreign] = (await get(other, `/centers/${neighbour.id}/departments`)).body.items;
    expect(faults(await post(admin, path(), { name: '试某', departmentId: foreign?.id }))).toEqual([
      400,
      '/departmentId unknown_reference',
    ]);
    expect(faults(await post(admin, path(), { name: '试某', departmentId: randomUUID() }))).toEqual([
      400,
      '/departmentId unknown_reference',
    ]);
    expect(faults(await post(admin, path(), { name: '试某', isOfficer: true }))).toEqual([400, '/departmentId needs']);
  });

  it('refuse what does not fit and who may not', async () => {
    const tried = async (body: object): Promise<unknown> =>
      faults(await post(admin, path(), { name: '试某', ...body }));
    expect(await tried({ name: '' })).toEqual([400, '/name too_short']);
    expect(await tried({ name: '字'.repeat(51) })).toEqual([400, '/name too_long']);
    expect(await tried({ name: 'a\u0000b' })).toEqual([400, '/name bad_text']);
    expect(await tried({ gridLevel: 4 })).toEqual([400, '/gridLevel out_of_range']);
    expect(await tried({ appointment: {} })).toEqual([400, '/appointment/appointedFrom required']);
    expect(await tried({ appointment: { appointedFrom: '2026-02-30' } })).toEqual([
      400,
      '/appointment/appointedFrom bad_day',
    ]);
    expect(await tried({ appointment: { appointedFrom: '2026-02-03', appointedTo: '2026-02-03' } })).toEqual([
      400,
      '/appointment/appointedTo bad_range',
    ]);
    expect(await tried({ appointment: [] })).toEqual([400, '/appointment wrong_type']);
    expect((await post(mediator, path(), { name: '试某' })).status).toBe(403);
    expect((await post(other, path(), { name: '试某' })).status).toBe(403);
    const person = await make(path(), { name: '试某' });
    expect((await get(other, person.at)).status).toBe(200);
    expect((await patch(other, person.at, { name: '别' }, person.etag)).status).toBe(403);
    expect((await patch(mediator, person.at, { name: '别' }, person.etag)).status).toBe(403);
    expect((await patch(admin, person.at, { name: null }, person.etag)).status).toBe(400);
    expect((await get(nobody(app), person.at)).status).toBe(401);
    expect((await get(mediator, `/staff/${randomUUID()}`)).status).toBe(404);
  });
});

describe('rooms', () => {
  const at = (hour: string): string => `2026-11-02T${hour}:00.000Z`;
  const book = (
    roomId: string,
    from: string,
    to: string,
    centerId = own.id,
    sessionId: string | null = null,
  ): Promise<string> =>
    inside((tx) =>
      app.app.get(RoomBookingsService).book(tx, { roomId, centerId, sessionId, startsAt: at(from), endsAt: at(to) }),
    ).then(
      () => 'booked',
      (error: Error) => error.message,
    );

  it('take one meeting at a time, however many ask at once', async () => {
    const room = await make(`/centers/${own.id}/rooms`, { name: word(), kind: 'mediation', capacity: 8 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => book(room.id, '01:00', '02:00')));
    expect(answers.filter((answer) => answer === 'booked')).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(['booked', 'room_taken']));
    const session = randomUUID();
    expect(await book(room.id, '02:00', '03:00', own.id, session)).toBe('booked');
    expect(await book(room.id, '01:30', '02:30')).toBe('room_taken');
    expect(await book(room.id, '04:00', '05:00', neighbour.id)).toBe('unknown_reference');

    const shown = await get(mediator, `${room.at}/bookings?from=${at('01:30')}&to=${at('04:00')}&withTotal=true`);
    expect(shown.body['total']).toBe(2);
    expect(shown.body.items[1]).toEqual({
      id: expect.any(String) as string,
      roomId: room.id,
      startsAt: at('02:00'),
      endsAt: at('03:00'),
      kind: 'session',
      expiresAt: null,
    });
    const later = await get(mediator, `${room.at}/bookings?from=${at('02:00')}&limit=1`);
    expect(later.body.items.map((item) => item['startsAt'])).toEqual([at('02:00')]);

    await inside((tx) => app.app.get(RoomBookingsService).release(tx, session, at('00:30')));
    expect(await book(room.id, '02:00', '03:00')).toBe('booked');
  });

  it('out of use keep their bookings and take no new ones', async () => {
    const room = await make(`/centers/${own.id}/rooms`, { name: word(), kind: 'reception' });
    expect(room['capacity']).toBeNull();
    const closed = await patch(admin, room.at, { active: false, capacity: 4 }, room.etag);
    expect(closed.body).toMatchObject({ active: false, capacity: 4, kind: 'reception' });
    expect(await book(room.id, '01:00', '02:00')).toBe('room_closed');
    const listed = await get(mediator, `/centers/${own.id}/rooms?active=false&kind=reception&withTotal=true`);
    expect(listed.body.items.map((item) => item.id)).toContain(room.id);
  });

  it('refuse what does not fit and who may not', async () => {
    const path = `/centers/${own.id}/rooms`;
    const room = await make(path, { name: word(), kind: 'other' });
    expect(seen(await post(admin, path, { name: room['name'], kind: 'other' }))).toEqual([409, 'already_exists']);
    expect(faults(await post(admin, path, { name: word(), kind: 'kitchen' }))).toEqual([400, '/kind wrong_code']);
    expect(faults(await post(admin, path, { name: word(), kind: 'other', capacity: 0 }))).toEqual([
      400,
      '/capacity out_of_range',
    ]);
    expect(faults(await get(mediator, `${room.at}/bookings?from=${at('02:00')}&to=${at('01:00')}`))).toEqual([
      400,
      'query/to bad_range',
    ]);
    expect(faults(await get(mediator, `${room.at}/bookings?from=2026-02-30T00:00:00Z`))).toEqual([
      400,
      'query/from bad_instant',
    ]);
    expect((await get(mediator, `/rooms/${randomUUID()}/bookings`)).status).toBe(404);
    expect((await get(other, room.at)).status).toBe(200);
    expect((await post(other, path, { name: word(), kind: 'other' })).status).toBe(403);
    expect((await patch(other, room.at, { name: '别' }, room.etag)).status).toBe(403);
    expect((await patch(mediator, room.at, { name: '别' }, room.etag)).status).toBe(403);
    expect((await get(nobody(app), `${room.at}/bookings`)).status).toBe(401);
  });
});

describe('the calendar', () => {
  const year = (centerId: string, number: number | string): string => `/centers/${centerId}/calendar/${number}`;
  const notice = { holidays: ['2031-01-01', '2031-01-02'], workingDays: ['2031-01-04'], source: '试验通知' };

  it('knows the announced years and says when it does not', async () => {
    const known = (await get(mediator, year(own.id, 2026))).body;
    expect(known).toMatchObject({ calendarKnown: true, version: 0, enteredAtCenterId: null });
    expect(known['holidays']).toEqual(expect.arrayContaining(['2026-10-01', '2026-02-17']));
    expect(known['workingDays']).toContain('2026-02-14');
    const unknown = (await get(mediator, year(own.id, 2050))).body;
    expect(unknown).toMatchObject({ calendarKnown: false, holidays: [], workingDays: [] });
  });

  it('is entered once for a centre and everything below it', async () => {
    const first = await put(admin, year(parent.id, 2031), notice, '"0-x"');
    expect(first.body).toMatchObject({ version: 1, calendarKnown: true, enteredAtCenterId: parent.id });
    const inherited = await get(mediator, year(own.id, 2031));
    expect(inherited.body).toMatchObject({ ...notice, version: 0, enteredAtCenterId: parent.id });
    const worked = async (): Promise<boolean[]> => {
      const calendar = await inside((tx) => app.app.get(CalendarReader).workingCalendar(tx, own.id, 2030, 2032));
      return ['2031-01-01', '2031-01-04', '2031-01-06', '2031-01-11'].map((day) => calendar.isWorkingDay(day));
    };
    expect(await worked()).toEqual([false, true, true, false]);

    expect((await put(admin, year(own.id, 2031), notice)).status).toBe(428);
    const mine = await put(
      admin,
      year(own.id, 2031),
      { ...notice, workingDays: [] },
      String(inherited.headers['etag']),
    );
    expect(mine.body).toMatchObject({ version: 1, enteredAtCenterId: own.id });
    expect(await worked()).toEqual([false, false, true, false]);
    expect((await put(admin, year(own.id, 2031), notice, '"0"')).status).toBe(412);
    const second = await put(
      admin,
      year(own.id, 2031),
      { calendarKnown: false, holidays: [], workingDays: [], source: '撤回' },
      '"1"',
    );
    expect(second.body).toMatchObject({ version: 2, calendarKnown: false });
    const versions = await inside((tx) =>
      tx.query<{ version: number }>('SELECT version FROM calendar_year_version WHERE center_id = $1 ORDER BY version', [
        own.id,
      ]),
    );
    expect(versions.map((row) => row.version)).toEqual([1, 2]);
  });

  it('refuses what does not fit and who may not', async () => {
    const tried = async (rest: object, etag = '"0"'): Promise<unknown> =>
      faults(await put(admin, year(own.id, 2032), { ...notice, ...rest }, etag));
    const empty = { holidays: [], workingDays: [] };
    expect(await tried({})).toEqual([
      400,
      ...Array<string>(2).fill('/holidays day_of_other_year'),
      '/workingDays day_of_other_year',
    ]);
    expect(await tried({ ...empty, workingDays: ['2032-01-05'] })).toEqual([400, '/workingDays make_up_on_weekday']);
    expect(await tried({ holidays: ['2032-01-03'], workingDays: ['2032-01-03'] })).toEqual([
      400,
      '/holidays holiday_and_make_up',
    ]);
    expect(await tried({ ...empty, holidays: ['2032-02-30'] })).toEqual([400, '/holidays bad_day']);
    expect(await tried({ ...empty, holidays: ['2032-01-01', '2032-01-01'] })).toEqual([400, '/holidays duplicate']);
    expect(await tried({ calendarKnown: false, holidays: ['2032-01-01'], workingDays: [] })).toEqual([
      400,
      '/calendarKnown unknown_year_has_no_days',
    ]);
    expect(await tried({ ...empty, source: undefined })).toEqual([400, '/source required']);
    expect(await tried({ ...empty, source: undefined }, '"3"')).toEqual([412]);
    for (const bad of ['1800', '20x6', '02026']) {
      expect((await get(mediator, year(own.id, bad))).status).toBe(404);
      expect((await put(admin, year(own.id, bad), notice)).status).toBe(404);
    }
    expect((await put(mediator, year(own.id, 2031), notice, '"2"')).status).toBe(403);
    expect((await put(other, year(own.id, 2031), notice)).status).toBe(403);
    expect((await put(admin, year(randomUUID(), 2031), notice)).status).toBe(404);
    expect((await put(admin, year('x', 2031), notice)).status).toBe(404);
    expect((await get(nobody(app), year(own.id, 2031))).status).toBe(401);
  });
});

describe('grids', () => {
  it('lead from an address to the one person who answers', async () => {
    const path = (await make('/centers', newCenter())).at;
    const centerId = path.split('/').at(-1) ?? '';
    const asked = async (query: string): Promise<{ levels: { level: number; duty: Item | null }[] } & Item> =>
      (await get(mediator, `${path}/responsible?${query}`)).body as never;
    const whole = await make(`${path}/grids`, { level: 1, name: '全社区' });
    const grid = await make(`${path}/grids`, { level: 2, name: '第一网格', parentId: whole.id });
    const part = await make(`${path}/grids`, { level: 3, name: '第一网格甲', parentId: grid.id });
    const staff = async (name: string, gridLevel: number): Promise<string> =>
      (await make(`${path}/staff`, { name, gridLevel })).id;
    const [leader, worker, next] = [await staff('试甲', 1), await staff('试乙', 3), await staff('试丙', 3)];

    const building = await post(admin, `${part.at}/buildings`, { address: '试验小区 3 号楼', households: 40 });
    expect([building.status, building.headers['location']]).toEqual([201, `/api/v1${part.at}`]);
    expect(seen(await post(admin, `${part.at}/buildings`, { address: '试验小区３号楼', households: 1 }))).toEqual([
      409,
      'already_exists',
    ]);
    const bind = (gridPath: string, staffId: string, rest: object = {}): Promise<Answer> =>
      post(admin, `${gridPath}/duties`, { staffId, duty: '排查上报', validFrom: '2026-01-01', ...rest });
    expect((await bind(whole.at, leader)).status).toBe(201);
    const duty = await bind(part.at, worker);
    expect(seen(await bind(part.at, next, { validFrom: '2026-05-01' }))).toEqual([409, 'binding_overlaps']);
    expect((await bind(part.at, next, { matter: 'fire_safety' })).status).toBe(201);

    const address = `address=${encodeURIComponent('福安市试验小区3号楼502')}`;
    const names = ({ levels }: { levels: { duty: Item | null }[] }): unknown[] =>
      levels.map((level) => level.duty?.['staffName'] ?? null);
    expect(names(await asked(address))).toEqual(['试甲', null, '试乙']);
    expect(names(await asked(`${address}&matter=fire_safety`))).toEqual(['试甲', null, '试丙']);
    expect(names(await asked(`${address}&on=2025-12-31`))).toEqual([null, null, null]);
    const elsewhere = await asked(`address=${encodeURIComponent('试验小区13号楼')}`);
    expect([elsewhere['building'], elsewhere['gridId'], names(elsewhere)]).toEqual([null, null, ['试甲']]);

    const read = await get(mediator, part.at);
    expect(read.body).toMatchObject({ households: 40, version: 4 });
    const end = `${part.at}/duties/${duty.body.id}/end`;
    expect((await post(admin, end, { validTo: '2026-06-01' })).status).toBe(428);
    const tag = { 'If-Match': String(read.headers['etag']) };
    expect(seen(await post(admin, end, { validTo: '2026-01-01' }, tag))).toEqual([409, 'binding_ends_too_late']);
    const ended = await post(admin, end, { validTo: '2026-06-01' }, tag);
    expect([ended.status, ended.body.version]).toEqual([200, 5]);
    expect((await post(admin, end, { validTo: '2026-06-01' }, tag)).status).toBe(412);
    expect((await bind(part.at, next, { validFrom: '2026-06-01' })).status).toBe(201);
    expect(names(await asked(address))).toEqual(['试甲', null, '试丙']);
    expect((await get(mediator, `${path}/grids?level=3&level=2&withTotal=true`)).body['total']).toBe(2);
    expect(
      (await get(mediator, `/centers/${centerId}/grids?parentId=${grid.id}`)).body.items.map((item) => item.id),
    ).toEqual([part.id]);
  });

  it('keep their levels apart, and refuse what does not fit and who may not', async () => {
    const { at: path } = await make('/centers', newCenter());
    const whole = await make(`${path}/grids`, { level: 1, name: '全社区' });
    expect(seen(await post(admin, `${path}/grids`, { level: 2, name: '甲' }))).toEqual([409, 'grid_parent_wrong']);
    expect(seen(await post(admin, `${path}/grids`, { level: 3, name: '甲', parentId: whole.id }))).toEqual([
      409,
      'grid_parent_wrong',
    ]);
    expect(seen(await post(admin, `${path}/grids`, { level: 1, name: '全社区' }))).toEqual([409, 'already_exists']);
    expect(faults(await post(admin, `${path}/grids`, { level: 2, name: '甲', parentId: randomUUID() }))).toEqual([
      400,
      '/parentId unknown_reference',
    ]);
    expect(faults(await post(admin, `${path}/grids`, { level: 4, name: '甲' }))).toEqual([400, '/level out_of_range']);
    const grid = await make(`${path}/grids`, { level: 2, name: '甲', parentId: whole.id });
    expect((await patch(admin, grid.at, { name: '乙' }, grid.etag)).body).toMatchObject({ name: '乙', version: 2 });
    expect(seen(await patch(admin, grid.at, { parentId: grid.id }, '"2"'))).toEqual([409, 'grid_parent_wrong']);
    expect((await patch(admin, grid.at, { parentId: null }, '"2"')).status).toBe(400);
    expect(faults(await post(admin, `${grid.at}/buildings`, { address: ' ', households: 1 }))).toEqual([
      400,
      '/address too_short',
    ]);
    expect(faults(await post(admin, `${grid.at}/buildings`, { address: '甲', households: -1 }))).toEqual([
      400,
      '/households out_of_range',
    ]);
    expect(
      (await post(admin, `${grid.at}/buildings`, { address: '甲', households: 1 }, { 'If-Match': '"1"' })).status,
    ).toBe(412);
    const duty = { staffId: randomUUID(), duty: '排查', validFrom: '2026-01-01' };
    expect(faults(await post(admin, `${grid.at}/duties`, duty))).toEqual([400, '/staffId unknown_reference']);
    expect(faults(await post(admin, `${grid.at}/duties`, { ...duty, validTo: '2025-01-01' }))).toEqual([
      400,
      '/validTo bad_range',
    ]);
    expect(
      (await post(admin, `${grid.at}/duties/${randomUUID()}/end`, { validTo: '2026-06-01' }, { 'If-Match': '"2"' }))
        .status,
    ).toBe(404);
    for (const agent of [mediator, other]) {
      expect((await post(agent, `${path}/grids`, { level: 1, name: '别' })).status).toBe(403);
      expect((await patch(agent, grid.at, { name: '别' }, '"2"')).status).toBe(403);
      expect((await post(agent, `${grid.at}/buildings`, { address: '别', households: 1 })).status).toBe(403);
      expect((await post(agent, `${grid.at}/duties`, duty)).status).toBe(403);
      expect((await post(agent, `${grid.at}/duties/${randomUUID()}/end`, {}, { 'If-Match': '"2"' })).status).toBe(403);
      expect((await get(agent, grid.at)).status).toBe(200);
    }
    expect(faults(await get(mediator, `${path}/responsible`))).toEqual([400, 'query/address required']);
    expect((await get(mediator, `/centers/${randomUUID()}/responsible?address=x`)).status).toBe(404);
    expect((await get(nobody(app), grid.at)).status).toBe(401);
  });
});

describe('code tables', () => {
  const codes = async (path: string): Promise<unknown[]> =>
    (await get(mediator, path)).body.items.map((item) => item['code']);

  it('hold categories, sub-types, reasons and articles, each for its time', async () => {
    const tables = (await get(mediator, '/code-tables')).body.items.map((item) => item['table'] as string);
    for (const table of tables) expect((await codes(`/code-tables/${table}`)).length).toBeGreaterThan(0);
    expect(await codes('/code-tables/categories?on=2026-09-01')).toHaveLength(18);
    const leaks = (await get(mediator, '/code-tables/subcategories')).body.items.filter(
      (item) => item['code'] === 'water_leak',
    );
    expect(leaks).toMatchObject([{ parentCode: 'neighbor', labelZh: '漏水渗水', validTo: null }]);
    expect(await codes('/code-tables/statute-articles?on=2026-08-14')).toContain('noise_70');
    expect(await codes('/code-tables/statute-articles?on=2026-08-15')).not.toContain('noise_70');
    expect(await codes('/code-tables/statute-articles?on=2026-08-15')).toContain('eec_599');
  });

  it('refuse other tables, days and people', async () => {
    expect((await get(mediator, '/code-tables/nonsense')).status).toBe(404);
    expect(faults(await get(mediator, '/code-tables/categories?on=2026-02-30'))).toEqual([400, 'query/on bad_day']);
    expect((await get(nobody(app), '/code-tables')).status).toBe(401);
    expect((await get(nobody(app), '/code-tables/categories')).status).toBe(401);
  });

  it('tell other modules what is good on a day (R44)', async () => {
    const service = app.app.get(CodeTablesService);
    const valid = (code: string, parentCode?: string): Promise<string> =>
      inside((tx) =>
        service.mustBeValid(
          tx,
          parentCode === undefined ? 'categories' : 'subcategories',
          code,
          '2026-10-14',
          '/code',
          parentCode,
        ),
      ).then(
        () => 'valid',
        (error: Error) => error.message,
      );
    expect(await valid('neighbor')).toBe('valid');
    expect(await valid('water_leak', 'neighbor')).toBe('valid');
    expect(await valid('other', 'medical')).toBe('valid');
    expect(await valid('water_leak')).toBe('validation_failed');
    expect(await valid('water_leak', 'medical')).toBe('validation_failed');
    const cited = (on: string): Promise<unknown[]> =>
      inside(async (tx) =>
        (
          await service.articlesValid(
            tx,
            [
              { law: '噪声污染防治法', article: '70' },
              { law: '民法典', article: '296' },
            ],
            on,
          )
        ).map(({ code, ruleId, params }) => [code, ruleId, params?.['successor']]),
      );
    expect(await cited('2026-08-14')).toEqual([]);
    expect(await cited('2026-09-01')).toEqual([['citation_not_valid', 'R44', '生态环境法典 599']]);
  });
});

describe('bad input', () => {
  it('never breaks a route', async () => {
    const bodies: readonly object[] = [
      {},
      [],
      { id: 'x' },
      { name: 5 },
      { name: '\ud800' },
      { name: 'x'.repeat(5000) },
      { nameZh: '\u0000', code: 'a'.repeat(65) },
      { level: {}, kind: [], weekdays: 'all', appointment: 'yes' },
      { validFrom: '2026-13-01', staffId: null, households: 1e99, address: {} },
      { __proto__: { polluted: true }, constructor: 1 },
    ];
    const paths = ['', `/${own.id}/departments`, `/${own.id}/staff`, `/${own.id}/rooms`, `/${own.id}/grids`].map(
      (path) => `/centers${path}`,
    );
    for (const path of paths) {
      for (const body of bodies) expect([path, (await post(admin, path, body)).status]).toEqual([path, 400]);
      const malformed = await admin.post(path).set('Content-Type', 'application/json').send('{"name":');
      expect(malformed.status).toBe(400);
    }
  });
});
