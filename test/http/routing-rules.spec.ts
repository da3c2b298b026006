/**
 * Routing rules over HTTP: read, changed and kept in versions; what they do to a case that is taken in or amended; what they
 * never do to one that was routed before; and the dry run that tells all this beforehand.
 */
import type { Response } from 'supertest';
import type { RoutingAnswerResponse, RoutingComparisonResponse } from '../../src/modules/routing/dry-run.dto.js';
import type { RoutingRulesResponse } from '../../src/modules/routing/routing-rules.dto.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, CLEAN, demand, type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;
let police: string;
let court: string;
let justice: string;
let petition: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  [police, court, justice, petition] = ['public_security', 'court', 'justice', 'petition'].map((code) =>
    world.department(code),
  ) as [string, string, string, string];
});

afterAll(() => app?.close());

/** A Wednesday at ten, inside office hours; the morning's people are on duty. */
const AT_TEN = '2026-10-14T02:00:00.000Z';
const FROM = '2026-01-01';

const pathOf = (centerId = world.center): string => `/centers/${centerId}/routing-rules`;
const read = (username = 'justice', query = ''): Promise<RoutingRulesResponse> =>
  world.get<RoutingRulesResponse>(username, `${pathOf()}${query}`);

interface Put {
  readonly by?: string;
  readonly etag?: string;
  readonly expect?: number;
  readonly centerId?: string;
}

async function put(rules: unknown, { by = 'director', etag, expect: expected = 200, centerId }: Put = {}) {
  const path = pathOf(centerId);
  const request = (await world.as(by)).put(path).set('If-Match', etag ?? (await world.etag('director', pathOf())));
  return demand(await request.send({ rules }), expected, `PUT ${path} by ${by}`).body as RoutingRulesResponse;
}

const to = (departmentId: string | null, rest: Json = {}): Json => ({ departmentId, validFrom: FROM, ...rest });

/** Taken in by the justice officer, without a track unless named. */
const taken = async (rest: Json = {}, by = 'justice'): Promise<DisputeResponse> => {
  const file = await Case.registered(world, by, { track: null, ...rest });
  return world.get<DisputeResponse>('director', file.path);
};

const dryRun = async (body: Json, by = 'director', expected = 200, language = 'zh-CN'): Promise<Response> =>
  demand(
    await (
      await world.as(by)
    )
      .post('/routing/dry-run')
      .set('Accept-Language', language)
      .send({ centerId: world.center, ...body }),
    expected,
    'POST /routing/dry-run',
  );
const answer = async (body: Json, by?: string): Promise<RoutingAnswerResponse> =>
  (await dryRun({ category: 'neighbor', ...body }, by)).body as RoutingAnswerResponse;
const comparison = async (body: Json, by?: string): Promise<RoutingComparisonResponse> =>
  (await dryRun(body, by)).body as RoutingComparisonResponse;

const faultsOf = (reply: unknown): string[] =>
  (reply as { errors: { pointer: string; code: string }[] }).errors.map(({ pointer, code }) => `${pointer} ${code}`);

describe('the list', () => {
  test('is the centre’s own, read by those who work there; a centre without one has version 0', async () => {
    const rules = await read('grid');
    expect(rules).toMatchObject({ centerId: world.center, version: 1 });
    expect(rules.rules[1]).toMatchObject({ subcategories: ['physical_conflict'], departmentId: police });
    expect(await world.get('mediator', `/routing-rules?centerId=${world.center}`)).toEqual(rules);
    const none = { centerId: world.neighbour, rules: [], version: 0, recordedBy: null, recordedAt: null };
    expect(await world.get('other.mediator', pathOf(world.neighbour))).toEqual(none);
    for (const username of ['other.director', 'other.mediator']) {
      await world.get(username, pathOf(), 404);
      await world.get(username, `/routing-rules?centerId=${world.center}`, 404);
    }
    await world.get('director', pathOf(newId()), 404);
  });

  test('is changed as a whole, every version stays, and the news names no words', async () => {
    const before = await read();
    const { id: directorId } = await world.get('director', '/me');
    const rule = to(court, { categories: ['neighbor'], subcategories: ['parking'], note: '停车' });
    const after = await put([rule]);
    expect(after).toEqual({
      centerId: world.center,
      rules: [
        {
          ...{ categories: ['neighbor'], subcategories: ['parking'], gridIds: [], riskFlags: [], hours: null },
          ...{ officeHours: null, departmentId: court, track: null, note: '停车', validFrom: FROM, validTo: null },
        },
      ],
      version: before.version + 1,
      recordedBy: directorId,
      recordedAt: world.now,
    });
    expect(await read()).toEqual(after);
    expect(await read('grid', `?version=${before.version}`)).toEqual(before);
    await world.get('grid', `${pathOf()}?version=99`, 404);
    // What was read is what may be sent.
    expect((await put(before.rules, { by: 'admin' })).rules).toEqual(before.rules);
    const { rows } = await app.pool.query(
      `SELECT payload FROM outbox WHERE type = 'center.routing_rules_changed' AND center_id = $1 ORDER BY recorded_at, payload->'version'`,
      [world.center],
    );
    expect(rows.map(({ payload }: { payload: Json }) => payload)).toEqual([
      { version: 1, rules: 4 },
      { version: 2, rules: 1 },
      { version: 3, rules: 4 },
    ]);
  });

  test('of many who change it at once on the same version one wins', async () => {
    const etag = await world.etag('admin', pathOf());
    const agent = await world.as('admin');
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        agent
          .put(pathOf())
          .set('If-Match', etag)
          .send({ rules: [to(court, { note: `${index}` })] }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(412)]);
    expect(await read()).toEqual(replies.find(({ status }) => status === 200)?.body);
  });

  test('is refused to whoever may not, to who has read something older, and where nothing is known', async () => {
    await put([], { by: 'justice', expect: 403 });
    await put([], { by: 'auditor', expect: 403 });
    await put([], { by: 'other.director', expect: 404 });
    await put([], { centerId: newId(), expect: 404 });
    await put([], { etag: '"1"', expect: 412 });
    await put([], { etag: '*', expect: 428 });
    const bare = await (await world.as('director')).put(pathOf()).send({ rules: [] });
    expect(bare.body).toMatchObject({ status: 428, code: 'if_match_required' });
  });
});

describe('wrong lists name the rule', () => {
  const ofOther = async (what: string): Promise<string> =>
    (await world.get<{ items: { id: string }[] }>('admin', `/centers/${world.neighbour}/${what}`)).items[0]?.id ?? '';
  const good = (): Json => to(court, { categories: ['neighbor'], subcategories: ['noise'] });

  test.each<[string, (rule: Json) => Json[], string[]]>([
    ['nowhere to go', () => [to(null)], ['/rules/0/departmentId rule_sends_nowhere']],
    [
      'hours that are none',
      () => [to(court, { hours: { from: '08:00', to: '08:00' } })],
      ['/rules/0/hours/to hours_empty'],
    ],
    [
      'an hour that is none',
      () => [to(court, { hours: { from: '24:00', to: '8:00' } })],
      ['/rules/0/hours/from bad_time', '/rules/0/hours/to bad_time'],
    ],
    ['days backwards', () => [to(court, { validTo: FROM })], ['/rules/0/validTo bad_range']],
    ['no first day', () => [{ departmentId: court }], ['/rules/0/validFrom required']],
    ['a day that is none', () => [to(court, { validFrom: '2026-02-30' })], ['/rules/0/validFrom bad_day']],
    [
      'a category nobody knows',
      (rule) => [rule, to(court, { categories: ['neighbor', 'weather'] })],
      ['/rules/1/categories/1 wrong_code'],
    ],
    [
      'a sub-type of another category',
      () => [to(court, { categories: ['contract'], subcategories: ['noise'] })],
      ['/rules/0/subcategories/0 wrong_code'],
    ],
    ['a risk nobody knows', () => [to(court, { riskFlags: ['boredom'] })], ['/rules/0/riskFlags/0 wrong_code']],
    ['a track that is none', () => [to(court, { track: 'duel' })], ['/rules/0/track wrong_code']],
    ['office hours that are none', () => [to(court, { officeHours: 'lunch' })], ['/rules/0/officeHours wrong_code']],
    ['a code twice', () => [to(court, { riskFlags: ['mass', 'mass'] })], ['/rules/0/riskFlags duplicate']],
    [
      'a department that takes no cases',
      () => [to(world.department('law_society'))],
      ['/rules/0/departmentId department_takes_no_cases'],
    ],
    ['the same again', (rule) => [rule, { ...rule, departmentId: police }], ['/rules/1 rule_never_reached']],
    ['behind one that catches all', (rule) => [to(court, { note: '兜底' }), rule], ['/rules/1 rule_never_reached']],
    [
      'inside earlier hours',
      (rule) => [
        { ...rule, hours: { from: '20:00', to: '08:00' } },
        { ...rule, hours: { from: '22:00', to: '06:00' } },
      ],
      ['/rules/1 rule_never_reached'],
    ],
    ['an unknown field', (rule) => [{ ...rule, colour: 'red' }], ['/rules/0/colour unknown_field']],
    [
      'two mistakes',
      (rule) => [to(null), { ...rule, validTo: FROM }],
      ['/rules/0/departmentId rule_sends_nowhere', '/rules/1/validTo bad_range'],
    ],
  ])('%s', async (_, rules, expected) => {
    const before = await read();
    expect(faultsOf(await put(rules(good()), { expect: 400 }))).toEqual(expected);
    expect(await read()).toEqual(before);
    expect(faultsOf((await dryRun({ rules: rules(good()) }, 'director', 400)).body)).toEqual(expected);
  });

  test('departments and grids of somebody else, and what cannot be reached within a grid', async () => {
    const departmentId = await ofOther('departments');
    const foreign = [to(departmentId, { riskFlags: ['mass'] }), to(court, { gridIds: [newId()] })];
    const unknown = await put(foreign, { expect: 400 });
    expect(unknown).toMatchObject({ code: 'unknown_reference' });
    expect(faultsOf(unknown)).toEqual([
      '/rules/0/departmentId unknown_reference',
      '/rules/1/gridIds/0 unknown_reference',
    ]);
    const { east, part } = await grids();
    const inner = await put([to(court, { gridIds: [east] }), to(police, { gridIds: [part] })], { expect: 400 });
    expect(faultsOf(inner)).toEqual(['/rules/1 rule_never_reached']);
    await put([to(police, { gridIds: [part] }), to(court, { gridIds: [east] })]);
  });

  test('in the words of the one who asks', async () => {
    const agent = await world.as('admin');
    const etag = await world.etag('admin', pathOf());
    for (const [language, words] of [
      ['en', 'Rule 1 already catches everything rule 2 would: move rule 2 up, change its conditions, or remove it.'],
      ['zh-CN', '第1条已包括第2条的全部情形，第2条永远不会适用：请把它移到前面、补充条件或删除。'],
    ] as const) {
      const request = agent.put(pathOf()).set({ 'If-Match': etag, 'Accept-Language': language });
      const { body } = (await request.send({ rules: [to(court), to(police)] })) as {
        body: { errors: { detail: string }[] };
      };
      expect(body.errors.map(({ detail }) => detail)).toEqual([words]);
    }
  });

  test('one that is over may name what is gone, and stands in nobody’s way', async () => {
    const over = { validFrom: '2025-01-01', validTo: '2026-01-01' };
    await put([to(world.department('law_society'), over), to(court, { ...over, categories: ['weather'] }), to(court)]);
    expect(await answer({})).toMatchObject({ departmentId: court, ruleIndex: 2 });
  });
});

async function ownGridOf(username: string): Promise<{ gridId: string } | undefined> {
  const { staffId } = await world.get(username, '/me');
  const query = 'SELECT grid_id AS "gridId" FROM grid_duty WHERE staff_id = $1 LIMIT 1';
  return (await app.pool.query<{ gridId: string }>(query, [staffId])).rows[0];
}

/** One of the five grids, a part of it, and a part of another. */
async function grids(): Promise<{ east: string; part: string; elsewhere: string }> {
  const list = await world.get<{ items: { id: string; parentId: string; level: number }[] }>(
    'admin',
    `/centers/${world.center}/grids?limit=200`,
  );
  const [first, second] = list.items.filter(({ level }) => level === 2);
  const partOf = (id: string | undefined) => list.items.find(({ parentId }) => parentId === id)?.id ?? '';
  return { east: first?.id ?? '', part: partOf(first?.id), elsewhere: partOf(second?.id) };
}

describe('a case that is taken in', () => {
  test('goes where the first matching rule says; the rule and its version are kept with it', async () => {
    const { version } = await put([
      to(police, { subcategories: ['noise'] }),
      to(court, { categories: ['neighbor'], subcategories: ['noise', 'parking'] }),
      to(petition, { categories: ['neighbor'] }),
    ]);
    const routed = async (subcategory: string) => taken({ subcategory });
    expect(await routed('noise')).toMatchObject({ routedDepartmentId: police, routedByRule: { version, index: 0 } });
    const parking = await routed('parking');
    expect(parking).toMatchObject({ routedDepartmentId: court, routedByRule: { version, index: 1 }, queued: true });
    expect(await routed('pets')).toMatchObject({ routedDepartmentId: petition, routedByRule: { version, index: 2 } });
    const other = await taken({ category: 'other', subcategory: 'other' });
    expect(other).toMatchObject({ routedDepartmentId: justice, routedByRule: null });
    const { items } = await world.get<{ items: Json[] }>('director', `/disputes/${parking.id}/timeline`);
    expect(items.at(-1)).toMatchObject({
      type: 'Routed',
      details: { rule: { version, index: 1 }, cause: 'registered' },
    });
  });

  test('with the track of that rule, unless it names one; and can be accepted on it', async () => {
    const { version } = await put(
      [to(police, { track: 'police_mediation' }), to(null, { track: 'consultation', categories: ['other'] })].reverse(),
    );
    const given = await taken();
    expect(given).toMatchObject({
      track: 'police_mediation',
      routedDepartmentId: police,
      routedByRule: { version, index: 1 },
    });
    const named = await taken({ track: 'peoples_mediation' });
    expect(named).toMatchObject({ track: 'peoples_mediation', routedDepartmentId: police });
    // A rule without a department leaves that to the usual order: here the officer's own.
    const trackOnly = await taken({ category: 'other', subcategory: null });
    expect(trackOnly).toMatchObject({
      track: 'consultation',
      routedDepartmentId: justice,
      routedByRule: { version, index: 0 },
    });
    await world.act('police', `/disputes/${given.id}`, 'accept', { body: { screening: CLEAN } });
    expect(await world.get('director', `/disputes/${given.id}`)).toMatchObject({
      state: 'accepted',
      track: 'police_mediation',
      departmentId: police,
    });
    const changed = await world.patch('justice', `/disputes/${trackOnly.id}`, { body: { track: 'peoples_mediation' } });
    expect(changed.body).toMatchObject({ track: 'peoples_mediation', version: 3 });
  });

  test('goes to the department it names before any rule, and says that no rule sent it', async () => {
    await put([to(police)]);
    expect(await taken({ departmentId: court })).toMatchObject({ routedDepartmentId: court, routedByRule: null });
  });

  test('is met by grid with everything below it, and by one risk of several', async () => {
    const { east, part, elsewhere } = await grids();
    await put([to(court, { gridIds: [east] }), to(police, { riskFlags: ['weapon', 'violence'] })]);
    expect(await taken({ gridId: part })).toMatchObject({ routedDepartmentId: court });
    expect(await taken({ gridId: east })).toMatchObject({ routedDepartmentId: court });
    expect(await taken({ gridId: elsewhere })).toMatchObject({ routedDepartmentId: justice, routedByRule: null });
    expect(await taken({ gridId: elsewhere, riskFlags: ['repeat', 'weapon'] })).toMatchObject({
      routedDepartmentId: police,
    });
    expect(await taken({ riskFlags: ['repeat'] })).toMatchObject({ routedByRule: null });
  });

  test('goes the usual way when the department of the rule has been closed since', async () => {
    const { body } = await world.post('admin', `/centers/${world.center}/departments`, {
      body: { code: 'urban_management', nameZh: '城管', nameEn: 'Urban management', presence: 'on_call' },
    });
    const { id } = body as { id: string };
    await put([to(id, { track: 'consultation' })]);
    await world.patch('admin', `/departments/${id}`, { body: { active: false } });
    const { version } = await read();
    expect(await taken()).toMatchObject({
      routedDepartmentId: justice,
      track: 'consultation',
      routedByRule: { version, index: 0 },
    });
    const { why } = await answer({}, 'justice');
    expect(why.map(({ code }) => code)).toEqual([
      'rule_matches',
      'department_of_rule_takes_none',
      'department_of_registrar',
      'track_of_rule',
      'goes_to_officer_on_duty',
    ]);
  });
});

describe('hours and days', () => {
  const NIGHT = { hours: { from: '22:00', to: '06:00' } };
  const byRule = async (rest: Json = {}): Promise<boolean> => (await taken(rest)).routedByRule !== null;

  afterAll(() => world.moveTo(AT_TEN));

  test.each([
    ['2026-10-14T13:59:59.999Z', false],
    ['2026-10-14T14:00:00.000Z', true],
    ['2026-10-14T16:00:00.000Z', true],
    ['2026-10-14T21:59:59.999Z', true],
    ['2026-10-14T22:00:00.000Z', false],
  ])('at night is from 22:00 on until before 06:00 on the wall clock: %s %s', async (now, expected) => {
    world.moveTo(AT_TEN);
    await put([to(police, NIGHT)]);
    world.moveTo(now);
    expect(await byRule()).toBe(expected);
  });

  test('the hour is that of receipt, also for what is written down the next morning', async () => {
    world.moveTo('2026-10-15T01:00:00.000Z');
    expect(await byRule({ receivedAt: '2026-10-14T15:00:00.000Z' })).toBe(true);
    expect(await byRule()).toBe(false);
  });

  test.each([
    ['the first day begins at midnight of the centre', '2026-10-19T15:59:59.999Z', false],
    ['the first day', '2026-10-19T16:00:00.000Z', true],
    ['the last day', '2026-10-21T15:59:59.999Z', true],
    ['the day after it', '2026-10-21T16:00:00.000Z', false],
  ])('validity: %s', async (_, now, expected) => {
    world.moveTo(AT_TEN);
    await put([to(police, { validFrom: '2026-10-20', validTo: '2026-10-22' })]);
    world.moveTo(now);
    expect(await byRule()).toBe(expected);
  });

  test.each([
    ['a Thursday before the office opens', '2026-10-15T00:29:59.999Z', true],
    ['… when it opens', '2026-10-15T00:30:00.000Z', false],
    ['… when it closes', '2026-10-15T09:30:00.000Z', true],
    ['a Sunday', '2026-10-18T02:00:00.000Z', true],
    ['a day of the National Day holiday', '2026-10-05T02:00:00.000Z', true],
    ['a Saturday that is worked for it', '2026-10-10T02:00:00.000Z', false],
  ])('outside office hours: %s', async (_, at, expected) => {
    world.moveTo('2026-10-19T02:00:00.000Z');
    await put([to(police, { officeHours: 'outside' }), to(court, { officeHours: 'inside' })]);
    const { routedDepartmentId } = await taken({ receivedAt: at });
    expect(routedDepartmentId).toBe(expected ? police : court);
  });
});

describe('an amended case', () => {
  beforeAll(async () => {
    world.moveTo(AT_TEN);
    const { part } = await grids();
    await put([
      to(police, { subcategories: ['physical_conflict'], track: 'police_mediation' }),
      to(court, { categories: ['contract'], track: 'court_pre_filing' }),
      to(petition, { gridIds: [part] }),
      to(police, { riskFlags: ['weapon'] }),
      to(justice, { subcategories: ['pets'], track: 'consultation' }),
    ]);
  });

  const amend = async (id: string, body: Json): Promise<DisputeResponse> =>
    (await world.patch('director', `/disputes/${id}`, { body })).body as DisputeResponse;

  test.each<[string, () => Json | Promise<Json>, () => Json]>([
    [
      'sub-type',
      () => ({ subcategory: 'physical_conflict' }),
      () => ({ routedDepartmentId: police, track: 'police_mediation' }),
    ],
    [
      'category',
      () => ({ category: 'contract', subcategory: 'other' }),
      () => ({ routedDepartmentId: court, track: 'court_pre_filing' }),
    ],
    ['grid', async () => ({ gridId: (await grids()).part }), () => ({ routedDepartmentId: petition, track: null })],
    ['risk', () => ({ riskFlags: ['weapon'] }), () => ({ routedDepartmentId: police, track: null })],
    [
      'department',
      () => ({ departmentId: court }),
      () => ({ routedDepartmentId: court, track: null, routedByRule: null }),
    ],
  ])('is routed anew when its %s changes', async (_, body, expected) => {
    const before = await taken();
    expect(before).toMatchObject({ routedDepartmentId: justice, routedByRule: null, track: null, version: 2 });
    const after = await amend(before.id, await body());
    expect(after).toMatchObject({ ...expected(), version: 4 });
    const { items } = await world.get<{ items: Json[] }>('director', `/disputes/${before.id}/timeline`);
    expect(items.at(-1)).toMatchObject({ type: 'Routed', details: { cause: 'amended' } });
  });

  test('loses the track of a rule with the rule, keeps one that somebody named', async () => {
    const given = await taken({ subcategory: 'physical_conflict' });
    expect(given.track).toBe('police_mediation');
    expect(await amend(given.id, { subcategory: 'parking' })).toMatchObject({ track: null, routedByRule: null });
    const named = await taken({ subcategory: 'physical_conflict' });
    await amend(named.id, { track: 'consultation' });
    expect(await amend(named.id, { category: 'contract', subcategory: null })).toMatchObject({
      track: 'consultation',
      routedDepartmentId: court,
    });
    // Cleared, it is the rule's again as soon as the case is routed anew.
    await amend(named.id, { track: null });
    expect(await amend(named.id, { category: 'neighbor', subcategory: 'physical_conflict' })).toMatchObject({
      track: 'police_mediation',
      routedDepartmentId: police,
    });
  });

  test('stays with its officer when another rule sends it to the same department', async () => {
    const before = await taken();
    const after = await amend(before.id, { subcategory: 'pets' });
    const { routedOfficerId, routedShiftId } = before;
    expect(after).toMatchObject({ routedOfficerId, routedShiftId, track: 'consultation', version: 4 });
    expect(after.routedByRule).toMatchObject({ index: 4 });
  });

  test('is not routed anew by anything else, nor by saying the same again', async () => {
    const before = await taken({ riskFlags: ['mass', 'repeat'] });
    const same = { category: 'neighbor', subcategory: 'water_leak', gridId: null, riskFlags: ['repeat', 'mass'] };
    await put([to(court)]);
    expect(await amend(before.id, { ...same, title: '漏水', departmentId: null })).toMatchObject({
      routedDepartmentId: justice,
      routedByRule: null,
      version: 3,
    });
  });
});

test('no silent re-routing: a change of the rules moves no case that was routed before it', async () => {
  await put([to(police, { categories: ['neighbor'] })]);
  const registered = await taken();
  const accepted = await Case.accepted(world, 'justice');
  const waiting = await taken({ departmentId: court });
  expect(waiting.queued).toBe(true);
  const before = await Promise.all(
    [registered.id, accepted.id, waiting.id].map((id) => world.get('director', `/disputes/${id}`)),
  );
  await put([to(petition, { track: 'consultation' })]);
  world.wait(5);
  await app.app.get(Ticker).runDue();
  for (const dispute of before)
    expect(await world.get('director', `/disputes/${String(dispute['id'])}`)).toEqual(dispute);
  expect(await taken()).toMatchObject({ routedDepartmentId: petition, track: 'consultation' });
  // When the court's shift begins the waiting one is its officer's, still by what sent it there.
  world.moveTo('2026-10-15T00:31:00.000Z');
  await app.app.get(Ticker).runDue();
  expect(await world.get('director', `/disputes/${waiting.id}`)).toMatchObject({
    routedDepartmentId: court,
    routedByRule: null,
    track: null,
    queued: false,
  });
  world.moveTo(AT_TEN);
});

/** While the justice bureau does not take the category, no department does. */
async function withoutTourism(work: () => Promise<void>): Promise<void> {
  const path = `/departments/${justice}`;
  const { categories } = await world.get<{ categories: string[] }>('admin', path);
  await world.patch('admin', path, { body: { categories: categories.filter((code) => code !== 'tourism') } });
  await work();
  await world.patch('admin', path, { body: { categories } });
}

describe('a dry run for a dispute that might come', () => {
  beforeAll(async () => {
    await put([
      to(petition, { categories: ['contract'] }),
      to(police, { subcategories: ['noise'], hours: { from: '22:00', to: '06:00' }, note: '夜间噪音' }),
      to(court, { categories: ['neighbor'], subcategories: ['parking'], track: 'court_pre_filing' }),
    ]);
  });

  test('names the rule, why the ones before it do not apply, and who would have it or that it would wait', async () => {
    const { version } = await read();
    const found = await answer({ subcategory: 'noise', at: '2026-10-15T14:00:00Z' });
    expect(found).toMatchObject({
      departmentId: police,
      track: null,
      ruleIndex: 1,
      rule: { note: '夜间噪音', departmentId: police },
      rulesVersion: version,
      officerId: null,
      shiftId: null,
      queued: true,
      calendarKnown: true,
    });
    expect(found.why).toEqual([
      { code: 'rule_other_category', text: '第1条不适用于该纠纷类别。', ruleIndex: 0, departmentId: null },
      { code: 'rule_matches', text: '适用第2条。', ruleIndex: 1, departmentId: null },
      { code: 'department_of_rule', text: '该规则指定公安局。', ruleIndex: 1, departmentId: police },
      { code: 'waits_in_queue', text: '公安局当时无人值班，在该部门排队等候。', ruleIndex: null, departmentId: police },
    ]);
    const byDay = await answer({ subcategory: 'parking' });
    expect(byDay).toMatchObject({ departmentId: court, track: 'court_pre_filing', ruleIndex: 2 });
    expect(byDay.why.map(({ code }) => code)).toEqual([
      'rule_other_category',
      'rule_other_subcategory',
      'rule_matches',
      'department_of_rule',
      'track_of_rule',
      'waits_in_queue',
    ]);
  });

  test('tells the usual order where no rule matches, for whoever asks', async () => {
    const { items } = await world.get<{ items: Json[] }>('grid', `/centers/${world.center}/on-duty`);
    const line = items.find(({ departmentId }) => departmentId === justice);
    const own = await answer({}, 'justice');
    expect(own).toMatchObject({
      departmentId: justice,
      ruleIndex: null,
      rule: null,
      shiftId: line?.['id'],
      queued: false,
    });
    expect(own.why.slice(-3).map(({ code }) => code)).toEqual([
      'no_rule_matches',
      'department_of_registrar',
      'goes_to_officer_on_duty',
    ]);
    const byCategory = await answer({ category: 'traffic_accident' }, 'admin');
    expect(byCategory.departmentId).toBe(police);
    expect(byCategory.why.slice(-4).map(({ code }) => code)).toEqual([
      'no_rule_matches',
      'registrar_has_no_department',
      'department_of_category',
      byCategory.queued ? 'waits_in_queue' : 'goes_to_officer_on_duty',
    ]);
    const english = (await dryRun({ category: 'neighbor' }, 'justice', 200, 'en')).body as RoutingAnswerResponse;
    expect(english.why.at(-2)?.text).toBe('Whoever takes it in belongs to Justice bureau.');
  });

  test('says what registering then does', async () => {
    for (const subcategory of ['noise', 'parking', 'water_leak', 'pets']) {
      const foretold = await answer({ subcategory }, 'justice');
      const came = await taken({ subcategory });
      expect(came).toMatchObject({
        routedDepartmentId: foretold.departmentId,
        routedOfficerId: foretold.officerId,
        routedShiftId: foretold.shiftId,
        track: foretold.track,
        queued: foretold.queued,
      });
      expect(came.routedByRule?.index ?? null).toBe(foretold.ruleIndex);
    }
  });

  test('leaves it to those on duty where nobody takes the category, and to nobody when nobody is', async () => {
    await withoutTourism(async () => {
      const byDay = await answer({ category: 'tourism' }, 'admin');
      expect(byDay.why.slice(-4).map(({ code }) => code)).toEqual([
        'registrar_has_no_department',
        'category_has_no_department',
        'department_on_duty',
        'goes_to_officer_on_duty',
      ]);
      const byNight = await answer({ category: 'tourism', at: '2026-10-14T14:00:00Z' }, 'admin');
      expect(byNight).toMatchObject({ departmentId: null, officerId: null, queued: true });
      expect(byNight.why.slice(-2).map(({ code }) => code)).toEqual(['nobody_on_duty', 'no_department_takes_it']);
    });
  });

  test('under a changed list, on a day to come', async () => {
    const rules = [to(petition, { validFrom: '2027-02-01', categories: ['neighbor'] }), to(court)];
    expect(await answer({ rules })).toMatchObject({ departmentId: court, ruleIndex: 1, rulesVersion: null });
    const later = await answer({ rules, at: '2027-01-31T16:00:00Z' });
    expect(later).toMatchObject({ departmentId: petition, ruleIndex: 0, queued: true });
    expect((await answer({ rules, at: '2027-01-31T15:59:59Z' })).departmentId).toBe(court);
  });

  test('wrong questions', async () => {
    const refused = async (body: Json, expected: string[], by = 'director') =>
      expect(faultsOf((await dryRun(body, by, 400)).body)).toEqual(expected);
    await refused({}, ['/category required']);
    await refused({ category: 'weather' }, ['/category wrong_code']);
    await refused({ category: 'contract', subcategory: 'noise' }, ['/subcategory wrong_code']);
    await refused({ category: 'neighbor', riskFlags: ['mass', 'boredom'] }, ['/riskFlags/1 wrong_code']);
    await refused({ category: 'neighbor', gridId: newId() }, ['/gridId unknown_reference']);
    await refused({ category: 'neighbor', at: 'tonight' }, ['/at bad_instant']);
    await refused({ category: 'neighbor', from: '2026-07-01' }, ['/from not_allowed_with']);
    await refused({ subcategory: 'noise' }, ['/subcategory needs']);
    await refused({ rules: [], at: AT_TEN }, ['/at needs']);
    await refused({ rules: [], from: '2026-07-01', to: '2026-07-01' }, ['/to bad_range']);
    await refused({ rules: [], from: '2025-07-01', to: '2026-07-03' }, ['/from period_too_long']);
    await refused({ rules: [], on: 'tomorrow' }, ['/on bad_day']);
    await refused({ centerId: newId(), category: 'neighbor' }, ['/centerId unknown_reference']);
    await refused({ centerId: world.neighbour, category: 'neighbor' }, ['/centerId unknown_reference']);
    for (const username of ['mediator', 'auditor']) await dryRun({ category: 'neighbor' }, username, 403);
    await answer({}, 'grid');
  });
});

describe('a changed list against last quarter’s cases', () => {
  const RULES = (): Json[] => [to(police, { subcategories: ['noise'], track: 'police_mediation' })];
  let noise: DisputeResponse;
  let parking: DisputeResponse;
  let named: DisputeResponse;

  beforeAll(async () => {
    world.moveTo('2026-11-02T02:00:00.000Z');
    await put(RULES());
    noise = await taken({ subcategory: 'noise' });
    parking = await taken({ subcategory: 'parking' });
    named = await taken({ subcategory: 'parking', departmentId: court, track: 'peoples_mediation' });
    await world.act('justice', `/disputes/${parking.id}`, 'accept', {
      body: { screening: CLEAN, track: 'consultation' },
    });
    world.moveTo('2026-11-03T02:00:00.000Z');
  });

  afterAll(() => world.moveTo(AT_TEN));

  const ofThatDay = { from: '2026-11-02', to: '2026-11-03' };

  test('shows what would differ, and why', async () => {
    const rules = [
      to(court, { subcategories: ['parking'], track: 'court_pre_filing', validFrom: '2026-01-01' }),
      ...RULES(),
    ];
    const found = await comparison({ rules, ...ofThatDay });
    expect(found).toMatchObject({ ...ofThatDay, on: '2026-11-03', cases: 3, same: 2, different: 1, hidden: 0 });
    expect(found.differing).toEqual([
      {
        disputeId: parking.id,
        receiptNo: parking.receiptNo,
        fromDepartmentId: justice,
        toDepartmentId: court,
        fromTrack: null,
        toTrack: 'court_pre_filing',
        ruleIndex: 0,
        why: [
          { code: 'rule_matches', text: '适用第1条。', ruleIndex: 0, departmentId: null },
          { code: 'department_of_rule', text: '该规则指定法院。', ruleIndex: 0, departmentId: court },
          { code: 'track_of_rule', text: '该规则确定程序：诉前委派调解。', ruleIndex: 0, departmentId: null },
        ],
      },
    ]);
  });

  test('the list they were routed by differs in nothing; without it each goes the usual way', async () => {
    expect(await comparison({ rules: RULES(), ...ofThatDay })).toMatchObject({ cases: 3, same: 3, differing: [] });
    const without = await comparison({ rules: [], ...ofThatDay });
    expect(without).toMatchObject({ same: 2, different: 1 });
    expect(without.differing[0]).toMatchObject({
      disputeId: noise.id,
      fromDepartmentId: police,
      toDepartmentId: justice,
      fromTrack: 'police_mediation',
      toTrack: null,
      ruleIndex: null,
      why: [{ code: 'no_rule_matches' }, { code: 'department_of_registrar', departmentId: justice }],
    });
  });

  test('what a registration named stays, whatever the rules say', async () => {
    const all = await comparison({ rules: [to(petition, { track: 'consultation' })], ...ofThatDay });
    expect(all.differing.map(({ disputeId }) => disputeId).sort()).toEqual([noise.id, parking.id].sort());
    expect(named).toMatchObject({ routedDepartmentId: court, track: 'peoples_mediation' });
  });

  test('asks the rules of a day to come, as if the cases came then', async () => {
    const rules = [to(court, { subcategories: ['parking'], validFrom: '2026-12-01' }), ...RULES()];
    expect(await comparison({ rules, ...ofThatDay })).toMatchObject({ different: 0 });
    expect(await comparison({ rules, ...ofThatDay, on: '2026-12-01' })).toMatchObject({
      different: 1,
      on: '2026-12-01',
    });
  });

  test('asks who was on duty then for what would be left to them', async () => {
    world.moveTo('2026-11-04T02:00:00.000Z');
    await put([to(court, { categories: ['tourism'] })]);
    const { gridId } = (await ownGridOf('grid')) ?? {};
    const came = await taken({ category: 'tourism', subcategory: null, gridId }, 'grid');
    expect(came.routedDepartmentId).toBe(court);
    const { items } = await world.get<{ items: { departmentId: string }[] }>(
      'grid',
      `/centers/${world.center}/on-duty`,
    );
    const takers = items.map(({ departmentId }) => departmentId).filter((id) => id !== world.department('law_society'));
    world.moveTo('2026-11-05T14:00:00.000Z');
    await withoutTourism(async () => {
      const found = await comparison({ rules: [], from: '2026-11-04', to: '2026-11-05' });
      expect(found.differing).toMatchObject([
        { disputeId: came.id, fromDepartmentId: court, toDepartmentId: takers[0] },
      ]);
      expect(found.differing[0]?.why.at(-1)?.code).toBe('department_on_duty');
    });
    world.moveTo('2026-11-03T02:00:00.000Z');
  });

  test('lists only what the caller may see; the rest is counted', async () => {
    const rules = [to(petition)];
    const differing = async (username: string) => {
      const { different, hidden, differing: seen } = await comparison({ rules, ...ofThatDay }, username);
      return { different, hidden, seen: seen.map(({ disputeId }) => disputeId) };
    };
    expect(await differing('director')).toEqual({ different: 2, hidden: 0, seen: [parking.id, noise.id] });
    expect(await differing('admin')).toEqual({ different: 2, hidden: 2, seen: [] });
    expect(await differing('grid')).toEqual({ different: 2, hidden: 2, seen: [] });
  });

  test('looks at the last three months when nobody says, and changes nothing', async () => {
    const state = async () =>
      (
        await app.pool.query(`SELECT (SELECT count(*) FROM case_log) AS entries, (SELECT count(*) FROM outbox) AS news,
         (SELECT md5(string_agg(d::text, '' ORDER BY id)) FROM dispute d) AS disputes, (SELECT count(*) FROM routing_rule_set) AS sets`)
      ).rows;
    const before = await state();
    const found = await comparison({ rules: [to(petition)] });
    expect(found).toMatchObject({ from: '2026-08-04', to: '2026-11-04', calendarKnown: true });
    expect(found.cases).toBe(found.same + found.different);
    const { total } = await world.get<{ total: number }>(
      'director',
      `/disputes?withTotal=true&centerId=${world.center}&receivedFrom=2026-08-03T16:00:00Z&receivedTo=2026-11-03T16:00:00Z`,
    );
    expect(found.cases).toBe(total);
    expect(await state()).toEqual(before);
  });
});
