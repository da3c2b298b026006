/**
 * Four reports on cases over HTTP, each on a story with known numbers in months in which nothing else happens: return visits, the trend
 * beside the year before, hot spots with what is withheld, and cases that have somebody or some place in common.
 */
import { DEFAULT_CENTER_SETTINGS } from '../../src/domain/centers/settings.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, type Json, listed, World } from '../support/world.js';

interface Figure {
  readonly key: string;
  readonly label: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: string;
  readonly digest: string;
  readonly href: string;
}
interface Report {
  readonly id: string;
  readonly asOf: string;
  readonly digest: string;
  readonly figures: Figure[];
  readonly notes: string[];
}

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

/** A minute later: what is written at one instant becomes known a millisecond apart. */
async function produced(kind: string, from: string, to: string, terms: Json = {}): Promise<Report> {
  world.wait(1);
  const body = { centerId: world.center, from, to, ...terms };
  return (await world.post('director', `/reports/${kind}`, { body })).body as Report;
}

const at = ({ figures }: Report, key: string): (number | string | null)[] => {
  const figure = figures.find((each) => each.key === key);
  return figure === undefined ? [] : [figure.numerator, figure.denominator, figure.value];
};

async function behind(report: Report, figure: string, by = 'director'): Promise<Json[]> {
  const href = report.figures.find(({ key }) => key === figure)?.href ?? '';
  return listed<Json>(await world.as(by), href.replace('/api/v1', ''));
}

/** Its rows as the database has them: what the files are made of. */
async function contentOf({ id }: Report): Promise<{ text: string; charts: Json[] }> {
  const { rows } = await app.pool.query<{ text: string; charts: Json[] }>(
    `SELECT content::text || records::text AS text, content -> 'charts' AS charts FROM report WHERE id = $1`,
    [id],
  );
  return rows[0] ?? { text: '', charts: [] };
}

describe('return visits', () => {
  const [FROM, TO] = ['2027-03-01', '2027-05-01'];

  async function visit(file: Case, found: Json): Promise<void> {
    const { items } = await world.get<{ items: { id: string }[] }>('mediator', `${file.path}/return-visits`);
    const body = { performance: 'performed', breachFound: false, escalationSigns: false, ...found };
    await world.act('mediator', `/return-visits/${items[0]?.id ?? ''}`, 'record', {
      body: { visitedOn: world.now.slice(0, 10), ...body },
    });
  }

  test('are counted as due, made in time, late or not, and by what they found; as of any instant', async () => {
    world.moveTo('2027-03-02T02:00:00.000Z');
    const pay = { kind: 'pay', description: '赔偿天花板修复费用', amount: '3000.00', dueOn: '2027-03-20' };
    const settled = async () => {
      const file = await Case.mediating(world);
      await file.sit('justice');
      await file.agree('justice', file.agreement([file.duty(pay)]));
      return file;
    };
    const [early, late] = [await settled(), await settled()];
    await settled();
    world.moveTo('2027-03-10T02:00:00.000Z');
    await visit(early, { satisfaction: 'satisfied' });
    const then = await produced('return-visits', FROM, TO);
    world.moveTo('2027-04-05T02:00:00.000Z');
    await visit(late, {
      performance: 'not_performed',
      satisfaction: 'dissatisfied',
      breachFound: true,
      escalationSigns: true,
    });
    world.moveTo('2027-04-10T02:00:00.000Z');
    const now = await produced('return-visits', FROM, TO);
    expect(['due', 'in_time', 'late', 'not_made', 'planned', 'made'].map((key) => at(now, key)[0])).toEqual([
      3, 1, 1, 1, 0, 2,
    ]);
    expect(at(now, 'in_time_rate')).toEqual([1, 3, '33.3%']);
    expect(at(now, 'found.performed')).toEqual([1, 2, '50.0%']);
    expect(at(now, 'found.not_due')).toEqual([0, 2, '0.0%']);
    expect(at(now, 'answer.dissatisfied')).toEqual([1, 2, '50.0%']);
    expect(at(now, 'satisfaction_rate')).toEqual([1, 2, '50.0%']);
    expect(at(now, 'breach_rate')).toEqual([1, 2, '50.0%']);
    expect(at(now, 'escalation_rate')).toEqual([1, 2, '50.0%']);
    expect(at(now, 'closed_unvisited')).toEqual([0, 0, 'n/a']);
    expect((await behind(now, 'late')).map(({ id }) => id)).toEqual([late.id]);

    expect(['due', 'planned', 'made'].map((key) => at(then, key)[0])).toEqual([0, 2, 1]);
    const again = await produced('return-visits', FROM, TO, { asOf: then.asOf });
    expect(again.digest).toBe(then.digest);
  });
});

describe('R50 hot spots', () => {
  const [FROM, TO] = ['2029-03-01', '2029-05-01'];
  let grids: readonly string[];
  let report: Report;

  const spot = (grid: number, subtype: string): string => `spot.${grids[grid] ?? ''}.neighbor:${subtype}`;
  const withThreshold = async (smallCellThreshold: number, expected = 200) => {
    const path = `/centers/${world.center}/settings`;
    const mediation = { ...DEFAULT_CENTER_SETTINGS.mediation, smallCellThreshold };
    const request = (await world.as('admin')).put(path).set('If-Match', await world.etag('admin', path));
    const reply = await request.send({ ...DEFAULT_CENTER_SETTINGS, mediation });
    expect([reply.status, reply.body]).toEqual([expected, expect.anything()]);
    return reply.body as Json;
  };

  beforeAll(async () => {
    const found = await listed<{ id: string }>(await world.as('director'), `/centers/${world.center}/grids?level=3`);
    grids = found.map(({ id }) => id);
    const story: readonly (readonly [month: string, grid: number, subtype: string, count: number])[] = [
      ['2029-03', 0, 'water_leak', 6],
      ['2029-03', 0, 'noise', 2],
      ['2029-03', 1, 'water_leak', 7],
      ['2029-04', 0, 'noise', 1],
      ['2029-04', 1, 'noise', 6],
    ];
    for (const [month, grid, subcategory, count] of story) {
      world.moveTo(`${month}-14T02:00:00.000Z`);
      for (let made = 0; made < count; made += 1) {
        await Case.accepted(world, 'justice', { gridId: grids[grid], subcategory });
      }
    }
    report = await produced('hot-spots', FROM, TO);
  });

  test('R50 show no cell of fewer than five, nor the total from which it would follow', () => {
    const shown = report.figures.map(({ key, numerator }) => [key, numerator]);
    expect(Object.fromEntries(shown)).toEqual({
      accepted: 22,
      'month.2029-03': 15,
      'month.2029-04': 7,
      [`grid.${grids[1] ?? ''}`]: 13,
      'subtype.neighbor:water_leak': 13,
      'subtype.neighbor:noise': 9,
      [spot(0, 'water_leak')]: 6,
      [spot(1, 'water_leak')]: 7,
      [spot(1, 'noise')]: 6,
      [`spot_month.${grids[0] ?? ''}.neighbor:water_leak.2029-03`]: 6,
      [`spot_month.${grids[1] ?? ''}.neighbor:water_leak.2029-03`]: 7,
      [`spot_month.${grids[1] ?? ''}.neighbor:noise.2029-04`]: 6,
    });
    expect(report.notes.join()).toContain('5');
  });

  test('R50 keep what is withheld out of everything stored, also out of the picture', async () => {
    const { text, charts } = await contentOf(report);
    expect(text).not.toContain(`${grids[0] ?? ''}.neighbor:noise`);
    expect(charts).toMatchObject([{ chart: 'heat' }]);
    const { values } = charts[0] as unknown as { values: (number | null)[][] };
    expect(values.flat().sort()).toEqual([6, 6, 7, null]);
  });

  test('R50 offer no records of what is withheld, and others to those only who may see the cases', async () => {
    for (const figure of [spot(0, 'noise'), `grid.${grids[0] ?? ''}`, spot(0, 'parking')]) {
      const reply = await world.read('director', `/reports/${report.id}/records?figure=${figure}`, 400);
      expect(reply.body).toMatchObject({ errors: [{ pointer: 'query/figure', code: 'wrong_code' }] });
      expect(reply.text).not.toContain(`${grids[0] ?? ''}.neighbor:noise`);
    }
    const records = await behind(report, spot(0, 'water_leak'));
    expect(records.map(({ view, subcategory }) => [view, subcategory])).toEqual(Array(6).fill(['full', 'water_leak']));
    for (const key of ['accepted', spot(0, 'water_leak')]) expect(await behind(report, key, 'admin')).toEqual([]);
    expect(new Set(report.figures.map(({ digest }) => digest))).toEqual(new Set(['']));
    const read = await world.get<Report>('admin', `/reports/${report.id}`);
    expect(new Set(read.figures.map(({ digest }) => digest))).toEqual(new Set(['']));
  });

  test('R50 say where a case without a grid or a sub-type is counted', async () => {
    world.moveTo('2029-06-14T02:00:00.000Z');
    for (let made = 0; made < 5; made += 1) await Case.accepted(world, 'justice', { subcategory: null });
    const bare = await produced('hot-spots', '2029-06-01', '2029-07-01');
    const labels = new Map(bare.figures.map(({ key, label }) => [key, label]));
    expect(at(bare, 'spot.none.neighbor:none')[0]).toBe(5);
    expect(labels.get('spot.none.neighbor:none')).toContain('未填');
    expect(labels.get('subtype.neighbor:none')).toContain('未分子类');
  });

  test('R50 go by the threshold the centre has set, and stay as they were produced', async () => {
    expect(await withThreshold(2, 400)).toMatchObject({ errors: [{ pointer: '/mediation/smallCellThreshold' }] });
    await withThreshold(3);
    const finer = await produced('hot-spots', FROM, TO);
    expect([at(finer, spot(0, 'noise'))[0], at(finer, `grid.${grids[0] ?? ''}`)[0]]).toEqual([3, 9]);
    expect(finer.figures.some(({ key }) => key.startsWith(`spot_month.${grids[0] ?? ''}.neighbor:noise`))).toBe(false);
    await withThreshold(100);
    const none = await produced('hot-spots', FROM, TO);
    expect(none.figures.map(({ key }) => key)).toEqual(['accepted', 'month.2029-03', 'month.2029-04']);
    expect((await contentOf(none)).charts).toEqual([]);
    const kept = await world.get<Report>('director', `/reports/${report.id}`);
    expect(kept.figures).toEqual(report.figures);
    await withThreshold(5);
  });
});

describe('repeat parties and addresses', () => {
  const [FROM, TO] = ['2030-05-01', '2030-06-01'];
  const PHONE = '13800001234';
  const party = (role: string, name: string, rest: Json = {}): Json => ({ role, kind: 'person', name, ...rest });
  const accepted = (rest: Json): Promise<Case> => Case.accepted(world, 'justice', rest);

  test('are groups of cases, by number only; the records stay when what they were found by is gone', async () => {
    world.moveTo('2030-05-14T02:00:00.000Z');
    const own = { id: '01900000-0000-7000-8000-00000000aa01' };
    const [one, two] = ['鹤祥新城8号楼302', '鹤祥新城8号楼502'].map((address) => ({ location: { address } }));
    const parties = (rest: Json) => [party('applicant', '易某甲', rest), party('respondent', '易某乙')];
    const first = await accepted({ ...one, parties: parties({ ...own, phone: PHONE }) });
    const second = await accepted({ ...one, parties: parties({ phone: PHONE }) });
    const third = await accepted({ ...two, parties: parties({ phone: PHONE, idNumber: '350981196601010055' }) });
    await accepted({ parties: parties({ phone: '13900005678' }) });

    const report = await produced('repeat-parties', FROM, TO);
    expect(
      ['kind_groups.phone', 'groups.phone_3', 'groups.phone_2', 'in_phone'].map((key) => at(report, key)[0]),
    ).toEqual([1, 1, 0, 3]);
    expect(at(report, 'repeat_rate.phone')).toEqual([3, 4, '75.0%']);
    expect(['kind_groups.place', 'groups.place_2', 'in_place'].map((key) => at(report, key)[0])).toEqual([1, 1, 2]);
    expect(at(report, 'repeat_rate.place')).toEqual([2, 3, '66.7%']);
    expect(at(report, 'repeat_rate.id_number')).toEqual([0, 1, '0.0%']);
    expect(at(report, 'repeat_rate.home')).toEqual([0, 0, 'n/a']);
    expect((await behind(report, 'kind_groups.phone')).map(({ id }) => id)).toEqual([first.id]);

    const records = await behind(report, 'in_phone');
    expect(records.map(({ id, value }) => [id, value])).toEqual([first, second, third].map(({ id }) => [id, '1']));
    const { rows } = await app.pool.query<{ mark: string }>(
      `SELECT encode(phone_match, 'hex') AS mark FROM party WHERE dispute_id = $1 AND phone_match IS NOT NULL`,
      [first.id],
    );
    const { text } = await contentOf(report);
    const said = JSON.stringify([report, records]) + text;
    for (const secret of [rows[0]?.mark ?? '', PHONE, '易某', '鹤祥', own.id]) {
      expect(secret).not.toBe('');
      expect(said).not.toContain(secret);
    }

    await app.pool.query('UPDATE party SET phone_match = NULL WHERE id = $1', [own.id]);
    expect(await behind(report, 'in_phone')).toEqual(records);
    const later = await produced('repeat-parties', FROM, TO);
    expect([at(later, 'in_phone')[0], at(later, 'groups.phone_2')[0]]).toEqual([2, 1]);
    const paged = await world.get<{ items: Json[]; nextCursor: string }>(
      'director',
      `/reports/${report.id}/records?figure=in_phone&limit=2`,
    );
    const rest = await world.get<{ items: Json[] }>(
      'director',
      `/reports/${report.id}/records?figure=in_phone&limit=2&cursor=${paged.nextCursor}`,
    );
    expect([...paged.items, ...rest.items]).toEqual(records);
  });

  test('tell groups apart by a number, and count a case once for each of its groups', async () => {
    world.moveTo('2030-07-14T02:00:00.000Z');
    const both = [
      party('applicant', '易某丙', { phone: '13800002222' }),
      party('respondent', '易某丁', { phone: '13800003333' }),
    ];
    for (let made = 0; made < 2; made += 1) await accepted({ parties: both });
    const report = await produced('repeat-parties', '2030-07-01', '2030-08-01');
    expect([at(report, 'kind_groups.phone')[0], at(report, 'groups.phone_2')[0], at(report, 'in_phone')[0]]).toEqual([
      2, 2, 4,
    ]);
    expect(at(report, 'repeat_rate.phone')).toEqual([2, 2, '100.0%']);
    const values = (await behind(report, 'in_phone')).map(({ value }) => value);
    expect(values).toEqual(['1', '2', '1', '2']);
  });
});

describe('the trend', () => {
  test('has months and categories beside the same days a year before; the change is a figure of its own', async () => {
    const accepted = async (month: string, counts: Readonly<Record<string, number>>) => {
      world.moveTo(`${month}-14T02:00:00.000Z`);
      for (const [category, count] of Object.entries(counts)) {
        for (let made = 0; made < count; made += 1) {
          await Case.accepted(world, 'justice', { category, subcategory: null });
        }
      }
    };
    await accepted('2034-06', { neighbor: 4 });
    await accepted('2034-07', { contract: 1 });
    await accepted('2035-06', { neighbor: 2 });
    await accepted('2035-07', { contract: 2 });
    const report = await produced('trend', '2035-06-01', '2035-08-01');
    expect(['accepted', 'accepted_before', 'settled'].map((key) => at(report, key)[0])).toEqual([4, 5, 0]);
    expect(at(report, 'change')).toEqual([-1, 5, '−20.0%']);
    expect(at(report, 'category_change.neighbor')).toEqual([-2, 4, '−50.0%']);
    expect(at(report, 'category_change.contract')).toEqual([1, 1, '100.0%']);
    expect(['month.2035-06', 'month_before.2035-06', 'month.2035-07'].map((key) => at(report, key)[0])).toEqual([
      2, 4, 2,
    ]);
    expect(at(report, 'month_category.2035-07.contract')[0]).toBe(2);
    expect(at(report, 'month_category.2035-06.contract')).toEqual([]);
    const shares = (await behind(report, 'category_change.neighbor')).map(({ counts }) => counts);
    expect(shares.sort()).toEqual([-1, -1, -1, -1, 1, 1]);
    expect((await contentOf(report)).charts).toMatchObject([
      {
        chart: 'columns',
        categories: [{ zh: '2035-06' }, { zh: '2035-07' }],
        series: [{ values: [2, 0] }, { values: [0, 2] }],
      },
    ]);

    const first = await produced('trend', '2034-06-01', '2034-08-01');
    expect(at(first, 'change')).toEqual([5, 0, 'n/a']);
    world.moveTo('2035-07-15T02:00:00.000Z');
    const unfinished = await produced('trend', '2035-07-01', '2036-07-01');
    expect(['accepted', 'accepted_before'].map((key) => at(unfinished, key)[0])).toEqual([2, 1]);
  });
});
