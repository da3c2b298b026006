/** The fixed words of what a party says is not settled. */

export const UNSETTLED_GROUNDS = [
  'not_performed',
  'badly_performed',
  'amount_wrong',
  'not_owed',
  'quarrel_again',
  'other',
] as const;
export type UnsettledGround = (typeof UNSETTLED_GROUNDS)[number];

/** What became of it. */
export const UNSETTLED_OUTCOMES = ['performed_now', 'urged', 'mediated_again', 'explained', 'taken_back'] as const;
export type UnsettledOutcome = (typeof UNSETTLED_OUTCOMES)[number];

/** Asked at a return visit: is the quarrel settled? */
export const RESOLVED_ANSWERS = ['yes', 'partly', 'no', 'not_asked'] as const;
export type ResolvedAnswer = (typeof RESOLVED_ANSWERS)[number];
