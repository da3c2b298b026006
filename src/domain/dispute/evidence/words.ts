/** The fixed words of what is filed with a case. */

/** What an uploaded file is to the case; a clip of the monitoring room comes in from there only (R49). */
export const UPLOADED_KINDS = ['evidence', 'photo', 'audio', 'video', 'scan', 'court_paper', 'other'] as const;
export type UploadedKind = (typeof UPLOADED_KINDS)[number];

export const ATTACHMENT_KINDS = [...UPLOADED_KINDS, 'camera_clip'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];
