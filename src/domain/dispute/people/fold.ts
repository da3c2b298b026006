/** From log to facts about who takes part. A conflict or an upheld challenge takes the mediator off the case at once (R18). */
import type { StaffId } from '../../shared/ids.js';
import { withoutNoticesTo } from '../confirmation/notices.js';
import type { DisputeFacts } from '../facts.js';
import { inParty, type FoldsOf } from '../folding.js';
import type { PeoplePayloads } from './events.js';
import { ACTIVE, type State } from '../states.js';
import { representing } from './joining.js';

const isActive = (state: State): boolean => ACTIVE.some((one) => one === state);

/**
 * Off the case at once. Where they also answered for it, nobody does until it is assigned anew: it waits in the queue, on the
 * director's desk.
 */
function withoutThem(facts: DisputeFacts, gone: StaffId): DisputeFacts {
  const mediatorIds = facts.mediatorIds.filter((id) => id !== gone);
  if (facts.responsibleOfficerId !== gone) return { ...facts, mediatorIds };
  return { ...facts, mediatorIds, responsibleOfficerId: null, queued: facts.queued || isActive(facts.state) };
}

export const PEOPLE_FOLDS = {
  PartyLeft: (facts, { partyId }, head) => ({
    ...inParty(facts, partyId, (party) => ({ ...party, leftAt: head.occurredAt })),
    confirmationWindow: withoutNoticesTo(facts.confirmationWindow, partyId),
  }),
  RepresentativeAdded: (facts, { partyId, representative }, head) =>
    inParty(facts, partyId, (party) => ({
      ...party,
      representatives: [...party.representatives, representing(representative, head.occurredAt)],
    })),
  RepresentativeEnded: (facts, { partyId, representativeId }, head) =>
    inParty(facts, partyId, (party) => ({
      ...party,
      representatives: party.representatives.map((one) =>
        one.representativeId === representativeId ? { ...one, endedAt: head.occurredAt } : one,
      ),
    })),
  ConflictDeclared: (facts, conflict, head) => ({
    ...withoutThem(facts, conflict.staffId),
    conflicts: [...facts.conflicts, { ...conflict, at: head.occurredAt }],
  }),
  MediatorChallenged: (facts, challenge, head) => ({
    ...facts,
    challenges: [
      ...facts.challenges,
      { ...challenge, at: head.occurredAt, state: 'open', decidedAt: null, decidedByStaffId: null },
    ],
  }),
  ChallengeDecided: (facts, { challengeId, staffId, upheld, decidedByStaffId }, head) => ({
    ...(upheld ? withoutThem(facts, staffId) : facts),
    challenges: facts.challenges.map((challenge) =>
      challenge.challengeId === challengeId
        ? { ...challenge, state: upheld ? 'upheld' : 'rejected', decidedAt: head.occurredAt, decidedByStaffId }
        : challenge,
    ),
  }),
} as const satisfies FoldsOf<PeoplePayloads>;
