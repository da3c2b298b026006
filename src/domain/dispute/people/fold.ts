/** From log to facts about who takes part. A conflict or an upheld challenge takes the mediator off the case at once (R18). */
import { inParty, type FoldsOf } from '../folding.js';
import type { PeoplePayloads } from './events.js';
import { representing } from './joining.js';

const without = (ids: readonly string[], gone: string): string[] => ids.filter((id) => id !== gone);

export const PEOPLE_FOLDS = {
  PartyLeft: (facts, { partyId }, head) => inParty(facts, partyId, (party) => ({ ...party, leftAt: head.occurredAt })),
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
    ...facts,
    mediatorIds: without(facts.mediatorIds, conflict.staffId),
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
    ...facts,
    mediatorIds: upheld ? without(facts.mediatorIds, staffId) : facts.mediatorIds,
    challenges: facts.challenges.map((challenge) =>
      challenge.challengeId === challengeId
        ? { ...challenge, state: upheld ? 'upheld' : 'rejected', decidedAt: head.occurredAt, decidedByStaffId }
        : challenge,
    ),
  }),
} as const satisfies FoldsOf<PeoplePayloads>;
