/**
 * The water leak of the founding article (东南网/闽东日报, 2024-05-06), from the counter to the zero-petition report:
 * one story over HTTP, told by the people of the demo centre, with what the service refuses them on the way.
 */
import type {
  DisputeFileResponse,
  ActionsResponse,
  TimelineResponse,
  ResolutionRecordResponse,
} from '../../src/modules/case-file/case-file.dto.js';
import type { AgreementResponse } from '../../src/modules/agreements/agreement.dto.js';
import type { ObligationResponse } from '../../src/modules/disputes/obligation.dto.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import type { ReturnVisitResponse } from '../../src/modules/fulfilment/fulfilment.dto.js';
import type { ResponsibleResponse } from '../../src/modules/grids/grids.dto.js';
import type { OnDutyResponse } from '../../src/modules/roster/roster.dto.js';
import type { SessionResponse } from '../../src/modules/sessions/session.dto.js';
import type { ReportRecordPage } from '../../src/modules/reports/reports.dto.js';
import type { ZeroPetitionReportResponse } from '../../src/modules/reports/zero-petition.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, CLEAN, leak, listed, newId, World } from '../support/world.js';

/** A Thursday, 09:00 in 阳春: the court is on duty on Tuesdays and Thursdays. */
const MORNING = '2026-10-15T01:00:00.000Z';
const [CHEN, LIN] = [newId(), newId()];
/** Still open of a closed case that was settled and performed. */
const AFTERWARDS = [
  'legal-aid-requests',
  'deliveries',
  'unsettled-reports',
  'dissuasions',
  'police-applications',
  'attachments',
];

/** What concerns danger can be written down wherever the case stands. */
const OF_RISK = ['risk-flags', 'risk-level', 'police-reports'] as const;

let app: TestApp;
let world: World;
let id: string;
let path: string;
let sessionId: string;
let agreement: AgreementResponse;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  world.moveTo(MORNING);
});

afterAll(() => app?.close());

const dispute = (by = 'director') => world.get<DisputeFileResponse>(by, path);
const obligationOf = async (kind: string): Promise<ObligationResponse> => {
  const { obligations = [] } = await world.get<DisputeFileResponse>('director', `${path}?expand=obligations`);
  const found = obligations.find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`no obligation to ${kind}`);
  return found;
};
const codesOf = (body: unknown): string[] => (body as { reasons: { code: string }[] }).reasons.map(({ code }) => code);

describe('09:00, in the reception room', () => {
  test('the address tells the grid, its worker and who else answers for it', async () => {
    const query = `address=${encodeURIComponent('安居小区 3 号楼 502')}`;
    const answer = await world.get<ResponsibleResponse>('justice', `/centers/${world.center}/responsible?${query}`);
    expect(answer.levels.map(({ level }) => level)).toEqual([1, 2, 3]);
    for (const { duty } of answer.levels) expect(duty?.staffName).toBeTruthy();
    expect(answer.building?.address).toBe('安居小区3号楼');
  });

  test('小陈 is taken in at once; the neighbour upstairs is not known by name yet', async () => {
    const responsible = await world.get<ResponsibleResponse>(
      'justice',
      `/centers/${world.center}/responsible?address=${encodeURIComponent('安居小区3号楼502')}`,
    );
    const body = leak(world, {
      gridId: responsible.gridId,
      receivedAt: '2026-10-15T00:40:00.000Z',
      amountInvolved: '3000.00',
      peopleInvolved: 2,
      occurredOn: '2026-09-20',
      location: { address: '安居小区3号楼502', longitude: null, latitude: null },
      parties: [
        {
          id: CHEN,
          role: 'applicant',
          kind: 'person',
          name: '陈某',
          phone: '13800000001',
          address: '安居小区3号楼402',
        },
      ],
    });
    const reply = await world.post('justice', '/disputes', { body });
    const made = reply.body as DisputeResponse;
    ({ id } = made);
    path = `/disputes/${id}`;
    expect(reply.headers['location']).toBe(`/api/v1${path}`);
    expect(reply.headers['etag']).toMatch(/^"2-/);
    expect(made).toMatchObject({
      state: 'registered',
      version: 2,
      number: null,
      queued: false,
      deadlines: [],
      acceptedAt: null,
    });
    expect(made.receiptNo).toMatch(/^R20261015-[0-9A-Z]{5}$/);
    expect(made.receivedAt).toBe('2026-10-15T00:40:00.000Z');
    expect(made.availableActions).toEqual([
      'amend',
      'parties',
      'refuse',
      'consents',
      'remedies-notices',
      'withdraw',
      'referrals',
      ...OF_RISK,
      'confidentiality',
      'representatives',
      'legal-aid-requests',
      'dissuasions',
      'attachments',
      'merge',
      'split',
      'links',
    ]);
  });

  test('what he left with us is kept masked, and the mediator is not told of the case yet', async () => {
    const file = await world.get<DisputeFileResponse>('judge', `${path}?expand=parties`);
    const [chen] = file.parties ?? [];
    expect(chen).toMatchObject({ name: '陈某', position: 1 });
    expect(chen?.phone).toMatch(/\*/);
    expect(chen?.address).not.toContain('402');
    await world.read('mediator', path, 404);
    await world.read('admin', path, 403);
    const reveal = { body: { fields: ['phone'], purpose: 'contact' }, expect: 200 };
    const shown = await world.post('justice', `${path}/parties/${CHEN}/reveal`, reveal);
    expect(shown.body).toEqual({ phone: '13800000001' });
  });

  test('nobody mediates with one side alone: acceptance waits for the respondent', async () => {
    const { body } = await world.act('justice', path, 'accept', { body: { screening: CLEAN }, expect: 409 });
    expect(body).toMatchObject({ code: 'no_respondent' });
    expect((body as DisputeResponse).availableActions).toContain('parties');
    expect((body as DisputeResponse).availableActions).not.toContain('accept');
    const joined = { id: LIN, role: 'respondent', kind: 'person', name: '林某', minor: false };
    const reply = await world.post('justice', `${path}/parties`, { body: joined });
    expect(reply.headers['location']).toBe(`/api/v1${path}/parties/${LIN}`);
    expect(reply.body).toMatchObject({ id: LIN, position: 2, rightsNotices: [], consents: [] });
  });

  test('accepted, with the ETag that was read: the next number of the year, thirty days from now', async () => {
    const all = await listed<DisputeResponse>(await world.as('director'), '/disputes');
    const serials = all
      .flatMap(({ number }) => /^\(2026\)阳春人调字第(\d+)号$/.exec(number ?? '')?.[1] ?? [])
      .map(Number);
    await world.act('justice', path, 'accept', { body: { screening: CLEAN }, ifMatch: null, expect: 428 });
    await world.act('justice', path, 'accept', { body: { screening: CLEAN }, ifMatch: '"1-old"', expect: 412 });
    const { body } = await world.act('justice', path, 'accept', { body: { screening: CLEAN } });
    expect(body).toMatchObject({
      state: 'accepted',
      number: `(2026)阳春人调字第${Math.max(0, ...serials) + 1}号`,
      track: 'peoples_mediation',
    });
    // 14 November is a Saturday: the last day moves to the Monday.
    expect((body as DisputeResponse).deadlines).toEqual([
      expect.objectContaining({ kind: 'mediation', dueOn: '2026-11-16', state: 'running' }),
    ]);
    const again = await world.act('justice', path, 'accept', { body: { screening: CLEAN }, expect: 409 });
    expect(again.body).toMatchObject({ code: 'wrong_state' });
  });

  test('assigned without a word: the officer on duty now, by the line of the roster that caught the case', async () => {
    const { items } = await world.get<OnDutyResponse>('justice', `/centers/${world.center}/on-duty`);
    const line = items.find(({ departmentId }) => departmentId === world.department('justice'));
    expect(items.map(({ departmentId }) => departmentId)).toContain(world.department('court'));
    await world.act('mediator', path, 'assign', { body: {}, ifMatch: '"1-x"', expect: 403 });
    const { body } = await world.act('justice', path, 'assign');
    expect(body).toMatchObject({
      state: 'assigned',
      queued: false,
      departmentId: world.department('justice'),
      responsibleOfficerId: line?.staffId,
      shiftId: line?.id,
    });
    expect((body as DisputeResponse).mediatorIds).toHaveLength(1);
  });

  test('both sides ask for 王调解: the parties may choose; other departments lose sight of the case', async () => {
    const lapsed = await world.act('justice', path, 'assign', {
      body: { mediatorIds: [world.staff('方法官')] },
      expect: 409,
    });
    expect(codesOf(lapsed.body)).toContain('peoples_mediator_needed');
    const { body } = await world.act('justice', path, 'assign', { body: { mediatorIds: [world.staff('王调解')] } });
    expect(body).toMatchObject({ state: 'assigned', mediatorIds: [world.staff('王调解')] });
    expect(await dispute('mediator')).toMatchObject({ id, state: 'assigned' });
    await world.read('police', path, 404);
    await world.read('judge', path, 404);
  });
});

describe('the same morning, in the mediation room', () => {
  test('no start before both know their rights', async () => {
    const { body } = await world.act('mediator', path, 'start', { expect: 409 });
    expect(body).toMatchObject({ code: 'rights_notice_missing', ruleId: 'R3' });
    expect(codesOf(body)).toEqual(['rights_notice_missing', 'rights_notice_missing']);
    expect((body as DisputeResponse).availableActions).toContain('rights-notices');
    const { items } = await world.get<ActionsResponse>('mediator', `${path}/actions`);
    expect(items.find(({ action }) => action === 'start')).toMatchObject({
      allowed: false,
      reasons: [{ ruleId: 'R3' }, { ruleId: 'R3' }],
    });
    expect(items.find(({ action }) => action === 'accept')).toMatchObject({
      allowed: false,
      reasons: [{ code: 'not_permitted' }],
    });
  });

  test('told and asked, each of them; then it begins', async () => {
    for (const partyId of [CHEN, LIN]) {
      await world.post('mediator', `${path}/rights-notices`, { body: { partyId, method: 'oral' } });
      await world.post('mediator', `${path}/consents`, { body: { partyId, subject: 'mediation', decision: 'given' } });
    }
    const { body } = await world.act('mediator', path, 'start');
    expect(body).toMatchObject({ state: 'mediating' });
  });

  test('a room is booked once; the duty judge comes as adviser and sees the session, not the case', async () => {
    const plan = {
      startsAt: '2026-10-15T06:30:00Z',
      endsAt: '2026-10-15T08:00:00Z',
      venue: 'room',
      roomId: world.room(),
    };
    const outsider = { ...plan, invited: [{ name: '物业经理', as: 'invited' }] };
    const refused = await world.post('mediator', `${path}/sessions`, { body: outsider, expect: 409 });
    expect(refused.body).toMatchObject({ code: 'invite_consent_missing', ruleId: 'R19' });

    const invited = [{ staffId: world.staff('方法官'), as: 'adviser' }];
    const reply = await world.post('mediator', `${path}/sessions`, { body: { ...plan, invited } });
    sessionId = (reply.body as SessionResponse).id;
    expect(reply.body).toMatchObject({
      state: 'scheduled',
      roomId: world.room(),
      mediatorIds: [world.staff('王调解')],
    });

    const rival = await Case.mediating(world);
    const overlapping = { ...plan, startsAt: '2026-10-15T07:59:00Z', endsAt: '2026-10-15T09:00:00Z' };
    const taken = await rival.record('justice', 'sessions', overlapping, 409);
    expect(taken.body).toMatchObject({ code: 'room_taken' });
    expect((taken.body as DisputeResponse).availableActions).toContain('sessions');
    await rival.record('justice', 'sessions', { ...overlapping, startsAt: '2026-10-15T08:00:00Z' });

    const seen = await world.get<SessionResponse>('judge', `${path}/sessions/${sessionId}`);
    expect(seen).toMatchObject({ reduced: true, title: '楼上漏水', mediatorIds: null, attendance: null });
    await world.read('judge', path, 404);
    await world.read('lawyer', `${path}/sessions/${sessionId}`, 404);
  });

  test('held: the law as it stands today, facts apart from concessions', async () => {
    world.moveTo('2026-10-15T08:00:00.000Z');
    const held = {
      heldFrom: '2026-10-15T06:30:00Z',
      heldTo: '2026-10-15T07:45:00Z',
      attendance: [
        { staffId: world.staff('王调解'), as: 'mediator', present: true },
        { staffId: world.staff('方法官'), as: 'adviser', present: true },
        { partyId: CHEN, as: 'party', present: true },
        { partyId: LIN, as: 'party', present: true },
      ],
      minutes: '值班法官释明相邻关系的规定。林某承认水管老化，愿意维修并赔偿。',
      undisputedFacts: '漏水来自楼上厨房水管。',
      concessions: '陈某愿意少要五百元。',
      citations: [
        { law: '民法典', article: '296' },
        { law: '民法典', article: '1165' },
      ],
      lawExplained: true,
      outcome: 'agreed',
    };
    const session = `${path}/sessions/${sessionId}`;
    const repealed = { ...held, citations: [{ law: '噪声污染防治法', article: '59' }] };
    const refused = await world.act('mediator', session, 'hold', { body: repealed, expect: 409 });
    expect(refused.body).toMatchObject({ code: 'citation_not_valid', ruleId: 'R44' });
    const alone = { ...held, attendance: held.attendance.slice(1) };
    expect((await world.act('mediator', session, 'hold', { body: alone, expect: 409 })).body).toMatchObject({
      code: 'session_needs_mediator',
      ruleId: 'R6',
    });
    const { body } = await world.act('mediator', session, 'hold', { body: held });
    expect(body).toMatchObject({
      state: 'held',
      outcome: 'agreed',
      concessions: held.concessions,
      undisputedFacts: held.undisputedFacts,
    });
    expect(await world.get<SessionResponse>('judge', session)).toMatchObject({
      reduced: true,
      minutes: held.minutes,
      concessions: null,
    });
  });
});

describe('the agreement', () => {
  const texts = {
    form: 'written',
    facts: '林某家厨房水管老化漏水，陈某家天花板受损。',
    issues: '漏水责任和损失数额。',
    responsibilities: '水管属林某专有部分，由林某负责。',
    terms: '林某修复水管，赔偿三千元。',
  };
  const owed = { debtorPartyIds: [LIN], creditorPartyIds: [CHEN] };
  const repair = { ...owed, kind: 'act', description: '更换厨房水管', dueOn: '2026-10-25' };
  const pay = {
    ...owed,
    kind: 'pay',
    description: '赔偿天花板修复费用，银行转账',
    amount: '3000.00',
    instalments: [
      { amount: '1500.00', dueOn: '2026-10-20' },
      { amount: '1500.00', dueOn: '2026-11-20' },
    ],
  };
  const draft = (obligations: object[], expect = 201) =>
    world.post('mediator', `${path}/agreements`, { body: { ...texts, obligations }, expect });

  test('unclear promises and sums one fen short are sent back', async () => {
    const unclear = await draft([{ ...repair, dueOn: undefined }], 409);
    expect(unclear.body).toMatchObject({ code: 'obligation_unclear', ruleId: 'R28' });
    const short = {
      ...pay,
      instalments: [
        { amount: '1500.00', dueOn: '2026-10-20' },
        { amount: '1499.99', dueOn: '2026-11-20' },
      ],
    };
    expect((await draft([short], 409)).body).toMatchObject({ code: 'instalments_do_not_add_up', ruleId: 'R29' });
    expect((await draft([], 400)).body).toMatchObject({
      code: 'validation_failed',
      errors: [{ pointer: '/obligations' }],
    });
  });

  test('drafted: its number is that of the file, and it waits for four hands', async () => {
    const reply = await draft([repair, pay]);
    agreement = reply.body as AgreementResponse;
    expect(reply.headers['location']).toBe(`/api/v1/agreements/${agreement.id}`);
    expect(agreement).toMatchObject({
      version: 1,
      state: 'draft',
      effectiveOn: null,
      number: (await dispute()).number,
      copies: 3,
    });
    expect(agreement.textDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(agreement.awaiting).toEqual({ partyIds: [CHEN, LIN], mediator: true, seal: true });
    expect(agreement.obligations.map(({ state, kind }) => [state, kind])).toEqual([
      ['draft', 'act'],
      ['draft', 'pay'],
    ]);
  });

  test('each hand is witnessed and bound to the text that was read', async () => {
    const signatures = `/agreements/${agreement.id}`;
    const chen = { by: { partyId: CHEN }, method: 'signature', signedOn: '2026-10-15' };
    await world.act('mediator', signatures, 'signatures', { body: chen, ifMatch: null, expect: 428 });
    await world.act('mediator', signatures, 'signatures', { body: chen, ifMatch: '"9"', expect: 412 });
    const alone = await world.act('mediator', signatures, 'signatures', { body: chen, expect: 409 });
    expect(alone.body).toMatchObject({ code: 'witness_missing' });
    const own = { ...chen, witness: { staffId: world.staff('王调解') } };
    expect((await world.act('mediator', signatures, 'signatures', { body: own, expect: 409 })).body).toMatchObject({
      code: 'witness_is_recorder',
    });
    const early = { ...chen, witness: { name: '邻居甲' }, signedOn: '2026-10-14' };
    expect(
      codesOf((await world.act('mediator', signatures, 'signatures', { body: early, expect: 409 })).body),
    ).toContain('signed_too_early');
    const online = { ...chen, witness: { name: '邻居甲' }, method: 'electronic' };
    expect((await world.act('mediator', signatures, 'signatures', { body: online, expect: 409 })).body).toMatchObject({
      code: 'electronic_not_configured',
    });

    for (const partyId of [CHEN, LIN]) {
      const body = {
        by: { partyId },
        method: 'thumbprint',
        signedOn: '2026-10-15',
        witness: { staffId: world.staff('方法官') },
      };
      const { body: kept } = await world.act('mediator', signatures, 'signatures', { body, expect: 201 });
      expect(kept).toMatchObject({ agreementVersion: 1, by: { partyId }, witness: { staffId: world.staff('方法官') } });
    }
    const mediator = { by: { staffId: world.staff('王调解') }, method: 'signature', signedOn: '2026-10-15' };
    await world.act('mediator', signatures, 'signatures', { body: mediator, expect: 201 });
    const twice = await world.act('mediator', signatures, 'signatures', { body: mediator, expect: 409 });
    expect(twice.body).toMatchObject({ code: 'already_signed' });
  });

  test('the seal is the director’s; with it the agreement takes effect and the case is settled by itself', async () => {
    const seal = { by: { seal: true }, method: 'seal', signedOn: '2026-10-15' };
    const signatures = `/agreements/${agreement.id}`;
    expect((await world.act('mediator', signatures, 'signatures', { body: seal, expect: 403 })).body).toMatchObject({
      code: 'forbidden',
    });
    expect(await dispute()).toMatchObject({ state: 'mediating', agreementId: null });

    world.moveTo('2026-10-16T02:00:00.000Z');
    await world.act('director', signatures, 'signatures', { body: { ...seal, signedOn: '2026-10-16' }, expect: 201 });
    const inForce = await world.get<AgreementResponse>('mediator', signatures);
    expect(inForce).toMatchObject({ state: 'effective', effectiveOn: '2026-10-16', awaiting: null });
    expect(inForce.obligations.map(({ state }) => state)).toEqual(['open', 'open']);
    const settled = await dispute();
    expect(settled).toMatchObject({ state: 'settled', agreementId: agreement.id });
    expect(settled.deadlines.find(({ kind }) => kind === 'mediation')).toMatchObject({ state: 'met' });
    const visits = await listed<ReturnVisitResponse>(await world.as('mediator'), `${path}/return-visits`);
    expect(visits).toEqual([expect.objectContaining({ dueOn: '2026-11-15', recorded: false })]);
  });
});

describe('agreed is not closed', () => {
  test('closing is refused while promises are open', async () => {
    const { body } = await world.act('mediator', path, 'close', { expect: 409 });
    expect(body).toMatchObject({ code: 'obligation_outstanding', ruleId: 'R38' });
    expect((body as DisputeResponse).availableActions).toEqual(
      expect.arrayContaining(['performance', 'return-visits', 'record']),
    );
  });

  test('the pipe is repaired, half is paid; more than is owed is refused, a wrong record is voided and stays', async () => {
    world.moveTo('2026-10-26T02:00:00.000Z');
    const [act, money] = [await obligationOf('act'), await obligationOf('pay')];
    await world.post('mediator', `/obligations/${act.id}/performance`, {
      body: { performedOn: '2026-10-21', evidence: '上门查看，已更换', confirmedBy: CHEN },
    });
    expect(await obligationOf('act')).toMatchObject({ state: 'performed' });
    const wrong = await world.post('mediator', `/obligations/${money.id}/performance`, {
      body: { performedOn: '2026-10-20', amount: '2500.00', evidence: '误记' },
    });
    const more = { performedOn: '2026-10-20', amount: '500.01', evidence: '转账记录' };
    const tooMuch = await world.post('mediator', `/obligations/${money.id}/performance`, { body: more, expect: 409 });
    expect(tooMuch.body).toMatchObject({ code: 'amount_exceeds_open', ruleId: 'R29' });
    const { id: recordId } = wrong.body as { id: string };
    await world.act('mediator', `/obligations/${money.id}`, `performance/${recordId}/void`, {
      body: { reason: '金额误记' },
    });
    await world.post('mediator', `/obligations/${money.id}/performance`, {
      body: { performedOn: '2026-10-20', amount: '1500.00', evidence: '转账记录' },
    });
    const half = await obligationOf('pay');
    expect(half).toMatchObject({ state: 'open', paid: '1500.00', amount: '3000.00' });
    expect(half.performances.map(({ voided, amount }) => [voided, amount])).toEqual([
      [true, '2500.00'],
      [false, '1500.00'],
    ]);
    expect(await dispute()).toMatchObject({ state: 'settled' });
  });

  test('the last fen makes it performed, by itself', async () => {
    world.moveTo('2026-11-16T02:00:00.000Z');
    const money = await obligationOf('pay');
    await world.post('mediator', `/obligations/${money.id}/performance`, {
      body: { performedOn: '2026-11-12', evidence: '收条一张' },
    });
    expect(await obligationOf('pay')).toMatchObject({ state: 'performed', paid: '3000.00' });
    expect(await dispute()).toMatchObject({ state: 'performed' });
  });

  test('nobody closes before the visits; a grid worker makes the one given to them and no other', async () => {
    const { body } = await world.act('mediator', path, 'close', { expect: 409 });
    expect(body).toMatchObject({ code: 'return_visit_outstanding', ruleId: 'R35' });
    const [first] = await listed<ReturnVisitResponse>(await world.as('mediator'), `${path}/return-visits`);
    await world.read('grid', path, 404);
    const { staffId } = await world.get('grid', '/me');
    const planned = { dueOn: '2026-11-16', assigneeId: staffId, partyId: CHEN };
    const reply = await world.post('mediator', `${path}/return-visits`, { body: planned });
    const own = (reply.body as ReturnVisitResponse).id;
    expect(await dispute('grid')).toMatchObject({
      id,
      availableActions: expect.arrayContaining(['record']) as string[],
    });
    const found = {
      visitedOn: '2026-11-16',
      performance: 'performed',
      satisfaction: 'satisfied',
      breachFound: false,
      escalationSigns: false,
    };
    const notMine = await world.act('grid', `/return-visits/${first?.id ?? ''}`, 'record', {
      body: found,
      expect: 409,
    });
    expect(notMine.body).toMatchObject({ code: 'not_given_to_you' });
    await world.act('grid', path, 'close', { expect: 403 });
    const made = await world.act('grid', `/return-visits/${own}`, 'record', {
      body: { ...found, note: '天花板已重新粉刷。' },
    });
    expect(made.body).toMatchObject({ recorded: true, visitedOn: '2026-11-16' });
    await world.read('grid', path, 404);
    await world.act('mediator', path, 'close', { expect: 409 });
    await world.act('mediator', `/return-visits/${first?.id ?? ''}`, 'record', { body: found });
  });

  test('closed, and nothing but what stays possible stays possible', async () => {
    const { body } = await world.act('mediator', path, 'close');
    expect(body).toMatchObject({
      state: 'closed',
      availableActions: ['rights-notices', 'consents', ...OF_RISK, ...AFTERWARDS, 'links'],
    });
    const { items } = await world.get<ActionsResponse>('director', `${path}/actions`);
    // The director may also countersign what the mediator wrote down days later, and ask what became of it.
    const [flags, level, reports] = OF_RISK;
    expect(items.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual([
      'rights-notices',
      'consents',
      'countersign',
      'supervisions',
      flags,
      level,
      'risk-leader',
      reports,
      ...AFTERWARDS,
      'links',
      'corrections',
    ]);
    for (const { allowed, reasons } of items) expect(reasons.length > 0).toBe(!allowed);
  });
});

describe('the file afterwards', () => {
  test('the timeline keeps both clocks, who did it, and what caused what', async () => {
    const { items } = await world.get<TimelineResponse>('director', `${path}/timeline`);
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => index + 1));
    for (const { occurredAt, recordedAt } of items) expect(occurredAt <= recordedAt).toBe(true);
    expect(items[0]).toMatchObject({
      type: 'Registered',
      occurredAt: '2026-10-15T00:40:00.000Z',
      recordedAt: MORNING,
      staffName: '司某某',
    });
    const seal = items.filter(({ type }) => type === 'AgreementSigned').at(-1);
    const effect = items.find(({ type }) => type === 'AgreementTookEffect');
    expect(effect).toMatchObject({ causedBy: seal?.seq, staffId: null });
    expect(items.find(({ type }) => type === 'Settled')).toMatchObject({ causedBy: effect?.seq, staffId: null });
    expect(items.find(({ type }) => type === 'PerformanceRecorded')).toMatchObject({ late: true });
    expect(items.find(({ type }) => type === 'Accepted')).toMatchObject({ late: false });
    expect(items.at(-1)).toMatchObject({ type: 'Closed', staffName: '王调解' });
    expect(JSON.stringify(items)).not.toMatch(/陈某|林某|13800000001|天花板/);
  });

  test('the resolution record is the whole outcome in one document', async () => {
    const record = await world.get<ResolutionRecordResponse>('director', `${path}/resolution-record`);
    expect(record).toMatchObject({
      disputeId: id,
      state: 'closed',
      outcome: 'performed',
      settledAt: expect.any(String) as string,
    });
    expect(record.parties.map(({ name }) => name)).toEqual(['陈某', '林某']);
    expect(record.sessions).toEqual([expect.objectContaining({ state: 'held', outcome: 'agreed' })]);
    expect(record.agreement).toMatchObject({ id: agreement.id, effectiveOn: '2026-10-16' });
    expect(record.obligations.map(({ state }) => state)).toEqual(['performed', 'performed']);
    expect(record.visits).toHaveLength(2);
    expect(record.visits.every(({ recorded }) => recorded)).toBe(true);
  });
});

describe('zero petitions, said as far as it can be shown', () => {
  const produce = async (by: string, from: string, to: string): Promise<ZeroPetitionReportResponse> => {
    // What is entered at the very instant of a report is known a moment later.
    world.wait(1);
    const body = { centerId: world.center, from, to, definition: 'no_petition_above_community@1' };
    const reply = await world.post(by, '/reports/zero-petition', { body });
    const made = reply.body as ZeroPetitionReportResponse;
    expect(reply.headers['location']).toBe(`/api/v1/reports/${made.id}`);
    return made;
  };

  test('a month without a return proves nothing', async () => {
    const report = await produce('director', '2026-07-01', '2026-12-01');
    expect(report.zero).toBe('unproven');
    expect(report.reasons.map(({ code, month }) => [code, month])).toEqual([
      ['month_missing', '2026-10'],
      ['month_unfinished', '2026-11'],
    ]);
    await world.post('mediator', '/reports/zero-petition', { body: {}, expect: 403 });
  });

  test('answered for by one and confirmed by another, it is zero, with the records behind every figure', async () => {
    const nil = { centerId: world.center, month: '2026-10', nil: true };
    await world.post('director', '/petition-returns', { body: nil, expect: 403 });
    const filed = await world.post('petition', '/petition-returns', { body: nil });
    const { id: returnId } = filed.body as { id: string };
    await world.act('petition', `/petition-returns/${returnId}`, 'confirm', { expect: 403 });
    await world.act('director', `/petition-returns/${returnId}`, 'confirm');

    const report = await produce('director', '2026-07-01', '2026-11-01');
    expect(report).toMatchObject({
      zero: true,
      reasons: [],
      definition: { id: 'no_petition_above_community', version: 1 },
    });
    expect(report.completeness.map(({ month }) => month)).toEqual(['2026-07', '2026-08', '2026-09', '2026-10']);
    expect(report.streak.since).not.toBeNull();
    expect(report.petitions.find(({ key }) => key === 'items')).toMatchObject({ numerator: 1 });
    for (const { numerator, href } of report.petitions) {
      const page = await world.get<ReportRecordPage>('director', `${href.replace('/api/v1', '')}&withTotal=true`);
      expect(page.total).toBe(numerator);
      for (const record of page.items) expect(record.view).toBe('full');
    }
    const items = `/reports/${report.id}/records?figure=items`;
    const reduced = await world.get<ReportRecordPage>('admin', items);
    expect(reduced.items[0]).toMatchObject({ view: 'reduced', matter: null, href: null, level: 'community' });
    await world.read('other.director', `/reports/${report.id}`, 404);
  });

  test('a letter to the township that comes to light later breaks it, and the earlier report still says what it said', async () => {
    const before = await produce('director', '2026-07-01', '2026-11-01');
    const letter = {
      centerId: world.center,
      occurredOn: '2026-10-20',
      channel: 'letter',
      level: 'township',
      persons: 1,
      group: false,
      jointLetter: false,
      matter: '反映电梯维修不及时',
      first: true,
      knownFrom: 'transfer',
    };
    const { body: entered } = await world.post('petition', '/petitions', { body: letter });
    const after = await produce('director', '2026-07-01', '2026-11-01');
    expect(after.zero).toBe(false);
    expect(after.reasons).toContainEqual(
      expect.objectContaining({
        code: 'qualifying_petition',
        petitionId: (entered as { id: string }).id,
        on: '2026-10-20',
      }),
    );
    expect(after.completeness.find(({ month }) => month === '2026-10')).toMatchObject({ state: 'contradicted' });
    expect(after.streak.brokenBy).toMatchObject({ on: '2026-10-20' });
    expect(await world.get('director', `/reports/${before.id}`)).toMatchObject({ zero: true, digest: before.digest });
  });
});
