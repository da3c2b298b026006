/**
 * R13 Referrals between departments: accepted, objected to in time, accepted by silence over a holiday week, and to the director
 * when everybody sends the case back. R38, R46 To an outside body: on a ground, never by silence, and back with its time.
 */
import { createApp } from '../../src/app.setup.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import type { ReferralResponse } from '../../src/modules/referrals/referrals.dto.js';
import type { SupervisionResponse } from '../../src/modules/referrals/supervisions.dto.js';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { createPool } from '../../src/platform/database/pool.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { startTestApp, TEST_NOW, type TestApp, testConfig } from '../support/app.js';
import { Case, CLEAN, type Json, listed, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

beforeEach(() => world.moveTo(TEST_NOW));

const read = (id: string, by = 'director'): Promise<DisputeResponse> =>
  world.get<DisputeResponse>(by, `/disputes/${id}`);
const code = (body: unknown): unknown => (body as { code: string }).code;
const to = (department: string, rest: Json = {}): Json => ({
  toDepartmentId: world.department(department),
  reason: '涉及该部门职责',
  dueOn: '2026-12-31',
  ...rest,
});

/** A case of the justice bureau that somebody else took in: nobody sees it just because they registered it. */
async function assigned(): Promise<Case> {
  const file = await Case.registered(world, 'lawyer', { departmentId: world.department('justice') });
  await file.act('justice', 'accept', { body: { screening: CLEAN } });
  await file.act('justice', 'assign', { body: { mediatorIds: [world.staff('王调解')] } });
  return file;
}

async function sent(file: Case, department: string, by = 'justice', rest: Json = {}): Promise<ReferralResponse> {
  const reply = await file.act(by, 'referrals', { body: to(department, rest), expect: 201 });
  return reply.body as ReferralResponse;
}

const answer = (by: string, { id }: ReferralResponse, word: 'accept' | 'object', expect = 200, body: Json = {}) =>
  world.act(by, `/referrals/${id}`, word, {
    body: { ...(word === 'object' ? { reason: '不属于本部门职责' } : {}), ...body },
    expect,
  });

/** The officer whom the roster puts on duty for the department now. */
async function onDuty(department: string): Promise<string | undefined> {
  const { items } = await world.get<{ items: { departmentId: string; staffId: string }[] }>(
    'grid',
    `/centers/${world.center}/on-duty`,
  );
  return items.find(({ departmentId }) => departmentId === world.department(department))?.staffId;
}

const passing = (): Promise<string[]> => app.app.get(Ticker).runDue();

describe('a referral to another department', () => {
  test('opens the case to the receiver for looking and answering; accepted, it is theirs and no longer the sender’s', async () => {
    const file = await assigned();
    await world.get('police', file.path, 404);
    const reply = await file.act('justice', 'referrals', {
      body: to('public_security', { letterNo: '阳综移〔2026〕3号' }),
      expect: 201,
    });
    const referral = reply.body as ReferralResponse;
    expect(reply.headers['location']).toBe(`/api/v1/referrals/${referral.id}`);
    expect(referral).toMatchObject({
      disputeId: file.id,
      state: 'open',
      fromDepartmentId: world.department('justice'),
      toDepartmentId: world.department('public_security'),
      body: null,
      reason: '涉及该部门职责',
      letterNo: '阳综移〔2026〕3号',
      // Wednesday the 14th; Thursday, Friday, Monday, Tuesday, Wednesday.
      objectUntil: '2026-10-21',
      dueOn: '2026-12-31',
      answer: null,
    });
    const { deadlines, departmentId } = await read(file.id);
    expect(departmentId).toBe(world.department('justice'));
    expect(deadlines).toContainEqual(
      expect.objectContaining({
        kind: 'referral_answer',
        subjectId: referral.id,
        dueOn: '2026-10-21',
        state: 'running',
      }),
    );

    const seen = await read(file.id, 'police');
    expect(seen.availableActions.sort()).toEqual(['accept-referral', 'object-referral']);
    const asked = await listed<Json>(
      await world.as('police'),
      `/disputes?referredToDepartmentId=${world.department('public_security')}`,
    );
    expect(asked.map(({ id }) => id)).toContain(file.id);
    const { version } = seen;
    for (const [action, body] of [
      ['start', {}],
      ['assign', {}],
      ['withdraw', { partyId: file.parties[0] }],
      ['referrals', to('court')],
    ] as const)
      await file.act('police', action, { body, ifMatch: `"${version}"`, expect: 403 });
    await world.get('judge', file.path, 404);
    await world.get('judge', `/referrals/${referral.id}`, 404);
    await world.get('other.director', `/referrals/${referral.id}`, 404);
    for (const [by, status] of [
      ['judge', 404],
      ['other.director', 404],
      ['justice', 403],
      ['mediator', 403],
      ['grid', 403],
      ['admin', 403],
    ] as const)
      await world.post(by, `/referrals/${referral.id}/accept`, { body: {}, ifMatch: `"${version}"`, expect: status });

    const officer = await onDuty('public_security');
    const accepted = await answer('police', referral, 'accept', 200, { note: '收悉，即办' });
    expect(accepted.body).toMatchObject({ state: 'accepted', answer: '收悉，即办', bySilence: false });
    expect(officer).toBeDefined();
    expect(await read(file.id)).toMatchObject({
      state: 'assigned',
      departmentId: world.department('public_security'),
      responsibleOfficerId: officer,
      mediatorIds: [world.staff('王调解')],
      queued: false,
      referredToDepartmentId: null,
    });
    await world.get('justice', file.path, 404);
    await file.record('police', 'rights-notices', { partyId: file.parties[0], method: 'oral' });
    await file.record('mediator', 'rights-notices', { partyId: file.parties[1], method: 'oral' });
    expect((await file.act('police', 'start')).body).toMatchObject({ state: 'mediating' });
    const { items } = await world.get<{ items: Json[] }>('police', `${file.path}/timeline`);
    expect(items.filter(({ type }) => String(type).startsWith('Referral'))).toMatchObject([
      { type: 'ReferralSent', note: '涉及该部门职责' },
      { type: 'ReferralAccepted', note: '收悉，即办' },
    ]);
  });

  test('concessions stay hidden from the receiver until the case is theirs (R25)', async () => {
    const file = await Case.mediating(world);
    const plan = { startsAt: world.now, endsAt: '2026-10-14T03:00:00.000Z', venue: 'on_site' };
    const { id } = (await file.record('mediator', 'sessions', plan)).body as { id: string };
    const held = file.held({ outcome: 'continue', concessions: '愿意少赔一千' });
    await world.act('mediator', `${file.path}/sessions/${id}`, 'hold', { body: held });
    const referral = await sent(file, 'public_security');
    const concessions = async (): Promise<unknown> =>
      (await world.get('police', `${file.path}/sessions/${id}`))['concessions'];
    expect(await concessions()).toBeNull();
    await answer('police', referral, 'accept');
    expect(await concessions()).toBe('愿意少赔一千');
  });

  test('of a case nobody has accepted yet moves the queue it waits in', async () => {
    const file = await Case.registered(world);
    await answer('police', await sent(file, 'public_security'), 'accept');
    expect(await read(file.id)).toMatchObject({
      state: 'registered',
      departmentId: world.department('public_security'),
      routedDepartmentId: world.department('public_security'),
      routedOfficerId: await onDuty('public_security'),
      queued: false,
    });
    expect((await file.act('police', 'accept', { body: { screening: CLEAN } })).body).toMatchObject({
      state: 'accepted',
      departmentId: world.department('public_security'),
    });
  });

  test('lapses by itself when the case ends, and keeps a department from being closed until then', async () => {
    const added = { code: 'housing', nameZh: '住房保障局', nameEn: 'Housing bureau', presence: 'rotating' };
    const made = await world.post('admin', `/centers/${world.center}/departments`, { body: added });
    const { id: toDepartmentId } = made.body as { id: string };
    const file = await assigned();
    const { id } = await sent(file, 'court', 'justice', { toDepartmentId });
    const refused = await world.patch('admin', `/departments/${toDepartmentId}`, {
      body: { active: false },
      expect: 409,
    });
    expect(code(refused.body)).toBe('department_in_use');
    await file.act('mediator', 'withdraw', { body: { partyId: file.parties[0] } });
    expect(await world.get('justice', `/referrals/${id}`)).toMatchObject({ state: 'lapsed' });
    const late = await answer('director', { id } as ReferralResponse, 'accept', 409);
    expect(code(late.body)).toBe('referral_not_open');
    await world.patch('admin', `/departments/${toDepartmentId}`, { body: { active: false } });
    const { items } = await world.get<{ items: Json[] }>('director', `${file.path}/timeline`);
    const types = items.map(({ type }) => type);
    expect(items.at(-1)).toMatchObject({
      type: 'ReferralLapsed',
      causedBy: types.indexOf('Withdrawn') + 1,
      staffId: null,
    });
  });
});

test('refused twice it goes to the director: a supervision by the system, and only the director sends it on', async () => {
  const file = await assigned();
  const first = await sent(file, 'public_security');
  const busy = await file.act('justice', 'referrals', { body: to('court'), expect: 409 });
  expect(busy.body).toMatchObject({
    code: 'referral_open',
    ruleId: 'R13',
    basis: { law: '信访工作条例', article: '23' },
  });
  const objected = await answer('police', first, 'object', 200, {
    reason: '不属治安案件',
    letterNo: '阳公复〔2026〕1号',
  });
  expect(objected.body).toMatchObject({
    state: 'objected',
    answer: '不属治安案件',
    answerLetterNo: '阳公复〔2026〕1号',
  });
  await world.get('police', file.path, 404);
  await world.get('police', `/referrals/${first.id}`, 404);
  expect(await read(file.id)).toMatchObject({ state: 'assigned', departmentId: world.department('justice') });

  await answer('judge', await sent(file, 'court'), 'object');
  const { items } = await world.get<{ items: SupervisionResponse[] }>('justice', `${file.path}/supervisions`);
  expect(items).toMatchObject([{ cause: 'objections', state: 'open', order: null, dueOn: '2026-10-21' }]);
  const stopped = await file.act('justice', 'referrals', { body: to('petition'), expect: 409 });
  expect(stopped.body).toMatchObject({ code: 'director_decides_referral', ruleId: 'R13' });
  expect((stopped.body as { detail: string }).detail).toContain('2');
  expect((await read(file.id, 'justice')).availableActions).not.toContain('referrals');
  expect((await read(file.id)).availableActions).toEqual(
    expect.arrayContaining(['referrals', 'supervisions', 'answer-supervision']),
  );

  await answer('petition', await sent(file, 'petition', 'director'), 'accept');
  expect(await read(file.id)).toMatchObject({ departmentId: world.department('petition') });
  const all = await listed<ReferralResponse>(await world.as('director'), `${file.path}/referrals`);
  expect(all.map(({ state }) => state)).toEqual(['objected', 'objected', 'accepted']);
  const timeline = await world.get<{ items: Json[] }>('director', `${file.path}/timeline`);
  const raised = timeline.items.find(({ type }) => type === 'SupervisionOrdered');
  expect(raised).toMatchObject({ staffId: null, details: { cause: 'objections' } });
});

test('silence over a holiday week accepts at the end of the last day, once, however many processes look', async () => {
  const admin = await world.as('admin');
  const calendar = `/centers/${world.center}/calendar/2027`;
  const holidays = ['05', '06', '07', '08', '09', '10', '11'].map((day) => `2027-02-${day}`);
  await admin
    .put(calendar)
    .set('If-Match', await world.etag('admin', calendar))
    .send({ calendarKnown: true, holidays, workingDays: ['2027-02-20'], source: '假设的通知' })
    .expect(200);
  world.moveTo('2027-02-03T02:00:00.000Z');
  const file = await assigned();
  const referral = await sent(file, 'court', 'justice', { dueOn: '2027-03-31' });
  // Thursday the 4th, then a week of rest: the 12th, 15th, 16th, 17th.
  expect(referral).toMatchObject({ objectUntil: '2027-02-17', calendarKnown: true });

  world.moveTo('2027-02-17T15:59:00.000Z');
  expect(await passing()).toContain('referrals');
  expect(await world.get('judge', `/referrals/${referral.id}`)).toMatchObject({ state: 'open' });

  world.moveTo('2027-02-17T16:00:30.000Z');
  const late = await answer('judge', referral, 'object', 409);
  expect(late.body).toMatchObject({ code: 'objection_too_late', ruleId: 'R13' });
  expect((late.body as { detail: string }).detail).toContain('2027-02-17');
  const pool = createPool({ url: app.database.appUrl });
  const other = await createApp({ config: testConfig(app.database.appUrl), pool, clock: new FixedClock(world.now) });
  world.wait(1);
  const ran = await Promise.all([passing(), other.get(Ticker).runDue()]);
  expect(ran.flat()).toContain('referrals');
  world.wait(1);
  await passing();
  await other.close();
  await pool.end();

  const { items } = await world.get<{ items: Json[] }>('director', `${file.path}/timeline`);
  expect(items.filter(({ type }) => type === 'ReferralAcceptedBySilence')).toMatchObject([
    { occurredAt: '2027-02-17T15:59:59.999Z', staffId: null, late: false },
  ]);
  expect(await world.get('judge', `/referrals/${referral.id}`)).toMatchObject({ state: 'accepted', bySilence: true });
  // The roster ends before: nobody is on duty, and it waits for whoever of the court assigns it.
  expect(await read(file.id, 'judge')).toMatchObject({
    departmentId: world.department('court'),
    responsibleOfficerId: null,
    queued: true,
  });
  const { toAssign } = await world.get<{ toAssign: { disputeId: string }[] }>('judge', '/desk');
  expect(toAssign.map(({ disputeId }) => disputeId)).toContain(file.id);
  await world.get('justice', file.path, 404);
  expect(code((await answer('judge', referral, 'object', 409)).body)).toBe('referral_not_open');
  const assignment = await file.act('judge', 'assign', { body: { mediatorIds: [world.staff('林和事')] } });
  expect(assignment.body).toMatchObject({ queued: false, mediatorIds: [world.staff('林和事')] });
  const { rows } = await app.pool.query(
    `SELECT payload FROM outbox WHERE type = 'dispute.ReferralAcceptedBySilence' AND subject_id = $1`,
    [file.id],
  );
  expect(rows).toHaveLength(1);
});

describe('to a body outside the centre', () => {
  const outside = (rest: Json = {}): Json => ({
    body: 'court',
    ground: 'statutory',
    letterNo: '阳综函〔2026〕9号',
    ...rest,
  });

  test('only the director hands it over; on consent only when every party gave it', async () => {
    const file = await Case.mediating(world);
    const { version } = await read(file.id);
    for (const [by, status] of [
      ['justice', 403],
      ['mediator', 403],
      ['judge', 403],
      ['grid', 403],
      ['other.director', 404],
    ] as const)
      await file.act(by, 'refer', { body: outside(), ifMatch: `"${version}"`, expect: status });
    const lonely = await file.act('director', 'refer', { body: outside({ ground: 'consent' }), expect: 409 });
    expect(lonely.body).toMatchObject({
      code: 'share_consent_missing',
      ruleId: 'R46',
      basis: { law: '中华人民共和国个人信息保护法' },
    });
    const consents: string[] = [];
    for (const partyId of file.parties) {
      const { body } = await file.record('mediator', 'consents', { partyId, subject: 'share', decision: 'given' });
      consents.push((body as { id: string }).id);
    }
    const wrong = outside({ ground: 'consent', consentIds: [newId()] });
    expect(code((await file.act('director', 'refer', { body: wrong, expect: 409 })).body)).toBe(
      'share_consent_unknown',
    );
    const reply = await file.act('director', 'refer', {
      body: outside({ ground: 'consent', consentIds: consents, bodyName: '福安示例市人民法院', dueOn: '2026-11-30' }),
    });
    expect(reply.body).toMatchObject({ state: 'referred' });
    const { items } = await world.get<{ items: ReferralResponse[] }>('director', `${file.path}/referrals`);
    expect(items).toMatchObject([
      {
        state: 'open',
        body: 'court',
        bodyName: '福安示例市人民法院',
        toDepartmentId: null,
        ground: 'consent',
        consentIds: consents,
        letterNo: '阳综函〔2026〕9号',
        objectUntil: null,
      },
    ]);
  });

  test('never accepts by silence; its objection restores the state before, and the time away does not count', async () => {
    const file = await Case.mediating(world);
    const before = await read(file.id);
    expect(before.mediationDueOn).toBe('2026-11-13');
    const id = newId();
    await file.act('director', 'refer', { body: outside({ id, dueOn: '2026-11-10', reason: '当事人已起诉' }) });
    world.moveTo('2027-01-22T02:00:00.000Z');
    expect(await passing()).toContain('referrals');
    const away = await read(file.id);
    expect(away).toMatchObject({ state: 'referred', expired: false });
    expect(away.deadlines).toEqual([
      expect.objectContaining({ kind: 'referral', dueOn: '2026-11-10', state: 'missed' }),
      expect.objectContaining({ kind: 'mediation', state: 'paused' }),
    ]);
    const unanswered = await file.act('director', 'close', { expect: 409 });
    expect(unanswered.body).toMatchObject({ code: 'referral_unanswered', ruleId: 'R38' });
    await world.post('justice', `/referrals/${id}/object`, {
      body: { reason: '代记' },
      ifMatch: `"${away.version}"`,
      expect: 403,
    });

    const back = await answer('director', { id } as ReferralResponse, 'object', 200, { reason: '不符合起诉条件' });
    expect(back.body).toMatchObject({ state: 'objected', answer: '不符合起诉条件', reason: '当事人已起诉' });
    // A hundred days away: from the 13th of November to Sunday the 21st of February, hence Monday.
    expect(await read(file.id)).toMatchObject({
      state: 'mediating',
      mediationDueOn: '2027-02-22',
      mediatorIds: before.mediatorIds,
      responsibleOfficerId: before.responsibleOfficerId,
      departmentId: before.departmentId,
      expired: false,
    });
    await file.sit('mediator');
  });

  test('closes as referred once the body has accepted it', async () => {
    const file = await assigned();
    const id = newId();
    await file.act('director', 'refer', { body: outside({ id, body: 'other', bodyName: '示例市不动产登记中心' }) });
    world.wait(60);
    const accepted = await answer('director', { id } as ReferralResponse, 'accept', 200, { letterNo: '示例登复1号' });
    expect(accepted.body).toMatchObject({ state: 'accepted', answerLetterNo: '示例登复1号', bySilence: false });
    expect((await read(file.id)).deadlines).toContainEqual(
      expect.objectContaining({ kind: 'mediation', state: 'met' }),
    );
    expect((await file.act('justice', 'close')).body).toMatchObject({ state: 'closed' });
    expect(await world.get('director', `${file.path}/resolution-record`)).toMatchObject({ outcome: 'referred' });
  });
});

describe('what does not fit is refused, and nothing is written', () => {
  test('departments, days, papers and versions', async () => {
    const file = await assigned();
    const { version } = await read(file.id);
    const wrong = async (action: string, body: Json, pointer: string): Promise<void> => {
      const { body: problem } = await file.act('director', action, { body, expect: 400 });
      expect((problem as { errors: { pointer: string }[] }).errors.map((error) => error.pointer)).toEqual([pointer]);
    };
    await wrong('referrals', to('court', { toDepartmentId: newId() }), '/toDepartmentId');
    await wrong('refer', { body: 'other', ground: 'statutory', letterNo: '1号' }, '/bodyName');
    await wrong('refer', { body: 'court', ground: 'statutory', letterNo: '1号', consentIds: [newId()] }, '/consentIds');
    await wrong('refer', { body: 'court', ground: 'because', letterNo: '1号' }, '/ground');
    const refused = async (body: Json): Promise<unknown> =>
      code((await file.act('justice', 'referrals', { body, expect: 409 })).body);
    expect(await refused(to('justice'))).toBe('department_has_case');
    expect(await refused(to('law_society'))).toBe('department_not_present');
    expect(await refused(to('court', { dueOn: '2026-10-13' }))).toBe('due_before_order');
    expect(await refused(to('court', { occurredAt: '2026-10-15T02:00:00Z' }))).toBe('occurred_in_future');
    await file.act('justice', 'referrals', { body: to('court'), ifMatch: null, expect: 428 });
    await file.act('justice', 'referrals', { body: to('court'), ifMatch: '"1"', expect: 412 });
    await file.act('mediator', 'referrals', { body: to('court'), ifMatch: `"${version}"`, expect: 403 });
    expect(await read(file.id)).toMatchObject({ version });

    const { id } = await sent(file, 'court');
    await world.act('judge', `/referrals/${id}`, 'object', { body: {}, expect: 400 });
    const early = { reason: '未送先退', occurredAt: '2026-10-14T01:00:00Z' };
    const before = await world.act('judge', `/referrals/${id}`, 'object', { body: early, expect: 409 });
    expect(code(before.body)).toBe('occurred_before_receipt');
    const other = await assigned();
    const taken = await other.act('justice', 'referrals', { body: to('court', { id }), expect: 409 });
    expect(code(taken.body)).toBe('id_in_use');
    await world.get('director', `/referrals/${newId()}`, 404);
  });

  test('of accept and object at once, one', async () => {
    const file = await assigned();
    const { id } = await sent(file, 'court');
    const tag = await world.etag('judge', `/referrals/${id}`);
    const judge = await world.as('judge');
    const words = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? 'accept' : 'object'));
    const replies = await Promise.all(
      words.map(async (word) =>
        judge
          .post(`/referrals/${id}/${word}`)
          .set('If-Match', tag)
          .send(word === 'object' ? { reason: '不属本部门' } : {}),
      ),
    );
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    // Whoever comes after the answer is no receiver any more: without the case after an objection, with all of it otherwise.
    for (const status of statuses.slice(1)) expect([403, 404, 412]).toContain(status);
    const { items } = await world.get<{ items: Json[] }>('director', `${file.path}/timeline`);
    const answers = items.filter(({ type }) => type === 'ReferralAccepted' || type === 'ReferralObjected');
    expect(answers).toHaveLength(1);
  });
});
