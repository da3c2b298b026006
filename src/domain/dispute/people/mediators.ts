/**
 * What bars somebody from mediating in this case (R18): a conflict of their own, or a party's challenge that is open or was
 * upheld. It bars from the moment it was declared; a challenge that was refused bars nobody afterwards.
 * Example: challenged on 6 May, refused on the 8th: no session with them on the 7th, one on the 9th.
 */
import type { Instant } from '../../shared/day.js';
import type { StaffId } from '../../shared/ids.js';
import type { Refusal } from '../../shared/refusal.js';
import type { DisputeFacts } from '../facts.js';
import { refusal } from '../guard.js';
import type { ChallengeFacts } from './facts.js';

/** In whichever state it is now: was it undecided then? */
const wasOpen = ({ at, decidedAt }: ChallengeFacts, then: Instant): boolean =>
  at <= then && (decidedAt === null || then < decidedAt);

export function barsOf(facts: DisputeFacts, staffId: StaffId, then: Instant): Refusal[] {
  const challenges = facts.challenges.filter((challenge) => challenge.staffId === staffId);
  const params = { staffId };
  if (facts.conflicts.some((conflict) => conflict.staffId === staffId && conflict.at <= then))
    return [refusal('mediator_has_conflict', 'R18', params)];
  if (challenges.some(({ state, decidedAt }) => state === 'upheld' && decidedAt !== null && decidedAt <= then))
    return [refusal('challenge_upheld', 'R18', params)];
  return challenges.some((challenge) => wasOpen(challenge, then)) ? [refusal('challenge_open', 'R18', params)] : [];
}

/** Of the case or of a session that is still to come. */
export const mediatorsOf = (facts: DisputeFacts): StaffId[] => {
  const planned = facts.sessions.filter(({ state }) => state === 'scheduled' || state === 'adjourned');
  return [...new Set([...facts.mediatorIds, ...planned.flatMap(({ mediatorIds }) => mediatorIds)])];
};
