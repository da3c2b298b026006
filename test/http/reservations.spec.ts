/**
 * Reservations over HTTP: a room and people held together or not at all, for half an hour, so many per person; what a session
 * makes of one; opening hours and capacity. Every test begins when what was held before has lapsed, on a day of its own.
 */
import type { Response } from 'supertest';
import { DEFAULT_CENTER_SETTINGS } from '../../src/domain/centers/settings.js';
import { addDays, addMinutes, weekday } from '../../src/domain/shared/day.js';
import type { ReservationResponse } from '../../src/modules/reservations/reservations.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Agent } from '../support/as.js';
import { Case, demand, type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;
let day = '2026-10-18';

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

beforeEach(() => {
  world.wait(31);
  do day = addDays(day, 1);
  while (weekday(day) > 5);
});

const WANG = '王调解';
const JUDGE = '方法官';

/** On the day of the test, from HH:mm of the centre. */
function at(time: string, minutes = 90, on = day) {
  const startsAt = new Date(`${on}T${time}:00+08:00`).toISOString();
  return { startsAt, endsAt: addMinutes(startsAt, minutes) };
}

async function reserve(by: string, body: Json, expected = 201): Promise<Json & ReservationResponse> {
  return (await world.post(by, '/reservations', { body, expect: expected })).body as Json & ReservationResponse;
}

const held = (by: string, id: string) => world.get<ReservationResponse>(by, `/reservations/${id}`);

async function giveBack(by: string, id: string, expected = 200): Promise<Response> {
  return demand(await (await world.as(by)).delete(`/reservations/${id}`), expected, `DELETE by ${by}`);
}

const inRoom = (when: object, rest: Json = {}): Json => ({ ...when, venue: 'room', roomId: world.room(), ...rest });

const plan = async (file: Case, body: Json, expected = 201, by = 'justice'): Promise<Json> =>
  (await file.record(by, 'sessions', body, expected)).body as Json;

async function bookings(roomId = world.room(), on = day): Promise<Json[]> {
  const query = `from=${on}T00:00:00Z&to=${on}T15:00:00Z`;
  return (await world.get<{ items: Json[] }>('grid', `/rooms/${roomId}/bookings?${query}`)).items;
}

/** Whose time is taken by sessions and reservations in force. */
async function busy(): Promise<string[]> {
  const { rows } = await app.pool.query<{ name: string }>(
    `SELECT s.name FROM staff_booking b JOIN staff s ON s.id = b.staff_id
      WHERE b.released_at IS NULL AND (b.expires_at IS NULL OR b.expires_at > $1)
        AND b.during && tstzrange($2::timestamptz, $2::timestamptz + interval '1 day') ORDER BY s.name`,
    [world.now, `${day}T00:00:00+08:00`],
  );
  return rows.map(({ name }) => name);
}

const events = async (id: string): Promise<string[]> => {
  const { rows } = await app.pool.query<{ type: string }>(
    'SELECT type FROM outbox WHERE subject_id = $1 ORDER BY recorded_at, type',
    [id],
  );
  return rows.map(({ type }) => type);
};

const statuses = (replies: readonly Response[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, body } of replies) {
    const key = status === 201 ? '201' : `${status} ${String((body as Json)['code'])}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
};

describe('holding', () => {
  test('a room and people are held for half an hour, for nobody else; then they are free by themselves', async () => {
    const file = await Case.mediating(world);
    const staffIds = [world.staff(WANG), world.staff(JUDGE)];
    const made = await world.post('mediator', '/reservations', {
      body: { disputeId: file.id, roomId: world.room(), staffIds, ...at('09:00') },
    });
    const { id } = made.body as ReservationResponse;
    expect(made.headers['location']).toBe(`/api/v1/reservations/${id}`);
    expect(made.body).toEqual({
      id,
      centerId: world.center,
      disputeId: file.id,
      roomId: world.room(),
      staffIds,
      ...at('09:00'),
      heldByStaffId: world.staff(WANG),
      mine: true,
      state: 'held',
      expiresAt: addMinutes(world.now, 30),
      createdAt: world.now,
      version: 1,
    });
    expect(await held('mediator', id)).toEqual(made.body);
    expect(await bookings()).toEqual([
      {
        id: expect.any(String),
        roomId: world.room(),
        ...at('09:00'),
        kind: 'reservation',
        expiresAt: made.body.expiresAt,
      },
    ]);
    expect(await busy()).toEqual([JUDGE, WANG].sort());

    expect(await plan(file, inRoom(at('09:30')), 409)).toMatchObject({ code: 'room_taken' });
    const elsewhere = await plan(file, { ...at('10:00'), venue: 'on_site' }, 409);
    expect(elsewhere).toMatchObject({
      code: 'mediator_taken',
      detail: `调解员${WANG}在 ${day} 09:00 至 ${day} 10:30 已有其他调解会或预留，请换一个时间或调解员。`,
    });
    expect(elsewhere['availableActions']).toContain('sessions');
    expect(await reserve('justice', { staffIds: [world.staff(JUDGE)], ...at('10:00') }, 409)).toMatchObject({
      code: 'staff_taken',
    });
    await plan(file, inRoom(at('10:30')));

    world.wait(30);
    expect(await held('mediator', id)).toMatchObject({ state: 'lapsed', version: 1 });
    expect(await bookings()).toMatchObject([{ kind: 'session', expiresAt: null, ...at('10:30') }]);
    expect(await busy()).toEqual([WANG]);
    await reserve('justice', { roomId: world.room(), staffIds: [world.staff(JUDGE)], ...at('09:00') });
    expect(await events(id)).toEqual(['reservation.made']);
  });

  test('all of it or nothing: one who is taken, and neither the room nor the others are held', async () => {
    const first = await reserve('justice', { staffIds: [world.staff(JUDGE)], ...at('09:00') });
    const all = { roomId: world.room(), staffIds: [world.staff(WANG), world.staff(JUDGE)], ...at('10:00') };
    const count = async () => (await app.pool.query('SELECT id FROM outbox')).rows.length;
    const before = await count();
    const refused = await reserve('mediator', all, 409);
    expect(refused).toMatchObject({ code: 'staff_taken' });
    expect(refused['detail']).toContain(`${JUDGE}在 ${day} 09:00 至 ${day} 10:30`);
    expect(await bookings()).toEqual([]);
    expect(await busy()).toEqual([JUDGE]);
    expect(await count()).toBe(before);
    await giveBack('justice', first.id);
    await reserve('mediator', all);
  });

  test('nobody who is away is held', async () => {
    const away = { from: day, to: addDays(day, 1), kind: 'leave' };
    await world.post('director', `/staff/${world.staff('林和事')}/absences`, { body: away });
    const both = { roomId: world.room(), staffIds: [world.staff(WANG), world.staff('林和事')] };
    const refused = await reserve('mediator', { ...both, ...at('09:00') }, 409);
    expect(refused).toMatchObject({ code: 'staff_away' });
    expect(refused['detail']).toContain(`林和事在 ${day} 00:00 至 ${addDays(day, 1)} 00:00`);
    expect(await bookings()).toEqual([]);
    let next = addDays(day, 1);
    while (weekday(next) > 5) next = addDays(next, 1);
    await reserve('mediator', { ...both, ...at('09:00', 90, next) });
    await giveBack(
      'mediator',
      (await world.get<{ items: { id: string }[] }>('mediator', '/reservations')).items[0]?.id ?? '',
    );
  });

  test('one person holds three at most; the refusal names them', async () => {
    const hours = ['09:00', '10:00', '11:00', '14:00'];
    const at30 = (time: string) => ({ roomId: world.room(), ...at(time, 30) });
    const ids: string[] = [];
    for (const time of hours.slice(0, 3)) ids.push((await reserve('mediator', at30(time))).id);
    const refused = await reserve('mediator', at30('14:00'), 409);
    expect(refused).toMatchObject({ code: 'reservation_limit' });
    expect(refused['detail']).toBe(
      `每人最多同时预留 3 次，您已预留：${day} 09:00–09:30、${day} 10:00–10:30、${day} 11:00–11:30。请先取消或使用其中一次。`,
    );
    expect(refused['reasons']).toMatchObject([{ params: { max: 3, reservationIds: ids } }]);
    await reserve('justice', at30('15:00'));
    await giveBack('mediator', ids[1] ?? '');
    await reserve('mediator', at30('14:00'));
    await reserve('mediator', at30('16:00'), 409);
    world.wait(30);
    await reserve('mediator', at30('09:00'));
  });

  test('how long and how many is for the centre to say', async () => {
    const path = `/centers/${world.center}/settings`;
    const set = async (rooms: object) => {
      const body = { ...DEFAULT_CENTER_SETTINGS, rooms: { ...DEFAULT_CENTER_SETTINGS.rooms, ...rooms } };
      const request = (await world.as('director')).put(path).set('If-Match', await world.etag('director', path));
      demand(await request.send(body), 200, 'settings');
    };
    await set({ reservationMinutes: 10, reservationsPerPerson: 1 });
    const { expiresAt } = await reserve('mediator', { roomId: world.room(), ...at('09:00') });
    expect(expiresAt).toBe(addMinutes(world.now, 10));
    await reserve('mediator', { roomId: world.room(), ...at('14:00') }, 409);
    world.wait(10);
    await reserve('mediator', { roomId: world.room(), ...at('14:00') });
    await set({});
  });

  test('its own id once, and the same answer to the same request', async () => {
    const id = newId();
    const body = { id, roomId: world.room(), ...at('09:00') };
    const headers = { 'Idempotency-Key': 'reserve-0001' };
    const first = await world.post('mediator', '/reservations', { body, headers });
    const again = await world.post('mediator', '/reservations', { body, headers });
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toEqual(first.body);
    expect(await reserve('mediator', { ...body, ...at('14:00') }, 409)).toMatchObject({ code: 'id_in_use' });
    expect(await bookings()).toHaveLength(1);
  });
});

describe('becoming a session', () => {
  test('its place is taken by the session, with everybody who was held; they move and are freed with it', async () => {
    const file = await Case.mediating(world);
    const all = { roomId: world.room(), staffIds: [world.staff(WANG), world.staff(JUDGE)], ...at('09:00') };
    const { id } = await reserve('mediator', all);
    const session = await plan(file, inRoom(at('09:00'), { reservationId: id }), 201, 'mediator');
    expect(await bookings()).toMatchObject([{ kind: 'session', ...at('09:00') }]);
    expect(await busy()).toEqual([JUDGE, WANG].sort());
    expect(await held('mediator', id)).toMatchObject({ state: 'used', version: 2 });
    expect(await plan(file, inRoom(at('14:00'), { reservationId: id }), 409, 'mediator')).toMatchObject({
      code: 'reservation_used',
    });
    expect((await giveBack('mediator', id, 409)).body).toMatchObject({ code: 'reservation_used' });

    const path = `${file.path}/sessions/${String(session['id'])}`;
    await reserve('justice', { staffIds: [world.staff(JUDGE)], ...at('14:00') });
    const clash = await world.act('mediator', path, 'adjourn', { body: at('15:00'), expect: 409 });
    expect(clash.body).toMatchObject({ code: 'staff_taken' });
    await world.act('mediator', path, 'adjourn', { body: at('15:30') });
    expect(await bookings()).toMatchObject([at('15:30')]);
    expect(await busy()).toEqual([JUDGE, JUDGE, WANG].sort());
    await reserve('justice', { roomId: world.room(), staffIds: [world.staff(WANG)], ...at('09:00') });
    await world.act('mediator', path, 'cancel', { body: { reason: '改期' } });
    expect(await bookings()).toMatchObject([{ kind: 'reservation', ...at('09:00') }]);
    expect(await busy()).toEqual([JUDGE, WANG].sort());
  });

  test('one that has lapsed is refused and says when it did; nothing is planned', async () => {
    const file = await Case.mediating(world);
    const { id } = await reserve('mediator', { roomId: world.room(), ...at('09:00') });
    world.wait(30);
    const refused = await plan(file, inRoom(at('09:00'), { reservationId: id }), 409, 'mediator');
    expect(refused).toMatchObject({ code: 'reservation_expired' });
    expect(refused['detail']).toMatch(/^预留已于 2026-10-\d\d \d\d:\d\d 到期/);
    expect((await world.get<{ items: Json[] }>('mediator', `${file.path}/sessions`)).items).toEqual([]);
  });

  test('the own ones, and those for the case whoever made them; of others nothing is learnt', async () => {
    const [file, other] = [await Case.mediating(world), await Case.mediating(world)];
    const forCase = await reserve('director', { disputeId: file.id, roomId: world.room(), ...at('09:00') });
    const another = inRoom(at('09:00'), { reservationId: forCase.id });
    const unknown = await plan(other, another, 400);
    expect(unknown['errors']).toMatchObject([{ pointer: '/reservationId', code: 'unknown_reference' }]);
    await plan(file, another, 201);
    const own = await reserve('director', { roomId: world.room(), ...at('11:00') });
    await giveBack('director', own.id);
    for (const reservationId of [own.id, newId()])
      expect((await plan(file, inRoom(at('11:00'), { reservationId }), 400, 'director'))['errors']).toMatchObject([
        { pointer: '/reservationId', code: 'unknown_reference' },
      ]);
  });

  test('a session that is held frees its people; one written down afterwards takes nobody’s time', async () => {
    const [file, other] = [await Case.mediating(world), await Case.mediating(world)];
    world.wait(20);
    const session = await plan(file, { startsAt: world.now, endsAt: addMinutes(world.now, 60), venue: 'on_site' });
    const overlapping = { startsAt: addMinutes(world.now, 30), endsAt: addMinutes(world.now, 90), venue: 'on_site' };
    expect(await plan(other, overlapping, 409)).toMatchObject({ code: 'mediator_taken' });
    await plan(other, { startsAt: addMinutes(world.now, -20), endsAt: world.now, venue: 'on_site' });
    await plan(file, { startsAt: addMinutes(world.now, -20), endsAt: world.now, venue: 'on_site' });
    await world.act('justice', `${file.path}/sessions/${String(session['id'])}`, 'hold', { body: file.held() });
    await plan(other, overlapping);
  });

  test('sessions still planned when mediation ends give their people back', async () => {
    const file = await Case.mediating(world);
    await plan(file, inRoom(at('09:00')));
    expect(await busy()).toEqual([WANG]);
    const [partyId] = file.parties;
    await file.act('justice', 'withdraw', { body: { partyId } });
    expect(await busy()).toEqual([]);
    expect(await bookings()).toEqual([]);
  });
});

describe('who may', () => {
  test('everybody who may reserve sees what is held, for which case only those who may see the case', async () => {
    const file = await Case.mediating(world);
    const { id } = await reserve('mediator', { disputeId: file.id, roomId: world.room(), ...at('09:00') });
    expect(await held('director', id)).toMatchObject({ disputeId: file.id, mine: false });
    expect(await held('lawyer', id)).toMatchObject({ disputeId: null, mine: false, heldByStaffId: world.staff(WANG) });
    await world.get('other.mediator', `/reservations/${id}`, 404);
    await world.get('other.director', `/reservations/${id}`, 404);
    await world.get('grid', `/reservations/${id}`, 403);
    await world.get('mediator', `/reservations/${newId()}`, 404);
  });

  test('the holder gives it back, or the director; a second time changes nothing', async () => {
    const file = await Case.mediating(world);
    const all = { disputeId: file.id, roomId: world.room(), staffIds: [world.staff(JUDGE)], ...at('09:00') };
    const { id } = await reserve('mediator', all);
    expect((await giveBack('justice', id, 403)).body).toMatchObject({ code: 'forbidden' });
    await giveBack('other.director', id, 404);
    expect(await bookings()).toHaveLength(1);
    const given = await giveBack('director', id);
    expect(given.body).toMatchObject({ state: 'given_back', version: 2 });
    expect(await bookings()).toEqual([]);
    expect(await busy()).toEqual([]);
    expect((await giveBack('mediator', id)).body).toMatchObject({ state: 'given_back', version: 2 });
    expect(await events(id)).toEqual(['reservation.made', 'reservation.released']);
    const lapsing = await reserve('mediator', all);
    world.wait(30);
    expect((await giveBack('mediator', lapsing.id)).body).toMatchObject({ state: 'lapsed', version: 1 });
  });

  test('lists: the own ones, all of a centre, in pages', async () => {
    const mine = await reserve('mediator', { roomId: world.room(), ...at('09:00') });
    const other = await reserve('justice', { roomId: world.room(), ...at('14:00') });
    await giveBack('justice', (await reserve('justice', { roomId: world.room(), ...at('11:00', 30) })).id);
    const idsOf = async (query: string, by = 'mediator') =>
      (await world.get<{ items: Json[] }>(by, `/reservations${query}`)).items.map(({ id }) => id);
    expect(await idsOf('')).toEqual([mine.id]);
    expect(await idsOf('?mine=true', 'justice')).toEqual([other.id]);
    expect(await idsOf(`?centerId=${world.center}`)).toEqual([mine.id, other.id]);
    expect(await idsOf(`?centerId=${world.center}&mine=true`)).toEqual([mine.id]);
    const { nextCursor, total } = await world.get<Json>(
      'mediator',
      `/reservations?centerId=${world.center}&limit=1&withTotal=true`,
    );
    expect(total).toBe(2);
    expect(await idsOf(`?centerId=${world.center}&limit=1&cursor=${String(nextCursor)}`)).toEqual([other.id]);
    await world.get('mediator', `/reservations?centerId=${world.neighbour}`, 403);
    await world.get('mediator', '/reservations?mine=false', 400);
    world.wait(30);
    expect(await idsOf(`?centerId=${world.center}`)).toEqual([]);
  });

  test('nobody reserves at another centre', async () => {
    await reserve('other.mediator', { roomId: world.room(), ...at('09:00') }, 403);
    await reserve('other.mediator', { staffIds: [world.staff(WANG)], ...at('09:00') }, 403);
    await reserve('grid', { roomId: world.room(), ...at('09:00') }, 403);
    await reserve('admin', { roomId: world.room(), ...at('09:00') }, 403);
    expect(await bookings()).toEqual([]);
  });
});

describe('rooms', () => {
  const roomOf = async (rest: Json): Promise<string> => {
    const body = { name: `房间 ${newId()}`, kind: 'mediation', ...rest };
    return String(((await world.post('admin', `/centers/${world.center}/rooms`, { body })).body as Json)['id']);
  };

  test('without hours of its own: reserved in duty hours, while a session may sit in the evening or on a Sunday', async () => {
    const file = await Case.mediating(world);
    const evening = await reserve('mediator', { roomId: world.room(), ...at('17:00') }, 409);
    expect(evening).toMatchObject({ code: 'room_not_open' });
    expect(evening['detail']).toContain(`${day} 17:00 至 ${day} 18:30`);
    const sunday = addDays(day, 7 - weekday(day));
    await reserve('mediator', { roomId: world.room(), ...at('09:00', 90, sunday) }, 409);
    await plan(file, inRoom(at('18:00')));
    await plan(file, inRoom(at('09:00', 90, sunday)));
  });

  test('with hours of its own: nobody is let in outside them, except for what took place already', async () => {
    const file = await Case.mediating(world);
    world.wait(60);
    const openingHours = [
      { weekday: weekday(day), from: '14:30', to: '18:00' },
      { weekday: weekday(day), from: '18:00', to: '20:00' },
    ];
    const roomId = await roomOf({ openingHours, capacity: null });
    expect(await world.get('grid', `/rooms/${roomId}`)).toMatchObject({ openingHours });
    await reserve('mediator', { roomId, ...at('14:00') }, 409);
    await reserve('mediator', { roomId, ...at('19:00') }, 409);
    await reserve('mediator', { roomId, ...at('17:00') });
    expect(await plan(file, inRoom(at('09:00'), { roomId }), 409)).toMatchObject({ code: 'room_not_open' });
    await plan(file, inRoom(at('18:30'), { roomId }));
    const past = { startsAt: addMinutes(world.now, -60), endsAt: addMinutes(world.now, -30) };
    await plan(file, inRoom(past, { roomId }));
    await world.patch('admin', `/rooms/${roomId}`, { body: { openingHours: null } });
    await reserve('justice', { roomId, ...at('09:00') });
    await world.patch('admin', `/rooms/${roomId}`, { body: { openingHours: [] } });
    await reserve('justice', { roomId, ...at('10:30') }, 409);
  });

  test('are closed on holidays and open on make-up days', async () => {
    const early = await startTestApp({ now: '2026-09-28T02:00:00.000Z' });
    const september = await World.of(early);
    const openingHours = [1, 2, 3, 4, 5].map((each) => ({ weekday: each, from: '08:00', to: '20:00' }));
    const body = { name: '第二调解室', kind: 'mediation', openingHours };
    const own = (await september.post('admin', `/centers/${september.center}/rooms`, { body })).body as { id: string };
    const open = async (roomId: string, on: string) => {
      const reply = await (
        await september.as('mediator')
      )
        .post('/reservations')
        .send({ roomId, ...at('09:00', 60, on) });
      return reply.status === 201 || (reply.body as Json)['code'];
    };
    for (const roomId of [september.room(), own.id]) {
      for (let holiday = '2026-10-01'; holiday <= '2026-10-07'; holiday = addDays(holiday, 1))
        expect(await open(roomId, holiday)).toBe('room_not_open');
      expect(await open(roomId, '2026-10-10')).toBe(true);
      expect(await open(roomId, '2026-10-11')).toBe('room_not_open');
    }
    await early.close();
  });

  test('hold no more people than they have places for', async () => {
    const file = await Case.mediating(world);
    const roomId = await roomOf({ capacity: 3 });
    const expected = { disputeId: file.id, roomId, staffIds: [world.staff(WANG), world.staff(JUDGE)] };
    const refused = await reserve('mediator', { ...expected, ...at('09:00') }, 409);
    expect(refused).toMatchObject({ code: 'room_too_small' });
    expect(refused['detail']).toContain('4 人');
    expect(refused['detail']).toContain('3 人');
    const { id } = await reserve('mediator', { ...expected, staffIds: [world.staff(WANG)], ...at('09:00') });
    const invited = [{ staffId: world.staff(JUDGE), as: 'adviser' }];
    const crowded = inRoom(at('09:00'), { roomId, invited, reservationId: id });
    expect(await plan(file, crowded, 409, 'mediator')).toMatchObject({ code: 'room_too_small' });
    expect(await held('mediator', id)).toMatchObject({ state: 'held' });
    await plan(file, inRoom(at('09:00'), { roomId, reservationId: id }), 201, 'mediator');
    await world.patch('admin', `/rooms/${roomId}`, { body: { active: false } });
    expect(await reserve('justice', { roomId, ...at('14:00') }, 409)).toMatchObject({ code: 'room_closed' });
  });

  test.each([
    ['hours that end before they begin', [{ weekday: 1, from: '12:00', to: '08:00' }], '/0/to', 'bad_range'],
    ['hours without length', [{ weekday: 1, from: '12:00', to: '12:00' }], '/0/to', 'bad_range'],
    [
      'hours that overlap',
      [
        { weekday: 1, from: '08:00', to: '12:00' },
        { weekday: 2, from: '08:00', to: '12:00' },
        { weekday: 1, from: '11:00', to: '13:00' },
      ],
      '/2/from',
      'hours_overlap',
    ],
    ['an eighth weekday', [{ weekday: 8, from: '08:00', to: '12:00' }], '/0/weekday', 'out_of_range'],
    ['a time that is none', [{ weekday: 1, from: '24:00', to: '25:00' }], '/0/from', 'bad_time'],
  ])('refuse %s', async (_, openingHours, pointer, code) => {
    const body = { name: '第九调解室', kind: 'mediation', openingHours };
    const created = await world.post('admin', `/centers/${world.center}/rooms`, { body, expect: 400 });
    const patched = await world.patch('admin', `/rooms/${world.room()}`, { body: { openingHours }, expect: 400 });
    for (const reply of [created, patched])
      expect(reply.body.errors[0]).toMatchObject({ pointer: `/openingHours${pointer}`, code });
    expect(await world.get('grid', `/rooms/${world.room()}`)).toMatchObject({ openingHours: null });
  });
});

test('every wrong request is refused at its field, and nothing is held', async () => {
  const strangers = await world.get<{ items: { id: string }[] }>('grid', `/centers/${world.neighbour}/staff`);
  const rooms = await world.get<{ items: { id: string }[] }>('grid', `/centers/${world.neighbour}/rooms`);
  const [stranger = '', elsewhere = ''] = [strangers.items[0]?.id, rooms.items[0]?.id];
  const file = await Case.mediating(world);
  const { id: hidden } = await Case.registered(world, 'police');
  const good = { roomId: world.room(), staffIds: [world.staff(WANG)], ...at('09:00') };
  const wrong: [Json, string, string][] = [
    [{ ...at('09:00') }, '/roomId', 'required'],
    [{ ...at('09:00'), staffIds: [] }, '/roomId', 'required'],
    [{ ...good, endsAt: good.startsAt }, '/endsAt', 'bad_range'],
    [{ ...good, ...at('09:00', -30) }, '/endsAt', 'bad_range'],
    [{ ...good, ...at('08:30', 481) }, '/endsAt', 'at_most_minutes'],
    [{ ...good, startsAt: addMinutes(world.now, -1) }, '/startsAt', 'in_past'],
    [{ ...good, roomId: newId() }, '/roomId', 'unknown_reference'],
    [{ ...good, disputeId: file.id, roomId: elsewhere }, '/roomId', 'unknown_reference'],
    [{ ...good, staffIds: [newId()] }, '/staffIds/0', 'unknown_reference'],
    [{ ...at('09:00'), staffIds: [newId()] }, '/staffIds/0', 'unknown_reference'],
    [{ ...good, staffIds: [world.staff(WANG), stranger] }, '/staffIds/1', 'unknown_reference'],
    [{ ...good, staffIds: [world.staff(WANG), world.staff(WANG)] }, '/staffIds', 'duplicate'],
    [{ ...good, disputeId: newId() }, '/disputeId', 'unknown_reference'],
    [{ ...good, disputeId: hidden }, '/disputeId', 'unknown_reference'],
  ];
  for (const [body, pointer, code] of wrong)
    expect((await reserve('mediator', body, 400))['errors']).toMatchObject([{ pointer, code }]);
  expect(await bookings()).toEqual([]);
  expect(await busy()).toEqual([]);
  await world.patch('admin', `/staff/${world.staff('郑劝和')}`, { body: { active: false } });
  expect(await reserve('mediator', { ...at('09:00'), staffIds: [world.staff('郑劝和')] }, 409)).toMatchObject({
    code: 'staff_inactive',
  });
});

describe('at once', () => {
  const HOLDERS = ['mediator', 'director', 'justice', 'police', 'judge'];
  const all = async (count: number, work: (index: number) => Promise<Response>): Promise<Response[]> =>
    Promise.all(Array.from({ length: count }, (_, index) => work(index)));
  const agents = async () => {
    const signedIn: Agent[] = [];
    for (const username of HOLDERS) signedIn.push(await world.as(username));
    return (index: number) => signedIn[index % HOLDERS.length] ?? Promise.reject(new Error('nobody'));
  };

  test('50 reservations of one slot: one holds it, 49 are told it is taken', async () => {
    const agent = await agents();
    const body = (index: number) => ({ roomId: world.room(), staffIds: [], ...at('09:00', 90 - (index % 30)) });
    const replies = await all(50, async (index) => (await agent(index)).post('/reservations').send(body(index)));
    expect(statuses(replies)).toEqual({ 201: 1, '409 room_taken': 49 });
    expect(await bookings()).toHaveLength(1);
  });

  test('50 want one judge: one has her, though the rooms are others', async () => {
    const agent = await agents();
    const rooms = [world.room(), world.room('群众接访室')];
    const body = (index: number) => ({ roomId: rooms[index % 2], staffIds: [world.staff(JUDGE)], ...at('09:00') });
    const replies = await all(50, async (index) => (await agent(index)).post('/reservations').send(body(index)));
    const { 201: won, ...lost } = statuses(replies);
    expect(won).toBe(1);
    expect(Object.keys(lost).sort()).toEqual(['409 room_taken', '409 staff_taken']);
    expect(await busy()).toEqual([JUDGE]);
  });

  test('one person asks for twenty different times: three are held', async () => {
    const mediator = await world.as('mediator');
    const body = (index: number) => ({ roomId: world.room(), ...at('08:30', 15), ...shifted(index) });
    const shifted = (index: number) => {
      const { startsAt } = at('08:30');
      return { startsAt: addMinutes(startsAt, index * 15), endsAt: addMinutes(startsAt, index * 15 + 15) };
    };
    const replies = await all(20, async (index) => mediator.post('/reservations').send(body(index)));
    expect(statuses(replies)).toEqual({ 201: 3, '409 reservation_limit': 17 });
  });

  test('reservations against sessions: one of them has the room and its mediator', async () => {
    const files: Case[] = [];
    for (let index = 0; index < 10; index += 1) files.push(await Case.mediating(world));
    const [justice, judge] = [await world.as('justice'), await world.as('judge')];
    const both = { roomId: world.room(), staffIds: [world.staff(WANG)], ...at('09:00') };
    const replies = await all(20, async (index) =>
      index % 2 === 0
        ? judge.post('/reservations').send(both)
        : justice.post(`${files[(index - 1) / 2]?.path ?? ''}/sessions`).send(inRoom(at('09:30'))),
    );
    expect(statuses(replies)).toEqual({ 201: 1, '409 room_taken': 19 });
    expect(await busy()).toEqual([WANG]);
  });

  test('twenty cases want their one mediator at one time: one has him', async () => {
    const files: Case[] = [];
    for (let index = 0; index < 20; index += 1) files.push(await Case.mediating(world));
    const justice = await world.as('justice');
    const replies = await all(20, async (index) =>
      justice.post(`${files[index]?.path ?? ''}/sessions`).send({ ...at('09:00'), venue: 'on_site' }),
    );
    expect(statuses(replies)).toEqual({ 201: 1, '409 mediator_taken': 19 });
    expect(await busy()).toEqual([WANG]);
  });

  test('ten sessions want one reservation: one takes its place', async () => {
    const files: Case[] = [];
    for (let index = 0; index < 10; index += 1) files.push(await Case.mediating(world));
    const { id } = await reserve('justice', { roomId: world.room(), staffIds: [world.staff(WANG)], ...at('09:00') });
    const justice = await world.as('justice');
    const body = inRoom(at('09:00'), { reservationId: id });
    const replies = await all(10, async (index) => justice.post(`${files[index]?.path ?? ''}/sessions`).send(body));
    expect(statuses(replies)).toEqual({ 201: 1, '409 reservation_used': 9 });
    expect(await bookings()).toHaveLength(1);
  });
});
