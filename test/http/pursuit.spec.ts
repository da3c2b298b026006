/** A promise that is not kept, over HTTP: urged twice, given up in writing or handed over, and the case closed over it. */
import { addMinutes } from '../../src/domain/shared/day.js';
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

const LATE = '2027-01-04T02:00:00.000Z';

/** The one obligation of a settled case: 3000.00 until the end of the year. */
async function promised(): Promise<{ file: Case; id: string; path: string }> {
  const file = await Case.settled(world);
  const { obligations } = (await file.get('mediator', 'obligations')) as { obligations?: { id: string }[] };
  const id = obligations?.[0]?.id ?? '';
  return { file, id, path: `/obligations/${id}` };
}

const codesOf = (body: unknown): string[] => (body as { reasons: { code: string }[] }).reasons.map(({ code }) => code);

async function visited(file: Case): Promise<void> {
  const { items } = await world.get<{ items: { id: string; recorded: boolean }[] }>(
    'mediator',
    `${file.path}/return-visits`,
  );
  const found = {
    performance: 'not_performed',
    satisfaction: 'dissatisfied',
    breachFound: true,
    escalationSigns: false,
  };
  for (const { id } of items.filter(({ recorded }) => !recorded))
    await world.act('mediator', `/return-visits/${id}`, 'record', {
      body: { visitedOn: world.now.slice(0, 10), ...found },
    });
}

const actionOf = async (file: Case, action: string) => {
  const { items } = await world.get<{ items: { action: string; allowed: boolean; reasons: { code: string }[] }[] }>(
    'mediator',
    `${file.path}/actions`,
  );
  return items.find((one) => one.action === action);
};

test('urged twice, the second time with the advice; handed to a court; closed as sued, and the file tells it all', async () => {
  const { file, path } = await promised();
  const early = await world.post('mediator', `${path}/urge`, {
    body: { method: 'phone', advised: false },
    expect: 409,
  });
  expect(early.body).toMatchObject({ code: 'obligation_not_late', reasons: [{ ruleId: 'R34' }] });
  expect((early.body as Json)['detail']).toContain('2026-12-31');
  expect(await actionOf(file, 'urge')).toMatchObject({ allowed: false, reasons: [{ code: 'obligation_not_late' }] });

  world.moveTo(LATE);
  expect(await actionOf(file, 'urge')).toMatchObject({ allowed: true });
  const first = await world.post('mediator', `${path}/urge`, {
    body: { method: 'phone', advised: false, note: '承诺周五前付清' },
    expect: 201,
  });
  expect(first.body).toMatchObject({
    kind: 'urged',
    method: 'phone',
    advised: false,
    note: '承诺周五前付清',
    occurredAt: LATE,
  });
  expect(first.headers['location']).toBe(`/api/v1${path}`);
  world.wait(60);
  const untold = await world.post('mediator', `${path}/urge`, {
    body: { method: 'written', advised: false },
    expect: 409,
  });
  expect(untold.body).toMatchObject({ code: 'court_advice_missing', detail: expect.stringContaining('第 2 次') });
  await world.post('mediator', `${path}/urge`, { body: { method: 'written', advised: true }, expect: 201 });

  const bare = await world.act('mediator', path, 'hand-over', { body: { to: 'enforcement' }, expect: 409 });
  expect(codesOf(bare.body)).toEqual(['court_paper_missing']);
  const outstanding = await file.act('mediator', 'close', { body: { closeReason: 'sued' }, expect: 409 });
  expect(codesOf(outstanding.body)).toContain('obligation_outstanding');
  const handed = await world.act('mediator', path, 'hand-over', { body: { to: 'lawsuit', note: '已递交起诉状' } });
  expect(handed.body).toMatchObject({
    state: 'handed_to_enforcement',
    pursuit: [
      { kind: 'urged', advised: false, method: 'phone' },
      { kind: 'urged', advised: true, method: 'written' },
      { kind: 'handed_over', to: 'lawsuit', note: '已递交起诉状', paper: null },
    ],
  });
  await visited(file);
  const wrong = await file.act('mediator', 'close', { body: { closeReason: 'enforcement' }, expect: 409 });
  expect(codesOf(wrong.body)).toEqual(['close_reason_unfounded']);
  expect((await file.act('mediator', 'close', { body: { closeReason: 'sued' } })).body).toMatchObject({
    state: 'closed',
    closeReason: 'sued',
  });
  const { items } = await world.get<{ items: { type: string }[] }>('mediator', `${file.path}/timeline`);
  expect(items.map(({ type }) => type)).toEqual(expect.arrayContaining(['Urged', 'ObligationHandedOver', 'Closed']));
});

test('given up in writing by everybody to whom it is owed, the case counts as performed', async () => {
  const { file, path } = await promised();
  const [applicant, respondent] = file.parties;
  const paper = '2026-10-14 书面放弃声明一份';
  const wrong = await world.act('mediator', path, 'waive', { body: { partyIds: [respondent], paper }, expect: 409 });
  expect(codesOf(wrong.body)).toEqual(['not_the_creditor', 'waiver_missing']);
  expect((wrong.body as Json)['detail']).not.toContain(String(respondent));
  const waived = await world.act('mediator', path, 'waive', { body: { partyIds: [applicant], paper } });
  expect(waived.body).toMatchObject({ state: 'waived', pursuit: [{ kind: 'waived', partyIds: [applicant], paper }] });
  expect(await file.get('mediator')).toMatchObject({ state: 'performed' });
  const again = await world.act('mediator', path, 'waive', { body: { partyIds: [applicant], paper }, expect: 409 });
  expect(codesOf(again.body)).toContain('obligation_not_open');
});

test('a grid worker who was given a visit urges, but gives nothing up; another centre finds nothing', async () => {
  const { file, id, path } = await promised();
  const given = { dueOn: '2027-01-08', assigneeId: world.staff('网格员02'), obligationId: id };
  await file.record('mediator', 'return-visits', given);
  world.moveTo(LATE);
  await world.post('grid', `${path}/urge`, { body: { method: 'in_person', advised: true }, expect: 201 });
  await world.act('grid', path, 'waive', { body: { partyIds: [file.parties[0]], paper: '声明' }, expect: 403 });
  await world.act('grid', path, 'hand-over', { body: { to: 'lawsuit' }, expect: 403 });
  await world.post('other.director', `${path}/urge`, { body: { method: 'phone', advised: true }, expect: 404 });
});

test('what is sent wrong is named, and nothing is written', async () => {
  const { file, path } = await promised();
  world.moveTo(LATE);
  const { body } = await world.post('mediator', `${path}/urge`, {
    body: { method: 'shouting', advised: 'yes' },
    expect: 400,
  });
  expect((body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer).sort()).toEqual([
    '/advised',
    '/method',
  ]);
  await world.act('mediator', path, 'waive', { body: { partyIds: [], paper: '' }, expect: 400 });
  await world.act('mediator', path, 'hand-over', { body: { to: 'the_moon' }, expect: 400 });
  expect(await world.get('mediator', path)).toMatchObject({ state: 'open', pursuit: [] });
  const urgeId = '01900000-0000-7000-8000-0000000000f7';
  await world.post('mediator', `${path}/urge`, { body: { id: urgeId, method: 'phone', advised: true }, expect: 201 });
  await world.post('mediator', `${path}/urge`, { body: { id: urgeId, method: 'phone', advised: true }, expect: 409 });
  const { rows } = await app.pool.query(`SELECT seq FROM case_log WHERE dispute_id = $1 AND type = 'Urged'`, [file.id]);
  expect(rows).toHaveLength(1);
});

describe('what a party says is not settled', () => {
  const words = '墙面又掉皮了';
  const report = (file: Case, rest: Json = {}, expect = 201) =>
    world.post('mediator', `${file.path}/unsettled-reports`, {
      body: { partyId: file.parties[0], ground: 'badly_performed', words, ...rest },
      expect,
    });
  const answer = (file: Case, id: string, body: Json, expect = 200) =>
    world.act('mediator', file.path, `unsettled-reports/${id}/answer`, { body, expect });
  const waiting = async (username: string, { id }: Case) =>
    (await world.get<DeskResponse>(username, '/desk')).unsettled.filter(({ disputeId }) => disputeId === id);

  test('is work of whoever has the case, holds a contested promise open, and is answered with what is on record', async () => {
    const { file, id, path } = await promised();
    const said = await report(file, { obligationId: id });
    const reportId = String((said.body as Json)['id']);
    expect(said.headers['location']).toBe(`/api/v1${file.path}/unsettled-reports/${reportId}`);
    expect(said.body).toMatchObject({ words, ground: 'badly_performed', dueOn: '2026-10-21', answeredAt: null });
    expect(await waiting('mediator', file)).toMatchObject([{ reportId, obligationId: id, daysLeft: 7 }]);
    expect(await waiting('other.director', file)).toEqual([]);
    expect(await world.get('mediator', path)).toMatchObject({ disputed: true });

    await world.post('mediator', `${path}/performance`, {
      body: {
        performedOn: '2026-10-14',
        evidence: '转账回单',
        method: 'transfer',
        paidBy: file.parties[1],
        saidBy: file.parties[1],
      },
      expect: 201,
    });
    expect(await file.get('mediator')).toMatchObject({ state: 'settled' });
    const unfounded = await answer(file, reportId, { outcome: 'urged', answer: '已电话催促' }, 409);
    expect(unfounded.body).toMatchObject({ code: 'answer_unfounded', reasons: [{ ruleId: 'R35' }] });
    expect((unfounded.body as Json)['detail']).toContain('已经催促');
    const done = await answer(file, reportId, { outcome: 'performed_now', answer: '已补刷并付款' });
    expect(done.body).toMatchObject({ outcome: 'performed_now', answer: '已补刷并付款', answeredAt: world.now });
    expect(await file.get('mediator')).toMatchObject({ state: 'performed' });
    expect(await world.get('mediator', path)).toMatchObject({
      disputed: false,
      performances: [{ method: 'transfer', paidBy: file.parties[1], saidBy: file.parties[1], confirmedBy: null }],
    });
    expect(await waiting('mediator', file)).toEqual([]);
    expect(codesOf((await answer(file, reportId, { outcome: 'explained', answer: '再说一次' }, 409)).body)).toEqual([
      'unsettled_not_open',
    ]);
  });

  test('several are read page by page in the order they were written down, whenever they were said', async () => {
    const { file } = await promised();
    const ids: string[] = [];
    world.moveTo('2026-10-14T08:00:00.000Z');
    for (const occurredAt of ['2026-10-14T07:00:00.000Z', '2026-10-14T05:00:00.000Z', '2026-10-14T06:00:00.000Z'])
      ids.push(String(((await report(file, { occurredAt })).body as Json)['id']));
    const read: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = await world.get<{ items: { id: string }[]; nextCursor: string | null }>(
        'mediator',
        `${file.path}/unsettled-reports?limit=1${query}`,
      );
      read.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(read).toEqual(ids);
  });

  test('said at a visit of the grid worker lies on the desk of the officer, and bars closing', async () => {
    const { file, path } = await promised();
    await world.post('mediator', `${path}/performance`, {
      body: { performedOn: '2026-10-14', evidence: '收条' },
      expect: 201,
    });
    const grid = await world.get('grid', '/me');
    const visit = await file.record('mediator', 'return-visits', { dueOn: '2026-10-20', assigneeId: grid['staffId'] });
    const visitId = String((visit.body as Json)['id']);
    const found: Json = {
      visitedOn: '2026-10-14',
      performance: 'performed',
      satisfaction: 'dissatisfied',
      breachFound: false,
      escalationSigns: false,
      method: 'in_person',
      resolved: 'no',
      laterSuit: 'none',
      mediatedWrongly: false,
      measures: '约定周六再看',
      note: '楼下仍说有渗水',
    };
    const judged = { ...found, judgment: '(2026)浙0203民初12号' };
    const wrong = await world.act('grid', `/return-visits/${visitId}`, 'record', { body: judged, expect: 400 });
    expect(wrong.body).toMatchObject({ errors: [{ pointer: '/laterSuit', code: 'wrong_value' }] });
    const recorded = await world.act('grid', `/return-visits/${visitId}`, 'record', { body: found });
    expect(recorded.body).toMatchObject({
      resolved: 'no',
      measures: '约定周六再看',
      laterSuit: 'none',
      method: 'in_person',
    });
    expect(await waiting('mediator', file)).toMatchObject([{ reportId: visitId, partyId: null, ground: 'other' }]);
    expect(codesOf((await file.act('mediator', 'close', { body: {}, expect: 409 })).body)).toContain('unsettled_open');
    await answer(file, visitId, { outcome: 'explained', answer: '渗水为雨水，与楼上无关，双方认可' });
    await visited(file);
    await file.act('mediator', 'close', { body: {} });
    const { items } = await world.get<{ items: Json[] }>('mediator', `${file.path}/unsettled-reports`);
    expect(items).toMatchObject([{ id: visitId, words: null, outcome: 'explained' }]);
  });

  test('is listed page by page in the order it was written down, whenever it was said', async () => {
    const { file } = await promised();
    const at = (minutes: number) => ({ occurredAt: addMinutes(world.now, -minutes) });
    world.moveTo(addMinutes(world.now, 60));
    const ids: string[] = [];
    for (const minutes of [10, 40, 20]) ids.push(String(((await report(file, at(minutes))).body as Json)['id']));
    const listed: string[] = [];
    let cursor = '';
    do {
      const page = await world.get<{ items: { id: string }[]; nextCursor: string | null }>(
        'mediator',
        `${file.path}/unsettled-reports?limit=1${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      listed.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? '';
    } while (cursor !== '');
    expect(listed).toEqual(ids);
    await answer(file, ids[0] ?? '', { outcome: 'explained', answer: '已说明' });
    const { unsettled } = await world.get<{ unsettled: Json[] }>('mediator', `${file.path}/resolution-record`);
    expect(unsettled).toMatchObject([{ id: ids[0], words, answer: '已说明' }, { id: ids[1] }, { id: ids[2] }]);
  });

  test('has an id of its own: not that of a visit, nor a visit that of a report', async () => {
    const { file } = await promised();
    const { items } = await world.get<{ items: { id: string }[] }>('mediator', `${file.path}/return-visits`);
    expect((await report(file, { id: items[0]?.id }, 409)).body).toMatchObject({ code: 'id_in_use' });
    const id = newId();
    await report(file, { id });
    const visit = await file.record('mediator', 'return-visits', { id, dueOn: '2026-10-20' }, 409);
    expect(visit.body).toMatchObject({ code: 'id_in_use' });
  });

  test('is refused of another’s promise, by a stranger, twice under one id, wrongly written; hidden from another centre', async () => {
    const { file } = await promised();
    const other = await promised();
    expect(codesOf((await report(file, { obligationId: other.id }, 409)).body)).toEqual(['obligation_unknown']);
    expect(codesOf((await report(file, { partyId: other.file.parties[0] }, 409)).body)).toEqual(['party_unknown']);
    const id = newId();
    await report(file, { id });
    expect((await report(file, { id }, 409)).body).toMatchObject({ code: 'id_in_use' });
    await report(file, { words: '' }, 400);
    await report(file, { words: '长'.repeat(2001) }, 400);
    await report(file, { ground: 'bored' }, 400);
    await answer(file, newId(), { outcome: 'explained', answer: '不存在' }, 404);
    await world.get('other.director', `${file.path}/unsettled-reports/${id}`, 404);
    await world.post('auditor', `${file.path}/unsettled-reports`, {
      body: { partyId: file.parties[0], ground: 'other', words },
      expect: 403,
    });
    const open = await Case.mediating(world);
    expect(codesOf((await report(open, {}, 409)).body)).toEqual(['no_agreement_in_force']);
  });
});
