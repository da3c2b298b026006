/** Who may do what with a line of the roster that everybody reads: 403 where the relation to it is missing. */
import { mayInCenter } from '../../domain/access/actor.js';
import { scopeKeys } from '../../domain/access/scope.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Problem } from '../../platform/http/problem.js';
import type { DutyShift } from './duty-shifts.store.js';

type Line = Pick<DutyShift, 'centerId' | 'departmentId' | 'staffId'>;

export const isOwn = ({ actor }: Caller, { staffId }: Pick<Line, 'staffId'>): boolean => actor.staffId === staffId;

/** The officer on the line, or somebody who may record for others at that centre. */
export function demandOwnOrFor(caller: Caller, line: Line): void {
  if (isOwn(caller, line) || mayInCenter(caller.actor, 'shift.attend_for', line.centerId)) return;
  throw new Problem('forbidden', { params: { permission: 'shift.attend_for' } });
}

/** Of the department by office: its duty officers, and the directors above. A handover tells of its cases. */
export function isOfDepartment({ actor }: Caller, { centerId, departmentId }: Line): boolean {
  const keys = scopeKeys(actor);
  return (
    keys.directorCenterIds.includes(centerId) ||
    keys.dutyWholeCenterIds.includes(centerId) ||
    keys.dutyDepartmentIds.includes(departmentId)
  );
}
