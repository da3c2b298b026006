/** The fixed words of judicial confirmation 司法确认. */

/** Papers an application comes with (民诉法解释 356); those that prove a right to property only where the agreement is about property. */
export const CONFIRMATION_PAPERS = [
  'application',
  'agreement',
  'mediation_proof',
  'identity',
  'property_right',
] as const;
export type ConfirmationPaper = (typeof CONFIRMATION_PAPERS)[number];

export const COMPULSORY_PAPERS = [
  'application',
  'agreement',
  'mediation_proof',
  'identity',
] as const satisfies readonly ConfirmationPaper[];

/** What no court confirms (民诉法解释 355). */
export const EXCLUDED_CONTENTS = ['marriage', 'parentage', 'adoption', 'ownership', 'other_procedure'] as const;
export type ExcludedContent = (typeof EXCLUDED_CONTENTS)[number];

export const CONFIRMATION_RESULTS = ['valid', 'dismissed', 'not_accepted', 'withdrawn'] as const;
export type ConfirmationResult = (typeof CONFIRMATION_RESULTS)[number];

/** Which court may be asked (CPL 205). */
export const COURT_GROUNDS = ['inviting_court', 'party_domicile', 'subject_matter_place', 'organisation_seat'] as const;
export type CourtGround = (typeof COURT_GROUNDS)[number];

/** What is open to the parties now. */
export const CONFIRMATION_WAYS = ['apply', 'enforce', 'vary', 'new_agreement', 'sue'] as const;
export type ConfirmationWay = (typeof CONFIRMATION_WAYS)[number];

/** When each party is told of the window: once the agreement has taken effect, and again before the window ends (R32; PML 33). */
export const NOTICE_OCCASIONS = ['effect', 'before_end'] as const;
export type NoticeOccasion = (typeof NOTICE_OCCASIONS)[number];
