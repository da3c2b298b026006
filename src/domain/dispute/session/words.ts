/** The fixed words of a session 调解会: what a party answers when asked to come, how it was held, and who was there. */

/** What a party says to the invitation; `represented`: somebody comes for it. */
export const SESSION_REPLIES = ['confirmed', 'declined', 'represented'] as const;
export type SessionReply = (typeof SESSION_REPLIES)[number];

/** `separate` 背对背: with one side at a time. */
export const PART_KINDS = ['joint', 'separate'] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** How somebody's attendance reads. */
export const ATTENDANCE_STATUSES = ['present', 'late', 'absent', 'represented'] as const;
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number];
