/**
 * Who is asking, with everything the authorisation needs and nothing more. A grant = role × centre × optional
 * department; grants of directors, administrators and auditors reach the centre's subtree, the others one centre
 * (api.md §2). The subtree is looked up once, when the actor is resolved, so that every later question is pure.
 */
import { type KeyScope, scopeHolds } from './key-scopes.js';
import { isSubtreeRole, PERMISSIONS, roleHolds, type Permission, type Role } from './permissions.js';

export interface Grant {
  readonly role: Role;
  readonly centerId: string;
  /** null: the grant is good for every department of the centre */
  readonly departmentId: string | null;
  /** of an API key, whose one grant it is */
  readonly scopes?: readonly KeyScope[];
}

/** Centres each role of the actor reaches, subtree included; a role that is not granted is absent. */
export type Reach = Readonly<Partial<Record<Role, readonly string[]>>>;

export interface Actor {
  readonly accountId: string;
  readonly staffId: string | null;
  readonly username: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly reach: Reach;
}

/** By its role, or as an API key's by its scopes. */
function grantHolds({ role, scopes = [] }: Grant, permission: Permission): boolean {
  return (
    roleHolds(role, permission) || (role === 'integrator' && scopes.some((scope) => scopeHolds(scope, permission)))
  );
}

/** `subtreeOf` answers the centre itself and all centres below it. */
export function reachOf(grants: readonly Grant[], subtreeOf: (centerId: string) => readonly string[]): Reach {
  const reach: Partial<Record<Role, string[]>> = {};
  for (const grant of grants) {
    const added = isSubtreeRole(grant.role) ? [grant.centerId, ...subtreeOf(grant.centerId)] : [grant.centerId];
    reach[grant.role] = [...new Set([...(reach[grant.role] ?? []), ...added])];
  }
  return reach;
}

export function reaches(actor: Actor, role: Role, centerId: string): boolean {
  return actor.reach[role]?.includes(centerId) ?? false;
}

export function permissionsOfActor(actor: Actor): Permission[] {
  return PERMISSIONS.filter((permission) => holdsAnywhere(actor, permission));
}

/** Held under any grant, anywhere: the route's first question, asked before a resource is looked up. */
export function holdsAnywhere(actor: Actor, permission: Permission): boolean {
  return actor.grants.some((grant) => grantHolds(grant, permission));
}

/** Held at this centre: the question for everything that belongs to a centre and is not a case. */
export function mayInCenter(actor: Actor, permission: Permission, centerId: string): boolean {
  return actor.grants.some((grant) => grantHolds(grant, permission) && reaches(actor, grant.role, centerId));
}

/** The centres at which the actor holds the permission: the set a list is restricted to. */
export function centersWith(actor: Actor, permission: Permission): string[] {
  const centers = actor.grants
    .filter((grant) => grantHolds(grant, permission))
    .flatMap((grant) => actor.reach[grant.role] ?? []);
  return [...new Set(centers)].sort();
}
