/** Denies every route that does not say what it demands; puts the caller on the request. */
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { ACTOR_RESOLVER, type ActorResolver, type Identified } from './actor-resolver.js';
import { type Caller, type CallerRequest, type IdempotencyContext, scopeOf } from './caller.js';
import { DEMAND, type Demand, LOCAL_ONLY } from './requires.decorator.js';
import { holdsAnywhere } from '../../domain/access/actor.js';
import { holdsScope, isKey } from '../../domain/access/api-keys.js';
import { subjectOfRoute } from '../../domain/audit/subject-of-path.js';
import { DISCLOSES, type Shown } from '../audit/discloses.decorator.js';
import { CONFIG, type Config } from '../config/config.js';
import { Problem } from '../http/problem.js';
import { operationOf } from '../http/operation.js';
import { languageOf } from '../http/language.js';
import { keyParameterOf } from './key-parameter.js';
import { takesUpload } from '../http/upload-route.js';
import { isTooDeep } from '../http/validation.pipe.js';
import { remoteAddressOf } from '../http/remote-address.js';

@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(ACTOR_RESOLVER) private readonly actors: ActorResolver,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const demand = this.reflector.getAllAndOverride<Demand | undefined>(DEMAND, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<CallerRequest>();
    request.operation = operationOf(context.getClass().name, context.getHandler().name);
    if (demand === undefined) throw new Problem('forbidden', { params: { permission: '-' } });
    if (demand.kind === 'public') return this.isOpen(context);
    const identified = await this.signedIn(request, demand);
    const { actor } = identified;
    request.identified = actor;
    request.discloses = this.reflector.get<Shown | undefined>(DISCLOSES, context.getHandler());
    if (identified.mustChangePassword && !isOpenToNewcomers(demand)) throw new Problem('password_change_required');
    if (isKey(actor) && isForPeople(demand)) throw new Problem('people_only');
    request.caller = callerOf(request, identified);
    if (demand.kind === 'permission' && !holdsAnywhere(actor, demand.permission)) {
      throw new Problem('forbidden', { params: { permission: demand.permission } });
    }
    if (demand.kind === 'scope' && !holdsScope(actor, demand.scope)) {
      throw new Problem('forbidden', { params: { permission: '-' } });
    }
    return this.isOpen(context);
  }

  /** Passwords are none of ours where an identity provider signs people in. */
  private isOpen(context: ExecutionContext): true {
    const { oidc } = this.config;
    if (oidc !== undefined && this.reflector.get<boolean | undefined>(LOCAL_ONLY, context.getHandler()) === true) {
      throw new Problem('sign_in_elsewhere', { params: { issuer: oidc.issuer } });
    }
    return true;
  }

  private async signedIn(request: FastifyRequest, demand: Demand): Promise<Identified> {
    const token = bearerOf(request) ?? (demand.kind === 'scope' ? keyParameterOf(request) : undefined);
    const identified =
      token === undefined
        ? undefined
        : await this.actors.resolve(token, { address: remoteAddressOf(request), requestId: request.id });
    if (identified === undefined) throw new Problem('unauthenticated', { headers: { 'www-authenticate': 'Bearer' } });
    return identified;
  }
}

const bearerOf = ({ headers }: FastifyRequest): string | undefined =>
  /^Bearer ([\w.~+/=-]{1,8192})$/i.exec(headers.authorization ?? '')?.[1];

const isForPeople = (demand: Demand): boolean => demand.kind === 'signedIn' && demand.peopleOnly === true;

const isOpenToNewcomers = (demand: Demand): boolean => demand.kind === 'signedIn' && demand.withIssuedPassword === true;

function callerOf(request: CallerRequest, { actor, sessionId, referencesAt }: Identified): Caller {
  return {
    actor,
    sessionId,
    scope: { ...scopeOf(actor), referencesAt },
    language: languageOf(request.headers['accept-language']),
    ifMatch: versionOf(request.headers['if-match']),
    idempotency: idempotencyOf(request, actor.accountId),
    requestId: request.id,
    ...(request.operation === undefined ? {} : { operation: request.operation }),
    subject: subjectOfRoute(request.routeOptions.url, { ...(request.params as object) }),
    address: remoteAddressOf(request),
  };
}

/** The version part of `"<version>-<variant>"`; -1 for a tag that is not ours (it can only be stale). */
function versionOf(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const version = /^(?:W\/)?"(\d{1,15})(?:-[\w-]*)?"$/.exec(header.trim())?.[1];
  return version === undefined ? -1 : Number(version);
}

function idempotencyOf(request: FastifyRequest, accountId: string): IdempotencyContext | null {
  const header = request.headers['idempotency-key'];
  if (header === undefined || request.method !== 'POST') return null;
  const key = String(header)
    .trim()
    .replace(/^"(.*)"$/, '$1');
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new Problem('bad_header', {
      params: { header: 'Idempotency-Key', expected: '1–255 printable ASCII characters' },
    });
  }
  const path = request.url.split('?')[0] ?? '';
  return { key, scope: `${accountId} POST ${path}`, bodyDigest: takesUpload(request) ? null : digestOf(request.body) };
}

/** The order of names says nothing in JSON. A body that nests deeper than any of ours is refused later, whatever its digest. */
function digestOf(body: unknown): string {
  const text = isTooDeep(body) ? 'too deep' : JSON.stringify(body ?? null, (_, value: unknown) => inOrder(value));
  return createHash('sha256').update(text).digest('base64url');
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
