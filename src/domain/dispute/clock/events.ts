/** What happened about the clocks of a case: suspension and resumption, extension, expiry, late entries and their countersigning (R21, R22). */

export type ClockPayloads = Record<never, never>;
