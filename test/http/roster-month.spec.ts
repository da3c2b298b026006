/** The roster of a month on paper and as a spreadsheet, in the National Day month with its holidays and make-up days. */
import readXlsxFile, { type Row } from 'read-excel-file/node';
import type { Response } from 'supertest';
import type { DraftResponse } from '../../src/modules/roster/drafts.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type Agent, as, nobody } from '../support/as.js';
import { newId, World } from '../support/world.js';

const UNKNOWN = '01900000-0000-7000-8000-00000000dead';
const NOW = '2026-09-25T02:00:00.000Z';
const ODD = '=1+1<b>"&\'';

let app: TestApp;
let world: World;
let grid: Agent;
let whole: Department;
let halves: Department;
let onCall: Department;

interface Department {
  readonly id: string;
  readonly officers: readonly string[];
}

beforeAll(async () => {
  app = await startTestApp({ now: NOW });
  world = await World.of(app);
  grid = await as(app, 'grid');
  whole = await departmentOnDuty('whole_days', {}, ['钱甲', ODD, '孙乙']);
  halves = await departmentOnDuty('half_days', { parts: 'half', presence: 'rotating', weekdays: [2, 4] }, [
    '李丙',
    '周丁',
  ]);
  onCall = await departmentOnDuty('on_call', { presence: 'on_call', nameZh: '<i>法&学</i>' }, ['吴戊']);
});

afterAll(() => app?.close());

/** A department of the test's own with a roster for October. */
async function departmentOnDuty(code: string, terms: object, names: readonly string[]): Promise<Department> {
  const body = { code, nameZh: `示例${code}`, nameEn: `Example ${code}`, presence: 'resident', ...terms };
  const { id } = (await world.post('admin', `/centers/${world.center}/departments`, { body })).body as { id: string };
  const officers: string[] = [];
  for (const name of names) {
    const person = { departmentId: id, name, isOfficer: true };
    const made = await world.post('admin', `/centers/${world.center}/staff`, { body: person });
    officers.push((made.body as { id: string }).id);
  }
  const period = { from: '2026-10-01', to: '2026-11-01', departments: [id], seed: 'october' };
  const drafted = await world.post('admin', `/centers/${world.center}/roster/drafts`, { body: period });
  await world.act('admin', `/roster/drafts/${(drafted.body as DraftResponse).id}`, 'publish');
  return { id, officers };
}

const pathOf = (format: string, departmentId?: string, month = '2026-10'): string =>
  `/centers/${world.center}/roster/month/${month}/${format}${departmentId === undefined ? '' : `?departmentId=${departmentId}`}`;

const page = async (departmentId?: string, month?: string, language = 'zh-CN'): Promise<Response> =>
  grid
    .get(pathOf('html', departmentId, month))
    .set('Accept-Language', language)
    .expect(200);

async function workbook(
  departmentId?: string,
  language = 'zh-CN',
): Promise<{ reply: Response; sheets: Record<string, Row[]> }> {
  const reply = await grid
    .get(pathOf('xlsx', departmentId))
    .set('Accept-Language', language)
    .responseType('blob')
    .expect(200);
  const sheets = await readXlsxFile(reply.body as Buffer);
  return { reply, sheets: Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data])) };
}

/** The rows of the table as texts, tags taken away. */
const rowsOf = (html: string): string[][] =>
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '')),
  );

const classesOf = (row: string): string[] =>
  [...row.matchAll(/<t[hd][^>]*?class="(\w+)"/g)].map(([, name = '']) => name);

/** What the roster itself answers: day of the month, part and kind of each of somebody's shifts. */
async function shiftsOf(staffId: string): Promise<{ day: number; part: string; kind: string }[]> {
  const query = `from=2026-10-01&to=2026-11-01&staffId=${staffId}&limit=200`;
  const { items } = await world.get<{ items: { on: string; part: string; kind: string }[] }>(
    'admin',
    `/centers/${world.center}/roster?${query}`,
  );
  return items.map(({ on, part, kind }) => ({ day: Number(on.slice(8)), part, kind }));
}

describe('the page', () => {
  test('is names × days, as the roster has them, with totals', async () => {
    const [head = [], department, ...people] = rowsOf((await page(whole.id)).text);
    expect(head).toHaveLength(33);
    expect(head.slice(0, 3)).toEqual(['姓名', '1四休', '2五休']);
    expect(head[10]).toBe('10六班');
    expect(head[32]).toBe('合计');
    expect(department).toEqual(['示例whole_days']);
    expect(people).toHaveLength(3);
    const shown = people.map(([name = '', ...fields]) => ({ name, fields, total: Number(fields.pop()) }));
    expect(shown.reduce((sum, { total }) => sum + total, 0)).toBe(18);
    for (const [index, staffId] of whole.officers.entries()) {
      const name = ['钱甲', '=1+1&lt;b&gt;&quot;&amp;&#39;', '孙乙'][index] ?? '';
      const row = shown.find((each) => each.name === name);
      const shifts = await shiftsOf(staffId);
      expect(row?.total).toBe(shifts.length);
      expect(row?.fields.flatMap((mark, day) => (mark === '' ? [] : [`${day + 1}${mark}`]))).toEqual(
        shifts.map(({ day }) => `${day}值`),
      );
    }
  });

  test('shades weekends, holidays and make-up days differently', async () => {
    const { text } = await page(whole.id);
    const [, , row = ''] = [...text.matchAll(/<tr.*?<\/tr>/gs)].map(([each]) => each);
    const kinds = classesOf(row);
    expect(kinds.filter((kind) => kind === 'holiday')).toHaveLength(7);
    expect(kinds.filter((kind) => kind === 'make_up')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'weekend')).toHaveLength(6);
    expect(text).toContain('<th scope="col" class="make_up" title="调休上班日">');
    for (const kind of ['weekend', 'holiday', 'make_up'])
      expect(text).toMatch(new RegExp(`td\\.${kind}, th\\.${kind}`));
  });

  test('marks halves, days on call and places nobody stands in', async () => {
    const [, , ...half] = rowsOf((await page(halves.id)).text);
    const marks = new Set(half.flatMap((row) => row.slice(1, -1)));
    expect([...marks].filter((mark) => mark !== '').every((mark) => /^[上下]{1,2}$/.test(mark))).toBe(true);
    expect(half.reduce((sum, row) => sum + Number(row.at(-1)), 0)).toBe(14);
    const [, , call = []] = rowsOf((await page(onCall.id)).text);
    expect(new Set(call.slice(1, -1))).toEqual(new Set(['', '呼']));
    expect((await page(onCall.id)).text).not.toContain('class="gap"');
    await gap(onCall.id, '2026-10-19', 'day', 'on_call');
    await gap(onCall.id, '2026-10-20', 'am', 'counter');
    const filled = await gap(onCall.id, '2026-10-21', 'day', 'counter');
    await app.pool.query(
      `UPDATE roster_gap SET filled_at = $2, filled_by_shift_id = (SELECT id FROM shift LIMIT 1) WHERE id = $1`,
      [filled, world.now],
    );
    const { text } = await page(onCall.id);
    const open = rowsOf(text).at(-1) ?? [];
    expect(open[0]).toBe('空缺');
    expect([open[19], open[20], open[21], open[32]]).toEqual(['呼', '上', '', '2']);
    expect(text).toContain('<tr class="gap">');
  });

  async function gap(departmentId: string, on: string, part: string, kind: string): Promise<string> {
    const id = newId();
    await app.pool.query(
      `INSERT INTO roster_gap (id, center_id, department_id, on_day, part, kind, starts_at, ends_at, why, draft_id, opened_at)
       SELECT $1, center_id, $2, $3, $4, $5, starts_at, ends_at, '{}', draft_id, $6 FROM shift WHERE department_id = $2 LIMIT 1`,
      [id, departmentId, on, part, kind, world.now],
    );
    return id;
  }

  test('shows all departments in their order, one of them when asked', async () => {
    const departments = (text: string) =>
      [...text.matchAll(/<th scope="rowgroup"[^>]*>(.*?)<\/th>/g)].map(([, name]) => name);
    const all = departments((await page()).text);
    expect(all.slice(0, 6)).toEqual(['公安局', '检察院', '法院', '司法局', '信访局', '法学会']);
    expect(all.slice(6)).toEqual(['示例whole_days', '示例half_days', '&lt;i&gt;法&amp;学&lt;/i&gt;']);
    expect(departments((await page(halves.id)).text)).toEqual(['示例half_days']);
  });

  test('runs nothing, loads nothing, and escapes every name', async () => {
    const { text, headers } = await page();
    expect(text).not.toMatch(/<script|<b>"|<i>法| style=|https?:|url\(|@import|<link|<img/);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]{44}';/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(text).toContain('@page { size: A4 landscape;');
    expect(text).toMatch(/^<!DOCTYPE html>\n<html lang="zh-CN">/);
    for (const [, tag = ''] of text.matchAll(/<(th[ >][^>]*)/g)) expect(tag).toMatch(/scope="(col|row|rowgroup)"/);
  });

  test('says which version it is, and is sent once', async () => {
    const { text, headers } = await page(whole.id);
    expect(text).toContain('版次：2026-09-25 10:00（最近一次发布或变更）');
    const again = () => grid.get(pathOf('html', whole.id)).set('If-None-Match', headers['etag'] ?? '');
    await again().expect(304);
    world.wait(60);
    grid = await as(app, 'grid');
    await again().expect(304);
    await cancelOneOf(whole.officers[0] ?? '');
    const changed = await again().expect(200);
    expect(changed.text).toContain('版次：2026-09-25 11:00（最近一次发布或变更）');
    const totals = rowsOf(changed.text)
      .slice(2)
      .map((row) => Number(row.at(-1)));
    expect(totals.reduce((sum, total) => sum + total, 0)).toBe(17);
  });

  async function cancelOneOf(staffId: string): Promise<void> {
    const changeId = newId();
    await app.pool.query(
      `INSERT INTO roster_change (id, center_id, kind, recorded_at) VALUES ($1, $2, 'cancellation', $3)`,
      [changeId, world.center, world.now],
    );
    await app.pool.query(
      `UPDATE shift SET cancelled_at = $2, cancelled_by_change_id = $3
        WHERE id = (SELECT id FROM shift WHERE staff_id = $1 ORDER BY starts_at DESC LIMIT 1)`,
      [staffId, world.now, changeId],
    );
  }

  test('in English', async () => {
    const { text, headers } = await page(halves.id, '2026-10', 'en');
    expect(text).toContain('<html lang="en">');
    expect(headers['content-language']).toBe('en');
    expect(text).toContain('duty roster, October 2026');
    const [head = [], department] = rowsOf(text);
    expect([head[0], head[1], head[10], head[32]]).toEqual(['Name', '1ThH', '10SaW', 'Total']);
    expect(department).toEqual(['Example half_days']);
    expect(text).toContain('<b>AM</b> morning');
    expect(text.replace(/阳春社区综治中心|李丙|周丁/g, '').replace(/<style>.*?<\/style>/s, '')).not.toMatch(
      /\p{Script=Han}/u,
    );
  });

  test('of a year nobody has entered says so, of an empty month too', async () => {
    const { text } = await page(undefined, '2031-05');
    expect(text).toContain('<p class="warning" role="note">注意：2031年的工作日历尚未录入');
    expect(text).toContain('本月尚无已发布的值班表。');
    expect((await page()).text).not.toContain('role="note"');
  });
});

describe('the workbook', () => {
  test('has the same grid, its texts as texts', async () => {
    const { sheets } = await workbook();
    const [title, version, head = [], ...rows] = sheets['值班表'] ?? [];
    expect(title?.[0]).toBe('阳春社区综治中心 2026年10月值班表');
    expect(String(version?.[0])).toContain('版次：');
    expect(head.slice(0, 3)).toEqual(['姓名', '1\n四\n休', '2\n五\n休']);
    const page31 = rowsOf((await page()).text).slice(1);
    const unescaped = (cell: string) =>
      cell
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&#39;/g, "'")
        .replace(/&amp;/g, '&');
    const sheetRows = rows.slice(0, page31.length).map((row) => row.map((cell) => String(cell ?? '')));
    expect(sheetRows.map((row) => row.join('|').replace(/\|+$/, ''))).toEqual(
      page31.map((row) => row.map(unescaped).join('|')),
    );
    expect(sheetRows.some(([name]) => name === ODD)).toBe(true);
  });

  test('has a line for each shift', async () => {
    const { sheets } = await workbook(halves.id);
    const [head, ...lines] = sheets['值班明细'] ?? [];
    expect(head).toEqual(['日期', '星期', '班次', '部门', '姓名', '开始', '结束']);
    expect(lines).toHaveLength(14);
    expect(lines[0]?.slice(0, 4)).toEqual(['2026-10-08', '四', '上午值班', '示例half_days']);
    expect(lines[0]?.slice(5)).toEqual(['2026-10-08 08:30', '2026-10-08 12:00']);
    const counted = lines.filter((line) => line[4] === '李丙').length;
    expect(counted).toBe((await shiftsOf(halves.officers[0] ?? '')).length);
    // A formula would be read as its result, which nobody has worked out.
    const names = (await workbook(whole.id)).sheets['值班明细']?.map((line) => line[4]);
    expect(names?.filter((name) => name === ODD)).toHaveLength((await shiftsOf(whole.officers[1] ?? '')).length);
  });

  test('is a file with a name in Chinese, and says when it is the same', async () => {
    const { reply } = await workbook(whole.id);
    expect(reply.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    const name = encodeURIComponent('阳春社区综治中心值班表-2026-10.xlsx');
    expect(reply.headers['content-disposition']).toBe(`attachment; filename="2026-10.xlsx"; filename*=UTF-8''${name}`);
    expect(reply.headers['etag']).toMatch(/^W\/"0-/);
    await grid
      .get(pathOf('xlsx', whole.id))
      .set('If-None-Match', reply.headers['etag'] ?? '')
      .expect(304);
    const { sheets } = await workbook(whole.id, 'en');
    expect(Object.keys(sheets)).toEqual(['Roster', 'Shifts']);
  });
});

describe('what is refused', () => {
  const problem = async (path: string, status: number, expected: object): Promise<void> => {
    const { body } = await grid.get(path).expect(status);
    expect(body).toMatchObject(expected);
  };

  test.each(['html', 'xlsx'])(
    '%s: months that are none, departments and centres that are not there',
    async (format) => {
      const fault = (pointer: string, code: string) => ({
        code: code === 'unknown_reference' ? code : 'validation_failed',
        errors: [{ pointer, code, detail: expect.stringMatching(/\p{Script=Han}/u) as string }],
      });
      for (const month of ['2026-13', '2026-00', '2026-1', '202610', 'now', '2026-10-01', '1899-12', '2200-01', '%00'])
        await problem(pathOf(format, undefined, month), 400, fault('path/month', 'bad_month'));
      const neighbours = await world.get<{ items: { id: string }[] }>(
        'admin',
        `/centers/${world.neighbour}/departments`,
      );
      for (const id of [UNKNOWN, neighbours.items[0]?.id ?? ''])
        await problem(pathOf(format, id), 400, fault('query/departmentId', 'unknown_reference'));
      await problem(pathOf(format, 'abc'), 400, fault('query/departmentId', 'bad_uuid'));
      await problem(`${pathOf(format)}?month=1`, 400, fault('query/month', 'unknown_parameter'));
      await problem(`/centers/${UNKNOWN}/roster/month/2026-10/${format}`, 404, { code: 'not_found' });
      await problem(`/centers/${UNKNOWN}/roster/month/2026-13/${format}`, 404, { code: 'not_found' });
      await nobody(app).get(pathOf(format)).expect(401);
    },
  );

  test('a format there is not', () => problem(pathOf('pdf'), 404, { code: 'not_found' }));
});
