/** What a route demands. A route without one of these is denied by the guard and fails a test. */
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';
import { type KeyScope, scopesWith } from '../../domain/access/key-scopes.js';
import { type Permission, roleHolds } from '../../domain/access/permissions.js';
import { ApiProblem } from '../http/api-problem.decorator.js';

export type Demand =
  | { readonly kind: 'public' }
  /** `withIssuedPassword`: also open to somebody who must change their password first; `peopleOnly`: not to API keys. */
  | { readonly kind: 'signedIn'; readonly withIssuedPassword?: boolean; readonly peopleOnly?: boolean }
  | { readonly kind: 'permission'; readonly permission: Permission }
  /** An API key with this scope, which may come as the parameter `api_key` as well. */
  | { readonly kind: 'scope'; readonly scope: KeyScope };

export const DEMAND = 'demand';
/** Name of the security scheme of API keys in the OpenAPI document. */
export const KEY_SCHEME = 'apiKey';
/** On routes that only make sense for accounts with a password of this service. */
export const LOCAL_ONLY = 'localOnly';

/** Anybody, also without signing in. */
export const Public = () =>
  applyDecorators(SetMetadata(DEMAND, { kind: 'public' } satisfies Demand), ApiExtension('x-permission', 'public'));

/** Everybody who is signed in. */
export const SignedIn = (options: { withIssuedPassword?: true; peopleOnly?: true } = {}) =>
  applyDecorators(
    SetMetadata(DEMAND, { kind: 'signedIn', ...options } satisfies Demand),
    ApiBearerAuth(),
    ...(options.peopleOnly === true ? [] : withKey([])),
    ApiExtension('x-permission', 'signed-in'),
  );

/** Callers with a grant whose role holds the permission; the relation to the single resource is judged afterwards. */
export const Requires = (permission: Permission) =>
  applyDecorators(
    SetMetadata(DEMAND, { kind: 'permission', permission } satisfies Demand),
    ApiBearerAuth(),
    ...keysWith(permission),
    ApiExtension('x-permission', permission),
  );

/** API keys with this scope alone: doors of other conventions than ours. */
export const RequiresScope = (scope: KeyScope) => SetMetadata(DEMAND, { kind: 'scope', scope } satisfies Demand);

/** Accounts with a password of this service: closed where an identity provider signs people in (`OIDC_ISSUER`). */
export const LocalOnly = () =>
  applyDecorators(
    SetMetadata(LOCAL_ONLY, true),
    ApiProblem(403, 'People sign in with the identity provider of the service, which is named (`sign_in_elsewhere`).'),
  );

/** The document names the scopes that open an operation to API keys; none: open to every key. */
const withKey = (scopes: readonly string[]) => [ApiSecurity(KEY_SCHEME), ApiExtension('x-scopes', [...scopes])];

function keysWith(permission: Permission): ReturnType<typeof withKey> {
  const scopes = scopesWith(permission);
  return scopes.length > 0 || roleHolds('integrator', permission) ? withKey(scopes) : [];
}
