/**
 * Who may know of an absence, and who may record one. That somebody is away is known to everybody with a role at the centre;
 * why, only to the person and to those who keep the roster. Duty officers and mediators record their own.
 */
import { mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { notFound, Problem } from '../../platform/http/problem.js';

interface Away {
  readonly staffId: string;
  readonly centerId: string;
}

/** The person or absence, unless it is of a centre the caller has nothing to do with: then 404. */
export function isOf<T extends { readonly centerId: string }>(caller: Caller, subject: T): T {
  if (!mayInCenter(caller.actor, 'center.read', subject.centerId)) throw notFound();
  return subject;
}

export const seesWhy = ({ actor }: Caller, { staffId, centerId }: Away): boolean =>
  actor.staffId === staffId || mayInCenter(actor, 'roster.change', centerId);

export function demandRecording(caller: Caller, away: Away): void {
  const may = mayInCenter(caller.actor, 'absence.record', away.centerId) && seesWhy(caller, away);
  if (!may) throw new Problem('forbidden', { params: { permission: 'absence.record' } });
}
