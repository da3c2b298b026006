/** The feed of events over HTTP: what happened, once, in order, for those who may see it now; and nothing about people. */
import { EVENTS } from '../../src/domain/events/event-types.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { nobody } from '../support/as.js';
import { endOf, faultsOf, number, page, readAll, shortly, type Told, wordsIn } from '../support/feed.js';
import { placesOf } from '../support/places.js';
import { Case, CLEAN, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

const of = ({ id }: Case, events: readonly Told[]): Told[] =>
  events.filter(({ subject }) => subject === `dispute/${id}`);

describe('the feed', () => {
  it('tells a case from its registration on, once and in the order of its log', async () => {
    const after = await endOf(world, 'director');
    const file = await Case.mediating(world);
    const { events, cursor } = await readAll(world, 'director', { after });
    const told = of(file, events);
    const log = await app.pool.query<{ seq: number }>('SELECT seq FROM case_log WHERE dispute_id = $1 ORDER BY seq', [
      file.id,
    ]);
    expect(told.map(({ data }) => data['seq'])).toEqual(log.rows.map(({ seq }) => seq));
    expect(told.map(({ sequence }) => Number(sequence))).toEqual(told.map((_, index) => index + 1));
    expect(told.map(shortly)).toEqual(
      expect.arrayContaining([
        'dispute.registered',
        'dispute.accepted',
        'dispute.assigned',
        'dispute.mediation-started',
      ]),
    );
    expect(told[0]).toMatchObject({
      specversion: '1.0',
      source: `/centers/${world.center}`,
      centerid: world.center,
      datacontenttype: 'application/json',
      sequence: '0000000001',
    });
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);

    const end = await page(world, 'director', { after: cursor });
    expect(end).toEqual({ items: [], nextCursor: cursor, limit: 20, caughtUp: true });
  });

  it('is the same in pages of one as in pages of two hundred', async () => {
    const after = await endOf(world, 'director');
    await Case.accepted(world);
    const whole = await readAll(world, 'director', { after });
    const singly = await readAll(world, 'director', { after, limit: '1' });
    expect(singly.events).toEqual(whole.events);
    expect(whole.events.length).toBeGreaterThan(2);
    const reply = await world.read('director', `/events?limit=1&after=${after}`);
    const { nextCursor } = reply.body as { nextCursor: string };
    expect(reply.headers['link']).toBe(
      `</api/v1/events?${new URLSearchParams({ after: nextCursor, limit: '1' }).toString()}>; rel="next"`,
    );
  });

  it('does not tell what was committed and has no place yet, and tells it afterwards', async () => {
    const after = await endOf(world, 'director');
    const file = await Case.registered(world);
    expect((await page(world, 'director', { after })).items).toEqual([]);
    await number(app);
    expect(of(file, (await page(world, 'director', { after })).items).length).toBeGreaterThan(0);
  });

  it('answers by type, subject and centre', async () => {
    const after = await endOf(world, 'director');
    const [one, other] = [await Case.accepted(world), await Case.accepted(world)];
    const type = 'cn.governance-center.dispute.accepted.v1';
    const accepted = await readAll(world, 'director', { after, type });
    expect(accepted.events.map(({ subject }) => subject)).toEqual([`dispute/${one.id}`, `dispute/${other.id}`]);
    const ofOne = await readAll(world, 'director', { subject: `dispute/${one.id}` });
    expect(ofOne.events).toEqual(of(one, (await readAll(world, 'director', { after })).events));
    expect((await readAll(world, 'director', { after, centerId: world.neighbour })).events).toEqual([]);
    const here = await readAll(world, 'director', { after, centerId: world.center });
    expect(of(one, here.events)).toEqual(ofOne.events);
  });
});

describe('who may have an event', () => {
  it('of a case: those who see the case now', async () => {
    const after = await endOf(world, 'director');
    const file = await Case.registered(world);
    const seenBy = async (username: string) => of(file, (await readAll(world, username, { after })).events).length;
    const all = await seenBy('director');
    expect(all).toBeGreaterThan(0);
    // At the counter the whole counter sees it; once it is assigned only its department and its people.
    expect(await seenBy('judge')).toBe(all);
    expect(await seenBy('mediator')).toBe(0);
    const assigned = await Case.assigned(world);
    const of2 = async (username: string) => of(assigned, (await readAll(world, username, { after })).events).length;
    expect(await of2('mediator')).toBe(await of2('director'));
    expect(await of2('judge')).toBe(0);
    for (const username of ['other.director', 'other.mediator', 'admin', 'auditor', 'grid'])
      expect([username, await seenBy(username), await of2(username)]).toEqual([username, 0, 0]);
  });

  it('of petitions, reports, roster and swaps: as each may be read', async () => {
    const after = await endOf(world, 'director');
    await placesOf(world);
    const kinds = async (username: string) => {
      const { events } = await readAll(world, username, { after });
      return [...new Set(events.map(({ subject }) => subject.split('/')[0]))].sort();
    };
    expect(await kinds('petition')).toEqual(expect.arrayContaining(['absence', 'petition_item']));
    expect(await kinds('petition')).not.toContain('report');
    expect(await kinds('auditor')).toEqual(expect.arrayContaining(['absence', 'report']));
    for (const hidden of ['petition', 'petition_return', 'petition_item', 'swap_request', 'clip', 'reservation'])
      expect(await kinds('auditor')).not.toContain(hidden);
    expect(await kinds('director')).toEqual(
      expect.arrayContaining(['swap_request', 'clip', 'petition_item', 'dispute']),
    );
    const swap = (await readAll(world, 'director', { after })).events.find(({ type }) => /swap-request/.test(type));
    // Its officers as well; who is on that line differs from roster to roster, so that one is put there.
    expect(await kinds('mediator')).not.toContain('swap_request');
    await app.pool.query('UPDATE swap_request SET counter_staff_id = $2 WHERE id = $1', [
      swap?.subject.split('/')[1],
      world.staff('王调解'),
    ]);
    expect(await kinds('mediator')).toContain('swap_request');
    expect(await kinds('other.director')).toEqual([]);
  });

  it('nothing without a token, and no token in the address', async () => {
    expect((await nobody(app).get('/events')).status).toBe(401);
    const reply = await world.read('director', '/events?access_token=abc', 400);
    expect(reply.body.errors).toContainEqual(expect.objectContaining({ pointer: 'query/access_token' }));
  });
});

describe('what an event says', () => {
  it('fits the schema of its type, and names nobody', async () => {
    const { events } = await readAll(world, 'director');
    expect(events.flatMap(faultsOf)).toEqual([]);
    expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(50);
    expect(events.flatMap(wordsIn)).toEqual([]);
  });

  it('is listed, whatever kind the outbox holds, and holds no text there either', async () => {
    const { rows } = await app.pool.query<{ type: string; kind: string; text: string }>(
      `SELECT type, subject_kind AS kind, (payload - 'number')::text AS text FROM outbox`,
    );
    const known = new Map(EVENTS.map(({ inside, subjectKind }) => [inside, subjectKind]));
    expect(rows.filter(({ type, kind }) => known.get(type) !== kind)).toEqual([]);
    const basis = /"basis": \{[^}]*\}/g;
    expect(rows.filter(({ text }) => /[\u3400-\u9fff]/.test(text.replaceAll(basis, '')))).toEqual([]);
  });

  it('is told of a case that names another one without the other', async () => {
    const { events } = await readAll(world, 'director');
    const disputes = new Set(
      events.flatMap(({ subject }) => (subject.startsWith('dispute/') ? [subject.slice('dispute/'.length)] : [])),
    );
    for (const { subject, data } of events) {
      const named = JSON.stringify(data).match(/[0-9a-f-]{36}/g) ?? [];
      const others = named.filter((id) => disputes.has(id) && subject !== `dispute/${id}`);
      expect([subject, others]).toEqual([subject, []]);
    }
  });
});

describe('a cursor', () => {
  it('that was never given is refused by name', async () => {
    const good = await endOf(world, 'director');
    const [payload = '', signature = ''] = good.split('.');
    const place = (value: unknown) => `${Buffer.from(JSON.stringify(value)).toString('base64url')}.${signature}`;
    const list = (await world.get<{ nextCursor: string }>('director', '/disputes?limit=1')).nextCursor;
    const bad = [
      'abc',
      '....',
      '-1',
      '99999999999999999999',
      payload,
      `${payload}.`,
      `${good}x`,
      place([1]),
      place([-1]),
      place([1e300]),
      place(['1; DROP TABLE outbox']),
      list,
    ];
    for (const after of bad) {
      const reply = await world.read('director', `/events?after=${encodeURIComponent(after)}`, 400);
      expect([after, reply.body.code, reply.body.errors]).toEqual([
        after,
        'validation_failed',
        [expect.objectContaining({ pointer: 'query/after', code: 'bad_cursor' })],
      ]);
    }
  });

  it('is good for any filter and any caller, who still see only their own', async () => {
    const after = await endOf(world, 'director');
    await Case.registered(world);
    await number(app);
    expect((await page(world, 'other.director', { after })).items).toEqual([]);
    expect((await page(world, 'director', { after, type: 'cn.governance-center.report.signed.v1' })).items).toEqual([]);
  });

  it.each([
    ['subject', 'dispute'],
    ['subject', 'dispute/abc'],
    ['subject', 'party/01900000-0000-7000-8000-000000000001'],
    ['subject', 'dispute/01900000-0000-7000-8000-000000000001/x'],
    ['type', 'dispute.Registered'],
    ['type', 'cn.governance-center.dispute.registered.v2'],
    ['centerId', 'abc'],
    ['limit', '0'],
    ['limit', '201'],
  ])('%s=%s is refused by name', async (name, value) => {
    const reply = await world.read('director', `/events?${name}=${encodeURIComponent(value)}`, 400);
    expect(reply.body.errors).toEqual([expect.objectContaining({ pointer: `query/${name}` })]);
  });
});

describe('the feed behind', () => {
  it('is told by readiness and metrics', async () => {
    const after = await endOf(world, 'director');
    const ready = async () => (await (await fetch(`${await app.app.getUrl()}/health/ready`)).json()) as object;
    // A report that is being produced elsewhere in the process may tell of itself in between.
    const settle = async () => {
      do await number(app);
      while (((await ready()) as { outbox: { waiting: number } }).outbox.waiting > 0);
      expect(await ready()).toMatchObject({ outbox: { seconds: 0 } });
    };
    await settle();
    const file = await Case.registered(world);
    app.clock.advance({ seconds: 90 });
    expect(await ready()).toMatchObject({ outbox: { waiting: expect.any(Number) as number, seconds: 90 } });
    const metrics = await (await fetch(`${await app.app.getUrl()}/metrics`)).text();
    expect(metrics).toMatch(/^outbox_waiting [1-9]\d*$/m);
    expect(metrics).toMatch(/^outbox_lag_seconds 90$/m);
    await app.app.get(Ticker).runDue();
    // The other jobs of the round had something to tell as well.
    expect(of(file, (await page(world, 'director', { after, limit: '200' })).items).length).toBeGreaterThan(0);
    await settle();
  });
});

/** Last: the clock goes far ahead. */
describe('what is no longer kept', () => {
  it('is told to whom asks for it, and numbers go on where they were', async () => {
    const file = await Case.registered(world);
    const before = of(file, (await readAll(world, 'director')).events).length;
    const old = (await page(world, 'director', { limit: '1' })).nextCursor;
    const end = await endOf(world, 'director');
    world.wait(401 * 24 * 60);
    await app.app.get(Ticker).runDue();
    const gone = await world.read('director', `/events?after=${old}`, 410);
    expect(gone.body).toMatchObject({ code: 'cursor_gone' });
    expect((await readAll(world, 'director', { after: end })).events.map(shortly)).toEqual(
      (await readAll(world, 'director')).events.map(shortly),
    );
    await file.act('justice', 'accept', { body: { screening: CLEAN } });
    const told = of(file, (await readAll(world, 'director')).events);
    expect(told.map(({ sequence }) => Number(sequence))).toEqual(told.map((_, index) => before + 1 + index));
    const kept = async (): Promise<number[]> => {
      const { rows } = await app.pool.query<{ sequence: number }>(
        'SELECT sequence FROM outbox WHERE subject_id = $1 AND position <= (SELECT kept_after FROM event_feed)',
        [file.id],
      );
      return rows.map(({ sequence }) => Number(sequence));
    };
    // The last one before, from which the next took its number; it goes when that one is too old as well.
    expect(await kept()).toEqual([before]);
    world.wait(401 * 24 * 60);
    await app.app.get(Ticker).runDue();
    expect(await kept()).toEqual([before + told.length]);
  });
});
