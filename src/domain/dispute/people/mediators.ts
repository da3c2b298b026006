/**
 * What bars somebody from mediating in this case (R18): a conflict of their own, a party's challenge that is open or was upheld,
 * or legal aid they were assigned to give one of the parties (R15; PML 15). It bars from the moment it was declared or assigned; a
 * challenge that was refused bars nobody afterwards.
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
  if (facts.legalAid.some((aid) => aid.staffId === staffId && aid.assignedAt !== null && aid.assignedAt <= then))
    return [refusal('mediator_gives_legal_aid', 'R15', params)];
  return challenges.some((challenge) => wasOpen(challenge, then)) ? [refusal('challenge_open', 'R18', params)] : [];
}

/** R18: taken off the case for good, as mediator and as the officer who answers for it. */
export const isOffTheCase = (facts: DisputeFacts, staffId: StaffId): boolean =>
  facts.conflicts.some((conflict) => conflict.staffId === staffId) ||
  facts.challenges.some((challenge) => challenge.staffId === staffId && challenge.state === 'upheld');

/** Of the case or of a session that is still to come. */
export const mediatorsOf = (facts: DisputeFacts): StaffId[] => {
  const planned = facts.sessions.filter(({ state }) => state === 'scheduled' || state === 'adjourned');
  return [...new Set([...facts.mediatorIds, ...planned.flatMap(({ mediatorIds }) => mediatorIds)])];
};
