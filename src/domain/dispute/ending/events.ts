/** What happened about after the outcome and beside it: merging, splitting and linking, reopening, correction, archiving (R10, R38, R40). */

export type EndingPayloads = Record<never, never>;
