/** Sessions over HTTP: planned in a room that nobody else can have, held, moved, called off, and seen by the right people. */
import { startTestApp, type TestApp } from '../support/app.js';
import { type Agent, as, nobody } from '../support/as.js';
import { etagOf, holding, MediatedCase, mediationRoom, onSite, personOf } from '../support/mediated-case.js';

const NOBODY = '01900000-0000-7000-8000-00000000dead';

let app: TestApp;
let mediator: Agent;
let room: string;
/** A case whose requests are refused, and which therefore stays as it is. */
let shared: string;
let slot = 0;

/** An hour of its own in the room, in the days to come. */
function inRoom(over: Record<string, unknown> = {}): Record<string, unknown> {
  slot += 1;
  const hour = (offset: number): string => `2026-10-${15 + Math.floor(slot / 8)}T0${(slot % 8) + offset}:00:00.000Z`;
  return { startsAt: hour(0), endsAt: hour(1), venue: 'room', roomId: room, ...over };
}

const isTaken = async ({ startsAt, endsAt }: Record<string, unknown>): Promise<boolean> => {
  const { body } = await mediator
    .get(`/rooms/${room}/bookings?from=${String(startsAt)}&to=${String(endsAt)}`)
    .expect(200);
  return (body as { items: unknown[] }).items.length > 0;
};

beforeAll(async () => {
  app = await startTestApp();
  mediator = await as(app, 'mediator');
  shared = (await MediatedCase.open(app)).path;
  room = await mediationRoom(app, (await personOf(app, 'mediator')).centerId);
});

afterAll(() => app.close());

describe('planning', () => {
  it('books the room, takes the mediators of the case, and answers where the session is', async () => {
    const dispute = await MediatedCase.open(app);
    const judge = await personOf(app, 'judge');
    const when = inRoom({ invited: [{ staffId: judge.staffId, as: 'adviser' }] });
    const reply = await mediator.post(`${dispute.path}/sessions`).send(when).expect(201);
    expect(reply.body).toMatchObject({
      state: 'scheduled',
      reduced: false,
      mediatorIds: [dispute.mediatorId],
      invited: [{ staffId: judge.staffId, name: null, as: 'adviser' }],
      parts: ['joint'],
    });
    const path = `${dispute.path}/sessions/${reply.body.id as string}`;
    expect(reply.headers['location']).toBe(`/api/v1${path}`);
    const read = await mediator.get(path).expect(200);
    expect(read.body).toEqual(reply.body);
    expect(etagOf(read)).toBe(etagOf(reply));
    expect(await isTaken(when)).toBe(true);
    const list = await mediator.get(`${dispute.path}/sessions?withTotal=true`).expect(200);
    expect(list.body).toMatchObject({ total: 1, nextCursor: null, items: [{ id: reply.body.id }] });
  });

  it('gives one room at one time to one of fifty', async () => {
    const cases = [await MediatedCase.open(app), await MediatedCase.open(app)];
    const when = inRoom();
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) => mediator.post(`${cases[index % 2]?.path ?? ''}/sessions`).send(when)),
    );
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = replies.filter(({ status }) => status !== 201);
    expect(new Set(refused.map(({ body }) => String(body.code)))).toEqual(new Set(['room_taken']));
    expect(refused[0]?.body.availableActions).toContain('sessions');
  });

  it('takes an id of the client once, and gives the same answer to the same request again', async () => {
    const dispute = await MediatedCase.open(app);
    const id = '01900000-0000-7000-8000-00000000aaaa';
    const body = onSite({ id });
    const first = await mediator
      .post(`${dispute.path}/sessions`)
      .set('Idempotency-Key', 'plan-1')
      .send(body)
      .expect(201);
    const again = await mediator
      .post(`${dispute.path}/sessions`)
      .set('Idempotency-Key', 'plan-1')
      .send(body)
      .expect(201);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toEqual(first.body);
    const taken = await mediator.post(`${dispute.path}/sessions`).send(body).expect(409);
    expect(taken.body.code).toBe('id_in_use');
  });

  it('pages the sessions of a case by their beginning', async () => {
    const dispute = await MediatedCase.open(app);
    for (const hour of ['05', '03', '04']) {
      const when = { startsAt: `2026-10-20T${hour}:00:00Z`, endsAt: `2026-10-20T${hour}:30:00Z`, venue: 'online' };
      await mediator.post(`${dispute.path}/sessions`).send(when).expect(201);
    }
    const first = await mediator.get(`${dispute.path}/sessions?limit=2`).expect(200);
    expect(first.body.items.map(({ startsAt }: { startsAt: string }) => startsAt.slice(11, 13))).toEqual(['03', '04']);
    expect(first.headers['link']).toContain('rel="next"');
    const second = await mediator
      .get(`${dispute.path}/sessions?limit=2&cursor=${String(first.body.nextCursor)}`)
      .expect(200);
    expect(second.body.items.map(({ startsAt }: { startsAt: string }) => startsAt.slice(11, 13))).toEqual(['05']);
    await mediator.get(`${dispute.path}/sessions?cursor=made-up`).expect(400);
  });

  it.each([
    ['a room without its id', { venue: 'room', roomId: undefined }, 400, '/roomId', 'required'],
    ['a room id for a visit on site', { venue: 'on_site' }, 400, '/roomId', 'not_allowed_with'],
    ['a room that is not there', { roomId: NOBODY }, 400, '/roomId', 'unknown_reference'],
    [
      'an end at the beginning',
      { startsAt: '2026-10-30T01:00:00Z', endsAt: '2026-10-30T01:00:00Z' },
      400,
      '/endsAt',
      'bad_range',
    ],
    ['a mediator nobody knows', { mediatorIds: [NOBODY] }, 400, '/mediatorIds/0', 'unknown_reference'],
    ['a guest who is nobody', { invited: [{ as: 'adviser' }] }, 400, '/invited/0/staffId', 'required'],
    [
      'a guest named twice',
      { invited: [{ staffId: NOBODY, name: '王某', as: 'adviser' }] },
      400,
      '/invited/0/name',
      'not_allowed_with',
    ],
    ['a part that does not exist', { invited: [{ name: '王某', as: 'witness' }] }, 400, '/invited/0/as', 'wrong_code'],
    ['a field that does not exist', { colour: 'red' }, 400, '/colour', 'unknown_field'],
  ])('refuses %s', async (_, over, status, pointer, code) => {
    const reply = await mediator.post(`${shared}/sessions`).send(inRoom(over)).expect(status);
    expect(reply.body.errors).toEqual([expect.objectContaining({ pointer, code })]);
  });

  it('lets outsiders come only when every party agrees (R19)', async () => {
    const dispute = await MediatedCase.open(app);
    const session = onSite({ invited: [{ name: '王某某', as: 'invited' }] });
    const refused = await mediator.post(`${dispute.path}/sessions`).send(session).expect(409);
    expect(refused.body).toMatchObject({ code: 'invite_consent_missing', ruleId: 'R19' });
    expect(refused.body.availableActions).toContain('consents');
    for (const partyId of [dispute.applicantId, dispute.respondentId]) {
      await mediator
        .post(`${dispute.path}/consents`)
        .send({ partyId, subject: 'invite', decision: 'given' })
        .expect(201);
    }
    await mediator.post(`${dispute.path}/sessions`).send(session).expect(201);
    const { rows } = await app.pool.query<{ log: string }>(
      'SELECT string_agg(payload::text, $2) AS log FROM case_log WHERE dispute_id = $1',
      [dispute.id, ' '],
    );
    expect(rows[0]?.log).not.toContain('王某某');
  });

  it('is for those who work on the case, in mediation', async () => {
    const dispute = await MediatedCase.open(app);
    await nobody(app).post(`${dispute.path}/sessions`).send(onSite()).expect(401);
    await nobody(app).get(`${dispute.path}/sessions`).expect(401);
    await (await as(app, 'other.mediator')).post(`${dispute.path}/sessions`).send(onSite()).expect(404);
    await (await as(app, 'auditor')).post(`${dispute.path}/sessions`).send(onSite()).expect(403);
    await (await as(app, 'lawyer')).get(`${dispute.path}/sessions`).expect(404);
    await dispute.act(mediator, 'withdraw', { partyId: dispute.applicantId });
    const refused = await mediator.post(`${dispute.path}/sessions`).send(onSite()).expect(409);
    expect(refused.body.code).toBe('wrong_state');
  });
});

describe('holding', () => {
  it('R25 keeps minutes, attendance and law; concessions stay with those who work on the case', async () => {
    const dispute = await MediatedCase.open(app);
    const id = await dispute.sit();
    const { body } = await mediator.get(`${dispute.path}/sessions/${id}`).expect(200);
    expect(body).toMatchObject({
      state: 'held',
      outcome: 'agreed',
      lawExplained: true,
      undisputedFacts: '漏水始于九月。',
      concessions: '申请人愿意少要五百元。',
      citations: [{ law: '民法典', article: '296' }],
    });
    expect(body.attendance).toHaveLength(3);
    const again = await dispute.post(
      mediator,
      `${dispute.path}/sessions/${id}`,
      'hold',
      holding(dispute.attendance()),
      409,
    );
    expect(again.body.code).toBe('session_not_planned');
  });

  it('needs the ETag of the session: 428 without, 412 with another, and 404 and 403 come first', async () => {
    const dispute = await MediatedCase.open(app);
    const planned = await mediator.post(`${dispute.path}/sessions`).send(onSite()).expect(201);
    const path = `${dispute.path}/sessions/${planned.body.id as string}`;
    const body = holding(dispute.attendance());
    await mediator.post(`${path}/hold`).send(body).expect(428);
    await mediator.post(`${path}/hold`).set('If-Match', '*').send(body).expect(428);
    const stale = await mediator.post(`${path}/hold`).set('If-Match', '"1-abc"').send(body).expect(412);
    expect(stale.headers['etag']).toMatch(/^"\d+"$/);
    await mediator.post(`${path}/hold`).set('If-Match', '"1-abc"').send({ minutes: 7 }).expect(412);
    await mediator.post(`${dispute.path}/sessions/${NOBODY}/hold`).send(body).expect(404);
    await (await as(app, 'other.mediator')).post(`${path}/hold`).send(body).expect(404);
    await (await as(app, 'auditor')).post(`${path}/hold`).send(body).expect(403);
    await mediator
      .post(`${dispute.path}/consents`)
      .send({ partyId: dispute.applicantId, subject: 'data', decision: 'given' })
      .expect(201);
    await mediator.post(`${path}/hold`).set('If-Match', etagOf(planned)).send(body).expect(200);
  });

  it('refuses law that is not in force on that day and names what is (R44)', async () => {
    const dispute = await MediatedCase.open(app);
    const planned = await mediator.post(`${dispute.path}/sessions`).send(onSite()).expect(201);
    const path = `${dispute.path}/sessions/${planned.body.id as string}`;
    const body = holding(dispute.attendance(), { citations: [{ law: '噪声污染防治法', article: '70' }] });
    const reply = await dispute.post(mediator, path, 'hold', body, 409);
    expect(reply.body).toMatchObject({ code: 'citation_not_valid', ruleId: 'R44' });
    expect(reply.body.detail).toContain('生态环境法典');
    expect(reply.body.availableActions).toContain('hold');
    const invented = holding(dispute.attendance(), { citations: [{ law: '民法典', article: '9999' }] });
    expect((await dispute.post(mediator, path, 'hold', invented, 409)).body.code).toBe('citation_unknown');
    expect((await mediator.get(path).expect(200)).body.state).toBe('scheduled');
  });

  it.each([
    ['nobody', [], '/attendance', 'too_few'],
    ['a mediator by name', [{ name: '王某', as: 'mediator', present: true }], '/attendance/0/name', 'not_allowed_with'],
    [
      'a party of the staff',
      [{ staffId: NOBODY, as: 'party', present: true }],
      '/attendance/0/staffId',
      'not_allowed_with',
    ],
    [
      'somebody unknown',
      [{ staffId: NOBODY, as: 'mediator', present: true }],
      '/attendance/0/staffId',
      'unknown_reference',
    ],
    ['somebody unnamed', [{ as: 'recorder', present: true }], '/attendance/0/staffId', 'required'],
  ])('refuses an attendance of %s', async (_, attendance, pointer, code) => {
    const planned = await mediator.post(`${shared}/sessions`).send(onSite()).expect(201);
    const hold = `${shared}/sessions/${planned.body.id as string}/hold`;
    const reply = await mediator.post(hold).set('If-Match', etagOf(planned)).send(holding(attendance)).expect(400);
    expect(reply.body.errors).toEqual([expect.objectContaining({ pointer, code })]);
  });
});

describe('moving and calling off', () => {
  it('gives the room back without a new time, and takes it again with one', async () => {
    const dispute = await MediatedCase.open(app);
    const [first, second] = [inRoom(), inRoom()];
    const planned = await mediator.post(`${dispute.path}/sessions`).send(first).expect(201);
    const path = `${dispute.path}/sessions/${planned.body.id as string}`;
    const moved = await dispute.post(mediator, path, 'adjourn', {
      startsAt: second['startsAt'],
      endsAt: second['endsAt'],
      reason: '当事人出差',
    });
    expect(moved.body).toMatchObject({
      state: 'scheduled',
      startsAt: second['startsAt'],
      roomId: room,
      reason: '当事人出差',
    });
    expect([await isTaken(first), await isTaken(second)]).toEqual([false, true]);
    const open = await dispute.post(mediator, path, 'adjourn', {});
    expect(open.body).toMatchObject({ state: 'adjourned', roomId: null });
    expect(await isTaken(second)).toBe(false);
    const half = await dispute.post(mediator, path, 'adjourn', { startsAt: second['startsAt'] }, 400);
    expect(half.body.errors).toEqual([expect.objectContaining({ pointer: '/startsAt', code: 'needs' })]);
    await mediator.post(`${path}/adjourn`).send({}).expect(428);
  });

  it('frees the room of a cancelled session', async () => {
    const dispute = await MediatedCase.open(app);
    const when = inRoom();
    const planned = await mediator.post(`${dispute.path}/sessions`).send(when).expect(201);
    const path = `${dispute.path}/sessions/${planned.body.id as string}`;
    await (await as(app, 'other.mediator')).post(`${path}/cancel`).send({}).expect(404);
    const cancelled = await dispute.post(mediator, path, 'cancel', { reason: '当事人要求' });
    expect(cancelled.body).toMatchObject({ state: 'cancelled', reason: '当事人要求' });
    expect(await isTaken(when)).toBe(false);
    await mediator
      .post(`${(await MediatedCase.open(app)).path}/sessions`)
      .send(when)
      .expect(201);
  });

  it('drops what is still planned when mediation ends', async () => {
    const dispute = await MediatedCase.open(app);
    const when = inRoom();
    const planned = await mediator.post(`${dispute.path}/sessions`).send(when).expect(201);
    await dispute.act(mediator, 'withdraw', { partyId: dispute.applicantId });
    const { body } = await mediator.get(`${dispute.path}/sessions/${planned.body.id as string}`).expect(200);
    expect(body.state).toBe('cancelled');
    expect(await isTaken(when)).toBe(false);
  });
});

describe('who sees a session', () => {
  it('shows the invited title, place, time and minutes of their session, and nothing else of the case', async () => {
    const dispute = await MediatedCase.open(app);
    const lawyer = await personOf(app, 'lawyer');
    const invited = onSite({ invited: [{ staffId: lawyer.staffId, as: 'recorder' }] });
    const planned = await mediator.post(`${dispute.path}/sessions`).send(invited).expect(201);
    const path = `${dispute.path}/sessions/${planned.body.id as string}`;
    await dispute.post(mediator, path, 'hold', holding(dispute.attendance()));
    const { body } = await (await as(app, 'lawyer')).get(path).expect(200);
    expect(body).toMatchObject({
      reduced: true,
      title: '楼上漏水',
      minutes: expect.any(String),
      concessions: null,
      attendance: null,
      citations: null,
    });
    await (await as(app, 'lawyer')).get(dispute.path).expect(404);
    await (await as(app, 'procurator')).get(path).expect(404);
    await (await as(app, 'other.director')).get(path).expect(404);
    await nobody(app).get(path).expect(401);
    expect((await (await as(app, 'director')).get(path).expect(200)).body.concessions).toBe('申请人愿意少要五百元。');
  });

  it('answers 304 to who has it already, and 404 to what is no id', async () => {
    const dispute = await MediatedCase.open(app);
    const id = await dispute.sit();
    const read = await mediator.get(`${dispute.path}/sessions/${id}`).expect(200);
    await mediator.get(`${dispute.path}/sessions/${id}`).set('If-None-Match', etagOf(read)).expect(304);
    await mediator.get(`${dispute.path}/sessions/not-an-id`).expect(404);
    await mediator.get(`/disputes/${NOBODY}/sessions/${id}`).expect(404);
  });
});
