/** From an allowed command to what happened about who takes part. */
import type { Emits } from '../emitting.js';
import { payloadOf } from '../emitting.js';
import type { PeopleCommand } from './commands.js';

export const PEOPLE_EMIT = {
  leaveParty: ({ command }) => [{ type: 'PartyLeft', payload: payloadOf(command) }],
  addRepresentative: ({ command }) => [{ type: 'RepresentativeAdded', payload: payloadOf(command) }],
  endRepresentative: ({ command }) => [{ type: 'RepresentativeEnded', payload: payloadOf(command) }],
  declareConflict: ({ command: { conflictId, staffId, ground }, context }) => [
    {
      type: 'ConflictDeclared',
      payload: { conflictId, staffId, ground, declaredByStaffId: context.actor.staffId },
    },
  ],
  challengeMediator: ({ command }) => [{ type: 'MediatorChallenged', payload: payloadOf(command) }],
  decideChallenge: ({ facts, command: { challengeId, upheld }, context }) => {
    const challenge = facts.challenges.find((one) => one.challengeId === challengeId);
    if (challenge === undefined) throw new Error('decided a challenge that is not there');
    const { staffId } = challenge;
    return [
      { type: 'ChallengeDecided', payload: { challengeId, staffId, upheld, decidedByStaffId: context.actor.staffId } },
    ];
  },
} as const satisfies Emits<PeopleCommand>;
