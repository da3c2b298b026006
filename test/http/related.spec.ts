/**
 * R10 What belongs together: earlier cases of the same people, households and places, with the agreements still open, for
 * those allowed to see them; the search before registration; where else a party appears.
 */
import type { AppearancePage, DisputeWithRelatedResponse, RelatedPage } from '../../src/modules/related/related.dto.js';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, CLEAN, type Json, leak, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;
const lines: string[] = [];

beforeAll(async () => {
  app = await startTestApp({ log: { write: (line) => void lines.push(line) } });
  world = await World.of(app);
});

afterAll(() => app?.close());

type Role = 'applicant' | 'respondent' | 'third_party';
const party = (role: Role, name: string, rest: Json = {}) => ({ id: newId(), role, kind: 'person', name, ...rest });

/** A side nobody is named for gets somebody of whom nothing is known. */
const registered = (parties: readonly Json[], rest: Json = {}, by = 'justice'): Promise<Case> => {
  const missing = (['applicant', 'respondent'] as const).filter((role) => !parties.some((one) => one['role'] === role));
  return Case.registered(world, by, {
    parties: [...parties, ...missing.map((role) => party(role, '某邻居'))],
    ...rest,
  });
};

/** Accepted and given to a mediator by the officer's own department. */
async function assigned(parties: readonly Json[], rest: Json = {}, by = 'justice', mediator = '王调解'): Promise<Case> {
  const file = await registered(parties, rest, by);
  await file.act(by, 'accept', { body: { screening: CLEAN } });
  await file.act(by, 'assign', { body: { mediatorIds: [world.staff(mediator)] } });
  return file;
}

/** Settled by word of mouth: 3000 yuan to be paid the same day. */
async function settledOrally(parties: readonly Json[]): Promise<{ file: Case; obligationId: string }> {
  const file = await assigned(parties);
  for (const partyId of file.parties) await file.record('mediator', 'rights-notices', { partyId, method: 'oral' });
  await file.act('mediator', 'start');
  await file.sit('mediator');
  const today = app.clock.today('Asia/Shanghai');
  const oral = { ...file.agreement([file.duty({ dueOn: today })]), form: 'oral', agreedOn: today };
  const { body } = await file.record('mediator', 'agreements', oral);
  return { file, obligationId: (body as { obligations: { id: string }[] }).obligations[0]?.id ?? '' };
}

const related = (username: string, file: Case, query = ''): Promise<RelatedPage> =>
  world.get<RelatedPage>(username, `${file.path}/related${query}`);
const appearances = (username: string, file: Case, at = 0): Promise<AppearancePage> =>
  world.get<AppearancePage>(username, `${file.path}/parties/${file.parties[at] ?? ''}/appearances`);
const read = (file: Case): Promise<DisputeResponse> => world.get<DisputeResponse>('director', file.path);
const idsOf = ({ items }: { items: { disputeId: string }[] }): string[] => items.map(({ disputeId }) => disputeId);

describe('R10 the third dispute between two flats', () => {
  const upstairs = { address: '鹤祥新城 7 号楼 502 室' };
  const downstairs = { address: '鹤祥新城7-402' };
  let first: Case;
  let second: Case;
  let third: Case;

  beforeAll(async () => {
    first = await registered([party('applicant', '楼下甲', downstairs), party('respondent', '楼上甲', upstairs)]);
    await first.act('justice', 'refuse', { body: { reason: 'outside_scope', remedy: 'court' } });
    world.wait(24 * 60);
    const agreed = await settledOrally([
      party('applicant', '楼下甲', downstairs),
      party('respondent', '楼上乙', upstairs),
    ]);
    second = agreed.file;
    await world.post('mediator', `/obligations/${agreed.obligationId}/performance`, {
      body: { performedOn: '2026-10-15', amount: '1000.00', evidence: '收条' },
    });
    world.wait(24 * 60);
    third = await registered(
      [party('applicant', '楼上丙', { address: '鹤祥新城7幢502' }), party('respondent', '楼下甲', downstairs)],
      { subcategory: 'noise' },
    );
  });

  test('shows the old oral deal, only part performed, above everything, with its terms and who mediated', async () => {
    const { items, summary, hiddenCount, contacts } = await related('justice', third);
    const { number } = await read(second);
    expect(idsOf({ items })).toEqual([second.id, first.id]);
    expect(items[0]).toMatchObject({
      number,
      state: 'settled',
      reasons: ['same_pair_of_households', 'same_person', 'same_household'],
      settledOn: '2026-10-15',
      agreement: { form: 'oral', terms: '楼上住户修复并赔偿' },
      openObligations: [{ kind: 'pay', amount: '3000.00', paid: '1000.00', dueOn: '2026-10-15', continuing: false }],
      mediators: [{ staffId: world.staff('王调解'), name: '王调解' }],
    });
    expect(items[0]?.matches).toEqual([
      {
        partyId: third.parties[1],
        partyIndex: 1,
        otherPartyId: second.parties[0],
        otherName: '楼下甲',
        by: 'name_and_address',
      },
      {
        partyId: third.parties[0],
        partyIndex: 0,
        otherPartyId: second.parties[1],
        otherName: '楼上乙',
        by: 'household',
      },
    ]);
    expect(items[1]).toMatchObject({
      state: 'refused',
      number: null,
      settledOn: null,
      agreement: null,
      openObligations: [],
    });
    expect(summary).toBe(
      `这两户之间第 3 起纠纷，上一起（${number ?? ''}）由王调解调解，2026-10-15 达成口头协议：楼上住户修复并赔偿（尚有 1 项未履行）。`,
    );
    expect([hiddenCount, contacts]).toEqual([0, []]);
    const english = await (await world.as('justice')).get(`${third.path}/related`).set('Accept-Language', 'en');
    expect((english.body as RelatedPage).summary).toBe(
      `Dispute no. 3 between these two households; the previous one (${number ?? ''}) was settled orally on 2026-10-15, ` +
        'mediated by 王调解: 楼上住户修复并赔偿 (1 obligation not yet performed).',
    );
  });

  test('is seen from the first one as well, by the same reasons and the same sub-type', async () => {
    const { items, summary } = await related('justice', first);
    expect(items.map(({ disputeId, reasons }) => [disputeId, reasons[0]])).toEqual([
      [second.id, 'same_subcategory'],
      [third.id, 'same_pair_of_households'],
    ]);
    expect(summary).toContain('第 1 起');
    expect(summary).toContain('尚未履行完毕');
  });

  test('is read page by page', async () => {
    const one = await related('justice', third, '?limit=1&withTotal=true');
    expect([idsOf(one), one.total]).toEqual([[second.id], 2]);
    const two = await related('justice', third, `?limit=1&cursor=${one.nextCursor ?? ''}`);
    expect([idsOf(two), two.nextCursor, two.summary]).toEqual([[first.id], null, one.summary]);
    await world.get('justice', `${first.path}/related?limit=1&cursor=${one.nextCursor ?? ''}`, 400);
  });

  test('is found before it is registered: the desk learns that this would be the fourth', async () => {
    const parties = [
      { name: '楼下甲', ...downstairs },
      { name: '楼上丁', ...upstairs },
    ];
    const body = { centerId: world.center, category: 'neighbor', subcategory: 'water_leak', parties };
    const before = await counts();
    const reply = await world.post('justice', '/duplicate-searches', {
      body,
      expect: 200,
      headers: { 'Idempotency-Key': 'search-1' },
    });
    const page = reply.body as RelatedPage;
    expect(idsOf(page)).toEqual([second.id, first.id, third.id]);
    expect(page.items[0]).toMatchObject({
      reasons: ['same_subcategory', 'same_pair_of_households', 'same_person', 'same_household'],
    });
    expect(page.items[0]?.matches[0]).toMatchObject({ partyId: null, partyIndex: 0, otherPartyId: second.parties[0] });
    expect(page.summary).toContain('这两户之间第 4 起纠纷');
    expect(page.summary).toContain('请核对是否为同一纠纷');
    expect(reply.headers['cache-control']).toBe('no-store');
    const next = `/duplicate-searches?limit=2&cursor=`;
    const cut = (await world.post('justice', '/duplicate-searches?limit=2', { body, expect: 200 })).body as RelatedPage;
    const rest = await world.post('justice', `${next}${cut.nextCursor ?? ''}`, { body, expect: 200 });
    expect([idsOf(cut), idsOf(rest.body as RelatedPage)]).toEqual([[second.id, first.id], [third.id]]);
    expect(await counts()).toEqual(before);
  });

  /** A search leaves nothing behind. */
  async function counts(): Promise<unknown> {
    const tables = ['idempotency_key', 'audit_log', 'outbox', 'party', 'dispute'];
    const { rows: known } = await app.pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`,
    );
    const there = known.map(({ name }) => name).filter((name) => tables.some((table) => name.startsWith(table)));
    const rows = await app.pool.query(
      there.map((name) => `SELECT '${name}' AS name, count(*) FROM ${name}`).join(' UNION ALL '),
    );
    expect(there.length).toBeGreaterThan(4);
    return rows.rows;
  }
});

describe('R10, R16 again and again: the rules propose the flag, people set it', () => {
  const flats = [{ address: '鹤祥新城11号楼602' }, { address: '鹤祥新城11号楼502' }] as const;
  const between = () => [party('applicant', '贝某', flats[0]), party('respondent', '康某', flats[1])];
  const take = async (rest: Json = {}, by = 'justice', language = 'zh-CN'): Promise<DisputeWithRelatedResponse> => {
    const headers = { 'Accept-Language': language };
    return (await world.post(by, '/disputes', { body: leak(world, { parties: between(), ...rest }), headers }))
      .body as DisputeWithRelatedResponse;
  };
  const proposedTo = async (by: string, id: string) =>
    (await world.get<RelatedPage>(by, `/disputes/${id}/related`)).proposedFlags;
  const text = '同一双方之间或者同一地址此前已有 2 起纠纷（满 2 起即提示），建议增加风险标识“反复发生”，由承办人决定。';
  let first: DisputeWithRelatedResponse;
  let third: DisputeWithRelatedResponse;

  test('the counter is told with the registration how many came before, and from the number of the settings on of the flag', async () => {
    first = await take();
    expect([first.relatedCount, first.proposedFlags]).toEqual([0, []]);
    world.wait(1);
    const second = await take();
    expect([second.relatedCount, second.proposedFlags]).toEqual([1, []]);
    world.wait(1);
    third = await take();
    expect(third).toMatchObject({ relatedCount: 2, riskFlags: [], riskLevel: 'green' });
    expect(third.proposedFlags).toEqual([{ flag: 'repeat', earlierDisputes: 2, text }]);
    world.wait(1);
    const again = await take({}, 'justice', 'en');
    expect(again.proposedFlags?.[0]?.text).toBe(
      '3 earlier disputes between the same two sides or at the same address (proposed from 2 on): consider the risk flag “repeated”. ' +
        'Whoever works on the case decides.',
    );
    await world.act('justice', `/disputes/${again.id}`, 'merge', { body: { intoDisputeId: third.id } });
  });

  test('the list and the search say the same; later cases and merged ones do not count', async () => {
    expect(await proposedTo('justice', third.id)).toEqual([{ flag: 'repeat', earlierDisputes: 2, text }]);
    expect(await proposedTo('justice', first.id)).toEqual([]);
    const parties = [
      { name: '贝某', ...flats[0] },
      { name: '康某', ...flats[1] },
    ];
    const body = { centerId: world.center, category: 'neighbor', parties };
    const found = (await world.post('justice', '/duplicate-searches', { body, expect: 200 })).body as RelatedPage;
    expect(found.proposedFlags).toMatchObject([{ flag: 'repeat', earlierDisputes: 3 }]);
    expect([found.links, found.hiddenLinks]).toEqual([[], 0]);
  });

  test('one that was received earlier, though written down later, comes before', async () => {
    const paper = await take({ receivedAt: '2026-10-12T01:00:00Z' });
    expect([paper.relatedCount, paper.proposedFlags]).toEqual([0, []]);
    expect(await proposedTo('justice', third.id)).toMatchObject([{ earlierDisputes: 3 }]);
    await world.act('justice', `/disputes/${paper.id}`, 'merge', { body: { intoDisputeId: first.id } });
  });

  test('the same place counts, the same person with somebody else does not', async () => {
    const location = flats[0];
    const strangers = () => [party('applicant', '路人甲'), party('respondent', '路人乙')];
    expect(await take({ parties: strangers(), location })).toMatchObject({
      relatedCount: 3,
      proposedFlags: [{ flag: 'repeat', earlierDisputes: 3 }],
    });
    const eve = { idNumber: '350981198505050033' };
    const ofEve = () => take({ parties: [party('applicant', '易某', eve), party('respondent', '某人')] });
    const counts = [];
    for (let count = 0; count < 3; count += 1) {
      const { relatedCount, proposedFlags } = await ofEve();
      counts.push([relatedCount, proposedFlags?.length]);
    }
    expect(counts).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
    ]);
  });

  test('cases somebody may not know of neither count nor speak', async () => {
    const { staffId } = await world.get('grid', '/me');
    const { rows } = await app.pool.query<{ gridId: string }>(
      'SELECT grid_id AS "gridId" FROM grid_duty WHERE staff_id = $1 LIMIT 1',
      [staffId],
    );
    const own = await take({ gridId: rows[0]?.gridId }, 'grid');
    expect([own.relatedCount, own.proposedFlags]).toEqual([0, []]);
    expect(await proposedTo('grid', own.id)).toEqual([]);
    expect((await proposedTo('justice', own.id)).map(({ flag }) => flag)).toEqual(['repeat']);
  });

  test('it goes once somebody has set the flag, is back when it is removed, and is never there where it was sent', async () => {
    const path = `/disputes/${third.id}`;
    const set = await world.act('justice', path, 'risk-flags', { body: { add: ['repeat'] } });
    expect(set.body).toMatchObject({ riskFlags: ['repeat'], riskLevel: 'yellow' });
    expect(await proposedTo('justice', third.id)).toEqual([]);
    await world.act('justice', path, 'risk-flags', { body: { remove: ['repeat'], reason: '两起实为同一件事' } });
    expect(await proposedTo('justice', third.id)).toHaveLength(1);
    expect(await take({ riskFlags: ['repeat'] })).toMatchObject({ riskFlags: ['repeat'], proposedFlags: [] });
  });

  test('a registration sent again is answered the same, and so is the page of the case; other readers are not told', async () => {
    const body = leak(world, { parties: between() });
    const headers = { 'Idempotency-Key': newId() };
    const once = await world.post('justice', '/disputes', { body, headers });
    const again = await world.post('justice', '/disputes', { body, headers });
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.headers['etag']).toBe(once.headers['etag']);
    expect(again.body).toEqual(once.body);
    const { id, relatedCount } = once.body as DisputeWithRelatedResponse;
    expect(await world.get('justice', `/disputes/${id}?expand=related`)).toEqual(once.body);
    expect(relatedCount).toBeGreaterThan(2);
    const bare = await world.get<DisputeWithRelatedResponse>('justice', `/disputes/${id}`);
    expect([bare.relatedCount, bare.proposedFlags]).toEqual([undefined, undefined]);
  });
});

describe('R10 what people tied together', () => {
  test('stands beside what is found, also where no mark is shared; both sides see it', async () => {
    const [one, other] = [
      await registered([party('applicant', '关某')]),
      await registered([party('applicant', '宫某')]),
    ];
    const { body } = await one.record('justice', 'links', { disputeId: other.id, kind: 'follow_up' });
    const { receiptNo, number, title } = await read(other);
    expect(await related('justice', one)).toMatchObject({ items: [], links: [body], hiddenLinks: 0 });
    expect(body).toMatchObject({ kind: 'follow_up', direction: 'to', disputeId: other.id, receiptNo, number, title });
    expect((await related('justice', other)).links).toMatchObject([{ direction: 'from', disputeId: one.id }]);
    const split = await one.act('justice', 'split', {
      body: { title: '堆物', facts: '楼道堆物。', partyIds: [...one.parties], reason: '两件事' },
      expect: 201,
    });
    const { id } = split.body as DisputeResponse;
    expect((await related('justice', one)).links.map(({ kind }) => kind)).toEqual(['follow_up', 'split_from']);
    await world.act('justice', `/disputes/${id}`, 'merge', { body: { intoDisputeId: other.id } });
    expect((await related('justice', other)).links.map(({ kind }) => kind)).toEqual(['follow_up', 'merged_into']);
    await world.act('justice', one.path, `links/${(body as { id: string }).id}/end`);
    expect((await related('justice', one)).links.map(({ kind }) => kind)).toEqual(['split_from']);
  });

  test('the other side of a link is told only as a number where it may not be known, and only to those who answer for the case', async () => {
    const ours = await assigned([party('applicant', '滕某')]);
    const theirs = await assigned([party('applicant', '申某')], {}, 'police', '林和事');
    await ours.record('director', 'links', { disputeId: theirs.id, kind: 'related' });
    const page = await related('mediator', ours);
    expect([page.links, page.hiddenLinks]).toEqual([[], 1]);
    expect(JSON.stringify(page)).not.toContain(theirs.id);
    expect((await related('director', ours)).links).toMatchObject([{ disputeId: theirs.id }]);
    const departmentId = world.department('justice');
    const taken = await registered([party('applicant', '申屠某')], { departmentId }, 'lawyer');
    await taken.act('justice', 'accept', { body: { screening: CLEAN } });
    await taken.act('justice', 'assign', { body: { mediatorIds: [world.staff('王调解')] } });
    await taken.record('director', 'links', { disputeId: theirs.id, kind: 'related' });
    expect(await related('lawyer', taken)).toMatchObject({ links: [], hiddenLinks: 0 });
  });
});

describe('R10, R45 what somebody may not see', () => {
  const IVY = { idNumber: '350981198808080011' };
  let ours: Case;
  let theirs: Case;
  let before: RelatedPage;

  beforeAll(async () => {
    theirs = await assigned([party('applicant', '常某', IVY)], {}, 'police', '林和事');
    ours = await registered([party('applicant', '常某', IVY)]);
    before = await related('lawyer', ours);
    await ours.act('justice', 'accept', { body: { screening: CLEAN } });
    await ours.act('justice', 'assign', { body: { mediatorIds: [world.staff('王调解')] } });
  });

  test('an officer of another department sees neither case nor number', () => {
    expect(before).toMatchObject({ hiddenCount: 0, contacts: [], items: [], summary: '未发现您可查看的相关纠纷。' });
  });

  test('the mediator of the case learns how many there are and whom to ask, and nothing more', async () => {
    const { responsibleOfficerId } = await read(theirs);
    const page = await related('mediator', ours);
    const { items: staff } = await world.get<{ items: { id: string; name: string }[] }>(
      'mediator',
      `/centers/${world.center}/staff?limit=200`,
    );
    expect(page).toMatchObject({ hiddenCount: 1, items: [], summary: '未发现您可查看的相关纠纷。' });
    expect(page.contacts).toEqual([
      {
        staffId: responsibleOfficerId,
        name: staff.find(({ id }) => id === responsibleOfficerId)?.name,
        departmentId: world.department('public_security'),
        departmentName: expect.stringContaining('公安') as string,
        centerId: world.center,
        centerName: '阳春社区综治中心',
      },
    ]);
    expect(JSON.stringify(page)).not.toContain(theirs.id);
    expect((await appearances('mediator', ours)).items).toEqual([]);
  });

  test('two hidden cases of one officer are one contact', async () => {
    await assigned([party('respondent', '常某', IVY), party('applicant', '某甲')], {}, 'police', '林和事');
    const { hiddenCount, contacts } = await related('mediator', ours);
    expect([hiddenCount, contacts.length]).toEqual([2, 1]);
  });

  test('who only took the case in sees it, and is told of no hidden one', async () => {
    const departmentId = world.department('justice');
    const file = await registered([party('applicant', '常某', IVY)], { departmentId }, 'lawyer');
    await file.act('justice', 'accept', { body: { screening: CLEAN } });
    await file.act('justice', 'assign', { body: { mediatorIds: [world.staff('王调解')] } });
    expect(await related('lawyer', file)).toMatchObject({ hiddenCount: 0, contacts: [], items: [] });
    const { hiddenCount, items } = await related('mediator', file);
    expect([hiddenCount, idsOf({ items })]).toEqual([2, [ours.id]]);
  });

  test('the director sees them all', async () => {
    const { items, hiddenCount, contacts } = await related('director', ours);
    expect([items.length, hiddenCount, contacts]).toEqual([3, 0, []]);
    expect(idsOf(await appearances('director', ours))).toContain(theirs.id);
  });

  test('before registration only the director of the centre learns of hidden ones, and nobody sees more than in the list', async () => {
    const body = { centerId: world.center, category: 'neighbor', parties: [{ name: '常某', ...IVY }] };
    const search = async (by: string) =>
      (await world.post(by, '/duplicate-searches', { body, expect: 200 })).body as RelatedPage;
    expect(await search('grid')).toMatchObject({ items: [], hiddenCount: 0, contacts: [] });
    expect((await search('director')).items).toHaveLength(4);
    expect(idsOf(await search('police'))).not.toContain(ours.id);
  });

  test('for the mediator of another centre the case does not exist', async () => {
    for (const path of ['related', `parties/${ours.parties[0] ?? ''}/appearances`])
      await world.get('other.mediator', `${ours.path}/${path}`, 404);
    await world.get('director', `${ours.path}/parties/${theirs.parties[0] ?? ''}/appearances`, 404);
    await world.get('admin', `${ours.path}/related`, 403);
  });
});

describe('R10 across the tree of centres', () => {
  const IDA = { idNumber: '350981197707070022' };
  let above: string;

  beforeAll(async () => {
    const { parentId } = await world.get<{ parentId: string }>('grid', `/centers/${world.center}`);
    above = parentId;
    const { id } = await world.get('lawyer', '/me');
    await app.pool.query(
      `INSERT INTO role_grant (id, account_id, role, center_id, state, granted_at) VALUES ($1, $2, 'director', $3, 'active', $4)`,
      [newId(), id, above, world.now],
    );
  });

  test('a case of the centre above is counted, one of a neighbour is not; who directs both sees both', async () => {
    const ours = await assigned([party('applicant', '艾某', IDA)]);
    const theirs = await registered([party('applicant', '艾某', IDA)], { centerId: world.neighbour }, 'other.director');
    const upper = await registered([party('applicant', '艾某', IDA)], { centerId: above }, 'lawyer');
    const { hiddenCount, contacts } = await related('mediator', ours);
    expect([hiddenCount, contacts]).toEqual([
      1,
      [
        {
          staffId: null,
          name: null,
          departmentId: expect.any(String) as string,
          departmentName: '司法局',
          centerId: above,
          centerName: '城北示例街道综治中心',
        },
      ],
    ]);
    expect(await related('director', ours)).toMatchObject({ hiddenCount: 1, items: [] });
    expect(idsOf(await related('lawyer', ours)).sort()).toEqual([theirs.id, upper.id].sort());
    expect(await related('other.director', theirs)).toMatchObject({ hiddenCount: 1, items: [] });
  });

  test('a link to a case of the centre above, which the mediator does not reach, is a number', async () => {
    const ours = await assigned([party('applicant', '蔺某')]);
    const upper = await registered([party('applicant', '阙某')], { centerId: above }, 'lawyer');
    await ours.record('lawyer', 'links', { disputeId: upper.id, kind: 'related' });
    const page = await related('mediator', ours);
    expect([page.links, page.hiddenLinks]).toEqual([[], 1]);
  });
});

describe('R10 who is the same', () => {
  test('a shared phone: the same person until the identity numbers say otherwise', async () => {
    const phone = '138 0013 8111';
    const one = await registered([party('applicant', '许某', { phone })]);
    const other = await registered([
      party('respondent', '许小某', { phone: '+86 13800138111', idNumber: '350981199901010033' }),
    ]);
    const stranger = await registered([party('applicant', '许老某', { phone, idNumber: '350981195001010044' })]);
    const { items, summary } = await related('justice', other);
    expect(items.map(({ disputeId, reasons }) => [disputeId, reasons])).toEqual([[one.id, ['same_person']]]);
    expect(items[0]?.matches).toMatchObject([{ by: 'phone', otherName: '许某' }]);
    expect(summary).toBe('相关纠纷：同一当事人 1 起。');
    const english = await (await world.as('justice')).get(`${other.path}/related`).set('Accept-Language', 'en');
    expect((english.body as RelatedPage).summary).toBe('Related: 1 case of the same party.');
    const { number, receiptNo, state, receivedAt } = await read(one);
    expect((await appearances('justice', other)).items).toEqual([
      {
        disputeId: one.id,
        number,
        receiptNo,
        state,
        receivedAt,
        partyId: one.parties[0],
        role: 'applicant',
        matchedBy: 'phone',
      },
    ]);
    expect(idsOf(await appearances('justice', one)).sort()).toEqual([other.id, stranger.id].sort());
    const { rows } = await app.pool.query<Json>(
      `SELECT action, params, subject_id AS "subjectId", actor_account_id AS "by" FROM audit_log
        WHERE action = 'party.appearances_read' AND subject_id = $1`,
      [one.parties[0]],
    );
    const { id: by } = await world.get('justice', '/me');
    expect(rows).toEqual([
      { action: 'party.appearances_read', params: { disputeId: one.id, found: 2 }, subjectId: one.parties[0], by },
    ]);
  });

  test('a family with three names at one address is a household and not one person', async () => {
    const home = { address: '鹤祥新城9号楼301' };
    const files = [
      await registered([party('applicant', '包父', home)]),
      await registered([party('applicant', '包母', home)]),
      await registered([party('respondent', '包子', home)]),
    ];
    for (const file of files) {
      const { items } = await related('justice', file);
      expect(idsOf({ items }).sort()).toEqual(
        files
          .filter(({ id }) => id !== file.id)
          .map(({ id }) => id)
          .sort(),
      );
      expect(items.map(({ reasons }) => reasons)).toEqual([['same_household'], ['same_household']]);
      expect((await appearances('justice', file)).items).toEqual([]);
    }
    const place = await registered([party('applicant', '路人')], { location: { address: '鹤祥新城9幢301室' } });
    expect((await related('justice', place)).items.map(({ reasons }) => reasons)).toEqual(
      files.map(() => ['same_address']),
    );
    expect((await related('justice', files[0] ?? place)).items.at(-1)).toMatchObject({
      disputeId: place.id,
      reasons: ['same_address'],
      matches: [],
    });
    const location = { address: '鹤祥新城9-301' };
    const body = { centerId: world.center, category: 'neighbor', location, parties: [] };
    const found = await world.post('justice', '/duplicate-searches', { body, expect: 200 });
    expect(idsOf(found.body as RelatedPage).sort()).toEqual([...files, place].map(({ id }) => id).sort());
  });

  test('what tells nobody apart makes no two people one', async () => {
    const unknown = { phone: '不详', idNumber: '无', address: '鹤祥新城8号楼' };
    await registered([party('applicant', '佚名', unknown)]);
    const other = await registered([party('applicant', '佚名', unknown)], { location: { address: '鹤祥新城' } });
    expect(await related('justice', other)).toMatchObject({ items: [], hiddenCount: 0 });
  });

  test('an amended number is found from then on, and the old one no more', async () => {
    const old = await registered([party('applicant', '易某', { idNumber: '350981196601010055' })]);
    const file = await registered([party('applicant', '易某', { idNumber: '350981196601010066' })]);
    expect((await related('justice', file)).items).toEqual([]);
    await world.patch('justice', `${file.path}/parties/${file.parties[0] ?? ''}`, {
      body: { idNumber: '350981196601010055' },
    });
    expect(idsOf(await related('justice', file))).toEqual([old.id]);
    await world.patch('justice', `${old.path}/parties/${old.parties[0] ?? ''}`, { body: { idNumber: null } });
    expect((await related('justice', file)).items).toEqual([]);
  });
});

describe('R10 a search that is none', () => {
  const right = () => ({
    centerId: world.center,
    category: 'neighbor',
    parties: [{ name: '陈某', phone: '13800000000' }],
  });
  const refused = async (rest: Json, by = 'justice', expect = 400) =>
    (await world.post(by, '/duplicate-searches', { body: { ...right(), ...rest }, expect })).body as {
      code: string;
      errors: { pointer: string; code: string; detail: string }[];
    };

  test.each([
    ['a name alone', { parties: [{ name: '陈某' }] }],
    ['nobody and nowhere', { parties: [] }],
    ['a building and nobody’s home', { parties: [{ name: '陈某', address: '安居小区3号楼', phone: '不详' }] }],
    ['an estate', { parties: [], location: { address: '安居小区' } }],
  ])('%s: 400 on /parties, in words', async (_, rest) => {
    const { errors } = await refused(rest);
    expect(errors).toEqual([
      {
        pointer: '/parties',
        code: 'nothing_to_search_by',
        detail: '没有可供查找的内容：请至少填写一位当事人的电话、证件号码、到户的住址，或纠纷发生地点。',
      },
    ]);
  });

  test.each([
    [{ category: 'no_such' }, '/category'],
    [{ subcategory: 'no_such' }, '/subcategory'],
    [{ parties: [{ phone: '13800000000' }] }, '/parties/0/name'],
    [{ parties: [{ name: '陈某', role: 'applicant' }] }, '/parties/0/role'],
    [{ location: { address: 7 } }, '/location/address'],
    [{ facts: '…' }, '/facts'],
  ])('%j', async (rest, pointer) => {
    expect((await refused(rest)).errors.map((error) => error.pointer)).toEqual([pointer]);
  });

  test('is only for who may register there', async () => {
    expect((await refused({}, 'mediator', 403)).code).toBe('forbidden');
    expect((await refused({ centerId: world.neighbour }, 'justice', 403)).code).toBe('forbidden');
    expect((await refused({ centerId: newId() }, 'director', 403)).code).toBe('forbidden');
  });
});

test('R45 nobody’s name, phone, number or home reaches log, audit or outbox', async () => {
  const secret = {
    name: '机密当事人',
    phone: '13987654321',
    idNumber: '350981199303030077',
    address: '鹤祥新城10号楼909',
  };
  const file = await registered([party('applicant', secret.name, secret)]);
  const other = await registered([party('applicant', secret.name, secret)]);
  const body = { centerId: world.center, category: 'neighbor', parties: [secret] };
  const found = await world.post('justice', '/duplicate-searches', { body, expect: 200 });
  await world.post('justice', '/duplicate-searches', { body: { ...body, category: 'no_such' }, expect: 400 });
  expect(idsOf(found.body as RelatedPage).sort()).toEqual([file.id, other.id].sort());
  const answers = JSON.stringify([found.body, await related('justice', file), await appearances('justice', file)]);
  for (const hidden of [secret.phone, secret.idNumber, secret.address]) expect(answers).not.toContain(hidden);
  const { rows } = await app.pool.query<{ text: string }>(
    `SELECT string_agg(t, '') AS text FROM (SELECT a::text AS t FROM audit_log a UNION ALL SELECT o::text FROM outbox o) x`,
  );
  const kept = `${lines.join('')}${rows[0]?.text ?? ''}`;
  expect(lines.join('')).toContain('request refused');
  for (const value of Object.values(secret)) expect(kept).not.toContain(value);
});
