/**
 * Legal aid beside a quarrel about water (R15): advice at once for anyone, papers drafted for somebody without means, and nobody
 * represented in a matter that is on no list. Two clocks of the law, and what stops the first of them.
 */
import type { ActionsResponse, TimelineResponse } from '../../src/modules/case-file/case-file.dto.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import type { LegalAidRequestResponse } from '../../src/modules/legal-aid/legal-aid.dto.js';
import { startTestApp, TEST_NOW, type TestApp } from '../support/app.js';
import { Case, type Json, newId, World } from '../support/world.js';

type Word = 'papers' | 'papers-complete' | 'decide' | 'assign' | 'advise' | 'withdraw';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

/** A Wednesday. */
beforeEach(() => world.moveTo(TEST_NOW));

const chenOf = ({ parties: [chen = ''] }: Case): string => chen;
const linOf = ({ parties: [, lin = ''] }: Case): string => lin;
const drafting = (file: Case, rest: Json = {}): Json => ({
  partyId: chenOf(file),
  kind: 'drafting',
  ground: 'hardship',
  ...rest,
});
const GRANT = { granted: true, reason: '低保家庭，准予代拟起诉状' };

const ask = async (file: Case, body: Json, by = 'mediator'): Promise<LegalAidRequestResponse> =>
  (await file.record(by, 'legal-aid-requests', body)).body as LegalAidRequestResponse;

const act = (by: string, { id }: { id: string }, word: Word, body: Json = {}, expect = 200) =>
  world.act(by, `/legal-aid-requests/${id}`, word, { body, expect });

const read = (id: string): Promise<LegalAidRequestResponse> => world.get('director', `/legal-aid-requests/${id}`);

const clocks = async (file: Case): Promise<unknown[]> => {
  const { deadlines } = await world.get<DisputeResponse>('director', file.path);
  return deadlines
    .filter(({ kind }) => kind.startsWith('legal_aid'))
    .map(({ kind, dueOn, state }) => [kind.slice('legal_aid_'.length), dueOn, state]);
};

const codeOf = ({ body }: { body: unknown }): unknown => (body as { code: string }).code;
const entriesOf = async ({ id }: Case): Promise<number> => {
  const { rows } = await app.pool.query<{ version: number }>('SELECT version FROM dispute WHERE id = $1', [id]);
  return rows[0]?.version ?? 0;
};

test('R15 advice: the other side asks as well, is told at once, and nobody may ask for papers or refuse it', async () => {
  const file = await Case.registered(world);
  const asked = await ask(file, { partyId: linOf(file), kind: 'advice' }, 'justice');
  expect(asked).toMatchObject({
    disputeId: file.id,
    partyId: linOf(file),
    ground: null,
    state: 'requested',
    receivedOn: '2026-10-14',
    decisionDueOn: null,
  });
  expect(await clocks(file)).toEqual([]);
  const refused = await act('director', asked, 'decide', { granted: false, reason: '不属于经济困难' }, 409);
  expect(refused.body).toMatchObject({
    code: 'advice_is_for_anyone',
    ruleId: 'R15',
    detail: '法律咨询面向所有人：当场提供，无需材料和审查决定，也不得以经济条件为由拒绝。',
  });
  expect(codeOf(await act('director', asked, 'papers', { missing: ['identity'] }, 409))).toBe('advice_is_for_anyone');
  expect(codeOf(await act('director', asked, 'assign', { lawyerName: '示例律师' }, 409))).toBe('legal_aid_not_granted');

  const given = await act('justice', asked, 'advise', { note: '告知水管维修责任在业主，注意保存照片' });
  expect(given.body).toMatchObject({
    state: 'advised',
    note: '告知水管维修责任在业主，注意保存照片',
    endedAt: world.now,
    granted: null,
  });
  expect(codeOf(await act('justice', asked, 'advise', { note: '再说一次' }, 409))).toBe('legal_aid_not_waiting');
});

test('R15 drafting: papers asked for once, the clock waits for them, granted in time, assigned in three days', async () => {
  const file = await Case.mediating(world);
  const made = await file.record('mediator', 'legal-aid-requests', drafting(file));
  const asked = made.body as LegalAidRequestResponse;
  expect(made.headers['location']).toBe(`/api/v1/legal-aid-requests/${asked.id}`);
  expect(asked).toMatchObject({ state: 'requested', ground: 'hardship', decisionDueOn: '2026-10-21', missing: [] });
  expect(await clocks(file)).toEqual([['decision', '2026-10-21', 'running']]);

  world.moveTo('2026-10-16T02:00:00.000Z');
  const listed = await act('justice', asked, 'papers', { missing: ['identity', 'hardship_statement'] });
  expect(listed.body).toMatchObject({
    state: 'papers_missing',
    missing: ['identity', 'hardship_statement'],
    papersListedAt: world.now,
  });
  expect(await clocks(file)).toEqual([['decision', '2026-10-21', 'paused']]);
  const again = await act('justice', asked, 'papers', { missing: ['matter_documents'] }, 409);
  expect(again.body).toMatchObject({ code: 'papers_listed_before', ruleId: 'R15' });
  const refused = await act('director', asked, 'decide', { granted: false, reason: '材料不全' }, 409);
  expect(codeOf(refused)).toBe('legal_aid_papers_missing');

  // Four days of waiting: Sunday the 25th, and so Monday.
  world.moveTo('2026-10-20T02:00:00.000Z');
  const complete = await act('mediator', asked, 'papers-complete');
  expect(complete.body).toMatchObject({
    state: 'requested',
    decisionDueOn: '2026-10-26',
    papersCompletedAt: world.now,
    missing: ['identity', 'hardship_statement'],
  });
  expect(codeOf(await act('justice', asked, 'papers', { missing: ['identity'] }, 409))).toBe('papers_listed_before');
  expect(codeOf(await act('mediator', asked, 'papers-complete', {}, 409))).toBe('no_papers_missing');

  const granted = await act('justice', asked, 'decide', GRANT);
  expect(granted.body).toMatchObject({
    state: 'granted',
    granted: true,
    reason: GRANT.reason,
    decidedAt: world.now,
    assignmentDueOn: '2026-10-23',
  });
  expect(await clocks(file)).toEqual([
    ['assignment', '2026-10-23', 'running'],
    ['decision', '2026-10-26', 'met'],
  ]);
  world.moveTo('2026-10-26T02:00:00.000Z');
  expect((await clocks(file))[0]).toEqual(['assignment', '2026-10-23', 'missed']);
  const mediator = await act('director', asked, 'assign', { staffId: world.staff('王调解') }, 409);
  expect(mediator.body).toMatchObject({
    code: 'legal_aid_by_mediator',
    detail: '王调解是本案调解员，不能同时为一方当事人提供法律援助，请另行指派。',
  });
  // The lawyer was called on the Friday; it is written down on Monday.
  const friday = '2026-10-23T08:00:00.000Z';
  const assigned = await act('director', asked, 'assign', { lawyerName: '示例律师', occurredAt: friday });
  expect(assigned.body).toMatchObject({
    state: 'assigned',
    lawyerName: '示例律师',
    staffId: null,
    assignedAt: friday,
  });
  expect((await clocks(file))[0]).toEqual(['assignment', '2026-10-23', 'met']);
  expect(await read(asked.id)).toEqual(assigned.body);

  const { items } = await world.get<TimelineResponse>('director', `${file.path}/timeline`);
  expect(items.filter(({ type }) => type.startsWith('LegalAid')).map(({ type, note }) => [type, note])).toEqual([
    ['LegalAidRequested', null],
    ['LegalAidPapersListed', null],
    ['LegalAidPapersCompleted', null],
    ['LegalAidDecided', GRANT.reason],
    ['LegalAidAssigned', null],
  ]);
  for (const table of ['outbox WHERE subject_id', 'case_log WHERE dispute_id']) {
    const { rows } = await app.pool.query(`SELECT payload FROM ${table} = $1`, [file.id]);
    expect(rows.length).toBeGreaterThan(5);
    expect(JSON.stringify(rows)).not.toMatch(/示例律师|低保/);
  }
});

test('R15 who is assigned to help one party mediates in that case no more than before, and the other way round', async () => {
  const file = await Case.mediating(world);
  const asked = await ask(file, drafting(file));
  await act('justice', asked, 'decide', GRANT);
  const lin = world.staff('林和事');
  const plan = { startsAt: world.now, endsAt: '2026-10-14T12:00:00.000Z', venue: 'on_site', mediatorIds: [lin] };
  const { id } = (await file.record('mediator', 'sessions', plan)).body as { id: string };
  expect(codeOf(await act('director', asked, 'assign', { staffId: lin }, 409))).toBe('legal_aid_by_mediator');
  await world.act('mediator', `${file.path}/sessions/${id}`, 'cancel', { body: {} });
  await act('director', asked, 'assign', { staffId: lin });
  const barred = await file.act('justice', 'assign', { body: { mediatorIds: [lin] }, expect: 409 });
  expect(barred.body).toMatchObject({
    code: 'mediator_gives_legal_aid',
    ruleId: 'R15',
    detail: '林和事已被指派为本案一方当事人提供法律援助，不能同时调解本案，请改派他人。',
  });
  expect(codeOf(await file.record('mediator', 'sessions', plan, 409))).toBe('mediator_gives_legal_aid');
});

test('R15 a leak is on no list: representation for hardship alone is not granted, a listed matter is', async () => {
  const file = await Case.registered(world);
  const asked = await ask(file, drafting(file, { kind: 'representation' }), 'justice');
  const refused = await act('justice', asked, 'decide', GRANT, 409);
  expect(refused.body).toMatchObject({ code: 'representation_not_listed', ruleId: 'R15' });
  expect((refused.body as { availableActions: string[] }).availableActions).toContain('decide-legal-aid');
  await act('director', asked, 'decide', { granted: false, reason: '相邻关系不在列明事项之内，可代拟文书' });
  expect(await read(asked.id)).toMatchObject({ state: 'refused', granted: false, assignmentDueOn: null });
  const listed = await ask(file, drafting(file, { kind: 'representation', ground: 'listed_matter' }), 'justice');
  await act('justice', listed, 'decide', GRANT);
  const officer = await act('justice', listed, 'assign', { staffId: world.staff('卢律师') });
  expect(officer.body).toMatchObject({ state: 'assigned', staffId: world.staff('卢律师'), lawyerName: null });
});

test('R15 late is late: applied on Saturday, written down on Wednesday, decided two Mondays later', async () => {
  const source = { receivedAt: '2026-10-10T02:00:00.000Z' };
  const file = await Case.registered(world, 'justice', source);
  const asked = await ask(file, drafting(file, { receivedOn: '2026-10-10' }), 'justice');
  // Seven days from Saturday the 10th end on a Saturday.
  expect(asked).toMatchObject({ receivedOn: '2026-10-10', decisionDueOn: '2026-10-19' });
  world.moveTo('2026-10-26T02:00:00.000Z');
  expect(await clocks(file)).toEqual([['decision', '2026-10-19', 'missed']]);
  await act('justice', asked, 'decide', { granted: false, reason: '不符合经济困难标准' });
  expect(await clocks(file)).toEqual([['decision', '2026-10-19', 'missed']]);
});

test('R15 papers that never come are a withdrawal, and mediation has nothing to do with it', async () => {
  const file = await Case.registered(world);
  await file.record('justice', 'consents', { partyId: linOf(file), subject: 'mediation', decision: 'refused' });
  const asked = await ask(file, drafting(file), 'justice');
  await act('justice', asked, 'papers', { missing: ['application_form'] });
  await file.act('justice', 'refuse', { body: { reason: 'party_refuses', remedy: 'court' } });
  await file.act('justice', 'close');
  const retention = { retentionClass: 'short' };
  const kept = await file.act('justice', 'archive', { body: retention, expect: 409 });
  expect(kept.body).toMatchObject({ code: 'legal_aid_not_on_file', ruleId: 'R40' });
  const { items } = await world.get<ActionsResponse>('justice', `${file.path}/actions`);
  const offered = items.filter(({ allowed }) => allowed).map(({ action }) => action);
  expect(offered).toEqual(expect.arrayContaining(['legal-aid-requests', 'complete-legal-aid-papers']));
  expect(offered).not.toContain('give-legal-advice');

  world.moveTo('2026-11-20T02:00:00.000Z');
  expect(await clocks(file)).toEqual([['decision', '2026-10-21', 'paused']]);
  const ended = await act('justice', asked, 'withdraw', { note: '逾期未补正，视为撤回' });
  expect(ended.body).toMatchObject({ state: 'withdrawn', note: '逾期未补正，视为撤回', endedAt: world.now });
  await file.act('justice', 'archive', { body: retention });
  await file.record('justice', 'legal-aid-requests', drafting(file), 409);
});

test('R15 who may: those on the case ask and advise, officers and the director decide, nobody else knows', async () => {
  const file = await Case.mediating(world);
  const asked = await ask(file, drafting(file));
  const path = `/legal-aid-requests/${asked.id}`;
  const ifMatch = await world.etag('director', path);
  const deciding = [
    ['papers', { missing: ['identity'] }],
    ['decide', GRANT],
    ['assign', { lawyerName: '示例律师' }],
  ] as const;
  for (const [word, body] of deciding)
    for (const [by, expect] of [
      ['mediator', 403],
      ['grid', 403],
      ['admin', 403],
      ['auditor', 403],
      ['police', 404],
      ['other.director', 404],
    ] as const)
      await world.post(by, `${path}/${word}`, { body, ifMatch, expect });
  for (const by of ['police', 'other.director', 'other.mediator']) {
    await world.get(by, path, 404);
    await world.get(by, `${file.path}/legal-aid-requests`, 404);
    await file.record(by, 'legal-aid-requests', drafting(file), 404);
    await world.post(by, `${path}/withdraw`, { body: {}, ifMatch, expect: 404 });
  }
  await file.record('grid', 'legal-aid-requests', drafting(file), 403);
  await world.get('director', `/legal-aid-requests/${newId()}`, 404);
  await world.post('director', `${path}/decide`, { body: GRANT, expect: 428 });
  await world.post('director', `${path}/decide`, { body: GRANT, ifMatch: '"1"', expect: 412 });
  expect(await read(asked.id)).toEqual(asked);
});

test('R15 what does not fit is refused by name, and nothing is written', async () => {
  const file = await Case.mediating(world);
  const asked = await ask(file, drafting(file));
  const before = await entriesOf(file);
  const stranger = newId();
  for (const [body, pointer, code] of [
    [drafting(file, { partyId: 'nobody' }), '/partyId', 'bad_uuid'],
    [drafting(file, { partyId: undefined }), '/partyId', 'required'],
    [drafting(file, { kind: 'money' }), '/kind', 'wrong_code'],
    [drafting(file, { ground: undefined }), '/ground', 'required'],
    [drafting(file, { ground: 'friendship' }), '/ground', 'wrong_code'],
    [drafting(file, { kind: 'advice' }), '/ground', 'not_allowed_with'],
    [drafting(file, { receivedOn: 'soon' }), '/receivedOn', 'bad_day'],
    [drafting(file, { fee: '1.00' }), '/fee', 'unknown_field'],
  ] as const) {
    const reply = await file.record('mediator', 'legal-aid-requests', body, 400);
    const [error] = (reply.body as { errors: Json[] }).errors;
    expect(error).toMatchObject({ code, pointer });
  }
  for (const [body, code] of [
    [drafting(file, { partyId: stranger }), 'party_unknown'],
    [drafting(file, { receivedOn: '2026-10-15' }), 'occurred_in_future'],
    [drafting(file, { receivedOn: '2026-10-13' }), 'occurred_before_receipt'],
    [drafting(file, { id: asked.id }), 'id_in_use'],
  ] as const)
    expect(codeOf(await file.record('mediator', 'legal-aid-requests', body, 409))).toBe(code);
  for (const [word, body, pointer] of [
    ['papers', { missing: [] }, '/missing'],
    ['papers', { missing: ['identity', 'identity'] }, '/missing'],
    ['papers', { missing: ['money'] }, '/missing'],
    ['decide', { granted: true }, '/reason'],
    ['decide', { granted: 'yes', reason: '是' }, '/granted'],
    ['assign', {}, '/staffId'],
    ['assign', { staffId: world.staff('卢律师'), lawyerName: '示例律师' }, '/lawyerName'],
    ['advise', {}, '/note'],
    ['withdraw', { note: '' }, '/note'],
  ] as const) {
    const reply = await act('director', asked, word, body, 400);
    const [error] = (reply.body as { errors: Json[] }).errors;
    expect({ word, pointer: error?.['pointer'] }).toEqual({ word, pointer });
  }
  expect(codeOf(await act('director', asked, 'advise', { note: '说明' }, 409))).toBe('legal_aid_needs_decision');
  const early = { ...GRANT, occurredAt: TEST_NOW };
  world.wait(30);
  const later = await ask(file, drafting(file));
  expect(codeOf(await act('director', later, 'decide', early, 409))).toBe('legal_aid_out_of_order');
  await act('director', later, 'decide', GRANT);
  const outside = await act('director', later, 'assign', { staffId: newId() }, 400);
  expect((outside.body as { errors: Json[] }).errors).toEqual([
    expect.objectContaining({ pointer: '/staffId', code: 'unknown_reference' }),
  ]);
  expect(await entriesOf(file)).toBe(before + 2);
});

test('R15 of two who decide at once one does, and the list tells what became of all', async () => {
  const file = await Case.registered(world);
  const first = await ask(file, drafting(file), 'justice');
  const second = await ask(file, { partyId: linOf(file), kind: 'advice' }, 'justice');
  const path = `/legal-aid-requests/${first.id}`;
  const ifMatch = await world.etag('director', path);
  const people = await Promise.all(['director', 'justice'].map((by) => world.as(by)));
  const replies = await Promise.all(
    people.map((agent, index) =>
      agent
        .post(`${path}/decide`)
        .set('If-Match', ifMatch)
        .send({ granted: index === 0, reason: '经审查' }),
    ),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
  const { items } = await world.get<{ items: LegalAidRequestResponse[] }>('justice', `${file.path}/legal-aid-requests`);
  expect(items.map(({ id }) => id)).toEqual([first.id, second.id]);
  const one = await world.get<{ items: LegalAidRequestResponse[]; nextCursor: string }>(
    'justice',
    `${file.path}/legal-aid-requests?limit=1`,
  );
  expect(one.items.map(({ id }) => id)).toEqual([first.id]);
  const rest = await world.get<{ items: LegalAidRequestResponse[] }>(
    'justice',
    `${file.path}/legal-aid-requests?limit=1&cursor=${encodeURIComponent(one.nextCursor)}`,
  );
  expect(rest.items.map(({ id }) => id)).toEqual([second.id]);
});
