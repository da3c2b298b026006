/** A dispute of the demo centre brought to mediation over HTTP, as its real people would, and the steps that follow. */
import type { Response } from 'supertest';
import type { TestApp } from './app.js';
import { type Agent, as } from './as.js';

type Body = Record<string, unknown>;

export interface Person {
  readonly staffId: string;
  readonly centerId: string;
}

/** The person behind a demo account. */
export async function personOf(app: TestApp, username: string): Promise<Person> {
  const { body } = await (await as(app, username)).get('/me').expect(200);
  const { staffId, grants } = body as { staffId: string; grants: { centerId: string }[] };
  return { staffId, centerId: grants[0]?.centerId ?? '' };
}

/** A room of the centre for mediation. */
export async function mediationRoom(app: TestApp, centerId: string): Promise<string> {
  const { body } = await (await as(app, 'mediator')).get(`/centers/${centerId}/rooms?kind=mediation`).expect(200);
  return (body as { items: { id: string }[] }).items[0]?.id ?? '';
}

export const etagOf = (reply: Response): string => String(reply.headers['etag']);

export class MediatedCase {
  private constructor(
    private readonly app: TestApp,
    readonly id: string,
    readonly centerId: string,
    readonly mediatorId: string,
    readonly applicantId: string,
    readonly respondentId: string,
  ) {}

  get path(): string {
    return `/disputes/${this.id}`;
  }

  /** Received and mediated since the day before, so that a session of this morning can be written down. */
  static async open(app: TestApp, day = '2026-10-13'): Promise<MediatedCase> {
    const mediator = await personOf(app, 'mediator');
    const officer = await as(app, 'justice');
    const registered = await officer
      .post('/disputes')
      .send(registration(mediator.centerId, `${day}T01:00:00.000Z`))
      .expect(201);
    const { id } = registered.body as { id: string };
    const { body } = await officer.get(`/disputes/${id}/parties`).expect(200);
    const parties = (body as { items: { id: string; role: string }[] }).items;
    const partyOf = (role: string): string => parties.find((party) => party.role === role)?.id ?? '';
    const opened = new MediatedCase(
      app,
      id,
      mediator.centerId,
      mediator.staffId,
      partyOf('applicant'),
      partyOf('respondent'),
    );
    await opened.bringToMediation(officer, day);
    return opened;
  }

  private async bringToMediation(officer: Agent, day: string): Promise<void> {
    const occurredAt = `${day}T02:00:00.000Z`;
    const screening = { reservedToOrgan: false, acceptedElsewhere: false, administrativeOnly: false };
    await this.act(officer, 'accept', { track: 'peoples_mediation', screening, occurredAt });
    await this.act(officer, 'assign', { mediatorIds: [this.mediatorId], occurredAt });
    const mediator = await as(this.app, 'mediator');
    for (const partyId of [this.applicantId, this.respondentId]) {
      await mediator.post(`${this.path}/rights-notices`).send({ partyId, method: 'oral', occurredAt }).expect(201);
    }
    await this.act(mediator, 'start', { occurredAt });
  }

  /** An action with the ETag of the case as it is now. */
  async act(agent: Agent, action: string, body: Body, status = 200): Promise<Response> {
    const etag = etagOf(await agent.get(this.path).expect(200));
    return agent.post(`${this.path}/${action}`).set('If-Match', etag).send(body).expect(status);
  }

  /** Reads a resource for its ETag, then posts to it. */
  async post(agent: Agent, resource: string, action: string, body: Body, status = 200): Promise<Response> {
    const etag = etagOf(await agent.get(resource).expect(200));
    return agent.post(`${resource}/${action}`).set('If-Match', etag).send(body).expect(status);
  }

  attendance(): Body[] {
    return [
      { partyId: this.applicantId, as: 'party', present: true },
      { partyId: this.respondentId, as: 'party', present: true },
      { staffId: this.mediatorId, as: 'mediator', present: true },
    ];
  }

  /** A session of this morning, planned and held with everybody present. */
  async sit(): Promise<string> {
    const mediator = await as(this.app, 'mediator');
    const planned = await mediator.post(`${this.path}/sessions`).send(onSite()).expect(201);
    const { id } = planned.body as { id: string };
    await this.post(mediator, `${this.path}/sessions/${id}`, 'hold', holding(this.attendance()));
    return id;
  }

  payment(over: Body = {}): Body {
    return {
      kind: 'pay',
      debtorPartyIds: [this.respondentId],
      creditorPartyIds: [this.applicantId],
      description: '赔偿墙面修复费用',
      amount: '3000.00',
      dueOn: '2026-11-15',
      ...over,
    };
  }

  agreement(over: Body = {}): Body {
    return {
      form: 'written',
      facts: '二〇二六年九月起楼上水管漏水，楼下墙面受损。',
      issues: '漏水原因和损失数额。',
      responsibilities: '水管属楼上住户专有部分，由其负责。',
      terms: '楼上住户赔偿三千元。',
      obligations: [this.payment()],
      copies: 3,
      ...over,
    };
  }

  async draft(over: Body = {}): Promise<string> {
    const reply = await (
      await as(this.app, 'mediator')
    )
      .post(`${this.path}/agreements`)
      .send(this.agreement(over))
      .expect(201);
    return (reply.body as { id: string }).id;
  }

  async sign(username: string, agreementId: string, body: Body, status = 201): Promise<Response> {
    const signature = { method: 'signature', signedOn: '2026-10-14', ...body };
    return this.post(await as(this.app, username), `/agreements/${agreementId}`, 'signatures', signature, status);
  }

  /** Both parties and the mediator; the seal is missing. */
  async signByHands(agreementId: string): Promise<void> {
    for (const partyId of [this.applicantId, this.respondentId]) {
      await this.sign('mediator', agreementId, { by: { partyId }, witness: { name: '黄某某' } });
    }
    await this.sign('mediator', agreementId, { by: { staffId: this.mediatorId } });
  }

  /** Sat, signed and sealed: in force. Answers the ids of its obligations in their order. */
  async settle(
    obligations: readonly Body[] = [this.payment()],
  ): Promise<{ agreementId: string; obligationIds: string[] }> {
    await this.sit();
    const agreementId = await this.draft({ obligations });
    await this.signByHands(agreementId);
    await this.sign('director', agreementId, { by: { seal: true }, method: 'seal' });
    const { body } = await (await as(this.app, 'mediator')).get(`/agreements/${agreementId}`).expect(200);
    return { agreementId, obligationIds: (body as { obligations: { id: string }[] }).obligations.map(({ id }) => id) };
  }

  async state(): Promise<unknown> {
    const { body } = await (await as(this.app, 'director')).get(this.path).expect(200);
    return (body as { state: unknown }).state;
  }
}

const registration = (centerId: string, receivedAt: string): Body => ({
  centerId,
  receivedAt,
  track: 'peoples_mediation',
  source: { kind: 'on_application', channel: 'reception_room' },
  category: 'neighbor',
  subcategory: 'water_leak',
  title: '楼上漏水',
  facts: '楼上卫生间漏水，楼下天花板受损。',
  parties: [
    { role: 'applicant', kind: 'person', name: '陈某某' },
    { role: 'respondent', kind: 'person', name: '林某某' },
  ],
});

/** This morning, at the place itself. */
export const onSite = (over: Body = {}): Body => ({
  startsAt: '2026-10-14T00:30:00.000Z',
  endsAt: '2026-10-14T01:30:00.000Z',
  venue: 'on_site',
  ...over,
});

export const holding = (attendance: readonly Body[], over: Body = {}): Body => ({
  heldFrom: '2026-10-14T00:30:00.000Z',
  heldTo: '2026-10-14T01:30:00.000Z',
  attendance,
  minutes: '双方到场，陈述了漏水经过，并达成一致。',
  undisputedFacts: '漏水始于九月。',
  concessions: '申请人愿意少要五百元。',
  citations: [{ law: '民法典', article: '296' }],
  lawExplained: true,
  outcome: 'agreed',
  ...over,
});
