/** The question for everything that belongs to a centre and is not a case: everybody reads it, some manage it there. */
import { mayInCenter } from '../../domain/access/actor.js';
import { PERMISSIONS } from '../../domain/access/permissions.js';
import { Problem } from '../http/problem.js';
import type { Caller } from './caller.js';

/** Throws 403 unless the caller holds the permission at the centre; null asks for nothing beyond being signed in. */
export function demandInCenter(caller: Caller, permission: string | null, centerId: string): void {
  if (permission === null) return;
  const known = PERMISSIONS.find((candidate) => candidate === permission);
  if (known === undefined) throw new Error(`no such permission: ${permission}`);
  if (!mayInCenter(caller.actor, known, centerId)) throw new Problem('forbidden', { params: { permission } });
}
