/** Judicial confirmation over HTTP: in time, a day late, dismissed, and what is open after each. */
import type { ConfirmationResponse } from '../../src/modules/confirmation/confirmation.dto.js';
import type { DeskResponse } from '../../src/modules/desk/desk.dto.js';
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

interface Agreed {
  readonly file: Case;
  readonly path: string;
}

/** Settled at that hour; the agreement in force. */
async function agreed(now = TEST_NOW): Promise<Agreed> {
  world.moveTo(now);
  const file = await Case.settled(world);
  const { items } = await world.get<{ items: { id: string }[] }>('mediator', `${file.path}/agreements`);
  return { file, path: `/agreements/${items[0]?.id ?? ''}/confirmation` };
}

const PAPERS = ['application', 'agreement', 'mediation_proof', 'identity'];

const application = ({ file }: Agreed, rest: Json = {}): Json => ({
  filedOn: world.now.slice(0, 10),
  court: '示例区人民法院',
  courtGround: 'organisation_seat',
  partyIds: file.parties,
  papers: PAPERS,
  contents: [],
  ...rest,
});

const apply = (one: Agreed, rest: Json = {}, expect = 201) =>
  world.post('mediator', one.path, { body: application(one, rest), expect });

const seen = (one: Agreed, username = 'mediator') => world.get<ConfirmationResponse>(username, one.path);

const codesOf = ({ body }: { body: unknown }): string[] =>
  (body as { reasons: { code: string }[] }).reasons.map(({ code }) => code);

test('a last day in the National Day week rolls; on it the application is in time, a day later only with a paper of the court', async () => {
  const one = await agreed('2026-09-02T02:00:00.000Z');
  expect(await seen(one)).toMatchObject({
    effectiveOn: '2026-09-02',
    window: { lastDay: '2026-10-08', daysLeft: 36, calendarKnown: true },
    ways: ['apply', 'sue'],
    courts: ['party_domicile', 'subject_matter_place', 'organisation_seat'],
    applications: [],
  });
  world.moveTo('2026-10-09T02:00:00.000Z');
  expect(await seen(one)).toMatchObject({ window: { daysLeft: -1 }, ways: ['sue'] });
  const late = await apply(one, {}, 409);
  expect(late.body).toMatchObject({ code: 'confirmation_window_over', reasons: [{ ruleId: 'R32' }] });
  expect((late.body as Json)['detail']).toContain('2026-10-08');
  await apply(one, { latePaper: '示例区人民法院2026年10月9日通知书' });
  expect(await seen(one)).toMatchObject({
    ways: [],
    applications: [{ latePaper: '示例区人民法院2026年10月9日通知书', result: null }],
  });
});

test('a last day on a Sunday that is worked does not roll', async () => {
  const one = await agreed('2026-08-21T02:00:00.000Z');
  expect(await seen(one)).toMatchObject({ window: { lastDay: '2026-09-20', calendarKnown: true } });
  world.moveTo('2026-09-21T02:00:00.000Z');
  expect(codesOf(await apply(one, {}, 409))).toEqual(['confirmation_window_over']);
  await apply(one, { filedOn: '2026-09-20' });
});

test('confirmed, it is enforced with the ruling; the file tells it', async () => {
  const one = await agreed();
  const ifMatch = await world.etag('mediator', one.path);
  await world.post('mediator', one.path, { body: application(one), ifMatch: '"9"', expect: 412 });
  const applied = await world.post('mediator', one.path, { body: application(one, { note: '法院当日立案' }), ifMatch });
  expect(applied.headers['etag']).toMatch(/^"1-/);
  expect(codesOf(await apply(one, {}, 409))).toEqual(['confirmation_pending']);
  world.moveTo('2026-10-20T02:00:00.000Z');
  const result = { decidedOn: '2026-10-20', result: 'valid' };
  const bare = await world.post('mediator', `${one.path}/result`, { body: result, expect: 409 });
  expect(codesOf(bare)).toEqual(['ruling_number_missing']);
  const rulingNo = '(2026)浙0203民特12号';
  const { body } = await world.post('mediator', `${one.path}/result`, { body: { ...result, rulingNo }, expect: 201 });
  expect(body).toMatchObject({
    ways: ['enforce'],
    applications: [{ result: 'valid', rulingNo, note: '法院当日立案' }],
  });
  const { items } = await world.get<{ items: { type: string }[] }>('mediator', `${one.file.path}/timeline`);
  expect(items.map(({ type }) => type)).toEqual(expect.arrayContaining(['ConfirmationApplied', 'ConfirmationDecided']));
});

test('dismissed, the parties vary it, agree anew or sue; the same agreement is not sent again', async () => {
  const one = await agreed();
  await apply(one);
  world.moveTo('2026-10-20T02:00:00.000Z');
  const body = { decidedOn: '2026-10-20', result: 'dismissed', rulingNo: '(2026)浙0203民特13号' };
  await world.post('mediator', `${one.path}/result`, { body, expect: 201 });
  expect(await seen(one)).toMatchObject({ ways: ['vary', 'new_agreement', 'sue'] });
  expect(codesOf(await apply(one, {}, 409))).toEqual(['confirmation_dismissed']);
  const again = await world.post('mediator', `${one.path}/result`, { body, expect: 409 });
  expect(codesOf(again)).toEqual(['confirmation_not_pending']);
});

test('what stands against it is told all at once, with names and in words', async () => {
  const one = await agreed();
  const wrong = {
    partyIds: [one.file.parties[0]],
    papers: ['application'],
    contents: ['ownership'],
    courtGround: 'inviting_court',
  };
  const refused = await apply(one, wrong, 409);
  expect(codesOf(refused)).toEqual([
    'confirmation_not_joint',
    'confirmation_content_excluded',
    'confirmation_papers_missing',
    'no_inviting_court',
  ]);
  const { detail } = refused.body as { detail: string };
  for (const words of ['林某', '物权、知识产权确权', '调解组织主持调解的证明']) expect(detail).toContain(words);
  expect(await seen(one)).toMatchObject({ applications: [] });
});

test('what is sent wrong is named; other centres find nothing; the desk of an auditor may look and not act', async () => {
  const one = await agreed();
  const { body } = await apply(one, { filedOn: '2026-02-30', courtGround: 'any', papers: ['x'], partyIds: [] }, 400);
  const pointers = (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
  expect(pointers).toEqual(expect.arrayContaining(['/filedOn', '/courtGround', '/partyIds']));
  await apply(one, { filedOn: '2026-10-15' }, 409);
  await world.get('other.director', one.path, 404);
  await world.post('other.director', one.path, { body: application(one), expect: 404 });
  await world.post('auditor', one.path, { body: application(one), expect: 403 });
  await world.get('mediator', `/agreements/${newId()}/confirmation`, 404);
  const id = newId();
  await apply(one, { id });
  const other = await agreed();
  await apply(other, { id }, 409);
  expect(await seen(other)).toMatchObject({ applications: [] });
});

test('each party is told after effect and again before the end: on the desk by name, until they are told or have applied', async () => {
  const one = await agreed();
  const [chen = '', lin = ''] = one.file.parties;
  const desk = async (username = 'mediator') => {
    const { toConfirm, toTell } = await world.get<DeskResponse>(username, '/desk');
    const mine = <L extends { disputeId: string }>(lines: L[]) =>
      lines.filter(({ disputeId }) => disputeId === one.file.id);
    return { toConfirm: mine(toConfirm), toTell: mine(toTell) };
  };
  const tell = (body: Json, expect = 201) => world.post('mediator', `${one.path}/notices`, { body, expect });
  expect(await desk()).toMatchObject({
    toConfirm: [{ dueOn: '2026-11-13', daysLeft: 30 }],
    toTell: [
      { partyName: expect.any(String), occasion: 'effect', dueOn: '2026-10-17', daysLeft: 3 },
      { occasion: 'effect', dueOn: '2026-10-17' },
    ],
  });
  expect(await desk('other.director')).toEqual({ toConfirm: [], toTell: [] });

  await tell({ partyId: newId(), method: 'oral' }, 409);
  const stranger = await tell({ partyId: chen, method: 'oral', toRepresentativeId: newId() }, 409);
  expect(codesOf(stranger)).toEqual(['representative_unknown']);
  const stale = { body: { partyId: chen, method: 'oral' }, ifMatch: '"9"', expect: 412 };
  await world.post('mediator', `${one.path}/notices`, stale);
  await tell({ partyId: chen, method: 'by_pigeon' }, 400);
  await tell({ partyId: chen, method: 'oral', occurredAt: '2027-01-01T00:00:00Z' }, 409);
  const ifMatch = await world.etag('mediator', one.path);
  const body = { partyId: chen, method: 'oral' };
  const told = await world.post('mediator', `${one.path}/notices`, { body, ifMatch, expect: 201 });
  expect(told.headers['etag']).toMatch(/^"1-/);
  expect((told.body as ConfirmationResponse).notices).toEqual(
    expect.arrayContaining([
      { partyId: chen, occasion: 'effect', dueOn: '2026-10-17', at: world.now },
      { partyId: chen, occasion: 'before_end', dueOn: '2026-11-06', at: null },
      { partyId: lin, occasion: 'effect', dueOn: '2026-10-17', at: null },
    ]),
  );
  expect((await desk()).toTell).toMatchObject([{ partyId: lin }]);

  world.moveTo('2026-11-02T02:00:00.000Z');
  await tell({ partyId: lin, method: 'written' });
  expect((await desk()).toTell).toMatchObject([{ partyId: chen, occasion: 'before_end', daysLeft: 4 }]);
  await apply(one);
  expect(await desk()).toEqual({ toConfirm: [], toTell: [] });
  const { items } = await world.get<{ items: Json[] }>('mediator', `${one.file.path}/timeline`);
  expect(items.filter(({ type }) => type === 'ConfirmationTold')).toHaveLength(2);
});

test('what nobody mediated, or nobody agreed to yet, has no window to tell of', async () => {
  const talks = await Case.mediating(world, 'justice', { track: 'consultation' });
  await talks.sit('justice');
  await talks.agree('justice');
  const { items } = await world.get<{ items: { id: string }[] }>('mediator', `${talks.path}/agreements`);
  const path = `/agreements/${items[0]?.id ?? ''}/confirmation/notices`;
  const refused = await world.post('mediator', path, {
    body: { partyId: talks.parties[0], method: 'oral' },
    expect: 409,
  });
  expect(refused.body).toMatchObject({ code: 'no_confirmation_window', reasons: [{ ruleId: 'R32' }] });
});

test('once the time to apply is over nobody is asked to tell of it any more; the case shows what was missed', async () => {
  const one = await agreed();
  const lines = async () => {
    const { toTell, overdue } = await world.get<DeskResponse>('mediator', '/desk');
    const late = overdue.filter(({ kind, disputeId }) => kind === 'confirmation_notice' && disputeId === one.file.id);
    return [toTell.filter(({ disputeId }) => disputeId === one.file.id).length, late.length];
  };
  world.moveTo('2026-11-13T02:00:00.000Z');
  expect(await lines()).toEqual([4, 4]);
  world.moveTo('2026-11-14T02:00:00.000Z');
  expect(await lines()).toEqual([0, 0]);
  const { deadlines } = (await one.file.get('mediator')) as { deadlines?: { kind: string; state: string }[] };
  const missed = deadlines?.filter(({ kind, state }) => kind === 'confirmation_notice' && state === 'missed');
  expect(missed).toHaveLength(4);
});

test('notices of one agreement are not given under the address of another', async () => {
  const one = await agreed();
  const draft = await one.file.get('mediator');
  expect(draft).toMatchObject({ state: 'settled' });
  for (const partyId of one.file.parties)
    await one.file.record('mediator', 'consents', { partyId, subject: 'mediation', decision: 'given' });
  await one.file.act('mediator', 'reopen', { body: { reason: '双方愿意再谈' } });
  const { body } = await one.file.record('mediator', 'agreements', one.file.agreement());
  const path = `/agreements/${(body as { id: string }).id}/confirmation/notices`;
  const told = { partyId: one.file.parties[0], method: 'oral' };
  const refused = await world.post('mediator', path, { body: told, expect: 409 });
  expect(codesOf(refused)).toEqual(['no_confirmation_window']);
  await world.post('mediator', `${one.path}/notices`, { body: told, expect: 201 });
});

test('an application that waits outlives the closing; its answer is recorded before the file is put away', async () => {
  const one = await agreed();
  await apply(one);
  world.moveTo('2027-01-04T02:00:00.000Z');
  const { obligations } = (await one.file.get('mediator', 'obligations')) as { obligations?: { id: string }[] };
  await world.act('mediator', `/obligations/${obligations?.[0]?.id ?? ''}`, 'hand-over', { body: { to: 'lawsuit' } });
  const { items } = await world.get<{ items: { id: string }[] }>('mediator', `${one.file.path}/return-visits`);
  const found = {
    performance: 'not_performed',
    satisfaction: 'dissatisfied',
    breachFound: true,
    escalationSigns: false,
  };
  for (const { id } of items)
    await world.act('mediator', `/return-visits/${id}`, 'record', { body: { visitedOn: '2027-01-04', ...found } });
  await one.file.act('mediator', 'close', { body: { closeReason: 'sued' } });
  const archive = { body: { retentionClass: 'long' }, expect: 409 };
  const waits = await one.file.act('director', 'archive', archive);
  expect(codesOf(waits)).toContain('confirmation_not_on_file');
  const result = { decidedOn: '2027-01-04', result: 'withdrawn' };
  const answered = await world.post('mediator', `${one.path}/result`, { body: result, expect: 201 });
  expect(answered.body).toMatchObject({ applications: [{ result: 'withdrawn' }] });
  const rest = await one.file.act('director', 'archive', archive);
  expect(codesOf(rest)).not.toContain('confirmation_not_on_file');
});

test('a notice is of the agreement in its address, and If-Match names that agreement’s version', async () => {
  const one = await agreed();
  const body = { partyId: one.file.parties[0], method: 'oral' };
  const tell = (path: string, rest: Json) => world.post('mediator', `${path}/notices`, { body, ...rest });
  await tell(one.path, { ifMatch: '"9"', expect: 412 });
  const ifMatch = await world.etag('mediator', one.path);
  const told = await tell(one.path, { ifMatch, expect: 201 });
  expect(told.headers['etag']).toMatch(/^"1-/);
  await tell(one.path, { ifMatch, expect: 201 });
});

test('what the court says once the case is closed is recorded; until then the file is not put away', async () => {
  const one = await agreed();
  await apply(one);
  const whole = await one.file.get('director', 'obligations,visits');
  const [duty] = whole['obligations'] as { id: string }[];
  const [visit] = whole['visits'] as { id: string }[];
  const today = world.now.slice(0, 10);
  const paid = { performedOn: today, evidence: '收条' };
  await world.post('mediator', `/obligations/${duty?.id ?? ''}/performance`, { body: paid });
  const seenThere = { performance: 'performed', satisfaction: 'satisfied', breachFound: false, escalationSigns: false };
  await world.act('mediator', `/return-visits/${visit?.id ?? ''}`, 'record', {
    body: { visitedOn: today, ...seenThere },
  });
  await one.file.act('mediator', 'close');
  await one.file.deliver('mediator');
  const archive = (expect: number) => one.file.act('justice', 'archive', { body: { retentionClass: 'long' }, expect });
  const stopped = await archive(409);
  expect(codesOf(stopped)).toEqual(['confirmation_not_on_file']);
  expect((stopped.body as Json)['detail']).toContain(today);
  const { forArchive } = await world.get<{ forArchive: Json[] }>('mediator', `${one.file.path}/missing`);
  expect(forArchive).toMatchObject([{ paper: '司法确认结果', code: 'confirmation_not_on_file', ruleId: 'R40' }]);
  const rulingNo = '(2026)浙0203民特14号';
  const body = { decidedOn: today, result: 'valid', rulingNo };
  await world.post('mediator', `${one.path}/result`, { body, expect: 201 });
  expect(await world.get('mediator', `${one.file.path}/resolution-record`)).toMatchObject({
    closeReason: null,
    confirmation: [{ filedOn: today, result: 'valid', rulingNo }],
    unsettled: [],
  });
  await archive(200);
});
