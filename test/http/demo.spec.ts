/** The demo centre as somebody finds it who has just started the service: accounts, places, roster, cases, petitions. */
import pg from 'pg';
import { DEMO_ACCOUNTS } from '../../src/demo/demo-accounts.js';
import { loadDemo } from '../../src/demo/demo.js';
import { addMonths, firstDayOf, monthOf } from '../../src/domain/shared/day.js';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { createPool } from '../../src/platform/database/pool.js';
import { DEMO_PASSWORD, startTestApp, TEST_NOW, type TestApp, testConfig } from '../support/app.js';
import { type Agent, as, nobody } from '../support/as.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

type Json = Record<string, unknown>;

let app: TestApp;
let director: Agent;
let centerId: string;

beforeAll(async () => {
  app = await startTestApp();
  director = await as(app, 'director');
  const me = (await director.get('/me').expect(200)).body as { grants: { centerId: string }[] };
  centerId = me.grants[0]?.centerId ?? '';
});

afterAll(() => app?.close());

/** Every item of a list that has one page. */
async function listed<T = Json>(agent: Agent, path: string): Promise<T[]> {
  const { body } = await agent.get(`${path}${path.includes('?') ? '&' : '?'}limit=200`).expect(200);
  return (body as { items: T[] }).items;
}

const countBy = (items: readonly Json[], field: string): Record<string, number> =>
  items.reduce<Record<string, number>>((counts, item) => {
    const value = String(item[field]);
    return { ...counts, [value]: (counts[value] ?? 0) + 1 };
  }, {});

describe('people', () => {
  it.each(DEMO_ACCOUNTS.map(({ username }) => username))('%s signs in and finds a desk', async (username) => {
    const agent = await as(app, username);
    await agent.get('/me').expect(200);
    const { body } = await agent.get('/desk').expect(200);
    expect(body).toMatchObject({ today: '2026-10-14' });
  });

  it('has its accounts under their documented names', () => {
    const names = DEMO_ACCOUNTS.map(({ username }) => username);
    expect(names).toEqual([
      ...['admin', 'director', 'police', 'procurator', 'judge', 'justice', 'petition', 'lawyer', 'mediator', 'grid'],
      ...['auditor', 'other.admin', 'other.director', 'other.mediator'],
    ]);
  });

  it('has officers of six departments, people’s mediators in term, and grid staff on three levels', async () => {
    const staff = await listed(director, `/centers/${centerId}/staff`);
    const departments = await listed(director, `/centers/${centerId}/departments`);
    expect(countBy(departments, 'presence')).toEqual({ resident: 2, rotating: 3, on_call: 1 });
    const withOfficers = new Set(staff.filter(({ isOfficer }) => isOfficer).map(({ departmentId }) => departmentId));
    expect(withOfficers.size).toBe(6);
    expect(staff.filter(({ isPeoplesMediator }) => isPeoplesMediator)).toHaveLength(3);
    expect(countBy(staff, 'gridLevel')).toMatchObject({ 1: 1, 2: 5, 3: 28 });
  });
});

describe('places', () => {
  it('lies at the end of its tree, beside a neighbour', async () => {
    const centers = await listed(director, '/centers');
    expect(countBy(centers, 'level')).toEqual({ city: 1, county: 1, township: 1, community: 2 });
    const rooms = await listed(director, `/centers/${centerId}/rooms`);
    expect(rooms.map(({ kind }) => kind).sort()).toEqual(['mediation', 'monitoring', 'reception']);
  });

  it('has five grids with 2,309 households, each part with one answerable person', async () => {
    const grids = await listed(director, `/centers/${centerId}/grids`);
    expect(countBy(grids, 'level')).toEqual({ 1: 1, 2: 5, 3: 28 });
    expect(grids.reduce((sum, { households }) => sum + Number(households), 0)).toBe(2309);
    const address = encodeURIComponent('安居小区 3 号楼 502');
    const { body } = await director.get(`/centers/${centerId}/responsible?address=${address}`).expect(200);
    const levels = (body as { levels: { level: number; duty: { staffName: string } | null }[] }).levels;
    expect(levels.map(({ level, duty }) => [level, duty?.staffName])).toEqual([
      [1, '葛网格长'],
      [2, '甲网格员'],
      [3, '网格员02'],
    ]);
  });
});

describe('the roster', () => {
  it.each([0, 1])('is published for this month and the next (%i)', async (ahead) => {
    const month = addMonths(monthOf(TEST_NOW), ahead);
    const period = `from=${firstDayOf(month)}&to=${firstDayOf(addMonths(month, 1))}`;
    const shifts = await listed(director, `/centers/${centerId}/roster?${period}`);
    expect(Object.keys(countBy(shifts, 'departmentId'))).toHaveLength(6);
  });

  it('has somebody on duty now', async () => {
    const { body } = await director.get(`/centers/${centerId}/on-duty`).expect(200);
    expect((body as { items: Json[] }).items.length).toBeGreaterThanOrEqual(2);
  });
});

describe('disputes', () => {
  it('has some in every state that can be reached', async () => {
    const disputes = await listed(director, '/disputes');
    expect(countBy(disputes, 'state')).toEqual({
      ...{ registered: 2, accepted: 1, assigned: 1, mediating: 1, settled: 1, performed: 1 },
      ...{ closed: 2, failed: 1, withdrawn: 1, refused: 1 },
    });
    const isNumbered = ({ number }: Json): boolean => number !== null;
    const numbers = disputes.filter(isNumbered).map(({ number }) => String(number));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toContain('(2026)阳春人调字第1号');
  });

  it('shows the whole file of a settled one', async () => {
    const [settled] = await listed<{ id: string }>(director, '/disputes?state=settled');
    const expand = 'parties,sessions,agreement,obligations,timeline';
    const { body } = await director.get(`/disputes/${settled?.id ?? ''}?expand=${expand}`).expect(200);
    const file = body as { obligations: Json[]; sessions: Json[]; timeline: Json[]; deadlines: Json[] };
    expect(file.sessions.map(({ state }) => state)).toEqual(['held']);
    expect(countBy(file.obligations, 'state')).toEqual({ performed: 1, open: 1 });
    expect(file.timeline.filter(({ late }) => late === true)).toEqual([]);
    expect(file.deadlines.filter(({ state }) => state === 'missed')).toEqual([]);
  });

  it('has one session held and one planned in the mediating one', async () => {
    const [mediating] = await listed<{ id: string }>(director, '/disputes?state=mediating');
    const sessions = await listed(director, `/disputes/${mediating?.id ?? ''}/sessions`);
    expect(sessions.map(({ state }) => state)).toEqual(['held', 'scheduled']);
    expect(String(sessions[1]?.['startsAt']) > TEST_NOW).toBe(true);
  });

  it('shows each account its own', async () => {
    const seen: Record<string, number> = {};
    for (const username of ['mediator', 'grid', 'judge', 'other.director', 'other.mediator']) {
      seen[username] = (await listed(await as(app, username), '/disputes')).length;
    }
    expect(seen).toEqual({ mediator: 4, grid: 2, judge: 4, 'other.director': 1, 'other.mediator': 1 });
  });
});

describe('petitions and returns', () => {
  it('hold an item that was answered in its extended time and not reviewed', async () => {
    const [item, ...others] = await listed(director, `/petition-items?centerId=${centerId}`);
    expect(others).toEqual([]);
    const { body } = await director.get(`/petition-items/${String(item?.['id'])}`).expect(200);
    const { endedAs, clocks } = body as { endedAs: string; clocks: { kind: string; state: string }[] };
    expect(endedAs).toBe('answered');
    expect(clocks.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'notice met',
      'answer met',
      'extension_notice met',
      'review_request lapsed',
    ]);
  });

  it('answers for every finished month of three years, and not for this one', async () => {
    const returns = await listed(director, `/petition-returns?centerId=${centerId}`);
    expect(countBy(returns, 'state')).toEqual({ confirmed: 35, filed: 1 });
    expect(returns[0]).toMatchObject({ month: '2026-09', state: 'filed' });
    const petitions = await listed(director, `/petitions?centerId=${centerId}`);
    expect(petitions.filter(({ occurredOn }) => String(occurredOn) >= '2026-10-01')).toEqual([]);
    expect(petitions.filter(({ level }) => level !== 'community').map(({ occurredOn }) => occurredOn)[0]).toBe(
      '2025-08-18',
    );
  });

  it('knows people and outside counts of a year, so that a litigation rate can be given', async () => {
    const to = firstDayOf(monthOf('2026-10-14'));
    const body = { centerId, from: firstDayOf(addMonths(monthOf(to), -12)), to };
    const reply = await director.post('/reports/litigation-rate').send(body).expect(201);
    const { figures } = reply.body as { figures: { key: string; value: string; sources: { source: string }[] }[] };
    const rates = figures.filter(({ key }) => /^rate_\d{4}$/.test(key));
    expect(rates.map(({ key, value }) => [key, value])).toEqual([
      ['rate_2025', '0.00'],
      ['rate_2026', '3.32'],
    ]);
    expect(rates[1]?.sources.map(({ source }) => source)).toEqual(
      expect.arrayContaining([expect.stringContaining('派出所'), expect.stringContaining('法院')]),
    );
  });

  it('lets a report say zero for the last quarter, and say since when', async () => {
    const order = { centerId, from: '2026-07-01', to: '2026-10-01', definition: 'no_petition_above_community@1' };
    const { body } = await director.post('/reports/zero-petition').send(order).expect(201);
    expect(body).toMatchObject({ zero: true, state: 'provisional' });
    expect(body).toMatchObject({ streak: { since: '2025-08-19', brokenBy: { on: '2025-08-18' } } });
  });
});

describe('the last days on duty', () => {
  it('show everybody who came, one of them late, and every note accepted', async () => {
    const { rows } = await app.pool.query<{ kind: string; came: number; late: number; open: number }>(
      `SELECT s.kind, count(a.shift_id)::int AS came, count(*) FILTER (WHERE a.late_minutes > 0)::int AS late,
              count(*) FILTER (WHERE s.ends_at < $1 AND h.accepted_at IS NULL)::int AS open
         FROM shift s LEFT JOIN shift_attendance a ON a.shift_id = s.id LEFT JOIN handover h ON h.shift_id = s.id
        WHERE s.on_day BETWEEN '2026-10-09' AND '2026-10-14' GROUP BY s.kind ORDER BY s.kind`,
      [TEST_NOW],
    );
    expect(rows).toEqual([
      { kind: 'counter', came: expect.any(Number), late: 1, open: 0 },
      { kind: 'on_call', came: 0, late: 0, open: 0 },
    ]);
    expect(rows[0]?.came).toBeGreaterThan(10);
    const { body } = await director.get('/desk').expect(200);
    expect(body).toMatchObject({ duty: [] });
  });
});

describe('loading', () => {
  let database: TestDatabase;
  let pool: pg.Pool;

  beforeEach(async () => {
    database = await cloneDatabase('empty');
    pool = createPool({ url: database.appUrl, statementTimeout: 0 });
  });

  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  const load = (now: string): Promise<boolean> => {
    const config = testConfig(database.appUrl, { DEMO: 'true', DEMO_PASSWORD });
    return loadDemo({ config, pool, clock: new FixedClock(now) });
  };

  async function asMigrator(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: database.migratorUrl });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  it('happens once, also for two who start at midnight of a year nobody has announced', async () => {
    const newYear = '2028-12-31T16:00:00.000Z';
    const loaded = await Promise.all([load(newYear), load(newYear)]);
    expect(loaded.sort()).toEqual([false, true]);
    expect(await load(TEST_NOW)).toBe(false);
  });

  it('leaves nothing behind when it is stopped on the way', async () => {
    await asMigrator('REVOKE INSERT ON petition_return FROM app');
    await expect(load(TEST_NOW)).rejects.toThrow('petition_return');
    const { rows } = await pool.query('SELECT FROM center');
    expect(rows).toEqual([]);
    await asMigrator('GRANT INSERT ON petition_return TO app');
    expect(await load(TEST_NOW)).toBe(true);
  });

  it('never enters a database in which something is', async () => {
    const config = testConfig(app.database.appUrl, { DEMO: 'true', DEMO_PASSWORD: 'quite-another-password' });
    expect(await loadDemo({ config, pool: app.pool, clock: app.clock })).toBe(false);
    await nobody(app).post('/auth/token').send({ username: 'admin', password: DEMO_PASSWORD }).expect(200);
  });
});
