/** From an allowed command to what happened about after the outcome and beside it: merging, splitting and linking, reopening, correction, archiving (R10, R38, R40). */
import type { Emits } from '../emitting.js';
import type { EndingCommand } from './commands.js';

export const ENDING_EMIT = {} as const satisfies Emits<EndingCommand>;
