/** Disputes by the national standard GB/T 31000-2015: fields and codes, what is lacking, what leaves on which ground, and who may. */
import { parse } from 'csv-parse/sync';
import { validateXML } from 'xmllint-wasm';
import { startTestApp, type TestApp } from '../support/app.js';
import { type Agent, nobody } from '../support/as.js';
import { download } from '../support/opened-papers.js';
import { Case, demand, type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

const MONDAY = '2027-03-01T02:00:00.000Z';
beforeEach(() => world.moveTo(MONDAY));

interface Coded {
  readonly code: string | null;
  readonly name: string | null;
  readonly gap: string | null;
}
interface Record31000 {
  readonly [field: string]: unknown;
  readonly disputeId: string;
  readonly mainParties: readonly (Json & { idKind: Coded; sex: Coded; ethnicity: Coded })[];
  readonly problems: readonly { field: string; code: string; lies: string; text: string }[];
}
interface Page {
  readonly items: readonly Record31000[];
  readonly nextCursor: string | null;
  readonly nextChangedSince: string;
}

const party = (rest: Json): Json & { id: string } => ({
  id: newId(),
  role: 'applicant',
  kind: 'person',
  name: '陈示例',
  phone: '13800000000',
  idNumber: '11010519491231002X',
  address: '安居小区3号楼502',
  sex: 'female',
  ethnicity: '畲族',
  ...rest,
});

/** Nothing lacking that an officer could write down. */
const complete = (rest: Json = {}): Json => ({
  title: '陈示例家楼上漏水',
  facts: '陈示例称楼上水管漏水。',
  occurredOn: '2027-02-20',
  location: { address: '安居小区3号楼502', longitude: 119.6547, latitude: 27.0885 },
  parties: [
    party({}),
    party({ role: 'respondent', name: '林示例', sex: 'male', ethnicity: '汉', idNumber: 'E12345678' }),
  ],
  ...rest,
});

const one = (file: Case, query = '', as = 'director'): Promise<Record31000> =>
  world.get<Record31000>(as, `/national-records/${file.id}${query}`);
const page = (query: string, as = 'director'): Promise<Page> => world.get<Page>(as, `/national-records?${query}`);
const csvParsed = (csv: string): string[][] => parse(csv, { bom: true });
const idsOf = ({ items }: Page): string[] => items.map(({ disputeId }) => disputeId);
const lacking = ({ problems }: Record31000): string[] =>
  problems.filter(({ lies }) => lies === 'case').map(({ field, code }) => `${field} ${code}`);

const text = async (query: string, as = 'director'): Promise<string> =>
  (await download(app, as, `/national-records?${query}`)).body.toString('utf8');

async function auditOf(disputeId: string): Promise<Json[]> {
  const { rows } = await app.pool.query<{ params: Json }>(
    `SELECT params FROM audit_log WHERE action = 'national_records.exported' ORDER BY at, id`,
  );
  return rows.map(({ params }) => params).filter((params) => JSON.stringify(params).includes(disputeId));
}

describe('one record', () => {
  test('says with the codes of the standard what the case says', async () => {
    const file = await Case.registered(world, 'justice', complete());
    const record = await one(file, '?ground=statutory');
    expect(record).toMatchObject({
      disclosed: true,
      state: 'registered',
      eventName: '陈示例家楼上漏水',
      occurredOn: '2027-02-20',
      place: '安居小区3号楼502',
      scale: { code: '01', name: '个体性事件', gap: null },
      category: { code: '02', name: '邻里纠纷', gap: null },
      peopleInvolved: 2,
      summary: '陈示例称楼上水管漏水。',
      method: { code: null, name: '人民调解', gap: 'unconfirmed' },
      successful: null,
      result: null,
      longitude: 119.6547,
      latitude: 27.0885,
      valid: true,
    });
    expect(record.mainParties).toMatchObject([
      {
        name: '陈示例',
        idKind: { code: '111' },
        idNumber: '11010519491231002X',
        sex: { code: '2' },
        ethnicity: { code: '22' },
      },
      { name: '林示例', idKind: { code: '414' }, sex: { code: '1' }, ethnicity: { code: '01', name: '汉族' } },
    ]);
    expect(lacking(record)).toEqual([]);
  });

  test('tells an officer each thing that is lacking, in words', async () => {
    const parties = [
      party({ idNumber: '110105194912310021', ethnicity: '克罗地亚', sex: null, address: null }),
      party({ role: 'respondent', kind: 'organization', name: '示例物业公司', idNumber: null }),
      party({ role: 'third_party', name: '周示例', idNumber: '12-34' }),
    ];
    const location = { address: null, longitude: 27.0885, latitude: 119.6547 - 60 };
    const rest = {
      parties,
      location,
      category: 'housing_land',
      subcategory: null,
      facts: '漏'.repeat(2001),
      occurredOn: null,
    };
    const record = await one(await Case.registered(world, 'justice', rest), '?ground=statutory');
    expect(record['valid']).toBe(false);
    expect(lacking(record).sort()).toEqual([
      '/latitude outside_china',
      '/longitude outside_china',
      '/mainParties/0/address missing',
      '/mainParties/0/ethnicity code_unknown',
      '/mainParties/0/idNumber bad_id_number',
      '/mainParties/0/sex missing',
      '/mainParties/1/idKind id_kind_unknown',
      '/occurredOn missing',
      '/place missing',
      '/summary shortened',
    ]);
    expect(record['organisations']).toEqual(['示例物业公司']);
    expect(record['category']).toEqual({ code: null, name: '房屋宅基地纠纷', gap: 'ambiguous' });
    expect([...String(record['summary'])]).toHaveLength(2000);
    expect(record.problems.map(({ text: words }) => words)).toContain('身份证号码的校验码不对，请核对证件。');
  });

  test('tells how it came out, in days and counts and never in terms', async () => {
    const file = await Case.settled(world);
    const settled = await one(file, '?ground=statutory');
    expect(settled).toMatchObject({ successful: 1, result: '2027年3月1日达成书面协议，约定义务1项，已履行0项。' });
    expect(settled).toMatchObject({ responsibleName: '王调解', resolveBy: '2027-03-31' });
    const failed = await Case.mediating(world);
    const remediesNotices = failed.parties.map((partyId) => ({ partyId, method: 'oral', on: '2027-03-01' }));
    await failed.act('justice', 'fail', { body: { reason: 'no_agreement', remediesNotices } });
    expect(await one(failed)).toMatchObject({
      successful: 0,
      result: '2027年3月1日调解不成，已告知当事人其他救济途径。',
    });
  });

  test('a group makes it an event of a group, from as many people on as the operator says', async () => {
    const sized = async (peopleInvolved: number) =>
      ((await one(await Case.registered(world, 'justice', { peopleInvolved })))['scale'] as Coded).code;
    expect([await sized(4), await sized(5), await sized(49), await sized(50)]).toEqual(['01', '02', '02', '03']);
  });
});

describe('R45 R46: what leaves on which ground', () => {
  test('without one the record names nobody', async () => {
    const file = await Case.registered(world, 'justice', complete());
    const record = await one(file);
    expect(record).toMatchObject({
      disclosed: false,
      valid: true,
      eventName: '邻里纠纷',
      summary: null,
      place: '安居小区***',
      longitude: 119.65,
      latitude: 27.09,
    });
    expect(record.mainParties[0]).toMatchObject({
      name: '陈某',
      idNumber: '110***********002X',
      address: '安居小区***',
      sex: { code: null, gap: 'withheld' },
      ethnicity: { code: null, gap: 'withheld' },
    });
    const told = [JSON.stringify(await page('from=2027-03-01&limit=200'))];
    for (const format of ['csv', 'xml']) told.push(await text(`format=${format}&from=2027-03-01`));
    for (const secret of ['陈示例', '林示例', '11010519491231002X', '3号楼502', '119.6547'])
      for (const what of told) expect(what).not.toContain(secret);
  });

  test('by consent: those cases all of whose parties agreed, and as long as they do', async () => {
    const file = await Case.registered(world, 'justice', complete());
    await file.act('justice', 'accept', {
      body: { screening: { reservedToOrgan: false, acceptedElsewhere: false, administrativeOnly: false } },
    });
    const agree = (partyId: string | undefined, decision = 'given') =>
      file.record('justice', 'consents', { partyId, subject: 'share', decision });
    await agree(file.parties[0]);
    expect(await one(file, '?ground=consent')).toMatchObject({ disclosed: false });
    await agree(file.parties[1]);
    expect(await one(file, '?ground=consent')).toMatchObject({ disclosed: true, eventName: '陈示例家楼上漏水' });
    world.wait(1);
    await agree(file.parties[1], 'refused');
    expect(await one(file, '?ground=consent')).toMatchObject({ disclosed: false, eventName: '邻里纠纷' });
    expect(await one(file, '?ground=statutory')).toMatchObject({ disclosed: true });
  });

  test('R47: each record that leaves is in the audit log with its ground', async () => {
    const file = await Case.registered(world);
    await one(file);
    await page('ground=statutory&from=2027-03-01&limit=200');
    await text('format=csv&from=2027-03-01');
    const told = await auditOf(file.id);
    expect(told.map(({ ground }) => ground)).toEqual([null, 'statutory', null]);
    expect(told.map(({ disclosed }) => (disclosed as string[]).includes(file.id))).toEqual([false, true, false]);
  });
});

describe('a period, and what changed since', () => {
  test('days are those of the centre, the period is half-open, and pages lose and repeat nothing', async () => {
    const late = await Case.registered(world, 'justice', { receivedAt: '2027-02-10T15:59:59.999Z' });
    const early = await Case.registered(world, 'justice', { receivedAt: '2027-02-10T16:00:00.000Z' });
    const next = await Case.registered(world, 'justice', { receivedAt: '2027-02-11T16:00:00.000Z' });
    expect(idsOf(await page('from=2027-02-11&to=2027-02-12'))).toEqual([early.id]);
    expect(idsOf(await page('from=2027-02-10&to=2027-02-13'))).toEqual([late.id, early.id, next.id]);
    const first = await page('from=2027-02-10&to=2027-02-13&limit=2');
    expect(idsOf(first)).toEqual([late.id, early.id]);
    const cursor = encodeURIComponent(first.nextCursor ?? '');
    const second = await page(`from=2027-02-10&to=2027-02-13&limit=2&cursor=${cursor}`);
    expect([idsOf(second), second.nextCursor]).toEqual([[next.id], null]);
  });

  test('a case that changed comes again, one that did not stays away', async () => {
    const still = await Case.registered(world);
    const moving = await Case.registered(world);
    world.wait(60);
    const { nextChangedSince } = await page('limit=1');
    expect(nextChangedSince).toBe('2027-03-01T02:55:00.000Z');
    await moving.act('justice', 'accept', {
      body: { screening: { reservedToOrgan: false, acceptedElsewhere: false, administrativeOnly: false } },
    });
    const changed = idsOf(await page(`changedSince=${nextChangedSince}&limit=200`));
    expect(changed).toContain(moving.id);
    expect(changed).not.toContain(still.id);
  });

  test('what was merged names the case that counts', async () => {
    const file = await Case.accepted(world);
    const twin = await Case.registered(world);
    await twin.act('justice', 'merge', { body: { intoDisputeId: file.id } });
    expect(await one(twin)).toMatchObject({ state: 'merged', mergedIntoDisputeId: file.id });
    expect(await one(file)).toMatchObject({ mergedIntoDisputeId: null });
  });
});

describe('files', () => {
  test('CSV: the standard’s headings, one line per dispute, and no cell is a formula', async () => {
    world.moveTo('2027-04-05T02:00:00.000Z');
    const files = [];
    for (const name of ['=1+1', '"引号",逗号'])
      files.push(await Case.registered(world, 'justice', complete({ title: name, facts: '第一行\n第二行' })));
    const csv = await text('format=csv&from=2027-04-05&ground=statutory');
    expect(csv.startsWith('\ufeff"案件编号","登记号"')).toBe(true);
    expect(csv.indexOf('\ufeff', 1)).toBe(-1);
    const [head = [], ...lines] = csvParsed(csv);
    const column = (name: string) => lines.map((line) => line[head.indexOf(name)]);
    expect(column('案件编号')).toEqual(files.map(({ id }) => id));
    expect(column('事件名称')).toEqual(["'=1+1", '"引号",逗号']);
    expect(column('事件简述')).toEqual(['第一行\n第二行', '第一行\n第二行']);
    expect(column('主要当事人证件代码')).toEqual(['111', '111']);
    expect(column('主要当事人民族')).toEqual(['22', '22']);
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([head.length]));
  });

  test('XML: fits its schema, whatever people wrote', async () => {
    world.moveTo('2027-05-06T02:00:00.000Z');
    await Case.settled(world);
    const title = '</record><!-- ]]> & "引号" \'单\' <x>';
    await Case.registered(world, 'justice', complete({ title, facts: '第一行\r\n第二行\t𠮷' }));
    const schema = (await download(app, 'grid', '/national-records/schema')).body.toString('utf8');
    const contents = await text('format=xml&from=2027-05-06&ground=statutory');
    const checkedBy = { schema: [schema] };
    const fits = async (xml: string) =>
      (await validateXML({ xml: [{ fileName: 'r.xml', contents: xml }], ...checkedBy })).errors;
    expect(await fits(contents)).toEqual([]);
    expect(await fits(await text('format=xml&from=1999-01-01&to=1999-01-02'))).toEqual([]);
    expect(await fits(await text('format=xml'))).toEqual([]);
    expect(await fits(contents.replace('<scale code="01"', '<scale code="1"'))).not.toEqual([]);
    expect(await fits(contents.replace('<eventName>', '<name>').replace('</eventName>', '</name>'))).not.toEqual([]);
    expect(contents).toContain('&lt;/record&gt;&lt;!-- ]]&gt; &amp; &quot;引号&quot;');
  });

  test('a file of many cases is whole: as many records as the pages have', async () => {
    world.moveTo('2027-06-07T02:00:00.000Z');
    const sent = [];
    for (let count = 0; count < 101; count += 1) sent.push((await Case.registered(world)).id);
    const xml = await text('format=xml&from=2027-06-07');
    expect([...xml.matchAll(/<record disputeId="([^"]+)"/g)].map(([, id]) => id)).toEqual(sent);
    expect(csvParsed(await text('format=csv&from=2027-06-07'))).toHaveLength(102);
  });
});

describe('who may', () => {
  async function keyed(scopes: readonly string[], centerId = world.center): Promise<Agent> {
    const body = { name: '市数据局', centerId, scopes, expiresAt: '2027-12-31T00:00:00Z' };
    const issuer = centerId === world.center ? 'admin' : 'other.admin';
    const { id, token, standing } = (await world.post(issuer, '/api-keys', { body })).body as Record<string, string>;
    expect(standing).toBe('pending');
    await world.act(centerId === world.center ? 'director' : 'other.director', `/api-keys/${String(id)}`, 'approve');
    const agent = nobody(app);
    const dressed = (method: keyof Agent) => (path: string) =>
      agent[method](path).set('Authorization', `Bearer ${String(token)}`);
    return { ...agent, get: dressed('get') };
  }

  test('directors and nobody else of the house; a key with the scope, which a director approved', async () => {
    const file = await Case.registered(world);
    for (const username of ['admin', 'justice', 'mediator', 'petition', 'grid', 'auditor']) {
      await world.read(username, '/national-records', 403);
      await world.read(username, `/national-records/${file.id}`, 403);
    }
    await one(file);
    const office = await keyed(['exports:read']);
    demand(await office.get(`/national-records/${file.id}`), 200, 'a key');
    demand(await office.get('/national-records?format=csv'), 200, 'a key');
    demand(await office.get(`/disputes/${file.id}`), 403, 'the case itself');
    demand(await (await keyed(['disputes:read'])).get('/national-records'), 403, 'another scope');
  });

  test('cases of other centres are not there', async () => {
    const file = await Case.registered(world);
    const mine = await page('limit=200');
    expect(new Set(mine.items.map(({ centerId }) => centerId))).toEqual(new Set([world.center]));
    expect(idsOf(await page(`centerId=${world.neighbour}`))).toEqual([]);
    expect(idsOf(await page(`centerId=${newId()}`))).toEqual([]);
    await world.read('director', `/national-records/${newId()}`, 404);
    await world.read('other.director', `/national-records/${file.id}`, 404);
    expect(idsOf(await page('limit=200', 'other.director'))).not.toContain(file.id);
  });

  test.each([
    ['from=yesterday', 'query/from', 'bad_day'],
    ['from=2027-02-30', 'query/from', 'bad_day'],
    ['from=2027-03-02&to=2027-03-01', 'query/to', 'bad_range'],
    ['from=2027-03-02&to=2027-03-02', 'query/to', 'bad_range'],
    ['changedSince=2027-03-01', 'query/changedSince', 'bad_instant'],
    ['format=docx', 'query/format', 'wrong_code'],
    ['ground=curiosity', 'query/ground', 'wrong_code'],
    ['limit=0', 'query/limit', 'out_of_range'],
    ['limit=201', 'query/limit', 'out_of_range'],
    ['centerId=here', 'query/centerId', 'bad_uuid'],
    ['format=csv&limit=5', 'query/limit', 'not_allowed_with'],
    ['format=xml&cursor=x', 'query/cursor', 'not_allowed_with'],
    ['masked=false', 'query/masked', 'unknown_parameter'],
  ])('%s is refused', async (query, pointer, code) => {
    const { errors } = await world.get<{ errors: Json[] }>('director', `/national-records?${query}`, 400);
    expect(errors).toMatchObject([{ pointer, code }]);
  });

  test('a cursor is good for its own list', async () => {
    await Case.registered(world);
    await Case.registered(world);
    const { nextCursor } = await page('limit=1');
    const cursor = encodeURIComponent(nextCursor ?? '');
    const reply = await world.get('director', `/national-records?ground=statutory&limit=1&cursor=${cursor}`, 400);
    expect(reply).toMatchObject({ code: 'bad_cursor' });
  });
});
