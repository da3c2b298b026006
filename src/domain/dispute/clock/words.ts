/** Why a clock stands still. */

/** Reasons for suspending mediation; the appraisal is the one the rules name (R21; 在线 26). */
export const SUSPENSION_REASONS = [
  'appraisal',
  'party_unavailable',
  'other_proceedings',
  'awaiting_documents',
  'force_majeure',
  'other',
] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

/** What a pause is: an appraisal, another suspension, or the time a case was with an outside body. */
export const PAUSE_KINDS = ['appraisal', 'suspension', 'referral'] as const;
export type PauseKind = (typeof PAUSE_KINDS)[number];
