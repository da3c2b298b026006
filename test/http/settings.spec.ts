/** What a centre sets for itself over HTTP: inherited, versioned, checked field by field, and what rests on it. */
import { DEFAULT_CENTER_SETTINGS } from '../../src/domain/centers/settings.js';
import type { SettingsResponse } from '../../src/modules/centers/settings.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { demand, type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;
let above: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  const { parentId } = await world.get<{ parentId: string }>('admin', `/centers/${world.center}`);
  above = parentId;
});

afterAll(() => app?.close());

interface Put {
  readonly centerId?: string;
  readonly by?: string;
  readonly etag?: string;
  readonly expect?: number;
}

const pathOf = (centerId = world.center): string => `/centers/${centerId}/settings`;
const read = (centerId?: string, query = ''): Promise<SettingsResponse> =>
  world.get<SettingsResponse>('mediator', `${pathOf(centerId)}${query}`);

async function put(body: object, { centerId, by = 'admin', etag, expect: expected = 200 }: Put = {}) {
  const path = pathOf(centerId);
  const request = (await world.as(by)).put(path).set('If-Match', etag ?? (await world.etag(by, path)));
  return demand(await request.send(body), expected, `PUT ${path} by ${by}`).body as SettingsResponse;
}

/** The built-in ones with something else in the section. */
const withDuty = (duty: object): Json => ({
  ...DEFAULT_CENTER_SETTINGS,
  duty: { ...DEFAULT_CENTER_SETTINGS.duty, ...duty },
});
const withRooms = (rooms: object): Json => ({
  ...DEFAULT_CENTER_SETTINGS,
  rooms: { ...DEFAULT_CENTER_SETTINGS.rooms, ...rooms },
});
const withMediation = (mediation: object): Json => ({
  ...DEFAULT_CENTER_SETTINGS,
  mediation: { ...DEFAULT_CENTER_SETTINGS.mediation, ...mediation },
});
const withTerm = (term: object): Json =>
  withMediation({ terms: { ...DEFAULT_CENTER_SETTINGS.mediation.terms, peoples_mediation: term } });
const withHours = (hours: object): Json => withDuty({ hours: { ...DEFAULT_CENTER_SETTINGS.duty.hours, ...hours } });

/** The demo has nobody above its centre; the database gives the lawyer that grant. */
async function administratorAbove(): Promise<string> {
  const { id } = await world.get('lawyer', '/me');
  await app.pool.query(
    `INSERT INTO role_grant (id, account_id, role, center_id, state, granted_at) VALUES ($1, $2, 'administrator', $3, 'active', $4)`,
    [newId(), id, above, world.now],
  );
  return 'lawyer';
}

test('are the built-in ones, then those of the nearest centre above, then its own; every version stays', async () => {
  expect(await read()).toEqual({
    centerId: world.center,
    ...DEFAULT_CENTER_SETTINGS,
    enteredAtCenterId: null,
    version: 0,
    recordedBy: null,
    recordedAt: null,
  });

  const lawyer = await administratorAbove();
  await put(withRooms({ searchHorizonDays: 90 }), { centerId: above, by: lawyer });
  const inherited = await read();
  expect(inherited).toMatchObject({ version: 0, enteredAtCenterId: above, rooms: { searchHorizonDays: 90 } });

  const { id: adminId } = await world.get('admin', '/me');
  const first = await put(withRooms({ searchHorizonDays: 30 }));
  expect(first).toMatchObject({
    centerId: world.center,
    version: 1,
    enteredAtCenterId: world.center,
    recordedBy: adminId,
    recordedAt: world.now,
    rooms: { searchHorizonDays: 30 },
  });
  expect(await read(world.neighbour)).toMatchObject({ version: 0, rooms: { searchHorizonDays: 90 } });

  world.wait(60);
  const second = await put(withDuty({ swapNeedsApproval: false }), { by: 'director' });
  expect(second).toMatchObject({ version: 2, recordedAt: world.now, duty: { swapNeedsApproval: false } });
  expect(await read()).toEqual(second);
  expect(await read(world.center, '?version=1')).toEqual(first);
  await world.get('mediator', `${pathOf()}?version=3`, 404);
  await world.get('mediator', `${pathOf(world.neighbour)}?version=1`, 404);

  const { rows } = await app.pool.query(
    `SELECT center_id, payload FROM outbox WHERE type = 'center.settings_changed' AND center_id = $1 ORDER BY recorded_at`,
    [world.center],
  );
  expect(rows).toEqual([1, 2].map((version) => ({ center_id: world.center, payload: { version } })));
});

test('of many who set them at once on the same version one wins', async () => {
  const etag = await world.etag('admin', pathOf());
  const before = await read();
  const agent = await world.as('admin');
  const replies = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      agent
        .put(pathOf())
        .set('If-Match', etag)
        .send(withRooms({ reservationsPerPerson: index + 1 })),
    ),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(412)]);
  const winner = replies.find(({ status }) => status === 200)?.body as SettingsResponse;
  expect(await read()).toEqual(winner);
  expect(winner.version).toBe(before.version + 1);
});

describe('refuse', () => {
  const faults = async (body: object): Promise<string[]> => {
    const before = await read();
    const problem = (await put(body, { expect: 400 })) as unknown as { errors: { pointer: string; code: string }[] };
    expect(await read()).toEqual(before);
    return problem.errors.map(({ pointer, code }) => `${pointer} ${code}`);
  };

  test.each<[string, () => object, string[]]>([
    ['a section left out', () => ({ ...DEFAULT_CENTER_SETTINGS, rooms: undefined }), ['/rooms required']],
    [
      'a term of no days',
      () => withTerm({ days: 0, unit: 'calendar' }),
      ['/mediation/terms/peoples_mediation/days out_of_range'],
    ],
    [
      'a term in weeks',
      () => withTerm({ days: 4, unit: 'weeks' }),
      ['/mediation/terms/peoples_mediation/unit wrong_code'],
    ],
    [
      'countersigned before it is late',
      () => withMediation({ lateAfterWorkingDays: 5 }),
      ['/mediation/countersignAfterWorkingDays late_after_countersigned'],
    ],
    [
      'long kept shorter than short',
      () => withMediation({ retentionYears: { short: 10, long: 9 } }),
      ['/mediation/retentionYears/long long_shorter_than_short'],
    ],
    [
      'an extension of no days',
      () => withMediation({ extensionDaysMost: 0 }),
      ['/mediation/extensionDaysMost out_of_range'],
    ],
    [
      'an hour that is none',
      () => withHours({ am: { from: '24:00', to: '8:30' } }),
      ['/duty/hours/am/from bad_time', '/duty/hours/am/to bad_time'],
    ],
    ['a number for a time', () => withHours({ pm: { from: 1430, to: '17:30' } }), ['/duty/hours/pm/from bad_time']],
    ['seconds', () => withHours({ pm: { from: '14:30:00', to: '17:30' } }), ['/duty/hours/pm/from bad_time']],
    ['a morning backwards', () => withHours({ am: { from: '12:00', to: '08:30' } }), ['/duty/hours/am/to bad_range']],
    [
      'halves that overlap',
      () => withHours({ pm: { from: '11:00', to: '17:30' } }),
      ['/duty/hours/pm/from halves_overlap'],
    ],
    [
      'a short day',
      () => withHours({ day: { from: '09:00', to: '17:00' } }),
      ['/duty/hours/day/from day_too_short', '/duty/hours/day/to day_too_short'],
    ],
    [
      'an unknown part',
      () => withHours({ night: { from: '20:00', to: '22:00' } }),
      ['/duty/hours/night unknown_field'],
    ],
    [
      'missing before late',
      () => withDuty({ lateAfterMinutes: 40 }),
      ['/duty/missingAfterMinutes missing_before_late'],
    ],
    [
      'never late',
      () => withDuty({ lateAfterMinutes: 241, missingAfterMinutes: 480 }),
      ['/duty/lateAfterMinutes out_of_range'],
    ],
    ['no horizon', () => withDuty({ handoverHorizonDays: 0 }), ['/duty/handoverHorizonDays out_of_range']],
    ['yes for true', () => withDuty({ swapNeedsApproval: 'yes' }), ['/duty/swapNeedsApproval wrong_type']],
    ['half a minute', () => withRooms({ reservationMinutes: 0.5 }), ['/rooms/reservationMinutes wrong_type']],
    [
      'reservations without end',
      () => withRooms({ reservationMinutes: 1441 }),
      ['/rooms/reservationMinutes out_of_range'],
    ],
    [
      'no reservation at all',
      () => withRooms({ reservationsPerPerson: 0 }),
      ['/rooms/reservationsPerPerson out_of_range'],
    ],
    ['a search of two years', () => withRooms({ searchHorizonDays: 731 }), ['/rooms/searchHorizonDays out_of_range']],
  ])('%s', async (_, body, expected) => expect(await faults(body())).toEqual(expected));

  test('whoever may not, whatever is stale, and what is not there', async () => {
    await put(DEFAULT_CENTER_SETTINGS, { by: 'mediator', expect: 403 });
    await put(DEFAULT_CENTER_SETTINGS, { by: 'other.admin', expect: 403 });
    await put(DEFAULT_CENTER_SETTINGS, { centerId: newId(), expect: 404 });
    await put(DEFAULT_CENTER_SETTINGS, { etag: '"0"', expect: 412 });
    await put(DEFAULT_CENTER_SETTINGS, { etag: '*', expect: 428 });
    await world.get('mediator', `${pathOf()}?version=0`, 400);
    await world.get('mediator', `${pathOf()}?version=last`, 400);
  });

  test('in the words of the one who asks', async () => {
    const agent = await world.as('admin');
    const etag = await world.etag('admin', pathOf());
    const ask = (language: string) =>
      agent
        .put(pathOf())
        .set({ 'If-Match': etag, 'Accept-Language': language })
        .send(withHours({ am: { from: 'nine', to: '12:00' } }));
    for (const [language, words] of [
      ['en', 'Expected a time of day, HH:mm, such as 08:30.'],
      ['zh-CN', '应为时刻，格式 HH:mm，例如 08:30。'],
    ] as const) {
      const { body } = (await ask(language)) as { body: { errors: { detail: string }[] } };
      expect(body.errors.map(({ detail }) => detail)).toEqual([words]);
    }
  });
});

test('the roster stands on the hours of duty that hold when it is published, and keeps them', async () => {
  const day = { from: '09:00', to: '18:00' };
  await put(withHours({ am: { from: '09:00', to: '12:00' }, day }));
  const draft = await world.post('admin', `/centers/${world.center}/roster/drafts`, {
    body: { from: '2026-12-07', to: '2026-12-12', departments: [world.department('justice')] },
  });
  const { id } = draft.body as { id: string };
  await world.act('admin', `/roster/drafts/${id}`, 'publish');
  await put(withHours({ day: { from: '07:00', to: '19:00' } }));
  const { items } = await world.get<{ items: { startsAt: string; endsAt: string; part: string }[] }>(
    'mediator',
    `/centers/${world.center}/roster?from=2026-12-07&to=2026-12-08&departmentId=${world.department('justice')}`,
  );
  expect(items.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([
    ['2026-12-07T01:00:00.000Z', '2026-12-07T10:00:00.000Z'],
  ]);
});
