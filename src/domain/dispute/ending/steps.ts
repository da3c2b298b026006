/** Steps about after the outcome and beside it: merging, splitting and linking, reopening, correction, archiving (R10, R38, R40): rows of the table in `../transitions.ts`. */
import type { Steps } from '../transition.js';
import type { EndingCommand } from './commands.js';

export const ENDING_STEPS = {} as const satisfies Steps<EndingCommand>;
