/**
 * Reports as files over HTTP: CSV, XLSX, DOCX and a page to print, in both languages; the same bytes whatever has happened since;
 * every figure on the page opens exactly its records; and nobody gets one who may not read the report.
 */
import readXlsxFile from 'read-excel-file/node';
import type { Response } from 'supertest';
import type { ReportRecordPage } from '../../src/modules/reports/reports.dto.js';
import type { ZeroPetitionReportResponse } from '../../src/modules/reports/zero-petition.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type Agent, as, nobody } from '../support/as.js';
import { textOf } from '../support/opened-papers.js';
import { newId, World } from '../support/world.js';

const FORMATS = ['csv', 'xlsx', 'docx', 'html'] as const;
const ODD = '=1+1<b>"&\'';

let app: TestApp;
let world: World;
let auditor: Agent;
let report: ZeroPetitionReportResponse;
let roster: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  auditor = await as(app, 'auditor');
  await petition('2026-08-05');
  await petition('2026-08-05');
  await petition('2026-09-01', { level: 'community' });
  const asked = {
    centerId: world.center,
    from: '2026-07-01',
    to: '2026-10-01',
    definition: 'no_petition_above_community@1',
  };
  report = (await world.post('director', '/reports/zero-petition', { body: asked })).body as ZeroPetitionReportResponse;
  roster = await rosterReport();
});

afterAll(() => app?.close());

async function petition(occurredOn: string, terms: object = {}): Promise<void> {
  const what = { channel: 'letter', level: 'township', persons: 1, group: false, jointLetter: false };
  const body = {
    centerId: world.center,
    occurredOn,
    ...what,
    matter: '反映楼道照明',
    first: true,
    knownFrom: 'own',
    ...terms,
  };
  await world.post('petition', '/petitions', { body });
}

/** A department of two, one of them by a name that a spreadsheet might run. */
async function rosterReport(): Promise<string> {
  const department = { code: 'printed', nameZh: '示例部门', nameEn: 'Example', presence: 'resident' };
  const made = await world.post('admin', `/centers/${world.center}/departments`, { body: department });
  const { id } = made.body as { id: string };
  for (const name of ['官甲', ODD])
    await world.post('admin', `/centers/${world.center}/staff`, { body: { departmentId: id, name, isOfficer: true } });
  const period = { from: '2026-11-16', to: '2026-12-01' };
  const drafted = await world.post('admin', `/centers/${world.center}/roster/drafts`, {
    body: { ...period, departments: [id] },
  });
  await world.act('admin', `/roster/drafts/${(drafted.body as { id: string }).id}`, 'publish');
  const body = { ...period, centerId: world.center, departmentIds: [id] };
  return ((await world.post('director', '/reports/roster', { body })).body as { id: string }).id;
}

const fileOf = (id: string, format: string, query = ''): Promise<Response> =>
  auditor.get(`/reports/${id}/files/${format}${query}`).responseType('blob').then();

const textIn = (reply: Response): string => (reply.body as Buffer).toString('utf8');

const faultOf = ({ status, body }: Response): unknown => [
  status,
  ...((body as { errors?: { pointer: string; code: string }[] }).errors ?? []).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  ),
];

describe('a report as a file', () => {
  test.each([
    ['csv', 'text/csv; charset=utf-8'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ])('as %s is saved under its own name', async (format, mediaType) => {
    const reply = await fileOf(report.id, format);
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toBe(mediaType);
    expect(reply.headers['content-language']).toBe('zh-CN');
    const disposition = reply.headers['content-disposition'] ?? '';
    expect(disposition).toMatch(new RegExp(`^attachment; filename="[\\w.-]+\\.${format}"; filename\\*=UTF-8''`));
    const name = decodeURIComponent(disposition.split("UTF-8''")[1] ?? '');
    expect(name).toMatch(new RegExp(`零上访报告-2026-07-01-2026-09-30\\.${format}$`));
  });

  test('as html is shown, under a policy that lets it run and load nothing', async () => {
    const reply = await fileOf(report.id, 'html');
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(reply.headers['content-disposition']).toBeUndefined();
    expect(reply.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
  });

  test('says the same as the report itself', async () => {
    expect(report.zero).toBe(false);
    const rows = textIn(await fileOf(report.id, 'csv')).split('\r\n');
    for (const { key, numerator, denominator, value } of report.petitions)
      expect(rows.filter((row) => row.includes(`"${key}"`))).toEqual([
        expect.stringContaining(`"${numerator}","${denominator ?? ''}","${value}"`),
      ]);
    const [figures] = await readXlsxFile((await fileOf(report.id, 'xlsx')).body as Buffer);
    expect(figures?.data).toContainEqual(['总体', '符合定义的信访件', 0.5, 2, 4, '%', 'qualifying']);
    const paper = await textOf((await fileOf(report.id, 'docx')).body as Buffer);
    for (const said of [report.definition.textZh, report.digest, '非零。', '本报告尚未签署。'])
      expect(paper).toContain(said);
    const page = textIn(await fileOf(report.id, 'html'));
    for (const said of [report.definition.textZh, report.digest, '非零。', '2026-07-01 – 2026-09-30'])
      expect(page).toContain(said);
  });

  test('speaks the language of the query, else that of the caller', async () => {
    for (const format of FORMATS) {
      expect((await fileOf(report.id, format, '?lang=en')).headers['content-language']).toBe('en');
      const asked = await auditor
        .get(`/reports/${report.id}/files/${format}`)
        .set('Accept-Language', 'en')
        .responseType('blob');
      expect(asked.headers['content-language']).toBe('en');
      const both = await auditor
        .get(`/reports/${report.id}/files/${format}?lang=zh`)
        .set('Accept-Language', 'en')
        .responseType('blob');
      expect(both.headers['content-language']).toBe('zh-CN');
    }
    expect(textIn(await fileOf(report.id, 'html', '?lang=en'))).toContain('Not zero: ');
    expect(
      decodeURIComponent((await fileOf(report.id, 'csv', '?lang=en')).headers['content-disposition'] ?? ''),
    ).toContain('Zero-petition-report-2026-07-01');
  });

  test('opens, figure by figure, exactly the records that were counted', async () => {
    const page = textIn(await fileOf(report.id, 'html'));
    const links = new Set(
      [...page.matchAll(/<a href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')),
    );
    expect(links).toEqual(new Set(report.petitions.map(({ href }) => href)));
    for (const { href, key, numerator } of report.petitions) {
      const { body } = await auditor.get(`${href.replace('/api/v1', '')}&limit=200`).expect(200);
      const { items } = body as ReportRecordPage;
      const counted = key === 'persons' ? items.reduce((sum, { persons }) => sum + (persons ?? 0), 0) : items.length;
      expect({ key, counted }).toEqual({ key, counted: numerator });
    }
  });

  test('has the same bytes whatever was entered since, and need not be sent twice', async () => {
    const before = new Map<string, Response>();
    for (const format of FORMATS) before.set(format, await fileOf(report.id, format));
    await petition('2026-08-20', { level: 'city' });
    world.moveTo('2026-11-20T02:00:00.000Z');
    auditor = await as(app, 'auditor');
    for (const format of FORMATS) {
      const first = before.get(format);
      const again = await fileOf(report.id, format);
      expect((again.body as Buffer).equals(first?.body as Buffer)).toBe(true);
      expect(again.headers['etag']).toBe(first?.headers['etag']);
      const etag = again.headers['etag'] ?? '';
      await auditor.get(`/reports/${report.id}/files/${format}`).set('If-None-Match', etag).expect(304);
      expect((await fileOf(report.id, format, '?lang=en')).headers['etag']).not.toBe(etag);
    }
  });

  test('on the roster names the officers, and none of them is a formula', async () => {
    const csv = textIn(await fileOf(roster, 'csv'));
    expect(csv).toContain('"示例部门：各值班人员"');
    expect(csv).toContain(`"'=1+1<b>""&' · 值班次数"`);
    const page = textIn(await fileOf(roster, 'html', '?lang=en'));
    expect(page).toContain('Example: shifts');
    expect(page).toContain('=1+1&lt;b&gt;&quot;&amp;&#39;');
    expect(page).toContain('<svg');
    const sheets = await readXlsxFile((await fileOf(roster, 'xlsx')).body as Buffer);
    const people = sheets.find(({ sheet }) => sheet.startsWith('示例部门'));
    expect(people?.data.map(([name]) => name)).toEqual(expect.arrayContaining(['官甲', ODD]));
    expect(await textOf((await fileOf(roster, 'docx')).body as Buffer)).toContain(ODD);
  });
});

describe('who asks wrongly or for what is not theirs', () => {
  test('a format there is not: the field is named', async () => {
    for (const format of ['pdf', 'CSV', 'html%00', '..%2Fcsv', 'constructor'])
      expect(faultOf(await auditor.get(`/reports/${report.id}/files/${format}`))).toEqual([
        400,
        'path/format wrong_code',
      ]);
  });

  test('a language there is not, or a parameter nobody knows', async () => {
    const path = `/reports/${report.id}/files/csv`;
    for (const lang of ['fr', 'ZH', '', 'toString'])
      expect(faultOf(await auditor.get(`${path}?lang=${lang}`))).toEqual([400, 'query/lang wrong_code']);
    expect(faultOf(await auditor.get(`${path}?lang=zh&lang=en`))).toEqual([
      400,
      expect.stringMatching(/^query\/lang /),
    ]);
    expect(faultOf(await auditor.get(`${path}?language=en`))).toEqual([
      400,
      expect.stringMatching(/^query\/language /),
    ]);
  });

  test('no report of that id, or none that could be', async () => {
    expect((await auditor.get(`/reports/${newId()}/files/csv`)).status).toBe(404);
    expect((await auditor.get('/reports/1/files/csv')).status).toBe(404);
    // What is not there is told before what is wrong with the rest.
    expect((await auditor.get(`/reports/${newId()}/files/pdf`)).status).toBe(404);
  });

  test('not signed in, without the permission, or of another centre', async () => {
    for (const format of FORMATS) {
      const path = `/reports/${report.id}/files/${format}`;
      expect((await nobody(app).get(path)).status).toBe(401);
      expect((await (await as(app, 'mediator')).get(path)).status).toBe(403);
      expect((await (await as(app, 'other.director')).get(path)).status).toBe(404);
    }
  });
});
