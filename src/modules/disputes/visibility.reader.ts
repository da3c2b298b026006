/**
 * The one predicate of who may see a case, as SQL: line by line the `relationsTo` of domain/access/scope.ts, over the same
 * flat sets of ids; a test compares the two on random people and cases. It stands behind get, list, search, count and expand.
 */
import type { Permission } from '../../domain/access/permissions.js';
import {
  mayPerform,
  RELATIONS,
  scopeKeys,
  type Actor,
  type Relation,
  type ScopeKeys,
} from '../../domain/access/scope.js';

/**
 * The caller as parameters $1–$7 of every query on cases. An API key has no departments and directs nothing: one that reads its
 * centre has the centre in $3 and null in $7.
 */
export function visibilityParams(actor: Actor): unknown[] {
  const keys = scopeKeys(actor);
  const isReader = keys.readerCenterIds.length > 0;
  return [
    keys.accountId,
    keys.staffId,
    isReader ? keys.readerCenterIds : keys.directorCenterIds,
    keys.dutyCenterIds,
    keys.dutyWholeCenterIds,
    keys.dutyDepartmentIds,
    isReader ? null : keys.memberDepartmentIds,
  ];
}

/** Whoever reads a whole centre without directing it: told apart by $7, so that the planner knows both before it plans. */
const DIRECTS = '$7::uuid[] IS NOT NULL';
const READS = '$7::uuid[] IS NULL';

/** Each relation over the table `dispute` under the alias `d`. */
export const RELATED = {
  registrant: '(d.registered_by_account_id = $1::uuid OR d.registered_by_staff_id = $2::uuid)',
  centre_duty_officer: '(NOT d.assigned_yet AND d.custody_center_id = ANY($4::uuid[]))',
  department_member: `(d.assigned_yet AND (d.department_id = ANY($7::uuid[])
    OR (d.department_id IS NOT NULL AND d.custody_center_id = ANY($5::uuid[]))))`,
  department_duty_officer: `(d.department_id = ANY($6::uuid[]) OR (d.department_id IS NOT NULL AND d.custody_center_id = ANY($5::uuid[]))
    OR (d.department_id IS NULL AND NOT d.assigned_yet AND d.custody_center_id = ANY($4::uuid[])))`,
  mediator: 'd.mediator_ids @> ARRAY[$2::uuid]',
  responsible: 'd.responsible_officer_id = $2::uuid',
  risk_leader: 'd.risk_leader_id = $2::uuid',
  helper: 'd.helper_ids @> ARRAY[$2::uuid]',
  referral_receiver: `(d.referred_to_department_id = ANY($6::uuid[])
    OR (d.referred_to_department_id IS NOT NULL AND d.custody_center_id = ANY($5::uuid[])))`,
  director: `(d.custody_center_id = ANY($3::uuid[]) AND ${DIRECTS})`,
  origin_director: `(d.center_id = ANY($3::uuid[]) AND ${DIRECTS})`,
  center_reader: `((d.custody_center_id = ANY($3::uuid[]) OR d.center_id = ANY($3::uuid[])) AND ${READS})`,
} as const satisfies Record<Relation, string>;

/** Any of these relations, as a condition: where an id is null it is not met. */
export const relatedBy = (...relations: readonly Relation[]): string =>
  `(${relations.map((relation) => RELATED[relation]).join(' OR ')})`;

/** `mayPerform` of domain/access/scope.ts: the cases on which a relation lets the caller do this. */
export const mayDo = (permission: Permission): string =>
  relatedBy(...RELATIONS.filter((relation) => mayPerform(permission, new Set([relation]))));

/** Over the table `dispute` under the alias `d`. */
export const VISIBLE = `(
     d.registered_by_account_id = $1::uuid
  OR d.registered_by_staff_id = $2::uuid
  OR (NOT d.assigned_yet AND d.custody_center_id = ANY($4::uuid[]))
  OR (d.assigned_yet AND d.department_id = ANY($7::uuid[]))
  OR d.department_id = ANY($6::uuid[])
  OR (d.department_id IS NOT NULL AND d.custody_center_id = ANY($5::uuid[]))
  OR d.mediator_ids @> ARRAY[$2::uuid]
  OR d.responsible_officer_id = $2::uuid
  OR d.risk_leader_id = $2::uuid
  OR d.helper_ids @> ARRAY[$2::uuid]
  OR d.referred_to_department_id = ANY($6::uuid[])
  OR (d.referred_to_department_id IS NOT NULL AND d.custody_center_id = ANY($5::uuid[]))
  OR d.center_id = ANY($3::uuid[])
  OR d.custody_center_id = ANY($3::uuid[])
)`;

/** One way by which a case is seen: by a column equal to any of these keys, so that one index answers it in the order of a list. */
interface Way {
  readonly where: string;
  readonly keys: readonly string[];
}

/**
 * `VISIBLE` taken apart: a case is seen by one of these ways or more. One condition of many alternatives has to find all that somebody
 * may see before it knows the newest; each of these finds the newest first and stops.
 */
export function waysToSee(actor: Actor): Way[] {
  const keys = scopeKeys(actor);
  const self = keys.staffId === null ? [] : [keys.staffId];
  return waysOf(keys, self).filter(({ keys: some }) => some.length > 0);
}

const waysOf = (keys: ScopeKeys, self: readonly string[]): Way[] => [
  { where: 'd.registered_by_account_id = way.key', keys: [keys.accountId] },
  { where: 'd.registered_by_staff_id = way.key', keys: self },
  { where: 'NOT d.assigned_yet AND d.custody_center_id = way.key', keys: keys.dutyCenterIds },
  {
    where: 'd.assigned_yet AND d.department_id = way.key',
    keys: keys.memberDepartmentIds.filter((id) => !keys.dutyDepartmentIds.includes(id)),
  },
  { where: 'd.department_id = way.key', keys: keys.dutyDepartmentIds },
  { where: 'd.department_id IS NOT NULL AND d.custody_center_id = way.key', keys: keys.dutyWholeCenterIds },
  { where: 'd.mediator_ids @> ARRAY[way.key]', keys: self },
  { where: 'd.responsible_officer_id = way.key', keys: self },
  { where: 'd.risk_leader_id = way.key', keys: self },
  { where: 'd.helper_ids @> ARRAY[way.key]', keys: self },
  { where: 'd.referred_to_department_id = way.key', keys: keys.dutyDepartmentIds },
  { where: 'd.referred_to_department_id IS NOT NULL AND d.custody_center_id = way.key', keys: keys.dutyWholeCenterIds },
  { where: 'd.center_id = way.key', keys: [...keys.directorCenterIds, ...keys.readerCenterIds] },
  { where: 'd.custody_center_id = way.key', keys: [...keys.directorCenterIds, ...keys.readerCenterIds] },
];
