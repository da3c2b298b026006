/** Truthful requests about who takes part, for the buttons at the desk. */
import { standing } from '../guard.js';
import { anyParty, NONE, type Probes } from '../probing.js';
import type { CommandOf } from '../commands.js';
import type { PeopleCommand } from './commands.js';
import { mediatorsOf } from './mediators.js';
import { ALL_POWERS, CONFLICT_GROUNDS } from './words.js';

const occurredAt = null;

/** A button without anything to name is still asked, so that it can say why not. */
const orNothing = <T>(found: readonly T[], nothing: T): readonly [T, ...T[]] => {
  const [first, ...rest] = found;
  return first === undefined ? [nothing] : [first, ...rest];
};

export const PEOPLE_PROBES = {
  leaveParty: (scene) => {
    const leave = (partyId: string): CommandOf<'leaveParty'> => ({
      type: 'leaveParty',
      partyId,
      reason: 'other',
      occurredAt,
    });
    const parties = standing(scene.facts).map(({ partyId }) => leave(partyId));
    return orNothing(parties, leave(NONE));
  },
  addRepresentative: (scene) => [
    {
      type: 'addRepresentative',
      partyId: anyParty(scene),
      representative: {
        representativeId: NONE,
        kind: 'agent',
        powers: ALL_POWERS,
        validFrom: null,
        validTo: null,
        evidenceId: null,
        hasLetter: true,
      },
      occurredAt,
    },
  ],
  endRepresentative: (scene) => {
    const end = (partyId: string, representativeId: string): CommandOf<'endRepresentative'> => ({
      type: 'endRepresentative',
      partyId,
      representativeId,
      occurredAt,
    });
    const acting = standing(scene.facts).flatMap(({ partyId, representatives }) =>
      representatives
        .filter(({ endedAt }) => endedAt === null)
        .map(({ representativeId }) => end(partyId, representativeId)),
    );
    return orNothing(acting, end(anyParty(scene), NONE));
  },
  declareConflict: () => [
    { type: 'declareConflict', conflictId: NONE, staffId: NONE, byOfficer: true, ground: 'other', occurredAt },
  ],
  challengeMediator: (scene) => {
    const challenge = (partyId: string, staffId: string, ground: (typeof CONFLICT_GROUNDS)[number]) =>
      ({
        type: 'challengeMediator',
        challengeId: NONE,
        partyId,
        byRepresentativeId: null,
        staffId,
        ground,
        occurredAt,
      }) as const;
    const found = standing(scene.facts).flatMap(({ partyId }) =>
      mediatorsOf(scene.facts).flatMap((staffId) =>
        CONFLICT_GROUNDS.map((ground) => challenge(partyId, staffId, ground)),
      ),
    );
    return orNothing<CommandOf<'challengeMediator'>>(found, challenge(anyParty(scene), NONE, 'other'));
  },
  decideChallenge: ({ facts }) => {
    const decide = (challengeId: string): CommandOf<'decideChallenge'> => ({
      type: 'decideChallenge',
      challengeId,
      upheld: true,
      occurredAt,
    });
    const open = facts.challenges.filter(({ state }) => state === 'open').map(({ challengeId }) => decide(challengeId));
    return orNothing(open, decide(NONE));
  },
} as const satisfies Probes<PeopleCommand>;
