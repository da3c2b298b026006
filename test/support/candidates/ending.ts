/** Truthful requests after the outcome and beside it, for random walks. */
import { RETENTION_CLASSES, LINK_KINDS } from '../../../src/domain/dispute/ending/words.js';
import type { EndingCommand } from '../../../src/domain/dispute/ending/commands.js';
import { type CandidatesOf, each, occurredAt } from './scene.js';

/** Other cases a walk can speak of, by their place in a list. */
export const OTHERS = Array.from({ length: 12 }, (_, index) => `other-${index}`);

const PERSON = {
  role: 'respondent',
  kind: 'person',
  minor: false,
  under14: false,
  selfSupporting: false,
  incapacitated: false,
  memberCount: null,
  representatives: [],
} as const;

export const ENDING_CANDIDATES: CandidatesOf<EndingCommand> = {
  merge: ({ id }) => [
    {
      type: 'merge',
      linkId: id('link'),
      intoDisputeId: 'other-0',
      target: { isThisCase: false, isOfSameCenter: true, state: 'accepted' },
      occurredAt,
    },
  ],
  absorb: ({ facts, id }) => {
    const partyId = id('party');
    return [
      {
        type: 'absorb',
        linkId: id('link'),
        mergedDisputeId: id('dispute'),
        receivedAt: facts.receivedAt,
        parties: [{ fromPartyId: id('party'), party: { ...PERSON, partyId } }],
        alreadyThere: [],
        riskFlags: [],
        confidential: [],
        occurredAt,
      },
    ];
  },
  split: (scene) => [
    {
      type: 'split',
      linkId: scene.id('link'),
      newDisputeId: scene.id('dispute'),
      partyIds: each(scene, (partyId) => partyId),
      occurredAt,
    },
  ],
  link: ({ id }) =>
    OTHERS.flatMap((otherDisputeId) =>
      LINK_KINDS.map((kind) => ({
        type: 'link',
        linkId: id('link'),
        otherDisputeId,
        isThisCase: false,
        kind,
        direction: 'to',
        occurredAt,
      })),
    ),
  endLink: ({ facts }) => facts.ending.links.map(({ linkId }) => ({ type: 'endLink', linkId, occurredAt })),
  reopen: () => [{ type: 'reopen', occurredAt }],
  archive: () =>
    RETENTION_CLASSES.map((retentionClass) => ({ type: 'archive', retentionClass, hasReason: true, occurredAt })),
  // The title is one of two: what stands there is corrected, the other would be outdated.
  correct: ({ id }) =>
    [true, false].map((isCurrent) => ({
      type: 'correct',
      correctionId: id('correction'),
      pointer: '/title',
      isCurrent,
      occurredAt,
    })),
};
