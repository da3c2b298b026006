/**
 * Published cases, each told over HTTP as it happened and with what it teaches: F what the police hand over, G a quarrel about
 * an old deal, H refusals that cost, I two levels and many people, J the article. The days are today's, with the intervals of
 * the case.
 */
import type { ResolutionRecordResponse } from '../../src/modules/case-file/case-file.dto.js';
import type { RelatedPage } from '../../src/modules/related/related.dto.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import { startTestApp, TEST_NOW, type TestApp } from '../support/app.js';
import { type Peopled, people } from '../support/people-above.js';
import { codesOf, detailOf, person, Telling } from '../support/telling.js';
import { aScan } from '../support/files.js';
import { Case, CLEAN, type Json, World } from '../support/world.js';

let app: TestApp;
let world: World;
let telling: Telling;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  telling = new Telling(world);
});

afterAll(() => app?.close());

beforeEach(() => world.moveTo(TEST_NOW));

test('F 月亮湾: two calls to the police, who hand it over by letter; quiet at night is owed for good, and looked at again', async () => {
  const source = { kind: 'delegated', channel: 'transfer' };
  const barking = {
    source,
    subcategory: 'noise',
    title: '夜间犬吠',
    facts: '每晚22时30分后犬吠，邻居两次报警，派出所移送调解。',
    parties: [person('applicant', '被扰住户'), person('respondent', '养犬人')],
  };
  const nameless = await world.post('justice', '/disputes', {
    body: { ...barking, centerId: world.center, category: 'neighbor' },
    expect: 409,
  });
  expect(nameless.body).toMatchObject({ code: 'delegation_incomplete', ruleId: 'R1' });
  const delegatedBy = { body: 'public_security', letterNo: '示例公（移）字第5号' };
  const file = await Case.registered(world, 'justice', { ...barking, source: { ...source, delegatedBy } });
  for (const on of ['2026-10-01', '2026-10-08'])
    await file.record('justice', 'police-reports', {
      reportedOn: on,
      method: 'phone',
      unit: '示例派出所',
      referenceNo: `110-${on}`,
    });
  // The police have it already; but it is they who handed it over.
  await file.act('justice', 'accept', { body: { screening: { ...CLEAN, acceptedElsewhere: true } } });
  await file.act('justice', 'assign', { body: { mediatorIds: [world.staff('王调解')] } });
  await file.tell('mediator');
  await file.act('mediator', 'start');
  await file.sit('mediator', { citations: [{ law: '民法典', article: '294' }] });
  const promise = (kind: string, description: string): Json =>
    file.duty({ kind, description, amount: undefined, dueOn: undefined, continuing: true });
  await file.agree(
    'mediator',
    file.agreement([promise('act', '夜间将犬只关在室内'), promise('refrain', '零点后不遛犬')]),
  );

  const owed = await telling.whole(file);
  expect(owed.source).toEqual(expect.objectContaining({ kind: 'delegated', delegatedBy }));
  expect(
    owed.obligations.map(({ continuing, dueOn, observationUntil }) => [continuing, dueOn, observationUntil]),
  ).toEqual([
    [true, null, '2027-01-12'],
    [true, null, '2027-01-12'],
  ]);
  expect(owed.visits.map(({ dueOn }) => dueOn)).toEqual(['2026-11-13', '2027-01-12']);
  world.moveTo('2026-11-13T02:00:00.000Z');
  await telling.visited(file, { performance: 'not_due', note: '夜间安静。' });
  expect((await telling.whole(file)).state).toBe('settled');

  world.moveTo('2027-01-12T02:00:00.000Z');
  const { visits } = await telling.whole(file);
  const { staffId } = await world.get('grid', '/me');
  await file.record('mediator', 'return-visits', { dueOn: telling.today, assigneeId: staffId });
  await telling.visited(file);
  await telling.visited(file, { note: '邻居均称安静。' }, 'grid');
  const kept = await telling.whole(file);
  expect(kept.visits).toHaveLength(visits.length + 1);
  expect(kept).toMatchObject({ state: 'performed', obligations: [{ state: 'performed' }, { state: 'performed' }] });
  expect((await file.act('mediator', 'close')).body).toMatchObject({ state: 'closed' });
});

test('G 静安: twenty-five yuan and “settled for good”, then the dog is found badly hurt; what was agreed is found, and stands', async () => {
  const upstairs = { name: '犬主甲', address: '安居小区5号楼301' };
  const downstairs = { name: '行人乙', address: '安居小区5号楼402' };
  const scuffle = { subcategory: 'physical_conflict', title: '遛犬推搡' };
  const old = await Case.mediating(world, 'justice', {
    ...scuffle,
    parties: [person('applicant', '行人乙', downstairs), person('respondent', '犬主甲', upstairs)],
  });
  await old.sit('mediator');
  const terms = '犬主赔偿裤子二十五元，双方不再验伤，一次性解决，今后互不追究。';
  const trousers = old.duty({ description: '赔偿裤子', amount: '25.00', dueOn: telling.today });
  const agreementId = await old.agree('mediator', { ...old.agreement([trousers]), terms });
  await telling.performed(old, 0, '当场付清');
  await telling.visited(old);
  await old.act('mediator', 'close');
  const { number } = await telling.whole(old);

  world.wait(5 * 24 * 60);
  const again = [upstairs, downstairs];
  const found = await world.post('justice', '/duplicate-searches', {
    body: { centerId: world.center, category: 'neighbor', subcategory: 'physical_conflict', parties: again },
    expect: 200,
  });
  // The list tells the terms up to the first full stop.
  const agreed = { form: 'written', terms: terms.slice(0, -1) };
  expect((found.body as RelatedPage).items).toMatchObject([{ disputeId: old.id, agreement: agreed }]);
  const file = await Case.mediating(world, 'justice', {
    ...scuffle,
    title: '犬只重伤索赔',
    facts: '和解后发现犬只重伤，要求赔偿一万二千元；对方称已一次性解决。',
    amountInvolved: '12000.00',
    parties: [person('applicant', '犬主甲', upstairs), person('respondent', '行人乙', downstairs)],
  });
  const { items, summary } = await world.get<RelatedPage>('mediator', `${file.path}/related`);
  expect(items).toMatchObject([
    {
      disputeId: old.id,
      number,
      state: 'closed',
      settledOn: '2026-10-14',
      agreement: agreed,
      openObligations: [],
      mediators: [{ name: '王调解' }],
    },
  ]);
  for (const words of ['这两户之间第 2 起纠纷', number ?? '', '2026-10-14', '一次性解决'])
    expect(summary).toContain(words);

  // Nobody rewrites what was signed; who disputes it goes to court (PML 32).
  const rewritten = await old.record('mediator', 'agreements', old.agreement(), 409);
  expect(rewritten.body).toMatchObject({ code: 'wrong_state' });
  await file.sit('mediator', { outcome: 'not_agreed', citations: [{ law: '人民调解法', article: '32' }] });
  const remediesNotices = file.parties.map((partyId) => ({ partyId, method: 'written', on: telling.today }));
  await file.act('mediator', 'fail', { body: { reason: 'no_agreement', remediesNotices } });
  expect((await file.act('mediator', 'close')).body).toMatchObject({ state: 'closed' });
  expect(await world.get('director', `/agreements/${agreementId}`)).toMatchObject({ state: 'effective', terms });
});

test('H 长宁: sixteen months without letting anybody in; each refusal is on record by both clocks, the appraisal stops the term', async () => {
  const file = await Case.registered(world, 'justice', {
    title: '拒绝检修致损失扩大',
    amountInvolved: '20000.00',
    parties: [person('applicant', '楼下住户'), person('respondent', '楼上住户')],
  });
  const [, upstairs = ''] = file.parties;
  const says = async (decision: string, rest: Json = {}) => {
    const evidenceId = await aScan(world, file.path);
    return file.record('justice', 'consents', {
      partyId: upstairs,
      subject: 'mediation',
      decision,
      evidenceId,
      ...rest,
    });
  };
  world.moveTo('2026-12-04T02:00:00.000Z');
  await says('refused', { occurredAt: '2026-12-01T11:30:00.000Z' });
  world.moveTo('2027-06-10T02:00:00.000Z');
  await says('refused');
  const shut = await file.act('justice', 'accept', { body: { screening: CLEAN }, expect: 409 });
  expect(shut.body).toMatchObject({ code: 'party_refuses', ruleId: 'R2' });

  // Sixteen months later. The mediator's appointment has run out meanwhile.
  world.moveTo('2028-02-14T02:00:00.000Z');
  await says('given');
  const accepted = await file.act('justice', 'accept', { body: { screening: CLEAN } });
  expect((accepted.body as DisputeResponse).number).toMatch(/^\(2028\)阳春人调字第1号$/);
  const choice = { departmentId: world.department('justice'), mediatorIds: [world.staff('王调解')] };
  const lapsed = await file.act('justice', 'assign', { body: choice, expect: 409 });
  expect(lapsed.body).toMatchObject({ code: 'mediator_not_in_term', ruleId: 'R18' });
  for (const words of ['王调解', '2028-02-14']) expect(detailOf(lapsed.body)).toContain(words);
  const appointment = { appointedFrom: '2025-01-01', appointedTo: '2031-01-01', committee: '示例人民调解委员会' };
  await world.patch('admin', `/staff/${world.staff('王调解')}`, { body: { appointment } });
  await file.act('justice', 'assign', { body: choice });
  await file.tell('mediator');
  await file.act('mediator', 'start');
  const away = [
    { staffId: world.staff('王调解'), as: 'mediator', present: true },
    { partyId: file.parties[0], as: 'party', present: true },
    { partyId: upstairs, as: 'party', present: false },
  ];
  await file.sit('mediator', { attendance: away, minutes: '约定上门查勘，楼上住户拒绝开门。', outcome: 'continue' });
  world.moveTo('2028-02-17T02:00:00.000Z');
  const before = await telling.whole(file);
  expect(before.mediationDueOn).toBe('2028-03-15');
  await file.act('mediator', 'suspend', { body: { reason: 'appraisal', note: '委托鉴定漏水原因和损失' } });
  world.moveTo('2028-03-08T02:00:00.000Z');
  const back = (await file.act('mediator', 'resume')).body as DisputeResponse;
  expect(back).toMatchObject({ state: 'mediating', mediationDueOn: '2028-04-04', expired: false });
  await file.sit('mediator', {
    undisputedFacts: '鉴定认为漏水来自楼上，拖延检修使损失扩大。',
    citations: ['1165', '1173'].map((article) => ({ law: '民法典', article })),
  });
  const responsibilities = '楼上住户拒绝检修，扩大的损失由其承担；楼下住户未及时减损，自担一成。';
  await file.agree('mediator', {
    ...file.agreement([file.duty({ amount: '18000.00', dueOn: '2028-04-30' })]),
    responsibilities,
  });

  const { parties, sessions, timeline, agreement, pauses } = await telling.whole(file);
  expect(parties[1]?.consents.map(({ decision }) => decision)).toEqual(['refused', 'refused', 'given']);
  const words = timeline.filter(({ type }) => type === 'ConsentRecorded');
  expect(words.map(({ occurredAt, recordedAt, late }) => [occurredAt, recordedAt, late])).toEqual([
    ['2026-12-01T11:30:00.000Z', '2026-12-04T02:00:00.000Z', true],
    ['2027-06-10T02:00:00.000Z', '2027-06-10T02:00:00.000Z', false],
    ['2028-02-14T02:00:00.000Z', '2028-02-14T02:00:00.000Z', false],
  ]);
  expect(sessions[0]).toMatchObject({
    heldTo: '2028-02-14T02:00:00.000Z',
    minutes: expect.stringContaining('拒绝开门') as string,
  });
  expect(sessions[0]?.attendance?.map(({ present }) => present)).toEqual([true, true, false]);
  expect(pauses).toMatchObject([
    { kind: 'appraisal', from: '2028-02-17T02:00:00.000Z', to: '2028-03-08T02:00:00.000Z' },
  ]);
  expect(agreement).toMatchObject({ state: 'effective', responsibilities });
});

describe('I 福安 2025', () => {
  let street: Peopled;
  let city: Peopled;

  beforeAll(async () => {
    const [streetId = '', cityId = ''] = world.above;
    street = await people(world, streetId, 'street');
    city = await people(world, cityId, 'city');
  });

  test('a burnt house, seven generations of heirs, eleven neighbours: it fails in the street, the city takes it up with its number and its people', async () => {
    const heirs = [
      person('applicant', '长房继承人'),
      person('applicant', '二房继承人', {
        minor: true,
        representatives: [{ kind: 'legal', name: '二房监护人' }],
      }),
    ];
    const neighbours = Array.from({ length: 11 }, (_, index) =>
      person('respondent', `邻居${String(index + 1).padStart(2, '0')}`),
    );
    const file = await Case.registered(world, 'street.officer', {
      centerId: street.centerId,
      category: 'housing_land',
      subcategory: null,
      title: '火灾后房屋重建',
      facts: '火灾后重建，涉及七代继承和十一户邻居的通行、采光。',
      peopleInvolved: 13,
      parties: [...heirs, ...neighbours],
    });
    const minor = heirs[1]?.id ?? '';
    const lastNeighbour = neighbours[10]?.id ?? '';
    const opened = await telling.whole(file, 'street.director');
    expect(opened).toMatchObject({ riskFlags: ['mass'], riskLevel: 'yellow', peopleInvolved: 13 });
    const guardian = opened.parties[1]?.representatives[0]?.id ?? '';
    const sat = (mediatorId: string, present: readonly string[], rest: Json): Json => ({
      attendance: [
        { staffId: mediatorId, as: 'mediator', present: true },
        ...present.map((partyId) => ({ partyId, as: partyId === minor ? 'representative' : 'party', present: true })),
      ],
      ...rest,
    });

    await file.act('street.officer', 'accept', { body: { screening: CLEAN } });
    await file.act('street.officer', 'assign', { body: { mediatorIds: [street.mediatorId] } });
    await file.tell('street.mediator');
    await file.act('street.mediator', 'start');
    const minutes = '十一户邻居逐一陈述；各房继承人对重建位置意见不一。';
    await file.sit('street.mediator', sat(street.mediatorId, file.parties, { minutes, outcome: 'not_agreed' }));
    const gone = { reason: 'settled_elsewhere', note: '已与重建户另行和解' };
    await file.act('street.mediator', `parties/${lastNeighbour}/leave`, { body: gone });
    const remaining = file.parties.filter((partyId) => partyId !== lastNeighbour);
    const remediesNotices = remaining.map((partyId) => ({ partyId, method: 'written', on: telling.today }));
    await file.act('street.mediator', 'fail', { body: { reason: 'no_agreement', remediesNotices } });
    const { number, receiptNo } = await telling.whole(file, 'street.director');

    world.moveTo('2026-12-02T02:00:00.000Z');
    const toCity = { toCenterId: city.centerId, reason: '涉及七代继承和十一户邻居' };
    await file.act('street.director', 'escalate', { body: toCity });
    await file.act('city.officer', 'assign', {
      body: { departmentId: city.departmentId, mediatorIds: [city.mediatorId] },
    });
    const stopped = await file.act('city.mediator', 'start', { expect: 409 });
    expect(new Set(codesOf(stopped.body))).toEqual(new Set(['new_consent_missing']));
    expect(codesOf(stopped.body)).toHaveLength(remaining.length);
    expect(detailOf(stopped.body)).toContain('邻居10');
    expect(detailOf(stopped.body)).not.toContain('邻居11');
    for (const partyId of remaining) {
      const spokenFor = partyId === minor ? { byRepresentativeId: guardian } : {};
      const consent = { partyId, subject: 'mediation', decision: 'given', ...spokenFor };
      await file.record('city.mediator', 'consents', consent);
    }
    await file.act('city.mediator', 'start');
    await file.sit('city.mediator', sat(city.mediatorId, remaining, { minutes: '各方到市中心，达成一致。' }));
    const shift = file.duty({
      kind: 'act',
      amount: undefined,
      debtorPartyIds: heirs.map(({ id }) => id),
      creditorPartyIds: remaining.slice(heirs.length),
      description: '重建房屋后退两米，保留通道',
      dueOn: '2027-06-30',
    });
    const { id } = (await file.record('city.mediator', 'agreements', file.agreement([shift]))).body as { id: string };
    const childsHand = await file.sign('city.mediator', id, { by: { partyId: minor }, witness: { name: '族长' } }, 409);
    expect(childsHand.body).toMatchObject({ code: 'legal_representative_needed', ruleId: 'R8' });
    for (const partyId of remaining) {
      const by = partyId === minor ? { representativeId: guardian } : { partyId };
      await file.sign('city.mediator', id, { by, witness: { name: '族长' } });
    }
    await file.sign('city.mediator', id, { by: { staffId: city.mediatorId } });
    await file.sign('city.director', id, { by: { seal: true }, method: 'seal' });

    const settled = await telling.whole(file, 'street.director');
    expect(settled).toMatchObject({
      state: 'settled',
      receiptNo,
      number,
      centerId: street.centerId,
      custodyCenterId: city.centerId,
      agreement: { state: 'effective', number },
    });
    // Twelve parties, the mediator, the seal.
    expect(settled.agreement?.signatures).toHaveLength(14);
    const types = settled.timeline.map(({ type }) => type);
    const steps = ['Registered', 'PartyLeft', 'Failed', 'Escalated', 'SessionHeld', 'Settled'];
    const places = steps.map((type) => types.lastIndexOf(type));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
});

test('J the article: the duty judge takes it in and advises, a people’s mediator leads; agreed the same day, and not closed', async () => {
  const file = await Case.registered(world, 'judge', {
    track: null,
    parties: [person('applicant', '小陈'), person('respondent', '楼上邻居')],
  });
  const trackless = await file.act('judge', 'accept', { body: { screening: CLEAN }, expect: 409 });
  expect(trackless.body).toMatchObject({ code: 'track_missing', ruleId: 'R6' });
  await file.act('judge', 'accept', { body: { screening: CLEAN, track: 'peoples_mediation' } });
  const judge = world.staff('方法官');
  const departmentId = world.department('court');
  const alone = await file.act('judge', 'assign', { body: { departmentId, mediatorIds: [judge] }, expect: 409 });
  expect(codesOf(alone.body)).toContain('peoples_mediator_needed');
  await file.act('judge', 'assign', { body: { departmentId, mediatorIds: [world.staff('王调解')] } });
  await file.tell('judge');
  await file.act('mediator', 'start');

  const there = file.parties.map((partyId) => ({ partyId, as: 'party', present: true }));
  const adviser = { staffId: judge, as: 'adviser', present: true };
  const plan = { startsAt: world.now, endsAt: '2026-10-14T03:00:00.000Z', venue: 'room', roomId: world.room() };
  const planned = await file.record('mediator', 'sessions', { ...plan, invited: [{ staffId: judge, as: 'adviser' }] });
  const session = `${file.path}/sessions/${(planned.body as { id: string }).id}`;
  const judged = file.held({ attendance: [adviser, ...there] });
  const led = await world.act('judge', session, 'hold', { body: judged, expect: 409 });
  expect(led.body).toMatchObject({ code: 'session_needs_mediator', ruleId: 'R6' });
  const leader = { staffId: world.staff('王调解'), as: 'mediator', present: true };
  await world.act('mediator', session, 'hold', { body: file.held({ attendance: [leader, adviser, ...there] }) });
  const repair = { kind: 'act', amount: undefined, description: '修复厨房水管', dueOn: '2026-10-24' };
  await file.agree('mediator', file.agreement([file.duty(repair)]));

  const record = () => world.get<ResolutionRecordResponse>('director', `${file.path}/resolution-record`);
  expect(await record()).toMatchObject({
    state: 'settled',
    outcome: 'settled',
    track: 'peoples_mediation',
    closedAt: null,
    obligations: [{ kind: 'act', state: 'open', dueOn: '2026-10-24' }],
  });
  const soon = await file.act('mediator', 'close', { expect: 409 });
  expect(soon.body).toMatchObject({ code: 'obligation_outstanding', ruleId: 'R38' });
  expect(detailOf(soon.body)).toContain('还有 1 项义务未了结');

  world.moveTo('2026-10-23T02:00:00.000Z');
  await telling.performed(file, 0, '上门查看，已修复');
  await telling.visited(file);
  await file.act('mediator', 'close');
  expect(await record()).toMatchObject({
    state: 'closed',
    outcome: 'performed',
    settledAt: expect.stringContaining('2026-10-14') as string,
    closedAt: world.now,
  });
});
