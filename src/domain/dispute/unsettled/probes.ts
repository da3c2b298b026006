/** Truthful requests about what is not settled, for the buttons at the desk. */
import { anyParty, NONE, type Probes } from '../probing.js';
import type { AnswerUnsettled, UnsettledCommand } from './commands.js';
import { openReports } from './facts.js';

const answer = (reportId: string): AnswerUnsettled => ({
  type: 'answerUnsettled',
  reportId,
  outcome: 'explained',
  occurredAt: null,
});

export const UNSETTLED_PROBES = {
  reportUnsettled: (scene) => [
    {
      type: 'reportUnsettled',
      reportId: NONE,
      partyId: anyParty(scene),
      obligationId: null,
      ground: 'other',
      occurredAt: null,
    },
  ],
  answerUnsettled: ({ facts }) => {
    const [first, ...rest] = openReports(facts);
    return [answer(first?.reportId ?? NONE), ...rest.map(({ reportId }) => answer(reportId))];
  },
} as const satisfies Probes<UnsettledCommand>;
