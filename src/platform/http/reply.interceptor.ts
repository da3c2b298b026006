/** Turns a Reply into headers and JSON; keeps the order of checks of api.md §1.3; replays answered requests. */
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { HttpAdapterHost, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { defer, lastValueFrom, type Observable } from 'rxjs';
import { httpDateOf } from '../../domain/shared/day.js';
import type { Caller, CallerRequest } from '../auth/caller.js';
import { isUuid } from './atoms.js';
import { Gates, ON_RESOURCE, type OnResource } from './gates.js';
import { ContentReply, renderContent } from './content-reply.js';
import { type AnsweredFile, contentDisposition, FileReply, isUnchangedSince } from './file-reply.js';
import type { StoredAnswer } from './idempotency.store.js';
import { Problem, ShortCut } from './problem.js';
import type { Reply } from './reply.js';
import { API_PREFIX, checkIfMatch, etagOf, Replay, UseCases } from './use-cases.js';

type FastifyInstance = ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance'] extends () => infer I
  ? I
  : never;

@Injectable()
export class ReplyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly gates: Gates,
    private readonly useCases: UseCases,
    private readonly host: HttpAdapterHost,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<CallerRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const resource = this.reflector.get<OnResource | undefined>(ON_RESOURCE, context.getHandler());
    return defer(() => this.answered(request, reply, resource, next));
  }

  private async answered(
    request: CallerRequest,
    reply: FastifyReply,
    resource: OnResource | undefined,
    next: CallHandler,
  ): Promise<unknown> {
    const { caller } = request;
    const result: unknown =
      caller === undefined ? await lastValueFrom(next.handle()) : await this.asked(request, caller, resource, next);
    return result instanceof ContentReply
      ? renderContent(request, reply, result.content)
      : render(request, reply, result);
  }

  private async asked(
    request: CallerRequest,
    caller: Caller,
    resource: OnResource | undefined,
    next: CallHandler,
  ): Promise<unknown> {
    try {
      await this.before(request, caller, resource);
      return await lastValueFrom<unknown>(next.handle());
    } catch (error) {
      return this.inOrder(error, request, caller, resource);
    }
  }

  private async before(request: CallerRequest, caller: Caller, resource: OnResource | undefined): Promise<void> {
    await this.useCases.replayIfKnown(caller);
    if (resource?.ifMatch === 'required' && caller.ifMatch === null) throw new Problem('if_match_required');
    if (caller.ifMatch === null && request.headers['if-match'] !== undefined && resource?.ifMatch === 'honoured') {
      throw new Problem('if_match_required');
    }
  }

  /** A fault found early must not hide a 404, a 403 or a stale If-Match that comes before it in the order. */
  private async inOrder(
    error: unknown,
    request: CallerRequest,
    caller: Caller,
    resource: OnResource | undefined,
  ): Promise<never> {
    const isKnownKey = error instanceof Replay || (error instanceof Problem && error.code === 'idempotency_mismatch');
    const early =
      error instanceof Problem && (error.code === 'if_match_required' || error.code === 'validation_failed');
    if ((isKnownKey || early) && resource !== undefined) {
      const version = await this.gated(request, caller, resource);
      if (early && resource.ifMatch !== 'none') checkIfMatch(caller, version);
    }
    if (error instanceof Replay) return this.replay(error.stored, request);
    throw error;
  }

  /** 404 or 403 for whom the resource of the path does not exist or is not theirs to change; else its version. */
  private gated(request: CallerRequest, caller: Caller, { kind, param, permission }: OnResource): Promise<number> {
    const params = request.params as Record<string, string>;
    return this.gates.check(
      kind,
      caller,
      param
        .split('/')
        .map((name) => params[name] ?? '')
        .join('/'),
      permission,
    );
  }

  private async replay(stored: StoredAnswer, request: CallerRequest): Promise<never> {
    const headers: Record<string, string> = { ...PRIVATE, 'idempotency-replayed': 'true' };
    if (stored.location !== null) headers['location'] = API_PREFIX + stored.location;
    if (stored.etag !== null) headers['etag'] = stored.etag;
    throw new ShortCut(stored.status, headers, await this.renderedAgain(stored, request));
  }

  /** Renders the resource for today's rights by asking our own GET; a record's body was kept, but its parent must be visible. */
  private async renderedAgain(stored: StoredAnswer, request: CallerRequest): Promise<string | null> {
    if (stored.self === null) return null;
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const answer = await fastify.inject({
      method: 'GET',
      url: API_PREFIX + stored.self,
      headers: {
        authorization: request.headers.authorization ?? '',
        'accept-language': request.headers['accept-language'] ?? 'zh-CN',
      },
    });
    if (answer.statusCode !== 200) throw new Problem('not_found');
    return stored.record === null ? answer.body : this.useCases.openRecord(stored.record);
  }
}

/** Every answer is made for one caller and language; a copy of it is asked about before it is used again. */
const PRIVATE = { 'cache-control': 'private, no-cache', vary: 'Accept, Accept-Language, Authorization' };

/** Of the items of a list; an answer that is one thing is named by its address. */
function idsIn(body: unknown): string[] {
  const items = typeof body === 'object' && body !== null && 'items' in body ? body.items : [];
  const ids = (Array.isArray(items) ? items : []).map((item: { readonly id?: unknown }) => item.id);
  return ids.filter((id) => isUuid(id));
}

/** Of an answer of several lists: the cases that their lines are about, each once. */
function casesIn(body: unknown): string[] {
  const lists = typeof body === 'object' && body !== null ? Object.values(body).filter(Array.isArray) : [];
  const ids = lists.flat().map((line: { readonly disputeId?: unknown }) => line.disputeId);
  return [...new Set(ids.filter((id) => isUuid(id)))];
}

const isReply = (result: unknown): result is Reply<unknown> =>
  typeof result === 'object' && result !== null && 'revalidates' in result && 'isRecord' in result;

function render(request: CallerRequest, reply: FastifyReply, result: unknown): unknown {
  if (result instanceof FileReply) return renderFile(request, reply, result.file);
  if (!isReply(result)) return result;
  if (request.discloses === 'items') request.shown = idsIn(result.body);
  if (request.discloses === 'cases') request.shown = casesIn(result.body);
  const json = JSON.stringify(result.body);
  reply.header('content-type', 'application/json; charset=utf-8');
  reply.headers(PRIVATE);
  if (result.isRecord || result.status === 202) reply.status(result.status);
  if (result.location !== null) reply.header('location', API_PREFIX + result.location);
  for (const [name, value] of Object.entries(result.headers ?? {})) reply.header(name, value);
  if (result.version !== null) {
    const etag = etagOf(result.version, json);
    reply.header('etag', etag);
    if (request.method === 'GET' && result.revalidates && matches(request.headers['if-none-match'], etag)) {
      throw new ShortCut(304, {}, null);
    }
  }
  return json;
}

/** Like JSON it is asked about before a copy is used again; the tag counts before the date (RFC 9110 §13.2.2). */
function renderFile(request: CallerRequest, reply: FastifyReply, file: AnsweredFile): string | Buffer | Readable {
  const { content, name, lastModified } = file;
  const etag = tagOf(file);
  reply.header('content-type', file.mediaType).headers(PRIVATE).header('etag', etag);
  if (lastModified !== undefined) reply.header('last-modified', httpDateOf(lastModified));
  if (name !== undefined) reply.header('content-disposition', contentDisposition(name));
  reply.headers({ ...file.headers });
  const { 'if-none-match': tags, 'if-modified-since': since } = request.headers;
  const isKnown = tags === undefined ? isUnchangedSince(since, lastModified) : matches(tags, etag);
  if (request.method === 'GET' && isKnown) throw new ShortCut(304, {}, null);
  if (typeof content !== 'function') return content;
  return request.method === 'HEAD' ? Readable.from([]) : content();
}

const tagOf = ({ content, madeOf }: AnsweredFile): string =>
  madeOf === undefined && typeof content !== 'function' ? etagOf(0, content) : `W/${etagOf(0, madeOf ?? '')}`;

const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((candidate) => untagged(candidate) === untagged(etag)));

/** Weak or strong is the same to who asks whether a copy still holds (RFC 9110 §8.8.3.2). */
const untagged = (tag: string): string => tag.trim().replace(/^W\//, '');
