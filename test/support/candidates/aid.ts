/** Truthful requests about legal aid, for random walks. */
import type { AidCommand } from '../../../src/domain/dispute/aid/commands.js';
import { type CandidatesOf, each, occurredAt, type Scene } from './scene.js';

const onEach = <T>({ facts }: Scene, make: (requestId: string) => T): T[] =>
  facts.legalAid.map(({ requestId }) => make(requestId));

export const AID_CANDIDATES: CandidatesOf<AidCommand> = {
  requestLegalAid: (scene) =>
    each(scene, (partyId) => partyId).flatMap((partyId) =>
      (
        [
          ['advice', null],
          ['drafting', 'hardship'],
          ['representation', 'hardship'],
          ['representation', 'listed_matter'],
        ] as const
      ).map(([kind, ground]) => ({
        type: 'requestLegalAid',
        requestId: scene.id('aid'),
        partyId,
        kind,
        ground,
        receivedOn: null,
      })),
    ),
  listLegalAidPapers: (scene) =>
    onEach(scene, (requestId) => ({
      type: 'listLegalAidPapers',
      requestId,
      missing: ['identity', 'hardship_statement'],
      occurredAt,
    })),
  completeLegalAidPapers: (scene) =>
    onEach(scene, (requestId) => ({ type: 'completeLegalAidPapers', requestId, occurredAt })),
  decideLegalAid: (scene) =>
    onEach(scene, (requestId) =>
      [true, false].map((granted) => ({ type: 'decideLegalAid', requestId, granted, occurredAt }) as const),
    ).flat(),
  assignLegalAid: (scene) =>
    onEach(scene, (requestId) =>
      ['m1', 'judge', null].map((staffId) => ({ type: 'assignLegalAid', requestId, staffId, occurredAt }) as const),
    ).flat(),
  giveLegalAdvice: (scene) => onEach(scene, (requestId) => ({ type: 'giveLegalAdvice', requestId, occurredAt })),
  withdrawLegalAid: (scene) => onEach(scene, (requestId) => ({ type: 'withdrawLegalAid', requestId, occurredAt })),
};
