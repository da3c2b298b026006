/**
 * Who may give rights to whom (api.md §2): administrators and directors, inside their own subtree, never to
 * themselves; and a director is made by two people, so that no single account can open every case of a centre.
 * Example: the administrator proposes a new director, the present director approves, the new one is neither of them.
 */
import { reaches, type Actor, type Grant } from './actor.js';

export interface GrantRequest extends Grant {
  readonly granteeAccountId: string;
}

export const GRANT_REFUSALS = [
  'grant_not_permitted',
  'grant_to_self',
  'grant_outside_reach',
  'grant_role_is_for_keys',
  'grant_department_not_applicable',
  'second_approver_required',
  'approver_is_granter',
  'approver_is_grantee',
  'approver_not_permitted',
] as const;

export type GrantRefusal = (typeof GRANT_REFUSALS)[number];

/** Refused for the state of an account or a grant, whoever asks. */
export type AccountRefusal =
  'grant_not_pending' | 'proposer_no_longer_permitted' | 'last_administrator' | 'own_account';

/** Nothing when the grant may be given; `approver` is the second person a director's grant needs. */
export function mayGrant(granter: Actor, request: GrantRequest, approver?: Actor): GrantRefusal | undefined {
  if (!givesGrants(granter)) return 'grant_not_permitted';
  if (isSamePerson(granter, request.granteeAccountId)) return 'grant_to_self';
  if (!givesGrantsAt(granter, request.centerId)) return 'grant_outside_reach';
  if (request.role === 'integrator') return 'grant_role_is_for_keys';
  if (request.departmentId !== null && reachesSubtree(request)) return 'grant_department_not_applicable';
  return request.role === 'director' ? secondPerson(granter, request, approver) : undefined;
}

/** Taking a grant away needs the same authority at its centre; giving up one's own is always possible. */
export function mayRevoke(actor: Actor, held: GrantRequest): GrantRefusal | undefined {
  if (isSamePerson(actor, held.granteeAccountId)) return undefined;
  if (!givesGrants(actor)) return 'grant_not_permitted';
  return givesGrantsAt(actor, held.centerId) ? undefined : 'grant_outside_reach';
}

function secondPerson(granter: Actor, request: GrantRequest, approver: Actor | undefined): GrantRefusal | undefined {
  if (approver === undefined) return 'second_approver_required';
  if (approver.accountId === granter.accountId) return 'approver_is_granter';
  if (approver.staffId !== null && approver.staffId === granter.staffId) return 'approver_is_granter';
  if (isSamePerson(approver, request.granteeAccountId)) return 'approver_is_grantee';
  return givesGrantsAt(approver, request.centerId) ? undefined : 'approver_not_permitted';
}

function givesGrants(actor: Actor): boolean {
  return actor.grants.some((grant) => grant.role === 'administrator' || grant.role === 'director');
}

function givesGrantsAt(actor: Actor, centerId: string): boolean {
  return reaches(actor, 'administrator', centerId) || reaches(actor, 'director', centerId);
}

function isSamePerson(actor: Actor, accountId: string): boolean {
  return actor.accountId === accountId;
}

function reachesSubtree(grant: Grant): boolean {
  return grant.role === 'administrator' || grant.role === 'director' || grant.role === 'auditor';
}
