/** From log to facts about what the police is given. */
import type { FoldsOf } from '../folding.js';
import type { PolicePayloads } from './events.js';

export const POLICE_FOLDS = {
  DissuasionRecorded: (facts) => facts,
  PoliceApplicationRecorded: (facts, { applicationId, partyIds, filedOn, namesCase }, { occurredAt: at }) => ({
    ...facts,
    policeApplications: [
      ...facts.policeApplications,
      { applicationId, agreementId: facts.agreementId, partyIds, filedOn, namesCase, at },
    ],
  }),
} as const satisfies FoldsOf<PolicePayloads>;
