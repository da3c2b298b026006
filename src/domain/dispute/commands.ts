/**
 * What somebody asks for. A command carries ids, codes, days and amounts and nothing that names or describes a
 * person: texts and personal data are written to their own tables by the step that owns them (architecture.md §1).
 * Ids of things that come into being travel in the command, made by the step.
 * `occurredAt` null means now; where the body has its own day or instant there is none (api.md §1.1).
 * Example: `{ type: 'withdraw', partyId, occurredAt: null }`.
 */
import type { CourtProcedure } from '../deadlines/terms.js';
import type { Track } from '../deadlines/tracks.js';
import type { RuleReference } from '../routing-rules/destination.js';
import type { Day, Instant } from '../shared/day.js';
import type {
  AccountId,
  AgreementId,
  CenterId,
  DepartmentId,
  DisputeId,
  LinkId,
  ObligationId,
  PartyId,
  PerformanceId,
  RecordId,
  RepresentativeId,
  SessionId,
  StaffId,
  VisitId,
} from '../shared/ids.js';
import type { AgreementCommand } from './agreements/commands.js';
import type { Share } from './agreements/facts.js';
import type { AidCommand } from './aid/commands.js';
import type { ClockCommand } from './clock/commands.js';
import type { CustodyCommand } from './custody/commands.js';
import type { DestructionCommand } from './destruction/commands.js';
import type { EndingCommand } from './ending/commands.js';
import type { CloseReason } from './ending/words.js';
import type { PapersCommand } from './papers/commands.js';
import type { PeopleCommand } from './people/commands.js';
import type { Power } from './people/words.js';
import type { ConfirmationCommand } from './confirmation/commands.js';
import type { InvestigationCommand } from './investigation/commands.js';
import type { PoliceCommand } from './police/commands.js';
import type { EvidenceCommand } from './evidence/commands.js';
import type { PursuitCommand } from './pursuit/commands.js';
import type { RiskCommand } from './risk/commands.js';
import type { ConfidentialGround, Openness } from './risk/words.js';
import type { UnsettledCommand } from './unsettled/commands.js';
import type { ResolvedAnswer } from './unsettled/words.js';
import type { Cause, HeldPart, SessionCommand } from './session/commands.js';
import type * as words from './vocabulary.js';

export interface Timed {
  readonly occurredAt: Instant | null;
}

export interface RepresentativeEntry {
  readonly representativeId: RepresentativeId;
  readonly kind: words.RepresentativeKind;
  /** what they may do for the party (R9); a legal representative may do everything */
  readonly powers: readonly Power[];
  /** `[validFrom, validTo)`; null: not limited */
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  /** where the letter of authority is filed; its number is text and stays in its table */
  readonly evidenceId: string | null;
  readonly hasLetter: boolean;
}

export interface PartyEntry {
  readonly partyId: PartyId;
  readonly role: words.PartyRole;
  readonly kind: words.PartyKind;
  /** under 18 */
  readonly minor: boolean;
  /** under 14: personal data only with the guardian's consent; never the birthday (R8) */
  readonly under14: boolean;
  /** 16 or 17 and living on own earnings: signs alone (R8) */
  readonly selfSupporting: boolean;
  /** an adult who cannot act alone (CC 21-22) */
  readonly incapacitated: boolean;
  /** of a group: how many it counts */
  readonly memberCount: number | null;
  readonly representatives: readonly RepresentativeEntry[];
}

export interface SourceEntry {
  readonly kind: words.SourceKind;
  readonly channel: words.Channel;
  /** The letter's number is text and stays in its table; here only that there is one. */
  readonly delegatedBy: { readonly body: words.DelegatingBody; readonly hasLetter: boolean } | null;
}

/** Who has a case until somebody accepts it: `staffId` null = it waits in the department's queue. */
export interface Place {
  /** null: no department of the centre takes cases */
  readonly departmentId: DepartmentId | null;
  /** the officer on duty for it at that moment */
  readonly staffId: StaffId | null;
  /** the roster line that put the officer on duty */
  readonly shiftId: string | null;
}

/** Where a case goes until somebody accepts it, and what sent it there. */
export interface Routing extends Place {
  /** the rule that decided department, track or both; null: none did */
  readonly rule: RuleReference | null;
  /** the track that rule gave, as the registration names none */
  readonly track: Track | null;
}

export interface Register {
  readonly type: 'register';
  readonly centerId: CenterId;
  /** null: now */
  readonly receivedAt: Instant | null;
  readonly receiptNo: string;
  /** the one the request names; else a rule may give one */
  readonly track: Track | null;
  readonly source: SourceEntry;
  readonly departmentId: DepartmentId | null;
  readonly routing: Routing;
  readonly parties: readonly PartyEntry[];
  readonly riskFlags: readonly string[];
  /** many make it a mass dispute; kept in its table only */
  readonly peopleInvolved: number | null;
  /** the case it was split from */
  readonly splitFrom?: SplitFrom;
  /** grounds for closed sessions that stand there (R20) */
  readonly confidential?: readonly ConfidentialGround[];
  /** whose case it is: nobody's here, where another system took it in; absent: whoever registers it */
  readonly registrant?: AccountId;
}

export interface SplitFrom {
  readonly linkId: LinkId;
  readonly disputeId: DisputeId;
}

/** PATCH before acceptance. What is absent stays; `changed` names every field, also those that only tables hold. */
export interface Amend extends Timed {
  readonly type: 'amend';
  readonly changed: readonly string[];
  readonly track?: Track | null;
  readonly source?: SourceEntry;
  readonly departmentId?: DepartmentId | null;
  /** all of them; one that stands cannot be left out */
  readonly riskFlags?: readonly string[];
  readonly peopleInvolved?: number | null;
  /** given when something changed that routing looks at */
  readonly routing?: Routing;
}

/** PATCH of a party before acceptance. */
export interface AmendParty extends Timed {
  readonly type: 'amendParty';
  readonly partyId: PartyId;
  readonly changed: readonly string[];
  readonly party?: Partial<Omit<PartyEntry, 'partyId'>>;
}

export interface AddParty extends Timed {
  readonly type: 'addParty';
  readonly party: PartyEntry;
}

export interface Screening {
  readonly reservedToOrgan: boolean;
  readonly acceptedElsewhere: boolean;
  readonly administrativeOnly: boolean;
}

export interface Accept extends Timed {
  readonly type: 'accept';
  /** null: the one on the case, if any */
  readonly departmentId: DepartmentId | null;
  /** null: the one given at registration */
  readonly track: Track | null;
  readonly screening: Screening;
  /** code table `categories`: a labour dispute has a term of its own (R21) */
  readonly category: string;
  /** of a case entrusted by a court; null: ordinary */
  readonly courtProcedure: CourtProcedure | null;
  /** day on which the mediator signed for a court's file; null: the day of acceptance */
  readonly fileReceivedOn: Day | null;
  /** drawn gap-free by the step, in the same transaction */
  readonly number: string;
}

export interface Refuse extends Timed {
  readonly type: 'refuse';
  readonly reason: string;
  readonly remedy: string;
}

/** Everything left out in the request is already filled in by the step (api.md §3, assign). */
export interface Assign extends Timed {
  readonly type: 'assign';
  readonly departmentId: DepartmentId | null;
  /** is the department established at the case's centre and in use? */
  readonly departmentPresent: boolean;
  readonly mediatorIds: readonly StaffId[];
  /** the request named the mediators itself */
  readonly mediatorsNamed: boolean;
  /** that department's officer on duty now; null when nobody is */
  readonly officerOnDutyId: StaffId | null;
  /** the roster line that put the officer on duty */
  readonly shiftId: string | null;
}

/** How it can be shown that somebody was told: the signed page, who took it for the party, who saw it. */
export interface Proof {
  readonly evidenceId?: string | null;
  readonly toRepresentativeId?: RepresentativeId | null;
  readonly witnessStaffId?: StaffId | null;
}

export interface GiveRightsNotice extends Timed, Proof {
  readonly type: 'giveRightsNotice';
  readonly noticeId: RecordId;
  readonly partyId: PartyId;
  readonly method: words.NoticeMethod;
}

export interface RecordConsent extends Timed {
  readonly type: 'recordConsent';
  readonly consentId: RecordId;
  readonly partyId: PartyId;
  readonly subject: words.ConsentSubject;
  readonly decision: words.ConsentDecision;
  readonly subjectId: string | null;
  readonly evidenceId: string | null;
  /** who spoke for the party */
  readonly byRepresentativeId?: RepresentativeId | null;
}

export interface RemediesNoticeEntry extends Proof {
  readonly noticeId: RecordId;
  readonly partyId: PartyId;
  readonly method: words.NoticeMethod;
  readonly on: Day;
}

export interface GiveRemediesNotice extends RemediesNoticeEntry {
  readonly type: 'giveRemediesNotice';
}

export interface Start extends Timed {
  readonly type: 'start';
}

export interface SessionGuest {
  /** null: somebody from outside, by name */
  readonly staffId: StaffId | null;
  readonly as: words.GuestRole;
}

export interface ScheduleSession extends Timed {
  readonly type: 'scheduleSession';
  readonly sessionId: SessionId;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly venue: words.Venue;
  readonly roomId: string | null;
  readonly mediatorIds: readonly StaffId[];
  readonly invited: readonly SessionGuest[];
  /** may others listen? (R20) */
  readonly openness: Openness;
}

export interface Attendance {
  /** a party, or the party a representative came for */
  readonly partyId: PartyId | null;
  readonly staffId: StaffId | null;
  readonly as: words.AttendanceRole;
  readonly present: boolean;
  /** came after the beginning; absent: in time, or not at all */
  readonly late?: true;
  /** when, if somebody looked at the clock */
  readonly arrivedAt?: Instant;
}

/** Occurred when the session ended. */
export interface HoldSession {
  readonly type: 'holdSession';
  readonly sessionId: SessionId;
  readonly heldFrom: Instant;
  readonly heldTo: Instant;
  readonly attendance: readonly Attendance[];
  /** absent: nobody said in which parts */
  readonly parts?: readonly HeldPart[];
  readonly lawExplained: boolean;
  readonly outcome: words.SessionOutcome;
}

export interface AdjournSession extends Timed {
  readonly type: 'adjournSession';
  readonly sessionId: SessionId;
  /** null: the new time is not known yet */
  readonly to: { readonly startsAt: Instant; readonly endsAt: Instant; readonly roomId: string | null } | null;
  /** absent: nobody said on whose side it lay */
  readonly causedBy?: Cause;
}

export interface CancelSession extends Timed {
  readonly type: 'cancelSession';
  readonly sessionId: SessionId;
  readonly causedBy?: Cause;
}

export interface Instalment {
  readonly amountFen: number;
  readonly dueOn: Day;
}

export interface ObligationEntry {
  readonly obligationId: ObligationId;
  readonly kind: words.ObligationKind;
  readonly debtorPartyIds: readonly PartyId[];
  readonly creditorPartyIds: readonly PartyId[];
  /** says its text what is to be done? (R28) */
  readonly described: boolean;
  readonly amountFen: number | null;
  readonly instalments: readonly Instalment[];
  readonly dueOn: Day | null;
  readonly continuing: boolean;
  /** what each of several debtors owes; absent or empty: jointly all of it */
  readonly shares?: readonly Share[];
  /** owed only if something happens, and then so many days after; absent or null: owed anyway */
  readonly condition?: { readonly described: boolean; readonly dueDaysAfter: number | null } | null;
}

/** Ids for the visits a settlement creates: the first one, and the one that ends the observation of continuing duties. */
export type SettlementVisitIds = readonly [VisitId, VisitId];

/** A new agreement, or a new version when `agreementId` names a draft of this case (all its signatures fall). */
export interface DraftAgreement extends Timed {
  readonly type: 'draftAgreement';
  readonly agreementId: AgreementId;
  readonly form: words.AgreementForm;
  readonly textDigest: string;
  /** names of required texts that are missing: facts, issues, responsibilities, terms (R28) */
  readonly missingTexts: readonly string[];
  /** a party asked for a written one (R26) */
  readonly writtenRequested: boolean;
  readonly obligations: readonly ObligationEntry[];
  /** how many are made; absent: not counted */
  readonly copies?: number;
  /** day of an oral agreement; then that is when it occurred and `occurredAt` is null */
  readonly agreedOn: Day | null;
  readonly visitIds: SettlementVisitIds;
}

export type Signer =
  | { readonly kind: 'party'; readonly partyId: PartyId }
  | { readonly kind: 'representative'; readonly representativeId: RepresentativeId }
  | { readonly kind: 'mediator'; readonly staffId: StaffId }
  | { readonly kind: 'seal' };

export type Witness = { readonly staffId: StaffId } | { readonly named: true };

/** Occurred on `signedOn`. Bound to version and digest: what was signed is what stands there. */
export interface SignAgreement {
  readonly type: 'signAgreement';
  readonly agreementId: AgreementId;
  readonly signatureId: RecordId;
  readonly version: number;
  readonly textDigest: string;
  readonly by: Signer;
  readonly method: words.SignatureMethod;
  readonly signedOn: Day;
  readonly witness: Witness | null;
  readonly evidenceId: string | null;
  readonly visitIds: SettlementVisitIds;
}

/** Occurred on `performedOn`. */
export interface RecordPerformance {
  readonly type: 'recordPerformance';
  readonly performanceId: PerformanceId;
  readonly obligationId: ObligationId;
  readonly performedOn: Day;
  /** null: all that is still open */
  readonly amountFen: number | null;
  readonly confirmedByPartyId: PartyId | null;
  /** who says so, and whose hand it came from */
  readonly saidByPartyId?: PartyId | null;
  readonly paidByPartyId?: PartyId | null;
  /** the file that shows it */
  readonly evidenceId?: RecordId | null;
}

export interface VoidPerformance extends Timed {
  readonly type: 'voidPerformance';
  readonly performanceId: PerformanceId;
}

export interface ScheduleReturnVisit extends Timed {
  readonly type: 'scheduleReturnVisit';
  readonly visitId: VisitId;
  readonly dueOn: Day;
  readonly assigneeId: StaffId | null;
  readonly partyId: PartyId | null;
  readonly obligationId: ObligationId | null;
}

/** Occurred on `visitedOn`. */
export interface RecordReturnVisit {
  readonly type: 'recordReturnVisit';
  readonly visitId: VisitId;
  readonly visitedOn: Day;
  readonly performance: words.VisitPerformance;
  readonly satisfaction: words.Satisfaction;
  readonly breachFound: boolean;
  readonly escalationSigns: boolean;
  /** is the quarrel settled? */
  readonly resolved?: ResolvedAnswer;
}

export interface Withdraw extends Timed {
  readonly type: 'withdraw';
  readonly partyId: PartyId;
  /** who spoke for the party */
  readonly byRepresentativeId?: RepresentativeId | null;
}

export interface Fail extends Timed {
  readonly type: 'fail';
  readonly reason: string;
  readonly remediesNotices: readonly RemediesNoticeEntry[];
}

export interface Close extends Timed {
  readonly type: 'close';
  /** of a settled case that was not performed, and of no other */
  readonly closeReason?: CloseReason;
}

/** From intake to closing; what belongs to one concern alone stands in that concern's folder. */
type CoreCommand =
  | Amend
  | AmendParty
  | AddParty
  | Accept
  | Refuse
  | Assign
  | GiveRightsNotice
  | RecordConsent
  | GiveRemediesNotice
  | Start
  | ScheduleSession
  | HoldSession
  | AdjournSession
  | CancelSession
  | DraftAgreement
  | SignAgreement
  | RecordPerformance
  | VoidPerformance
  | ScheduleReturnVisit
  | RecordReturnVisit
  | Withdraw
  | Fail
  | Close;

/** Every command on a case that exists. */
export type CaseCommand =
  | CoreCommand
  | ClockCommand
  | CustodyCommand
  | RiskCommand
  | PeopleCommand
  | SessionCommand
  | InvestigationCommand
  | AidCommand
  | AgreementCommand
  | PursuitCommand
  | ConfirmationCommand
  | UnsettledCommand
  | PoliceCommand
  | EvidenceCommand
  | PapersCommand
  | EndingCommand
  | DestructionCommand;

export type Command = Register | CaseCommand;

export type Verb = Command['type'];

export type CommandOf<V extends Verb> = Extract<Command, { readonly type: V }>;
