/**
 * The dry run over HTTP: where a dispute that might come would go and why, and what a changed list of rules would have done
 * to the cases of a period; it writes nothing and tells nobody of cases they may not see.
 */
import type { RoutingAnswerResponse } from '../../src/modules/routing/dry-run.dto.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { AT_TEN, faultsOf, RoutingDesk, to } from '../support/routing-desk.js';
import { CLEAN, type Json, newId, World } from '../support/world.js';

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

async function ownGridOf(username: string): Promise<{ gridId: string } | undefined> {
  const { staffId } = await world.get(username, '/me');
  const query = 'SELECT grid_id AS "gridId" FROM grid_duty WHERE staff_id = $1 LIMIT 1';
  return (await app.pool.query<{ gridId: string }>(query, [staffId])).rows[0];
}

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
    await desk.put([
      to(petition, { categories: ['contract'] }),
      to(police, { subcategories: ['noise'], hours: { from: '22:00', to: '06:00' }, note: '夜间噪音' }),
      to(court, { categories: ['neighbor'], subcategories: ['parking'], track: 'court_pre_filing' }),
    ]);
  });

  test('names the rule, why the ones before it do not apply, and who would have it or that it would wait', async () => {
    const { version } = await desk.read();
    const found = await desk.answer({ subcategory: 'noise', at: '2026-10-15T14:00:00Z' });
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
    const byDay = await desk.answer({ subcategory: 'parking' });
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
    const own = await desk.answer({}, 'justice');
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
    const byCategory = await desk.answer({ category: 'traffic_accident' }, 'admin');
    expect(byCategory.departmentId).toBe(police);
    expect(byCategory.why.slice(-4).map(({ code }) => code)).toEqual([
      'no_rule_matches',
      'registrar_has_no_department',
      'department_of_category',
      byCategory.queued ? 'waits_in_queue' : 'goes_to_officer_on_duty',
    ]);
    const english = (await desk.dryRun({ category: 'neighbor' }, 'justice', 200, 'en')).body as RoutingAnswerResponse;
    expect(english.why.at(-2)?.text).toBe('Whoever takes it in belongs to Justice bureau.');
  });

  test('says what registering then does', async () => {
    for (const subcategory of ['noise', 'parking', 'water_leak', 'pets']) {
      const foretold = await desk.answer({ subcategory }, 'justice');
      const came = await desk.taken({ subcategory });
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
      const byDay = await desk.answer({ category: 'tourism' }, 'admin');
      expect(byDay.why.slice(-4).map(({ code }) => code)).toEqual([
        'registrar_has_no_department',
        'category_has_no_department',
        'department_on_duty',
        'goes_to_officer_on_duty',
      ]);
      const byNight = await desk.answer({ category: 'tourism', at: '2026-10-14T14:00:00Z' }, 'admin');
      expect(byNight).toMatchObject({ departmentId: null, officerId: null, queued: true });
      expect(byNight.why.slice(-2).map(({ code }) => code)).toEqual(['nobody_on_duty', 'no_department_takes_it']);
    });
  });

  test('under a changed list, on a day to come', async () => {
    const rules = [to(petition, { validFrom: '2027-02-01', categories: ['neighbor'] }), to(court)];
    expect(await desk.answer({ rules })).toMatchObject({ departmentId: court, ruleIndex: 1, rulesVersion: null });
    const later = await desk.answer({ rules, at: '2027-01-31T16:00:00Z' });
    expect(later).toMatchObject({ departmentId: petition, ruleIndex: 0, queued: true });
    expect((await desk.answer({ rules, at: '2027-01-31T15:59:59Z' })).departmentId).toBe(court);
  });

  test('wrong questions', async () => {
    const refused = async (body: Json, expected: string[], by = 'director') =>
      expect(faultsOf((await desk.dryRun(body, by, 400)).body)).toEqual(expected);
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
    for (const username of ['mediator', 'auditor']) await desk.dryRun({ category: 'neighbor' }, username, 403);
    await desk.answer({}, 'grid');
  });
});

describe('a changed list against last quarter’s cases', () => {
  const RULES = (): Json[] => [to(police, { subcategories: ['noise'], track: 'police_mediation' })];
  let noise: DisputeResponse;
  let parking: DisputeResponse;
  let named: DisputeResponse;

  beforeAll(async () => {
    world.moveTo('2026-11-02T02:00:00.000Z');
    await desk.put(RULES());
    noise = await desk.taken({ subcategory: 'noise' });
    parking = await desk.taken({ subcategory: 'parking' });
    named = await desk.taken({ subcategory: 'parking', departmentId: court, track: 'peoples_mediation' });
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
    const found = await desk.comparison({ rules, ...ofThatDay });
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
    expect(await desk.comparison({ rules: RULES(), ...ofThatDay })).toMatchObject({ cases: 3, same: 3, differing: [] });
    const without = await desk.comparison({ rules: [], ...ofThatDay });
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
    const all = await desk.comparison({ rules: [to(petition, { track: 'consultation' })], ...ofThatDay });
    expect(all.differing.map(({ disputeId }) => disputeId).sort()).toEqual([noise.id, parking.id].sort());
    expect(named).toMatchObject({ routedDepartmentId: court, track: 'peoples_mediation' });
  });

  test('asks the rules of a day to come, as if the cases came then', async () => {
    const rules = [to(court, { subcategories: ['parking'], validFrom: '2026-12-01' }), ...RULES()];
    expect(await desk.comparison({ rules, ...ofThatDay })).toMatchObject({ different: 0 });
    expect(await desk.comparison({ rules, ...ofThatDay, on: '2026-12-01' })).toMatchObject({
      different: 1,
      on: '2026-12-01',
    });
  });

  test('asks who was on duty then for what would be left to them', async () => {
    world.moveTo('2026-11-04T02:00:00.000Z');
    await desk.put([to(court, { categories: ['tourism'] })]);
    const { gridId } = (await ownGridOf('grid')) ?? {};
    const came = await desk.taken({ category: 'tourism', subcategory: null, gridId }, 'grid');
    expect(came.routedDepartmentId).toBe(court);
    const { items } = await world.get<{ items: { departmentId: string }[] }>(
      'grid',
      `/centers/${world.center}/on-duty`,
    );
    const takers = items.map(({ departmentId }) => departmentId).filter((id) => id !== world.department('law_society'));
    world.moveTo('2026-11-05T14:00:00.000Z');
    await withoutTourism(async () => {
      const found = await desk.comparison({ rules: [], from: '2026-11-04', to: '2026-11-05' });
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
      const { different, hidden, differing: seen } = await desk.comparison({ rules, ...ofThatDay }, username);
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
    const found = await desk.comparison({ rules: [to(petition)] });
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
