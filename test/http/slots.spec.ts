/**
 * The search for a slot over HTTP: what it offers can be had, it passes over what is taken, closed or away, and it says why
 * where there is nothing. In the demo the court comes on Tuesdays and Thursdays, the justice bureau every working day.
 */
import type { ShiftResponse } from '../../src/modules/roster/roster.dto.js';
import type { SlotResponse, SlotSearchResponse } from '../../src/modules/slot-searches/slot-searches.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;
let file: Case;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  file = await Case.mediating(world);
});

afterAll(() => app?.close());

const WHOLE_DAY = 480;

async function search(ask: Json, by = 'mediator'): Promise<SlotSearchResponse> {
  const body = { disputeId: file.id, minutes: WHOLE_DAY, ...ask };
  return (await world.post(by, '/slot-searches', { body, expect: 200 })).body as SlotSearchResponse;
}

const starts = ({ items }: SlotSearchResponse): string[] => items.map(({ startsAt }) => startsAt);
/** 08:30 on the wall. */
const morning = (day: string): string => `${day}T00:30:00.000Z`;

const both = () => ({ departments: [world.department('court'), world.department('justice')] });

const onDuty = async (at: string): Promise<ShiftResponse[]> =>
  (await world.get<{ items: ShiftResponse[] }>('grid', `/centers/${world.center}/on-duty?at=${at}`)).items;

const absent = (name: string, from: string, to: string) =>
  world.post('director', `/staff/${world.staff(name)}/absences`, { body: { from, to, kind: 'leave' } });

/** The mediator of the case, with somebody else's case. */
const elsewhere = async (startsAt: string, endsAt: string, rest: Json = { venue: 'on_site' }): Promise<void> => {
  await (await Case.mediating(world)).record('mediator', 'sessions', { startsAt, endsAt, ...rest });
};

describe('a court that comes on Tuesdays and Thursdays', () => {
  it('the justice bureau, the mediator and a room: the three earliest times', async () => {
    const found = await search({ ...both(), minutes: 90 });
    const thursday = ['T00:30', 'T02:00', 'T03:30'].map((time) => `2026-10-15${time}:00.000Z`);
    expect(starts(found)).toEqual(thursday);
    expect(found).toMatchObject({ calendarKnown: true, searchedFrom: world.now, reasons: [] });
    for (const slot of found.items) await demandOnStation(slot);
    expect(starts(await search(both()))).toEqual(['2026-10-15', '2026-10-20', '2026-10-22'].map(morning));
  });

  async function demandOnStation({ startsAt, endsAt, roomId, staffIds, staff }: SlotResponse): Promise<void> {
    expect(roomId).toBe(world.room());
    expect(staff.map(({ as, departmentId }) => [as, departmentId])).toEqual([
      ['mediator', null],
      ...both().departments.map((departmentId) => ['officer', departmentId]),
    ]);
    expect(staff[0]?.staffId).toBe(world.staff('王调解'));
    expect(staffIds).toEqual(staff.map(({ staffId }) => staffId));
    const lines = await onDuty(startsAt);
    for (const { staffId, departmentId } of staff.slice(1)) {
      const line = lines.find((each) => each.staffId === staffId && each.departmentId === departmentId);
      expect((line?.endsAt ?? '') >= endsAt).toBe(true);
    }
  }

  it('a judge asked for by name stands for the court, and is found on days of duty only', async () => {
    const judge = world.staff('方法官');
    const found = await search({ departments: [world.department('court')], staffIds: [judge] });
    expect(found.items).toHaveLength(3);
    for (const { startsAt, staff } of found.items) {
      expect(staff.slice(1)).toEqual([{ staffId: judge, departmentId: world.department('court'), as: 'named' }]);
      expect((await onDuty(startsAt)).map(({ staffId }) => staffId)).toContain(judge);
    }
    const courtDays = starts(await search({ departments: [world.department('court')] }));
    expect(starts(found)).not.toEqual(courtDays);
  });

  it('an adviser on call counts as on station; named staff without duty need only be free', async () => {
    const [lawyer, helper, mediator] = ['卢律师', '林和事', '王调解'].map((name) => world.staff(name));
    const found = await search({ staffIds: [lawyer, helper, mediator] });
    expect(found.items[0]?.staff).toEqual([
      { staffId: mediator, departmentId: null, as: 'mediator' },
      { staffId: lawyer, departmentId: null, as: 'named' },
      { staffId: helper, departmentId: null, as: 'named' },
    ]);
    const lines = await onDuty(found.items[0]?.startsAt ?? '');
    expect(lines.find(({ staffId }) => staffId === lawyer)?.kind).toBe('on_call');
  });
});

describe('passes over', () => {
  it('the time of a mediator in another session, and that of an officer', async () => {
    const ask = { ...both(), notBefore: '2026-10-26T00:00:00Z', minutes: 240 };
    const [first] = (await search(ask)).items;
    expect(first?.startsAt).toBe(morning('2026-10-27'));
    await elsewhere(morning('2026-10-27'), '2026-10-27T02:00:00.000Z');
    expect(starts(await search(ask))[0]).toBe('2026-10-27T02:00:00.000Z');
    const judge = first?.staff[1]?.staffId ?? '';
    const named = { ...ask, staffIds: [judge] };
    expect(starts(await search(named))[0]).toBe('2026-10-27T02:00:00.000Z');
    const lunch = { startsAt: '2026-10-27T03:00:00Z', endsAt: '2026-10-27T06:00:00Z' };
    await world.post('mediator', '/reservations', { body: { staffIds: [judge], ...lunch } });
    expect(starts(await search(named)).some((at) => at < '2026-10-28')).toBe(false);
  });

  it('the absence of a mediator', async () => {
    const ask = { ...both(), notBefore: '2026-11-02T00:00:00Z' };
    expect(starts(await search(ask))).toEqual(['2026-11-03', '2026-11-05', '2026-11-10'].map(morning));
    await absent('王调解', '2026-11-03', '2026-11-06');
    expect(starts(await search(ask))).toEqual(['2026-11-10', '2026-11-12', '2026-11-17'].map(morning));
  });

  it('a department whose officers are all away or elsewhere, until they are back', async () => {
    const ask = { departments: [world.department('law_society')], notBefore: '2026-11-10T00:00:00Z', minutes: 60 };
    expect(starts(await search(ask))[0]).toBe(morning('2026-11-10'));
    await absent('卢律师', '2026-11-10', '2026-11-12');
    expect(starts(await search(ask))[0]).toBe(morning('2026-11-12'));
  });

  it('days on which a party cannot come', async () => {
    const [one, other] = file.parties;
    const avoid = [
      { partyId: one, from: '2026-11-17', to: '2026-11-18' },
      { partyId: other, from: '2026-11-19', to: '2026-11-24' },
    ];
    const ask = { ...both(), notBefore: '2026-11-16T00:00:00Z' };
    expect(starts(await search(ask))).toEqual(['2026-11-17', '2026-11-19', '2026-11-24'].map(morning));
    expect(starts(await search({ ...ask, avoid }))[0]).toBe(morning('2026-11-24'));
  });

  describe('a room', () => {
    const ask = { minutes: 60, notBefore: '2026-11-25T00:00:00Z', notAfter: '2026-11-25T16:00:00Z' };
    const afterTwo = '2026-11-25T06:00:00.000Z';

    it('that is reserved, until the reservation lapses', async () => {
      const held = { roomId: world.room(), startsAt: morning('2026-11-25'), endsAt: afterTwo };
      await world.post('director', '/reservations', { body: held });
      expect(starts(await search(ask))[0]).toBe(afterTwo);
      world.wait(31);
      expect(starts(await search(ask))[0]).toBe(morning('2026-11-25'));
    });

    it('that is closed at the time, too small or out of use; another of the kind will do', async () => {
      const hours = [{ weekday: 3, from: '14:00', to: '16:00' }];
      await world.patch('admin', `/rooms/${world.room()}`, { body: { openingHours: hours } });
      expect(starts(await search(ask))).toEqual([afterTwo, '2026-11-25T07:00:00.000Z']);
      const second = { name: '第三调解室', kind: 'mediation', capacity: 3 };
      const made = await world.post('admin', `/centers/${world.center}/rooms`, { body: second });
      const { id } = made.body as { id: string };
      const [first] = (await search(ask)).items;
      expect([first?.startsAt, first?.roomId]).toEqual([morning('2026-11-25'), id]);
      // Two parties, the mediator and one more are four.
      expect(starts(await search({ ...ask, staffIds: [world.staff('林和事')] }))[0]).toBe(afterTwo);
      await world.patch('admin', `/rooms/${id}`, { body: { active: false } });
      expect(starts(await search(ask))[0]).toBe(afterTwo);
      await world.patch('admin', `/rooms/${world.room()}`, { body: { openingHours: null } });
      const reception = await search({ ...ask, roomKind: 'reception' });
      expect(reception.items[0]?.roomId).toBe(world.room('群众接访室'));
      const named = await search({ ...ask, roomId: world.room('视频监控室') });
      expect(named.items[0]?.roomId).toBe(world.room('视频监控室'));
    });
  });
});

describe('where there is nothing', () => {
  it('names what stood in the way, the hardest first, and when each can first be had', async () => {
    await absent('王调解', '2026-12-01', '2026-12-04');
    const ask = {
      ...both(),
      notBefore: '2026-11-30T16:00:00Z',
      notAfter: '2026-12-04T16:00:00Z',
      avoid: [{ partyId: file.parties[0], from: '2026-12-04', to: '2026-12-05' }],
    };
    // The roster ends with November: nobody is on duty in December.
    const found = await search(ask);
    expect(found).toMatchObject({ items: [], calendarKnown: true });
    const none = { slots: 20, ofSlots: 20, days: 4, ofDays: 4, firstAt: null };
    const rest = { ofSlots: 20, ofDays: 4 };
    expect(found.reasons).toEqual([
      ...both().departments.map((departmentId) => ({
        ...none,
        ...{ code: 'slot_department_absent', need: 'department', staffId: null, departmentId, text: expect.anything() },
      })),
      expect.objectContaining({
        ...{ code: 'slot_mediator_busy', need: 'mediator', staffId: world.staff('王调解') },
        ...{ ...rest, slots: 15, days: 3, firstAt: morning('2026-12-04') },
      }),
      expect.objectContaining({
        ...{ code: 'slot_parties_away', need: 'parties', staffId: null, departmentId: null },
        ...{ ...rest, slots: 5, days: 1, firstAt: morning('2026-12-01') },
      }),
    ]);
    expect(found.reasons.map(({ text }) => text)).toEqual([
      '法院：20 个时段中有 20 个没有可到场的值班人员；最早有人：查找期间内没有。',
      expect.stringMatching(/^司法.*查找期间内没有。$/),
      '调解员王调解：20 个时段中有 15 个不得空；最早有空：2026-12-04 08:30。',
      '当事人：20 个时段中有 5 个当事人不便到场；最早都能到场：2026-12-01 08:30。',
    ]);
  });

  it('tells the first day the department comes, in the language asked for', async () => {
    const ask = {
      ...{ disputeId: file.id, minutes: WHOLE_DAY, departments: [world.department('court')] },
      ...{ notBefore: '2026-10-16T00:00:00Z', notAfter: '2026-10-21T00:00:00Z' },
      avoid: [{ partyId: file.parties[0], from: '2026-10-20', to: '2026-10-21' }],
    };
    const headers = { 'Accept-Language': 'en' };
    const reply = await world.post('mediator', '/slot-searches', { body: ask, expect: 200, headers });
    const { items, reasons } = reply.body as SlotSearchResponse;
    expect(items).toEqual([]);
    const [court] = reasons;
    expect(court).toMatchObject({ departmentId: world.department('court'), firstAt: morning('2026-10-20'), days: 2 });
    expect(court?.text).toMatch(/: nobody on duty and free in 10 of 15 slots; first there: 2026-10-20 08:30\.$/);
  });

  it('says so when it is the rooms: none of the kind, none large enough, none open', async () => {
    const codesOf = async (ask: Json) => (await search(ask)).reasons.map(({ code, need }) => [code, need]);
    expect(await codesOf({ roomKind: 'other' })).toEqual([['slot_no_room', 'room']]);
    const staffIds = ['方法官', '袁法官', '卢律师'].map((name) => world.staff(name));
    const small = { roomId: world.room('视频监控室'), staffIds };
    expect(await codesOf(small)).toEqual([['slot_rooms_too_small', 'room']]);
    const weekend = { notBefore: '2026-10-17T00:00:00Z', notAfter: '2026-10-18T12:00:00Z' };
    expect(await codesOf(weekend)).toEqual([['slot_nothing_open', 'room']]);
  });

  it('tells of a named officer who is never on duty', async () => {
    const idle = await world.post('admin', `/centers/${world.center}/staff`, {
      body: { name: '闲某', isOfficer: true, departmentId: world.department('court') },
    });
    const { id } = idle.body as { id: string };
    const { reasons } = await search({ staffIds: [id], notAfter: '2026-10-16T16:00:00Z' });
    expect(reasons[0]).toMatchObject({ code: 'slot_person_unavailable', need: 'named', staffId: id, firstAt: null });
    expect(reasons[0]?.text).toContain('闲某');
  });

  it('does not pretend to know the holidays of a year nobody entered', async () => {
    const ask = { minutes: 60, notBefore: '2026-12-28T00:00:00Z' };
    // Three were found before the year ends.
    expect(await search(ask)).toMatchObject({ calendarKnown: true, items: { length: 3 } });
    const departments = [world.department('court')];
    expect(await search({ ...ask, departments })).toMatchObject({ calendarKnown: false, items: [] });
    const later = { ...ask, notBefore: '2027-01-04T00:00:00Z' };
    expect(await search(later)).toMatchObject({ calendarKnown: false, items: { length: 3 } });
  });
});

test('what is offered can be had as it stands, and is offered again when it lapses', async () => {
  const ask = { departments: [world.department('justice')], notBefore: '2026-10-19T00:00:00Z', minutes: 45 };
  const { items } = await search(ask, 'justice');
  expect(items).toHaveLength(3);
  for (const { startsAt, endsAt, roomId, staffIds } of items) {
    const body = { disputeId: file.id, startsAt, endsAt, roomId, staffIds };
    await world.post('justice', '/reservations', { body });
  }
  const next = await search(ask);
  expect(starts(next)[0]).toBe(items[2]?.endsAt);
  world.wait(31);
  expect(await search(ask)).toMatchObject({ items: items.map(({ startsAt }) => ({ startsAt })) });
});

test('nothing is written and nothing cached; it can be asked again and again', async () => {
  const counts = async () =>
    (await app.pool.query('SELECT (SELECT count(*) FROM reservation), (SELECT count(*) FROM outbox)')).rows;
  const before = await counts();
  const ask = { body: { disputeId: file.id, minutes: 60 }, headers: { 'Idempotency-Key': 'slot-1' }, expect: 200 };
  const [one, two] = [
    await world.post('mediator', '/slot-searches', ask),
    await world.post('mediator', '/slot-searches', ask),
  ];
  expect(two.body).toEqual(one.body);
  expect(one.headers['cache-control']).toBe('no-store');
  expect([one.headers['etag'], two.headers['idempotency-replayed']]).toEqual([undefined, undefined]);
  expect(await counts()).toEqual(before);
});

describe('who may ask', () => {
  it.each([
    ['auditor', 403],
    ['admin', 403],
    ['other.director', 404],
    ['other.mediator', 404],
    ['grid', 404],
  ])('%s: %i', async (by, expect) => {
    await world.post(by, '/slot-searches', { body: { disputeId: file.id, minutes: 60 }, expect });
  });

  it('nobody learns of a case that is not theirs, not even by what else is wrong', async () => {
    const body = { disputeId: file.id, minutes: 60, departments: [newId()], notAfter: '2020-01-01T00:00:00Z' };
    const foreign = await world.post('other.director', '/slot-searches', { body, expect: 404 });
    const nowhere = await world.post('mediator', '/slot-searches', {
      body: { ...body, disputeId: newId() },
      expect: 404,
    });
    expect((foreign.body as Json)['code']).toBe((nowhere.body as Json)['code']);
  });
});

describe('bad input', () => {
  const partyId = () => file.parties[0];
  const foreign = async (what: string) =>
    (await world.get<{ items: { id: string }[] }>('admin', `/centers/${world.neighbour}/${what}`)).items[0]?.id;
  const justice = () => world.department('justice');

  it.each<[string, () => Json | Promise<Json>, string, string]>([
    ['no case', () => ({ disputeId: undefined }), '/disputeId', 'required'],
    ['no length', () => ({ minutes: undefined }), '/minutes', 'required'],
    ['ten minutes', () => ({ minutes: 10 }), '/minutes', 'out_of_range'],
    ['more than a day at work', () => ({ minutes: 485 }), '/minutes', 'out_of_range'],
    ['an odd length', () => ({ minutes: 17 }), '/minutes', 'not_multiple'],
    ['a department twice', () => ({ departments: [justice(), justice()] }), '/departments', 'duplicate'],
    [
      'a department of the neighbours',
      async () => ({ departments: [justice(), await foreign('departments')] }),
      '/departments/1',
      'unknown_reference',
    ],
    ['a department that is not there', () => ({ departments: [newId()] }), '/departments/0', 'unknown_reference'],
    [
      'staff of the neighbours',
      async () => ({ staffIds: [await foreign('staff')] }),
      '/staffIds/0',
      'unknown_reference',
    ],
    ['a room of the neighbours', async () => ({ roomId: await foreign('rooms') }), '/roomId', 'unknown_reference'],
    ['a room and a kind', () => ({ roomId: world.room(), roomKind: 'other' }), '/roomId', 'not_allowed_with'],
    ['a kind of room that is none', () => ({ roomKind: 'kitchen' }), '/roomKind', 'wrong_code'],
    ['an end in the past', () => ({ notAfter: '2026-10-14T01:00:00Z' }), '/notAfter', 'bad_range'],
    [
      'an end before the beginning',
      () => ({ notBefore: '2026-10-20T01:00:00Z', notAfter: '2026-10-20T01:00:00Z' }),
      '/notAfter',
      'bad_range',
    ],
    ['more than sixty days', () => ({ notAfter: '2027-02-01T00:00:00Z' }), '/notAfter', 'at_most_days_ahead'],
    ['a beginning that is no time', () => ({ notBefore: 'soon' }), '/notBefore', 'bad_instant'],
    [
      'somebody who is no party',
      () => ({ avoid: [{ partyId: newId(), from: '2026-10-20', to: '2026-10-21' }] }),
      '/avoid/0/partyId',
      'unknown_reference',
    ],
    [
      'no day to avoid',
      () => ({ avoid: [{ partyId: partyId(), from: '2026-10-20', to: '2026-10-20' }] }),
      '/avoid/0/to',
      'bad_range',
    ],
    [
      'a day that is none',
      () => ({ avoid: [{ partyId: partyId(), from: '2026-02-30', to: '2026-10-20' }] }),
      '/avoid/0/from',
      'bad_day',
    ],
    ['a field we do not have', () => ({ colour: 'red' }), '/colour', 'unknown_field'],
  ])('%s', async (_, spoil, pointer, code) => {
    const body = { disputeId: file.id, minutes: 60, ...(await spoil()) };
    const reply = await world.post('mediator', '/slot-searches', { body, expect: 400 });
    expect((reply.body as { errors: Json[] }).errors).toEqual([expect.objectContaining({ pointer, code })]);
  });

  it('more people than a reservation takes', async () => {
    const { items } = await world.get<{ items: { id: string; isOfficer: boolean }[] }>(
      'admin',
      `/centers/${world.center}/staff?limit=200`,
    );
    const staffIds = items.filter(({ id }) => id !== world.staff('王调解')).map(({ id }) => id);
    const ask = { disputeId: file.id, minutes: 60, ...both() };
    const some = (count: number) => ({ body: { ...ask, staffIds: staffIds.slice(0, count) } });
    await world.post('mediator', '/slot-searches', { ...some(17), expect: 200 });
    const reply = await world.post('mediator', '/slot-searches', { ...some(18), expect: 400 });
    expect((reply.body as { errors: Json[] }).errors).toMatchObject([{ pointer: '/staffIds', code: 'too_many' }]);
  });

  it('what is there, but closed or gone', async () => {
    const make = async (what: string, body: Json) =>
      ((await world.post('admin', `/centers/${world.center}/${what}`, { body })).body as { id: string }).id;
    const department = await make('departments', {
      ...{ code: 'closing', nameZh: '示例', nameEn: 'Closing', presence: 'on_call' },
    });
    const person = await make('staff', { name: '去某' });
    const room = await make('rooms', { name: '旧房间', kind: 'mediation' });
    for (const path of [`/departments/${department}`, `/staff/${person}`, `/rooms/${room}`])
      await world.patch('admin', path, { body: { active: false } });
    const refused = async (rest: Json) => {
      const body = { disputeId: file.id, minutes: 60, ...rest };
      return ((await world.post('mediator', '/slot-searches', { body, expect: 409 })).body as Json)['code'];
    };
    expect(await refused({ departments: [department] })).toBe('department_closed');
    expect(await refused({ staffIds: [person] })).toBe('staff_inactive');
    expect(await refused({ roomId: room })).toBe('room_closed');
  });
});

test('the National Day week: nothing from the 1st to the 7th, the whole of the Saturday that is worked', async () => {
  const before = await startTestApp({ now: '2026-09-30T10:00:00.000Z' });
  try {
    const then = await World.of(before);
    const { id: disputeId } = await Case.mediating(then);
    const ask = { disputeId, minutes: WHOLE_DAY, departments: [then.department('justice')] };
    const found = async (rest: Json) =>
      (await then.post('mediator', '/slot-searches', { body: { ...ask, ...rest }, expect: 200 }))
        .body as SlotSearchResponse;
    const week = await found({});
    expect(starts(week)).toEqual(['2026-10-08', '2026-10-09', '2026-10-10'].map(morning));
    expect(week.calendarKnown).toBe(true);
    const holidays = await found({ notAfter: '2026-10-07T16:00:00Z' });
    expect(holidays).toMatchObject({ items: [], reasons: [{ code: 'slot_nothing_open' }] });
    // The court comes on Tuesdays and Thursdays: not on the 1st, nor on the Saturday.
    const court = await found({ departments: [then.department('court')] });
    expect(starts(court)).toEqual(['2026-10-08', '2026-10-13', '2026-10-15'].map(morning));
  } finally {
    await before.close();
  }
});
