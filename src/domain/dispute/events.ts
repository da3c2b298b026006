/**
 * What happened, in the past tense: the only truth about a case. Entries hold ids, codes, days and amounts, never a
 * name or a free text, so that personal data can be masked and destroyed without touching the log.
 * Example: `AgreementSigned` by the last party is followed by `AgreementTookEffect` and `Settled`, both by `system`.
 */
import type { Term, TermLength } from '../deadlines/terms.js';
import type { Track } from '../deadlines/tracks.js';
import type { Basis } from '../rules/basis.js';
import type { Day, Instant } from '../shared/day.js';
import type {
  AccountId,
  AgreementId,
  CenterId,
  DepartmentId,
  ObligationId,
  PartyId,
  PerformanceId,
  RecordId,
  RepresentativeId,
  SessionId,
  StaffId,
  VisitId,
} from '../shared/ids.js';
import type {
  Attendance,
  ObligationEntry,
  Place,
  Proof,
  Routing,
  Screening,
  SessionGuest,
  SourceEntry,
  SplitFrom,
  Witness,
} from './commands.js';
import type { AgreementPayloads } from './agreements/events.js';
import type { AidPayloads } from './aid/events.js';
import type { ClockPayloads } from './clock/events.js';
import type { CustodyPayloads } from './custody/events.js';
import type { DestructionPayloads } from './destruction/events.js';
import type { EndingPayloads } from './ending/events.js';
import type { CloseReason } from './ending/words.js';
import type { PapersPayloads } from './papers/events.js';
import type { PeoplePayloads, RecordedParty } from './people/events.js';
import type { ConfirmationPayloads } from './confirmation/events.js';
import type { InvestigationPayloads } from './investigation/events.js';
import type { PolicePayloads } from './police/events.js';
import type { EvidencePayloads } from './evidence/events.js';
import type { PursuitPayloads } from './pursuit/events.js';
import type { UnsettledPayloads } from './unsettled/events.js';
import type { ResolvedAnswer } from './unsettled/words.js';
import type { RiskPayloads } from './risk/events.js';
import type { ClosedReason, ConfidentialGround, Openness } from './risk/words.js';
import type { Cause, HeldPart } from './session/commands.js';
import type { SessionPayloads } from './session/events.js';
import type { SettingsVersion } from './context.js';
import type { State } from './states.js';
import type * as words from './vocabulary.js';

export interface DeadlineEntry {
  readonly kind: 'mediation';
  /** which term it is, and in which days it counts; absent in entries older than the question: calendar days */
  readonly term?: Term;
  readonly unit?: TermLength['unit'];
  readonly startedOn: Day;
  /** before a last day of rest was moved; absent: `dueOn` */
  readonly rawDueOn?: Day;
  readonly dueOn: Day;
  /** false: counted on a year nobody had entered; absent in entries older than the question */
  readonly calendarKnown?: boolean;
  readonly basis: Basis;
}

export type SignedBy =
  | { readonly kind: 'party'; readonly partyId: PartyId }
  | { readonly kind: 'representative'; readonly partyId: PartyId; readonly representativeId: RepresentativeId }
  | { readonly kind: 'mediator'; readonly staffId: StaffId }
  | { readonly kind: 'seal' };

export interface Payloads
  extends
    ClockPayloads,
    CustodyPayloads,
    RiskPayloads,
    PeoplePayloads,
    AidPayloads,
    AgreementPayloads,
    PursuitPayloads,
    ConfirmationPayloads,
    UnsettledPayloads,
    SessionPayloads,
    InvestigationPayloads,
    PolicePayloads,
    EvidencePayloads,
    PapersPayloads,
    EndingPayloads,
    DestructionPayloads {
  Registered: {
    readonly centerId: CenterId;
    readonly receiptNo: string;
    readonly track: Track | null;
    readonly source: SourceEntry;
    readonly departmentId: DepartmentId | null;
    readonly accountId: AccountId;
    readonly staffId: StaffId | null;
    readonly parties: readonly RecordedParty[];
    /** the settings the case keeps; absent in entries older than the question */
    readonly settings?: SettingsVersion;
    /** absent in entries older than the question: they follow as `RiskFlagsChanged` */
    readonly riskFlags?: readonly string[];
    /** absent: it came from nowhere else */
    readonly splitFrom?: SplitFrom;
    /** grounds for closed sessions it brings from there; absent: none */
    readonly confidential?: readonly ConfidentialGround[];
    /** brought in from another system, with so many entries; absent: it was taken in here */
    readonly imported?: { readonly entries: number };
  };
  /**
   * By `system`, at registration and again until somebody accepts the case; the queue when `staffId` is null. Entries older
   * than the routing rules have neither rule nor track.
   */
  Routed: Place & Partial<Routing> & { readonly cause: words.RoutingCause };
  Amended: {
    readonly changed: readonly string[];
    readonly track?: Track | null;
    readonly source?: SourceEntry;
    readonly departmentId?: DepartmentId | null;
    readonly riskFlags?: readonly string[];
  };
  PartyAmended: {
    readonly partyId: PartyId;
    readonly changed: readonly string[];
    readonly party?: Partial<Omit<RecordedParty, 'partyId'>>;
  };
  PartyAdded: { readonly party: RecordedParty };
  Accepted: {
    readonly departmentId: DepartmentId | null;
    readonly track: Track;
    readonly number: string;
    readonly staffId: StaffId | null;
    readonly screening: Screening;
    readonly deadlines: readonly DeadlineEntry[];
  };
  Refused: { readonly reason: string; readonly remedy: string };
  Assigned: {
    readonly departmentId: DepartmentId;
    readonly mediatorIds: readonly StaffId[];
    readonly responsibleOfficerId: StaffId;
    readonly shiftId: string | null;
  };
  AssignmentQueued: { readonly departmentId: DepartmentId | null };
  RightsNoticeGiven: Proof & {
    readonly noticeId: RecordId;
    readonly partyId: PartyId;
    readonly method: words.NoticeMethod;
  };
  ConsentRecorded: {
    readonly consentId: RecordId;
    readonly partyId: PartyId;
    readonly subject: words.ConsentSubject;
    readonly decision: words.ConsentDecision;
    readonly subjectId: string | null;
    readonly evidenceId: string | null;
    readonly byRepresentativeId?: RepresentativeId | null;
  };
  RemediesNoticeGiven: Proof & {
    readonly noticeId: RecordId;
    readonly partyId: PartyId;
    readonly method: words.NoticeMethod;
    readonly on: Day;
  };
  MediationStarted: Record<never, never>;
  SessionScheduled: {
    readonly sessionId: SessionId;
    readonly startsAt: Instant;
    readonly endsAt: Instant;
    readonly venue: words.Venue;
    readonly roomId: string | null;
    readonly mediatorIds: readonly StaffId[];
    readonly invited: readonly SessionGuest[];
    /** absent in entries older than the question: closed */
    readonly openness?: Openness;
    readonly closedReason?: ClosedReason | null;
  };
  SessionHeld: {
    readonly sessionId: SessionId;
    readonly heldFrom: Instant;
    readonly heldTo: Instant;
    readonly attendance: readonly Attendance[];
    /** absent: nobody said in which parts */
    readonly parts?: readonly HeldPart[];
    readonly lawExplained: boolean;
    readonly outcome: words.SessionOutcome;
  };
  SessionAdjourned: {
    readonly sessionId: SessionId;
    readonly to: { readonly startsAt: Instant; readonly endsAt: Instant; readonly roomId: string | null } | null;
    /** absent: nobody said on whose side it lay */
    readonly causedBy?: Cause;
  };
  /** By `system` for sessions still planned when mediation ends. */
  SessionCancelled: { readonly sessionId: SessionId; readonly causedBy?: Cause };
  AgreementDrafted: {
    readonly agreementId: AgreementId;
    readonly version: number;
    readonly form: words.AgreementForm;
    readonly textDigest: string;
    readonly partyIds: readonly PartyId[];
    readonly obligations: readonly ObligationEntry[];
    /** absent in entries older than the question: not counted */
    readonly copies?: number;
    readonly agreedOn: Day | null;
    /** the mediator who recorded an oral agreement's content; null when somebody else wrote it down */
    readonly contentRecordedBy: StaffId | null;
  };
  AgreementSigned: {
    readonly agreementId: AgreementId;
    readonly signatureId: RecordId;
    readonly version: number;
    readonly textDigest: string;
    readonly by: SignedBy;
    readonly method: words.SignatureMethod;
    readonly signedOn: Day;
    readonly recordedByAccountId: AccountId;
    readonly recordedByStaffId: StaffId | null;
    readonly witness: Witness | null;
    readonly evidenceId: string | null;
  };
  AgreementTookEffect: { readonly agreementId: AgreementId; readonly version: number; readonly effectiveOn: Day };
  AgreementSuperseded: { readonly agreementId: AgreementId; readonly by: AgreementId };
  Settled: {
    readonly agreementId: AgreementId;
    readonly effectiveOn: Day;
    /** end of the observation of continuing duties; null when there are none */
    readonly observationUntil: Day | null;
  };
  PerformanceRecorded: {
    readonly performanceId: PerformanceId;
    readonly obligationId: ObligationId;
    readonly performedOn: Day;
    readonly amountFen: number | null;
    readonly confirmedByPartyId: PartyId | null;
    readonly saidByPartyId?: PartyId | null;
    readonly paidByPartyId?: PartyId | null;
    readonly evidenceId?: RecordId | null;
  };
  PerformanceVoided: { readonly performanceId: PerformanceId; readonly obligationId: ObligationId };
  /** A continuing duty whose observation ended without a breach. */
  ObligationObserved: { readonly obligationId: ObligationId; readonly visitId: VisitId };
  Performed: Record<never, never>;
  /** A voided performance left something open again. */
  PerformanceReopened: Record<never, never>;
  ReturnVisitScheduled: {
    readonly visitId: VisitId;
    readonly dueOn: Day;
    readonly assigneeId: StaffId | null;
    readonly partyId: PartyId | null;
    readonly obligationId: ObligationId | null;
  };
  ReturnVisitRecorded: {
    readonly visitId: VisitId;
    readonly visitedOn: Day;
    readonly performance: words.VisitPerformance;
    readonly satisfaction: words.Satisfaction;
    readonly breachFound: boolean;
    readonly escalationSigns: boolean;
    readonly resolved?: ResolvedAnswer;
  };
  Withdrawn: { readonly partyId: PartyId; readonly byRepresentativeId?: RepresentativeId | null };
  Failed: { readonly reason: string };
  /** `reason`: of a settled case that was not performed */
  Closed: { readonly from: State; readonly reason?: CloseReason };
}

export type EventType = keyof Payloads;

export type CaseEvent = { readonly [T in EventType]: { readonly type: T; readonly payload: Payloads[T] } }[EventType];

export const SYSTEM = 'system';

export interface EntryHead {
  /** 1, 2, 3 … within the case; the last one is the case's version. */
  readonly seq: number;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  /** account, or `system` for automatic steps */
  readonly actorId: AccountId | typeof SYSTEM;
  readonly staffId: StaffId | null;
  /** seq of the entry that brought an automatic one about; null when the roster did */
  readonly causedBy: number | null;
}

export type LogEntry = CaseEvent & EntryHead;
