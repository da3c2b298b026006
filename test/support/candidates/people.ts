/** Truthful requests of this concern, for random walks. */
import type { PeopleCommand } from '../../../src/domain/dispute/people/commands.js';
import { mediatorsOf } from '../../../src/domain/dispute/people/mediators.js';
import { ALL_POWERS, CONFLICT_GROUNDS } from '../../../src/domain/dispute/people/words.js';
import { type CandidatesOf, each, occurredAt } from './scene.js';

export const PEOPLE_CANDIDATES: CandidatesOf<PeopleCommand> = {
  leaveParty: (scene) =>
    each(scene, (partyId) => ({ type: 'leaveParty', partyId, reason: 'claim_dropped', occurredAt })),
  addRepresentative: (scene) =>
    each(scene, (partyId) => ({
      type: 'addRepresentative',
      partyId,
      representative: {
        representativeId: scene.id('representative'),
        kind: 'agent',
        powers: ALL_POWERS,
        validFrom: null,
        validTo: null,
        evidenceId: null,
        hasLetter: true,
      },
      occurredAt,
    })),
  endRepresentative: ({ facts }) =>
    facts.parties.flatMap(({ partyId, representatives }) =>
      representatives.map(({ representativeId }) => ({
        type: 'endRepresentative',
        partyId,
        representativeId,
        occurredAt,
      })),
    ),
  declareConflict: ({ id }) =>
    ['m1', 'judge', 'officer', 'director'].map((staffId) => ({
      type: 'declareConflict',
      conflictId: id('conflict'),
      staffId,
      byOfficer: true,
      ground: 'relative',
      occurredAt,
    })),
  challengeMediator: (scene) =>
    each(scene, (partyId) => partyId).flatMap((partyId) =>
      mediatorsOf(scene.facts).map((staffId) => ({
        type: 'challengeMediator',
        challengeId: scene.id('challenge'),
        partyId,
        byRepresentativeId: null,
        staffId,
        ground:
          CONFLICT_GROUNDS.find((ground) => !scene.facts.challenges.some((before) => before.ground === ground)) ??
          'other',
        occurredAt,
      })),
    ),
  decideChallenge: ({ facts }) =>
    facts.challenges
      .filter(({ state }) => state === 'open')
      .map(({ challengeId }, index) => ({ type: 'decideChallenge', challengeId, upheld: index > 0, occurredAt })),
};
