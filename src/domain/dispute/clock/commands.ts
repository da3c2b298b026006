/** What somebody asks for about the clocks of a case: suspension and resumption, extension, expiry, late entries and their countersigning (R21, R22). */

export type ClockCommand = never;
