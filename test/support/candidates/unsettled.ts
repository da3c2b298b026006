/** Truthful requests of this concern, for random walks. */
import type { UnsettledCommand } from '../../../src/domain/dispute/unsettled/commands.js';
import { UNSETTLED_OUTCOMES } from '../../../src/domain/dispute/unsettled/words.js';
import { type CandidatesOf, each, occurredAt } from './scene.js';

export const UNSETTLED_CANDIDATES: CandidatesOf<UnsettledCommand> = {
  reportUnsettled: (scene) =>
    [null, ...scene.facts.obligations.map(({ obligationId }) => obligationId)].flatMap((obligationId) =>
      each(scene, (partyId) => ({
        type: 'reportUnsettled',
        reportId: scene.id('record'),
        partyId,
        obligationId,
        ground: 'badly_performed',
        occurredAt,
      })),
    ),
  answerUnsettled: ({ facts }) =>
    facts.unsettled.flatMap(({ reportId }) =>
      UNSETTLED_OUTCOMES.map((outcome) => ({ type: 'answerUnsettled', reportId, outcome, occurredAt })),
    ),
};
