/**
 * Whether somebody may still do all they could when something was made for them: a copy of what they saw is theirs only as long
 * as each of those rights is. What was added since takes nothing away. Source: PIPL 6 and 51 (who needs it no longer has it no
 * longer). Example: a director takes the cases of two centres out and loses one of them; the copy goes, and is asked for anew.
 */
import type { Actor, Grant, Reach } from './actor.js';
import { ROLES } from './permissions.js';

export interface Rights {
  readonly staffId: string | null;
  readonly grants: readonly Grant[];
  readonly reach: Reach;
}

export const rightsOf = ({ staffId, grants, reach }: Actor): Rights => ({ staffId, grants, reach });

/** `now` is the same account or key. */
export function stillHolds(now: Rights, then: Rights): boolean {
  return (
    now.staffId === then.staffId &&
    then.grants.every((had) => now.grants.some((has) => covers(has, had))) &&
    ROLES.every((role) => (then.reach[role] ?? []).every((centerId) => now.reach[role]?.includes(centerId) === true))
  );
}

const covers = (has: Grant, had: Grant): boolean =>
  has.role === had.role &&
  has.centerId === had.centerId &&
  has.departmentId === had.departmentId &&
  (had.scopes ?? []).every((scope) => has.scopes?.includes(scope) === true);
