/** Truthful requests about the clocks of a case: suspension and resumption, extension, expiry, late entries and their countersigning (R21, R22), for the buttons at the desk. */
import type { Probes } from '../probing.js';
import type { ClockCommand } from './commands.js';

export const CLOCK_PROBES = {} as const satisfies Probes<ClockCommand>;
