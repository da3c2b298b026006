/** What the police is given: the evidence of a noise case, and the package of a police case once all of it is there. */
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import type { Response } from 'supertest';
import yauzl from 'yauzl';
import type { NoiseAttemptsResponse } from '../../src/modules/police/noise.dto.js';
import type { PolicePackageResponse } from '../../src/modules/police/police.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, type Json, newId, World } from '../support/world.js';

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
const pointersOf = ({ body }: Response): string[] =>
  (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);

async function file(username: string, path: string, expected = 200): Promise<Response> {
  const reply = await (await world.as(username)).get(path).buffer(true).parse(bytes);
  if (reply.status !== expected) throw new Error(`GET ${path} by ${username}: ${reply.status} ${String(reply.body)}`);
  return reply;
}

function bytes(stream: unknown, done: (error: Error | null, body: Buffer | null) => void): void {
  buffer(stream as Readable).then(
    (body) => done(null, body),
    (error: Error) => done(error, null),
  );
}

/** Read by another library than the one that wrote it. */
async function unzipped(content: Buffer): Promise<Map<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(content);
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return files;
}

async function disclosures(id: string): Promise<{ action: string; params: unknown }[]> {
  const { rows } = await app.pool.query<{ action: string; params: unknown }>(
    `SELECT action, params FROM audit_log WHERE subject_id = $1 AND action LIKE '%disclosed' ORDER BY id`,
    [id],
  );
  return rows;
}

/** In the evening nobody is on duty: who accepted the case answers for it. */
async function answeredForByJustice(rest: Json): Promise<Case> {
  world.moveTo('2026-10-13T12:00:00.000Z');
  const dispute = await Case.assigned(world, 'justice', rest);
  expect(await dispute.get('justice')).toMatchObject({ responsibleOfficerId: world.staff('司某某') });
  world.moveTo('2026-10-14T02:00:00.000Z');
  return dispute;
}

const noise = { category: 'neighbor', subcategory: 'noise', title: '夜间音响扰民' };
const dissuasion = (partyId: string | undefined, rest: Json = {}): Json => ({
  on: '2026-10-12',
  by: 'residents_committee',
  person: '黄劝阻',
  partyId,
  method: 'on_site',
  outcome: 'continued',
  note: '称不会再犯，原话不外传',
  ...rest,
});

describe('R37 the evidence of a noise case', () => {
  it('lists each dissuasion, mediation and refusal by its day, also from before the case, and nothing that was said', async () => {
    const dispute = await Case.mediating(world, 'justice', noise);
    const [applicant, respondent] = dispute.parties;
    const asked = await dispute.record('mediator', 'dissuasions', dissuasion(respondent));
    expect(asked.body).toMatchObject({
      on: '2026-10-12',
      person: '黄劝阻',
      outcome: 'continued',
      recordedAt: world.now,
    });
    const earlier = dissuasion(respondent, {
      on: '2025-03-01',
      by: 'property_manager',
      person: '=1+1',
      method: 'phone',
    });
    await dispute.record('mediator', 'dissuasions', earlier);
    await dispute.sit('mediator', { outcome: 'not_agreed', minutes: '秘密笔录', concessions: '秘密让步' });
    await dispute.record('mediator', 'consents', { partyId: respondent, subject: 'mediation', decision: 'refused' });
    await dispute.record('mediator', 'consents', { partyId: applicant, subject: 'mediation', decision: 'given' });

    const evidence = await world.get<NoiseAttemptsResponse>('mediator', `${dispute.path}/noise-attempts`);
    expect(evidence).toEqual({
      disputeId: dispute.id,
      number: expect.any(String) as string,
      receiptNo: expect.any(String) as string,
      asOf: '2026-10-14',
      basis: [
        { law: '中华人民共和国治安管理处罚法', article: '88' },
        { law: '中华人民共和国生态环境法典', article: '599' },
      ],
      items: [
        attempt('2025-03-01', 'dissuasion', {
          by: 'property_manager',
          persons: ['=1+1'],
          party: '林某',
          method: 'phone',
        }),
        attempt('2026-10-12', 'dissuasion', {
          by: 'residents_committee',
          persons: ['黄劝阻'],
          party: '林某',
          method: 'on_site',
        }),
        attempt('2026-10-14', 'mediation', { persons: ['王调解'], result: 'not_agreed' }),
        attempt('2026-10-14', 'mediation_refused', { party: '林某', result: 'refused' }),
      ],
    });
    const { items } = await world.get<{ items: Json[] }>('mediator', `${dispute.path}/dissuasions`);
    expect(items.map(({ on, note }) => [on, note])).toEqual([
      ['2025-03-01', '称不会再犯，原话不外传'],
      ['2026-10-12', '称不会再犯，原话不外传'],
    ]);

    const sheet = await file('director', `${dispute.path}/noise-attempts.csv`);
    expect(sheet.headers['content-type']).toBe('text/csv; charset=utf-8');
    const text = (sheet.body as Buffer).toString('utf8');
    expect(text.startsWith('\ufeff"')).toBe(true);
    expect(text.split('\r\n').slice(1)).toEqual([
      '"日期","类别","单位","人员","对象","方式","结果"',
      `"2025-03-01","劝阻","物业服务人","'=1+1","林某","电话","未能制止"`,
      '"2026-10-12","劝阻","居民委员会","黄劝阻","林某","上门","未能制止"',
      '"2026-10-14","调解","","王调解","","","未达成一致"',
      '"2026-10-14","拒绝调解","","","林某","","拒绝劝阻"',
      '',
    ]);
    expect(JSON.stringify(evidence) + text).not.toMatch(/秘密|原话/);
    expect(await disclosures(dispute.id)).toEqual([
      {
        action: 'dispute.noise_attempts_disclosed',
        params: { ground: 'statutory', attempts: 4, asOf: '2026-10-14' },
      },
    ]);
  });

  it('lists a session a party did not come to, and what was tried in a case that was merged into it, by way of another too', async () => {
    const [first, second, dispute] = [
      await Case.registered(world, 'justice', noise),
      await Case.registered(world, 'justice', noise),
      await Case.mediating(world, 'justice', noise),
    ];
    await first.record('justice', 'dissuasions', dissuasion(first.parties[1], { on: '2026-10-01' }));
    await second.record('justice', 'dissuasions', dissuasion(second.parties[1], { on: '2026-10-02' }));
    await first.act('justice', 'merge', { body: { intoDisputeId: second.id } });
    await second.act('justice', 'merge', { body: { intoDisputeId: dispute.id } });
    const [, respondent] = dispute.parties;
    const missed = async (absent: Json): Promise<void> => {
      const plan = { startsAt: world.now, endsAt: '2026-10-14T09:00:00.000Z', venue: 'on_site' };
      const { id } = (await dispute.record('mediator', 'sessions', plan)).body as { id: string };
      await world.act('mediator', `${dispute.path}/sessions/${id}`, 'no-show', { body: absent });
    };
    await missed({ absentPartyIds: [respondent] });
    await missed({ absentPartyIds: [], mediatorAbsent: true });
    const { items } = await world.get<NoiseAttemptsResponse>('mediator', `${dispute.path}/noise-attempts`);
    const asked = { by: 'residents_committee', persons: ['黄劝阻'], party: '林某', method: 'on_site' };
    expect(items).toEqual([
      attempt('2026-10-01', 'dissuasion', asked),
      attempt('2026-10-02', 'dissuasion', asked),
      attempt('2026-10-14', 'mediation', { persons: ['王调解'], party: '林某', result: 'no_show' }),
    ]);
    const sheet = await file('director', `${dispute.path}/noise-attempts.csv`);
    expect(String(sheet.body)).toContain('"2026-10-14","调解","","王调解","林某","","未到场"');
  });

  it('names the law of the day on which it is drawn up', async () => {
    world.moveTo('2026-08-14T02:00:00.000Z');
    const dispute = await Case.registered(world, 'justice', noise);
    const basis = async () =>
      (await world.get<NoiseAttemptsResponse>('justice', `${dispute.path}/noise-attempts`)).basis.map(
        ({ article }) => article,
      );
    expect(await basis()).toEqual(['88', '70']);
    world.moveTo('2026-08-14T16:00:00.000Z');
    expect(await basis()).toEqual(['88', '599']);
  });

  it('is taken out by the director and the responsible officer; read by those on the case; unknown to others', async () => {
    const dispute = await answeredForByJustice(noise);
    const sheet = `${dispute.path}/noise-attempts.csv`;
    await file('justice', sheet);
    await world.get('mediator', sheet, 403);
    await world.get('police', sheet, 404);
    await world.get('police', `${dispute.path}/noise-attempts`, 404);
    await world.get('other.director', sheet, 404);
    const refused = await world.post('police', `${dispute.path}/dissuasions`, {
      body: dissuasion(dispute.parties[1]),
      expect: 404,
    });
    expect(codeOf(refused)).toBe('not_found');
    const grid = { body: dissuasion(dispute.parties[1]), expect: 403 };
    await world.post('grid', `${dispute.path}/dissuasions`, grid);
    expect(await disclosures(dispute.id)).toHaveLength(1);
  });

  it('is refused about anything else than noise, and its attempts lie in the past', async () => {
    const dispute = await Case.registered(world);
    const wrong = await world.read('justice', `${dispute.path}/noise-attempts`, 409);
    expect(wrong.body).toMatchObject({ code: 'not_a_noise_case', ruleId: 'R37' });
    await world.get('director', `${dispute.path}/noise-attempts.csv`, 409);
    const [, respondent] = dispute.parties;
    const tomorrow = await dispute.record('justice', 'dissuasions', dissuasion(respondent, { on: '2026-10-15' }), 409);
    expect(codeOf(tomorrow)).toBe('dissuasion_in_future');
    const stranger = await dispute.record('justice', 'dissuasions', dissuasion(newId()), 409);
    expect(codeOf(stranger)).toBe('party_unknown');
    const id = newId();
    await dispute.record('justice', 'dissuasions', dissuasion(respondent, { id }));
    expect(codeOf(await dispute.record('justice', 'dissuasions', dissuasion(respondent, { id }), 409))).toBe(
      'id_in_use',
    );
    const nobody = await dispute.record('justice', 'dissuasions', dissuasion(respondent, { person: '' }), 400);
    expect(pointersOf(nobody)).toEqual(['/person']);
    expect(await disclosures(dispute.id)).toEqual([]);
  });

  it('keeps the name of who asked sealed', async () => {
    const dispute = await Case.registered(world, 'justice', noise);
    await dispute.record('justice', 'dissuasions', dissuasion(dispute.parties[1], { person: '独有姓名' }));
    const { rows } = await app.pool.query<{ line: string }>(
      'SELECT d::text AS line FROM dissuasion d UNION ALL SELECT payload::text FROM outbox UNION ALL SELECT payload::text FROM case_log',
    );
    expect(rows.filter(({ line }) => line.includes('独有姓名'))).toEqual([]);
  });
});

const attempt = (on: string, kind: string, rest: Json): Json => ({
  on,
  kind,
  by: null,
  persons: [],
  party: null,
  method: null,
  result: 'continued',
  ...rest,
});

const FROM_POLICE = {
  source: {
    kind: 'delegated',
    channel: 'transfer',
    delegatedBy: { body: 'public_security', letterNo: '示例公（治）移字〔2026〕7号' },
  },
};

const application = (partyIds: readonly string[], rest: Json = {}): Json => ({
  partyIds,
  filedOn: '2026-10-14',
  body: '示例派出所',
  text: '协议已全部履行，申请不予处罚。',
  ...rest,
});

async function settledForPolice(rest: Json = FROM_POLICE): Promise<{ dispute: Case; obligationId: string }> {
  const dispute = await Case.mediating(world, 'justice', rest);
  await dispute.sit('justice', { concessions: '秘密让步' });
  await dispute.agree('justice');
  const { obligations } = (await dispute.get('mediator', 'obligations')) as { obligations?: { id: string }[] };
  return { dispute, obligationId: obligations?.[0]?.id ?? '' };
}

const packageOf = (dispute: Case) => world.get<PolicePackageResponse>('justice', `${dispute.path}/police-package`);
const lackingIn = async (dispute: Case) => (await packageOf(dispute)).lacking.map(({ code }) => code);
const pay = { performedOn: '2026-10-14', evidence: '收条一张' };

describe('R36 the package for a police case', () => {
  it('tells what is lacking until all of it is there, then comes with its digests and without concessions', async () => {
    const { dispute, obligationId } = await settledForPolice();
    const early = await world.read('director', `${dispute.path}/police-package.zip`, 409);
    expect(codesOf(early)).toEqual([
      'police_not_performed',
      'police_application_missing',
      'police_application_missing',
    ]);
    expect(early.body).toMatchObject({ code: 'police_not_performed', ruleId: 'R36' });
    const told = await packageOf(dispute);
    expect(told).toMatchObject({ ready: false, letterNo: FROM_POLICE.source.delegatedBy.letterNo });
    expect(told.lacking.map(({ text }) => text)).toEqual([
      '还有 1 项义务没有履行完毕。',
      '当事人陈某尚未提出书面申请。',
      '当事人林某尚未提出书面申请。',
    ]);

    await world.post('mediator', `/obligations/${obligationId}/performance`, { body: pay });
    expect(await dispute.get('justice')).toMatchObject({ state: 'performed' });
    const joint = await dispute.record('mediator', 'police-applications', application(dispute.parties));
    expect(joint.headers['location']).toBe(`/api/v1${dispute.path}/police-package`);
    expect(joint.body).toMatchObject({ partyIds: dispute.parties, filedOn: '2026-10-14', caseNo: null });

    const whole = await packageOf(dispute);
    expect(whole).toMatchObject({
      ready: true,
      lacking: [],
      agreement: { state: 'effective', effectiveOn: '2026-10-14' },
    });
    const reply = await file('director', `${dispute.path}/police-package.zip`);
    expect(reply.headers['content-type']).toBe('application/zip');
    const files = await unzipped(reply.body as Buffer);
    expect([...files.keys()]).toEqual(['治安案件人民调解材料.txt', 'package.json', 'manifest.json']);
    const manifest = JSON.parse(String(files.get('manifest.json'))) as {
      files: { name: string; size: number; sha256: string }[];
      madeOn: string;
    };
    expect(manifest.madeOn).toBe('2026-10-14');
    expect(manifest.files.map(({ name }) => name)).toEqual(['治安案件人民调解材料.txt', 'package.json']);
    for (const { name, size, sha256 } of manifest.files) {
      const content = files.get(name) ?? Buffer.alloc(0);
      expect({ name, size, sha256 }).toEqual({
        name,
        size: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      });
    }
    const data = JSON.parse(String(files.get('package.json'))) as PolicePackageResponse;
    expect(data).toEqual(whole);
    const sheet = String(files.get('治安案件人民调解材料.txt'));
    for (const line of [
      '陈某',
      '林某',
      '生效日期：2026-10-14',
      '2026-10-14履行3000.00元，凭证：收条一张',
      '人民调解委员会印章',
    ])
      expect(sheet).toContain(line);
    expect([...files.values()].join('\n')).not.toContain('秘密');
    expect(await disclosures(dispute.id)).toEqual([
      {
        action: 'dispute.police_package_disclosed',
        params: { ground: 'statutory', version: (await dispute.get('justice'))['version'] },
      },
    ]);
  });

  it('does not take a waiver for performance', async () => {
    const { dispute, obligationId } = await settledForPolice();
    await dispute.record('mediator', 'police-applications', application(dispute.parties));
    await world.act('mediator', `/obligations/${obligationId}`, 'waive', {
      body: { partyIds: [dispute.parties[0]], paper: '书面放弃声明' },
    });
    expect(await dispute.get('justice')).toMatchObject({ state: 'performed' });
    expect(await lackingIn(dispute)).toEqual(['police_waived_only']);
    await world.get('director', `${dispute.path}/police-package.zip`, 409);
  });

  it('of a case the police did not send needs the number of theirs', async () => {
    const { dispute, obligationId } = await settledForPolice({});
    await world.post('mediator', `/obligations/${obligationId}/performance`, { body: pay });
    const unnamed = await dispute.record('mediator', 'police-applications', application(dispute.parties), 409);
    expect(unnamed.body).toMatchObject({ code: 'police_case_unnamed', ruleId: 'R36' });
    expect(await lackingIn(dispute)).toContain('police_case_unnamed');
    const [applicant = '', respondent = ''] = dispute.parties;
    const named = application([applicant], { caseNo: '示例公（治）受案字〔2026〕12号' });
    await dispute.record('mediator', 'police-applications', named);
    expect(await lackingIn(dispute)).toEqual(['police_application_missing']);
    await dispute.record('mediator', 'police-applications', application([respondent]));
    expect(await packageOf(dispute)).toMatchObject({ ready: true, lacking: [] });
    expect((await packageOf(dispute)).applications.map(({ partyIds }) => partyIds)).toEqual([
      [applicant],
      [respondent],
    ]);
  });

  it('is handed out by the director and the responsible officer only, and its application is well addressed', async () => {
    const { dispute } = await settledForPolice();
    await world.get('mediator', `${dispute.path}/police-package.zip`, 403);
    await world.get('police', `${dispute.path}/police-package`, 404);
    await world.get('other.director', `${dispute.path}/police-package.zip`, 404);
    const send = (rest: Json, expected: number, parties = dispute.parties) =>
      dispute.record('mediator', 'police-applications', { ...application(parties), ...rest }, expected);
    const department = world.department('public_security');
    expect(pointersOf(await send({ toDepartmentId: department }, 400))).toEqual(['/body']);
    expect(pointersOf(await send({ body: undefined }, 400))).toEqual(['/toDepartmentId']);
    expect(pointersOf(await send({ body: undefined, toDepartmentId: newId() }, 400))).toEqual(['/toDepartmentId']);
    const justice = { body: undefined, toDepartmentId: world.department('justice') };
    expect(pointersOf(await send(justice, 400))).toEqual(['/toDepartmentId']);
    const stranger = await send({ representativeIds: [newId()] }, 409);
    expect(codeOf(stranger)).toBe('representative_of_none');
    expect(codeOf(await send({ filedOn: '2026-10-13' }, 409))).toBe('occurred_before_receipt');
    expect(codeOf(await send({ filedOn: '2026-10-15' }, 409))).toBe('occurred_in_future');
    expect(codeOf(await send({}, 409, [newId()]))).toBe('party_unknown');
    expect((await send({ body: undefined, toDepartmentId: department }, 201)).body).toMatchObject({
      toDepartmentId: department,
      body: null,
    });
    const open = await Case.mediating(world, 'justice', FROM_POLICE);
    const none = await open.record('mediator', 'police-applications', application(open.parties), 409);
    expect(codeOf(none)).toBe('police_without_agreement');
    expect(await packageOf(open)).toMatchObject({ ready: false, agreement: null, obligations: [], applications: [] });
    const answered = await answeredForByJustice(FROM_POLICE);
    const lacking = await world.read('justice', `${answered.path}/police-package.zip`, 409);
    expect(codesOf(lacking)).toEqual(['police_without_agreement']);
  });
});
