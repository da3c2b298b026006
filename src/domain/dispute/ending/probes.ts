/** Truthful requests after the outcome and beside it, for the buttons at the desk. */
import { NONE, type Probes } from '../probing.js';
import type { Absorb, EndingCommand } from './commands.js';
import { proposedRetention } from './retention.js';

const occurredAt = null;

export const ENDING_PROBES = {
  merge: () => [
    {
      type: 'merge',
      linkId: NONE,
      intoDisputeId: NONE,
      target: { isThisCase: false, isOfSameCenter: true, state: 'registered' },
      occurredAt,
    },
  ],
  split: ({ facts }) => [
    {
      type: 'split',
      linkId: NONE,
      newDisputeId: NONE,
      partyIds: facts.parties.map(({ partyId }) => partyId),
      occurredAt,
    },
  ],
  link: () => [
    {
      type: 'link',
      linkId: NONE,
      otherDisputeId: NONE,
      isThisCase: false,
      kind: 'related',
      direction: 'to',
      occurredAt,
    },
  ],
  endLink: ({ facts }) => {
    const [first = NONE, ...rest] = facts.ending.links.map(({ linkId }) => linkId);
    const end = (linkId: string) => ({ type: 'endLink', linkId, occurredAt }) as const;
    return [end(first), ...rest.map(end)];
  },
  reopen: () => [{ type: 'reopen', occurredAt }],
  archive: ({ facts, context }) => {
    const { retentionClass } = proposedRetention(facts, context.settings);
    return [{ type: 'archive', retentionClass, hasReason: false, occurredAt }];
  },
  correct: () => [{ type: 'correct', correctionId: NONE, pointer: '/title', isCurrent: true, occurredAt }],
} as const satisfies Probes<Exclude<EndingCommand, Absorb>>;
