/**
 * Five thousand rows with one in a hundred bad in every way there is: the report names each by line, column, field and code.
 * The database drops the worker in the middle, twice; whoever goes on brings nothing in twice.
 */
import { jest } from '@jest/globals';
import iconv from 'iconv-lite';
import { ImportChunks } from '../../src/modules/imports/import-chunks.service.js';
import { LEASE_SECONDS } from '../../src/platform/jobs/leased-worker.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ENDS_ITSELF } from '../support/database.js';
import { aSettledCase, asked, type Line, reportOf, type RowSeen, seen, tableOf, workOff } from '../support/imports.js';
import { World } from '../support/world.js';

jest.setTimeout(300_000);

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp({ log: { write: () => undefined } });
  world = await World.of(app);
});

afterAll(() => app?.close());

const ROWS = 5000;

/** How a row is spoilt, and what the report says of it. */
const SPOILT: readonly (readonly [change: Line, pointer: string, code: string])[] = [
  [{ externalId: '' }, '/externalId', 'required'],
  [{ receivedAt: '' }, '/receivedAt', 'required'],
  [{ receivedAt: '2019-02-30' }, '/receivedAt', 'bad_instant'],
  [{ receivedAt: '2031-01-01' }, '/receivedAt', 'in_future'],
  [{ 'source/kind': '别的' }, '/source/kind', 'wrong_code'],
  [{ 'source/channel': '' }, '/source/channel', 'required'],
  [{ 'source/kind': '委托移送' }, '/source', 'delegation_incomplete'],
  [{ 'source/delegatedBy/body': '人民法院' }, '/source/delegatedBy/letterNo', 'required'],
  [{ category: '天灾' }, '/category', 'wrong_code'],
  [{ subcategory: '火星漏水' }, '/subcategory', 'wrong_code'],
  [{ title: '' }, '/title', 'required'],
  [{ title: '漏'.repeat(201) }, '/title', 'too_long'],
  [{ title: '漏\u0000水' }, '/title', 'bad_text'],
  [{ facts: '\u200b' }, '/facts', 'too_short'],
  [{ claims: '修'.repeat(501) }, '/claims', 'too_long'],
  [{ occurredOn: '2031-01-01' }, '/occurredOn', 'in_future'],
  [{ 'location/longitude': '东经一百度' }, '/location/longitude', 'wrong_type'],
  [{ gridName: '第九十九网格' }, '/gridName', 'import_unknown_name'],
  [{ amountInvolved: '三千' }, '/amountInvolved', 'bad_money'],
  [{ peopleInvolved: '很多' }, '/peopleInvolved', 'wrong_type'],
  [{ peopleInvolved: '0' }, '/peopleInvolved', 'out_of_range'],
  [{ difficult: '也许' }, '/difficult', 'wrong_type'],
  [{ riskFlags: '火灾' }, '/riskFlags', 'wrong_code'],
  [{ track: '私了' }, '/track', 'wrong_code'],
  [{ track: '' }, '/track', 'track_missing'],
  [{ 'applicants/0/name': '' }, '/source', 'no_applicant'],
  [{ 'applicants/1/phone': '13800000000' }, '/parties/1/name', 'required'],
  [{ 'applicants/0/kind': '动物' }, '/parties/0/kind', 'wrong_code'],
  [{ 'respondents/0/name': '' }, '/parties', 'no_respondent'],
  [{ acceptedOn: '昨天' }, '/acceptedOn', 'bad_day'],
  [{ acceptedOn: '2019-05-05' }, '/acceptedOn', 'not_before'],
  [{ acceptedOn: '' }, '/outcome', 'needs'],
  [{ assignedOn: '2019-05-08', departmentCode: 'justice' }, '/assignedOn', 'needs'],
  [{ departmentCode: '消防所' }, '/departmentCode', 'import_unknown_name'],
  [{ mediators: '无名氏' }, '/mediators/0', 'import_unknown_name'],
  [{ responsibleOfficer: '无名氏' }, '/responsibleOfficer', 'import_unknown_name'],
  [{ outcome: '' }, '/endedOn', 'needs'],
  [{ outcome: '和好如初' }, '/outcome', 'wrong_code'],
  [{ endedOn: '' }, '/outcome', 'needs'],
  [{ outcome: '调解不成' }, '/performedOn', 'needs'],
  [{ outcome: '不予受理', performedOn: '' }, '/acceptedOn', 'not_allowed_with'],
  [{ failReason: '天气' }, '/failReason', 'wrong_code'],
  [{ agreementAmount: '0' }, '/agreementAmount', 'out_of_range'],
  [{ agreementDueOn: '6/10' }, '/agreementDueOn', 'bad_day'],
  [{ performedOn: '2019-05-19' }, '/performedOn', 'not_before'],
  [{ performedOn: '' }, '/closedOn', 'needs'],
  [{ closedOn: '2019-05-31' }, '/closedOn', 'not_before'],
  [{ closedOn: '2031-01-01' }, '/closedOn', 'in_future'],
  [{ externalSource: 'x'.repeat(101) }, '/externalSource', 'too_long'],
];

/** Every hundredth row is bad, each in another way; the last one bears an id that was there before. */
function file(): { text: string; bad: ReadonlyMap<number, readonly [string, string]> } {
  const bad = new Map<number, readonly [string, string]>();
  const lines = Array.from({ length: ROWS }, (_, index): Line => {
    const line = aSettledCase({ externalId: `L-${index}` });
    const spoilt = index % 100 === 57 ? SPOILT[Math.floor(index / 100)] : undefined;
    if (spoilt !== undefined) bad.set(index + 2, [spoilt[1], spoilt[2]]);
    return spoilt === undefined ? line : { ...line, ...spoilt[0] };
  });
  lines[ROWS - 1] = { ...lines[ROWS - 1], externalId: 'L-3' };
  bad.set(ROWS + 1, ['/externalId', 'import_duplicate']);
  return { text: tableOf('disputes', lines), bad };
}

/** In the chunk of that number, once everything is written and nothing committed, the database drops the connection. */
function dropIn(chunk: number): void {
  const chunks = app.app.get(ImportChunks);
  const take = chunks.take.bind(chunks);
  let count = 0;
  jest.spyOn(chunks, 'take').mockImplementation(async (tx, run, rows) => {
    const counted = await take(tx, run, rows);
    count += 1;
    if (count === chunk) await tx.query(ENDS_ITSELF);
    return counted;
  });
}

test('every bad row is named; dropped twice in the middle, every good row is in once', async () => {
  expect(SPOILT).toHaveLength(49);
  const { text, bad } = file();
  const { id } = await asked(world, iconv.encode(text, 'gb18030'));
  for (const [chunk, done] of [
    [4, 1500],
    [3, 2500],
  ] as const) {
    dropIn(chunk);
    await workOff(world);
    jest.restoreAllMocks();
    expect(await seen(world, id)).toMatchObject({ state: 'running', rowsRead: done });
    app.clock.advance({ seconds: LEASE_SECONDS });
    world.moveTo(world.now);
  }
  await workOff(world);
  expect(await seen(world, id)).toMatchObject({
    state: 'done',
    rowsRead: ROWS,
    rowsBad: bad.size,
    rowsGood: ROWS - bad.size,
    rowsWritten: ROWS - bad.size,
    rowsSkipped: 0,
  });
  const report = await reportOf(world, id);
  const named = ({ faults: [fault] }: RowSeen) => [fault?.pointer, fault?.code];
  expect(report.map((row) => [row.line, ...named(row)])).toEqual(
    [...bad].sort(([one], [other]) => one - other).map(([line, found]) => [line, ...found]),
  );
  // One thing may spoil several steps: each is told, in words.
  for (const { detail } of report.flatMap(({ faults }) => faults)) expect(detail).not.toMatch(/[{…]/);
  const { rows } = await app.pool.query(
    `SELECT (SELECT count(*) FROM imported_record)::int AS records,
            (SELECT count(*) FROM dispute WHERE folded -> 'imported' <> 'null')::int AS cases,
            (SELECT count(*) FROM imported_record r JOIN dispute d ON d.id = r.subject_id)::int AS tied,
            (SELECT count(DISTINCT number) FROM dispute WHERE number LIKE '%导入字%')::int AS numbers,
            (SELECT max(last) FROM number_serial WHERE word = '导入') AS last`,
  );
  const count = ROWS - bad.size;
  expect(rows).toEqual([{ records: count, cases: count, tied: count, numbers: count, last: count }]);
});
