/** The fixed words of clips of public cameras (R49). */

/** Why somebody looks at a clip; kept in the audit log beside who and when. */
export const CLIP_PURPOSES = ['mediation', 'evidence_check', 'party_request', 'police_request', 'inspection'] as const;
export type ClipPurpose = (typeof CLIP_PURPOSES)[number];
