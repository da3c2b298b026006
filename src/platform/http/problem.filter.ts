/** Every refusal and error leaves as RFC 9457 problem+json: stable code, text in the caller's language, no inner workings. */
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import type { CallerRequest } from '../auth/caller.js';
import { isPassing } from '../database/passing.js';
import { addressOf } from './address.js';
import { languageOf } from './language.js';
import { isOpen311, sendOpen311Errors } from './open311-errors.js';
import { Problem, RefusedProblem, ShortCut } from './problem.js';
import { STATUS_OF, type GenericCode } from './status-of.js';
import { basisOf, fieldText, type Language, problemText, refusalText } from './texts.js';

export const BODY_LIMIT = 1_048_576;
/** More are not told at once. */
export const MOST_FAULTS = 1000;

@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof ShortCut) return shortCut(reply, error);
    sendProblem(error, request, reply);
  }
}

/** Also for what the framework refuses before any route is found, such as an address that cannot be decoded. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const errorId = uuidv7();
  const language = languageOf(request.headers['accept-language']);
  const body = problemBody(error, language, errorId, request);
  if (body.status >= 500) request.log.error({ err: error, errorId }, 'request failed');
  else request.log.info({ errorId, code: body.code, status: body.status }, 'request refused');
  (request as CallerRequest).refusalCode = body.code;
  if (error instanceof Problem) headersOf(reply, error);
  reply.header('cache-control', 'no-store').header('content-language', language === 'zh' ? 'zh-CN' : 'en');
  if (isOpen311(request.url)) return sendOpen311Errors(request.url, reply, body, language);
  reply
    .status(body.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(body));
}

function shortCut(reply: FastifyReply, { status, headers, body }: ShortCut): void {
  for (const [name, value] of Object.entries(headers)) reply.header(name, value);
  if (body !== null) reply.header('content-type', 'application/json; charset=utf-8');
  reply.status(status).send(body ?? undefined);
}

function headersOf(reply: FastifyReply, { extra }: Problem): void {
  for (const [name, value] of Object.entries(extra.headers ?? {})) reply.header(name, value);
  if (extra.currentETag !== undefined) reply.header('etag', extra.currentETag);
}

interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  errorId: string;
  [extension: string]: unknown;
}

function problemBody(error: unknown, language: Language, errorId: string, request: FastifyRequest): ProblemBody {
  const instance = addressOf(request);
  if (error instanceof RefusedProblem) return refusedBody(error, language, errorId, instance);
  const problem = error instanceof Problem ? error : genericOf(error);
  const detail = problemText(
    problem.code,
    { limit: BODY_LIMIT, expected: 'application/json', errorId, ...problem.extra.params },
    language,
  );
  const errors = problem.extra.errors?.slice(0, MOST_FAULTS).map(({ pointer, code, params }) => ({
    pointer,
    code,
    detail: fieldText(code, params ?? {}, language),
  }));
  return {
    type: `urn:problem:${problem.code}`,
    title: detail.split(/(?<=。)|(?<=\.)\s+/)[0] ?? detail,
    status: STATUS_OF[problem.code],
    detail,
    instance,
    code: problem.code,
    errorId,
    ...(errors === undefined ? {} : { errors }),
  };
}

function refusedBody(error: RefusedProblem, language: Language, errorId: string, instance: string): ProblemBody {
  const reasons = error.refusals.map(({ code, ruleId, params }) => ({
    code,
    detail: refusalText(code, params ?? {}, language),
    ...(params === undefined ? {} : { params }),
    ...(ruleId === undefined ? {} : { ruleId, basis: basisOf(ruleId) }),
  }));
  const [first] = reasons;
  const { code = 'refused', ruleId = undefined, basis = undefined } = first ?? {};
  return {
    type: `urn:problem:${error.refusals[0].code}`,
    title: language === 'zh' ? '现在不能办理此事项。' : 'This cannot be done now.',
    status: 409,
    detail: reasons.map(({ detail }) => detail).join(language === 'zh' ? '' : ' '),
    instance,
    errorId,
    code,
    ...(ruleId === undefined ? {} : { ruleId, basis }),
    reasons,
    availableActions: error.availableActions,
  };
}

/** Errors of the framework, the parser and the database, told apart by what the client can do about them. */
function genericOf(error: unknown): Problem {
  const status = statusOf(error);
  const code = BY_STATUS[status];
  if (code !== undefined) return new Problem(code, { cause: error });
  if (isPassing(error)) return new Problem('unavailable', { cause: error, headers: { 'retry-after': '1' } });
  return new Problem('internal_error', { cause: error });
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : 500;
}

const BY_STATUS: Readonly<Record<number, GenericCode>> = {
  400: 'malformed_json',
  404: 'not_found',
  405: 'method_not_allowed',
  406: 'not_acceptable',
  413: 'too_large',
  414: 'uri_too_long',
  415: 'unsupported_media_type',
  431: 'headers_too_large',
};
