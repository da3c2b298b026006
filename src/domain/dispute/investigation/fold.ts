/** From log to facts: no rule asks about an investigation. */
import type { FoldsOf } from '../folding.js';
import type { InvestigationPayloads } from './events.js';

export const INVESTIGATION_FOLDS = {
  InvestigationRecorded: (facts) => facts,
} as const satisfies FoldsOf<InvestigationPayloads>;
