/** The fixed words of an investigation record 调查记录 (form 5 of 司发通〔2010〕239号). */

/** Somebody was asked, a place was looked at, or papers were. */
export const INVESTIGATION_KINDS = ['interview', 'site_visit', 'document'] as const;
export type InvestigationKind = (typeof INVESTIGATION_KINDS)[number];

/** Did the person asked sign what was written down? */
export const RECORD_SIGNATURES = ['signed', 'refused'] as const;
export type RecordSignature = (typeof RECORD_SIGNATURES)[number];
