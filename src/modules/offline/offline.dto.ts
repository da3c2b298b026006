/** Requests queued in the field, and what became of each. */
import { QUEUEABLE } from '../../domain/offline/queue.js';
import { Int, JsonObject, Matching, Nested, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';

const ID = '01900000-0000-7000-8000-0000000000f1';
const PATH = '/disputes/01900000-0000-7000-8000-0000000000a1/sessions';

export class QueuedRequest {
  @Uuid({
    description:
      'Made by the client; also the Idempotency-Key under which the request is sent, so that it is done once.',
    example: ID,
  })
  id!: string;

  @Matching(QUEUEABLE, {
    max: 300,
    expected: '/disputes…, /sessions/…, /agreements/…, /obligations/…, /visits/…',
    description:
      'Path of a POST below `/api/v1`: `/disputes` or an action on a dispute, session, agreement, obligation or visit. A case registered in the same batch is named by the `id` its body brings.',
    example: PATH,
  })
  path!: string;

  @JsonObject({
    optional: true,
    description: 'Body of that request as its operation takes it, `occurredAt` for when it happened; default: none.',
    example: { scheduledAt: '2026-10-15T01:00:00Z', venue: 'on_site' },
  })
  body?: Record<string, unknown>;

  @Text({
    max: 100,
    optional: true,
    description:
      'ETag last read of what it works on, sent as If-Match. Default: the ETag that an earlier request of this batch on the same resource was answered with.',
    example: '"3-abc"',
  })
  ifMatch?: string;

  @Uuid({
    optional: true,
    description: 'An earlier request of this batch it builds on, beside those on the same resource.',
    example: ID,
  })
  afterId?: string;
}

export class QueueRequest {
  @NestedList(() => QueuedRequest, {
    min: 1,
    max: 50,
    description: 'In the order in which they were written down; done one after the other, each by itself.',
  })
  requests!: QueuedRequest[];
}

export const OUTCOMES = ['registered', 'received', 'refused'] as const;

export class BecauseResponse {
  @Int({ min: 400, max: 599, description: 'Status the request was refused with.', example: 409 }) status!: number;
  @Text({ max: 100, description: 'Stable code: of the problem, or `depends_on_refused`.', example: 'stale' })
  code!: string;
  @Text({ max: 10_000, description: 'Why, for the officer, in the language asked for.' }) detail!: string;
  @JsonObject({
    description: 'The whole problem as the operation answered it; empty for `depends_on_refused`.',
    example: {},
  })
  problem!: object;
}

export class QueueOutcomeResponse {
  @Uuid({ description: 'The request.', example: ID }) id!: string;
  @OneOf(OUTCOMES, {
    description:
      '`registered`: done now; `received`: had been done before, under the same id; `refused`: nothing was written, and `because` says why.',
    example: 'registered',
  })
  outcome!: string;
  @Int({ min: 200, max: 599, description: 'Status of the request; 409 for `depends_on_refused`.', example: 201 })
  status!: number;
  @Text({ max: 500, nullable: true, description: 'Where the new thing is found; null for none.', example: PATH })
  location!: string | null;
  @Text({
    max: 100,
    nullable: true,
    description: 'ETag of the resource as it was left; null for none.',
    example: '"4-abc"',
  })
  etag!: string | null;
  @Nested(() => BecauseResponse, { nullable: true, description: 'Why it was refused; null otherwise.' })
  because!: BecauseResponse | null;
}

export class QueueResponse {
  @NestedList(() => QueueOutcomeResponse, { max: 50, description: 'One for each request, in their order.' })
  items!: QueueOutcomeResponse[];
}
