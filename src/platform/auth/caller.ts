/** Who is asking, in which language, and under which guards against lost updates and repeated requests. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/access/scope.js';
import type { PathSubject } from '../../domain/audit/subject-of-path.js';
import type { Shown } from '../audit/discloses.decorator.js';
import type { DbScope } from '../database/tx.js';
import type { Language } from '../http/texts.js';

/** The retry guard of one request (api.md §1.3). */
export interface IdempotencyContext {
  readonly key: string;
  /** Caller + method + path. */
  readonly scope: string;
  /** null: an upload, whose body is still to be read */
  readonly bodyDigest: string | null;
}

export interface Caller {
  readonly actor: Actor;
  /** The sign-in session of the request; null for callers that are no person at a desk. */
  readonly sessionId: string | null;
  readonly scope: DbScope;
  readonly language: Language;
  /** Version part of If-Match; null when the header was not sent. */
  readonly ifMatch: number | null;
  readonly idempotency: IdempotencyContext | null;
  readonly requestId: string;
  /** Of the OpenAPI document; undefined for what comes without a request. */
  readonly operation?: string;
  /** What its address names. */
  readonly subject?: PathSubject | null;
  /** Address the request came from, for the audit log and for slowing failed sign-ins. */
  readonly address: string;
}

/** A signed-in request: the guard has put the caller on it. */
export interface CallerRequest extends FastifyRequest {
  caller?: Caller;
  /** Who showed a good token, also where the request is refused afterwards. */
  identified?: Actor;
  /** Of the OpenAPI document, once a route was found. */
  operation?: string;
  /** The answer tells of people, see `@Discloses`. */
  discloses?: Shown | undefined;
  /** Ids of what a list that tells of people showed. */
  shown?: readonly string[];
  /** Code of the problem the request was answered with. */
  refusalCode?: string;
}

/** Whatever the caller reaches by any role; inside it the one predicate decides. */
export const scopeOf = ({ accountId, staffId, reach }: Actor): DbScope => ({
  accountId,
  staffId,
  centerIds: [...new Set(Object.values(reach).flat())].sort(),
});

export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = context.switchToHttp().getRequest<CallerRequest>();
  if (request.caller === undefined) throw new Error('a public route asked for its caller');
  return request.caller;
});
