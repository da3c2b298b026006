/** The fixed words of a dispute's log: codes that rules look at. Codes nobody decides on live in code tables. */
export const SOURCE_KINDS = ['on_application', 'proactive', 'delegated'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const DELEGATING_BODIES = ['court', 'procuratorate', 'public_security', 'petition', 'other'] as const;
export type DelegatingBody = (typeof DELEGATING_BODIES)[number];

/** In the order of the ministry's form (domain.md §4.1). */
export const DELEGATING_BODY_TEXTS = {
  court: { zh: '人民法院', en: 'a court' },
  procuratorate: { zh: '人民检察院', en: 'a procuratorate' },
  public_security: { zh: '公安机关', en: 'the police' },
  petition: { zh: '信访部门', en: 'a petition office' },
  other: { zh: '其他部门', en: 'another body' },
} as const satisfies Record<DelegatingBody, { zh: string; en: string }>;

/** Whose cases of public security may end without a penalty (R36). */
export const POLICE: DelegatingBody = 'public_security';

export const CHANNELS = ['reception_room', 'grid_worker', 'phone', 'hotline', 'online', 'letter', 'transfer'] as const;
export type Channel = (typeof CHANNELS)[number];

export const PARTY_ROLES = ['applicant', 'respondent', 'third_party'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

/** `group`: many people on one side who act through those they chose. */
export const PARTY_KINDS = ['person', 'organization', 'group'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** `legal`: parent, guardian, or who leads an organisation; `agent`: somebody the party empowered; `group`: chosen by a group from among itself. */
export const REPRESENTATIVE_KINDS = ['legal', 'agent', 'group'] as const;
export type RepresentativeKind = (typeof REPRESENTATIVE_KINDS)[number];

export const NOTICE_METHODS = ['oral', 'written', 'online'] as const;
export type NoticeMethod = (typeof NOTICE_METHODS)[number];

/** `concessions`: what was offered in order to settle may leave the mediation file (R25). */
export const CONSENT_SUBJECTS = [
  'mediation',
  'extension',
  'invite',
  'share',
  'data',
  'open_session',
  'concessions',
] as const;
export type ConsentSubject = (typeof CONSENT_SUBJECTS)[number];

export const CONSENT_DECISIONS = ['given', 'refused'] as const;
export type ConsentDecision = (typeof CONSENT_DECISIONS)[number];

export const VENUES = ['on_site', 'room', 'online', 'phone'] as const;
export type Venue = (typeof VENUES)[number];

export const GUEST_ROLES = ['adviser', 'recorder', 'invited'] as const;
export type GuestRole = (typeof GUEST_ROLES)[number];

export const ATTENDANCE_ROLES = ['party', 'representative', 'mediator', 'adviser', 'recorder', 'invited'] as const;
export type AttendanceRole = (typeof ATTENDANCE_ROLES)[number];

export const SESSION_OUTCOMES = ['continue', 'agreed', 'not_agreed'] as const;
export type SessionOutcome = (typeof SESSION_OUTCOMES)[number];

export const AGREEMENT_FORMS = ['written', 'oral'] as const;
export type AgreementForm = (typeof AGREEMENT_FORMS)[number];

export const OBLIGATION_KINDS = ['pay', 'act', 'refrain', 'apologise'] as const;
export type ObligationKind = (typeof OBLIGATION_KINDS)[number];

/** How a promise was performed. */
export const PERFORMANCE_METHODS = ['cash', 'transfer', 'goods', 'work', 'words', 'other'] as const;
export type PerformanceMethod = (typeof PERFORMANCE_METHODS)[number];

export const SIGNATURE_METHODS = ['signature', 'seal', 'thumbprint', 'electronic'] as const;
export type SignatureMethod = (typeof SIGNATURE_METHODS)[number];

/** How a return visit found the performance. */
export const VISIT_PERFORMANCES = ['performed', 'partly_performed', 'not_performed', 'not_due'] as const;
export type VisitPerformance = (typeof VISIT_PERFORMANCES)[number];

export const SATISFACTIONS = ['satisfied', 'fairly_satisfied', 'dissatisfied', 'not_given'] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];

/** How a party was visited. */
export const VISIT_METHODS = ['in_person', 'phone', 'video'] as const;
export type VisitMethod = (typeof VISIT_METHODS)[number];

/** Did anybody sue after the agreement? */
export const LATER_SUITS = ['none', 'pending', 'decided'] as const;
export type LaterSuit = (typeof LATER_SUITS)[number];

export const REFUSAL_REASONS = [
  'reserved_to_organ',
  'accepted_elsewhere',
  'administrative_only',
  'party_refuses',
  'outside_scope',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Where somebody can turn instead. */
export const REMEDIES = ['arbitration', 'administrative', 'court', 'police', 'petition', 'other_center'] as const;
export type Remedy = (typeof REMEDIES)[number];

export const FAIL_REASONS = [
  'no_agreement',
  'party_absent',
  'party_refuses',
  'deadline',
  'outside_scope',
  'other',
] as const;
export type FailReason = (typeof FAIL_REASONS)[number];

/**
 * Why a case was routed: by its registration, because the amended case leads elsewhere, because it was reopened, by what became of the
 * roster, or at another centre.
 */
export const ROUTING_CAUSES = [
  'registered',
  'amended',
  'reopened',
  'roster_changed',
  'duty_began',
  'escalated',
] as const;
export type RoutingCause = (typeof ROUTING_CAUSES)[number];
