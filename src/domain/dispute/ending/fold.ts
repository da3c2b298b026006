/** From log to facts about after the outcome and beside it: merging, splitting and linking, reopening, correction, archiving (R10, R38, R40). */
import type { FoldsOf } from '../folding.js';
import type { EndingPayloads } from './events.js';

export const ENDING_FOLDS = {} as const satisfies FoldsOf<EndingPayloads>;
