/** Cases that belong together: one merged into another, one split off another, two linked; everything sent wrong, and all at once. */
import type { Response } from 'supertest';
import type {
  DisputeFileResponse,
  MissingResponse,
  TimelineResponse,
} from '../../src/modules/case-file/case-file.dto.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import type { LinkListResponse, LinkResponse } from '../../src/modules/disputes/link.dto.js';
import type { PartyListResponse } from '../../src/modules/parties/party.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, CLEAN, type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

const person = (name: string, role: string, rest: Json = {}): { id: string } & Json => ({
  id: newId(),
  role,
  kind: 'person',
  name,
  ...rest,
});

const linksOf = (file: Case, by = 'director'): Promise<LinkListResponse> =>
  world.get<LinkListResponse>(by, `${file.path}/links`);

const lastEntry = async (file: Case) =>
  (await world.get<TimelineResponse>('director', `${file.path}/timeline`)).items.at(-1);

const codeOf = ({ body }: Response): unknown => (body as { code: string }).code;
const faultsOf = ({ body }: Response): unknown => (body as { errors: { pointer: string }[] }).errors[0]?.pointer;

/** What the tables hold of a case and its links. */
async function written(...files: Case[]): Promise<string> {
  const { rows } = await app.pool.query<{ digest: string }>(
    `SELECT md5(string_agg(t::text, '' ORDER BY t::text)) AS digest FROM (
       SELECT to_jsonb(d)::text AS t FROM dispute d WHERE id = ANY($1::uuid[])
       UNION ALL SELECT to_jsonb(p)::text FROM party p WHERE dispute_id = ANY($1::uuid[])
       UNION ALL SELECT to_jsonb(l)::text FROM dispute_link l WHERE from_dispute_id = ANY($1::uuid[]) OR to_dispute_id = ANY($1::uuid[])
       UNION ALL SELECT to_jsonb(n)::text FROM case_note n WHERE dispute_id = ANY($1::uuid[])) AS rows`,
    [files.map(({ id }) => id)],
  );
  return rows[0]?.digest ?? '';
}

describe('merging', () => {
  test('R4 two neighbours apply for the same leak: one case, the earliest receipt, nobody doubled', async () => {
    const chen = { phone: '13800001111', idNumber: '350981199001010011', address: '安居小区3号楼402' };
    const first = await Case.registered(world, 'justice', {
      receivedAt: '2026-10-12T01:00:00Z',
      parties: [
        person('陈某', 'applicant', {
          ...chen,
          representatives: [{ kind: 'agent', name: '陈妹', maySettle: true, letterNo: '授权委托书' }],
        }),
        person('周某', 'third_party', { phone: '13800002222' }),
        person('陈小某', 'applicant', { minor: true, representatives: [{ kind: 'legal', name: '陈某' }] }),
      ],
    });
    const second = await Case.mediating(world);
    await world.post('justice', `${second.path}/parties`, {
      body: person('周 某', 'respondent', { phone: '13800003333' }),
    });
    await world.post('justice', `${second.path}/parties`, {
      body: person('周某', 'third_party', { phone: '+86 138 0000 2222' }),
    });
    const before = await world.get<DisputeResponse>('justice', first.path);
    const merged = await first.act('justice', 'merge', { body: { intoDisputeId: second.id, reason: '同一漏水' } });
    expect(merged.body).toMatchObject({ id: first.id, state: 'merged' });

    const target = await world.get<DisputeFileResponse>('justice', `${second.path}?expand=parties,links`);
    expect(target).toMatchObject({ state: 'mediating', receivedAt: '2026-10-12T01:00:00.000Z' });
    const parties = target.parties ?? [];
    expect(parties.map(({ name }) => name)).toEqual(['陈某', '林某', '周 某', '周某', '陈某', '陈小某']);
    const moved = parties.find(({ idNumber }) => idNumber !== null);
    expect(moved).toMatchObject({ phone: '138******11', rightsNotices: [], consents: [], role: 'applicant' });
    expect(moved?.representatives).toEqual([expect.objectContaining({ name: '陈妹', kind: 'agent', maySettle: true })]);
    expect(parties[5]).toMatchObject({ minor: true, representatives: [{ kind: 'legal', name: '陈某' }] });

    // Sealed anew under the key of the other case.
    const revealed = await world.post('justice', `${second.path}/parties/${moved?.id ?? ''}/reveal`, {
      body: { fields: ['phone', 'idNumber', 'address'], purpose: 'contact' },
      expect: 200,
    });
    expect(revealed.body).toEqual(chen);

    // Who stood in both is told, and was not doubled.
    const entry = await lastEntry(second);
    expect(entry).toMatchObject({ type: 'MergedIn', note: '同一漏水', details: { mergedDisputeId: first.id } });
    expect(entry?.details['alreadyThere']).toEqual([{ fromPartyId: first.parties[1], partyId: parties[3]?.id }]);
    expect(await lastEntry(first)).toMatchObject({ type: 'Merged', note: '同一漏水' });

    // The receipt of the merged case can still be shown.
    const after = await world.get<DisputeResponse>('justice', first.path);
    expect(after).toMatchObject({ receiptNo: before.receiptNo, receivedAt: before.receivedAt });
    expect((await linksOf(first)).items).toMatchObject([
      { kind: 'merged_into', direction: 'to', disputeId: second.id, state: 'mediating' },
    ]);
    expect(target.links).toMatchObject({
      items: [{ kind: 'merged_into', direction: 'from', receiptNo: before.receiptNo }],
    });
    const found = await world.get<{ items: { id: string }[] }>(
      'justice',
      `/disputes?q=${encodeURIComponent('陈小某')}`,
    );
    expect(found.items.map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, second.id]));
  });

  test('R3 who came with the merged case is told their rights before sitting at the table', async () => {
    const [source, target] = [await Case.registered(world), await Case.mediating(world)];
    await source.act('justice', 'merge', { body: { intoDisputeId: target.id } });
    const { items } = await world.get<PartyListResponse>('justice', `${target.path}/parties`);
    const [, , third] = items;
    const plan = { startsAt: world.now, endsAt: '2026-10-14T09:00:00.000Z', venue: 'on_site' };
    const { id } = (await target.record('mediator', 'sessions', plan)).body as { id: string };
    const attendance = [
      { staffId: world.staff('王调解'), as: 'mediator', present: true },
      { partyId: third?.id, as: 'party', present: true },
    ];
    const body = target.held({ attendance });
    const refused = await world.act('mediator', `${target.path}/sessions/${id}`, 'hold', { body, expect: 409 });
    expect(codeOf(refused)).toBe('rights_notice_missing');
  });

  test('R16 danger comes along; the report it demands stays owed where it was', async () => {
    const source = await Case.registered(world, 'justice', { riskFlags: ['weapon'] });
    const target = await Case.registered(world);
    await source.act('justice', 'merge', { body: { intoDisputeId: target.id } });
    expect(await target.get('justice')).toMatchObject({ riskFlags: ['weapon'], policeReport: { state: 'none' } });
    expect(codeOf(await source.act('justice', 'close', { expect: 409 }))).toBe('police_report_open');
    const { forNextStep } = await world.get<MissingResponse>('justice', `${source.path}/missing`);
    expect(forNextStep.map(({ action }) => action)).toEqual(['close', 'police-reports']);
  });

  test('R16 nobody flags what was merged: its danger is the other case’s now', async () => {
    const into = await Case.accepted(world);
    const source = await Case.registered(world, 'justice', { riskFlags: ['violence'] });
    await source.act('justice', 'merge', { body: { intoDisputeId: into.id } });
    const body = { add: ['weapon'], remove: [] };
    expect(codeOf(await source.act('justice', 'risk-flags', { body, expect: 409 }))).toBe('wrong_state');
    expect(
      codeOf(await source.act('justice', 'risk-level', { body: { level: 'red', reason: '扬言报复' }, expect: 409 })),
    ).toBe('wrong_state');
    const report = { reportedOn: '2026-10-14', method: 'phone', unit: '示例派出所' };
    expect((await source.record('justice', 'police-reports', report)).body).toMatchObject({ cleared: true });
  });

  test('R20 what keeps listeners out comes along: the open session is closed; it goes with what is split off as well', async () => {
    const into = await Case.mediating(world);
    const planned = await into.record('mediator', 'sessions', {
      startsAt: '2026-10-20T01:00:00.000Z',
      endsAt: '2026-10-20T02:00:00.000Z',
      venue: 'room',
      roomId: world.room(),
      openness: 'open',
    });
    const { id: sessionId } = planned.body as { id: string };
    const source = await Case.registered(world);
    await source.act('justice', 'confidentiality', { body: { grounds: ['privacy'] } });
    await source.act('justice', 'merge', { body: { intoDisputeId: into.id } });
    expect(await world.get('mediator', `${into.path}/sessions/${sessionId}`)).toMatchObject({
      openness: 'closed',
      closedReason: 'privacy',
    });
    const split = { title: '楼道堆物', facts: '另有争执。', partyIds: into.parties, reason: '两件事' };
    const { id } = (await into.act('justice', 'split', { body: split, expect: 201 })).body as { id: string };
    const { rows } = await app.pool.query<{ grounds: string[] }>(
      `SELECT folded -> 'risk' -> 'confidential' AS grounds FROM dispute WHERE id = $1`,
      [id],
    );
    expect(rows).toEqual([{ grounds: ['privacy'] }]);
  });

  test('who has left the merged case does not come along', async () => {
    const parties = [person('陈某', 'applicant'), person('林某', 'respondent'), person('许某', 'respondent')];
    const source = await Case.registered(world, 'justice', { parties });
    await world.act('justice', `${source.path}/parties/${parties[1]?.id ?? ''}`, 'leave', {
      body: { reason: 'not_concerned' },
      ifMatch: await world.etag('justice', source.path),
    });
    const target = await Case.registered(world);
    await source.act('justice', 'merge', { body: { intoDisputeId: target.id } });
    const { items } = await world.get<PartyListResponse>('justice', `${target.path}/parties`);
    expect(items.map(({ name }) => name)).toEqual(['陈某', '林某', '陈某', '许某']);
  });

  test('R38 the merged case is only read, then closed, and never reopened', async () => {
    const [source, target] = [await Case.accepted(world), await Case.registered(world)];
    await source.act('justice', 'merge', { body: { intoDisputeId: target.id } });
    expect((await world.get<DisputeResponse>('justice', source.path)).deadlines).toMatchObject([{ state: 'met' }]);
    await world.patch('justice', source.path, { body: { title: '改题' }, expect: 409 });
    await source.act('director', 'corrections', {
      body: { pointer: '/title', old: '楼上漏水', new: '改题', reason: '误写' },
      expect: 409,
    });
    await source.record(
      'justice',
      'consents',
      { partyId: source.parties[0], subject: 'mediation', decision: 'given' },
      409,
    );
    await source.record('justice', 'links', { disputeId: target.id, kind: 'related' }, 409);
    await source.act('justice', 'merge', { body: { intoDisputeId: target.id }, expect: 409 });
    const reason = { closeReason: 'sued' };
    expect(codeOf(await source.act('justice', 'close', { body: reason, expect: 409 }))).toBe(
      'close_reason_not_applicable',
    );
    expect((await source.act('justice', 'close')).body).toMatchObject({ state: 'closed' });
    expect(codeOf(await source.act('director', 'reopen', { body: { reason: '再来' }, expect: 409 }))).toBe(
      'reopen_not_possible',
    );
  });

  test('refusals say which case stands in the way, and nothing is written', async () => {
    const [source, other, closed] = [
      await Case.registered(world),
      await Case.registered(world),
      await Case.registered(world),
    ];
    await closed.act('justice', 'refuse', { body: { reason: 'outside_scope', remedy: 'court' } });
    await closed.act('justice', 'close');
    const neighbours = await Case.registered(world, 'other.director', { centerId: world.neighbour });
    const before = await written(source, other, closed);
    const into = (intoDisputeId: unknown, expect: number, by = 'justice'): Promise<Response> =>
      source.act(by, 'merge', { body: { intoDisputeId }, expect });
    const finished = await into(closed.id, 409);
    expect(finished.body).toMatchObject({ code: 'merge_target_finished' });
    expect((finished.body as { detail: string }).detail).toContain('结案');
    expect(codeOf(await into(source.id, 409))).toBe('merge_into_itself');
    for (const nowhere of [newId(), neighbours.id]) {
      const unknown = await into(nowhere, 400);
      expect([codeOf(unknown), faultsOf(unknown)]).toEqual(['unknown_reference', '/intoDisputeId']);
    }
    expect((await into('x', 400)).body).toMatchObject({ code: 'validation_failed' });
    await into(other.id, 403, 'grid');
    await source.act('justice', 'merge', { body: { intoDisputeId: other.id }, ifMatch: '"1"', expect: 412 });
    await source.act('justice', 'merge', { body: { intoDisputeId: other.id }, ifMatch: null, expect: 428 });
    await source.act('justice', 'merge', {
      body: { intoDisputeId: other.id, occurredAt: '2030-01-01T00:00:00Z' },
      expect: 409,
    });
    expect(await written(source, other, closed)).toBe(before);
  });

  test('the officer acts on both: one who only sees the other case may not merge into it', async () => {
    const target = await Case.assigned(world);
    // Registered by the police, then assigned to the justice bureau: they see it and work on it no more.
    const seen = await Case.registered(world, 'police');
    await seen.act('justice', 'accept', { body: { screening: CLEAN } });
    await seen.act('justice', 'assign', { body: { mediatorIds: [world.staff('王调解')] } });
    const own = await Case.registered(world, 'police');
    await own.act('police', 'merge', { body: { intoDisputeId: seen.id }, expect: 403 });
    await own.act('police', 'merge', { body: { intoDisputeId: target.id }, expect: 400 });
  });

  test('A into B and B into A at once: one wins, and nobody waits for ever', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await Case.registered(world), await Case.registered(world)];
      const justice = await world.as('justice');
      const tag = await world.etag('justice', a.path);
      const merge = async (from: Case, into: Case): Promise<Response> =>
        justice.post(`${from.path}/merge`).set('If-Match', tag).send({ intoDisputeId: into.id });
      const replies = await Promise.all([merge(a, b), merge(b, a), merge(a, b), merge(b, a)]);
      expect(replies.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
      for (const reply of replies) if (reply.status !== 200) expect([409, 412]).toContain(reply.status);
      const states = [await a.get('justice'), await b.get('justice')].map(({ state }) => state);
      expect(states.sort()).toEqual(['merged', 'registered']);
      const { rows } = await app.pool.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM dispute_link WHERE from_dispute_id = ANY($1::uuid[])',
        [[a.id, b.id]],
      );
      expect(rows[0]?.count).toBe(1);
    }
  });
});

describe('splitting', () => {
  const body = (file: Case, rest: Json = {}): Json => ({
    title: '楼道堆物',
    facts: '双方另就楼道堆放杂物发生争执。',
    partyIds: [...file.parties],
    reason: '两件事起因不同',
    ...rest,
  });

  test('R4 a second quarrel becomes a case of its own, received when the first was; the first goes on', async () => {
    const file = await Case.registered(world, 'justice', {
      receivedAt: '2026-10-08T01:00:00Z',
      location: { address: '安居小区3号楼502' },
      parties: [
        person('陈某', 'applicant', { phone: '13800004444' }),
        person('林某', 'respondent'),
        person('许某', 'respondent'),
      ],
    });
    await file.act('director', 'accept', { body: { screening: CLEAN } });
    const split = await file.act('justice', 'split', {
      body: body(file, { partyIds: file.parties.slice(0, 2), claims: ['清理楼道'] }),
      expect: 201,
    });
    const { id, receiptNo } = split.body as DisputeResponse;
    expect(split.headers['location']).toBe(`/api/v1/disputes/${id}`);
    const old = await world.get<DisputeFileResponse>('justice', `${file.path}?expand=parties`);
    const fresh = await world.get<DisputeFileResponse>('justice', `/disputes/${id}?expand=parties,timeline,links`);
    expect(fresh).toMatchObject({
      state: 'registered',
      number: null,
      title: '楼道堆物',
      claims: ['清理楼道'],
      receivedAt: '2026-10-08T01:00:00.000Z',
      source: old.source,
      category: 'neighbor',
      subcategory: 'water_leak',
      location: { address: '安居小区3号楼502' },
      links: { items: [{ kind: 'split_from', direction: 'to', disputeId: file.id }], hidden: 0 },
    });
    expect(receiptNo).not.toBe(old.receiptNo);
    expect(fresh.routedDepartmentId).not.toBeNull();
    expect(fresh.parties?.map(({ name, phone }) => [name, phone])).toEqual([
      ['陈某', '138******44'],
      ['林某', null],
    ]);
    expect(fresh.timeline?.map(({ type, late }) => [type, late])).toEqual([
      ['Registered', false],
      ['Routed', false],
    ]);
    expect(old).toMatchObject({ state: 'accepted' });
    expect(old.parties).toHaveLength(3);
    expect(await lastEntry(file)).toMatchObject({
      type: 'SplitOff',
      note: '两件事起因不同',
      details: { newDisputeId: id },
    });
    expect((await linksOf(file)).items).toMatchObject([{ kind: 'split_from', direction: 'from', disputeId: id }]);
  });

  test('R16 the danger goes with it: the flags, the colour they give, the report owed; unless others are named', async () => {
    const file = await Case.registered(world, 'justice', { riskFlags: ['weapon'], peopleInvolved: 9 });
    const split = async (rest: Json = {}): Promise<DisputeResponse> =>
      (await file.act('justice', 'split', { body: body(file, rest), expect: 201 })).body as DisputeResponse;
    const inherited = await split();
    expect(inherited).toMatchObject({
      riskFlags: ['weapon', 'mass'],
      riskLevel: 'red',
      riskReasons: [{ code: 'weapon' }, { code: 'mass' }, { code: 'concerns_police' }],
      policeReport: { state: 'required', flags: ['weapon'] },
    });
    const { items } = await world.get<TimelineResponse>('justice', `/disputes/${inherited.id}/timeline`);
    expect(items[0]).toMatchObject({ type: 'Registered', details: { riskFlags: ['weapon', 'mass'] } });
    expect(items.map(({ type }) => type)).not.toContain('RiskFlagsChanged');
    expect(await split({ riskFlags: ['self_harm'] })).toMatchObject({ riskFlags: ['self_harm'], riskLevel: 'red' });
    expect(await split({ riskFlags: [] })).toMatchObject({ riskFlags: [], riskLevel: 'green', riskReasons: [] });
    const refused = async (riskFlags: unknown): Promise<unknown> =>
      faultsOf(await file.act('justice', 'split', { body: body(file, { riskFlags }), expect: 400 }));
    expect(await refused(['no_such_flag'])).toBe('/riskFlags/0');
    expect(await refused(['weapon', 'weapon'])).toBe('/riskFlags');
    expect(await refused('weapon')).toBe('/riskFlags');
  });

  test('what people raised the colour to stays behind, and a flag no longer in the table goes along', async () => {
    const file = await Case.registered(world, 'justice', { riskFlags: ['mass'] });
    await file.act('justice', 'risk-level', { body: { level: 'red', reason: '扬言报复' } });
    const retire = `UPDATE code_entry SET valid_to = $1 WHERE table_name = 'risk-flags' AND code = 'mass'`;
    await app.pool.query(retire, ['2026-10-01']);
    const split = await file.act('justice', 'split', { body: body(file), expect: 201 });
    await app.pool.query(retire, [null]);
    expect(split.body).toMatchObject({ riskFlags: ['mass'], riskLevel: 'yellow' });
  });

  test('a mediator splits their own case; it waits at the counter like any other', async () => {
    const file = await Case.mediating(world);
    const reply = await file.act('mediator', 'split', { body: body(file), expect: 201 });
    const { id } = reply.body as { id: string };
    expect(reply.body).toMatchObject({ state: 'registered' });
    await world.act('mediator', `/disputes/${id}`, 'accept', { body: { screening: CLEAN }, expect: 403 });
    expect(
      (await world.act('justice', `/disputes/${id}`, 'accept', { body: { screening: CLEAN } })).body,
    ).toMatchObject({
      state: 'accepted',
    });
  });

  test('is refused without an applicant, for strangers, in a case that has ended, and as a second case of one id', async () => {
    const file = await Case.registered(world);
    const split = (rest: Json, expect: number, by = 'justice'): Promise<Response> =>
      file.act(by, 'split', { body: body(file, rest), expect });
    const before = await written(file);
    expect(codeOf(await split({ partyIds: [file.parties[1]] }, 409))).toBe('no_applicant');
    expect(codeOf(await split({ partyIds: [file.parties[0], newId()] }, 409))).toBe('party_unknown');
    expect(codeOf(await split({ id: file.id }, 409))).toBe('id_in_use');
    expect(faultsOf(await split({ category: 'no_such_thing' }, 400))).toBe('/category');
    expect(faultsOf(await split({ partyIds: [] }, 400))).toBe('/partyIds');
    await split({}, 403, 'grid');
    expect(await written(file)).toBe(before);
    await file.act('justice', 'withdraw', { body: { partyId: file.parties[0] } });
    expect(codeOf(await split({}, 409))).toBe('wrong_state');
  });

  test('the same key splits once', async () => {
    const file = await Case.registered(world);
    const headers = { 'Idempotency-Key': newId() };
    const ask = { body: body(file), headers, ifMatch: await world.etag('justice', file.path), expect: 201 };
    const first = await file.act('justice', 'split', ask);
    const again = await file.act('justice', 'split', ask);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect((again.body as { id: string }).id).toBe((first.body as { id: string }).id);
    expect((await linksOf(file)).items).toHaveLength(1);
  });
});

describe('links', () => {
  test('R10 stand on both cases, and are ended on both', async () => {
    const [a, b] = [await Case.registered(world), await Case.registered(world)];
    const linked = await a.record('justice', 'links', { disputeId: b.id, kind: 'follow_up' });
    expect(linked.body).toMatchObject({ kind: 'follow_up', direction: 'to', disputeId: b.id, state: 'registered' });
    expect(linked.headers['location']).toBe(`/api/v1${a.path}`);
    const { id } = linked.body as LinkResponse;
    expect((await linksOf(b)).items).toMatchObject([{ id, kind: 'follow_up', direction: 'from', disputeId: a.id }]);
    for (const file of [a, b]) expect(await lastEntry(file)).toMatchObject({ type: 'Linked' });
    expect(codeOf(await a.record('justice', 'links', { disputeId: b.id, kind: 'follow_up' }, 409))).toBe(
      'already_linked',
    );
    expect(codeOf(await b.record('justice', 'links', { disputeId: a.id, kind: 'follow_up' }, 409))).toBe(
      'already_linked',
    );
    await world.act('justice', b.path, `links/${id}/end`);
    for (const file of [a, b]) {
      expect(await linksOf(file)).toEqual({ items: [], hidden: 0 });
      expect(await lastEntry(file)).toMatchObject({ type: 'LinkEnded' });
    }
    await world.act('justice', a.path, `links/${id}/end`, { expect: 404 });
    await a.record('justice', 'links', { disputeId: b.id, kind: 'follow_up' });
  });

  test('two link the same two cases crosswise at once: one link', async () => {
    const [a, b] = [await Case.registered(world), await Case.registered(world)];
    const justice = await world.as('justice');
    const link = async (from: Case, to: Case): Promise<Response> =>
      justice.post(`${from.path}/links`).send({ disputeId: to.id, kind: 'same_cause' });
    const replies = await Promise.all([link(a, b), link(b, a), link(a, b), link(b, a)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect((await linksOf(a)).items).toHaveLength(1);
  });

  test('tell of cases the caller may not know only how many there are', async () => {
    const [open, assigned] = [await Case.registered(world), await Case.assigned(world)];
    const { body } = await open.record('justice', 'links', { disputeId: assigned.id, kind: 'same_cause' });
    expect(await linksOf(open, 'police')).toEqual({ items: [], hidden: 1 });
    expect(JSON.stringify(await linksOf(open, 'police'))).not.toContain(assigned.id);
    expect((await linksOf(open, 'justice')).items).toHaveLength(1);
    await world.get('other.director', `${open.path}/links`, 404);
    const { id } = body as LinkResponse;
    await world.act('police', open.path, `links/${id}/end`, { expect: 404 });
    const { links } = (await open.get('police', 'links')) as { links: unknown };
    expect(links).toEqual({ items: [], hidden: 1 });
    // Nor does the timeline, alone or with the file; whoever may know of it reads it there, also when the link has ended.
    await open.act('justice', `links/${id}/end`);
    for (const path of [`${open.path}/timeline`, `${open.path}?expand=timeline`])
      for (const [by, told] of [
        ['police', 0],
        ['justice', 1],
      ] as const) {
        const text = JSON.stringify(await world.get(by, path));
        expect(text.split('"Linked"')).toHaveLength(2);
        expect(text.split(assigned.id)).toHaveLength(told + 1);
      }
  });

  test('nor does the timeline of a merged, absorbing or split case tell ids of what the reader may not know', async () => {
    const [source, into] = [await Case.registered(world), await Case.assigned(world)];
    const parties = await world.get<PartyListResponse>('justice', `${source.path}/parties`);
    await source.act('justice', 'merge', { body: { intoDisputeId: into.id } });
    const split = { title: '楼道堆物', facts: '另有争执。', partyIds: into.parties, reason: '两件事' };
    const second = ((await into.act('justice', 'split', { body: split, expect: 201 })).body as DisputeResponse).id;
    const read = async (by: string, id: string): Promise<string> =>
      JSON.stringify(await world.get(by, `/disputes/${id}/timeline`));
    expect(await read('police', source.id)).not.toContain(into.id);
    expect(await read('police', second)).not.toContain(into.id);
    for (const id of [source.id, second]) expect(await read('justice', id)).toContain(into.id);
    const absorbed = await read('mediator', into.id);
    expect(absorbed).toContain('"MergedIn"');
    expect(absorbed).not.toContain(source.id);
    for (const { id } of parties.items) expect(absorbed).not.toContain(id);
    expect(await read('director', into.id)).toContain(source.id);
  });

  test('what was sent wrong is refused', async () => {
    const file = await Case.registered(world);
    const before = await written(file);
    const link = (body: Json, expect: number, by = 'justice'): Promise<Response> =>
      world.post(by, `${file.path}/links`, { body, expect });
    expect(codeOf(await link({ disputeId: file.id, kind: 'related' }, 409))).toBe('link_to_itself');
    expect(faultsOf(await link({ disputeId: newId(), kind: 'related' }, 400))).toBe('/disputeId');
    expect(faultsOf(await link({ disputeId: newId(), kind: 'split_from' }, 400))).toBe('/kind');
    await link({ disputeId: file.id, kind: 'related' }, 403, 'grid');
    await world.act('justice', file.path, `links/${newId()}/end`, { expect: 404 });
    expect(await written(file)).toBe(before);
  });
});
