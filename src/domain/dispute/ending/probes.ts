/** Truthful requests about after the outcome and beside it: merging, splitting and linking, reopening, correction, archiving (R10, R38, R40), for the buttons at the desk. */
import type { Probes } from '../probing.js';
import type { EndingCommand } from './commands.js';

export const ENDING_PROBES = {} as const satisfies Probes<EndingCommand>;
