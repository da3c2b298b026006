/** Imports over HTTP: the history of another system as a case of ours, marked, with both clocks, and ringing nowhere. */
import type { DisputeFileResponse } from '../../src/modules/case-file/case-file.dto.js';
import { jest } from '@jest/globals';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { foldFacts } from '../../src/domain/dispute/fold.js';
import type { LogEntry } from '../../src/domain/dispute/events.js';
import { addDays } from '../../src/domain/shared/day.js';
import { ImportChunks } from '../../src/modules/imports/import-chunks.service.js';
import { CHUNK } from '../../src/modules/imports/import-run.service.js';
import { LEASE_SECONDS } from '../../src/platform/jobs/leased-worker.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { as } from '../support/as.js';
import { ENDS_ITSELF } from '../support/database.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aSettledCase, asked, imported, type Line, reportOf, seen, tableOf, workOff } from '../support/imports.js';
import { openDeadlines } from '../support/open-deadlines.js';
import { newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  // What the drops below log is not for the eyes of whoever runs the tests.
  app = await startTestApp({ log: { write: () => undefined } });
  world = await World.of(app);
});

afterAll(() => app?.close());

async function caseOf(externalId: string): Promise<string> {
  const { rows } = await app.pool.query<{ id: string }>(
    `SELECT subject_id AS id FROM imported_record WHERE external_id = $1`,
    [externalId],
  );
  return rows[0]?.id ?? '';
}

test('a settled case of 2019 comes in with its history: state = fold(log), both clocks, origin imported', async () => {
  const line = aSettledCase({ externalId: 'H-1', title: '陈年漏水案' });
  const job = await imported(world, tableOf('disputes', [line]));
  expect(job).toMatchObject({ state: 'done', rowsRead: 1, rowsGood: 1, rowsBad: 0, rowsWritten: 1, problem: null });
  const id = await caseOf('H-1');
  const file = await world.get<DisputeFileResponse>(
    'director',
    `/disputes/${id}?expand=parties,agreement,obligations,timeline`,
  );
  expect(file).toMatchObject({
    state: 'closed',
    origin: 'imported',
    receivedAt: '2019-05-06T15:59:59.999Z',
    number: '(2019)阳春导入字第1号',
    deadlines: [{ kind: 'performance', state: 'met' }],
    lateEntries: [],
    agreement: { state: 'effective', effectiveOn: '2019-05-20' },
    obligations: [{ kind: 'pay', amount: '3000.00', state: 'performed', dueOn: '2019-06-10' }],
  });
  expect(file.timeline?.map(({ type, origin }) => [type, origin])).toEqual(
    [
      'Registered',
      'Accepted',
      'AgreementDrafted',
      'AgreementTookEffect',
      'Settled',
      'PerformanceRecorded',
      'Performed',
      'Closed',
    ].map((type) => [type, 'imported']),
  );
  expect(new Set(file.timeline?.map(({ recordedAt }) => recordedAt)).size).toBe(1);
  const { rows } = await app.pool.query<{ folded: object }>('SELECT folded FROM dispute WHERE id = $1', [id]);
  const log = await app.pool.query<LogEntry>(
    `SELECT seq, type, occurred_at AS "occurredAt", recorded_at AS "recordedAt", actor_id AS "actorId", staff_id AS "staffId",
            caused_by AS "causedBy", payload FROM case_log WHERE dispute_id = $1 ORDER BY seq`,
    [id],
  );
  expect(foldFacts(log.rows)).toEqual(rows[0]?.folded);
});

test('the same file again skips every row; a row that says something else is a conflict and changes nothing', async () => {
  const line = aSettledCase({ externalId: 'S-1' });
  await imported(world, tableOf('disputes', [line]));
  const again = await imported(world, tableOf('disputes', [line, aSettledCase({ externalId: 'S-2' })]));
  expect(again).toMatchObject({ state: 'done', rowsRead: 2, rowsSkipped: 1, rowsWritten: 1, rowsBad: 0 });
  const other = await imported(world, tableOf('disputes', [{ ...line, title: '改了' }]));
  expect(other).toMatchObject({ state: 'done', rowsBad: 1, rowsWritten: 0 });
  expect(await reportOf(world, other.id)).toMatchObject([
    {
      line: 2,
      externalId: 'S-1',
      state: 'conflict',
      faults: [{ pointer: '/externalId', column: '原系统编号', code: 'import_conflict' }],
    },
  ]);
});

test('all or nothing: one bad row, and nothing is written; a dry run never writes', async () => {
  const good = aSettledCase({ externalId: 'N-1' });
  const bad = aSettledCase({ externalId: 'N-2', endedOn: '2019-13-40' });
  const nothing = await imported(world, tableOf('disputes', [good, bad]), { mode: 'all_or_nothing' });
  expect(nothing).toMatchObject({ state: 'done', rowsGood: 1, rowsBad: 1, rowsWritten: 0 });
  expect(await reportOf(world, nothing.id)).toMatchObject([
    {
      line: 3,
      externalId: 'N-2',
      state: 'bad',
      faults: [{ pointer: '/endedOn', column: '化解日期', code: 'bad_day' }],
    },
  ]);
  const dry = await imported(world, tableOf('disputes', [good]), { dryRun: true });
  expect(dry).toMatchObject({ state: 'done', rowsGood: 1, rowsWritten: 0 });
  expect(await caseOf('N-1')).toBe('');
  const all = await imported(world, tableOf('disputes', [good]), { mode: 'all_or_nothing' });
  expect(all).toMatchObject({ state: 'done', phase: 'writing', rowsGood: 1, rowsWritten: 1 });
  expect(await caseOf('N-1')).not.toBe('');
});

async function factsOf(externalId: string): Promise<{ id: string; folded: DisputeFacts }> {
  const id = await caseOf(externalId);
  const { rows } = await app.pool.query<{ folded: DisputeFacts }>('SELECT folded FROM dispute WHERE id = $1', [id]);
  if (rows[0] === undefined) throw new Error(`${externalId} was not imported`);
  return { id, folded: rows[0].folded };
}

/** Up to that step, and nothing after it. */
const until = (step: 'received' | 'accepted' | 'settled', rest: Line): Line => {
  const empty = { performedOn: '', closedOn: '' };
  if (step === 'settled') return aSettledCase({ ...empty, ...rest });
  const open = {
    ...empty,
    outcome: '',
    endedOn: '',
    agreementForm: '',
    agreementTerms: '',
    agreementAmount: '',
    agreementDueOn: '',
  };
  return aSettledCase({ ...open, ...(step === 'received' ? { acceptedOn: '' } : {}), ...rest });
};

test('what another system left overdue rings nowhere; what is still in time runs; nobody countersigns', async () => {
  const today = app.clock.today('Asia/Shanghai');
  const lines = [
    until('received', { externalId: 'O-1' }),
    until('accepted', { externalId: 'O-2' }),
    until('settled', { externalId: 'O-3' }),
    until('accepted', { externalId: 'O-4', receivedAt: today, acceptedOn: today }),
    until('settled', { externalId: 'O-5', agreementDueOn: addDays(today, 20) }),
    until('received', { externalId: 'O-6', riskFlags: 'violence' }),
  ];
  const before = await ringing();
  expect(await imported(world, tableOf('disputes', lines))).toMatchObject({ rowsWritten: 6, rowsBad: 0 });
  const found = [];
  for (const { externalId = '' } of lines)
    found.push((await openDeadlines(app.pool, await caseOf(externalId))).found.length);
  expect(found).toEqual([0, 0, 0, 1, 1, 0]);
  for (const { externalId = '' } of lines) {
    const { folded } = await factsOf(externalId);
    expect(folded).toMatchObject({ lateEntries: [], visits: [], confirmationWindow: null, risk: { policeTasks: [] } });
  }
  app.clock.advance({ hours: 2 });
  world.moveTo(world.now);
  await app.app.get(Ticker).runDue();
  // What is still open waits for nobody in particular until the roster sends it to whoever is on duty.
  expect(before).toEqual([{ reminders: 0, reports: 0, events: null }]);
  expect(await ringing()).toEqual([{ reminders: 0, reports: 0, events: ['dispute.Routed'] }]);
});

const ringing = async (): Promise<unknown> =>
  (
    await app.pool.query(
      `SELECT (SELECT count(*) FROM deadline_reminder r JOIN imported_record i ON i.subject_id = r.dispute_id)::int AS reminders,
              (SELECT count(*) FROM police_report r JOIN imported_record i ON i.subject_id = r.dispute_id)::int AS reports,
              (SELECT array_agg(DISTINCT type) FROM outbox WHERE payload ->> 'origin' IS NULL
                AND subject_id IN (SELECT subject_id FROM imported_record)) AS events`,
    )
  ).rows;

test('an open one goes on here like any other, by its own people, and its later entries are recorded ones', async () => {
  const today = app.clock.today('Asia/Shanghai');
  await imported(
    world,
    tableOf('disputes', [until('accepted', { externalId: 'G-1', receivedAt: today, acceptedOn: today })]),
  );
  const id = await caseOf('G-1');
  await world.get('admin', `/disputes/${id}`, 403);
  await world.get('mediator', `/disputes/${id}`, 404);
  const body = { departmentId: world.department('justice'), mediatorIds: [world.staff('王调解')] };
  const assigned = await world.act('justice', `/disputes/${id}`, 'assign', { body });
  expect(assigned.body).toMatchObject({ state: 'assigned', origin: 'imported' });
  const { timeline } = await world.get<DisputeFileResponse>('mediator', `/disputes/${id}?expand=timeline`);
  expect(timeline?.map(({ type, origin }) => [type, origin])).toEqual([
    ['Registered', 'imported'],
    ['Accepted', 'imported'],
    ['Assigned', 'recorded'],
  ]);
});

test('assigned there, to people of ours: its department and its mediators see it', async () => {
  const line = until('settled', {
    externalId: 'A-1',
    assignedOn: '2019-05-08',
    departmentCode: '司法局',
    mediators: '王调解',
  });
  const byCode = { ...line, externalId: 'A-2', departmentCode: 'justice' };
  const job = await imported(world, tableOf('disputes', [line, byCode]));
  expect([job.rowsBad, await reportOf(world, job.id)]).toEqual([0, []]);
  expect(await world.get('mediator', `/disputes/${await caseOf('A-1')}`)).toMatchObject({
    mediatorIds: [world.staff('王调解')],
    departmentId: world.department('justice'),
  });
});

test('told to others with codes and days, without names; who imported is in the audit log', async () => {
  const job = await imported(
    world,
    tableOf('disputes', [aSettledCase({ externalId: 'E-1', 'applicants/0/name': '欧阳某某' })]),
  );
  const { rows } = await app.pool.query<{ type: string; payload: object }>(
    'SELECT type, payload FROM outbox WHERE subject_id = ANY($1::uuid[]) ORDER BY id',
    [[await caseOf('E-1'), job.id]],
  );
  expect(rows.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['dispute.Registered', 'dispute.Closed', 'import.done']),
  );
  expect(JSON.stringify(rows)).not.toContain('欧阳');
  const audit = await app.pool.query(
    `SELECT params FROM audit_log WHERE action = 'import.requested' AND subject_id = $1`,
    [job.id],
  );
  expect(audit.rows).toEqual([{ params: { kind: 'disputes', mode: 'good_rows', dryRun: false } }]);
  const file = await app.pool.query(
    `SELECT j.wrapped_key AS key, f.confirmed_at AS "confirmedAt" FROM import_job j LEFT JOIN stored_file f ON f.id = j.file_id WHERE j.id = $1`,
    [job.id],
  );
  expect(file.rows).toEqual([{ key: Buffer.alloc(0), confirmedAt: null }]);
});

describe('petitions', () => {
  const petition = (rest: Line): Line => ({
    occurredOn: '2015-03-10',
    channel: '来信',
    level: '县区',
    persons: '1',
    group: '否',
    matter: '反映小区停车位划线问题',
    first: '是',
    knownFrom: '信访部门转交',
    ...rest,
  });
  const zero = async (from: string, to: string) => {
    const body = { centerId: world.center, from, to, definition: 'no_petition_above_community@1' };
    return (await world.post('director', '/reports/zero-petition', { body })).body as { result: { value: unknown } };
  };
  const returned = async (month: string): Promise<void> => {
    const body = { centerId: world.center, month, nil: true };
    const reply = await world.post('petition', '/petition-returns', { body });
    const path = String(reply.headers['location']).replace('/api/v1', '');
    await world.post('director', `${path}/confirm`, { ifMatch: String(reply.headers['etag']), expect: 200 });
  };

  test('a month that only imports know is proven by nothing; one petition makes its month false', async () => {
    const job = await imported(world, tableOf('petitions', [petition({ externalId: 'P-1' })]), { kind: 'petitions' });
    expect([job.rowsWritten, await reportOf(world, job.id)]).toEqual([1, []]);
    const march = JSON.stringify(await zero('2015-03-01', '2015-04-01'));
    const april = JSON.stringify(await zero('2015-04-01', '2015-05-01'));
    await returned('2015-05');
    // What is entered at the very instant of a report is known a moment later.
    world.wait(1);
    const may = JSON.stringify(await zero('2015-05-01', '2015-06-01'));
    expect(
      [march, april, may].map(
        (text) => /"(?:value|zero|result|state)":("?)(true|false|unproven|null)\1/.exec(text)?.[2],
      ),
    ).toEqual(['false', 'unproven', 'true']);
  });

  test('a cell that says something else is answered with the words its column takes, in the language of the reader', async () => {
    const wrong = petition({ externalId: 'P-3', channel: '托梦', persons: '很多' });
    const job = await imported(world, tableOf('petitions', [wrong]), { kind: 'petitions', dryRun: true });
    const told = async (language: string) => {
      const reply = await (await as(app, 'admin')).get(`/imports/${job.id}/report`).set('Accept-Language', language);
      const [row] = (reply.body as { items: { faults: { column: string; detail: string }[] }[] }).items;
      return row?.faults.map(({ column, detail }) => [column, detail]);
    };
    expect(await told('zh-CN')).toEqual([
      ['信访形式', '代码不对，可用：走访、来信、来电、网上、传真。'],
      ['人次', '类型不对，应为整数。'],
    ]);
    expect(await told('en')).toEqual([
      ['信访形式', 'Unknown code; allowed: visit, letter, phone, online, fax.'],
      ['人次', 'The type is wrong: expected a whole number.'],
    ]);
  });

  test('is marked, waits for nobody, and contradicts the return that said there were none', async () => {
    await returned('2015-06');
    await imported(world, tableOf('petitions', [petition({ externalId: 'P-2', occurredOn: '2015-06-05' })]), {
      kind: 'petitions',
    });
    const id = await caseOf('P-2');
    expect(await world.get('petition', `/petitions/${id}`)).toMatchObject({
      origin: 'imported',
      provisional: false,
      late: true,
    });
    const { rows } = await app.pool.query(
      `SELECT contradicted_at IS NOT NULL AS contradicted FROM petition_return WHERE month::text LIKE '2015-06%'`,
    );
    expect(rows).toEqual([{ contradicted: true }]);
  });

  test('bad ones are named', async () => {
    const lines = [
      petition({ externalId: 'Q-1', group: '是' }),
      petition({ externalId: 'Q-2', occurredOn: '2031-01-01' }),
      petition({ externalId: 'Q-3', channel: '托梦' }),
    ];
    const job = await imported(world, tableOf('petitions', lines), { kind: 'petitions' });
    expect((await reportOf(world, job.id)).map(({ faults: [fault] }) => [fault?.column, fault?.code])).toEqual([
      ['人次', 'out_of_range'],
      ['信访日期', 'in_future'],
      ['信访形式', 'wrong_code'],
    ]);
    const above = await imported(world, tableOf('petitions', [petition({ externalId: 'Q-4' })]), {
      kind: 'petitions',
      centerId: world.above[0],
    }).catch((error: Error) => error);
    if (above instanceof Error) expect(above.message).toContain('403');
    else expect((await reportOf(world, above.id))[0]?.faults[0]?.code).toBe('not_a_leaf_center');
  });
});

test('grids and households: a grid named twice is made once, its buildings add up; what contradicts the tree is told', async () => {
  const root =
    (await world.get<{ items: { name: string }[] }>('admin', `/centers/${world.center}/grids?level=1`)).items[0]
      ?.name ?? '';
  const line = (externalId: string, rest: Line = {}): Line => ({
    externalId,
    gridName: '新网格',
    level: '2',
    parentName: root,
    ...rest,
  });
  const lines = [
    line('G-1', { buildingAddress: '新苑1号楼', households: '30' }),
    line('G-2', { buildingAddress: '新苑2号楼', households: '40' }),
    line('G-3', { gridName: '新网格一片', level: '3', parentName: '新网格' }),
    line('G-4', { level: '3' }),
    line('G-5', { gridName: '悬空网格', level: '3' }),
    line('G-6', { gridName: '无根网格', parentName: '没有的网格' }),
    line('G-7', { buildingAddress: '新苑 1 号楼', households: '3' }),
    line('G-8', { households: '3' }),
  ];
  const dry = await imported(world, tableOf('grids_households', lines), { kind: 'grids_households', dryRun: true });
  expect(dry).toMatchObject({ rowsGood: 3, rowsBad: 5, rowsWritten: 0 });
  const job = await imported(world, tableOf('grids_households', lines), { kind: 'grids_households' });
  expect(job).toMatchObject({ rowsWritten: 3, rowsBad: 5 });
  expect((await reportOf(world, job.id)).map(({ externalId, faults: [fault] }) => [externalId, fault?.code])).toEqual([
    ['G-4', 'import_grid_differs'],
    ['G-5', 'grid_parent_wrong'],
    ['G-6', 'import_unknown_name'],
    ['G-7', 'already_exists'],
    ['G-8', 'needs'],
  ]);
  const grids = await world.get<{ items: { name: string; households: number }[] }>(
    'admin',
    `/centers/${world.center}/grids?limit=200`,
  );
  expect(
    grids.items
      .filter(({ name }) => name.startsWith('新网格'))
      .map(({ households }) => households)
      .sort(),
  ).toEqual([0, 70]);
  const again = await imported(world, tableOf('grids_households', lines), { kind: 'grids_households' });
  expect(again).toMatchObject({ rowsWritten: 0, rowsSkipped: 3 });
});

test('staff: without accounts or passwords, the home address sealed', async () => {
  const line = (externalId: string, rest: Line): Line => ({ externalId, name: '新某', ...rest });
  const lines = [
    line('Z-1', {
      homeAddress: '秘密路1号',
      'appointment/appointedFrom': '2024-01-01',
      'appointment/committee': '示例委员会',
    }),
    line('Z-2', { isOfficer: '是', departmentCode: '司法局' }),
    line('Z-3', { isOfficer: '是' }),
    line('Z-4', { departmentCode: '消防所' }),
    line('Z-5', { 'appointment/appointedFrom': '2024-01-01', 'appointment/appointedTo': '2023-01-01' }),
    line('Z-6', { 'appointment/committee': '示例委员会' }),
    line('Z-7', { gridLevel: '9' }),
  ];
  const job = await imported(world, tableOf('staff', lines), { kind: 'staff' });
  expect(job).toMatchObject({ rowsWritten: 2, rowsBad: 5 });
  expect((await reportOf(world, job.id)).map(({ faults: [fault] }) => [fault?.column, fault?.code])).toEqual([
    ['部门', 'needs'],
    ['部门', 'import_unknown_name'],
    ['聘任截止日期', 'bad_range'],
    ['聘任起始日期', 'required'],
    ['网格员层级', 'out_of_range'],
  ]);
  const { rows } = await app.pool.query(
    `SELECT s.home_address_sealed IS NOT NULL AS sealed, EXISTS (SELECT FROM account a WHERE a.staff_id = s.id) AS account
       FROM imported_record r JOIN staff s ON s.id = r.subject_id ORDER BY r.external_id`,
  );
  expect(rows).toEqual([
    { sealed: true, account: false },
    { sealed: false, account: false },
  ]);
});

describe('templates', () => {
  test.each(['disputes', 'petitions', 'grids_households', 'staff'])(
    '%s: its example is good, in both languages and formats',
    async (kind) => {
      for (const language of ['zh-CN', 'en'])
        for (const format of ['csv', 'xlsx']) {
          const agent = await world.as('admin');
          const reply = await agent
            .get(`/import-templates/${kind}?format=${format}`)
            .set('Accept-Language', language)
            .buffer(true)
            .parse((response, done) => {
              const parts: Buffer[] = [];
              response.on('data', (part: Buffer) => parts.push(part));
              response.on('end', () => done(null, Buffer.concat(parts)));
            });
          expect(reply.status).toBe(200);
          const job = await imported(world, reply.body as Buffer, { kind, dryRun: true });
          const faults = (await reportOf(world, job.id)).flatMap((row) =>
            row.faults.map(({ code, column }) => [code, column]),
          );
          // Its grid stands under one that only a centre of that name has.
          expect(faults).toEqual(kind === 'grids_households' ? [['import_unknown_name', expect.anything()]] : []);
          expect([job.problem, job.ignoredColumns, job.rowsRead]).toEqual([null, [], 1]);
        }
    },
  );

  test('there is none of anything else', async () => {
    await world.get('admin', '/import-templates/everything', 404);
    await world.get('admin', '/import-templates/staff?format=pdf', 400);
  });
});

describe('who may', () => {
  test('the administrator of the centre; nobody else asks, looks or cancels', async () => {
    const { id } = await imported(world, tableOf('disputes', [aSettledCase()]));
    for (const username of ['director', 'justice', 'mediator', 'petition', 'auditor']) {
      await expect(asked(world, tableOf('disputes', [aSettledCase()]), {}, username)).rejects.toThrow('403');
      await world.get(username, `/imports/${id}`, 403);
      await world.get(username, '/imports', 403);
    }
    await expect(asked(world, tableOf('disputes', [aSettledCase()]), { centerId: world.neighbour })).rejects.toThrow(
      '403',
    );
    await world.get('other.admin', `/imports/${id}`, 404);
    await world.get('other.admin', `/imports/${id}/report`, 404);
    await world.get('other.admin', `/imports/${id}/report.csv`, 404);
    await world.post('other.admin', `/imports/${id}/cancel`, { ifMatch: '"1"', expect: 404 });
    expect((await world.get<{ items: object[] }>('other.admin', '/imports')).items).toEqual([]);
  });

  test('what is asked wrongly is refused before anything is kept', async () => {
    const text = tableOf('disputes', [aSettledCase()]);
    for (const fields of [
      { kind: 'everything' },
      { mode: 'some' },
      { dryRun: 'perhaps' },
      { format: 'pdf' },
      { encoding: 'big5' },
      { source: '' },
      { centerId: 'here' },
      { mapping: '{' },
      { mapping: '[]' },
      { mapping: '{"a":"nowhere"}' },
      { mapping: '{"a":1}' },
      { mapping: '{"a":"title","b":"title"}' },
      { surplus: '1' },
    ])
      await expect(asked(world, text, fields)).rejects.toThrow('answered 400');
    await expect(asked(world, text, { centerId: newId() })).rejects.toThrow('unknown_reference');
    await expect(asked(world, '')).rejects.toThrow('empty_file');
  });
});

describe('cancelling', () => {
  /** The database drops the worker once so many chunks are written. */
  async function dropAfter(chunks: number): Promise<void> {
    const taking = app.app.get(ImportChunks);
    const take = taking.take.bind(taking);
    let count = 0;
    const spy = jest.spyOn(taking, 'take').mockImplementation(async (tx, run, rows) => {
      const counted = await take(tx, run, rows);
      if ((count += 1) > chunks) await tx.query(ENDS_ITSELF);
      return counted;
    });
    await workOff(world);
    spy.mockRestore();
  }

  const lines = (prefix: string) =>
    Array.from({ length: CHUNK + 1 }, (_, index) => aSettledCase({ externalId: `${prefix}-${index}` }));

  test('one that waits: nothing was read, its file is gone; over is over', async () => {
    const { id } = await asked(world, tableOf('disputes', [aSettledCase({ externalId: 'C-1' })]));
    expect((await world.act('admin', `/imports/${id}`, 'cancel')).body).toMatchObject({ state: 'cancelled' });
    await workOff(world);
    expect(await caseOf('C-1')).toBe('');
    const over = await world.act('admin', `/imports/${id}`, 'cancel', { expect: 409 });
    expect(over.body).toMatchObject({ code: 'import_over' });
  });

  test('good rows: what was written stays, the rest never comes', async () => {
    const { id } = await asked(world, tableOf('disputes', lines('D')));
    await dropAfter(1);
    expect((await world.act('admin', `/imports/${id}`, 'cancel')).body).toMatchObject({
      state: 'cancelled',
      rowsWritten: CHUNK,
    });
    app.clock.advance({ seconds: LEASE_SECONDS });
    world.moveTo(world.now);
    await workOff(world);
    expect([await caseOf('D-0'), await caseOf(`D-${CHUNK}`)]).toEqual([expect.stringMatching(/./), '']);
  });

  test('all or nothing: once it writes it is past stopping, and whoever takes it up writes the rest', async () => {
    const { id } = await asked(world, tableOf('disputes', lines('F')), { mode: 'all_or_nothing' });
    await dropAfter(3);
    expect(await seen(world, id)).toMatchObject({
      state: 'running',
      phase: 'writing',
      rowsGood: CHUNK + 1,
      rowsWritten: CHUNK,
    });
    const refused = await world.act('admin', `/imports/${id}`, 'cancel', { expect: 409 });
    expect(refused.body).toMatchObject({ code: 'import_is_writing' });
    app.clock.advance({ seconds: LEASE_SECONDS });
    world.moveTo(world.now);
    await workOff(world);
    expect(await seen(world, id)).toMatchObject({
      state: 'done',
      rowsRead: CHUNK + 1,
      rowsWritten: CHUNK + 1,
      rowsBad: 0,
    });
  });

  test('a check that was dropped begins anew and counts once', async () => {
    const { id } = await asked(world, tableOf('disputes', lines('HH')), { dryRun: true });
    await dropAfter(1);
    app.clock.advance({ seconds: LEASE_SECONDS });
    world.moveTo(world.now);
    await workOff(world);
    expect(await seen(world, id)).toMatchObject({
      state: 'done',
      rowsRead: CHUNK + 1,
      rowsGood: CHUNK + 1,
      rowsWritten: 0,
    });
  });
});

describe('files of strangers', () => {
  const head = tableOf('disputes', []);
  test.each<[string, Buffer | string, string]>([
    ['a heading and nothing else', head, 'import_empty'],
    ['blank lines', ' \r\n\r\n', 'import_column_missing'],
    ['another table', 'a,b\n1,2\n', 'import_column_missing'],
    ['a heading twice', head.replace('原系统编号', '原系统编号,原系统编号') + 'x\n', 'import_column_twice'],
    ['a quote never closed', `${head}"`, 'import_quote_open'],
    ['no encoding we read', Buffer.concat([Buffer.from(head), Buffer.from([0xff, 0xff, 0xff])]), 'import_bad_encoding'],
    ['an archive that is no workbook', Buffer.from('PK\u0003\u0004 and nothing'), 'import_not_a_workbook'],
  ])('%s', async (_, content, code) => {
    const job = await imported(world, content);
    expect(job).toMatchObject({ state: 'failed', rowsWritten: 0, problem: { code } });
    expect(job.problem?.detail).not.toMatch(/[{…]/);
  });

  test('lines of JSON: each judged by itself, however deep or foreign', async () => {
    const good = {
      externalId: 'J-1',
      receivedAt: '2019-05-06T02:00:00Z',
      source: { kind: 'on_application', channel: 'phone' },
      category: 'neighbor',
      title: '漏水',
      facts: '漏水。',
      parties: [{ role: 'applicant', kind: 'person', name: '陈某' }],
    };
    const deep = `{"externalId":"J-2","title":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    const lines = [
      JSON.stringify(good),
      deep,
      '{"externalId":"J-3","__proto__":{"admin":true}}',
      '[]',
      'null',
      '{"externalId":"J-4"',
      JSON.stringify({ ...good, externalId: 'J-5', centerId: world.center }),
      JSON.stringify({ ...good, externalId: 'J-6', parties: { length: 1e9 } }),
      JSON.stringify({ ...good, externalId: ['J-7'] }),
    ];
    const job = await imported(world, lines.join('\n'));
    expect(job).toMatchObject({ state: 'done', rowsRead: 9, rowsWritten: 1 });
    expect(
      (await reportOf(world, job.id)).map(({ line, faults: [fault] }) => [line, fault?.pointer, fault?.code]),
    ).toEqual([
      [2, '', 'too_deep'],
      [3, '/__proto__', 'unknown_field'],
      [4, '', 'import_bad_json'],
      [5, '', 'import_bad_json'],
      [6, '', 'import_bad_json'],
      [7, '/centerId', 'unknown_field'],
      [8, '/parties', 'wrong_type'],
      [9, '/externalId', 'wrong_type'],
    ]);
  });

  test('what looks like a formula is kept as it is, and is none in the report', async () => {
    const line = aSettledCase({
      externalId: 'X-1',
      title: '=HYPERLINK("http://example.org")',
      'applicants/0/name': '+1',
    });
    await imported(world, tableOf('disputes', [line]));
    expect(await world.get('director', `/disputes/${await caseOf('X-1')}`)).toMatchObject({ title: line['title'] });
    const text = tableOf('disputes', [aSettledCase({ externalId: '=1+1', closedOn: '=2+2' })]).replace(
      '结案日期',
      '=cmd',
    );
    const job = await imported(world, text, { mapping: JSON.stringify({ '=cmd': 'closedOn' }) });
    const table = await world.read('admin', `/imports/${job.id}/report.csv`);
    expect(table.text).toContain(`"'=1+1"`);
    expect(table.text).toContain(`"'=cmd"`);
    expect(table.headers['content-type']).toContain('text/csv');
  });
});
