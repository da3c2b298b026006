/**
 * The life of an API key: issued by an administrator of its centre (one who reaches it), approved by a director where
 * it opens more than administrators may see, rotated with an overlap, narrowed, revoked. Rights are never added to a
 * key: who wants more asks for another one. Nobody issues and approves the same key (api.md §2: two people).
 * Example: the administrator issues the police a key that reads every case of the centre; it opens nothing until the
 * director approves it. Rotated in May with 24 hours of overlap, the old token works for one day beside the new one.
 */
import { type Actor, mayInCenter } from './actor.js';
import { isBeyondAdministrators, type KeyScope } from './key-scopes.js';

export const KEY_STATES = ['pending', 'active', 'revoked'] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** As it is shown: `expired` is no state of the record but of the hour. */
export const KEY_STANDINGS = ['pending', 'active', 'expired', 'revoked'] as const;
export type KeyStanding = (typeof KEY_STANDINGS)[number];

/** Hours for which two tokens of one key may be good. */
export const OVERLAP_HOURS = { max: 168, default: 24 } as const;

export interface ApiKey {
  readonly centerId: string;
  readonly state: KeyState;
  readonly scopes: readonly KeyScope[];
  /** of the newest token */
  readonly expiresAt: string;
  readonly issuedBy: string;
  readonly issuedByStaffId: string | null;
}

export type KeyRefusal = 'key_not_pending' | 'key_pending' | 'key_expired' | 'key_revoked' | 'approver_is_issuer';

export const firstStateOf = (scopes: readonly KeyScope[]): KeyState =>
  scopes.some(isBeyondAdministrators) ? 'pending' : 'active';

export function standingOf(key: Pick<ApiKey, 'state' | 'expiresAt'>, now: string): KeyStanding {
  if (key.state === 'revoked') return 'revoked';
  return key.expiresAt <= now ? 'expired' : key.state;
}

/** The director who approves must be somebody else, also behind a second account. */
export function mayApproveKey(actor: Actor, key: ApiKey, now: string): KeyRefusal | undefined {
  const standing = standingOf(key, now);
  if (standing === 'revoked' || standing === 'expired') return `key_${standing}`;
  if (standing !== 'pending') return 'key_not_pending';
  const isSamePerson = key.issuedByStaffId !== null && key.issuedByStaffId === actor.staffId;
  return actor.accountId === key.issuedBy || isSamePerson ? 'approver_is_issuer' : undefined;
}

/** A key that waits, has run out or was revoked gets no new token: issue another one. */
export function mayRotateKey(key: ApiKey, now: string): KeyRefusal | undefined {
  const standing = standingOf(key, now);
  return standing === 'active' ? undefined : `key_${standing}`;
}

/** Only what the key holds already may be named; a key left without anything to approve waits no longer. */
export function narrowed(key: ApiKey, scopes: readonly KeyScope[]): KeyState | undefined {
  if (!scopes.every((scope) => key.scopes.includes(scope))) return undefined;
  return key.state === 'pending' ? firstStateOf(scopes) : key.state;
}

/** A key is an actor like a person, but no person: what belongs to people alone is closed to it. */
export const isKey = (actor: Actor): boolean => actor.grants.some(({ role }) => role === 'integrator');

/** Is this a key with that very scope? People have none. */
export const holdsScope = (actor: Actor, scope: KeyScope): boolean =>
  actor.grants.some(({ scopes = [] }) => scopes.includes(scope));

/** The actor behind a key: itself, at its centre, with its scopes. */
export function actorOfKey(key: { id: string; name: string; centerId: string; scopes: readonly KeyScope[] }): Actor {
  const { id, name, centerId, scopes } = key;
  return {
    accountId: id,
    staffId: null,
    username: `key ${id}`,
    name,
    grants: [{ role: 'integrator', centerId, departmentId: null, scopes }],
    reach: { integrator: [centerId] },
  };
}

/** Who may know the key at all. */
export const maySeeKey = (actor: Actor, key: Pick<ApiKey, 'centerId'>): boolean =>
  mayInCenter(actor, 'key.read', key.centerId);
