/**
 * Published cases, each told over HTTP as it happened and with what it teaches: A a refusal, B a gap nobody closes, C blood,
 * D the wrong respondent, E money, an apology and a promise in one deal. The days are today's, with the intervals of the case.
 */
import type { ActionsResponse, ResolutionRecordResponse } from '../../src/modules/case-file/case-file.dto.js';
import type { PoliceReportResponse } from '../../src/modules/risk/risk.dto.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import { startTestApp, TEST_NOW, type TestApp } from '../support/app.js';
import { codesOf, detailOf, person, Telling } from '../support/telling.js';
import { aScan } from '../support/files.js';
import { Case, CLEAN, newId, World } from '../support/world.js';

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

const available = (body: unknown): string[] => (body as DisputeResponse).availableActions;

test('A 虹口 2021: she refuses, and nothing goes on whatever is tried; her later consent re-opens the way, and both words stay', async () => {
  const file = await Case.assigned(world, 'justice', {
    title: '洗衣机漏水',
    facts: '楼上洗衣机排水漏至楼下，楼上住户不让进门，拉黑调解员电话，称“去法院告我”。',
    parties: [person('applicant', '小汪'), person('respondent', '诸阿姨')],
  });
  const [, zhu = ''] = file.parties;
  await file.tell('mediator');
  const said = world.now;
  world.wait(3 * 24 * 60);
  const word = { partyId: zhu, subject: 'mediation' };
  await file.record('mediator', 'consents', { ...word, decision: 'refused', occurredAt: said });

  const stopped = await file.act('mediator', 'start', { expect: 409 });
  expect(stopped.body).toMatchObject({ code: 'party_refuses', ruleId: 'R2', basis: { article: '17, 23' } });
  expect(detailOf(stopped.body)).toContain('诸阿姨');
  expect(available(stopped.body)).toEqual(expect.arrayContaining(['consents', 'remedies-notices', 'fail', 'withdraw']));
  for (const barred of ['start', 'assign', 'rights-notices', 'extend', 'referrals'])
    expect(available(stopped.body)).not.toContain(barred);
  const { items } = await world.get<ActionsResponse>('mediator', `${file.path}/actions`);
  expect(items.find(({ action }) => action === 'start')?.reasons).toMatchObject([{ code: 'party_refuses' }]);

  world.wait(7 * 24 * 60);
  const evidenceId = await aScan(world, file.path, 'mediator');
  await file.record('mediator', 'consents', { ...word, decision: 'given', evidenceId });
  await file.act('mediator', 'start');
  await file.sit('mediator', { minutes: '在居委会，双方到场，诸阿姨同意检修排水管。' });
  const repair = { kind: 'act', amount: undefined, description: '更换洗衣机排水管', dueOn: '2026-10-31' };
  await file.agree('mediator', file.agreement([file.duty(repair)]));

  const { state, parties, timeline, deadlines } = await telling.whole(file);
  expect(state).toBe('settled');
  expect(parties[1]?.consents.map(({ decision, occurredAt }) => [decision, occurredAt])).toEqual([
    ['refused', said],
    ['given', world.now],
  ]);
  const words = timeline.filter(({ type }) => type === 'ConsentRecorded');
  expect(words.map(({ late }) => late)).toEqual([true, false]);
  // Refusing stops no clock: thirty days from acceptance, met all the same.
  expect(deadlines).toContainEqual(expect.objectContaining({ kind: 'mediation', dueOn: '2026-11-13', state: 'met' }));
});

test('B 杨陵 2024: thirty thousand asked, five hundred offered; it fails with the remedies told, and the day of receipt is proof', async () => {
  const receivedAt = '2026-10-13T07:30:00.000Z';
  const file = await Case.registered(world, 'judge', {
    departmentId: world.department('court'),
    source: { kind: 'on_application', channel: 'letter' },
    receivedAt,
    occurredOn: '2024-07-10',
    amountInvolved: '30000.00',
    facts: '2024年7月楼上漏水，室内装修受损。三年时效自知道受损之日起算。',
    parties: [person('applicant', '楼下业主'), person('respondent', '楼上业主')],
  });
  await world.patch('judge', file.path, { body: { receivedAt: '2026-10-14T01:00:00.000Z' }, expect: 400 });
  await file.act('judge', 'accept', { body: { screening: CLEAN } });
  await file.act('judge', 'assign', { body: { mediatorIds: [world.staff('王调解')] } });
  await file.tell('mediator');
  await file.act('mediator', 'start');
  world.wait(7 * 24 * 60);
  await file.sit('mediator', {
    minutes: '申请人要求赔偿三万元；鉴定费高于差额，双方均不愿鉴定；未能达成一致。',
    undisputedFacts: '漏水来自楼上。',
    concessions: '被申请人愿意补偿五百元。',
    citations: ['188', '195', '1184'].map((article) => ({ law: '民法典', article })),
    outcome: 'not_agreed',
  });

  const lonely = await file.act('mediator', 'fail', { body: { reason: 'no_agreement' }, expect: 409 });
  expect(lonely.body).toMatchObject({ code: 'remedies_notice_missing', ruleId: 'R24' });
  for (const name of ['楼下业主', '楼上业主']) expect(detailOf(lonely.body)).toContain(name);
  const remediesNotices = file.parties.map((partyId) => ({ partyId, method: 'written', on: telling.today }));
  await file.act('mediator', 'fail', { body: { reason: 'no_agreement', remediesNotices } });
  expect((await file.act('mediator', 'close')).body).toMatchObject({ state: 'closed', amountInvolved: '30000.00' });

  const record = await world.get<ResolutionRecordResponse>('judge', `${file.path}/resolution-record`);
  expect(record).toMatchObject({ outcome: 'failed', receivedAt, agreement: null });
  expect(record.receiptNo).toMatch(/^R20261013-/);
  expect(record.parties.map(({ remediesNotices: told }) => told.length)).toEqual([1, 1]);
  expect(record.sessions).toMatchObject([{ outcome: 'not_agreed', undisputedFacts: '漏水来自楼上。' }]);
});

test('C 东洲: leaks, then a scuffle and an injury; the police are owed a report at once, paying on the spot does not replace it', async () => {
  const file = await Case.registered(world, 'police', {
    title: '反复漏水引发推搡',
    riskFlags: ['violence'],
    occurredOn: '2026-10-14',
    amountInvolved: '2000.00',
    parties: [person('applicant', '楼下住户'), person('respondent', '楼上住户')],
  });
  expect(await telling.whole(file)).toMatchObject({
    state: 'registered',
    riskLevel: 'red',
    policeReport: { state: 'required', since: world.now, flags: ['violence'] },
  });
  await file.act('director', 'risk-leader', { body: { staffId: world.staff('武警官') } });
  await file.act('police', 'accept', { body: { screening: CLEAN } });
  await file.act('police', 'assign', { body: { mediatorIds: [world.staff('王调解')] } });
  await file.tell('police');
  await file.act('mediator', 'start');
  await file.sit('mediator', { minutes: '赔偿损失和医疗费二千元，当场付清。' });
  const onTheSpot = file.duty({ description: '赔偿损失和医疗费', amount: '2000.00', dueOn: telling.today });
  await file.record('mediator', 'agreements', {
    ...file.agreement([onTheSpot]),
    form: 'oral',
    agreedOn: telling.today,
  });
  await telling.performed(file, 0, '收条一张');
  expect(await telling.whole(file)).toMatchObject({ state: 'performed', agreement: { form: 'oral', signatures: [] } });

  world.wait(20 * 24 * 60);
  await telling.visited(file, { note: '伤已痊愈，未再冲突。' });
  const open = await file.act('mediator', 'close', { expect: 409 });
  expect(open.body).toMatchObject({ code: 'police_report_open', ruleId: 'R16' });
  expect(detailOf(open.body)).toContain('暴力风险');
  await file.record('police', 'police-reports', { reportedOn: '2026-10-14', method: 'in_person', unit: '示例派出所' });
  expect(await world.get<PoliceReportResponse>('police', `${file.path}/police-report`)).toMatchObject({
    state: 'reported',
    tasks: [{ state: 'reported', clearedAt: '2026-10-14T15:59:59.999Z' }],
  });
  expect((await file.act('mediator', 'close')).body).toMatchObject({ state: 'closed', riskLevel: 'red' });
  expect(await world.get('director', `${file.path}/resolution-record`)).toMatchObject({ outcome: 'performed' });
});

test('D 沿江: the man upstairs did nothing; the roof is everybody’s, so he goes, the manager comes, and the fund is asked', async () => {
  const file = await Case.mediating(world, 'justice', {
    title: '六楼住户被指漏水',
    parties: [person('applicant', '宋某'), person('respondent', '宁某')],
  });
  const [song = '', ning = ''] = file.parties;
  const inspection = { invited: [{ name: '物业工程师', as: 'invited' }] };
  const plan = { startsAt: world.now, endsAt: '2026-10-14T03:00:00.000Z', venue: 'on_site', ...inspection };
  const uninvited = await file.record('mediator', 'sessions', plan, 409);
  expect(uninvited.body).toMatchObject({ code: 'invite_consent_missing', ruleId: 'R19' });
  expect(detailOf(uninvited.body)).toContain('宋某');
  for (const partyId of file.parties)
    await file.record('mediator', 'consents', { partyId, subject: 'invite', decision: 'given' });
  await file.sit(
    'mediator',
    {
      minutes: '联合查勘：屋面开裂渗水，六楼管道完好。',
      undisputedFacts: '渗水来自屋面裂缝，屋面属共有部分。',
      citations: [{ law: '民法典', article: '281' }],
      outcome: 'continue',
    },
    inspection,
  );

  const gone = { reason: 'not_concerned', note: '渗水与其房屋无关' };
  const last = await file.act('justice', `parties/${ning}/leave`, { body: gone, expect: 409 });
  expect(last.body).toMatchObject({ code: 'last_respondent' });
  const manager = newId();
  await file.record('justice', 'parties', {
    id: manager,
    role: 'respondent',
    kind: 'organization',
    name: '示例物业服务公司',
    representatives: [{ kind: 'legal', name: '经理某' }],
  });
  await file.act('justice', `parties/${ning}/leave`, { body: gone });
  await file.tell('mediator', [manager]);
  await file.sit('mediator', {
    attendance: [
      { staffId: world.staff('王调解'), as: 'mediator', present: true },
      { partyId: song, as: 'party', present: true },
      { partyId: manager, as: 'representative', present: true },
    ],
    minutes: '物业公司同意协助申请使用建筑物及其附属设施的维修资金。',
    outcome: 'continue',
  });

  const id = newId();
  const reason = '民法典第281条：屋面维修可以使用维修资金，由主管部门核定';
  await file.act('director', 'refer', {
    body: {
      id,
      body: 'administrative_organ',
      bodyName: '示例市住房和城乡建设局',
      ground: 'statutory',
      letterNo: '阳综函〔2026〕12号',
      reason,
    },
  });
  const waiting = await file.act('justice', 'close', { expect: 409 });
  expect(waiting.body).toMatchObject({ code: 'referral_unanswered', ruleId: 'R38' });
  world.wait(6 * 24 * 60);
  await world.act('director', `/referrals/${id}`, 'accept', { body: { letterNo: '示例建函〔2026〕77号' } });
  expect((await file.act('justice', 'close')).body).toMatchObject({ state: 'closed' });

  const { parties, timeline } = await telling.whole(file);
  expect(parties.map(({ name, leftAt }) => [name, leftAt !== null])).toEqual([
    ['宋某', false],
    ['宁某', true],
    ['示例物业服务公司', false],
  ]);
  expect(timeline).toContainEqual(expect.objectContaining({ type: 'PartyLeft', note: '渗水与其房屋无关' }));
  expect(timeline).toContainEqual(expect.objectContaining({ type: 'Referred', note: reason }));
  expect(await world.get('director', `${file.path}/resolution-record`)).toMatchObject({ outcome: 'referred' });
});

test('E 天通苑 2016: six hundred yuan, an apology and a promise for good in one deal, each with its own end', async () => {
  const file = await Case.mediating(world, 'justice', {
    subcategory: 'pets',
    title: '犬只便溺引发打狗',
    facts: '犬只在楼道便溺，刘某用花盆打伤犬只，兽医费六百元。次日申请调解。',
    occurredOn: '2026-10-13',
    amountInvolved: '600.00',
    parties: [person('applicant', '犬主'), person('respondent', '刘某')],
  });
  const [owner = '', liu = ''] = file.parties;
  await file.sit('mediator');
  const plain = { amount: undefined, dueOn: telling.today };
  const deal = [
    file.duty({ description: '赔偿兽医费', amount: '600.00', dueOn: telling.today }),
    file.duty({ ...plain, kind: 'apologise', description: '当面道歉' }),
    file.duty({
      ...plain,
      kind: 'refrain',
      debtorPartyIds: [owner],
      creditorPartyIds: [liu],
      description: '遛犬牵绳、清理粪便，不让犬只在楼道便溺',
      dueOn: undefined,
      continuing: true,
    }),
  ];
  const spoken = { ...file.agreement(deal), form: 'oral', agreedOn: telling.today };
  const onPaper = await file.record('mediator', 'agreements', spoken, 409);
  expect(onPaper.body).toMatchObject({ code: 'written_form_required', ruleId: 'R26' });
  await file.agree('mediator', file.agreement(deal));
  await telling.performed(file, 0, '当场付清，收条一张');
  await telling.performed(file, 1, '当面道歉，犬主接受');

  const later = await telling.whole(file);
  expect(later.state).toBe('settled');
  expect(later.obligations.map((duty) => [duty.kind, duty.state, duty.debtorPartyIds, duty.amount])).toEqual([
    ['pay', 'performed', [liu], '600.00'],
    ['apologise', 'performed', [liu], null],
    ['refrain', 'open', [owner], null],
  ]);
  const promised = await telling.performed(file, 2, '未再便溺', 409);
  expect(promised.body).toMatchObject({ code: 'continuing_obligation', ruleId: 'R35' });
  expect(detailOf(promised.body)).toContain('2027-01-12');
  expect(later.visits.map(({ dueOn }) => dueOn)).toEqual(['2026-11-13', '2027-01-12']);

  world.moveTo('2026-11-12T02:00:00.000Z');
  await telling.visited(file);
  expect(codesOf((await file.act('mediator', 'close', { expect: 409 })).body)).toContain('obligation_outstanding');
  world.moveTo('2027-01-12T02:00:00.000Z');
  await telling.visited(file, { note: '楼道整洁，双方和好。' });
  expect((await telling.whole(file)).state).toBe('performed');
  expect((await file.act('mediator', 'close')).body).toMatchObject({ state: 'closed' });
});
