/** Citizen apps and hotlines over Open311 GeoReport v2: by its conventions, once each, and nothing of what others sent. */
import request from 'supertest';
import { startTestApp, type TestApp } from '../support/app.js';
import { nobody, tokenOf } from '../support/as.js';
import { CitizenApp, checked, encoded, type Form, type Told } from '../support/open311/client.js';
import { CLEAN, newId, World } from '../support/world.js';

const logged: string[] = [];
let app: TestApp;
let world: World;
let key: string;
let mine: CitizenApp;

const START = '2026-10-14T02:00:00.000Z';
const FORMATS = ['json', 'xml'] as const;

beforeAll(async () => {
  app = await startTestApp({ log: { write: (line) => void logged.push(line) } });
  world = await World.of(app);
  key = await issue(['open311']);
  mine = new CitizenApp(app, key);
});

afterAll(() => app?.close());
beforeEach(() => world.moveTo(START));

async function issue(scopes: readonly string[], rest: object = {}): Promise<string> {
  const body = { name: '市民应用', centerId: world.center, scopes, expiresAt: '2027-05-30T16:00:00.000Z', ...rest };
  const made = (await world.post('admin', '/api-keys', { body })).body as {
    id: string;
    token: string;
    standing: string;
  };
  if (made.standing === 'pending') await world.act('director', `/api-keys/${made.id}`, 'approve');
  return made.token;
}

const LEAK: Form = {
  service_code: 'neighbor-water_leak',
  address_string: '安居小区3号楼502',
  lat: '27.09',
  long: '119.65',
  first_name: '小明',
  last_name: '陈',
  phone: '13800000000',
  email: 'chen@example.org',
  device_id: 'tt222111',
  description: '楼上漏水\n天花板 <b>发霉</b> & 掉皮',
  media_url: 'https://photos.example.org/1.jpg',
  'attribute[respondent]': '林某',
  'attribute[amount]': '3000.5',
  'attribute[people_involved]': '2',
  'attribute[claims]': '修好',
  'attribute[occurred_on]': '2026-10-13T23:30:00+08:00',
  'attribute[channel]': 'hotline',
};

const idOf = ({ body }: Told): string => (body as { service_request_id: string }[])[0]?.service_request_id ?? '';
const sent = async (form: Form = LEAK, by = mine): Promise<string> => {
  const told = await by.send(form);
  if (told.status !== 200) throw new Error(told.text);
  return idOf(told);
};

type Shown = Record<string, unknown> & { service_request_id: string; status: string };
const shown = async (id: string, by = mine): Promise<Shown | undefined> =>
  ((await by.get(`v2/requests/${id}`, 'json', 'service_requests')).body as Shown[])[0];
const idsOf = ({ body }: Told): string[] => (body as Shown[]).map((one) => one.service_request_id);

async function caseOf(receiptNo: string): Promise<{ id: string }> {
  const { items } = await world.get<{ items: { id: string }[] }>('director', `/disputes?receiptNo=${receiptNo}`);
  const [found] = items;
  if (found === undefined) throw new Error(`no case ${receiptNo}`);
  return found;
}

async function cases(): Promise<number> {
  const { rows } = await app.pool.query<{ count: number }>('SELECT count(*)::int AS count FROM dispute');
  return rows[0]?.count ?? -1;
}

const descriptionsOf = ({ body }: Told): string =>
  JSON.stringify((body as { description: string }[] | { error: unknown }) ?? null);

describe('a citizen app', () => {
  test.each(FORMATS)('finds the service, sends a request and follows it until it is closed (%s)', async (format) => {
    const discovery = await mine.get('discovery', format, 'discovery');
    expect(discovery.text).toContain('/open311/v2');
    const services = await mine.get('v2/services', format, 'services');
    expect(services.text).toContain('neighbor-water_leak');
    const definition = await mine.get('v2/services/neighbor-water_leak', format, 'service_definition');
    expect(definition.text).toContain('external_id');

    const told = await mine.send({ ...LEAK, jurisdiction_id: world.center }, format);
    expect(told.status).toBe(200);
    const id = /R\d{8}-[0-9A-Z]{5}/.exec(told.text)?.[0] ?? '';
    const before = await mine.get(`v2/requests/${id}`, format, 'service_requests');
    expect(before.text).toMatch(/open/);

    const file = await caseOf(id);
    await world.act('justice', `/disputes/${file.id}`, 'accept', {
      body: { screening: CLEAN, track: 'peoples_mediation' },
    });
    expect(await shown(id)).toMatchObject({
      status: 'open',
      status_notes: '已受理',
      extended_attributes: { state: 'accepted' },
      requested_datetime: START,
      updated_datetime: START,
    });
    world.wait(30);
    await world.act('justice', `/disputes/${file.id}`, 'withdraw', {
      body: { partyId: await applicantOf(file.id) },
    });
    expect(await shown(id)).toMatchObject({
      status: 'closed',
      extended_attributes: { state: 'withdrawn' },
      updated_datetime: '2026-10-14T02:30:00.000Z',
    });
    const after = await mine.get(`v2/requests/${id}`, format, 'service_requests');
    expect(after.text).toMatch(/closed/);
    for (const word of ['林某', '陈小明', '13800000000']) expect(after.text).not.toContain(word);
  });

  async function applicantOf(id: string): Promise<string> {
    const { parties } = await world.get<{ parties: { id: string; role: string }[] }>(
      'director',
      `/disputes/${id}?expand=parties`,
    );
    return parties.find(({ role }) => role === 'applicant')?.id ?? '';
  }

  test('the office has the case as if it had been taken in at the counter', async () => {
    const { id } = await caseOf(await sent());
    const file = await world.get('director', `/disputes/${id}?expand=parties`);
    expect(file).toMatchObject({
      state: 'registered',
      source: { kind: 'on_application', channel: 'hotline' },
      category: 'neighbor',
      subcategory: 'water_leak',
      title: '邻里纠纷·漏水渗水',
      claims: ['修好'],
      amountInvolved: '3000.50',
      peopleInvolved: 2,
      occurredOn: '2026-10-13',
      location: { address: '安居小区3号楼502', latitude: 27.09, longitude: 119.65 },
      parties: [
        { role: 'applicant', name: '陈小明' },
        { role: 'respondent', name: '林某' },
      ],
    });
    expect(file['facts']).toBe(
      `${String(LEAK['description'])}\n来件所附链接（未经核实）：https://photos.example.org/1.jpg`,
    );
    const { rows } = await app.pool.query<{ type: string }>(
      'SELECT type FROM outbox WHERE subject_id = $1 ORDER BY id',
      [id],
    );
    expect(rows.map(({ type }) => type)).toContain('dispute.Registered');
  });

  test('shows the sender what it sent, never what officers wrote since', async () => {
    const id = await sent();
    const file = await caseOf(id);
    await world.patch('justice', `/disputes/${file.id}`, {
      body: { facts: '经了解，对方系某单位干部。', location: { address: '对方住址' } },
    });
    expect(await shown(id)).toMatchObject({
      description: LEAK['description'],
      address: LEAK['address_string'],
      lat: 27.09,
      long: 119.65,
      media_url: LEAK['media_url'],
      service_name: '邻里纠纷·漏水渗水',
    });
    await app.pool.query(`UPDATE dispute_key SET wrapped = '' WHERE dispute_id = $1`, [file.id]);
    expect(await shown(id)).toMatchObject({ description: null, address: null, media_url: null });
  });

  test('one without a name is no application: the centre steps in by itself', async () => {
    const id = await sent({ service_code: 'other', lat: '27.1', long: '119.6' });
    const { id: file } = await caseOf(id);
    expect(await world.get('director', `/disputes/${file}?expand=parties`)).toMatchObject({
      source: { kind: 'proactive', channel: 'online' },
      facts: '来件未附情况说明。',
      parties: [],
    });
  });

  test('speaks English to whoever prefers it, and writes other names as they are', async () => {
    const english = new CitizenApp(app, key, 'en');
    const id = await sent({ ...LEAK, first_name: 'Ann', last_name: 'Smith' }, english);
    expect(await shown(id, english)).toMatchObject({
      service_name: 'Between neighbours: Water leak',
      status_notes: 'registered',
    });
    const { id: file } = await caseOf(id);
    expect(await world.get('director', `/disputes/${file}?expand=parties`)).toMatchObject({
      title: '邻里纠纷·漏水渗水',
      parties: [{ name: 'Ann Smith' }, {}],
    });
    expect(descriptionsOf(await english.get('v2/requests/R20200101-00000', 'json', 'errors'))).toMatch(/nothing here/i);
  });

  test('a grid of the centre is an address id', async () => {
    const { items } = await world.get<{ items: { id: string }[] }>('admin', `/centers/${world.center}/grids`);
    const grid = items[0]?.id ?? '';
    const id = await sent({ service_code: 'neighbor', address_id: grid, description: '占道' });
    expect(await shown(id)).toMatchObject({ address_id: grid, address: null, service_name: '邻里纠纷' });
    const { id: file } = await caseOf(id);
    expect(await world.get('director', `/disputes/${file}`)).toMatchObject({ gridId: grid });
    const unknown = await mine.send({ service_code: 'neighbor', address_id: newId() });
    expect([unknown.status, descriptionsOf(unknown)]).toEqual([400, expect.stringContaining('address_id')]);
  });
});

describe('the sender’s own number', () => {
  test('sent again, also at the same moment, it registers one case', async () => {
    const form = { ...LEAK, 'attribute[external_id]': 'WO-88213' };
    const before = await cases();
    const told = await Promise.all(Array.from({ length: 6 }, () => mine.send(form)));
    expect(new Set(told.map(idOf)).size).toBe(1);
    expect(told.map(({ status }) => status)).toEqual(told.map(() => 200));
    world.wait(60 * 24 * 120);
    expect(idOf(await mine.send(form, 'json'))).toBe(idOf(told[0] as Told));
    expect(await cases()).toBe(before + 1);
    const found = await mine.get('v2/tokens/WO-88213', 'xml', 'token');
    expect(found.body).toMatchObject({ request: { token: 'WO-88213', service_request_id: idOf(told[0] as Told) } });
    await mine.get('v2/tokens/WO-88213', 'json', 'token');
  });

  test('stands for one content, and for each key apart', async () => {
    const form = { ...LEAK, 'attribute[external_id]': 'WO-1' };
    const id = await sent(form);
    const other = await mine.send({ ...form, description: '别的事' });
    expect([other.status, descriptionsOf(other)]).toEqual([400, expect.stringContaining('attribute[external_id]')]);
    const neighbour = new CitizenApp(app, await issue(['open311']));
    expect((await neighbour.get('v2/tokens/WO-1', 'json', 'token')).status).toBe(404);
    expect(await sent(form, neighbour)).not.toBe(id);
  });

  test('two without a number are two', async () => {
    expect(await sent()).not.toBe(await sent());
  });
});

describe('who may', () => {
  test.each(FORMATS)('nobody without a key of this scope: 403, except to discover (%s)', async (format) => {
    const strangers = [
      null,
      'gck_nonsense',
      key.slice(0, -1),
      await issue(['disputes:write']),
      await issue(['disputes:read.center']),
      await tokenOf(app, 'director'),
    ];
    const before = await cases();
    for (const stranger of strangers) {
      const caller = new CitizenApp(app, stranger);
      for (const path of ['v2/services', 'v2/services/neighbor', 'v2/requests', 'v2/requests/R1', 'v2/tokens/1'])
        expect([path, (await caller.get(path, format, 'services')).status]).toEqual([path, 403]);
      expect((await caller.send(LEAK, format)).status).toBe(403);
      expect((await caller.get('discovery', format, 'discovery')).status).toBe(200);
    }
    expect(await cases()).toBe(before);
  });

  test('the key comes as parameter, in a header of that name, or as bearer token; never twice', async () => {
    const ask = (headers: Record<string, string>, query = '') =>
      request(app.server).get(`/open311/v2/services.json${query}`).set(headers);
    await ask({ api_key: key }).expect(200);
    await ask({ authorization: `Bearer ${key}` }).expect(200);
    await ask({}, `?api_key=${key}`).expect(200);
    await ask({}, `?api_key=${key}&api_key=${key}`).expect(403);
    await ask({}, '?api_key=').expect(403);
    // The rest of the API takes no keys out of addresses, where they end up in logs.
    await request(app.server).get(`/api/v1/me?api_key=${key}`).expect(401);
  });

  test('a revoked key is refused at once', async () => {
    const body = { name: '一', centerId: world.center, scopes: ['open311'], expiresAt: '2027-01-01T00:00:00Z' };
    const made = (await world.post('admin', '/api-keys', { body })).body as { id: string; token: string };
    const caller = new CitizenApp(app, made.token);
    expect((await caller.get('v2/services', 'json', 'services')).status).toBe(200);
    await world.act('admin', `/api-keys/${made.id}`, 'revoke');
    expect((await caller.get('v2/services', 'json', 'services')).status).toBe(403);
  });

  test('a key sees what it sent in, even where it may read the whole centre elsewhere', async () => {
    const id = await sent();
    const others = [await issue(['open311']), await issue(['open311', 'disputes:read.center', 'disputes:write'])];
    for (const other of others.map((token) => new CitizenApp(app, token))) {
      expect((await other.get(`v2/requests/${id}`, 'json', 'service_requests')).status).toBe(404);
      expect(idsOf(await other.get('v2/requests', 'json', 'service_requests', { service_request_id: id }))).toEqual([]);
      expect(idsOf(await other.get('v2/requests', 'json', 'service_requests'))).toEqual([]);
      const own = await sent(LEAK, other);
      expect(idsOf(await other.get('v2/requests', 'json', 'service_requests'))).toEqual([own]);
    }
  });

  test('and the scope opens no case of the API, not even its own', async () => {
    const { id } = await caseOf(await sent());
    const agent = nobody(app);
    await agent.get(`/disputes/${id}`).set('Authorization', `Bearer ${key}`).expect(403);
    await agent.get('/disputes').set('Authorization', `Bearer ${key}`).expect(403);
  });

  test('another jurisdiction is not found', async () => {
    for (const jurisdiction of [world.neighbour, 'city.gov', newId()]) {
      const query = { jurisdiction_id: jurisdiction };
      for (const path of ['v2/services', 'v2/services/neighbor', 'v2/requests', 'v2/requests/R1', 'v2/tokens/1']) {
        const told = await mine.get(path, 'json', 'services', query);
        expect([told.status, descriptionsOf(told)]).toEqual([404, expect.stringContaining('jurisdiction_id')]);
      }
      expect((await mine.send({ ...LEAK, ...query })).status).toBe(404);
    }
    expect((await mine.get('v2/services', 'json', 'services', { jurisdiction_id: '' })).status).toBe(200);
  });
});

describe('lists', () => {
  let other: CitizenApp;
  const ids: string[] = [];
  const find = async (query: Form): Promise<number[]> =>
    idsOf(await other.get('v2/requests', 'json', 'service_requests', query)).map((id) => ids.indexOf(id));

  beforeAll(async () => {
    world.moveTo('2026-06-01T02:00:00.000Z');
    other = new CitizenApp(app, await issue(['open311']));
    const days = ['2026-06-01', '2026-08-01', '2026-10-01', '2026-10-10'];
    const codes = ['neighbor', 'neighbor-noise', 'neighbor', 'contract'];
    for (const [index, day] of days.entries()) {
      world.moveTo(`${day}T02:00:00.000Z`);
      ids.push(await sent({ ...LEAK, service_code: codes[index] ?? '', 'attribute[occurred_on]': '' }, other));
    }
    const { id } = await caseOf(ids[3] ?? '');
    await world.act('justice', `/disputes/${id}`, 'refuse', {
      body: { reason: 'outside_scope', remedy: 'court' },
    });
  });

  test.each<[string, Form, number[]]>([
    ['the last ninety days, newest first', {}, [3, 2, 1]],
    ['ninety days from the start', { start_date: '2026-05-30T00:00:00Z' }, [1, 0]],
    ['ninety days to the end', { end_date: '2026-08-01T02:00:00Z' }, [1, 0]],
    ['both ends belong to it', { start_date: '2026-10-01T10:00:00+08:00', end_date: '2026-10-10T02:00:00Z' }, [3, 2]],
    ['an end before the zone’s hour', { start_date: '2026-10-01T02:00:01Z', end_date: '2026-10-10T01:59:59Z' }, []],
    ['by service', { service_code: 'neighbor' }, [2]],
    ['by services', { service_code: 'neighbor-noise, contract' }, [3, 1]],
    ['by a service nobody knows', { service_code: 'street-lamp' }, []],
    ['open', { status: 'open' }, [2, 1]],
    ['closed', { status: 'closed' }, [3]],
    ['open or closed', { status: 'open,closed' }, [3, 2, 1]],
    ['empty counts as absent', { status: '', service_code: '', start_date: '', end_date: '' }, [3, 2, 1]],
    ['parameters of extensions are passed over', { callback: 'alert', extensions: 'true' }, [3, 2, 1]],
  ])('%s', async (_, query, expected) => {
    expect(await find(query)).toEqual(expected);
  });

  test('numbers override everything else', async () => {
    const query = { service_request_id: `${ids[0]}, ${ids[2]},R20200101-00000`, status: 'closed', start_date: 'x' };
    expect(await find(query)).toEqual([2, 0]);
  });

  test.each<[string, Form, string]>([
    ['a day without a zone', { start_date: '2026-10-01T10:00:00' }, 'start_date'],
    ['no day', { end_date: 'tomorrow' }, 'end_date'],
    ['too long', { start_date: '2026-01-01T00:00:00Z', end_date: '2026-10-01T00:00:00Z' }, 'start_date'],
    ['backwards', { start_date: '2026-10-02T00:00:00Z', end_date: '2026-10-01T00:00:00Z' }, 'start_date'],
    ['another status', { status: 'open,lost' }, 'status'],
    ['twice', { status: ['open', 'closed'] }, 'status'],
    ['a null byte', { service_request_id: 'R1\u0000' }, 'service_request_id'],
  ])('%s is refused, by name', async (_, query, field) => {
    for (const format of FORMATS) {
      const told = await other.get('v2/requests', format, 'service_requests', query);
      expect([told.status, descriptionsOf(told)]).toEqual([400, expect.stringContaining(field)]);
    }
  });
});

describe('a form that is wrong', () => {
  const { lat: _, long: __, address_string: ___, ...nowhere } = LEAK;

  test.each<[string, Form, number, string]>([
    ['no service', { ...LEAK, service_code: '' }, 400, 'service_code'],
    ['an unknown service', { ...LEAK, service_code: 'street-lamp' }, 404, 'service_code'],
    ['a service of Object', { ...LEAK, service_code: '__proto__' }, 404, 'service_code'],
    ['nowhere', nowhere, 400, 'lat'],
    ['half a place', { ...nowhere, lat: '27.1' }, 400, 'long'],
    ['the other half', { ...nowhere, long: '119.6', address_string: '三号楼' }, 400, 'lat'],
    ['no latitude', { ...LEAK, lat: 'north' }, 400, 'lat'],
    ['beyond the pole', { ...LEAK, lat: '90.1' }, 400, 'lat'],
    ['around the world', { ...LEAK, long: '-181' }, 400, 'long'],
    ['an exponent', { ...LEAK, long: '1e2' }, 400, 'long'],
    ['no grid', { ...nowhere, address_id: '545483' }, 400, 'address_id'],
    ['an endless address', { ...LEAK, address_string: '路'.repeat(301) }, 400, 'address_string'],
    ['an endless story', { ...LEAK, description: '漏'.repeat(4001) }, 400, 'description'],
    ['control characters', { ...LEAK, description: 'a\u0000b' }, 400, 'description'],
    ['an endless name', { ...LEAK, last_name: '陈'.repeat(101) }, 400, 'first_name'],
    ['an endless phone', { ...LEAK, phone: '1'.repeat(41) }, 400, 'phone'],
    ['a script for a picture', { ...LEAK, media_url: 'javascript:alert(1)' }, 400, 'media_url'],
    ['a file for a picture', { ...LEAK, media_url: 'file:///etc/passwd' }, 400, 'media_url'],
    ['an unknown attribute', { ...LEAK, 'attribute[colour]': 'red' }, 400, 'attribute[colour]'],
    ['a list for one value', { ...LEAK, 'attribute[amount][]': '3' }, 400, 'attribute[amount][]'],
    ['no amount', { ...LEAK, 'attribute[amount]': '-3' }, 400, 'attribute[amount]'],
    ['three places', { ...LEAK, 'attribute[amount]': '3.001' }, 400, 'attribute[amount]'],
    ['nobody involved', { ...LEAK, 'attribute[people_involved]': '0' }, 400, 'attribute[people_involved]'],
    ['tomorrow', { ...LEAK, 'attribute[occurred_on]': '2026-10-15' }, 400, 'attribute[occurred_on]'],
    ['no day', { ...LEAK, 'attribute[occurred_on]': '2026-02-30' }, 400, 'attribute[occurred_on]'],
    ['another channel', { ...LEAK, 'attribute[channel]': 'reception_room' }, 400, 'attribute[channel]'],
    ['a number that is no name', { ...LEAK, 'attribute[external_id]': 'a/b' }, 400, 'attribute[external_id]'],
    ['an endless number', { ...LEAK, 'attribute[external_id]': 'a'.repeat(101) }, 400, 'attribute[external_id]'],
    ['an endless claim', { ...LEAK, 'attribute[claims]': '修'.repeat(501) }, 400, 'attribute[claims]'],
    ['an endless respondent', { ...LEAK, 'attribute[respondent]': '林'.repeat(101) }, 400, 'attribute[respondent]'],
    ['two descriptions', { ...LEAK, description: ['一', '二'] }, 400, 'description'],
  ])('%s: told by the name of the field, and nothing is written', async (_name, form, status, field) => {
    const before = await cases();
    const told = await mine.send(form, 'json');
    expect([told.status, descriptionsOf(told)]).toEqual([status, expect.stringContaining(`${field}: `)]);
    expect((told.body as { code: number }[]).map(({ code }) => code)).toEqual([status]);
    expect((await mine.send(form, 'xml')).status).toBe(status);
    expect(await cases()).toBe(before);
  });

  test('several faults are told together', async () => {
    const told = await mine.send({ ...LEAK, lat: '', description: '漏'.repeat(4001), 'attribute[channel]': 'x' });
    expect(told.body).toHaveLength(3);
  });

  test.each<[string, string | Buffer, string]>([
    ['JSON', JSON.stringify(LEAK), 'application/json'],
    ['XML', '<request/>', 'text/xml'],
    ['a form of another kind', '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'],
    ['GB 18030', Buffer.from('a=b'), 'application/x-www-form-urlencoded; charset=gb18030'],
    ['bytes of GB 18030', Buffer.from([0x61, 0x3d, 0xc2, 0xa5, 0xc2, 0xff]), 'application/x-www-form-urlencoded'],
    ['codes of GB 18030', 'description=%C2%A5%D6%D0', 'application/x-www-form-urlencoded'],
    ['a broken code', 'description=%E4%B', 'application/x-www-form-urlencoded'],
    ['a lone percent sign', 'description=100%', 'application/x-www-form-urlencoded'],
    ['more fields than anybody means', 'attribute[a]=1&'.repeat(60_000), 'application/x-www-form-urlencoded'],
    ['more than a mebibyte', `description=${'a'.repeat(1_100_000)}`, 'application/x-www-form-urlencoded'],
  ])('%s is refused with 400', async (_name, body, type) => {
    const before = await cases();
    for (const format of FORMATS) expect((await mine.sendRaw(body, format, type)).status).toBe(400);
    expect(await cases()).toBe(before);
  });

  test('nothing at all is a missing key', async () => {
    expect((await mine.sendRaw('')).status).toBe(403);
    expect((await mine.sendRaw('&&=&&')).status).toBe(403);
  });

  test('the rest of the API takes no plain forms, in whatever encoding', async () => {
    const token = await tokenOf(app, 'justice');
    for (const charset of ['utf-8', 'gb18030']) {
      const reply = await request(app.server)
        .post('/api/v1/disputes')
        .set('Authorization', `Bearer ${token}`)
        .set('Content-Type', `application/x-www-form-urlencoded; charset=${charset}`)
        .send(encoded(LEAK));
      expect([reply.status, (reply.body as { code: string }).code]).toEqual([415, 'unsupported_media_type']);
    }
  });
});

describe('what is sent back', () => {
  test.each([
    '</description><status>closed</status>',
    ']]>&lt;!ENTITY',
    '<!--',
    '"\'&amp;',
    '\ufffda\u{1f600}',
    'a\r\nb',
  ])('is text in XML and JSON, whatever it looks like: %j', async (description) => {
    const id = await sent({ ...LEAK, description, address_string: description.replaceAll('\r\n', ' ') });
    const inXml = await mine.get(`v2/requests/${id}`, 'xml', 'service_requests');
    expect(inXml.body).toMatchObject({ request: { status: 'open' } });
    expect(await shown(id)).toMatchObject({ description, status: 'open' });
  });

  test('is never a script: a callback is passed over', async () => {
    const told = await mine.get('v2/services', 'json', 'services', { callback: 'alert', jsonp: 'alert' });
    expect(told.text).not.toContain('alert');
  });

  test('addresses that are none answer 404, by the format they ask for; without one in XML', async () => {
    for (const format of FORMATS) {
      for (const path of ['v2/streets', 'v1/services', 'v2/requests/a/b', 'v2/services/nothing'])
        expect((await mine.get(path, format, 'services')).status).toBe(404);
    }
    const plain = await request(app.server).get(`/open311/v2/services?api_key=${key}`);
    expect((await checked(plain, 'xml', 'services')).status).toBe(200);
    const broken = await request(app.server).get('/open311/v2/requests/%E4%B.json');
    expect((await checked(broken, 'json', 'errors')).status).toBe(404);
    const deleted = await request(app.server).delete('/open311/v2/requests/R1.json');
    expect((await checked(deleted, 'json', 'errors')).status).toBe(404);
  });

  test('has a tag, and nobody else keeps it', async () => {
    const first = await request(app.server).get('/open311/v2/services.json').set('api_key', key).expect(200);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const tag = String(first.headers['etag']);
    await request(app.server).get('/open311/v2/services.json').set({ api_key: key, 'if-none-match': tag }).expect(304);
  });

  test('no key and no word of a sender is in the log', async () => {
    await mine.send(LEAK);
    await mine.send({ ...LEAK, lat: 'north' });
    await mine.get('v2/requests', 'json', 'service_requests', { status: 'x' });
    const log = logged.join('');
    for (const secret of [key, '陈', '漏水\\n', '13800000000', 'chen@example.org']) expect(log).not.toContain(secret);
  });
});
