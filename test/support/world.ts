/** The demo centre as the HTTP stories need it: ids by what people call things, and requests with the ETag just read. */
import { v7 as uuidv7 } from 'uuid';
import type { Response } from 'supertest';
import { addMinutes } from '../../src/domain/shared/day.js';
import type { TestApp } from './app.js';
import { type Agent, as, signInAgain } from './as.js';

export type Json = Record<string, unknown>;

export interface Ask {
  readonly body?: object;
  /** Sent as If-Match; by default what GET on the resource answers now; null sends none. */
  readonly ifMatch?: string | null;
  readonly expect?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export class World {
  /** Cases beside the one of a story, to merge into and to link: known to the whole counter, and assigned. */
  readonly others: { readonly registered: string[]; readonly assigned: string[] } = { registered: [], assigned: [] };

  private constructor(
    readonly app: TestApp,
    readonly center: string,
    readonly neighbour: string,
    private readonly people: ReadonlyMap<string, string>,
    private readonly rooms: ReadonlyMap<string, string>,
    private readonly departments: ReadonlyMap<string, string>,
    /** The centres above this one, the nearest first. */
    readonly above: readonly string[],
  ) {}

  static async of(app: TestApp): Promise<World> {
    const admin = await as(app, 'admin');
    const { centerId } = (await admin.get('/me').expect(200)).body as { centerId: string };
    const other = (await (await as(app, 'other.admin')).get('/me').expect(200)).body as { centerId: string };
    const people = await listed<Named>(admin, `/centers/${centerId}/staff`);
    const rooms = await listed<Named>(admin, `/centers/${centerId}/rooms`);
    const departments = await listed<{ id: string; code: string }>(admin, `/centers/${centerId}/departments`);
    return new World(
      app,
      centerId,
      other.centerId,
      new Map(people.map(({ id, name }) => [name, id])),
      new Map(rooms.map(({ id, name }) => [name, id])),
      new Map(departments.map(({ id, code }) => [code, id])),
      await centersAbove(admin, centerId),
    );
  }

  staff(name: string): string {
    return demanded(this.people, name);
  }

  room(name = '矛盾纠纷调处室'): string {
    return demanded(this.rooms, name);
  }

  department(code: string): string {
    return demanded(this.departments, code);
  }

  get now(): string {
    return this.app.clock.nowIso();
  }

  /** Moves the clock; everybody signs in again, as tokens end after a quarter of an hour. */
  moveTo(instant: string): void {
    this.app.clock.set(instant);
    signInAgain(this.app);
  }

  wait(minutes: number): void {
    this.moveTo(addMinutes(this.now, minutes));
  }

  as(username: string): Promise<Agent> {
    return as(this.app, username);
  }

  async get<T = Json>(username: string, path: string, expected = 200): Promise<T> {
    return (await this.read(username, path, expected)).body as T;
  }

  async read(username: string, path: string, expected = 200): Promise<Response> {
    return demand(await (await this.as(username)).get(path), expected, `GET ${path}`);
  }

  /** A record or creation: no If-Match unless the ask names one. */
  async post(
    username: string,
    path: string,
    { body, ifMatch = null, expect = 201, headers = {} }: Ask = {},
  ): Promise<Response> {
    const request = (await this.as(username)).post(path).set(headers);
    if (ifMatch !== null) request.set('If-Match', ifMatch);
    return demand(await (body === undefined ? request : request.send(body)), expect, `POST ${path} by ${username}`);
  }

  /** An action on `resource`, with the ETag somebody at the desk would just have read. */
  async act(username: string, resource: string, action: string, ask: Ask = {}): Promise<Response> {
    const ifMatch = ask.ifMatch === undefined ? await this.etag(username, resource) : ask.ifMatch;
    return this.post(username, `${resource}/${action}`, { expect: 200, ...ask, ifMatch });
  }

  async patch(username: string, path: string, { body = {}, ifMatch, expect = 200 }: Ask = {}): Promise<Response> {
    const tag = ifMatch === undefined ? await this.etag(username, path) : ifMatch;
    const request = (await this.as(username)).patch(path);
    if (tag !== null) request.set('If-Match', tag);
    return demand(await request.send(body), expect, `PATCH ${path} by ${username}`);
  }

  async etag(username: string, path: string): Promise<string> {
    const reply = await (await this.as(username)).get(path);
    return reply.headers['etag'] ?? '"1"';
  }
}

export function demand(reply: Response, expected: number, what: string): Response {
  if (reply.status !== expected) throw new Error(`${what} answered ${reply.status}, not ${expected}: ${reply.text}`);
  return reply;
}

async function centersAbove(agent: Agent, centerId: string): Promise<string[]> {
  const { parentId } = (await agent.get(`/centers/${centerId}`).expect(200)).body as { parentId: string | null };
  return parentId === null ? [] : [parentId, ...(await centersAbove(agent, parentId))];
}

/** All items of a list, page by page. */
export async function listed<T>(agent: Agent, path: string): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: Record<string, string> = { limit: '200', ...(cursor === '' ? {} : { cursor }) };
    const { body } = await agent.get(path).query(query).expect(200);
    const page = body as { items: T[]; nextCursor: string | null };
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

function demanded(things: ReadonlyMap<string, string>, name: string): string {
  const id = things.get(name);
  if (id === undefined) throw new Error(`the demo has no ${name}`);
  return id;
}

export const newId = (): string => uuidv7();

/** A truthful registration; two parties whose ids the test knows. */
export function leak(world: World, rest: Json = {}): Json & { parties: { id: string }[] } {
  const base = {
    centerId: world.center,
    track: 'peoples_mediation',
    source: { kind: 'on_application', channel: 'reception_room' },
    category: 'neighbor',
    subcategory: 'water_leak',
    title: '楼上漏水',
    facts: '申请人称楼上水管漏水，天花板受潮发霉，上门协商时发生口角。',
    claims: ['修复漏水', '赔偿损失'],
    parties: [
      { id: newId(), role: 'applicant', kind: 'person', name: '陈某' },
      { id: newId(), role: 'respondent', kind: 'person', name: '林某' },
    ],
  };
  return { ...base, ...rest };
}

export const CLEAN = { reservedToOrgan: false, acceptedElsewhere: false, administrativeOnly: false } as const;

/** A case on its way, led through the steps by people who may. */
export class Case {
  private constructor(
    private readonly world: World,
    readonly id: string,
    readonly parties: readonly string[],
  ) {}

  static async registered(world: World, by = 'justice', rest: Json = {}): Promise<Case> {
    const body = leak(world, rest);
    const reply = await world.post(by, '/disputes', { body });
    return new Case(
      world,
      (reply.body as { id: string }).id,
      body.parties.map(({ id }) => id),
    );
  }

  static async accepted(world: World, by = 'justice', rest: Json = {}): Promise<Case> {
    const file = await Case.registered(world, by, rest);
    await file.act(by, 'accept', { body: { screening: CLEAN } });
    return file;
  }

  static async assigned(world: World, by = 'justice', rest: Json = {}): Promise<Case> {
    const file = await Case.accepted(world, by, rest);
    await file.act(by, 'assign', {
      body: { departmentId: world.department('justice'), mediatorIds: [world.staff('王调解')] },
    });
    return file;
  }

  static async mediating(world: World, by = 'justice', rest: Json = {}): Promise<Case> {
    const file = await Case.assigned(world, by, rest);
    await file.tell(by);
    await file.act(by, 'start');
    return file;
  }

  /** Signed by everybody and sealed: in force today. `obligations` by default: 3000.00 yuan in ten days. */
  static async settled(world: World, by = 'justice', obligations?: readonly object[]): Promise<Case> {
    const file = await Case.mediating(world, by);
    await file.sit(by);
    await file.agree(by, file.agreement(obligations));
    return file;
  }

  get path(): string {
    return `/disputes/${this.id}`;
  }

  get(username: string, expand = ''): Promise<Json> {
    return this.world.get(username, `${this.path}${expand === '' ? '' : `?expand=${expand}`}`);
  }

  act(username: string, action: string, ask: Ask = {}): Promise<Response> {
    return this.world.act(username, this.path, action, ask);
  }

  record(username: string, action: string, body: object, expect = 201): Promise<Response> {
    return this.world.post(username, `${this.path}/${action}`, { body, expect });
  }

  /** Each of them is told rights and duties. */
  async tell(by: string, parties: readonly string[] = this.parties): Promise<void> {
    for (const partyId of parties) await this.record(by, 'rights-notices', { partyId, method: 'oral' });
  }

  /** A session here and now, with everybody there unless `held` says otherwise. */
  async sit(username: string, held: Json = {}, plan: Json = {}): Promise<void> {
    const { now } = this.world;
    const here = { startsAt: now, endsAt: addMinutes(now, 60), venue: 'on_site', ...plan };
    const planned = await this.record(username, 'sessions', here);
    const { id } = planned.body as { id: string };
    await this.world.act(username, `${this.path}/sessions/${id}`, 'hold', { body: this.held(held) });
  }

  /** Drafted, signed by those parties and the mediator, sealed: in force today. Answers its id. */
  async agree(by: string, draft: Json = this.agreement(), parties = this.parties): Promise<string> {
    const { id } = (await this.record(by, 'agreements', draft)).body as { id: string };
    for (const partyId of parties) await this.sign(by, id, { by: { partyId }, witness: { name: '邻居甲' } });
    await this.sign('mediator', id, { by: { staffId: this.world.staff('王调解') } });
    await this.sign('director', id, { by: { seal: true }, method: 'seal' });
    return id;
  }

  /** A copy of the agreement in force to each party, and one that stays. */
  async deliver(by: string): Promise<void> {
    const { agreementId } = (await this.get(by)) as { agreementId?: string };
    const copy = { method: 'in_person', deliveredOn: this.world.app.clock.today('Asia/Shanghai') };
    for (const receiver of [...this.parties.map((partyId) => ({ partyId })), { committee: true }]) {
      const body = { ...copy, ...receiver, receipt: { note: '当面交付' } };
      await this.world.post(by, `/agreements/${agreementId ?? ''}/deliveries`, { body });
    }
  }

  held(rest: Json = {}): Json {
    return {
      heldFrom: this.world.now,
      heldTo: this.world.now,
      attendance: [
        { staffId: this.world.staff('王调解'), as: 'mediator', present: true },
        ...this.parties.map((partyId) => ({ partyId, as: 'party', present: true })),
      ],
      minutes: '双方到场，陈述了经过，达成一致。',
      lawExplained: true,
      outcome: 'agreed',
      ...rest,
    };
  }

  agreement(obligations: readonly object[] = [this.duty()]): Json {
    return {
      form: 'written',
      facts: '楼上水管漏水，楼下天花板受损。',
      issues: '漏水原因和损失。',
      responsibilities: '水管由楼上住户负责。',
      terms: '楼上住户修复并赔偿。',
      obligations,
    };
  }

  duty(rest: Json = {}): Json {
    return {
      kind: 'pay',
      debtorPartyIds: [this.parties[1]],
      creditorPartyIds: [this.parties[0]],
      description: '赔偿天花板修复费用',
      amount: '3000.00',
      dueOn: '2026-12-31',
      ...rest,
    };
  }

  async sign(username: string, agreementId: string, rest: object, expect = 201): Promise<Response> {
    const signedOn = this.world.app.clock.today('Asia/Shanghai');
    const body = { method: 'signature', signedOn, ...rest };
    return this.world.act(username, `/agreements/${agreementId}`, 'signatures', { body, expect });
  }
}
