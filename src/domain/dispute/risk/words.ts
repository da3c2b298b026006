/** The fixed words about danger and about who may listen. Flags themselves are data: the code table `risk-flags`. */

/** How the police were told. */
export const POLICE_REPORT_METHODS = ['phone', 'in_person', 'written', 'online'] as const;
export type PoliceReportMethod = (typeof POLICE_REPORT_METHODS)[number];

/** Where a demanded report stands; `none`: none was ever demanded. */
export const POLICE_REPORT_STATES = ['none', 'required', 'reported', 'not_required'] as const;
export type PoliceReportState = (typeof POLICE_REPORT_STATES)[number];

/** What may be decided instead of reporting. */
export const POLICE_DECISIONS = ['not_required'] as const;
export type PoliceDecision = (typeof POLICE_DECISIONS)[number];

export const OPENNESS = ['open', 'closed'] as const;
export type Openness = (typeof OPENNESS)[number];

/** What the matter itself keeps from listeners (令75 29). */
export const CONFIDENTIAL_GROUNDS = ['privacy', 'trade_secret'] as const;
export type ConfidentialGround = (typeof CONFIDENTIAL_GROUNDS)[number];

/** Why a session is closed; the gravest first. */
export const CLOSED_REASONS = [...CONFIDENTIAL_GROUNDS, 'party_request'] as const;
export type ClosedReason = (typeof CLOSED_REASONS)[number];
