/** From log to facts about the clocks of a case: suspension and resumption, extension, expiry, late entries and their countersigning (R21, R22). */
import type { FoldsOf } from '../folding.js';
import type { ClockPayloads } from './events.js';

export const CLOCK_FOLDS = {} as const satisfies FoldsOf<ClockPayloads>;
