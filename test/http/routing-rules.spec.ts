/**
 * Routing rules over HTTP: read, changed and kept in versions; what they do to a case that is taken in or amended, and what
 * they never do to one that was routed before.
 */
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { AT_TEN, faultsOf, RoutingDesk, RULES_SINCE, to } from '../support/routing-desk.js';
import { Case, CLEAN, demand, type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;
let desk: RoutingDesk;
let police: string;
let court: string;
let justice: string;
let petition: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  desk = new RoutingDesk(world);
  [police, court, justice, petition] = ['public_security', 'court', 'justice', 'petition'].map((code) =>
    world.department(code),
  ) as [string, string, string, string];
});

afterAll(() => app?.close());

describe('the list', () => {
  test('is the centre’s own, read by those who work there; a centre without one has version 0', async () => {
    const rules = await desk.read('grid');
    expect(rules).toMatchObject({ centerId: world.center, version: 1 });
    expect(rules.rules[1]).toMatchObject({ subcategories: ['physical_conflict'], departmentId: police });
    expect(await world.get('mediator', `/routing-rules?centerId=${world.center}`)).toEqual(rules);
    const none = { centerId: world.neighbour, rules: [], version: 0, recordedBy: null, recordedAt: null };
    expect(await world.get('other.mediator', desk.pathOf(world.neighbour))).toEqual(none);
    for (const username of ['other.director', 'other.mediator']) {
      await world.get(username, desk.pathOf(), 404);
      await world.get(username, `/routing-rules?centerId=${world.center}`, 404);
    }
    await world.get('director', desk.pathOf(newId()), 404);
  });

  test('is changed as a whole, every version stays, and the news names no words', async () => {
    const before = await desk.read();
    const { id: directorId } = await world.get('director', '/me');
    const rule = to(court, { categories: ['neighbor'], subcategories: ['parking'], note: '停车' });
    const after = await desk.put([rule]);
    expect(after).toEqual({
      centerId: world.center,
      rules: [
        {
          ...{ categories: ['neighbor'], subcategories: ['parking'], gridIds: [], riskFlags: [], hours: null },
          ...{
            officeHours: null,
            departmentId: court,
            track: null,
            note: '停车',
            validFrom: RULES_SINCE,
            validTo: null,
          },
        },
      ],
      version: before.version + 1,
      recordedBy: directorId,
      recordedAt: world.now,
    });
    expect(await desk.read()).toEqual(after);
    expect(await desk.read('grid', `?version=${before.version}`)).toEqual(before);
    await world.get('grid', `${desk.pathOf()}?version=99`, 404);
    // What was read is what may be sent.
    expect((await desk.put(before.rules, { by: 'admin' })).rules).toEqual(before.rules);
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
    const etag = await world.etag('admin', desk.pathOf());
    const agent = await world.as('admin');
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        agent
          .put(desk.pathOf())
          .set('If-Match', etag)
          .send({ rules: [to(court, { note: `${index}` })] }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(412)]);
    expect(await desk.read()).toEqual(replies.find(({ status }) => status === 200)?.body);
  });

  test('is refused to whoever may not, to who has read something older, and where nothing is known', async () => {
    await desk.put([], { by: 'justice', expect: 403 });
    await desk.put([], { by: 'auditor', expect: 403 });
    await desk.put([], { by: 'other.director', expect: 404 });
    await desk.put([], { centerId: newId(), expect: 404 });
    await desk.put([], { etag: '"1"', expect: 412 });
    await desk.put([], { etag: '*', expect: 428 });
    const bare = await (await world.as('director')).put(desk.pathOf()).send({ rules: [] });
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
    ['days backwards', () => [to(court, { validTo: RULES_SINCE })], ['/rules/0/validTo bad_range']],
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
      (rule) => [to(null), { ...rule, validTo: RULES_SINCE }],
      ['/rules/0/departmentId rule_sends_nowhere', '/rules/1/validTo bad_range'],
    ],
  ])('%s', async (_, rules, expected) => {
    const before = await desk.read();
    expect(faultsOf(await desk.put(rules(good()), { expect: 400 }))).toEqual(expected);
    expect(await desk.read()).toEqual(before);
    expect(faultsOf((await desk.dryRun({ rules: rules(good()) }, 'director', 400)).body)).toEqual(expected);
  });

  test('departments and grids of somebody else, and what cannot be reached within a grid', async () => {
    const departmentId = await ofOther('departments');
    const foreign = [to(departmentId, { riskFlags: ['mass'] }), to(court, { gridIds: [newId()] })];
    const unknown = await desk.put(foreign, { expect: 400 });
    expect(unknown).toMatchObject({ code: 'unknown_reference' });
    expect(faultsOf(unknown)).toEqual([
      '/rules/0/departmentId unknown_reference',
      '/rules/1/gridIds/0 unknown_reference',
    ]);
    const { east, part } = await grids();
    const inner = await desk.put([to(court, { gridIds: [east] }), to(police, { gridIds: [part] })], { expect: 400 });
    expect(faultsOf(inner)).toEqual(['/rules/1 rule_never_reached']);
    await desk.put([to(police, { gridIds: [part] }), to(court, { gridIds: [east] })]);
  });

  test('in the words of the one who asks', async () => {
    const agent = await world.as('admin');
    const etag = await world.etag('admin', desk.pathOf());
    for (const [language, words] of [
      ['en', 'Rule 1 already catches everything rule 2 would: move rule 2 up, change its conditions, or remove it.'],
      ['zh-CN', '第1条已包括第2条的全部情形，第2条永远不会适用：请把它移到前面、补充条件或删除。'],
    ] as const) {
      const request = agent.put(desk.pathOf()).set({ 'If-Match': etag, 'Accept-Language': language });
      const { body } = (await request.send({ rules: [to(court), to(police)] })) as {
        body: { errors: { detail: string }[] };
      };
      expect(body.errors.map(({ detail }) => detail)).toEqual([words]);
    }
  });

  test('one that is over may name what is gone, and stands in nobody’s way', async () => {
    const over = { validFrom: '2025-01-01', validTo: '2026-01-01' };
    await desk.put([
      to(world.department('law_society'), over),
      to(court, { ...over, categories: ['weather'] }),
      to(court),
    ]);
    expect(await desk.answer({})).toMatchObject({ departmentId: court, ruleIndex: 2 });
  });
});

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
    const { version } = await desk.put([
      to(police, { subcategories: ['noise'] }),
      to(court, { categories: ['neighbor'], subcategories: ['noise', 'parking'] }),
      to(petition, { categories: ['neighbor'] }),
    ]);
    const routed = async (subcategory: string) => desk.taken({ subcategory });
    expect(await routed('noise')).toMatchObject({ routedDepartmentId: police, routedByRule: { version, index: 0 } });
    const parking = await routed('parking');
    expect(parking).toMatchObject({ routedDepartmentId: court, routedByRule: { version, index: 1 }, queued: true });
    expect(await routed('pets')).toMatchObject({ routedDepartmentId: petition, routedByRule: { version, index: 2 } });
    const other = await desk.taken({ category: 'other', subcategory: 'other' });
    expect(other).toMatchObject({ routedDepartmentId: justice, routedByRule: null });
    const { items } = await world.get<{ items: Json[] }>('director', `/disputes/${parking.id}/timeline`);
    expect(items.at(-1)).toMatchObject({
      type: 'Routed',
      details: { rule: { version, index: 1 }, cause: 'registered' },
    });
  });

  test('with the track of that rule, unless it names one; and can be accepted on it', async () => {
    const { version } = await desk.put(
      [to(police, { track: 'police_mediation' }), to(null, { track: 'consultation', categories: ['other'] })].reverse(),
    );
    const given = await desk.taken();
    expect(given).toMatchObject({
      track: 'police_mediation',
      routedDepartmentId: police,
      routedByRule: { version, index: 1 },
    });
    const named = await desk.taken({ track: 'peoples_mediation' });
    expect(named).toMatchObject({ track: 'peoples_mediation', routedDepartmentId: police });
    // A rule without a department leaves that to the usual order: here the officer's own.
    const trackOnly = await desk.taken({ category: 'other', subcategory: null });
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
    await desk.put([to(police)]);
    expect(await desk.taken({ departmentId: court })).toMatchObject({ routedDepartmentId: court, routedByRule: null });
  });

  test('is met by grid with everything below it, and by one risk of several', async () => {
    const { east, part, elsewhere } = await grids();
    await desk.put([to(court, { gridIds: [east] }), to(police, { riskFlags: ['weapon', 'violence'] })]);
    expect(await desk.taken({ gridId: part })).toMatchObject({ routedDepartmentId: court });
    expect(await desk.taken({ gridId: east })).toMatchObject({ routedDepartmentId: court });
    expect(await desk.taken({ gridId: elsewhere })).toMatchObject({ routedDepartmentId: justice, routedByRule: null });
    expect(await desk.taken({ gridId: elsewhere, riskFlags: ['repeat', 'weapon'] })).toMatchObject({
      routedDepartmentId: police,
    });
    expect(await desk.taken({ riskFlags: ['repeat'] })).toMatchObject({ routedByRule: null });
  });

  test('goes the usual way when the department of the rule has been closed since', async () => {
    const { body } = await world.post('admin', `/centers/${world.center}/departments`, {
      body: { code: 'urban_management', nameZh: '城管', nameEn: 'Urban management', presence: 'on_call' },
    });
    const { id } = body as { id: string };
    await desk.put([to(id, { track: 'consultation' })]);
    await world.patch('admin', `/departments/${id}`, { body: { active: false } });
    const { version } = await desk.read();
    expect(await desk.taken()).toMatchObject({
      routedDepartmentId: justice,
      track: 'consultation',
      routedByRule: { version, index: 0 },
    });
    const { why } = await desk.answer({}, 'justice');
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
  const byRule = async (rest: Json = {}): Promise<boolean> => (await desk.taken(rest)).routedByRule !== null;

  afterAll(() => world.moveTo(AT_TEN));

  test.each([
    ['2026-10-14T13:59:59.999Z', false],
    ['2026-10-14T14:00:00.000Z', true],
    ['2026-10-14T16:00:00.000Z', true],
    ['2026-10-14T21:59:59.999Z', true],
    ['2026-10-14T22:00:00.000Z', false],
  ])('at night is from 22:00 on until before 06:00 on the wall clock: %s %s', async (now, expected) => {
    world.moveTo(AT_TEN);
    await desk.put([to(police, NIGHT)]);
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
    await desk.put([to(police, { validFrom: '2026-10-20', validTo: '2026-10-22' })]);
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
    await desk.put([to(police, { officeHours: 'outside' }), to(court, { officeHours: 'inside' })]);
    const { routedDepartmentId } = await desk.taken({ receivedAt: at });
    expect(routedDepartmentId).toBe(expected ? police : court);
  });
});

describe('an amended case', () => {
  beforeAll(async () => {
    world.moveTo(AT_TEN);
    const { part } = await grids();
    await desk.put([
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
    // A weapon has to be reported to the police as well.
    ['risk', () => ({ riskFlags: ['weapon'] }), () => ({ routedDepartmentId: police, track: null, version: 5 })],
    [
      'department',
      () => ({ departmentId: court }),
      () => ({ routedDepartmentId: court, track: null, routedByRule: null }),
    ],
  ])('is routed anew when its %s changes', async (_, body, expected) => {
    const before = await desk.taken();
    expect(before).toMatchObject({ routedDepartmentId: justice, routedByRule: null, track: null, version: 2 });
    const after = await amend(before.id, await body());
    expect(after).toMatchObject({ version: 4, ...expected() });
    const { items } = await world.get<{ items: Json[] }>('director', `/disputes/${before.id}/timeline`);
    expect(items.at(-1)).toMatchObject({ type: 'Routed', details: { cause: 'amended' } });
  });

  test('loses the track of a rule with the rule, keeps one that somebody named', async () => {
    const given = await desk.taken({ subcategory: 'physical_conflict' });
    expect(given.track).toBe('police_mediation');
    expect(await amend(given.id, { subcategory: 'parking' })).toMatchObject({ track: null, routedByRule: null });
    const named = await desk.taken({ subcategory: 'physical_conflict' });
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
    const before = await desk.taken();
    const after = await amend(before.id, { subcategory: 'pets' });
    const { routedOfficerId, routedShiftId } = before;
    expect(after).toMatchObject({ routedOfficerId, routedShiftId, track: 'consultation', version: 4 });
    expect(after.routedByRule).toMatchObject({ index: 4 });
  });

  test('is not routed anew by anything else, nor by saying the same again', async () => {
    const before = await desk.taken({ riskFlags: ['mass', 'repeat'] });
    const same = { category: 'neighbor', subcategory: 'water_leak', gridId: null, riskFlags: ['repeat', 'mass'] };
    await desk.put([to(court)]);
    expect(await amend(before.id, { ...same, title: '漏水', departmentId: null })).toMatchObject({
      routedDepartmentId: justice,
      routedByRule: null,
      version: 3,
    });
  });
});

test('no silent re-routing: a change of the rules moves no case that was routed before it', async () => {
  await desk.put([to(police, { categories: ['neighbor'] })]);
  const registered = await desk.taken();
  const accepted = await Case.accepted(world, 'justice');
  const waiting = await desk.taken({ departmentId: court });
  expect(waiting.queued).toBe(true);
  const before = await Promise.all(
    [registered.id, accepted.id, waiting.id].map((id) => world.get('director', `/disputes/${id}`)),
  );
  await desk.put([to(petition, { track: 'consultation' })]);
  world.wait(5);
  await app.app.get(Ticker).runDue();
  for (const dispute of before)
    expect(await world.get('director', `/disputes/${String(dispute['id'])}`)).toEqual(dispute);
  expect(await desk.taken()).toMatchObject({ routedDepartmentId: petition, track: 'consultation' });
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

describe('R16 the flag that many people bring about by themselves', () => {
  beforeAll(async () => {
    await desk.put([to(petition, { riskFlags: ['mass'] }), to(court, { categories: ['neighbor'] })]);
  });

  test('is seen at registration, from the number of the settings on, together with flags that were sent', async () => {
    expect(await desk.taken({ peopleInvolved: 4 })).toMatchObject({ riskFlags: [], routedDepartmentId: court });
    expect(await desk.taken({ peopleInvolved: 5 })).toMatchObject({
      riskFlags: ['mass'],
      routedDepartmentId: petition,
      routedByRule: { index: 0 },
    });
    expect(await desk.taken({ peopleInvolved: 5, riskFlags: ['weapon'] })).toMatchObject({
      riskFlags: ['weapon', 'mass'],
      routedDepartmentId: petition,
    });
  });

  test('is seen when the number is amended, and stays seen', async () => {
    const { id } = await desk.taken({ peopleInvolved: 2 });
    const amended = async (body: Json) => (await world.patch('justice', `/disputes/${id}`, { body })).body as Json;
    expect(await amended({ peopleInvolved: 3 })).toMatchObject({ riskFlags: [], routedDepartmentId: court });
    expect(await amended({ peopleInvolved: 60 })).toMatchObject({
      riskFlags: ['mass'],
      routedDepartmentId: petition,
      routedByRule: { index: 0 },
    });
    expect(await amended({ peopleInvolved: 61 })).toMatchObject({ routedDepartmentId: petition });
    expect(await amended({ subcategory: 'noise' })).toMatchObject({ routedDepartmentId: petition });
    const { items } = await world.get<{ items: Json[] }>('director', `/disputes/${id}/timeline`);
    expect(items.map(({ type }) => type)).toEqual([
      ...['Registered', 'Routed', 'Amended', 'Amended', 'RiskFlagsChanged', 'Routed', 'Amended', 'Amended'],
    ]);
  });

  test('is seen by the dry run, which looks at the same number', async () => {
    expect(await desk.answer({ peopleInvolved: 4 })).toMatchObject({ departmentId: court, ruleIndex: 1 });
    expect(await desk.answer({ peopleInvolved: 5 })).toMatchObject({ departmentId: petition, ruleIndex: 0 });
    const lonely = await desk.dryRun({ category: undefined, rules: [], peopleInvolved: 5 }, 'director', 400);
    expect(faultsOf(lonely.body)).toEqual(['/peopleInvolved needs']);
    for (const peopleInvolved of [0, 1.5, '5', 100_001]) {
      const wrong = await desk.dryRun({ category: 'neighbor', peopleInvolved }, 'director', 400);
      expect((wrong.body as { errors: Json[] }).errors).toMatchObject([{ pointer: '/peopleInvolved' }]);
    }
  });

  test('the settings of the centre say how many are many; a running case keeps those it began under', async () => {
    const before = await desk.taken({ peopleInvolved: 2 });
    const path = `/centers/${world.center}/settings`;
    const { mediation, duty, rooms } = await world.get('director', path);
    const put = async (massFromPeople: number) => {
      const etag = await world.etag('director', path);
      const body = { mediation: { ...(mediation as Json), massFromPeople }, duty, rooms };
      const request = (await world.as('director')).put(path).set('If-Match', etag);
      demand(await request.send(body), 200, 'PUT settings');
    };
    await put(3);
    expect(await desk.taken({ peopleInvolved: 3 })).toMatchObject({ routedDepartmentId: petition });
    expect(await desk.answer({ peopleInvolved: 3 })).toMatchObject({ departmentId: petition });
    const kept = await world.patch('justice', `/disputes/${before.id}`, { body: { peopleInvolved: 3 } });
    expect(kept.body).toMatchObject({ riskFlags: [], routedDepartmentId: court });
    await put((mediation as { massFromPeople: number }).massFromPeople);
  });
});
