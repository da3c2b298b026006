/** Agreements as people make them: several debtors, parts, conditions, copies; and what a preview tells before anybody signs. */
import type { AgreementPreviewResponse } from '../../src/modules/agreements/agreement-preview.dto.js';
import type { AgreementResponse } from '../../src/modules/agreements/agreement.dto.js';
import type { MissingResponse } from '../../src/modules/case-file/case-file.dto.js';
import type { ObligationResponse } from '../../src/modules/disputes/obligation.dto.js';
import { startTestApp, TEST_NOW, type TestApp } from '../support/app.js';
import { Case, type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

beforeEach(() => world.moveTo(TEST_NOW));

const TODAY = TEST_NOW.slice(0, 10);

const codesOf = ({ body }: { body: unknown }): string[] =>
  (body as { reasons: { code: string }[] }).reasons.map(({ code }) => code);
const faultsOf = ({ body }: { body: unknown }): string[][] =>
  (body as { errors: { pointer: string; code: string }[] }).errors.map(({ pointer, code }) => [pointer, code]);

const party = (role: string, name: string, rest: Json = {}): Json => ({
  id: newId(),
  role,
  kind: 'person',
  name,
  ...rest,
});

/** One who was wronged and so many who answer for it, sat together this morning. */
async function sat(...respondents: string[]): Promise<Case> {
  const parties = [party('applicant', '陈某'), ...respondents.map((name) => party('respondent', name))];
  const file = await Case.mediating(world, 'justice', { parties, amountInvolved: '10000.00' });
  await file.sit('mediator');
  return file;
}

const agreed = async (file: Case, obligations: readonly object[]): Promise<AgreementResponse> =>
  world.get('mediator', `/agreements/${await file.agree('mediator', file.agreement(obligations))}`);

const obligation = (id: string) => world.get<ObligationResponse>('mediator', `/obligations/${id}`);
const idOf = ({ obligations }: AgreementResponse, index = 0): string => obligations[index]?.id ?? '';

const pay = (id: string, body: Json, expect = 201) =>
  world.post('mediator', `/obligations/${id}/performance`, {
    body: { performedOn: world.now.slice(0, 10), evidence: '收条', ...body },
    expect,
  });

const find = (id: string, happened: boolean, rest: Json = {}, expect = 201) =>
  world.post('mediator', `/obligations/${id}/condition`, {
    body: { occurredOn: world.now.slice(0, 10), happened, evidence: '现场查看，有照片', ...rest },
    expect,
  });

const draft = (file: Case, duty: Json, expect = 201) =>
  file.record('mediator', 'agreements', file.agreement([file.duty(duty)]), expect);

test('money and acts of three who answer together: shares to the fen, a joint repair, silence at night; performed one by one', async () => {
  const file = await sat('林甲', '林乙', '林丙');
  const [creditor, ...debtors] = file.parties;
  const [first = '', second = '', third = ''] = debtors;
  const shares = [
    { partyId: first, amount: '1500.01' },
    { partyId: second, amount: '999.99' },
    { partyId: third, amount: '500.00' },
  ];
  const made = await agreed(file, [
    file.duty({ debtorPartyIds: debtors, shares, description: '银行转账赔偿' }),
    file.duty({
      kind: 'act',
      debtorPartyIds: [first, second],
      amount: undefined,
      dueOn: '2026-11-30',
      description: '重做防水',
    }),
    file.duty({ kind: 'refrain', debtorPartyIds: [third], amount: undefined, dueOn: undefined, continuing: true }),
  ]);
  expect(made).toMatchObject({
    state: 'effective',
    effectiveOn: TODAY,
    obligations: [
      { liability: 'several', shares, amount: '3000.00', state: 'open', condition: null },
      { liability: 'joint', shares: [], amount: null, dueOn: '2026-11-30' },
      { continuing: true, creditorPartyIds: [creditor] },
    ],
  });
  await pay(idOf(made), { amount: '1500.01' });
  expect(await obligation(idOf(made))).toMatchObject({ state: 'open', paid: '1500.01' });
  await pay(idOf(made), {});
  await pay(idOf(made, 1), {});
  expect(await file.get('mediator')).toMatchObject({ state: 'settled' });
  const quiet = await obligation(idOf(made, 2));
  world.moveTo(`${quiet.observationUntil ?? ''}T02:00:00.000Z`);
  const { items } = await world.get<{ items: { id: string; dueOn: string }[] }>(
    'mediator',
    `${file.path}/return-visits`,
  );
  const visit = items.find(({ dueOn }) => dueOn === quiet.observationUntil);
  const nothingFound = {
    performance: 'performed',
    satisfaction: 'satisfied',
    breachFound: false,
    escalationSigns: false,
  };
  await world.act('mediator', `/return-visits/${visit?.id ?? ''}`, 'record', {
    body: { visitedOn: world.now.slice(0, 10), ...nothingFound },
  });
  expect(await file.get('mediator')).toMatchObject({ state: 'performed' });
});

test('split equally, what does not divide falls to those named first; a fen does not divide among two', async () => {
  const file = await sat('林甲', '林乙', '林丙');
  const [, ...debtors] = file.parties;
  const equal = { debtorPartyIds: debtors, split: 'equal' };
  const { body } = await draft(file, { ...equal, amount: '100.00' });
  const made = body as AgreementResponse;
  expect(made.obligations).toMatchObject([
    {
      liability: 'several',
      shares: ['33.34', '33.33', '33.33'].map((amount, index) => ({ partyId: debtors[index], amount })),
    },
  ]);
  const other = await draft(file, { ...equal, debtorPartyIds: [...debtors].reverse(), amount: '100.00' });
  expect((other.body as AgreementResponse).obligations[0]?.shares[0]).toEqual({ partyId: debtors[2], amount: '33.34' });
  expect((other.body as AgreementResponse).textDigest).not.toBe(made.textDigest);
  const fen = await draft(file, { ...equal, debtorPartyIds: debtors.slice(0, 2), amount: '0.01' }, 409);
  expect(codesOf(fen)).toEqual(['amount_not_positive']);
});

test('three monthly parts made by the service: paid in part, too much refused, a wrong record voided, late by the part', async () => {
  const file = await sat('林某');
  const plan = { count: 3, firstDueOn: '2026-10-31', everyMonths: 1 };
  const made = await agreed(file, [file.duty({ amount: '1000.00', dueOn: undefined, instalmentPlan: plan })]);
  const id = idOf(made);
  expect(await obligation(id)).toMatchObject({
    dueOn: '2026-12-31',
    instalments: [
      { amount: '333.34', dueOn: '2026-10-31' },
      { amount: '333.33', dueOn: '2026-11-30' },
      { amount: '333.33', dueOn: '2026-12-31' },
    ],
  });
  const wrong = (await pay(id, { amount: '333.34' })).body as { id: string };
  const much = await pay(id, { amount: '666.67' }, 409);
  expect(much.body).toMatchObject({ code: 'amount_exceeds_open', detail: expect.stringContaining('666.66') as string });
  await world.act('mediator', `/obligations/${id}`, `performance/${wrong.id}/void`, { body: { reason: '误记他案' } });
  expect(await obligation(id)).toMatchObject({
    paid: '0.00',
    performances: [{ voided: true, voidReason: '误记他案' }],
  });
  world.moveTo('2026-11-01T02:00:00.000Z');
  await world.post('mediator', `/obligations/${id}/urge`, { body: { method: 'phone', advised: false } });
  await pay(id, { amount: '333.34' });
  const early = await world.post('mediator', `/obligations/${id}/urge`, {
    body: { method: 'phone', advised: true },
    expect: 409,
  });
  expect(codesOf(early)).toEqual(['obligation_not_late']);
  expect(await file.get('mediator')).toMatchObject({ state: 'settled' });
  await pay(id, {});
  expect(await file.get('mediator')).toMatchObject({ state: 'performed' });
});

test('an oral agreement on the spot takes effect as its mediator writes it down, and has no copies to hand over', async () => {
  const file = await sat('林某');
  const oral = { ...file.agreement([file.duty({ amount: '200.00', dueOn: TODAY })]), form: 'oral', agreedOn: TODAY };
  const told = await world.post('mediator', `${file.path}/agreements/preview`, { body: oral, expect: 200 });
  expect(told.body).toMatchObject({
    clear: true,
    form: { required: 'either', why: [] },
    effect: { waitsFor: { partyIds: [], mediator: false, seal: false }, needsSession: false },
  });
  const made = (await file.record('mediator', 'agreements', oral)).body as AgreementResponse;
  expect(made).toMatchObject({ state: 'effective', effectiveOn: TODAY, signatures: [], undelivered: null });
  await pay(idOf(made), {});
  expect(await file.get('mediator')).toMatchObject({ state: 'performed' });
  const copy = { partyId: file.parties[0], method: 'in_person', deliveredOn: TODAY, receipt: { signedBy: '陈某' } };
  const none = await world.post('mediator', `/agreements/${made.id}/deliveries`, { body: copy, expect: 409 });
  expect(none.body).toMatchObject({ code: 'oral_has_no_copies', ruleId: 'R27' });
  expect((await world.get<MissingResponse>('mediator', `${file.path}/missing`)).forArchive).toHaveLength(1);
});

const IF_AGAIN = { amount: '500.00', dueOn: undefined, condition: { text: '一年内再次漏水', dueDaysAfter: 10 } };

test('if it leaks again: not due and on nobody’s desk until it does; then ten days, as every other promise', async () => {
  const file = await sat('林某');
  const made = await agreed(file, [file.duty(IF_AGAIN)]);
  const id = idOf(made);
  expect(await obligation(id)).toMatchObject({
    dueOn: null,
    condition: { text: '一年内再次漏水', dueDaysAfter: 10, state: 'open', findings: [] },
  });
  const kinds = async () => ((await file.get('mediator'))['deadlines'] as { kind: string }[]).map(({ kind }) => kind);
  expect(await kinds()).not.toContain('performance');
  world.moveTo('2027-03-01T02:00:00.000Z');
  const urging = { method: 'phone', advised: true };
  const notYet = await world.post('mediator', `/obligations/${id}/urge`, { body: urging, expect: 409 });
  expect(codesOf(notYet)).toEqual(['condition_unresolved']);
  const checks = async () => JSON.stringify((await world.get('mediator', '/desk'))['checks']);
  expect(await checks()).not.toContain(id);
  const found = await find(id, true, { occurredOn: '2027-02-20' });
  expect(found.headers['location']).toBe(`/api/v1/obligations/${id}`);
  expect(found.body).toMatchObject({
    obligationId: id,
    happened: true,
    occurredOn: '2027-02-20',
    recordedAt: world.now,
  });
  expect(await obligation(id)).toMatchObject({
    state: 'open',
    dueOn: '2027-03-02',
    condition: { state: 'came_true', findings: [{ evidence: '现场查看，有照片' }] },
  });
  expect(await kinds()).toContain('performance');
  expect(await checks()).toContain(id);
  world.moveTo('2027-03-03T02:00:00.000Z');
  await world.post('mediator', `/obligations/${id}/urge`, { body: urging });
  await pay(id, {});
  expect(await file.get('mediator')).toMatchObject({ state: 'performed' });
  const { textDigest } = await world.get<AgreementResponse>('mediator', `/agreements/${made.id}`);
  expect(textDigest).toBe(made.textDigest);
  const { items } = await world.get<{ items: { type: string }[] }>('mediator', `${file.path}/timeline`);
  expect(items.map(({ type }) => type)).toContain('ConditionResolved');
});

test('it cannot leak again: nothing is owed, all else is paid, so the case is performed; a wrong finding is overruled', async () => {
  const file = await sat('林某');
  const made = await agreed(file, [file.duty(IF_AGAIN), file.duty({ amount: '100.00' })]);
  await pay(idOf(made, 1), {});
  expect(await file.get('mediator')).toMatchObject({ state: 'settled' });
  world.moveTo('2026-11-02T02:00:00.000Z');
  await find(idOf(made), false, { evidence: '旧水管已整体拆除' });
  expect(await file.get('mediator')).toMatchObject({ state: 'performed' });
  expect(await obligation(idOf(made))).toMatchObject({ state: 'void', dueOn: null, condition: { state: 'failed' } });
  await find(idOf(made), true, { evidence: '拆除的是另一根水管' });
  expect(await file.get('mediator')).toMatchObject({ state: 'settled' });
  expect(await obligation(idOf(made))).toMatchObject({
    state: 'open',
    dueOn: '2026-11-12',
    condition: { state: 'came_true', findings: [{ happened: false }, { happened: true }] },
  });
  await pay(idOf(made), {});
  expect(codesOf(await find(idOf(made), false, {}, 409))).toEqual(['obligation_not_open', 'condition_was_performed']);
  expect(codesOf(await find(idOf(made, 1), true, {}, 409))).toEqual(['no_condition']);
});

test('what is said wrong of a condition is named, a finding has one id, and strangers find nothing', async () => {
  const file = await sat('林某');
  const id = idOf(await agreed(file, [file.duty(IF_AGAIN)]));
  expect(
    faultsOf(await find(id, true, { happened: 'yes', occurredOn: '2026-02-30', evidence: ' ' }, 400)).sort(),
  ).toEqual([
    ['/evidence', 'too_short'],
    ['/happened', 'wrong_type'],
    ['/occurredOn', 'bad_day'],
  ]);
  expect(codesOf(await find(id, true, { occurredOn: '2026-10-15' }, 409))).toEqual(['occurred_in_future']);
  expect(codesOf(await find(id, true, { occurredOn: '2026-10-13' }, 409))).toContain('condition_before_effect');
  const body = { id: newId(), occurredOn: TODAY, happened: true, evidence: '照片' };
  await world.post('other.director', `/obligations/${id}/condition`, { body, expect: 404 });
  await world.post('auditor', `/obligations/${id}/condition`, { body, expect: 403 });
  await world.post('grid', `/obligations/${id}/condition`, { body, expect: 404 });
  await world.post('mediator', `/obligations/${id}/condition`, { body, ifMatch: '"1"', expect: 412 });
  await world.post('mediator', `/obligations/${id}/condition`, { body });
  const again = await world.post('mediator', `/obligations/${id}/condition`, { body, expect: 409 });
  expect(again.body).toMatchObject({ code: 'id_in_use' });
  expect((await obligation(id)).condition?.findings).toHaveLength(1);
});

test('a copy to each party and one that stays, told as missing until then; no more than were made; names stay sealed', async () => {
  const file = await sat('林某');
  const made = await agreed(file, [file.duty({ amount: '10.00' })]);
  const path = `/agreements/${made.id}/deliveries`;
  const [chen = '', lin = ''] = file.parties;
  expect(made).toMatchObject({ copies: 3, deliveries: [], undelivered: { partyIds: [chen, lin], committee: true } });
  const missing = async () =>
    (await world.get<MissingResponse>('mediator', `${file.path}/missing`)).forArchive.filter(
      ({ paper }) => paper === '协议送达回证',
    );
  expect((await missing()).map(({ code, text }) => [code, text.includes('陈某') || text.includes('林某')])).toEqual([
    ['copy_not_on_file', true],
    ['copy_not_on_file', true],
    ['committee_copy_not_on_file', false],
  ]);
  const handed = { method: 'in_person', deliveredOn: TODAY, receipt: { signedBy: '陈某本人' } };
  const first = await world.post('mediator', path, { body: { ...handed, partyId: chen } });
  expect(first.headers['location']).toBe(`/api/v1/agreements/${made.id}`);
  expect(first.body).toMatchObject({
    partyId: chen,
    committee: false,
    copies: 1,
    receipt: { signedBy: '陈某本人', trackingNo: null, note: null },
  });
  const { rows } = await app.pool.query<{ found: boolean }>(
    `SELECT position('陈某本人'::bytea IN receipt_sealed) > 0 AS found FROM agreement_delivery WHERE agreement_id = $1`,
    [made.id],
  );
  expect(rows).toEqual([{ found: false }]);
  const { rows: logged } = await app.pool.query(
    `SELECT payload FROM case_log WHERE dispute_id = $1 AND type = 'AgreementDelivered'`,
    [file.id],
  );
  expect(JSON.stringify(logged)).not.toContain('陈某');
  await world.post('mediator', path, {
    body: { ...handed, partyId: lin, method: 'post', receipt: { trackingNo: 'EMS123' } },
  });
  const two = await world.post('mediator', path, { body: { ...handed, committee: true, copies: 2 }, expect: 409 });
  expect(two.body).toMatchObject({ code: 'copies_used_up', reasons: [{ params: { made: 3, left: 1 } }] });

  await pay(idOf(made), {});
  const { items } = await world.get<{ items: { id: string }[] }>('mediator', `${file.path}/return-visits`);
  const nothingFound = {
    performance: 'performed',
    satisfaction: 'satisfied',
    breachFound: false,
    escalationSigns: false,
  };
  await world.act('mediator', `/return-visits/${items[0]?.id ?? ''}`, 'record', {
    body: { visitedOn: TODAY, ...nothingFound },
  });
  await file.act('mediator', 'close');
  const stopped = await file.act('justice', 'archive', { body: { retentionClass: 'long' }, expect: 409 });
  expect(stopped.body).toMatchObject({ code: 'committee_copy_not_on_file', ruleId: 'R40' });
  expect((stopped.body as { availableActions: string[] }).availableActions).toContain('deliveries');
  await world.post('mediator', path, { body: { ...handed, committee: true, receipt: { note: '留存卷内' } } });
  expect(await missing()).toEqual([]);
  await file.act('justice', 'archive', { body: { retentionClass: 'long' } });
  expect(await world.get('director', `/agreements/${made.id}`)).toMatchObject({
    deliveries: [{ partyId: chen }, { method: 'post' }, { partyId: null, committee: true }],
    undelivered: { partyIds: [], committee: false },
  });
});

test('what is said wrong of a copy is named; drafts have none; strangers find nothing', async () => {
  const file = await sat('林某');
  const { id } = (await draft(file, {})).body as { id: string };
  const [partyId] = file.parties;
  const copy = { partyId, method: 'in_person', deliveredOn: TODAY, receipt: { signedBy: '陈某' } };
  const send = (agreementId: string, rest: Json, expect: number, username = 'mediator') =>
    world.post(username, `/agreements/${agreementId}/deliveries`, { body: { ...copy, ...rest }, expect });
  expect(codesOf(await send(id, {}, 409))).toEqual(['nothing_to_deliver']);
  const made = await agreed(file, [file.duty()]);
  const bad: [Json, string, string][] = [
    [{ partyId: undefined }, '/partyId', 'required'],
    [{ committee: true }, '/committee', 'not_allowed_with'],
    [{ partyId: undefined, committee: false }, '/partyId', 'required'],
    [{ partyId: 'someone' }, '/partyId', 'bad_uuid'],
    [{ copies: 0 }, '/copies', 'out_of_range'],
    [{ copies: 1.5 }, '/copies', 'wrong_type'],
    [{ method: 'carrier_pigeon' }, '/method', 'wrong_code'],
    [{ deliveredOn: '14.10.2026' }, '/deliveredOn', 'bad_day'],
    [{ receipt: undefined }, '/receipt', 'required'],
    [{ receipt: {} }, '/receipt', 'required'],
    [{ receipt: { signedBy: '陈某', note: '在家' } }, '/receipt/note', 'not_allowed_with'],
    [{ receipt: { signedBy: '\u202e\u200b' } }, '/receipt/signedBy', 'too_short'],
    [{ receipt: { signedBy: '陈\u0000' } }, '/receipt/signedBy', 'bad_text'],
    [{ receipt: { trackingNo: '9'.repeat(101) } }, '/receipt/trackingNo', 'too_long'],
  ];
  for (const [rest, pointer, code] of bad)
    expect([rest, faultsOf(await send(made.id, rest, 400))]).toEqual([rest, [[pointer, code]]]);
  expect(codesOf(await send(made.id, { partyId: newId() }, 409))).toEqual(['party_unknown']);
  expect(codesOf(await send(made.id, { deliveredOn: '2026-10-15' }, 409))).toEqual(['occurred_in_future']);
  expect(codesOf(await send(made.id, { deliveredOn: '2026-10-13' }, 409))).toContain('delivered_before_effect');
  await send(made.id, {}, 404, 'other.director');
  await send(made.id, {}, 403, 'auditor');
  await world.post('mediator', `/agreements/${made.id}/deliveries`, { body: copy, ifMatch: '"9"', expect: 412 });
  await world.post('mediator', `/agreements/${made.id}/deliveries`, { body: copy, ifMatch: '"1"' });
  const own = newId();
  const last = { id: own, partyId: undefined, committee: true };
  await send(made.id, last, 201);
  expect((await send(made.id, { id: own, partyId: file.parties[1] }, 409)).body).toMatchObject({ code: 'id_in_use' });
  expect((await world.get<AgreementResponse>('mediator', `/agreements/${made.id}`)).deliveries).toHaveLength(2);
});

test('of two who hand over the last copy at once one is told that none is left; a repeated request hands over nothing more', async () => {
  const file = await sat('林某');
  const { id } = (await file.record('mediator', 'agreements', { ...file.agreement(), copies: 3 })).body as {
    id: string;
  };
  for (const partyId of file.parties) await file.sign('mediator', id, { by: { partyId }, witness: { name: '邻居甲' } });
  await file.sign('mediator', id, { by: { staffId: world.staff('王调解') } });
  await file.sign('director', id, { by: { seal: true }, method: 'seal' });
  const path = `/agreements/${id}/deliveries`;
  const copy = { method: 'in_person', deliveredOn: TODAY, receipt: { note: '当面交付' } };
  const headers = { 'Idempotency-Key': newId() };
  const body = { ...copy, partyId: file.parties[0] };
  const first = await world.post('mediator', path, { body, headers });
  const again = await world.post('mediator', path, { body, headers });
  expect(again.body).toEqual(first.body);
  expect(again.headers['idempotency-replayed']).toBe('true');
  const agent = await world.as('mediator');
  await world.post('mediator', path, { body: { ...copy, partyId: file.parties[1] } });
  const both = await Promise.all(
    [{ committee: true }, { committee: true }].map((whom) => agent.post(path).send({ ...copy, ...whom })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(both.map(({ body: reply }) => (reply as Json)['code'])).toContain('copies_used_up');
  expect((await world.get<AgreementResponse>('mediator', `/agreements/${id}`)).deliveries).toHaveLength(3);
});

test('R27 a wrong record of a copy is voided with a reason and stays; the copy kept back for another is not handed over twice', async () => {
  const file = await sat('林某');
  const few = await file.record('mediator', 'agreements', { ...file.agreement(), copies: 2 }, 409);
  expect(codesOf(few)).toEqual(['copies_too_few']);
  expect((few.body as Json)['detail']).toContain('3');
  const made = await agreed(file, [file.duty({ amount: '10.00' })]);
  const [chen, lin] = file.parties;
  const path = `/agreements/${made.id}/deliveries`;
  const copy = { method: 'in_person', deliveredOn: TODAY, receipt: { signedBy: '陈某' } };
  const first = await world.post('mediator', path, { body: { ...copy, partyId: chen } });
  const wrong = String((first.body as Json)['id']);
  expect(first.body).toMatchObject({ voided: false, voidReason: null });
  const again = await world.post('mediator', path, { body: { ...copy, partyId: chen }, expect: 409 });
  expect(codesOf(again)).toEqual(['copies_kept_back']);

  const reason = '实际交给了林某';
  const remove = (id: string, rest: Json = {}, username = 'mediator') =>
    world.post(username, `${path}/${id}/void`, { body: { reason }, ifMatch: '"1"', expect: 200, ...rest });
  await remove(wrong, { ifMatch: undefined, expect: 428 });
  await remove(wrong, { ifMatch: '"9"', expect: 412 });
  await remove(wrong, { body: { reason: '' }, expect: 400 });
  await remove(wrong, { body: {}, expect: 400 });
  await remove(newId(), { expect: 404 });
  await remove(wrong, { expect: 404 }, 'other.director');
  await remove(wrong, { expect: 403 }, 'auditor');
  const voided = await remove(wrong);
  expect(voided.body).toMatchObject({
    deliveries: [{ id: wrong, voided: true, voidReason: reason }],
    undelivered: { partyIds: [chen, lin], committee: true },
  });
  expect(voided.headers['etag']).toMatch(/^"1/);
  expect(codesOf(await remove(wrong, { expect: 409 }))).toEqual(['delivery_not_standing']);
  const { rows } = await app.pool.query(
    `SELECT payload FROM case_log WHERE dispute_id = $1 AND type = 'DeliveryVoided'`,
    [file.id],
  );
  expect(rows).toEqual([{ payload: { agreementId: made.id, deliveryId: wrong } }]);
  for (const whom of [{ partyId: chen }, { partyId: lin }, { committee: true }])
    await world.post('mediator', path, { body: { ...copy, ...whom } });
  expect(await world.get('mediator', `/agreements/${made.id}`)).toMatchObject({
    undelivered: { partyIds: [], committee: false },
  });
});

const preview = async (file: Case, body: object, language = 'zh'): Promise<AgreementPreviewResponse> =>
  (
    await world.post('mediator', `${file.path}/agreements/preview`, {
      body,
      expect: 200,
      headers: { 'Accept-Language': language },
    })
  ).body as AgreementPreviewResponse;

async function rowsWritten(): Promise<unknown> {
  const { rows } = await app.pool.query(
    `SELECT (SELECT count(*) FROM case_log) AS log, (SELECT count(*) FROM outbox) AS outbox, (SELECT count(*) FROM audit_log WHERE subject_kind <> 'account') AS audit,
            (SELECT count(*) FROM agreement) AS agreements, (SELECT count(*) FROM obligation) AS obligations,
            (SELECT max(updated_at) FROM dispute) AS updated`,
  );
  return rows[0];
}

test('a preview tells everything that drafting would refuse and why, then what is better mended, then nothing; and writes nothing', async () => {
  const file = await Case.mediating(world, 'justice', {
    amountInvolved: '1000.00',
    parties: [party('applicant', '陈某'), party('respondent', '林甲'), party('respondent', '林乙')],
  });
  const [chen, first, second] = file.parties;
  const before = await rowsWritten();
  const bad = {
    ...file.agreement([
      file.duty({ debtorPartyIds: [], creditorPartyIds: [], amount: undefined, dueOn: undefined, description: '' }),
      file.duty({
        debtorPartyIds: [first, second],
        shares: [
          { partyId: first, amount: '2999.99' },
          { partyId: second, amount: '0.02' },
        ],
      }),
      file.duty({ ...IF_AGAIN, condition: { text: '再次漏水' } }),
      file.duty({ kind: 'apologise' }),
      file.duty({ creditorPartyIds: [first], debtorPartyIds: [first] }),
    ]),
    facts: ' ',
  };
  const told = await preview(file, bad);
  expect(told.clear).toBe(false);
  expect(told.problems.map(({ code, ruleId, pointer }) => [code, ruleId, pointer])).toEqual([
    ['agreement_unclear', 'R28', '/facts'],
    ['obligation_unclear', 'R28', '/obligations/0/debtorPartyIds'],
    ['obligation_unclear', 'R28', '/obligations/2/condition/dueDaysAfter'],
    ['debtor_is_creditor', 'R29', '/obligations/4'],
    ['amount_not_applicable', 'R29', '/obligations/3'],
    ['shares_do_not_add_up', 'R29', '/obligations/1'],
  ]);
  expect(told.problems[1]?.text).toContain('义务人、收款人（权利人）、义务内容、履行期限、金额');
  expect(told.problems[5]?.text).toContain('3000.01');
  const drafted = await file.record('mediator', 'agreements', bad, 409);
  expect(codesOf(drafted)).toEqual(told.problems.map(({ code }) => code));

  const doubtful = {
    ...file.agreement([
      file.duty({
        debtorPartyIds: [first, second],
        split: 'equal',
        amount: '1500.01',
        dueOn: '2027-01-02',
        description: '赔偿',
      }),
      file.duty({ kind: 'act', amount: undefined, dueOn: '2026-10-01', creditorPartyIds: [], description: '拆除' }),
    ]),
    terms: '双方同意离婚，房屋归陈某所有。',
  };
  const warned = await preview(file, doubtful, 'en');
  expect(warned).toMatchObject({
    clear: true,
    problems: [],
    splits: [
      {
        index: 0,
        shares: [
          { partyId: first, amount: '750.01' },
          { partyId: second, amount: '750.00' },
        ],
        instalments: [],
      },
    ],
    form: { required: 'written', why: [{ code: 'written_form_required', ruleId: 'R26' }] },
    confirmation: { possible: false, why: [{ code: 'confirmation_content_excluded', ruleId: 'R31' }] },
    effect: { waitsFor: { partyIds: [chen, first, second], mediator: true, seal: true }, needsSession: true },
  });
  expect(warned.confirmation.why[0]?.text).toContain('marriage, who owns something');
  expect(warned.warnings.map(({ code, pointer }) => [code, pointer])).toEqual([
    ['manner_unclear', '/obligations/0'],
    ['due_on_rest_day', '/obligations/0'],
    ['creditor_unnamed', '/obligations/1'],
    ['due_in_past', '/obligations/1'],
    ['amount_above_claim', null],
  ]);
  expect(warned.warnings[0]?.text).toContain('Obligation 1 does not say how it is paid');

  const good = file.agreement([file.duty({ amount: '1000.00', description: '银行转账赔偿至申请人账户' })]);
  expect(await preview(file, good)).toMatchObject({
    clear: true,
    problems: [],
    warnings: [],
    splits: [],
    confirmation: { possible: true, why: [] },
  });
  expect(await rowsWritten()).toEqual(before);
  await file.record('mediator', 'agreements', good);
});

test('a preview is for who may draft, of a draft that is known, and says when drafting is over', async () => {
  const file = await sat('林某');
  const path = `${file.path}/agreements/preview`;
  const body = file.agreement();
  await world.post('auditor', path, { body, expect: 403 });
  await world.post('other.mediator', path, { body, expect: 404 });
  const unknown = await world.post('mediator', path, { body: { ...body, agreementId: newId() }, expect: 400 });
  expect(faultsOf(unknown)).toEqual([['/agreementId', 'unknown_reference']]);
  await world.post('mediator', path, { body: { ...body, form: 'sung' }, expect: 400 });
  await world.post('mediator', path, { body: file.agreement([file.duty({ amount: -5 })]), expect: 400 });
  await agreed(file, [file.duty()]);
  expect(await preview(file, body)).toMatchObject({ clear: false, problems: [{ code: 'wrong_state' }] });
});

test('a body that says a thing twice, or what cannot be, is refused with its place', async () => {
  const file = await sat('林甲', '林乙');
  const [chen = '', first = '', second = ''] = file.parties;
  const both = { debtorPartyIds: [first, second] };
  const plan = { count: 3, firstDueOn: '2026-10-31', everyMonths: 1 };
  const share = (partyId: string, amount: unknown) => ({ partyId, amount });
  const halves = [share(first, '1500.00'), share(second, '1500.00')];
  const malformed: [Json, string, string][] = [
    [{ ...both, shares: halves, split: 'equal' }, '/obligations/0/split', 'not_allowed_with'],
    [{ ...both, shares: halves, liability: 'joint' }, '/obligations/0/shares', 'not_allowed_with'],
    [{ ...both, split: 'equal', liability: 'joint' }, '/obligations/0/split', 'not_allowed_with'],
    [{ ...both, liability: 'several' }, '/obligations/0/liability', 'needs'],
    [{ ...both, split: 'fairly' }, '/obligations/0/split', 'wrong_code'],
    [{ ...both, shares: [share(first, '-1500.00')] }, '/obligations/0/shares/0/amount', 'bad_money'],
    [{ ...both, shares: [share(first, 1500)] }, '/obligations/0/shares/0/amount', 'bad_money'],
    [{ ...both, shares: [share('林甲', '1500.00')] }, '/obligations/0/shares/0/partyId', 'bad_uuid'],
    [{ ...both, shares: Array.from({ length: 51 }, () => share(first, '1.00')) }, '/obligations/0/shares', 'too_many'],
    [{ instalmentPlan: { ...plan, count: 61 } }, '/obligations/0/instalmentPlan/count', 'out_of_range'],
    [{ instalmentPlan: { ...plan, count: 1 } }, '/obligations/0/instalmentPlan/count', 'out_of_range'],
    [{ instalmentPlan: { ...plan, everyMonths: 0 } }, '/obligations/0/instalmentPlan/everyMonths', 'out_of_range'],
    [{ instalmentPlan: { ...plan, firstDueOn: '2026-02-29' } }, '/obligations/0/instalmentPlan/firstDueOn', 'bad_day'],
    [
      { dueOn: undefined, instalmentPlan: plan, instalments: [{ amount: '3000.00', dueOn: '2026-11-01' }] },
      '/obligations/0/instalmentPlan',
      'not_allowed_with',
    ],
    [
      { dueOn: undefined, instalments: Array.from({ length: 61 }, () => ({ amount: '1.00', dueOn: '2026-11-01' })) },
      '/obligations/0/instalments',
      'too_many',
    ],
    [
      { ...IF_AGAIN, condition: { text: '再漏水', dueDaysAfter: -1 } },
      '/obligations/0/condition/dueDaysAfter',
      'out_of_range',
    ],
    [
      { ...IF_AGAIN, condition: { text: '再\u0007漏水', dueDaysAfter: 1 } },
      '/obligations/0/condition/text',
      'bad_text',
    ],
    [
      { ...IF_AGAIN, condition: { text: '再漏水\ud800', dueDaysAfter: 1 } },
      '/obligations/0/condition/text',
      'bad_text',
    ],
    [
      { ...IF_AGAIN, condition: { text: '长'.repeat(1001), dueDaysAfter: 1 } },
      '/obligations/0/condition/text',
      'too_long',
    ],
    [{ ...IF_AGAIN, condition: '再漏水' }, '/obligations/0/condition', 'wrong_type'],
  ];
  for (const [duty, pointer, code] of malformed)
    expect([code, faultsOf(await draft(file, duty, 400))]).toEqual([code, [[pointer, code]]]);
  const refused: [Json, string][] = [
    [{ ...both, shares: [share(first, '3000.00')] }, 'shares_not_of_debtors'],
    [{ ...both, shares: [...halves, share(chen, '0.01')] }, 'shares_not_of_debtors'],
    [{ ...both, shares: [share(first, '1500.00'), share(first, '1500.00')] }, 'shares_not_of_debtors'],
    [{ ...both, shares: [share(first, '1500.00'), share(newId(), '1500.00')] }, 'shares_not_of_debtors'],
    [{ ...both, shares: [share(first, '1500.01'), share(second, '1500.00')] }, 'shares_do_not_add_up'],
    [{ ...both, shares: [share(first, '1500.00'), share(second, '1499.99')] }, 'shares_do_not_add_up'],
    [{ ...both, shares: [share(first, '3000.00'), share(second, '0.00')] }, 'amount_not_positive'],
    [{ ...both, kind: 'act', amount: undefined, split: 'equal' }, 'shares_not_applicable'],
    [{ instalmentPlan: plan }, 'obligation_unclear'],
    [{ amount: '0.02', dueOn: undefined, instalmentPlan: plan }, 'amount_not_positive'],
    [{ creditorPartyIds: [] }, 'obligation_unclear'],
    [{ ...IF_AGAIN, condition: { text: ' ', dueDaysAfter: 1 } }, 'obligation_unclear'],
    [{ ...IF_AGAIN, dueOn: '2026-12-01' }, 'obligation_unclear'],
  ];
  for (const [duty, code] of refused) expect([code, codesOf(await draft(file, duty, 409))]).toEqual([code, [code]]);
  expect(await world.get('mediator', `${file.path}/agreements`)).toMatchObject({ items: [] });
});

test('R8 what is owed to a child is waived by the mother’s hand, and confirmation asked for by hers; the child’s own does not do', async () => {
  const mother = { id: newId(), kind: 'legal', name: '陈母' };
  const parties = [party('applicant', '小陈', { minor: true, representatives: [mother] }), party('respondent', '林某')];
  const file = await Case.mediating(world, 'justice', { parties });
  await file.sit('mediator');
  const [child = '', lin = ''] = file.parties;
  const { id } = (await file.record('mediator', 'agreements', file.agreement())).body as { id: string };
  await file.sign('mediator', id, { by: { representativeId: mother.id }, witness: { name: '邻居甲' } });
  await file.sign('mediator', id, { by: { partyId: lin }, witness: { name: '邻居甲' } });
  await file.sign('mediator', id, { by: { staffId: world.staff('王调解') } });
  await file.sign('director', id, { by: { seal: true }, method: 'seal' });
  const made = await world.get<AgreementResponse>('mediator', `/agreements/${id}`);
  const application = {
    filedOn: TODAY,
    court: '示例区人民法院',
    courtGround: 'organisation_seat',
    partyIds: file.parties,
    papers: ['application', 'agreement', 'mediation_proof', 'identity'],
    contents: [],
  };
  const apply = (rest: Json, expect = 201) =>
    world.post('mediator', `/agreements/${id}/confirmation`, { body: { ...application, ...rest }, expect });
  const alone = await apply({}, 409);
  expect(alone.body).toMatchObject({ code: 'legal_representative_needed', ruleId: 'R8' });
  expect((alone.body as Json)['detail']).toContain('小陈');
  expect(codesOf(await apply({ representativeIds: [mother.id], filedOn: '2027-05-01' }, 409))).toEqual([
    'occurred_in_future',
  ]);
  await apply({ representativeIds: [mother.id] });
  const waive = (representativeIds: string[], expect = 200) =>
    world.act('mediator', `/obligations/${idOf(made)}`, 'waive', {
      body: { partyIds: [child], representativeIds, paper: '放弃声明' },
      expect,
    });
  expect(codesOf(await waive([], 409))).toEqual(['legal_representative_needed']);
  expect(codesOf(await waive([mother.id, newId()], 409))).toEqual(['representative_of_none']);
  await waive([mother.id]);
  expect(await file.get('mediator')).toMatchObject({ state: 'performed' });
});
