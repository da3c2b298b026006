/**
 * Officers at work while everything breaks: each leads cases of its own step by step and writes into one they all share. A request
 * is sent again under its Idempotency-Key, to whichever service answers, until it is answered for good.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { Chance } from '../support/chance.js';
import { DEMO_PASSWORD } from '../support/settings.js';

interface Reply {
  readonly status: number;
  readonly etag: string;
  readonly body: Record<string, unknown>;
}

/** What the service said it has written: so many log entries of this type on this case. */
export type Promised = Map<string, Map<string, number>>;

/** Answers that ask for another try; everything else is an answer. */
const PASSING = [429, 502, 503];
const PAUSE_MS = 60;
const HANG_MS = 30_000;

export class Client {
  readonly promised: Promised = new Map();
  /** What no failure around the service excuses. */
  readonly faults: string[] = [];
  sent = 0;
  retried = 0;
  private token = '';
  private readonly chance: Chance;

  constructor(
    private readonly urls: readonly string[],
    private readonly username: string,
    private readonly ground: { readonly centerId: string; readonly departmentId: string; readonly mediatorId: string },
    seed: number,
  ) {
    this.chance = new Chance(seed);
  }

  /** Leads case after case; `shared` is the one everybody writes into. */
  async work(shared: { id: string; partyId: string } | null, isOn: () => boolean): Promise<void> {
    while (isOn()) {
      const file = await this.lead(isOn);
      if (shared === null || file === undefined) continue;
      const consent = { partyId: shared.partyId, subject: 'data', decision: 'given' };
      await this.write(shared.id, `/disputes/${shared.id}/consents`, consent, 'ConsentRecorded');
    }
  }

  /** From the counter to the table, as far as it gets before the end. */
  async lead(isOn: () => boolean = () => true): Promise<{ id: string; partyId: string } | undefined> {
    const id = uuidv7();
    const [first, second] = [uuidv7(), uuidv7()];
    const path = `/disputes/${id}`;
    await this.write(id, '/disputes', this.registration(id, first, second), 'Registered');
    const screening = { reservedToOrgan: false, acceptedElsewhere: false, administrativeOnly: false };
    await this.act(id, `${path}/accept`, { screening }, 'Accepted');
    const { departmentId, mediatorId } = this.ground;
    await this.act(id, `${path}/assign`, { departmentId, mediatorIds: [mediatorId] }, 'Assigned');
    for (const partyId of [first, second])
      await this.write(id, `${path}/rights-notices`, { partyId, method: 'oral' }, 'RightsNoticeGiven');
    await this.act(id, `${path}/start`, {}, 'MediationStarted');
    for (let times = this.chance.int(0, 4); times > 0 && isOn(); times -= 1) {
      await this.act(id, `${path}/suspend`, { reason: 'appraisal' }, 'Suspended');
      await this.act(id, `${path}/resume`, {}, 'Resumed');
    }
    return { id, partyId: first };
  }

  private registration(id: string, first: string, second: string): object {
    return {
      id,
      centerId: this.ground.centerId,
      track: 'peoples_mediation',
      source: { kind: 'on_application', channel: 'reception_room' },
      category: 'neighbor',
      subcategory: 'water_leak',
      title: '楼上漏水',
      facts: '申请人称楼上水管漏水，天花板受潮发霉。',
      claims: ['修复漏水'],
      parties: [
        { id: first, role: 'applicant', kind: 'person', name: '陈某' },
        { id: second, role: 'respondent', kind: 'person', name: '林某' },
      ],
    };
  }

  /** An action on what was last read. */
  private async act(id: string, path: string, body: object, type: string): Promise<void> {
    const { etag } = await this.insist('GET', `/disputes/${id}`);
    await this.write(id, path, body, type, { 'if-match': etag });
  }

  private async write(
    id: string,
    path: string,
    body: object,
    type: string,
    headers: Record<string, string> = {},
  ): Promise<void> {
    const reply = await this.insist('POST', path, body, { ...headers, 'idempotency-key': randomUUID() });
    if (reply.status >= 300) {
      this.faults.push(`POST ${path} answered ${reply.status} ${JSON.stringify(reply.body).slice(0, 300)}`);
      return;
    }
    const ofCase = this.promised.get(id) ?? new Map<string, number>();
    this.promised.set(id, ofCase);
    ofCase.set(type, (ofCase.get(type) ?? 0) + 1);
  }

  /** Until there is an answer that is one. */
  async insist(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Reply> {
    for (;;) {
      const reply = await this.once(method, path, body, headers);
      if (reply !== undefined && reply.status === 401) this.token = '';
      else if (reply !== undefined && !isPassing(reply)) {
        if (reply.status >= 500) this.faults.push(`${method} ${path} answered ${reply.status}`);
        else return reply;
      }
      this.retried += 1;
      await sleep(PAUSE_MS * (1 + this.chance.next()));
    }
  }

  /** undefined: the service went away in the middle, or is not there. */
  private async once(
    method: string,
    path: string,
    body: object | undefined,
    headers: Record<string, string>,
  ): Promise<Reply | undefined> {
    try {
      const base = this.chance.of(this.urls);
      if (this.token === '') this.token = await this.signIn(base);
      const sent: RequestInit = {
        method,
        headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', ...headers },
        signal: AbortSignal.timeout(HANG_MS),
      };
      this.sent += 1;
      const reply = await fetch(base + path, body === undefined ? sent : { ...sent, body: JSON.stringify(body) });
      const read = (await reply.json()) as Record<string, unknown>;
      return { status: reply.status, etag: reply.headers.get('etag') ?? '', body: read };
    } catch (error) {
      if (error instanceof Error && error.name === 'TimeoutError')
        this.faults.push(`${method} ${path} was not answered`);
      return undefined;
    }
  }

  private async signIn(base: string): Promise<string> {
    const reply = await fetch(`${base}/auth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: this.username, password: DEMO_PASSWORD }),
      signal: AbortSignal.timeout(HANG_MS),
    });
    if (!reply.ok) throw new Error(`signing in answered ${reply.status}`);
    return String(((await reply.json()) as { accessToken: string }).accessToken);
  }
}

const isPassing = ({ status, body }: Reply): boolean =>
  PASSING.includes(status) || (status === 409 && body['code'] === 'idempotency_in_flight');
