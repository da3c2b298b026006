/**
 * Mediators who should not mediate, over HTTP: a conflict declared, a challenge upheld between two sessions, one refused, what
 * speaks against somebody's neutrality, guests only with the consent that covers them (R18, R19), and who leads where (R6).
 */
import type { Response } from 'supertest';
import { addMinutes } from '../../src/domain/shared/day.js';
import type { DisputeFileResponse } from '../../src/modules/case-file/case-file.dto.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import type {
  ChallengeListResponse,
  ChallengeResponse,
  ConflictListResponse,
  NeutralityResponse,
} from '../../src/modules/participants/participants.dto.js';
import type { SessionResponse } from '../../src/modules/sessions/session.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, CLEAN, type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

const codeOf = ({ body }: Response): string => (body as { code: string }).code;
const codesOf = ({ body }: Response): string[] =>
  (body as { reasons: { code: string }[] }).reasons.map(({ code }) => code);
const faultsOf = ({ body }: Response): string[] =>
  (body as { errors: { pointer: string; code: string }[] }).errors.map(({ pointer, code }) => `${pointer} ${code}`);
const idOf = ({ body }: Response): string => (body as { id: string }).id;

const party = (role: string, name: string, rest: Json = {}) => ({ id: newId(), role, kind: 'person', name, ...rest });

const WANG = '王调解';
const LIN = '林和事';

/** On site: rooms are not what these stories are about. */
async function planned(
  file: Case,
  username: string,
  startsAt: string,
  mediators: readonly string[] = [],
): Promise<string> {
  const mediatorIds = mediators.map((name) => world.staff(name));
  const plan = { startsAt, endsAt: addMinutes(startsAt, 60), venue: 'on_site' };
  return idOf(await file.record(username, 'sessions', mediators.length === 0 ? plan : { ...plan, mediatorIds }));
}

const led = (file: Case, name: string) => [
  { staffId: world.staff(name), as: 'mediator', present: true },
  ...file.parties.map((partyId) => ({ partyId, as: 'party', present: true })),
];

const hold = (file: Case, username: string, id: string, name: string, expect = 200): Promise<Response> =>
  world.act(username, `${file.path}/sessions/${id}`, 'hold', {
    body: file.held({ attendance: led(file, name) }),
    expect,
  });

const session = (file: Case, id: string): Promise<SessionResponse> =>
  world.get<SessionResponse>('director', `${file.path}/sessions/${id}`);

const assign = (file: Case, names: readonly string[], expect = 200): Promise<Response> =>
  file.act('justice', 'assign', { body: { mediatorIds: names.map((name) => world.staff(name)) }, expect });

const challenge = (file: Case, name: string, rest: Json = {}, expect = 201): Promise<Response> =>
  file.record(
    'justice',
    'challenges',
    { partyId: file.parties[1], staffId: world.staff(name), ground: 'relative', ...rest },
    expect,
  );

const decide = (username: string, id: string, upheld: boolean, expect = 200): Promise<Response> =>
  world.act(username, `/challenges/${id}`, 'decide', { body: { upheld, reason: '经核实决定。' }, expect });

describe('R18 a challenge', () => {
  test('upheld between two sessions: the first one stands, the second is led by somebody else', async () => {
    const file = await Case.mediating(world);
    await file.sit('mediator');
    const next = await planned(file, 'mediator', '2026-10-16T06:00:00.000Z');
    app.clock.advance({ minutes: 5 });
    const made = await challenge(file, WANG, { note: '与申请人系表兄弟。' });
    const id = idOf(made);
    expect(made.headers['location']).toBe(`/api/v1/challenges/${id}`);
    expect(made.body).toMatchObject({
      state: 'open',
      ground: 'relative',
      note: '与申请人系表兄弟。',
      decidedAt: null,
      reason: null,
    });
    expect((await session(file, next)).barredMediatorIds).toEqual([world.staff(WANG)]);
    world.moveTo('2026-10-16T07:00:00.000Z');
    const early = await hold(file, 'mediator', next, WANG, 409);
    expect(early.body).toMatchObject({ code: 'challenge_open', ruleId: 'R18' });
    expect((early.body as { detail: string }).detail).toContain(WANG);
    expect(codesOf(await assign(file, [WANG], 409))).toEqual(['challenge_open']);
    const draft = idOf(await file.record('justice', 'agreements', file.agreement()));
    const own = await file.sign('mediator', draft, { by: { staffId: world.staff(WANG) } }, 409);
    expect(codeOf(own)).toBe('challenge_open');

    expect((await decide('justice', id, true, 403)).body).toMatchObject({ code: 'forbidden' });
    const decided = await decide('director', id, true);
    expect(decided.body).toMatchObject({
      state: 'upheld',
      decidedAt: world.now,
      decidedByStaffId: world.staff('周主任'),
      reason: '经核实决定。',
    });
    const { mediatorIds } = await world.get<DisputeResponse>('director', file.path);
    expect(mediatorIds).toEqual([]);
    await world.get('mediator', file.path, 404);
    expect(codesOf(await hold(file, 'justice', next, WANG, 409))).toEqual(['challenge_upheld']);
    expect(codesOf(await assign(file, [WANG], 409))).toEqual(['challenge_upheld']);
    await assign(file, [LIN]);
    await hold(file, 'justice', next, LIN);
    const { sessions } = await world.get<DisputeFileResponse>('director', `${file.path}?expand=sessions`);
    expect(sessions?.map(({ state, barredMediatorIds }) => [state, barredMediatorIds])).toEqual([
      ['held', []],
      ['held', []],
    ]);
    expect(codeOf(await decide('director', id, false, 409))).toBe('challenge_not_open');
    world.moveTo('2026-10-14T02:00:00.000Z');
  });

  test('refused: the mediator stays, and the same ground is not heard twice', async () => {
    const file = await Case.assigned(world);
    const id = idOf(await challenge(file, WANG));
    expect(codeOf(await challenge(file, WANG, {}, 409))).toBe('challenge_pending');
    expect((await decide('director', id, false)).body).toMatchObject({ state: 'rejected' });
    expect((await world.get<DisputeResponse>('mediator', file.path)).mediatorIds).toEqual([world.staff(WANG)]);
    const again = await challenge(file, WANG, {}, 409);
    expect(again.body).toMatchObject({ code: 'challenge_repeated', ruleId: 'R18' });
    await challenge(file, WANG, { ground: 'interest' });
    const { items } = await world.get<ChallengeListResponse>('mediator', `${file.path}/challenges`);
    expect(items.map(({ ground, state }) => [ground, state])).toEqual([
      ['relative', 'rejected'],
      ['interest', 'open'],
    ]);
  });

  test('a director who is challenged does not decide it', async () => {
    const file = await Case.registered(world, 'justice', { track: 'administrative_mediation' });
    await file.act('justice', 'accept', { body: { screening: CLEAN } });
    await world.patch('admin', `/staff/${world.staff('周主任')}`, {
      body: { departmentId: world.department('justice'), isOfficer: true },
    });
    await assign(file, ['周主任']);
    const id = idOf(await challenge(file, '周主任'));
    expect((await decide('director', id, false, 409)).body).toMatchObject({
      code: 'challenge_by_challenged',
      ruleId: 'R18',
    });
    const { rows } = await app.pool.query<{ challenged: boolean }>(
      'SELECT challenge_open AS challenged FROM dispute WHERE id = $1',
      [file.id],
    );
    expect(rows).toEqual([{ challenged: true }]);
  });

  test('only a representative who may choose the mediator challenges for a party', async () => {
    const file = await Case.assigned(world);
    const path = `${file.path}/parties/${file.parties[1] ?? ''}/representatives`;
    const named = async (powers: string[]) =>
      idOf(
        await world.post('justice', path, { body: { kind: 'agent', name: '代某', powers, letterNo: '授权委托书' } }),
      );
    const [carrier, agent] = [await named(['receive_documents']), await named(['choose_mediator'])];
    const lacking = await challenge(file, WANG, { byRepresentativeId: carrier }, 409);
    expect(lacking.body).toMatchObject({ code: 'representative_lacks_power', ruleId: 'R9' });
    expect((await challenge(file, WANG, { byRepresentativeId: agent })).body).toMatchObject({
      byRepresentativeId: agent,
    });
  });
});

describe('R18 a conflict', () => {
  test('declared by the mediator: off the case at once, their time free, the case assigned anew', async () => {
    const file = await Case.mediating(world);
    const at = '2026-10-19T01:00:00.000Z';
    const next = await planned(file, 'mediator', at);
    const conflict = { staffId: world.staff(WANG), ground: 'household', note: '与被申请人同住一户。' };
    const declared = await file.record('mediator', 'conflicts', conflict);
    expect(declared.body).toMatchObject({
      ground: 'household',
      declaredByStaffId: world.staff(WANG),
      occurredAt: world.now,
    });
    await world.get('mediator', file.path, 404);
    expect((await session(file, next)).barredMediatorIds).toEqual([world.staff(WANG)]);
    const { rows } = await app.pool.query('SELECT 1 FROM staff_booking WHERE session_id = $1 AND released_at IS NULL', [
      next,
    ]);
    expect(rows).toEqual([]);
    const { items } = await world.get<ConflictListResponse>('justice', `${file.path}/conflicts`);
    expect(items).toMatchObject([{ staffId: world.staff(WANG), ground: 'household' }]);
    const { timeline } = await world.get<DisputeFileResponse>('justice', `${file.path}?expand=timeline`);
    expect(timeline?.at(-1)).toMatchObject({ type: 'ConflictDeclared', note: '与被申请人同住一户。' });

    expect(codesOf(await assign(file, [WANG], 409))).toEqual(['mediator_has_conflict']);
    // Whoever is left out is filled in with somebody whom nothing bars.
    const filled = await file.act('justice', 'assign', { body: {} });
    expect((filled.body as DisputeResponse).mediatorIds).not.toContain(world.staff(WANG));
    expect((filled.body as DisputeResponse).mediatorIds).toHaveLength(1);
    await world.act('justice', `${file.path}/sessions/${next}`, 'adjourn', {
      body: { startsAt: '2026-10-19T06:00:00.000Z', endsAt: '2026-10-19T07:00:00.000Z' },
    });
    const elsewhere = await Case.mediating(world);
    await planned(elsewhere, 'mediator', '2026-10-19T06:00:00.000Z');
  });

  test('of somebody else is recorded by an officer, and may come before the assignment', async () => {
    const file = await Case.accepted(world);
    const conflict = { staffId: world.staff(LIN), ground: 'former_representative' };
    await file.record('justice', 'conflicts', conflict);
    expect(codesOf(await assign(file, [LIN], 409))).toEqual(['mediator_has_conflict']);
    await assign(file, [WANG]);
    const other = { staffId: world.staff('郑劝和'), ground: 'relative' };
    expect((await file.record('mediator', 'conflicts', other, 409)).body).toMatchObject({
      code: 'conflict_of_another',
      ruleId: 'R18',
    });
    expect(codeOf(await file.record('justice', 'conflicts', conflict, 409))).toBe('mediator_has_conflict');
  });
});

describe('R19 guests', () => {
  test('a consent that names one person or session covers no other', async () => {
    const file = await Case.mediating(world);
    const [chen = '', lin = ''] = file.parties;
    const invite = (partyId: string, subjectId?: string) =>
      file.record('mediator', 'consents', {
        partyId,
        subject: 'invite',
        decision: 'given',
        ...(subjectId === undefined ? {} : { subjectId }),
      });
    await invite(chen);
    await invite(lin, world.staff('方法官'));
    const plan = (guest: object, rest: Json = {}) => ({
      startsAt: '2026-10-20T01:00:00.000Z',
      endsAt: '2026-10-20T02:00:00.000Z',
      venue: 'on_site',
      invited: [{ as: 'invited', ...guest }],
      ...rest,
    });
    const stopped = await file.record('mediator', 'sessions', plan({ staffId: world.staff('卢律师') }), 409);
    expect(stopped.body).toMatchObject({ code: 'invite_consent_missing', ruleId: 'R19' });
    expect(codesOf(await file.record('mediator', 'sessions', plan({ name: '邻居甲' }), 409))).toEqual([
      'invite_consent_missing',
    ]);
    await file.record('mediator', 'sessions', plan({ staffId: world.staff('方法官') }));
    const id = newId();
    await invite(lin, id);
    const at = { startsAt: '2026-10-20T03:00:00.000Z', endsAt: '2026-10-20T04:00:00.000Z' };
    await file.record('mediator', 'sessions', plan({ name: '邻居甲' }, { id, ...at }));
  });
});

describe('R6 who leads', () => {
  test.each([
    ['police_mediation', ['武警官'], []],
    ['police_mediation', ['葛网格长'], ['lead_not_permitted']],
    ['court_pre_filing', ['方法官'], []],
    ['court_entrusted', [LIN], []],
    ['consultation', ['葛网格长'], []],
    ['peoples_mediation', ['方法官'], ['mediator_not_in_term', 'peoples_mediator_needed']],
    ['peoples_mediation', [WANG, '方法官'], ['mediator_not_in_term']],
  ])('%s by %s', async (track, names, codes) => {
    const file = await Case.registered(world, 'justice', { track });
    await file.act('justice', 'accept', { body: { screening: CLEAN } });
    const reply = await assign(file, names, codes.length === 0 ? 200 : 409);
    if (codes.length > 0) expect(codesOf(reply)).toEqual(codes);
  });

  test('a duty judge alone neither leads a people’s mediation nor signs its agreement', async () => {
    const file = await Case.mediating(world);
    const id = await planned(file, 'mediator', world.now);
    expect(codesOf(await hold(file, 'mediator', id, '方法官', 409))).toEqual([
      'mediator_not_in_term',
      'peoples_mediator_needed',
    ]);
    await hold(file, 'mediator', id, WANG);
    const draft = idOf(await file.record('mediator', 'agreements', file.agreement()));
    const judge = await file.sign('mediator', draft, { by: { staffId: world.staff('方法官') } }, 409);
    expect(codeOf(judge)).toBe('signer_unknown');
  });
});

describe('R18 an officer who mediates and answers for the case', () => {
  test('declares a conflict: nobody answers for it, the director sees it wait, and it is not theirs again', async () => {
    const file = await Case.registered(world, 'justice', { track: 'administrative_mediation' });
    await file.act('justice', 'accept', { body: { screening: CLEAN } });
    const officer = ((await assign(file, ['司某某'])).body as DisputeResponse).responsibleOfficerId;
    const given = await file.act('justice', 'assign', { body: { mediatorIds: [officer] } });
    expect(given.body).toMatchObject({ mediatorIds: [officer], responsibleOfficerId: officer, queued: false });
    await file.record('justice', 'conflicts', { staffId: officer, ground: 'relative' });
    const waits = { mediatorIds: [], responsibleOfficerId: null, queued: true };
    expect(await world.get<DisputeResponse>('director', file.path)).toMatchObject({ state: 'assigned', ...waits });
    const { toAssign } = await world.get<{ toAssign: { disputeId: string }[] }>('director', '/desk');
    expect(toAssign.map(({ disputeId }) => disputeId)).toContain(file.id);
    const again = await file.act('director', 'assign', { body: { mediatorIds: [world.staff('方法官')] } });
    expect(again.body).toMatchObject({ mediatorIds: [world.staff('方法官')], queued: false });
    expect((again.body as DisputeResponse).responsibleOfficerId).not.toBe(officer);
  });
});

describe('neutrality', () => {
  const look = async (file: Case, name: string, username = 'justice') => {
    const { items } = await world.get<NeutralityResponse>(
      username,
      `${file.path}/neutrality?staffId=${world.staff(name)}`,
    );
    return items[0];
  };

  test('same flat, same work unit, one side mediated for before: told, and never refused', async () => {
    const home = '安居小区3号楼502';
    const admin = (name: string, body: Json) => world.patch('admin', `/staff/${world.staff(name)}`, { body });
    const kept = await admin('郑劝和', { homeAddress: home, workUnit: '示例物业公司' });
    expect(kept.body).toMatchObject({ homeAddressKnown: true, workUnit: '示例物业公司' });
    expect(JSON.stringify(kept.body)).not.toContain(home);
    const { rows } = await app.pool.query('SELECT s::text AS line FROM staff s WHERE name = $1', ['郑劝和']);
    expect(JSON.stringify(rows)).not.toContain(home);

    const phone = '13900000777';
    const before = await Case.registered(world, 'justice', {
      parties: [party('applicant', '陈某', { phone }), party('respondent', '何某')],
    });
    await before.act('justice', 'accept', { body: { screening: CLEAN } });
    await assign(before, ['郑劝和']);

    const parties = [
      party('applicant', '陈某', { phone, workUnit: ' 示例 物业公司 ' }),
      party('respondent', '林某', { address: '安居小区 3 号楼 502 室' }),
    ];
    const file = await Case.registered(world, 'justice', { parties });
    await file.act('justice', 'accept', { body: { screening: CLEAN } });
    const found = await look(file, '郑劝和');
    const [chen, lin] = file.parties;
    expect(found?.bars).toEqual([]);
    expect(found?.warnings.map(({ code, partyIds, cases }) => [code, partyIds, cases])).toEqual([
      ['same_household', [lin], 0],
      ['same_grid', [lin], 0],
      ['same_work_unit', [chen], 0],
      ['mediated_one_side', [chen], 1],
    ]);
    expect(found?.warnings[0]?.text).toBe('与当事人住址相同');
    await assign(file, ['郑劝和']);
    expect((await look(file, WANG))?.warnings).toEqual([]);
    const own = await world.get<NeutralityResponse>('justice', `${file.path}/neutrality`);
    expect(own.items.map(({ name }) => name)).toEqual(['郑劝和']);

    await file.record('justice', 'conflicts', { staffId: world.staff('郑劝和'), ground: 'household' });
    expect((await look(file, '郑劝和'))?.bars).toMatchObject([{ code: 'mediator_has_conflict' }]);
    await admin('郑劝和', { homeAddress: null, workUnit: null });
    expect((await look(file, '郑劝和'))?.warnings.map(({ code }) => code)).toEqual(['mediated_one_side']);
  });

  test('both sides known from before is no reason; who answers for the grid is one', async () => {
    const [chen, lin] = ['13900000881', '13900000882'];
    const parties = (address?: string) => [
      party('applicant', '陈某', { phone: chen }),
      party('respondent', '林某', { phone: lin, ...(address === undefined ? {} : { address }) }),
    ];
    const before = await Case.registered(world, 'justice', { parties: parties() });
    await before.act('justice', 'accept', { body: { screening: CLEAN } });
    await assign(before, [LIN]);
    const file = await Case.registered(world, 'justice', { parties: parties('安居小区3号楼101') });
    expect((await look(file, LIN))?.warnings).toEqual([]);
    const { rows } = await app.pool.query<{ name: string }>(
      `SELECT s.name FROM grid_building b JOIN grid_duty d USING (grid_id) JOIN staff s ON s.id = d.staff_id
        WHERE b.address = '安居小区3号楼' LIMIT 1`,
    );
    const [head] = rows;
    expect((await look(file, head?.name ?? ''))?.warnings).toMatchObject([
      { code: 'same_grid', partyIds: [file.parties[1]] },
    ]);
  });
});

describe('sent wrong, and by whom it may not', () => {
  test('unknown people, parties and challenges', async () => {
    const file = await Case.assigned(world);
    const neighbours = await world.get<{ items: { id: string }[] }>('admin', `/centers/${world.neighbour}/staff`);
    const foreign = neighbours.items[0]?.id;
    const conflict = (body: Json, expect: number) => file.record('justice', 'conflicts', body, expect);
    expect(faultsOf(await conflict({ staffId: foreign, ground: 'relative' }, 400))).toEqual([
      '/staffId unknown_reference',
    ]);
    expect(faultsOf(await conflict({ staffId: newId(), ground: 'relative' }, 400))).toEqual([
      '/staffId unknown_reference',
    ]);
    expect(faultsOf(await conflict({ staffId: world.staff(WANG), ground: 'bored' }, 400))).toEqual([
      '/ground wrong_code',
    ]);
    expect(
      codeOf(await conflict({ staffId: world.staff(WANG), ground: 'other', occurredAt: '2027-01-01T00:00:00Z' }, 409)),
    ).toBe('occurred_in_future');
    expect(faultsOf(await challenge(file, WANG, { staffId: foreign }, 400))).toEqual(['/staffId unknown_reference']);
    expect(codeOf(await challenge(file, LIN, {}, 409))).toBe('not_mediator_of_case');
    expect(codeOf(await challenge(file, WANG, { partyId: newId() }, 409))).toBe('party_unknown');
    expect(codeOf(await challenge(file, WANG, { byRepresentativeId: newId() }, 409))).toBe('representative_unknown');
    const id = idOf(await challenge(file, WANG));
    const other = await Case.assigned(world);
    expect(codeOf(await challenge(other, WANG, { id }, 409))).toBe('id_in_use');
    const path = `/challenges/${id}`;
    expect(faultsOf(await world.act('director', path, 'decide', { body: { upheld: true }, expect: 400 }))).toEqual([
      '/reason required',
    ]);
    const body = { upheld: true, reason: '核实。' };
    await world.act('director', path, 'decide', { body, ifMatch: null, expect: 428 });
    await world.act('director', path, 'decide', { body, ifMatch: '"1"', expect: 412 });
    const early = { ...body, occurredAt: '2026-10-14T01:59:00Z' };
    expect(['decided_before_challenge', 'occurred_before_receipt']).toContain(
      codeOf(await world.act('director', path, 'decide', { body: early, expect: 409 })),
    );
    await world.act('director', `/challenges/${newId()}`, 'decide', { body, ifMatch: '"1"', expect: 404 });
    const asked = await world.read('justice', `${file.path}/neutrality?staffId=${foreign ?? ''}`, 400);
    expect(faultsOf(asked)).toEqual(['query/staffId unknown_reference']);
  });

  test('404 for whom the case does not exist, 403 for whom it does', async () => {
    const file = await Case.assigned(world);
    const id = idOf(await challenge(file, WANG));
    for (const path of [
      `${file.path}/challenges`,
      `${file.path}/conflicts`,
      `${file.path}/neutrality`,
      `/challenges/${id}`,
    ]) {
      await world.get('police', path, 404);
      await world.get('other.director', path, 404);
      await world.get('grid', path, 403);
      await world.get('mediator', path);
    }
    const body = { upheld: true, reason: '核实。' };
    await world.act('mediator', `/challenges/${id}`, 'decide', { body, expect: 403 });
    await world.act('other.director', `/challenges/${id}`, 'decide', { body, ifMatch: '"1"', expect: 404 });
  });

  test('two decisions at once: one', async () => {
    const file = await Case.assigned(world);
    const id = idOf(await challenge(file, WANG));
    const tag = await world.etag('director', `/challenges/${id}`);
    const director = await world.as('director');
    const once = (upheld: boolean) =>
      director.post(`/challenges/${id}/decide`).set('If-Match', tag).send({ upheld, reason: '核实。' });
    const replies = await Promise.all([once(true), once(false), once(true)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    const { state } = await world.get<ChallengeResponse>('director', `/challenges/${id}`);
    expect(state).toBe((replies.find(({ status }) => status === 200)?.body as ChallengeResponse).state);
  });
});
