/** From an allowed command to what happened about the clocks of a case: suspension and resumption, extension, expiry, late entries and their countersigning (R21, R22). */
import type { Emits } from '../emitting.js';
import type { ClockCommand } from './commands.js';

export const CLOCK_EMIT = {} as const satisfies Emits<ClockCommand>;
