/**
 * Who hands out and takes back the secret calendar links of the duty roster: everybody for their own duty; an
 * administrator or director of the centre also for others and for departments. A link shows duty times to whoever holds
 * it, without signing in, so nobody makes one of somebody else's on the quiet. Example: the mediator Li has a link of her
 * own; the link of her department is made by the director.
 */
import { type Actor, mayInCenter, reaches } from './actor.js';
import type { Role } from './permissions.js';

export interface FeedSubject {
  readonly centerId: string;
  /** null: a department's */
  readonly staffId: string | null;
}

const FOR_OTHERS = ['administrator', 'director'] as const satisfies readonly Role[];

export function mayManageFeeds(actor: Actor, { centerId, staffId }: FeedSubject): boolean {
  if (!mayInCenter(actor, 'feed.manage', centerId)) return false;
  if (staffId !== null && staffId === actor.staffId) return true;
  return FOR_OTHERS.some((role) => reaches(actor, role, centerId));
}
