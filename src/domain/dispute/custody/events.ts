/** What happened about whose hands a case is in: referrals inside and outside the centre, escalation and return, supervision (R13, R17, R38). */

export type CustodyPayloads = Record<never, never>;
