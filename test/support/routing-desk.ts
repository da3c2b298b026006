/** What the stories of the routing rules do again and again: set rules, take cases in, ask beforehand. */
import type { Response } from 'supertest';
import type { DisputeResponse } from '../../src/modules/disputes/dispute.dto.js';
import type { RoutingAnswerResponse, RoutingComparisonResponse } from '../../src/modules/routing/dry-run.dto.js';
import type { RoutingRulesResponse } from '../../src/modules/routing/routing-rules.dto.js';
import { Case, demand, type Json, type World } from './world.js';

/** A Wednesday at ten, inside office hours; the morning's people are on duty. */
export const AT_TEN = '2026-10-14T02:00:00.000Z';
export const RULES_SINCE = '2026-01-01';

interface Put {
  readonly by?: string;
  readonly etag?: string;
  readonly expect?: number;
  readonly centerId?: string;
}

/** A rule that sends there. */
export const to = (departmentId: string | null, rest: Json = {}): Json => ({
  departmentId,
  validFrom: RULES_SINCE,
  ...rest,
});

export const faultsOf = (reply: unknown): string[] =>
  (reply as { errors: { pointer: string; code: string }[] }).errors.map(({ pointer, code }) => `${pointer} ${code}`);

export class RoutingDesk {
  constructor(private readonly world: World) {}

  pathOf(centerId = this.world.center): string {
    return `/centers/${centerId}/routing-rules`;
  }

  read(username = 'justice', query = ''): Promise<RoutingRulesResponse> {
    return this.world.get<RoutingRulesResponse>(username, `${this.pathOf()}${query}`);
  }

  async put(
    rules: unknown,
    { by = 'director', etag, expect = 200, centerId }: Put = {},
  ): Promise<RoutingRulesResponse> {
    const path = this.pathOf(centerId);
    const ifMatch = etag ?? (await this.world.etag('director', this.pathOf()));
    const request = (await this.world.as(by)).put(path).set('If-Match', ifMatch);
    return demand(await request.send({ rules }), expect, `PUT ${path} by ${by}`).body as RoutingRulesResponse;
  }

  /** Taken in by the justice officer, without a track unless named. */
  async taken(rest: Json = {}, by = 'justice'): Promise<DisputeResponse> {
    const file = await Case.registered(this.world, by, { track: null, ...rest });
    return this.world.get<DisputeResponse>('director', file.path);
  }

  async dryRun(body: Json, by = 'director', expected = 200, language = 'zh-CN'): Promise<Response> {
    const request = (await this.world.as(by)).post('/routing/dry-run').set('Accept-Language', language);
    return demand(await request.send({ centerId: this.world.center, ...body }), expected, 'POST /routing/dry-run');
  }

  async answer(body: Json, by?: string): Promise<RoutingAnswerResponse> {
    return (await this.dryRun({ category: 'neighbor', ...body }, by)).body as RoutingAnswerResponse;
  }

  async comparison(body: Json, by?: string): Promise<RoutingComparisonResponse> {
    return (await this.dryRun(body, by)).body as RoutingComparisonResponse;
  }
}
