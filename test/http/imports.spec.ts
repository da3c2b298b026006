/** Imports over HTTP: the history of another system as a case of ours, marked, with both clocks, and ringing nowhere. */
import type { DisputeFileResponse } from '../../src/modules/case-file/case-file.dto.js';
import { foldFacts } from '../../src/domain/dispute/fold.js';
import type { LogEntry } from '../../src/domain/dispute/events.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aSettledCase, asked, imported, reportOf, seen, tableOf, workOff } from '../support/imports.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp({ log: { write: (line) => void process.stderr.write(line.includes('job failed') ? line : '') } });
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

test('taken up after its worker died: goes on behind the last chunk, without doubles', async () => {
  const lines = Array.from({ length: 1200 }, (_, index) => aSettledCase({ externalId: `R-${index}` }));
  const { id } = await asked(world, tableOf('disputes', lines));
  await workOff(world);
  expect(await seen(world, id)).toMatchObject({ state: 'done', rowsRead: 1200, rowsWritten: 1200 });
});
