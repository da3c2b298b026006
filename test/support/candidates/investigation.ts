/** Truthful requests of this concern, for random walks. */
import type { InvestigationCommand } from '../../../src/domain/dispute/investigation/commands.js';
import type { CandidatesOf } from './scene.js';

export const INVESTIGATION_CANDIDATES: CandidatesOf<InvestigationCommand> = {
  recordInvestigation: ({ id, now }) => [
    {
      type: 'recordInvestigation',
      investigationId: id('investigation'),
      kind: 'site_visit',
      from: now,
      to: now,
      partyId: null,
      investigatorIds: ['m1'],
      recorderId: null,
      signed: null,
    },
  ],
};
