/**
 * Where today's answer differs from a report on cases (R43): something became known late of its own period. The reader of one report is
 * told exactly; a list never says "the same" unless nothing at all became known; and what nobody compares is said to be so.
 */
import { startTestApp, type TestApp } from '../support/app.js';
import { Case, type Json, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

interface Told {
  readonly comparison: string;
  readonly restated: {
    readonly since: string;
    readonly zero: unknown;
    readonly figures: readonly { readonly key: string; readonly was: string; readonly is: string }[];
  } | null;
}

const PERIOD = { from: '2026-01-01', to: '2027-01-01' };
const DAY = 24 * 60;

async function produced(kind: string, terms: Json = {}): Promise<string> {
  const body = { centerId: world.center, ...PERIOD, ...terms };
  return ((await world.post('director', `/reports/${kind}`, { body })).body as { id: string }).id;
}

async function told(id: string): Promise<{ one: Told; listed: Told | undefined; link: string | undefined }> {
  const { items } = await world.get<{ items: (Told & { id: string })[] }>(
    'director',
    `/reports?centerId=${world.center}&limit=200`,
  );
  return {
    one: await world.get<Told>('director', `/reports/${id}/restatement`),
    listed: items.find((line) => line.id === id),
    link: (await world.read('director', `/reports/${id}`)).headers['link'],
  };
}

const SAME = { comparison: 'same', restated: null };
const NOT_COMPARED = { comparison: 'not_compared', restated: null };

describe('R43 a report on cases', () => {
  test('is the same until something becomes known late of its period', async () => {
    world.wait(1);
    const id = await produced('caseload');
    expect(await told(id)).toMatchObject({ one: SAME, listed: SAME, link: undefined });
    world.wait(2 * DAY);
    await Case.registered(world);
    // Of a later day: it changes nothing, but a list does not count again to find out.
    expect(await told(id)).toMatchObject({ one: SAME, listed: NOT_COMPARED, link: undefined });
    const [late, since] = [{ receivedAt: '2026-10-12T02:00:00.000Z' }, world.now];
    await Case.registered(world, 'justice', late);
    const { one, listed, link } = await told(id);
    expect(one).toMatchObject({ comparison: 'restated', restated: { since, zero: null } });
    const received = one.restated?.figures.find(({ key }) => key === 'received');
    expect(Number(received?.is)).toBe(Number(received?.was) + 1);
    expect([listed, link]).toEqual([
      expect.objectContaining(NOT_COMPARED),
      `</api/v1/reports/${id}/restatement>; rel="latest-version"`,
    ]);
    expect((await told(await produced('caseload'))).one).toMatchObject(SAME);
  });

  test('tells in the figures of its own difference', async () => {
    world.wait(1);
    const id = await produced('mediation-statistics');
    world.wait(1);
    await Case.accepted(world, 'justice', { amountInvolved: '1000.00' });
    const body = await world.get<Json>('director', `/reports/${id}/difference`);
    const { restated } = (await told(id)).one;
    const keys = (body['figures'] as { key: string; thenValue: string; nowValue: string }[]).map((figure) => [
      figure.key,
      figure.thenValue,
      figure.nowValue,
    ]);
    expect(keys.length).toBeGreaterThan(0);
    expect(restated?.figures.map(({ key, was, is }) => [key, was, is])).toEqual(keys);
  });

  test('is not compared where the change would tell what is withheld, or what it counts by keeps no versions', async () => {
    world.wait(1);
    const [spots, repeats, roster] = [
      await produced('hot-spots'),
      await produced('repeat-parties'),
      await produced('roster', { from: '2026-10-01', to: '2026-11-01' }),
    ];
    expect(await told(spots)).toMatchObject({ one: SAME, listed: SAME });
    expect(await told(repeats)).toMatchObject({ one: NOT_COMPARED, listed: NOT_COMPARED, link: undefined });
    expect(await told(roster)).toMatchObject({ one: NOT_COMPARED, listed: NOT_COMPARED, link: undefined });
    world.wait(1);
    await Case.accepted(world);
    expect(await told(spots)).toMatchObject({ one: NOT_COMPARED, listed: NOT_COMPARED, link: undefined });
  });

  test('and what a zero-petition report says of settled disputes is compared, too', async () => {
    const file = await Case.mediating(world);
    world.wait(1);
    const id = await produced('zero-petition', { definition: 'no_petition_above_community@1' });
    world.wait(1);
    // More is known of a case, and another one is taken in: neither ended.
    await Case.accepted(world);
    expect(await told(id)).toMatchObject({ one: SAME, listed: SAME, link: undefined });
    const since = world.now;
    await file.act('justice', 'withdraw', { body: { partyId: file.parties[0] } });
    const { one, listed } = await told(id);
    expect(one).toEqual({ ...one, comparison: 'restated', restated: { ...one.restated, since, petitionIds: [] } });
    expect(one.restated?.figures.map(({ key }) => key)).toEqual(['disputes_settled_here', 'disputes_ended']);
    expect(listed).toMatchObject({ comparison: 'restated', restated: one.restated });
  });
});
