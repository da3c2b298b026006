/**
 * What somebody is to a case, and what that lets them do: the one predicate behind get, list, search, expand, count,
 * export and feed (api.md §2; R45). It looks at role and relation, never at state. Whoever has no relation to a case
 * may not learn that it exists (404); whoever sees it but may not act is told so (403).
 * Example: until a leak is assigned every duty officer of the centre sees it; afterwards only its department,
 * its mediators, its responsible officer, those given a visit or check, a department it was referred to, who registered it,
 * and the directors. After an escalation the directors of the centre it came from still see it, and act no more.
 *
 * An API key is to a case what a registrant is, and with the scope for it reads the others of its centre.
 *
 * `scopeKeys` is the whole of what the predicate knows about a caller, as flat sets: a SQL predicate with the same
 * parameters mirrors `relationsTo` line by line, and a test compares the two.
 */
import { type Actor, holdsAnywhere } from './actor.js';
import { CENTER_SCOPE } from './key-scopes.js';
import { CASE_WORK, DIRECTION, TRIAGE, type Permission } from './permissions.js';

export type { Actor, Grant } from './actor.js';

/** The columns of a case that authorisation looks at. */
export interface CaseScope {
  readonly centerId: string;
  readonly custodyCenterId: string;
  readonly departmentId: string | null;
  /** has it ever been assigned since it is in this custody? a refused or withdrawn intake never was */
  readonly assignedYet: boolean;
  readonly registeredByAccountId: string;
  readonly registeredByStaffId: string | null;
  readonly responsibleOfficerId: string | null;
  readonly mediatorIds: readonly string[];
  /** who answers for a case of high risk */
  readonly riskLeaderId: string | null;
  /** staff given a return visit or a performance check of this case */
  readonly helperIds: readonly string[];
  /** the department of an open referral, until it answers */
  readonly referredToDepartmentId: string | null;
}

export const RELATIONS = [
  'registrant',
  'centre_duty_officer',
  'department_member',
  'department_duty_officer',
  'mediator',
  'responsible',
  'risk_leader',
  'helper',
  'referral_receiver',
  'director',
  'origin_director',
  'center_reader',
] as const;

export type Relation = (typeof RELATIONS)[number];

/** The actor as flat sets of ids: the parameters of the SQL predicate. */
export interface ScopeKeys {
  readonly accountId: string;
  readonly staffId: string | null;
  /** centres of origin or custody a director of which the actor is, subtree included */
  readonly directorCenterIds: readonly string[];
  /** centres with any duty officer's grant */
  readonly dutyCenterIds: readonly string[];
  /** centres with a duty officer's grant that names no department: good for all of them */
  readonly dutyWholeCenterIds: readonly string[];
  readonly dutyDepartmentIds: readonly string[];
  /** departments the actor belongs to, as duty officer or as mediator */
  readonly memberDepartmentIds: readonly string[];
  /** the centre whose every case an API key reads; whoever has one has no other centres and departments */
  readonly readerCenterIds: readonly string[];
}

/** Whoever no role lets read cases has no relation to any: an administrator who took one in as duty officer once. */
const NOBODY: ScopeKeys = {
  accountId: '00000000-0000-0000-0000-000000000000',
  staffId: null,
  directorCenterIds: [],
  dutyCenterIds: [],
  dutyWholeCenterIds: [],
  dutyDepartmentIds: [],
  memberDepartmentIds: [],
  readerCenterIds: [],
};

export function scopeKeys(actor: Actor): ScopeKeys {
  if (!holdsAnywhere(actor, 'dispute.read')) return NOBODY;
  const duty = actor.grants.filter((grant) => grant.role === 'duty_officer');
  const members = actor.grants.filter((grant) => grant.role === 'duty_officer' || grant.role === 'mediator');
  const readers = actor.grants.filter((grant) => grant.scopes?.includes(CENTER_SCOPE) === true);
  return {
    accountId: actor.accountId,
    staffId: actor.staffId,
    directorCenterIds: actor.reach.director ?? [],
    dutyCenterIds: distinct(duty.map((grant) => grant.centerId)),
    dutyWholeCenterIds: distinct(duty.filter((grant) => grant.departmentId === null).map((grant) => grant.centerId)),
    dutyDepartmentIds: distinct(duty.map((grant) => grant.departmentId)),
    memberDepartmentIds: distinct(members.map((grant) => grant.departmentId)),
    readerCenterIds: distinct(readers.map((grant) => grant.centerId)),
  };
}

/** Every relation the actor has to the case; empty means: for this actor the case does not exist. */
export function relationsTo(actor: Actor, scope: CaseScope): ReadonlySet<Relation> {
  return relationsOf(scopeKeys(actor), scope);
}

/** The same over prepared keys, for walking many cases. */
export function relationsOf(keys: ScopeKeys, scope: CaseScope): ReadonlySet<Relation> {
  return new Set(RELATIONS.filter((relation) => HOLDS[relation](keys, scope)));
}

const HOLDS = {
  registrant: (keys, scope) =>
    scope.registeredByAccountId === keys.accountId || isStaff(keys, scope.registeredByStaffId),
  centre_duty_officer: (keys, scope) => !scope.assignedYet && keys.dutyCenterIds.includes(scope.custodyCenterId),
  department_member: (keys, scope) => scope.assignedYet && isMember(keys, scope),
  department_duty_officer: (keys, scope) => isDutyOfficerOf(keys, scope),
  mediator: (keys, scope) => keys.staffId !== null && scope.mediatorIds.includes(keys.staffId),
  responsible: (keys, scope) => isStaff(keys, scope.responsibleOfficerId),
  risk_leader: (keys, scope) => isStaff(keys, scope.riskLeaderId),
  helper: (keys, scope) => keys.staffId !== null && scope.helperIds.includes(keys.staffId),
  referral_receiver: (keys, scope) =>
    scope.referredToDepartmentId !== null &&
    (keys.dutyDepartmentIds.includes(scope.referredToDepartmentId) ||
      keys.dutyWholeCenterIds.includes(scope.custodyCenterId)),
  director: (keys, scope) => keys.directorCenterIds.includes(scope.custodyCenterId),
  origin_director: (keys, scope) => keys.directorCenterIds.includes(scope.centerId),
  center_reader: (keys, scope) =>
    keys.readerCenterIds.includes(scope.custodyCenterId) || keys.readerCenterIds.includes(scope.centerId),
} as const satisfies Record<Relation, (keys: ScopeKeys, scope: CaseScope) => boolean>;

function isStaff(keys: ScopeKeys, staffId: string | null): boolean {
  return keys.staffId !== null && staffId === keys.staffId;
}

function isMember(keys: ScopeKeys, scope: CaseScope): boolean {
  if (scope.departmentId === null) return false;
  if (keys.memberDepartmentIds.includes(scope.departmentId)) return true;
  return keys.dutyWholeCenterIds.includes(scope.custodyCenterId);
}

/** Until a case has a department, every duty officer who sees it counts as of its department. */
function isDutyOfficerOf(keys: ScopeKeys, scope: CaseScope): boolean {
  if (scope.departmentId === null) return !scope.assignedYet && keys.dutyCenterIds.includes(scope.custodyCenterId);
  if (keys.dutyDepartmentIds.includes(scope.departmentId)) return true;
  return keys.dutyWholeCenterIds.includes(scope.custodyCenterId);
}

const DIRECTING = [
  ...TRIAGE,
  ...CASE_WORK,
  ...DIRECTION,
  'dispute.disclose',
  'referral.answer',
  'agreement.seal',
] as const satisfies readonly Permission[];

/** What each relation lets somebody do with the case. Seeing it is part of every one of them. */
export const RELATION_PERMISSIONS = {
  registrant: ['dispute.read', 'dispute.amend'],
  centre_duty_officer: ['dispute.read'],
  department_member: ['dispute.read'],
  department_duty_officer: [...TRIAGE, ...CASE_WORK],
  // What one side tells them alone stays with those who lead the case (背对背笔记): nobody else's relation opens it.
  mediator: [...CASE_WORK, 'private_note.keep'],
  // What leaves the house is answered for by name.
  responsible: [...CASE_WORK, 'dispute.disclose'],
  risk_leader: CASE_WORK,
  helper: ['dispute.read', 'performance.record', 'visit.record', 'evidence.record'],
  referral_receiver: ['dispute.read', 'referral.answer'],
  director: DIRECTING,
  origin_director: ['dispute.read'],
  center_reader: ['dispute.read'],
} as const satisfies Record<Relation, readonly Permission[]>;

export function mayRead(relations: ReadonlySet<Relation>): boolean {
  return relations.size > 0;
}

/** Everything that one of the relations lets somebody do. */
export const performable = (relations: ReadonlySet<Relation>): ReadonlySet<Permission> =>
  new Set([...relations].flatMap((relation): readonly Permission[] => RELATION_PERMISSIONS[relation]));

/** The role must hold the permission under some grant (the route asks that first); here the relation is asked. */
export const mayPerform = (permission: Permission, relations: ReadonlySet<Relation>): boolean =>
  performable(relations).has(permission);

/** True when only a given visit or check lets the actor do this: then it must be the one given to them. */
export function actsOnlyAsHelper(permission: Permission, relations: ReadonlySet<Relation>): boolean {
  const others = new Set([...relations].filter((relation) => relation !== 'helper'));
  return relations.has('helper') && !mayPerform(permission, others) && mayPerform(permission, relations);
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))].sort();
}
