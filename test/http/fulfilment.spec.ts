/** After the agreement, over HTTP: obligations paid in parts, wrong records voided, visits made, the case closed. */
import { startTestApp, type TestApp } from '../support/app.js';
import { type Agent, as, nobody } from '../support/as.js';
import { etagOf, MediatedCase, personOf } from '../support/mediated-case.js';

const NOBODY = '01900000-0000-7000-8000-00000000dead';
const TODAY = '2026-10-14';

let app: TestApp;
let mediator: Agent;
/** A settled case whose requests are refused, and which therefore stays as it is. */
const shared = { path: '', first: '' };

beforeAll(async () => {
  app = await startTestApp();
  mediator = await as(app, 'mediator');
  const { dispute, first } = await settled();
  Object.assign(shared, { path: dispute.path, first });
});

afterAll(() => app.close());

const obligation = async (id: string) => (await mediator.get(`/obligations/${id}`).expect(200)).body;

const found = {
  visitedOn: TODAY,
  performance: 'performed',
  satisfaction: 'satisfied',
  breachFound: false,
  escalationSigns: false,
};

const codesOf = (body: { code: string; errors?: { code: string }[] }): string[] =>
  body.errors?.map(({ code }) => code) ?? [body.code];

/** The visit the settlement planned, given to nobody. */
async function firstVisit(dispute: MediatedCase): Promise<string> {
  const { body } = await mediator.get(`${dispute.path}/return-visits`).expect(200);
  const visits = (body as { items: { id: string; assigneeId: string | null }[] }).items;
  return visits.find(({ assigneeId }) => assigneeId === null)?.id ?? '';
}

async function settled(
  obligations?: Record<string, unknown>[],
): Promise<{ dispute: MediatedCase; first: string; second: string }> {
  const dispute = await MediatedCase.open(app);
  const { obligationIds } = await dispute.settle(obligations);
  return { dispute, first: obligationIds[0] ?? '', second: obligationIds[1] ?? '' };
}

describe('performance', () => {
  it('adds up the parts, performs the case with the last one, and takes it back when a record was wrong', async () => {
    const { dispute, first } = await settled();
    const half = await mediator
      .post(`/obligations/${first}/performance`)
      .send({ performedOn: TODAY, amount: '1000.00', evidence: '收条一张', confirmedBy: dispute.applicantId })
      .expect(201);
    expect(half.body).toMatchObject({
      obligationId: first,
      amount: '1000.00',
      voided: false,
      confirmedBy: dispute.applicantId,
    });
    expect(half.headers['location']).toBe(`/api/v1/obligations/${first}`);
    expect(await obligation(first)).toMatchObject({ state: 'open', paid: '1000.00' });
    const rest = await mediator
      .post(`/obligations/${first}/performance`)
      .send({ performedOn: TODAY, evidence: '转账记录' })
      .expect(201);
    expect(rest.body.amount).toBe('2000.00');
    expect(await obligation(first)).toMatchObject({ state: 'performed', paid: '3000.00' });
    expect(await dispute.state()).toBe('performed');
    const path = `/obligations/${first}`;
    const voided = await dispute.post(mediator, path, `performance/${rest.body.id as string}/void`, {
      reason: '金额误记',
    });
    expect(voided.body).toMatchObject({ state: 'open', paid: '1000.00' });
    expect(voided.body.performances).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: rest.body.id, voided: true, voidReason: '金额误记' })]),
    );
    expect(await dispute.state()).toBe('settled');
    const again = await dispute.post(
      mediator,
      path,
      `performance/${rest.body.id as string}/void`,
      { reason: '再次' },
      409,
    );
    expect(again.body.code).toBe('performance_not_standing');
  });

  it('honours If-Match when it is sent, and demands it for voiding', async () => {
    const { first } = await settled();
    const path = `/obligations/${first}`;
    const pay = { performedOn: TODAY, amount: '10.00', evidence: '收条' };
    await mediator.post(`${path}/performance`).set('If-Match', '"1-old"').send(pay).expect(412);
    const etag = etagOf(await mediator.get(path).expect(200));
    const { body } = await mediator.post(`${path}/performance`).set('If-Match', etag).send(pay).expect(201);
    const wrong = `${path}/performance/${body.id as string}/void`;
    await mediator.post(wrong).send({ reason: '误记' }).expect(428);
    await mediator.post(wrong).set('If-Match', etag).send({ reason: '误记' }).expect(412);
    const now = etagOf(await mediator.get(path).expect(200));
    await mediator.post(`${path}/performance/${NOBODY}/void`).set('If-Match', now).send({ reason: '误记' }).expect(404);
    await mediator.post(wrong).set('If-Match', now).send({}).expect(400);
    await mediator.post(wrong).set('If-Match', now).send({ reason: '误记' }).expect(200);
  });

  it.each([
    ['more than is owed', { amount: '3000.01' }, 409, 'amount_exceeds_open'],
    ['nothing', { amount: '0.00' }, 409, 'amount_not_positive'],
    ['tomorrow', { performedOn: '2026-10-15' }, 409, 'occurred_in_future'],
    ['confirmed by a stranger', { confirmedBy: NOBODY }, 409, 'party_unknown'],
    ['without evidence', { evidence: undefined }, 400, 'required'],
    ['with a clock beside its day', { occurredAt: '2026-10-14T01:00:00Z' }, 400, 'unknown_field'],
  ])('refuses a performance of %s', async (_, over, status, code) => {
    const body = { performedOn: TODAY, amount: '1.00', evidence: '收条', ...over };
    const reply = await mediator.post(`/obligations/${shared.first}/performance`).send(body).expect(status);
    expect(codesOf(reply.body)).toEqual([code]);
  });

  it('finds a continuing duty performed at a visit, not by a record', async () => {
    const quiet = {
      kind: 'refrain',
      debtorPartyIds: [],
      creditorPartyIds: [],
      description: '夜间不喧哗',
      continuing: true,
    };
    const dispute = await MediatedCase.open(app);
    const { obligationIds } = await dispute.settle([
      { ...quiet, debtorPartyIds: [dispute.respondentId], creditorPartyIds: [dispute.applicantId] },
    ]);
    const id = obligationIds[0] ?? '';
    const refused = await mediator
      .post(`/obligations/${id}/performance`)
      .send({ performedOn: TODAY, evidence: '邻居作证' })
      .expect(409);
    expect(refused.body).toMatchObject({ code: 'continuing_obligation', ruleId: 'R35' });
    expect(await obligation(id)).toMatchObject({
      state: 'open',
      continuing: true,
      dueOn: null,
      observationUntil: '2027-01-12',
    });
    const { body } = await mediator.get(`${dispute.path}/return-visits`).expect(200);
    expect(body.items.map(({ dueOn }: { dueOn: string }) => dueOn)).toEqual(['2026-11-13', '2027-01-12']);
  });

  it('is for those who see the case', async () => {
    const { first } = await settled();
    const pay = { performedOn: TODAY, evidence: '收条' };
    for (const [username, status] of [
      ['other.mediator', 404],
      ['auditor', 403],
      ['lawyer', 404],
      ['grid', 404],
    ] as const) {
      const agent = await as(app, username);
      await agent.get(`/obligations/${first}`).expect(status);
      await agent.post(`/obligations/${first}/performance`).send(pay).expect(status);
      await agent
        .post(`/obligations/${first}/performance/${NOBODY}/void`)
        .set('If-Match', '"1"')
        .send({ reason: 'x' })
        .expect(status);
    }
    await nobody(app).get(`/obligations/${first}`).expect(401);
    await nobody(app).post(`/obligations/${first}/performance`).send(pay).expect(401);
    await nobody(app).post(`/obligations/${first}/performance/${NOBODY}/void`).send({}).expect(401);
  });
});

describe('return visits and closing', () => {
  it('closes what was performed and visited, and nothing before', async () => {
    const { dispute, first } = await settled();
    expect((await dispute.act(mediator, 'close', {}, 409)).body).toMatchObject({
      code: 'obligation_outstanding',
      ruleId: 'R38',
    });
    await mediator
      .post(`/obligations/${first}/performance`)
      .send({ performedOn: TODAY, evidence: '当场付清' })
      .expect(201);
    const early = await dispute.act(mediator, 'close', {}, 409);
    expect(early.body).toMatchObject({ code: 'return_visit_outstanding', ruleId: 'R35' });
    const visit = await firstVisit(dispute);
    const made = await dispute.post(mediator, `/return-visits/${visit}`, 'record', { ...found, note: '双方已和好' });
    expect(made.body).toMatchObject({
      recorded: true,
      visitedOn: TODAY,
      satisfaction: 'satisfied',
      note: '双方已和好',
    });
    expect((await dispute.post(mediator, `/return-visits/${visit}`, 'record', found, 409)).body.code).toBe(
      'return_visit_not_open',
    );
    const closed = await dispute.act(mediator, 'close', {});
    expect(closed.body.state).toBe('closed');
    await (await as(app, 'other.director')).post(`${dispute.path}/close`).send({}).expect(404);
    await (await as(app, 'auditor')).post(`${dispute.path}/close`).send({}).expect(403);
    await nobody(app).post(`${dispute.path}/close`).send({}).expect(401);
    await mediator.post(`${dispute.path}/close`).send({}).expect(428);
  });

  it('lets a grid worker record the visit given to them, see the case until then, and nothing else', async () => {
    const { dispute, first } = await settled();
    const grid = await personOf(app, 'grid');
    const worker = await as(app, 'grid');
    await worker.get(dispute.path).expect(404);
    const given = await mediator
      .post(`${dispute.path}/return-visits`)
      .send({ dueOn: '2026-10-20', assigneeId: grid.staffId, obligationId: first })
      .expect(201);
    expect(given.body).toMatchObject({ assigneeId: grid.staffId, obligationId: first, recorded: false });
    expect(given.headers['location']).toBe(`/api/v1/return-visits/${given.body.id as string}`);
    await worker.get(dispute.path).expect(200);
    const sessions = await worker.get(`${dispute.path}/sessions`).expect(200);
    expect(sessions.body.items).toEqual([expect.objectContaining({ concessions: null })]);
    const notTheirs = await dispute.post(worker, `/return-visits/${await firstVisit(dispute)}`, 'record', found, 409);
    expect(notTheirs.body.code).toBe('not_given_to_you');
    await worker
      .post(`/obligations/${first}/performance`)
      .send({ performedOn: TODAY, amount: '1.00', evidence: '收条' })
      .expect(201);
    await dispute.post(worker, `/return-visits/${given.body.id as string}`, 'record', found);
    await worker.get(dispute.path).expect(404);
    await worker.get(`/return-visits/${given.body.id as string}`).expect(404);
  });

  it.each([
    ['before the agreement', { dueOn: '2026-10-01' }, 409, 'visit_before_settlement'],
    ['by somebody unknown', { assigneeId: NOBODY }, 400, 'unknown_reference'],
    ['to a stranger', { partyId: NOBODY }, 409, 'party_unknown'],
    ['about no obligation', { obligationId: NOBODY }, 409, 'obligation_unknown'],
    ['without a day', { dueOn: undefined }, 400, 'required'],
  ])('refuses to plan a visit %s', async (_, over, status, code) => {
    const reply = await mediator
      .post(`${shared.path}/return-visits`)
      .send({ dueOn: '2026-10-20', ...over })
      .expect(status);
    expect(codesOf(reply.body)).toEqual([code]);
  });

  it('keeps one id for one visit, and visits to those who see the case', async () => {
    const { dispute } = await settled();
    const id = await firstVisit(dispute);
    expect(
      (await mediator.post(`${dispute.path}/return-visits`).send({ id, dueOn: '2026-10-20' }).expect(409)).body.code,
    ).toBe('id_in_use');
    for (const [username, status] of [
      ['other.mediator', 404],
      ['auditor', 403],
    ] as const) {
      const agent = await as(app, username);
      await agent.get(`/return-visits/${id}`).expect(status);
      await agent.get(`${dispute.path}/return-visits`).expect(status);
      await agent.post(`${dispute.path}/return-visits`).send({ dueOn: '2026-10-20' }).expect(status);
      await agent.post(`/return-visits/${id}/record`).set('If-Match', '"1"').send(found).expect(status);
    }
    await nobody(app).get(`/return-visits/${id}`).expect(401);
    await nobody(app).get(`${dispute.path}/return-visits`).expect(401);
    await nobody(app).post(`${dispute.path}/return-visits`).send({}).expect(401);
    await nobody(app).post(`/return-visits/${id}/record`).send(found).expect(401);
    await mediator.post(`/return-visits/${id}/record`).send(found).expect(428);
    await mediator.post(`/return-visits/${id}/record`).set('If-Match', '"1"').send({}).expect(412);
  });
});
