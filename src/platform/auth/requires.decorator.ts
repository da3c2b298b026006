/** What a route demands. A route without one of these is denied by the guard and fails a test. */
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { Permission } from '../../domain/access/permissions.js';

export type Demand =
  | { readonly kind: 'public' }
  /** `withIssuedPassword`: also open to somebody who must change their password first. */
  | { readonly kind: 'signedIn'; readonly withIssuedPassword?: boolean }
  | { readonly kind: 'permission'; readonly permission: Permission };

export const DEMAND = 'demand';

/** Anybody, also without signing in. */
export const Public = () =>
  applyDecorators(SetMetadata(DEMAND, { kind: 'public' } satisfies Demand), ApiExtension('x-permission', 'public'));

/** Everybody who is signed in. */
export const SignedIn = (options: { withIssuedPassword?: true } = {}) =>
  applyDecorators(
    SetMetadata(DEMAND, { kind: 'signedIn', ...options } satisfies Demand),
    ApiBearerAuth(),
    ApiExtension('x-permission', 'signed-in'),
  );

/** Callers with a grant whose role holds the permission; the relation to the single resource is judged afterwards. */
export const Requires = (permission: Permission) =>
  applyDecorators(
    SetMetadata(DEMAND, { kind: 'permission', permission } satisfies Demand),
    ApiBearerAuth(),
    ApiExtension('x-permission', permission),
  );
