/** The fixed words of endings and of what ties cases together: links, reasons for closing, retention. */
import type { State } from '../states.js';

/** `follow_up` and those below lead from the newer case to the older; the other kinds have no direction. */
export const LINK_KINDS = ['related', 'duplicate', 'follow_up', 'same_cause'] as const;
export type NamedLinkKind = (typeof LINK_KINDS)[number];

/** Also those that merging and splitting make. */
export const ALL_LINK_KINDS = [...LINK_KINDS, 'split_from', 'merged_into'] as const;
export type LinkKind = (typeof ALL_LINK_KINDS)[number];

/** `to`: this case names the other; `from`: the other names this one. */
export const LINK_DIRECTIONS = ['to', 'from'] as const;
export type LinkDirection = (typeof LINK_DIRECTIONS)[number];

/** Why a settled case is closed without having been performed. */
export const CLOSE_REASONS = ['enforcement', 'sued', 'agreement_void'] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** How long the file is kept (R40), the shortest first; the years are settings of the centre, `permanent` has none. */
export const RETENTION_CLASSES = ['short', 'long', 'permanent'] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

/** Outcomes from which a case is closed; each has its retention. */
export const RETAINED_OUTCOMES = [
  'settled',
  'performed',
  'failed',
  'withdrawn',
  'refused',
  'referred',
  'merged',
] as const satisfies readonly State[];
export type RetainedOutcome = (typeof RETAINED_OUTCOMES)[number];

/** Why a retention is proposed. */
export const RETENTION_GROUNDS = ['outcome', 'high_risk'] as const;
export type RetentionGround = (typeof RETENTION_GROUNDS)[number];
