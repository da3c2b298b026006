/**
 * R17 A case goes up to a centre above and comes back, with one identity, number and history. The story is case I of the
 * handbook: a fire, a mediation in the street that fails, eleven neighbours, and the city's centre that takes it up.
 */
import type { ActionsResponse } from '../../src/modules/case-file/case-file.dto.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import { startTestApp, TEST_NOW, type TestApp } from '../support/app.js';
import { type Peopled, people } from '../support/people-above.js';
import { Case, CLEAN, type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;
let street: Peopled;
let city: Peopled;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  const [streetId = '', cityId = ''] = world.above;
  street = await people(world, streetId, 'street');
  city = await people(world, cityId, 'city');
});

afterAll(() => app?.close());

beforeEach(() => world.moveTo(TEST_NOW));

const read = (id: string, by: string): Promise<DisputeResponse> => world.get<DisputeResponse>(by, `/disputes/${id}`);
const code = (body: unknown): unknown => (body as { code: string }).code;
const up = (rest: Json = {}): Json => ({ toCenterId: street.centerId, reason: '本级难以化解', ...rest });

const fireParties = (): (Json & { id: string })[] => [
  { id: newId(), role: 'applicant', kind: 'person', name: '重建户' },
  ...Array.from({ length: 11 }, (_, index) => ({
    id: newId(),
    role: 'respondent',
    kind: 'person',
    name: `邻居${String(index + 1).padStart(2, '0')}`,
  })),
];

test('case I: the street’s mediation fails, the city’s centre takes it up with number and history, and settles it', async () => {
  const file = await Case.registered(world, 'street.officer', {
    centerId: street.centerId,
    title: '火灾后房屋重建',
    facts: '2024年火灾后重建房屋，涉及七代继承和十一户邻居的通行、采光。',
    parties: fireParties(),
  });
  await file.act('street.officer', 'accept', { body: { screening: CLEAN } });
  await file.act('street.officer', 'assign', { body: { mediatorIds: [street.mediatorId] } });
  const each = async (by: string, action: string, body: Json): Promise<void> => {
    for (const partyId of file.parties) await file.record(by, action, { partyId, ...body });
  };
  await each('street.mediator', 'rights-notices', { method: 'oral' });
  await file.act('street.mediator', 'start');
  const remediesNotices = file.parties.map((partyId) => ({ partyId, method: 'written', on: '2026-10-14' }));
  await file.act('street.mediator', 'fail', { body: { reason: 'no_agreement', remediesNotices } });
  const failed = await read(file.id, 'street.director');
  expect(failed.number).toMatch(/^\(2026\)城北示例人调字第1号$/);

  for (const stranger of ['city.officer', 'city.mediator', 'director']) await world.get(stranger, file.path, 404);
  expect((await read(file.id, 'city.director')).state).toBe('failed');
  const toCity = up({ toCenterId: city.centerId, reason: '涉及七代继承和十一户邻居' });
  const tag = `"${failed.version}"`;
  await file.act('street.officer', 'escalate', { body: toCity, ifMatch: tag, expect: 403 });
  await file.act('street.mediator', 'escalate', { body: toCity, ifMatch: tag, expect: 403 });
  await file.act('director', 'escalate', { body: toCity, ifMatch: tag, expect: 404 });

  world.moveTo('2026-12-02T02:00:00.000Z');
  const taken = (await file.act('street.director', 'escalate', { body: toCity })).body as DisputeResponse;
  expect(taken).toMatchObject({
    id: file.id,
    receiptNo: failed.receiptNo,
    number: failed.number,
    state: 'accepted',
    centerId: street.centerId,
    custodyCenterId: city.centerId,
    departmentId: null,
    responsibleOfficerId: null,
    mediatorIds: [],
    expired: false,
    // A fresh term of thirty days; the old one was met by its failure.
    mediationDueOn: '2027-01-01',
    availableActions: [],
  });
  expect(taken.deadlines.filter(({ kind }) => kind === 'mediation').map(({ state }) => state)).toEqual([
    'met',
    'running',
  ]);
  await world.get('street.mediator', file.path, 404);
  await file.record(
    'street.director',
    'consents',
    { partyId: file.parties[0], subject: 'mediation', decision: 'given' },
    403,
  );
  await world.get('city.mediator', file.path, 404);
  expect((await read(file.id, 'city.officer')).availableActions).toContain('assign');

  await file.act('city.officer', 'assign', {
    body: { departmentId: city.departmentId, mediatorIds: [street.mediatorId] },
    expect: 400,
  });
  const assigned = await file.act('city.officer', 'assign', {
    body: { departmentId: city.departmentId, mediatorIds: [city.mediatorId] },
  });
  expect(assigned.body).toMatchObject({ state: 'assigned', mediatorIds: [city.mediatorId] });
  const stopped = await file.act('city.mediator', 'start', { expect: 409 });
  expect(stopped.body).toMatchObject({ code: 'new_consent_missing', ruleId: 'R17' });
  expect((stopped.body as { reasons: { detail: string }[] }).reasons.map(({ detail }) => detail)).toEqual(
    expect.arrayContaining([expect.stringContaining('邻居11')]),
  );
  await each('city.mediator', 'consents', { subject: 'mediation', decision: 'given' });
  await file.act('city.mediator', 'start');
  const plan = { startsAt: world.now, endsAt: '2026-12-02T05:00:00.000Z', venue: 'on_site' };
  const { id: sessionId } = (await file.record('city.mediator', 'sessions', plan)).body as { id: string };
  const attendance = [
    { staffId: city.mediatorId, as: 'mediator', present: true },
    ...file.parties.map((partyId) => ({ partyId, as: 'party', present: true })),
  ];
  await world.act('city.mediator', `${file.path}/sessions/${sessionId}`, 'hold', { body: file.held({ attendance }) });
  const [applicant] = file.parties;
  const duty = {
    ...file.duty(),
    debtorPartyIds: [applicant],
    creditorPartyIds: file.parties.slice(1),
    dueOn: '2027-03-31',
  };
  const { id } = (await file.record('city.mediator', 'agreements', file.agreement([duty]))).body as { id: string };
  const sign = (by: string, rest: object) => file.sign(by, id, { signedOn: '2026-12-02', ...rest });
  for (const partyId of file.parties) await sign('city.mediator', { by: { partyId }, witness: { name: '居委会主任' } });
  await sign('city.mediator', { by: { staffId: city.mediatorId } });
  await file.sign('street.director', id, { by: { seal: true }, method: 'seal', signedOn: '2026-12-02' }, 403);
  await sign('city.director', { by: { seal: true }, method: 'seal' });
  expect(await read(file.id, 'street.director')).toMatchObject({ state: 'settled', number: failed.number });

  const { items } = await world.get<{ items: Json[] }>('street.director', `${file.path}/timeline`);
  const types = items.map(({ type }) => type);
  for (const [before, after] of [
    ['Registered', 'Failed'],
    ['Failed', 'Escalated'],
    ['Escalated', 'Settled'],
  ])
    expect(types.indexOf(before)).toBeLessThan(types.indexOf(after));
  expect(items.find(({ type }) => type === 'Escalated')).toMatchObject({
    note: '涉及七代继承和十一户邻居',
    details: { fromCenterId: street.centerId, toCenterId: city.centerId },
  });
  // The clerk at the street's counter took it in, and may still see what became of it.
  expect((await read(file.id, 'street.officer')).availableActions).toEqual([]);
});

test('a running case goes up and comes back: assigned anew each time, its sessions called off, its clock running on', async () => {
  const file = await Case.mediating(world);
  const before = await read(file.id, 'director');
  const plan = {
    startsAt: '2026-10-20T01:00:00Z',
    endsAt: '2026-10-20T02:00:00Z',
    venue: 'room',
    roomId: world.room(),
  };
  await file.record('mediator', 'sessions', plan);
  await world.get('street.mediator', file.path, 404);
  await world.get('street.officer', file.path, 404);
  expect((await file.act('director', 'escalate', { body: up() })).body).toMatchObject({
    state: 'accepted',
    custodyCenterId: street.centerId,
    mediationDueOn: before.mediationDueOn,
  });
  const sessions = await world.get<{ items: Json[] }>('director', `${file.path}/sessions`);
  expect(sessions.items).toMatchObject([{ state: 'cancelled' }]);
  const { rows } = await app.pool.query(
    'SELECT FROM room_booking b JOIN mediation_session s ON s.id = b.session_id WHERE s.dispute_id = $1 AND b.released_at IS NULL',
    [file.id],
  );
  expect(rows).toEqual([]);
  await world.get('mediator', file.path, 404);
  await world.get('street.mediator', file.path, 404);
  await file.act('director', 'return', { body: { reason: '要回' }, expect: 403 });
  await file.act('director', 'assign', { body: {}, expect: 403 });
  await file.act('street.officer', 'return', { body: { reason: '退回' }, expect: 403 });
  await file.act('street.officer', 'assign', {
    body: { departmentId: street.departmentId, mediatorIds: [street.mediatorId] },
  });
  expect((await read(file.id, 'street.mediator')).state).toBe('assigned');

  const back = await file.act('street.director', 'return', { body: { reason: '争议已明确，宜就地化解' } });
  expect(back.body).toMatchObject({
    state: 'accepted',
    custodyCenterId: world.center,
    number: before.number,
    mediatorIds: [],
  });
  await world.get('street.mediator', file.path, 404);
  await world.get('street.officer', file.path, 404);
  await file.act('justice', 'assign', {
    body: { departmentId: world.department('justice'), mediatorIds: [world.staff('林和事')] },
  });
  expect((await file.act('justice', 'start')).body).toMatchObject({ state: 'mediating' });
  const { items } = await world.get<{ items: Json[] }>('director', `${file.path}/timeline`);
  expect(items.filter(({ type }) => type === 'Escalated' || type === 'Returned')).toMatchObject([
    { type: 'Escalated', note: '本级难以化解' },
    { type: 'Returned', note: '争议已明确，宜就地化解' },
  ]);
});

test.each([
  ['failed, is taken up there', true],
  ['is still talked about, goes there', false],
])('R30 a case that %s without what was sat through and signed before', async (_, ended) => {
  const file = await Case.mediating(world);
  await file.sit('mediator');
  const { id } = (await file.record('mediator', 'agreements', file.agreement())).body as { id: string };
  for (const partyId of file.parties) await file.sign('mediator', id, { by: { partyId }, witness: { name: '邻居甲' } });
  await file.sign('mediator', id, { by: { staffId: world.staff('王调解') } });
  const remediesNotices = file.parties.map((partyId) => ({ partyId, method: 'oral', on: '2026-10-14' }));
  if (ended) await file.act('mediator', 'fail', { body: { reason: 'no_agreement', remediesNotices } });
  world.wait(10);
  await file.act('director', 'escalate', { body: up() });
  await file.act('street.officer', 'assign', {
    body: { departmentId: street.departmentId, mediatorIds: [street.mediatorId] },
  });
  for (const partyId of ended ? file.parties : [])
    await file.record('street.mediator', 'consents', { partyId, subject: 'mediation', decision: 'given' });
  await file.act('street.mediator', 'start');
  const stopped = await file.sign('street.director', id, { by: { seal: true }, method: 'seal' }, 409);
  expect((stopped.body as { reasons: Json[] }).reasons).toMatchObject([
    { code: 'agreement_before_reopening', ruleId: 'R30' },
    { code: 'no_session_held', ruleId: 'R27' },
  ]);
  expect((await read(file.id, 'street.mediator')).state).toBe('mediating');
});

test('what nobody has accepted yet waits at the new counter, and is numbered by the centre it came from', async () => {
  const file = await Case.registered(world);
  await file.act('director', 'escalate', { body: up() });
  const waiting = await read(file.id, 'street.officer');
  // The street has no roster: nobody is on duty, so it waits in the queue of the justice bureau there.
  expect(waiting).toMatchObject({ state: 'registered', queued: true, routedDepartmentId: street.departmentId });
  await world.get('police', file.path, 404);
  const { toAccept } = await world.get<{ toAccept: { disputeId: string }[] }>('street.officer', '/desk');
  expect(toAccept.map(({ disputeId }) => disputeId)).toContain(file.id);
  const accepted = await file.act('street.officer', 'accept', { body: { screening: CLEAN } });
  expect((accepted.body as DisputeResponse).number).toMatch(/阳春人调字/);
});

test('what does not fit is refused, and nothing is written', async () => {
  const file = await Case.assigned(world);
  const { version } = await read(file.id, 'director');
  const refused = async (action: string, body: Json): Promise<unknown> =>
    code((await file.act('director', action, { body, expect: 409 })).body);
  expect(await refused('escalate', up({ toCenterId: world.neighbour }))).toBe('center_not_above');
  expect(await refused('escalate', up({ toCenterId: world.center }))).toBe('center_not_above');
  expect(await refused('return', { reason: '退回' })).toBe('not_escalated');
  expect(await refused('escalate', up({ occurredAt: '2026-10-01T00:00:00Z' }))).toBe('occurred_before_receipt');
  const unknown = await file.act('director', 'escalate', { body: up({ toCenterId: newId() }), expect: 400 });
  expect((unknown.body as { errors: Json[] }).errors).toMatchObject([
    { pointer: '/toCenterId', code: 'unknown_reference' },
  ]);
  await file.act('director', 'escalate', { body: { toCenterId: street.centerId }, expect: 400 });
  await file.act('director', 'escalate', { body: up(), ifMatch: null, expect: 428 });
  await file.act('director', 'escalate', { body: up(), ifMatch: '"1"', expect: 412 });
  await file.act('other.director', 'escalate', { body: up(), ifMatch: `"${version}"`, expect: 404 });
  await file.act('justice', 'escalate', { body: up(), ifMatch: `"${version}"`, expect: 403 });
  const settled = await Case.settled(world);
  expect(code((await settled.act('director', 'escalate', { body: up(), expect: 409 })).body)).toBe('wrong_state');
  expect(await read(file.id, 'director')).toMatchObject({ version, state: 'assigned' });
});

test('at the topmost centre it is not promised, and says why; below it is', async () => {
  const { centerId } = await people(world, world.above.at(-1) ?? '', 'top');
  const top = await Case.registered(world, 'top.officer', { centerId });
  const below = await Case.registered(world, 'street.officer', { centerId: street.centerId });
  const escalating = async (file: Case, by: string) => {
    const { items } = await world.get<ActionsResponse>(by, `${file.path}/actions`);
    const { availableActions } = await read(file.id, by);
    const { allowed, reasons } = items.find(({ action }) => action === 'escalate') ?? {};
    return { allowed, isOffered: availableActions.includes('escalate'), reasons };
  };
  expect(await escalating(below, 'street.director')).toEqual({ allowed: true, isOffered: true, reasons: [] });
  expect(await escalating(top, 'top.director')).toMatchObject({
    allowed: false,
    isOffered: false,
    reasons: [{ code: 'no_center_above', ruleId: 'R17', text: expect.stringContaining('没有上级中心') as string }],
  });
  const body = up({ toCenterId: street.centerId });
  const refused = await top.act('top.director', 'escalate', { body, expect: 409 });
  expect(code(refused.body)).toBe('no_center_above');
  expect((refused.body as DisputeResponse).availableActions).not.toContain('escalate');
});

test('of two directors who move it at once, one', async () => {
  const file = await Case.assigned(world);
  const tag = await world.etag('director', file.path);
  const [here, above] = [await world.as('director'), await world.as('city.director')];
  const replies = await Promise.all(
    [street.centerId, city.centerId, street.centerId, city.centerId].map(async (toCenterId, index) =>
      (index % 2 === 0 ? here : above).post(`${file.path}/escalate`).set('If-Match', tag).send(up({ toCenterId })),
    ),
  );
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  for (const { status } of replies) expect([200, 403, 412]).toContain(status);
  const { items } = await world.get<{ items: Json[] }>('director', `${file.path}/timeline`);
  expect(items.filter(({ type }) => type === 'Escalated')).toHaveLength(1);
});
