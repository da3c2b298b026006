/**
 * Refusals as an officer meets them: each provoked over HTTP in both languages, with its code, its rule and its law, and a
 * sentence that says who, which day or how much, in words and not in codes. The grey buttons at the desk read the same.
 */
import type { Response } from 'supertest';
import type { ActionsResponse } from '../../src/modules/case-file/case-file.dto.js';
import { addMinutes } from '../../src/domain/shared/day.js';
import { startTestApp, TEST_NOW, type TestApp } from '../support/app.js';
import { faultsIn } from '../support/reading.js';
import { people } from '../support/people-above.js';
import { person, Telling } from '../support/telling.js';
import { Case, CLEAN, type Json, leak, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;
let telling: Telling;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  telling = new Telling(world);
});

afterAll(() => app?.close());

beforeEach(() => world.moveTo(TEST_NOW));

type Headers = Readonly<Record<string, string>>;
type Attempt = (headers: Headers) => Promise<Response>;
/** What the sentence must say: the same in both languages, or each its own. */
type Says = string | { readonly zh: string; readonly en: string };

const LANGUAGES = [
  ['zh', 'zh-CN'],
  ['en', 'en'],
] as const;

/** Names that nobody translates. */
const NAMES = ['陈某', '林某', '小林', '示例公司', '王调解', '方法官', '网格员02', '噪声污染防治法', '生态环境法典'];

const attempt =
  (by: string, path: string, action: string, body: Json = {}): Attempt =>
  (headers) =>
    world.act(by, path, action, { body, headers, expect: 409 });

const on = (file: Case, by: string, action: string, body: Json = {}): Attempt => attempt(by, file.path, action, body);

function refused(code: string, ruleId: string | null, says: readonly Says[], prepare: () => Promise<Attempt>): void {
  test(`${ruleId ?? 'no rule'}: ${code}`, async () => {
    const ask = await prepare();
    for (const [language, header] of LANGUAGES) {
      const reply = await ask({ 'Accept-Language': header });
      const body = reply.body as Json & { detail: string; reasons: (Json & { code: string; detail: string })[] };
      expect(reply.headers['content-language']).toBe(header);
      expect(body.reasons.map((reason) => reason.code)).toContain(code);
      const mine = body.reasons.find((reason) => reason.code === code);
      expect(mine?.['ruleId'] ?? null).toBe(ruleId);
      if (ruleId !== null) expect(mine?.['basis']).toMatchObject({ law: expect.stringMatching(/./) as string });
      const sentence = body.reasons.map(({ detail }) => detail).join(language === 'zh' ? '' : ' ');
      expect(body.detail).toBe(sentence);
      for (const { detail } of body.reasons) expect(faultsIn(detail, language, NAMES)).toEqual([]);
      for (const word of says) expect(sentence).toContain(typeof word === 'string' ? word : word[language]);
    }
  });
}

const MEDIATOR = (): string => world.staff('王调解');
const both = async (file: Case, subject: string, decision = 'given'): Promise<void> => {
  for (const partyId of file.parties) await file.record('justice', 'consents', { partyId, subject, decision });
};
const hour = { startsAt: '2026-10-19T01:00:00Z', endsAt: '2026-10-19T02:00:00Z', venue: 'on_site' };
const drafted = async (file: Case): Promise<string> => {
  const { id } = (await file.record('justice', 'agreements', file.agreement())).body as { id: string };
  return `/agreements/${id}`;
};
const signature = (by: Json): Json => ({
  by,
  method: 'signature',
  signedOn: telling.today,
  witness: { name: '邻居甲' },
});
/** A sitting that is planned and stays so, each two hours after the last: the mediator is one person. */
let sittings = 0;
const planned = async (file: Case): Promise<string> => {
  sittings += 1;
  world.wait(sittings * 120);
  const plan = { startsAt: world.now, endsAt: addMinutes(world.now, 60), venue: 'on_site' };
  const { id } = (await file.record('justice', 'sessions', plan)).body as { id: string };
  return `${file.path}/sessions/${id}`;
};

describe('taking in', () => {
  refused('delegation_incomplete', 'R1', [{ zh: '委托函号', en: 'letter' }], async () => (headers) => {
    const body = leak(world, { source: { kind: 'delegated', channel: 'transfer' } });
    return world.post('justice', '/disputes', { body, headers, expect: 409 });
  });

  refused('no_respondent', null, [{ zh: '被申请人', en: 'respondent' }], async () => {
    const file = await Case.registered(world, 'justice', { parties: [person('applicant', '陈某')] });
    return on(file, 'justice', 'accept', { screening: CLEAN });
  });

  refused('party_refuses', 'R2', ['林某'], async () => {
    const file = await Case.registered(world);
    const [, partyId] = file.parties;
    await file.record('justice', 'consents', { partyId, subject: 'mediation', decision: 'refused' });
    return on(file, 'justice', 'accept', { screening: CLEAN });
  });

  refused('occurred_before_receipt', 'R4', ['2026-10-14 10:00'], async () => {
    const file = await Case.registered(world);
    return on(file, 'justice', 'accept', { screening: CLEAN, occurredAt: '2026-10-13T02:00:00.000Z' });
  });

  refused('accepted_elsewhere', 'R7', [{ zh: '法院', en: 'court' }], async () => {
    const file = await Case.registered(world);
    return on(file, 'justice', 'accept', { screening: { ...CLEAN, acceptedElsewhere: true } });
  });
});

describe('giving it to somebody', () => {
  refused('lead_not_permitted', 'R6', ['网格员02', { zh: '治安调解', en: 'police mediation' }], async () => {
    const file = await Case.accepted(world, 'police', { track: 'police_mediation' });
    return on(file, 'police', 'assign', { mediatorIds: [world.staff('网格员02')] });
  });

  refused('mediator_not_in_term', 'R18', ['方法官', '2026-10-14'], async () => {
    const file = await Case.accepted(world);
    return on(file, 'justice', 'assign', { mediatorIds: [world.staff('方法官')] });
  });

  refused('mediator_has_conflict', 'R18', ['王调解'], async () => {
    const file = await Case.assigned(world);
    await file.record('mediator', 'conflicts', { staffId: MEDIATOR(), ground: 'relative' });
    return on(file, 'justice', 'assign', { mediatorIds: [MEDIATOR()] });
  });

  refused('department_has_case', 'R13', [{ zh: '该部门', en: 'department' }], async () => {
    const file = await Case.assigned(world);
    const toDepartmentId = world.department('justice');
    return on(file, 'justice', 'referrals', { toDepartmentId, reason: '职责所在', dueOn: '2026-12-31' });
  });

  refused('director_decides_referral', 'R13', ['2', { zh: '主任', en: 'director' }], async () => {
    const file = await Case.assigned(world);
    const to = (code: string) => ({ toDepartmentId: world.department(code), reason: '职责所在', dueOn: '2026-12-31' });
    for (const [code, by] of [
      ['public_security', 'police'],
      ['court', 'judge'],
    ] as const) {
      const sent = await file.act('justice', 'referrals', { body: to(code), expect: 201 });
      const referral = `/referrals/${(sent.body as { id: string }).id}`;
      await world.act(by, referral, 'object', { body: { reason: '不属本部门' } });
    }
    return on(file, 'justice', 'referrals', to('petition'));
  });

  refused('center_not_above', 'R17', [{ zh: '上级中心', en: 'above' }], async () => {
    const file = await Case.assigned(world);
    return on(file, 'director', 'escalate', { toCenterId: world.neighbour, reason: '难以化解' });
  });

  refused('no_center_above', 'R17', [{ zh: '没有上级中心', en: 'No centre stands above' }], async () => {
    const top = world.above.at(-1) ?? '';
    await people(world, top, 'top');
    const file = await Case.registered(world, 'top.officer', { centerId: top });
    return on(file, 'top.director', 'escalate', { toCenterId: world.center, reason: '难以化解' });
  });

  refused('share_consent_missing', 'R46', ['陈某', '林某'], async () => {
    const file = await Case.assigned(world);
    return on(file, 'director', 'refer', { body: 'court', ground: 'consent', letterNo: '阳综函〔2026〕1号' });
  });
});

describe('mediating', () => {
  refused('rights_notice_missing', 'R3', ['陈某', '林某'], async () => {
    const file = await Case.assigned(world);
    return on(file, 'mediator', 'start');
  });

  refused('guardian_missing', 'R8', ['小林'], async () => {
    const parties = [person('applicant', '陈某'), person('respondent', '小林', { minor: true })];
    const file = await Case.assigned(world, 'justice', { parties });
    await file.tell('justice');
    return on(file, 'mediator', 'start');
  });

  refused('guardian_consent_missing', 'R8', ['小林'], async () => {
    const representatives = [{ kind: 'legal', name: '老林' }];
    const child = person('respondent', '小林', { minor: true, under14: true, representatives });
    const file = await Case.assigned(world, 'justice', { parties: [person('applicant', '陈某'), child] });
    await file.tell('justice');
    return on(file, 'mediator', 'start');
  });

  refused('challenge_open', 'R18', ['王调解', { zh: '主任', en: 'director' }], async () => {
    const file = await Case.mediating(world);
    const session = await planned(file);
    const challenge = { partyId: file.parties[0], staffId: MEDIATOR(), ground: 'relative' };
    await file.record('justice', 'challenges', challenge);
    return attempt('justice', session, 'hold', file.held());
  });

  refused('session_needs_mediator', 'R6', [{ zh: '调解员', en: 'mediator' }], async () => {
    const file = await Case.mediating(world);
    const attendance = [{ staffId: world.staff('方法官'), as: 'adviser', present: true }];
    return attempt('justice', await planned(file), 'hold', file.held({ attendance }));
  });

  refused('invite_consent_missing', 'R19', ['陈某', '林某'], async () => {
    const file = await Case.mediating(world);
    return on(file, 'mediator', 'sessions', { ...hour, invited: [{ name: '物业经理', as: 'invited' }] });
  });

  refused('session_must_be_closed', 'R20', [{ zh: '当事人反对公开', en: 'objects' }], async () => {
    const file = await Case.mediating(world);
    await both(file, 'open_session', 'refused');
    return on(file, 'mediator', 'sessions', { ...hour, openness: 'open' });
  });

  refused('room_taken', null, [{ zh: '换一个时间或房间', en: 'another time or room' }], async () => {
    const room = { ...hour, venue: 'room', roomId: world.room() };
    await (await Case.mediating(world)).record('mediator', 'sessions', room);
    return on(await Case.mediating(world), 'mediator', 'sessions', room);
  });

  refused('citation_not_valid', 'R44', ['噪声污染防治法', '59', '2026-10-14', '生态环境法典'], async () => {
    const file = await Case.mediating(world);
    const citations = [{ law: '噪声污染防治法', article: '59' }];
    return attempt('justice', await planned(file), 'hold', file.held({ citations }));
  });
});

describe('the term', () => {
  const extend = { dueOn: '2026-11-20', reason: '还需勘查' };

  refused('extension_consent_missing', 'R22', ['陈某', '林某'], async () => {
    return on(await Case.mediating(world), 'mediator', 'extend', extend);
  });

  refused('extension_too_long', 'R22', ['2026-12-13'], async () => {
    const file = await Case.mediating(world);
    await both(file, 'extension');
    return on(file, 'mediator', 'extend', { ...extend, dueOn: '2026-12-14' });
  });

  refused('mediation_expired', 'R22', ['2026-11-13'], async () => {
    const file = await Case.mediating(world);
    world.moveTo('2026-11-16T02:00:00.000Z');
    return on(file, 'mediator', 'suspend', { reason: 'appraisal' });
  });

  refused('remedies_notice_missing', 'R24', ['陈某', '林某'], async () => {
    return on(await Case.mediating(world), 'mediator', 'fail', { reason: 'no_agreement' });
  });
});

describe('the agreement', () => {
  const draft =
    (obligation: Json, rest: Json = {}) =>
    async (): Promise<Attempt> => {
      const file = await Case.mediating(world);
      await file.sit('mediator');
      return on(file, 'mediator', 'agreements', { ...file.agreement([file.duty(obligation)]), ...rest });
    };
  const instalments = [
    { amount: '1500.00', dueOn: '2026-10-20' },
    { amount: '1499.99', dueOn: '2026-11-20' },
  ];

  refused(
    'written_form_required',
    'R26',
    [{ zh: '书面协议', en: 'writing' }],
    draft({}, { form: 'oral', agreedOn: '2026-10-14' }),
  );
  refused('signed_too_early', 'R27', ['2026-10-14'], async () => {
    world.wait(-24 * 60);
    const file = await Case.mediating(world);
    world.wait(24 * 60);
    await file.sit('mediator');
    const spoken = { form: 'oral', agreedOn: '2026-10-13' };
    return on(file, 'mediator', 'agreements', { ...file.agreement([file.duty({ dueOn: '2026-10-13' })]), ...spoken });
  });
  refused(
    'obligation_unclear',
    'R28',
    [
      { zh: '第 1 项', en: 'Obligation 1' },
      { zh: '履行期限', en: 'a due date' },
    ],
    draft({ dueOn: undefined }),
  );
  refused('instalments_do_not_add_up', 'R29', ['2999.99', '3000.00'], draft({ dueOn: undefined, instalments }));

  const toSign = (by: string, body: (file: Case) => Json, parties?: readonly (Json & { id: string })[]) => async () => {
    const file = await Case.mediating(world, 'justice', parties === undefined ? {} : { parties });
    await file.sit('mediator');
    return attempt(by, await drafted(file), 'signatures', body(file));
  };
  const minor = person('respondent', '小林', { minor: true, representatives: [{ kind: 'legal', name: '老林' }] });
  const firm = person('respondent', '示例公司', { kind: 'organization' });
  const agent = newId();
  const represented = person('respondent', '林某', {
    representatives: [{ id: agent, kind: 'agent', name: '代理人', powers: ['give_evidence'], letterNo: '授权1号' }],
  });
  const against = (party: Json & { id: string }) => [person('applicant', '陈某'), party];

  refused(
    'witness_missing',
    'R27',
    [{ zh: '见证人', en: 'witness' }],
    toSign('mediator', ({ parties: [partyId] }) => ({ ...signature({ partyId }), witness: undefined })),
  );
  refused(
    'legal_representative_needed',
    'R8',
    ['小林'],
    toSign('mediator', () => signature({ partyId: minor.id }), against(minor)),
  );
  refused(
    'organization_acts_by_others',
    'R9',
    ['示例公司'],
    toSign('mediator', () => signature({ partyId: firm.id }), against(firm)),
  );
  refused(
    'agent_lacks_power',
    'R9',
    ['林某'],
    toSign('mediator', () => signature({ representativeId: agent }), against(represented)),
  );
});

describe('afterwards', () => {
  const perform = async (file: Case, body: Json): Promise<Attempt> => {
    const [duty] = await telling.obligations(file);
    return attempt('mediator', `/obligations/${duty?.id ?? ''}`, 'performance', {
      performedOn: telling.today,
      evidence: '收条',
      ...body,
    });
  };

  refused('amount_exceeds_open', 'R29', ['3000.00'], async () =>
    perform(await Case.settled(world), { amount: '3000.01' }),
  );

  refused('continuing_obligation', 'R35', ['2027-01-12'], async () => {
    const file = await Case.mediating(world);
    await file.sit('mediator');
    const quiet = { kind: 'refrain', amount: undefined, dueOn: undefined, continuing: true };
    await file.agree('mediator', file.agreement([file.duty(quiet)]));
    return perform(file, {});
  });

  refused('return_visit_outstanding', 'R35', ['2026-11-13'], async () => {
    const file = await Case.settled(world);
    await telling.performed(file, 0, '收条');
    return on(file, 'mediator', 'close');
  });

  refused('obligation_outstanding', 'R38', ['1', { zh: '不能结案', en: 'cannot be closed' }], async () =>
    on(await Case.settled(world), 'mediator', 'close'),
  );

  refused('wrong_state', null, [{ zh: '“调解中”', en: 'The case is in mediation' }], async () => {
    const file = await Case.mediating(world);
    return on(file, 'mediator', 'start');
  });

  refused(
    'wrong_state',
    null,
    [
      { zh: '达成协议（履行中）', en: 'settled (being performed)' },
      { zh: '撤回', en: 'Withdraw' },
    ],
    async () => {
      const file = await Case.settled(world);
      return on(file, 'mediator', 'withdraw', { partyId: file.parties[0] });
    },
  );

  refused('police_report_open', 'R16', [{ zh: '暴力风险', en: 'violence' }], async () => {
    const file = await Case.registered(world, 'justice', { riskFlags: ['violence'] });
    await file.act('justice', 'refuse', { body: { reason: 'outside_scope', remedy: 'court' } });
    return on(file, 'justice', 'close');
  });

  refused('risk_level_below_rules', 'R16', [{ zh: '红色', en: 'red' }], async () => {
    const file = await Case.registered(world, 'justice', { riskFlags: ['weapon'] });
    return on(file, 'justice', 'risk-level', { level: 'green', reason: '现场已平静' });
  });

  refused('countersigned_by_recorder', null, [{ zh: '另一位主任', en: 'another director' }], async () => {
    const file = await Case.accepted(world);
    world.wait(7 * 24 * 60);
    const late = { partyId: file.parties[0], subject: 'mediation', decision: 'given', occurredAt: TEST_NOW };
    await file.record('director', 'consents', late);
    const { lateEntries } = await telling.whole(file);
    return on(file, 'director', `late-entries/${lateEntries[0] ?? 0}/countersign`);
  });
});

describe('the grey buttons', () => {
  const worked = ['director', 'justice', 'mediator'];
  const withdrawn = async (): Promise<Case> => {
    const file = await Case.assigned(world);
    await file.act('justice', 'withdraw', { body: { partyId: file.parties[0] } });
    return file;
  };
  const suspended = async (): Promise<Case> => {
    const file = await Case.mediating(world);
    await file.act('justice', 'suspend', { body: { reason: 'appraisal' } });
    return file;
  };
  const expired = async (): Promise<Case> => {
    const file = await Case.mediating(world);
    world.moveTo('2026-11-16T02:00:00.000Z');
    return file;
  };

  test.each<[string, readonly string[], () => Promise<Case>]>([
    ['registered', ['director', 'justice'], () => Case.registered(world)],
    ['assigned', worked, () => Case.assigned(world)],
    ['mediating', worked, () => Case.mediating(world)],
    ['past its term', worked, expired],
    ['suspended', worked, suspended],
    ['settled', worked, () => Case.settled(world)],
    ['withdrawn', worked, withdrawn],
  ])('of a case that is %s say why in words', async (_, readers, bring) => {
    const file = await bring();
    for (const by of readers) {
      for (const [language, header] of LANGUAGES) {
        const reply = await (await world.as(by)).get(`${file.path}/actions`).set('Accept-Language', header);
        const { items } = reply.body as ActionsResponse;
        const told = items.flatMap(({ reasons }) => reasons.map(({ text }) => text));
        expect(told.length).toBeGreaterThan(0);
        expect(told.flatMap((text) => faultsIn(text, language, NAMES))).toEqual([]);
      }
    }
  });
});
