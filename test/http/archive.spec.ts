/** From the outcome to the archive: what closes, what is still missing, how long the file is kept, and that it is then only read. */
import type { Response } from 'supertest';
import type { MissingResponse } from '../../src/modules/case-file/case-file.dto.js';
import { LISTED_VERBS } from '../../src/domain/dispute/available.js';
import { transitionOf } from '../../src/domain/dispute/transitions.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());
beforeEach(() => world.moveTo('2026-10-14T02:00:00.000Z'));

const codeOf = ({ body }: Response): unknown => (body as { code: string }).code;
const codesOf = ({ body }: Response): string[] =>
  (body as { reasons: { code: string }[] }).reasons.map(({ code }) => code);
const today = () => app.clock.today('Asia/Shanghai');
const missing = (file: Case, by = 'director') => world.get<MissingResponse>(by, `${file.path}/missing`);

async function fail(file: Case, ...more: string[]): Promise<void> {
  const remediesNotices = [...file.parties, ...more].map((partyId) => ({ partyId, method: 'oral', on: today() }));
  await file.act('mediator', 'fail', { body: { reason: 'no_agreement', remediesNotices } });
}

const FOUND = { performance: 'performed', satisfaction: 'satisfied', breachFound: false, escalationSigns: false };

test('R40 a late party was never told its rights: listed, told, archived for thirty years', async () => {
  const file = await Case.mediating(world);
  const added = await file.record('justice', 'parties', { role: 'third_party', kind: 'person', name: '许某' });
  const { id: late } = added.body as { id: string };
  expect((await missing(file)).forArchive).toEqual([
    {
      code: 'rights_notice_not_on_file',
      text: '卷内缺少当事人许某的权利义务告知书；请告知并记录，或补录。',
      paper: '权利义务告知书',
      ruleId: 'R40',
    },
  ]);
  await fail(file, late);
  await file.act('mediator', 'close');
  const stopped = await file.act('justice', 'archive', { body: { retentionClass: 'long' }, expect: 409 });
  expect(stopped.body).toMatchObject({ code: 'rights_notice_not_on_file', ruleId: 'R40' });
  expect((stopped.body as { detail: string }).detail).toContain('许某');
  expect((stopped.body as { availableActions: string[] }).availableActions).toContain('rights-notices');
  await file.record('justice', 'rights-notices', { partyId: late, method: 'written' });
  expect(await missing(file)).toMatchObject({ forArchive: [] });
  const archived = await file.act('justice', 'archive', { body: { retentionClass: 'long' } });
  expect(archived.body).toMatchObject({
    state: 'archived',
    retentionClass: 'long',
    retainUntil: '2056-12-31',
    availableActions: [],
  });
  const record = await world.get('director', `${file.path}/resolution-record`);
  expect(record).toMatchObject({ state: 'archived', outcome: 'failed' });
});

test('R40 an archived case refuses everything but reading, linking from outside and showing a phone on record', async () => {
  const file = await Case.registered(world);
  await file.act('justice', 'refuse', { body: { reason: 'outside_scope', remedy: 'court' } });
  await file.act('justice', 'close');
  const permanent = await file.act('director', 'archive', { body: { retentionClass: 'permanent' } });
  expect(permanent.body).toMatchObject({ retentionClass: 'permanent', retainUntil: null });
  const [partyId = ''] = file.parties;
  const { version } = await world.get<DisputeResponse>('director', file.path);
  const posts: [string, object][] = [
    ['accept', { screening: { reservedToOrgan: false, acceptedElsewhere: false, administrativeOnly: false } }],
    ['reopen', { reason: '再办' }],
    ['close', {}],
    ['archive', { retentionClass: 'short' }],
    ['withdraw', { partyId }],
    ['corrections', { pointer: '/title', old: '楼上漏水', new: '改题', reason: '误写' }],
    ['merge', { intoDisputeId: newId() }],
    ['split', { title: '另案', facts: '另有一事。', partyIds: [partyId], reason: '无关' }],
    ['suspend', { reason: 'appraisal' }],
    ['extend', { dueOn: '2026-12-01', reason: '勘查' }],
  ];
  const merging = await Case.registered(world);
  for (const [action, body] of posts) {
    const sent = action === 'merge' ? { intoDisputeId: merging.id } : body;
    expect([action, codeOf(await file.act('director', action, { body: sent, expect: 409 }))]).toEqual([
      action,
      'wrong_state',
    ]);
  }
  const records: [string, object][] = [
    ['consents', { partyId, subject: 'mediation', decision: 'given' }],
    ['rights-notices', { partyId, method: 'oral' }],
    ['remedies-notices', { partyId, method: 'oral', on: today() }],
    ['parties', { role: 'third_party', kind: 'person', name: '许某' }],
    ['return-visits', { dueOn: today() }],
    ['links', { disputeId: merging.id, kind: 'related' }],
  ];
  for (const [action, body] of records)
    expect([action, codeOf(await file.record('director', action, body, 409))]).toEqual([action, 'wrong_state']);
  await world.patch('director', file.path, { body: { title: '改题' }, expect: 409 });
  await world.patch('director', `${file.path}/parties/${partyId}`, { body: { phone: '13800000009' }, expect: 409 });
  const shown = { body: { fields: ['phone'], purpose: 'contact' }, expect: 200 };
  await world.post('director', `${file.path}/parties/${partyId}/reveal`, shown);

  // A later case may name it: told on both sides, written only in the later one.
  await merging.record('director', 'links', { disputeId: file.id, kind: 'follow_up' });
  expect(await world.get('director', `${file.path}/links`)).toMatchObject({
    items: [{ kind: 'follow_up', direction: 'from', disputeId: merging.id }],
  });
  expect(await world.get<DisputeResponse>('director', file.path)).toMatchObject({ version, availableActions: [] });
  const ofTheFile = ['proposeDestruction', 'decideDestruction'];
  expect(LISTED_VERBS.filter((verb) => transitionOf(verb).from.includes('archived'))).toEqual(ofTheFile);
});

test('R38 settled is not closed: an open duty, a visit, and what the archive still lacks', async () => {
  const file = await Case.settled(world);
  const stopped = await file.act('mediator', 'close', { body: { closeReason: 'enforcement' }, expect: 409 });
  expect(stopped.body).toMatchObject({ code: 'obligation_outstanding', ruleId: 'R38' });
  expect(codesOf(stopped)).toEqual(['obligation_outstanding', 'return_visit_outstanding']);
  expect((await missing(file, 'mediator')).forNextStep.map(({ action }) => action)).toEqual(['close']);
  await file.act('mediator', 'close', { body: { closeReason: 'because' }, expect: 400 });
  const whole = await file.get('director', 'obligations,visits');
  const [duty] = whole['obligations'] as { id: string }[];
  const [visit] = whole['visits'] as { id: string }[];
  await world.post('mediator', `/obligations/${duty?.id ?? ''}/performance`, {
    body: { performedOn: today(), evidence: '收条' },
  });
  const papers = async () => (await missing(file)).forArchive.map(({ paper }) => paper);
  expect(await papers()).toEqual(['协议送达回证', '协议送达回证', '协议送达回证', '回访记录']);
  await file.deliver('mediator');
  expect(await papers()).toEqual(['回访记录']);
  await world.act('mediator', `/return-visits/${visit?.id ?? ''}`, 'record', {
    body: { ...FOUND, visitedOn: today() },
  });
  const wrong = await file.act('mediator', 'close', { body: { closeReason: 'sued' }, expect: 409 });
  expect(codeOf(wrong)).toBe('close_reason_not_applicable');
  expect((await file.act('mediator', 'close')).body).toMatchObject({ state: 'closed', closeReason: null });
  expect((await missing(file)).proposedRetention).toEqual({ retentionClass: 'long', ground: 'outcome' });
  const shorter = await file.act('justice', 'archive', { body: { retentionClass: 'short' }, expect: 409 });
  expect(shorter.body).toMatchObject({ code: 'retention_below_proposal', ruleId: 'R40' });
  expect((shorter.body as { detail: string }).detail).toContain('“长期”');
  await file.act('justice', 'archive', { body: { retentionClass: 'short', reason: '' }, expect: 400 });
  const reason = '当事人均已迁出';
  const archived = await file.act('justice', 'archive', { body: { retentionClass: 'short', reason } });
  expect(archived.body).toMatchObject({ retainUntil: '2036-12-31' });
  const { items } = await world.get<{ items: { type: string; note: string | null }[] }>(
    'director',
    `${file.path}/timeline`,
  );
  expect(items.at(-1)).toMatchObject({ type: 'Archived', note: reason });
});

test('R40 a late entry is countersigned before the file is put away', async () => {
  const file = await Case.mediating(world);
  world.moveTo('2026-10-23T02:00:00.000Z');
  const [partyId] = file.parties;
  const said = { partyId, subject: 'mediation', decision: 'given', occurredAt: '2026-10-14T03:00:00Z' };
  const { seq } = { seq: ((await file.get('mediator'))['version'] as number) + 1 };
  await file.record('mediator', 'consents', said);
  await fail(file);
  await file.act('mediator', 'close');
  const stopped = await file.act('justice', 'archive', { body: { retentionClass: 'long' }, expect: 409 });
  expect(codesOf(stopped)).toEqual(['countersign_not_on_file']);
  await world.act('director', file.path, `late-entries/${seq}/countersign`);
  await file.act('justice', 'archive', { body: { retentionClass: 'long' } });
});

test('the archive is for duty officers and directors, of closed cases, with a class', async () => {
  const file = await Case.mediating(world);
  await fail(file);
  expect(codeOf(await file.act('justice', 'archive', { body: { retentionClass: 'long' }, expect: 409 }))).toBe(
    'wrong_state',
  );
  await file.act('justice', 'close');
  await file.act('mediator', 'archive', { body: { retentionClass: 'long' }, expect: 403 });
  await file.act('justice', 'archive', { body: {}, expect: 400 });
  await file.act('justice', 'archive', { body: { retentionClass: 'for_ever' }, expect: 400 });
  await file.act('justice', 'archive', { body: { retentionClass: 'long' }, ifMatch: null, expect: 428 });
  await world.get('other.director', `${file.path}/missing`, 404);
  const english = await (await world.as('director')).get(`${file.path}/missing`).set('Accept-Language', 'en');
  expect(english.body).toEqual({
    proposedRetention: { retentionClass: 'short', ground: 'outcome' },
    forNextStep: [],
    forArchive: [],
  });
});
