/** From log to facts about what the police is given. */
import type { FoldsOf } from '../folding.js';
import type { PolicePayloads } from './events.js';

export const POLICE_FOLDS = {
  DissuasionRecorded: (facts) => facts,
  PoliceApplicationRecorded: (facts, application, { occurredAt }) => ({
    ...facts,
    policeApplications: [...facts.policeApplications, { ...application, at: occurredAt }],
  }),
} as const satisfies FoldsOf<PolicePayloads>;
