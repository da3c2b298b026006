/** The fixed words of custody: outside bodies, grounds for handing data on, and where referrals and orders stand. */
import { DELEGATING_BODIES } from '../vocabulary.js';

/** Bodies outside the centre to which a dispute can be handed: those that delegate disputes, and more; `other` is named in words. */
export const REFERRAL_BODIES = [...DELEGATING_BODIES, 'arbitration', 'notary', 'administrative_organ'] as const;
export type ReferralBody = (typeof REFERRAL_BODIES)[number];

/** Why personal data may go with it: a duty of law, or the separate consent of every party (R46; PIPL 13, 23). */
export const SHARING_GROUNDS = ['statutory', 'consent'] as const;
export type SharingGround = (typeof SHARING_GROUNDS)[number];

/** `lapsed`: overtaken by what became of the case before anybody answered. */
export const REFERRAL_STATES = ['open', 'accepted', 'objected', 'lapsed'] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

export const SUPERVISION_STATES = ['open', 'answered', 'closed'] as const;
export type SupervisionState = (typeof SUPERVISION_STATES)[number];

/** Who raised it: a director, or the system because department after department objected (R13). */
export const SUPERVISION_CAUSES = ['director', 'objections'] as const;
export type SupervisionCause = (typeof SUPERVISION_CAUSES)[number];
