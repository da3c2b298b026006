/** A truthful request about an investigation, for the button at the desk. */
import { NONE, type Probes } from '../probing.js';
import type { InvestigationCommand } from './commands.js';

export const INVESTIGATION_PROBES = {
  recordInvestigation: ({ now }) => [
    {
      type: 'recordInvestigation',
      investigationId: NONE,
      kind: 'site_visit',
      from: now,
      to: now,
      partyId: null,
      investigatorIds: [NONE],
      recorderId: null,
      signed: null,
    },
  ],
} as const satisfies Probes<InvestigationCommand>;
