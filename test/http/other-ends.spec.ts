/** The ends that are no agreement: refused, withdrawn, failed; and a party that first refuses and then consents (R2). */
import type {
  ActionsResponse,
  DisputeFileResponse,
  ResolutionRecordResponse,
} from '../../src/modules/case-file/case-file.dto.js';
import type { BookingPage } from '../../src/modules/centers/rooms.dto.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, CLEAN, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

const reasonsOf = (body: unknown): { code: string; params?: Record<string, unknown> }[] =>
  (body as { reasons: { code: string; params?: Record<string, unknown> }[] }).reasons;
const available = (body: unknown): string[] => (body as DisputeResponse).availableActions;
const today = () => app.clock.today('Asia/Shanghai');

test('refused: what a court has accepted is not taken on; the applicant is told where to turn', async () => {
  const file = await Case.registered(world);
  const screening = { reservedToOrgan: true, acceptedElsewhere: true, administrativeOnly: false };
  const stopped = await file.act('justice', 'accept', { body: { screening }, expect: 409 });
  expect(stopped.body).toMatchObject({
    code: 'reserved_to_organ',
    ruleId: 'R7',
    basis: { law: expect.any(String) as string },
  });
  expect(reasonsOf(stopped.body).map(({ code }) => code)).toEqual(['reserved_to_organ', 'accepted_elsewhere']);
  expect(available(stopped.body)).toEqual(expect.arrayContaining(['refuse', 'withdraw']));
  await file.act('mediator', 'refuse', {
    body: { reason: 'accepted_elsewhere', remedy: 'court' },
    ifMatch: '"1"',
    expect: 403,
  });
  await file.act('justice', 'refuse', { body: { reason: 'because' }, expect: 400 });

  const refused = await file.act('justice', 'refuse', { body: { reason: 'accepted_elsewhere', remedy: 'court' } });
  expect(refused.body).toMatchObject({ state: 'refused', number: null, acceptedAt: null });
  const late = await file.act('justice', 'accept', { body: { screening: CLEAN }, expect: 409 });
  expect(late.body).toMatchObject({ code: 'wrong_state' });
  expect(available(late.body)).not.toContain('accept');
  expect((await file.act('justice', 'close')).body).toMatchObject({ state: 'closed' });
  const record = await world.get<ResolutionRecordResponse>('director', `${file.path}/resolution-record`);
  expect(record).toMatchObject({ state: 'closed', outcome: 'refused', number: null, agreement: null, sessions: [] });
});

test('a delegated case needs body and letter; then acceptance by its sender does not stand in the way', async () => {
  const source = { kind: 'delegated', channel: 'transfer' };
  const nameless = {
    centerId: world.center,
    source,
    category: 'neighbor',
    title: '推搡',
    facts: '移送调解。',
    parties: [{ role: 'applicant', kind: 'person', name: '潘某' }],
  };
  const refused = await world.post('police', '/disputes', { body: nameless, expect: 409 });
  expect(refused.body).toMatchObject({ code: 'delegation_incomplete', ruleId: 'R1' });
  const delegatedBy = { body: 'public_security', letterNo: '示例公（移）字第9号' };
  const file = await Case.registered(world, 'police', { source: { ...source, delegatedBy } });
  const screening = { ...CLEAN, acceptedElsewhere: true };
  expect((await file.act('police', 'accept', { body: { screening } })).body).toMatchObject({ state: 'accepted' });
});

test('withdrawn: no reason is asked; closed only when both know their remedies', async () => {
  const file = await Case.assigned(world);
  const [applicant = '', respondent = ''] = file.parties;
  const stranger = await file.act('justice', 'withdraw', { body: { partyId: world.center }, expect: 409 });
  expect(stranger.body).toMatchObject({ code: 'party_unknown' });
  const withdrawn = await file.act('mediator', 'withdraw', { body: { partyId: applicant } });
  expect(withdrawn.body).toMatchObject({ state: 'withdrawn' });
  expect((withdrawn.body as DisputeResponse).deadlines[0]).toMatchObject({ kind: 'mediation', state: 'met' });

  await file.act('mediator', 'start', { expect: 409 });
  const open = await file.act('mediator', 'close', { expect: 409 });
  expect(open.body).toMatchObject({ code: 'remedies_notice_missing', ruleId: 'R24' });
  expect(reasonsOf(open.body).map(({ params }) => params?.['partyId'])).toEqual([applicant, respondent]);
  expect(available(open.body)).toContain('remedies-notices');
  await file.record('mediator', 'remedies-notices', { partyId: applicant, method: 'written', on: today() });
  const half = await file.act('mediator', 'close', { expect: 409 });
  expect(reasonsOf(half.body).map(({ params }) => params?.['partyId'])).toEqual([respondent]);
  await file.record('mediator', 'remedies-notices', { partyId: respondent, method: 'oral', on: today() });
  expect((await file.act('mediator', 'close')).body).toMatchObject({ state: 'closed' });
  const record = await world.get<ResolutionRecordResponse>('director', `${file.path}/resolution-record`);
  expect(record).toMatchObject({ outcome: 'withdrawn' });
  expect(record.parties.map(({ remediesNotices }) => remediesNotices.length)).toEqual([1, 1]);
});

test('failed: remedies told to every party; the room that was booked is free again', async () => {
  const file = await Case.mediating(world);
  const [applicant = '', respondent = ''] = file.parties;
  const plan = {
    startsAt: '2026-10-18T01:00:00Z',
    endsAt: '2026-10-18T02:00:00Z',
    venue: 'room',
    roomId: world.room(),
  };
  await file.record('mediator', 'sessions', plan);
  const told = (partyId: string, on = today()) => ({ partyId, method: 'written', on });
  const without = await file.act('mediator', 'fail', { body: { reason: 'no_agreement' }, expect: 409 });
  expect(without.body).toMatchObject({ code: 'remedies_notice_missing', ruleId: 'R24' });
  expect(reasonsOf(without.body)).toHaveLength(2);
  const half = { reason: 'no_agreement', remediesNotices: [told(applicant)] };
  expect(reasonsOf((await file.act('mediator', 'fail', { body: half, expect: 409 })).body)).toHaveLength(1);
  const tomorrow = { reason: 'no_agreement', remediesNotices: [told(applicant), told(respondent, '2027-01-01')] };
  expect((await file.act('mediator', 'fail', { body: tomorrow, expect: 409 })).body).toMatchObject({
    code: 'occurred_in_future',
  });

  const failed = await file.act('mediator', 'fail', {
    body: { reason: 'no_agreement', remediesNotices: [told(applicant), told(respondent)] },
  });
  expect(failed.body).toMatchObject({ state: 'failed' });
  const bookings = await world.get<BookingPage>(
    'mediator',
    `/rooms/${world.room()}/bookings?from=${plan.startsAt}&to=${plan.endsAt}`,
  );
  expect(bookings.items).toEqual([]);
  const { sessions } = await world.get<DisputeFileResponse>('director', `${file.path}?expand=sessions`);
  expect(sessions).toEqual([expect.objectContaining({ state: 'cancelled' })]);
  expect((await file.act('mediator', 'close')).body).toMatchObject({ state: 'closed' });
  expect(await world.get('director', `${file.path}/resolution-record`)).toMatchObject({ outcome: 'failed' });
});

test('one party refuses, then consents: nothing goes on in between, and both are kept (R2)', async () => {
  const file = await Case.registered(world);
  const [, respondent = ''] = file.parties;
  const says = (decision: string) => ({ partyId: respondent, subject: 'mediation', decision });
  await file.record('justice', 'consents', says('refused'));
  const stopped = await file.act('justice', 'accept', { body: { screening: CLEAN }, expect: 409 });
  expect(stopped.body).toMatchObject({ code: 'party_refuses', ruleId: 'R2' });
  expect(available(stopped.body).sort()).toEqual([
    'attachments',
    'confidentiality',
    'consents',
    'dissuasions',
    'legal-aid-requests',
    'links',
    'police-reports',
    'refuse',
    'remedies-notices',
    'risk-flags',
    'risk-level',
    'withdraw',
  ]);
  const { items } = await world.get<ActionsResponse>('justice', `${file.path}/actions`);
  expect(items.find(({ action }) => action === 'accept')?.reasons).toContainEqual(
    expect.objectContaining({ ruleId: 'R2' }),
  );

  app.clock.advance({ minutes: 5 });
  await file.record('justice', 'consents', says('given'));
  await file.act('justice', 'accept', { body: { screening: CLEAN } });
  await file.act('justice', 'assign', { body: { mediatorIds: [world.staff('王调解')] } });
  for (const partyId of file.parties) await file.record('mediator', 'rights-notices', { partyId, method: 'oral' });
  app.clock.advance({ minutes: 1 });
  await file.record('mediator', 'consents', says('refused'));
  expect((await file.act('mediator', 'start', { expect: 409 })).body).toMatchObject({ code: 'party_refuses' });
  app.clock.advance({ minutes: 1 });
  await file.record('mediator', 'consents', says('given'));
  expect((await file.act('mediator', 'start')).body).toMatchObject({ state: 'mediating' });

  const { parties = [] } = await world.get<DisputeFileResponse>('mediator', `${file.path}?expand=parties`);
  expect(parties[1]?.consents.map(({ decision }) => decision)).toEqual(['refused', 'given', 'refused', 'given']);
});
