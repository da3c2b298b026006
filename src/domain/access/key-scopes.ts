/**
 * What an API key may be good for (api.md §2: `integrator` = an API key's scopes). A scope is a name for permissions; a
 * key holds those of its scopes at its one centre and nothing else, beside what everybody signed in reads. A key sees
 * the cases it sent in; with `disputes:read.center` also every other one its centre has or began. Where a scope opens
 * what an administrator may not see (case content, petitions), a second person decides, see api-keys.ts.
 * `open311` opens nothing of this API: only the façade for citizen apps, which shows a key what it sent in by it (open311.ts).
 * Example: the 12345 hotline holds `disputes:write`: it sends cases in and follows them; all other cases answer 404.
 */
import { type Permission, roleHolds } from './permissions.js';

export const KEY_SCOPES = [
  'disputes:read',
  'disputes:read.center',
  'disputes:write',
  'petitions:read',
  'indicators:write',
  'reports:read',
  'exports:read',
  'webhooks:manage',
  'imports:write',
  'open311',
] as const;

export type KeyScope = (typeof KEY_SCOPES)[number];

/** Reads every case of the key's centre, where the others leave it at the cases the key sent in. */
export const CENTER_SCOPE = 'disputes:read.center' satisfies KeyScope;

export const SCOPE_PERMISSIONS = {
  'disputes:read': ['dispute.read'],
  'disputes:read.center': ['dispute.read'],
  'disputes:write': ['dispute.read', 'dispute.register', 'dispute.amend'],
  'petitions:read': ['petition.read'],
  'indicators:write': ['indicator.read', 'indicator.record'],
  'reports:read': ['indicator.read', 'report.read'],
  'exports:read': ['export.read'],
  'webhooks:manage': ['webhook.manage'],
  'imports:write': ['import.write'],
  open311: [],
} as const satisfies Record<KeyScope, readonly Permission[]>;

export function scopeHolds(scope: KeyScope, permission: Permission): boolean {
  const held: readonly Permission[] = SCOPE_PERMISSIONS[scope];
  return held.includes(permission);
}

/** The scopes that open an operation: what its description says. */
export const scopesWith = (permission: Permission): KeyScope[] =>
  KEY_SCOPES.filter((scope) => scopeHolds(scope, permission));

/** Opens what the administrator who issues the key may not open. */
export const isBeyondAdministrators = (scope: KeyScope): boolean =>
  SCOPE_PERMISSIONS[scope].some((permission) => !roleHolds('administrator', permission));
