/** Truthful requests of this concern, for random walks. */
import { creditorsOf } from '../../../src/domain/dispute/pursuit/creditors.js';
import type { PursuitCommand } from '../../../src/domain/dispute/pursuit/commands.js';
import { HAND_OVERS } from '../../../src/domain/dispute/pursuit/words.js';
import { type CandidatesOf, occurredAt } from './scene.js';

export const PURSUIT_CANDIDATES: CandidatesOf<PursuitCommand> = {
  urge: ({ facts, id }) =>
    facts.obligations.flatMap(({ obligationId }) =>
      [true, false].map((advised) => ({
        type: 'urge',
        urgeId: id('urge'),
        obligationId,
        method: 'phone',
        advised,
        occurredAt,
      })),
    ),
  waive: ({ facts }) =>
    facts.obligations.map((duty) => ({
      type: 'waive',
      obligationId: duty.obligationId,
      partyIds: creditorsOf(facts, duty),
      occurredAt,
    })),
  handOver: ({ facts }) =>
    facts.obligations.flatMap(({ obligationId }) =>
      HAND_OVERS.map((to) => ({ type: 'handOver', obligationId, to, hasCourtPaper: to !== 'lawsuit', occurredAt })),
    ),
};
