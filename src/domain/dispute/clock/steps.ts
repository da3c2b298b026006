/** Steps about the clocks of a case: suspension and resumption, extension, expiry, late entries and their countersigning (R21, R22): rows of the table in `../transitions.ts`. */
import type { Steps } from '../transition.js';
import type { ClockCommand } from './commands.js';

export const CLOCK_STEPS = {} as const satisfies Steps<ClockCommand>;
