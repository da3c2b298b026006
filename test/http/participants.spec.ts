/**
 * Parties as the law sees them, over HTTP: who refuses and changes their mind, minors and their guardians, agents and their
 * powers, groups and organisations, notices with their proof, and a party who leaves with a draft on the table (R2, R3, R8, R9).
 */
import type { Response } from 'supertest';
import type { DisputeFileResponse } from '../../src/modules/case-file/case-file.dto.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import type { PartyResponse, RepresentativeResponse } from '../../src/modules/parties/party.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aScan } from '../support/files.js';
import { Case, CLEAN, type Json, leak, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

type Role = 'applicant' | 'respondent' | 'third_party';
const party = (role: Role, name: string, rest: Json = {}) => ({ id: newId(), role, kind: 'person', name, ...rest });
const LETTER = '2026年10月授权委托书';

const today = (): string => app.clock.today('Asia/Shanghai');
const codeOf = ({ body }: Response): string => (body as { code: string }).code;
const codesOf = ({ body }: Response): string[] =>
  (body as { reasons: { code: string }[] }).reasons.map(({ code }) => code);
const faultsOf = ({ body }: Response): string[] =>
  (body as { errors: { pointer: string; code: string }[] }).errors.map(({ pointer, code }) => `${pointer} ${code}`);

async function assigned(parties: readonly (Json & { id: string })[]): Promise<Case> {
  const file = await Case.registered(world, 'justice', { parties });
  await file.act('justice', 'accept', { body: { screening: CLEAN } });
  await file.act('justice', 'assign', { body: { mediatorIds: [world.staff('王调解')] } });
  return file;
}

async function told(file: Case, but: readonly string[] = []): Promise<void> {
  for (const partyId of file.parties.filter((id) => !but.includes(id)))
    await file.record('mediator', 'rights-notices', { partyId, method: 'oral' });
}

const of = (file: Case, partyId: string): Promise<PartyResponse> =>
  world.get<PartyResponse>('mediator', `${file.path}/parties/${partyId}`);

const partyPath = (file: Case, partyId: string): string => `${file.path}/parties/${partyId}`;

const represented = (file: Case, partyId: string, body: Json, expect = 201): Promise<Response> =>
  world.post('mediator', `${partyPath(file, partyId)}/representatives`, { body, expect });

const idOf = ({ body }: Response): string => (body as RepresentativeResponse).id;

async function drafted(file: Case, obligations: readonly object[] = [file.duty()]): Promise<string> {
  await file.sit('mediator');
  return ((await file.record('mediator', 'agreements', file.agreement(obligations))).body as { id: string }).id;
}

describe('R2 case A: the washing machine', () => {
  test('she refuses; nothing goes on; a month later she agrees at the residents’ committee, and both words are kept', async () => {
    const file = await assigned([party('applicant', '小汪'), party('respondent', '诸阿姨')]);
    const [, zhu = ''] = file.parties;
    const says = { partyId: zhu, subject: 'mediation' };
    const evidenceId = await aScan(world, file.path, 'mediator');
    await told(file);
    app.clock.advance({ minutes: 1 });
    const refusal = await file.record('mediator', 'consents', { ...says, decision: 'refused', evidenceId });
    expect(refusal.body).toMatchObject({ decision: 'refused', evidenceId, byRepresentativeId: null });
    expect(codeOf(await file.act('mediator', 'start', { expect: 409 }))).toBe('party_refuses');
    expect(codeOf(await represented(file, zhu, { kind: 'agent', name: '代某' }, 409))).toBe('party_refuses');
    world.moveTo('2026-10-20T02:00:00.000Z');
    await file.record('mediator', 'consents', { ...says, decision: 'given' });
    await file.act('mediator', 'start');
    expect((await of(file, zhu)).consents.map(({ decision }) => decision)).toEqual(['refused', 'given']);
    expect((await file.get('mediator'))['state']).toBe('mediating');
    world.moveTo('2026-10-14T02:00:00.000Z');
  });
});

describe('R8 minors and their guardians', () => {
  test('a child of thirteen: no start without the mother and her consent to the data; the mother signs', async () => {
    const child = party('respondent', '小林', { minor: true, under14: true });
    const file = await assigned([party('applicant', '陈某'), child]);
    await told(file);
    const stopped = await file.act('mediator', 'start', { expect: 409 });
    expect(stopped.body).toMatchObject({ code: 'guardian_missing', ruleId: 'R8', basis: { article: '17-24' } });
    expect((stopped.body as { detail: string }).detail).toContain('小林');

    const mother = idOf(await represented(file, child.id, { kind: 'legal', name: '林母' }));
    expect(codeOf(await file.act('mediator', 'start', { expect: 409 }))).toBe('guardian_consent_missing');
    const data = { partyId: child.id, subject: 'data', decision: 'given' };
    const alone = await file.record('mediator', 'consents', data, 409);
    expect(alone.body).toMatchObject({ code: 'legal_representative_needed', ruleId: 'R8' });
    expect(codeOf(await file.act('mediator', 'start', { expect: 409 }))).toBe('guardian_consent_missing');
    app.clock.advance({ minutes: 1 });
    await file.record('mediator', 'consents', { ...data, byRepresentativeId: mother });
    await file.act('mediator', 'start');

    const agreementId = await drafted(file);
    const hand = (by: object, expect: number) =>
      file.sign('mediator', agreementId, { by, witness: { name: '邻居甲' } }, expect);
    expect(codeOf(await hand({ partyId: child.id }, 409))).toBe('legal_representative_needed');
    await hand({ representativeId: mother }, 201);
    const log = await world.get<{ items: unknown[] }>('director', `${file.path}/timeline`);
    expect(JSON.stringify(log)).not.toContain('林母');
  });

  test('says no alone, and yes through the mother: to mediation, to more time, to guests, to sharing', async () => {
    const child = party('respondent', '小林', { minor: true });
    const file = await assigned([party('applicant', '陈某'), child]);
    const says = (subject: string, rest: Json, expect: number) =>
      file.record('mediator', 'consents', { partyId: child.id, subject, decision: 'given', ...rest }, expect);
    expect(codeOf(await says('mediation', {}, 409))).toBe('guardian_missing');
    const mother = idOf(await represented(file, child.id, { kind: 'legal', name: '林母' }));
    for (const subject of ['mediation', 'extension', 'invite', 'open_session', 'share', 'data']) {
      expect(codeOf(await says(subject, {}, 409))).toBe('legal_representative_needed');
      await says(subject, { byRepresentativeId: mother }, 201);
      app.clock.advance({ minutes: 1 });
    }
    expect((await of(file, child.id)).consents).toHaveLength(6);
    await says('mediation', { decision: 'refused' }, 201);
    expect((await file.act('mediator', 'withdraw', { body: { partyId: child.id } })).body).toMatchObject({
      state: 'withdrawn',
    });
  });

  test('seventeen and on own earnings: starts and signs alone; a legal representative is not for adults', async () => {
    const earning = party('respondent', '小吴', { minor: true, selfSupporting: true });
    const file = await assigned([party('applicant', '陈某'), earning]);
    await told(file);
    await file.act('mediator', 'start');
    const agreementId = await drafted(file);
    await file.sign('mediator', agreementId, { by: { partyId: earning.id }, witness: { name: '邻居甲' } });
    const adult = await represented(file, file.parties[0] ?? '', { kind: 'legal', name: '陈母' }, 409);
    expect(adult.body).toMatchObject({ code: 'legal_representative_misplaced', ruleId: 'R8' });
  });

  test('an adult who cannot act alone, and a minor who joins midway: neither sits at the table alone', async () => {
    const file = await Case.mediating(world);
    const late = party('third_party', '老许', { incapacitated: true });
    await file.record('mediator', 'parties', late);
    await file.record('mediator', 'rights-notices', { partyId: late.id, method: 'oral' });
    const plan = { startsAt: world.now, endsAt: '2026-10-14T12:00:00.000Z', venue: 'on_site' };
    const { id } = (await file.record('mediator', 'sessions', plan)).body as { id: string };
    const session = `${file.path}/sessions/${id}`;
    const attendance = [
      { staffId: world.staff('王调解'), as: 'mediator', present: true },
      { partyId: late.id, as: 'party', present: true },
    ];
    const stopped = await world.act('mediator', session, 'hold', { body: file.held({ attendance }), expect: 409 });
    expect(codesOf(stopped)).toEqual(['guardian_missing']);
    const guardian = idOf(await represented(file, late.id, { kind: 'legal', name: '许子' }));
    const { representatives } = (
      await world.act('mediator', partyPath(file, late.id), `representatives/${guardian}/end`, { body: {} })
    ).body as PartyResponse;
    expect(representatives).toMatchObject([{ id: guardian, endedAt: world.now }]);
    await world.act('mediator', session, 'hold', { body: file.held({ attendance }), expect: 409 });
    await represented(file, late.id, { kind: 'legal', name: '许女' });
    await world.act('mediator', session, 'hold', { body: file.held({ attendance }) });
  });
});

describe('R9 agents, organisations, groups', () => {
  test('an agent without the power to settle does not sign; with it, for its days only', async () => {
    const file = await Case.mediating(world);
    const [chen = '', lin = ''] = file.parties;
    const plain = { kind: 'agent', name: '代某', powers: ['receive_documents', 'give_evidence'], letterNo: LETTER };
    const carrier = await represented(file, lin, plain);
    expect(carrier.body).toMatchObject({
      powers: ['give_evidence', 'receive_documents'],
      maySettle: false,
      letterNo: LETTER,
    });
    expect(carrier.headers['location']).toBe(`/api/v1${partyPath(file, lin)}`);
    const lawyer = await represented(file, lin, {
      kind: 'agent',
      name: '卢某',
      powers: ['settle', 'apply_or_stop'],
      letterNo: LETTER,
      validFrom: '2026-10-14',
      validTo: '2026-10-15',
    });
    const agreementId = await drafted(file);
    const hand = (by: object, expect: number) =>
      file.sign('mediator', agreementId, { by, witness: { name: '邻居甲' } }, expect);
    expect((await hand({ representativeId: idOf(carrier) }, 409)).body).toMatchObject({
      code: 'agent_lacks_power',
      ruleId: 'R9',
    });
    world.moveTo('2026-10-15T02:00:00.000Z');
    expect(codeOf(await hand({ representativeId: idOf(lawyer) }, 409))).toBe('representative_not_acting');
    const yesterday = { by: { representativeId: idOf(lawyer) }, witness: { name: '邻居甲' }, signedOn: '2026-10-14' };
    await file.sign('mediator', agreementId, yesterday);
    await hand({ partyId: chen }, 201);

    const end = `representatives/${idOf(lawyer)}/end`;
    await world.act('mediator', partyPath(file, lin), end, { body: {} });
    expect(codeOf(await world.act('mediator', partyPath(file, lin), end, { body: {}, expect: 409 }))).toBe(
      'representative_not_acting',
    );
    const { signatures } = await world.get<{ signatures: unknown[] }>('mediator', `/agreements/${agreementId}`);
    expect(signatures).toHaveLength(2);
    world.moveTo('2026-10-14T02:00:00.000Z');
  });

  test('`maySettle` still says the same as the power to settle', async () => {
    const agent = { kind: 'agent', name: '代某', maySettle: true, letterNo: LETTER };
    const file = await assigned([
      party('applicant', '陈某', { representatives: [agent] }),
      party('respondent', '林某'),
    ]);
    const [shown] = (await of(file, file.parties[0] ?? '')).representatives;
    expect(shown).toMatchObject({ powers: ['settle'], maySettle: true, endedAt: null });
  });

  test('no agent has a power that no letter shows, by whichever word it is asked for', async () => {
    const file = await assigned([party('applicant', '陈某'), party('respondent', '林某')]);
    const [chen = ''] = file.parties;
    const agent = { kind: 'agent', name: '代某' };
    for (const asked of [{ maySettle: true }, { powers: ['settle'] }, { powers: ['receive_documents'] }])
      expect(faultsOf(await represented(file, chen, { ...agent, ...asked }, 400))).toEqual(['/letterNo required']);
    const page = { ...agent, maySettle: true, letterNo: LETTER, evidenceId: newId() };
    expect(faultsOf(await represented(file, chen, page, 400))).toEqual(['/evidenceId unknown_field']);
    const bare = party('applicant', '陈某', { representatives: [{ ...agent, maySettle: true }] });
    const body = leak(world, { parties: [bare, party('respondent', '林某')] });
    expect(faultsOf(await world.post('justice', '/disputes', { body, expect: 400 }))).toEqual([
      '/parties/0/representatives/0/letterNo required',
    ]);
    const registered = await Case.registered(world);
    const amended = { representatives: [{ ...agent, maySettle: true }] };
    const path = partyPath(registered, registered.parties[0] ?? '');
    expect(faultsOf(await world.patch('justice', path, { body: amended, expect: 400 }))).toEqual([
      '/representatives/0/letterNo required',
    ]);
    expect((await of(file, chen)).representatives).toEqual([]);
  });

  test('nobody is represented at the table by nobody, nor by an agent whose authority has ended', async () => {
    const file = await Case.mediating(world);
    const [chen = '', lin = ''] = file.parties;
    const plan = { startsAt: world.now, endsAt: '2026-10-14T12:00:00.000Z', venue: 'on_site' };
    const { id } = (await file.record('mediator', 'sessions', plan)).body as { id: string };
    const attendance = [
      { staffId: world.staff('王调解'), as: 'mediator', present: true },
      { partyId: chen, as: 'party', present: true },
      { partyId: lin, as: 'representative', present: true },
    ];
    const hold = (expect: number) =>
      world.act('mediator', `${file.path}/sessions/${id}`, 'hold', { body: file.held({ attendance }), expect });
    const stopped = await hold(409);
    expect(stopped.body).toMatchObject({ code: 'represented_by_nobody', ruleId: 'R9' });
    expect((stopped.body as { detail: string }).detail).toContain('林某');
    const agent = { kind: 'agent', name: '代某', powers: ['settle'], letterNo: LETTER };
    const ended = idOf(await represented(file, lin, agent));
    await world.act('mediator', partyPath(file, lin), `representatives/${ended}/end`, { body: {} });
    expect(codeOf(await hold(409))).toBe('represented_by_nobody');
    await represented(file, lin, agent);
    await hold(200);
  });

  test('withdrawing and consenting for a party need the power for it', async () => {
    const file = await assigned([party('applicant', '陈某'), party('respondent', '林某')]);
    const [chen = ''] = file.parties;
    const carrier = idOf(
      await represented(file, chen, { kind: 'agent', name: '代某', powers: ['receive_documents'], letterNo: LETTER }),
    );
    const agent = idOf(
      await represented(file, chen, { kind: 'agent', name: '卢某', powers: ['apply_or_stop'], letterNo: LETTER }),
    );
    const consent = { partyId: chen, subject: 'mediation', decision: 'given' };
    const lacking = await file.record('mediator', 'consents', { ...consent, byRepresentativeId: carrier }, 409);
    expect(lacking.body).toMatchObject({ code: 'representative_lacks_power', ruleId: 'R9' });
    expect((lacking.body as { detail: string }).detail).toContain('申请、接受或终止调解');
    const said = await file.record('mediator', 'consents', { ...consent, byRepresentativeId: agent });
    expect(said.body).toMatchObject({ byRepresentativeId: agent });
    const data = { ...consent, subject: 'data', byRepresentativeId: agent };
    expect(codeOf(await file.record('mediator', 'consents', data, 409))).toBe('only_legal_representative');
    const withdraw = (byRepresentativeId: string, expect: number) =>
      file.act('mediator', 'withdraw', { body: { partyId: chen, byRepresentativeId }, expect });
    expect(codeOf(await withdraw(carrier, 409))).toBe('representative_lacks_power');
    expect(codeOf(await withdraw(newId(), 409))).toBe('representative_unknown');
    expect((await withdraw(agent, 200)).body).toMatchObject({ state: 'withdrawn' });
  });

  test('twelve households choose five; a sixth is one too many; one with the power to settle signs for all', async () => {
    const chosen = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        id: newId(),
        kind: 'group',
        name: `代表${index + 1}`,
        ...(index === 0 ? { maySettle: true } : {}),
      }));
    const group = (count: number) =>
      party('applicant', '3号楼十二户', { kind: 'group', memberCount: 12, representatives: chosen(count) });
    const six = await world.post('justice', '/disputes', {
      body: leak(world, { parties: [group(6), party('respondent', '示例物业公司', { kind: 'organization' })] }),
      expect: 409,
    });
    expect(six.body).toMatchObject({ code: 'too_many_group_representatives', ruleId: 'R9' });
    expect((six.body as { detail: string }).detail).toContain('5');

    const company = party('respondent', '示例物业公司', {
      kind: 'organization',
      representatives: [{ kind: 'legal', name: '甲经理' }],
    });
    const file = await assigned([group(5), company]);
    const [households = ''] = file.parties;
    const sixth = await represented(file, households, { kind: 'group', name: '代表6' }, 409);
    expect(codeOf(sixth)).toBe('too_many_group_representatives');
    const shown = await of(file, households);
    expect(shown).toMatchObject({ kind: 'group', memberCount: 12 });
    const [first, second, third] = shown.representatives;
    expect([first?.maySettle, second?.maySettle]).toEqual([true, false]);
    await world.act('mediator', partyPath(file, households), `representatives/${third?.id ?? ''}/end`, { body: {} });
    await represented(file, households, { kind: 'group', name: '代表6' });

    await told(file);
    await file.act('mediator', 'start');
    const agreementId = await drafted(file);
    const sign = (by: object, method: string, expect: number) =>
      file.sign('mediator', agreementId, { by, method, witness: { name: '邻居甲' } }, expect);
    expect(codeOf(await sign({ partyId: households }, 'signature', 409))).toBe('group_acts_by_representatives');
    expect(codeOf(await sign({ representativeId: second?.id }, 'signature', 409))).toBe('agent_lacks_power');
    await sign({ representativeId: first?.id }, 'signature', 201);
    expect((await sign({ partyId: company.id }, 'signature', 409)).body).toMatchObject({
      code: 'organization_acts_by_others',
      ruleId: 'R9',
    });
    await sign({ partyId: company.id }, 'seal', 201);
  });

  test('representatives are named before acceptance in one go as well, and their names are found nowhere in the log', async () => {
    const file = await Case.registered(world);
    const [chen = ''] = file.parties;
    const body = { minor: true, representatives: [{ kind: 'legal', name: '陈父' }] };
    const amended = await world.patch('justice', partyPath(file, chen), { body });
    expect(amended.body).toMatchObject({
      minor: true,
      representatives: [{ kind: 'legal', name: '陈父', maySettle: true }],
    });
    const { rows } = await app.pool.query('SELECT payload FROM case_log WHERE dispute_id = $1', [file.id]);
    expect(JSON.stringify(rows)).not.toContain('陈父');
  });
});

describe('R3 notices with their proof', () => {
  test('who took it, the signed page, who saw it', async () => {
    const file = await assigned([party('applicant', '陈某'), party('respondent', '林某')]);
    const [, lin = ''] = file.parties;
    const carrier = idOf(
      await represented(file, lin, { kind: 'agent', name: '代某', powers: ['receive_documents'], letterNo: LETTER }),
    );
    const evidenceId = await aScan(world, file.path, 'mediator');
    const proof = { evidenceId, toRepresentativeId: carrier, witnessStaffId: world.staff('方法官') };
    const rights = await file.record('mediator', 'rights-notices', { partyId: lin, method: 'written', ...proof });
    expect(rights.body).toMatchObject({ kind: 'rights', method: 'written', ...proof });
    const remedies = { partyId: lin, method: 'online', on: today(), ...proof };
    expect((await file.record('mediator', 'remedies-notices', remedies)).body).toMatchObject({
      kind: 'remedies',
      ...proof,
    });
    const shown = await of(file, lin);
    expect(shown.rightsNotices).toMatchObject([proof]);
    expect(shown.remediesNotices).toMatchObject([proof]);

    const lacking = idOf(
      await represented(file, lin, { kind: 'agent', name: '无权', powers: ['settle'], letterNo: LETTER }),
    );
    const wrong = async (rest: Json, expect: number) =>
      file.record('mediator', 'rights-notices', { partyId: lin, method: 'oral', ...rest }, expect);
    expect(codeOf(await wrong({ toRepresentativeId: lacking }, 409))).toBe('representative_lacks_power');
    expect(codeOf(await wrong({ toRepresentativeId: newId() }, 409))).toBe('representative_unknown');
    expect(faultsOf(await wrong({ witnessStaffId: newId() }, 400))).toEqual(['/witnessStaffId unknown_reference']);
    const notices = [{ ...remedies, witnessStaffId: newId() }];
    const fail = { body: { reason: 'no_agreement', remediesNotices: notices }, expect: 400 };
    expect(faultsOf(await file.act('mediator', 'fail', fail))).toEqual([
      '/remediesNotices/0/witnessStaffId unknown_reference',
    ]);
  });
});

describe('R23 leaving', () => {
  test('a party leaves with a draft open: it is outdated, and the rest settle without them', async () => {
    const file = await assigned([
      party('applicant', '陈某'),
      party('respondent', '林某'),
      party('third_party', '许某'),
    ]);
    const [chen = '', lin = '', xu = ''] = file.parties;
    await told(file, [xu]);
    expect(codeOf(await file.act('mediator', 'start', { expect: 409 }))).toBe('rights_notice_missing');
    await file.record('mediator', 'rights-notices', { partyId: xu, method: 'oral' });
    await file.act('mediator', 'start');
    const agreementId = await drafted(file);
    await file.sign('mediator', agreementId, { by: { partyId: chen }, witness: { name: '邻居甲' } });

    app.clock.advance({ minutes: 1 });
    const left = await world.act('mediator', partyPath(file, xu), 'leave', {
      body: { reason: 'not_concerned', note: '与漏水无关。' },
    });
    expect(left.body).toMatchObject({ id: xu, leftAt: world.now });
    expect(left.headers['etag']).toMatch(/^"\d+-/);
    expect(
      codeOf(await world.act('mediator', partyPath(file, xu), 'leave', { body: { reason: 'other' }, expect: 409 })),
    ).toBe('party_left');
    const outdated = await file.sign(
      'mediator',
      agreementId,
      { by: { partyId: lin }, witness: { name: '邻居甲' } },
      409,
    );
    expect(codeOf(outdated)).toBe('agreement_lacks_party');
    expect(
      codeOf(
        await file.record('mediator', 'consents', { partyId: xu, subject: 'mediation', decision: 'refused' }, 409),
      ),
    ).toBe('party_left');
    const owed = file.agreement([file.duty({ debtorPartyIds: [xu] })]);
    expect(codeOf(await file.record('mediator', 'agreements', owed, 409))).toBe('party_left');

    const again = { ...file.agreement(), agreementId };
    await file.record('mediator', 'agreements', again);
    for (const partyId of [chen, lin])
      await file.sign('mediator', agreementId, { by: { partyId }, witness: { name: '邻居甲' } });
    await file.sign('mediator', agreementId, { by: { staffId: world.staff('王调解') } });
    await file.sign('director', agreementId, { by: { seal: true }, method: 'seal' });
    const { state, parties, timeline } = await world.get<DisputeFileResponse>(
      'director',
      `${file.path}?expand=parties,timeline`,
    );
    expect(state).toBe('settled');
    expect(parties?.map(({ leftAt }) => leftAt !== null)).toEqual([false, false, true]);
    expect(timeline?.find(({ type }) => type === 'PartyLeft')).toMatchObject({
      note: '与漏水无关。',
      details: { reason: 'not_concerned' },
    });
  });

  test('the last of a side withdraws instead; who comes back is a party anew', async () => {
    const file = await assigned([party('applicant', '陈某'), party('respondent', '林某'), party('respondent', '何某')]);
    const [chen = '', lin = '', he = ''] = file.parties;
    const leave = (partyId: string, expect = 200, body: Json = { reason: 'claim_dropped' }) =>
      world.act('mediator', partyPath(file, partyId), 'leave', { body, expect });
    expect(codeOf(await leave(chen, 409))).toBe('last_applicant');
    await file.record('mediator', 'consents', { partyId: lin, subject: 'mediation', decision: 'refused' });
    const { availableActions } = await world.get<DisputeResponse>('mediator', file.path);
    expect(availableActions).toContain('leave');
    await leave(lin);
    expect((await file.get('mediator'))['availableActions']).not.toContain('leave');
    expect(codeOf(await leave(he, 409))).toBe('last_respondent');
    await told(file, [lin]);
    await file.act('mediator', 'start');
    expect((await of(file, lin)).leftAt).toBe(world.now);

    const back = await file.record('mediator', 'parties', party('respondent', '林某'));
    expect((back.body as PartyResponse).leftAt).toBeNull();
    const remedies = { partyId: lin, method: 'written', on: today() };
    expect((await file.record('mediator', 'remedies-notices', remedies)).body).toMatchObject({ partyId: lin });
  });
});

describe('sent wrong', () => {
  const registering = (...parties: Json[]) =>
    world.post('justice', '/disputes', { body: leak(world, { parties }), expect: 400 });

  test('particulars that contradict each other name the field', async () => {
    const [chen, lin] = [party('applicant', '陈某'), (rest: Json) => party('respondent', '林某', rest)];
    const faults = async (rest: Json) => faultsOf(await registering(chen, lin(rest)));
    expect(await faults({ under14: true })).toEqual(['/parties/1/under14 needs']);
    expect(await faults({ minor: true, under14: true, selfSupporting: true })).toEqual([
      '/parties/1/selfSupporting not_allowed_with',
    ]);
    expect(await faults({ kind: 'group' })).toEqual(['/parties/1/memberCount required']);
    expect(await faults({ memberCount: 12 })).toEqual(['/parties/1/memberCount not_allowed_with']);
    expect(await faults({ kind: 'organization', minor: true })).toEqual(['/parties/1/minor not_allowed_with']);
    const by = (rest: Json) => faults({ representatives: [{ kind: 'agent', name: '代某', ...rest }] });
    const at = '/parties/1/representatives/0';
    expect(await by({ kind: 'legal' })).toEqual([`${at}/kind not_allowed_with`]);
    expect(await by({ kind: 'group' })).toEqual([`${at}/kind not_allowed_with`]);
    expect(await by({ powers: ['settle'] })).toEqual([`${at}/letterNo required`]);
    expect(await by({ validFrom: '2026-10-14', validTo: '2026-10-14' })).toEqual([`${at}/validTo bad_range`]);
    const legal = { kind: 'legal', powers: ['settle'] };
    expect(await faults({ minor: true, representatives: [{ name: '林母', ...legal }] })).toEqual([
      `${at}/powers not_allowed_with`,
    ]);
  });

  test('an amendment is judged with what stands already', async () => {
    const file = await Case.registered(world, 'justice', {
      parties: [
        party('applicant', '陈某', { minor: true, representatives: [{ kind: 'legal', name: '陈母' }] }),
        party('respondent', '林某'),
      ],
    });
    const [chen = '', lin = ''] = file.parties;
    const patch = async (partyId: string, body: Json) =>
      faultsOf(await world.patch('justice', partyPath(file, partyId), { body, expect: 400 }));
    expect(await patch(lin, { under14: true })).toEqual(['/under14 needs']);
    expect(await patch(chen, { minor: false })).toEqual(['/representatives/0/kind not_allowed_with']);
    expect(await patch(lin, { kind: 'group' })).toEqual(['/memberCount required']);
    await world.patch('justice', partyPath(file, chen), { body: { under14: true } });
  });

  test('representatives and leaving: unknown ids, wrong times, ids used before', async () => {
    const file = await Case.mediating(world);
    const other = await Case.mediating(world);
    const [chen = '', lin = ''] = file.parties;
    const agent = { kind: 'agent', name: '代某' };
    const taken = idOf(await represented(file, chen, agent));
    await represented(file, newId(), agent, 404);
    await represented(file, other.parties[0] ?? '', agent, 404);
    expect(codeOf(await represented(file, lin, { ...agent, id: taken }, 409))).toBe('representative_twice');
    expect(codeOf(await represented(other, other.parties[0] ?? '', { ...agent, id: taken }, 409))).toBe('id_in_use');
    expect(codeOf(await represented(file, lin, { ...agent, occurredAt: '2027-01-01T00:00:00Z' }, 409))).toBe(
      'occurred_in_future',
    );
    expect(
      faultsOf(await represented(file, lin, { ...agent, validFrom: '2026-10-02', validTo: '2026-10-01' }, 400)),
    ).toEqual(['/validTo bad_range']);
    expect(codeOf(await represented(file, lin, { kind: 'group', name: '代表' }, 409))).toBe(
      'group_representative_misplaced',
    );
    const end = (partyId: string, id: string, expect: number) =>
      world.act('mediator', partyPath(file, partyId), `representatives/${id}/end`, { body: {}, ifMatch: null, expect });
    await end(chen, taken, 428);
    const tag = await world.etag('mediator', file.path);
    const wrongEnd = (partyId: string, id: string, body: Json, expect: number) =>
      world.act('mediator', partyPath(file, partyId), `representatives/${id}/end`, { body, ifMatch: tag, expect });
    await wrongEnd(chen, newId(), {}, 404);
    await wrongEnd(lin, taken, {}, 404);
    expect(codeOf(await wrongEnd(chen, taken, { occurredAt: '2026-10-01T00:00:00Z' }, 409))).toBe(
      'occurred_before_receipt',
    );
    const leave = (partyId: string, body: Json, expect: number) =>
      world.act('mediator', partyPath(file, partyId), 'leave', { body, ifMatch: tag, expect });
    await leave(newId(), { reason: 'other' }, 404);
    expect(faultsOf(await leave(chen, { reason: 'bored' }, 400))).toEqual(['/reason wrong_code']);
    expect(faultsOf(await leave(chen, {}, 400))).toEqual(['/reason required']);
  });

  test('who may not: 404 for whom the case does not exist, 403 for whom it does', async () => {
    const file = await Case.mediating(world);
    const [chen = ''] = file.parties;
    const body = { kind: 'agent', name: '代某' };
    const path = `${partyPath(file, chen)}/representatives`;
    await world.post('police', path, { body, expect: 404 });
    await world.post('other.director', path, { body, expect: 404 });
    await world.post('grid', path, { body, expect: 403 });
    await world.post('admin', path, { body, expect: 403 });
    const registrant = await Case.registered(world, 'grid', { gridId: await ownGrid() });
    await registrant.act('director', 'accept', { body: { screening: CLEAN } });
    const leave = { body: { reason: 'other' }, ifMatch: '"1"', expect: 403 };
    await world.act('grid', partyPath(registrant, registrant.parties[0] ?? ''), 'leave', leave);
  });

  async function ownGrid(): Promise<string> {
    const { staffId } = await world.get('grid', '/me');
    const { rows } = await app.pool.query<{ gridId: string }>(
      'SELECT grid_id AS "gridId" FROM grid_duty WHERE staff_id = $1 LIMIT 1',
      [staffId],
    );
    return rows[0]?.gridId ?? '';
  }
});
