/**
 * Everything the rules look at, folded from the log (fold.ts). Plain JSON: it is kept on the dispute's row as a
 * snapshot, so that the next command need not read the whole log. Nothing here names a person.
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
import type { Instalment, Proof, Routing, SessionGuest, SourceEntry, Witness } from './commands.js';
import type { SignedBy } from './events.js';
import type { ConditionTerms, DeliveryFact, Share } from './agreements/facts.js';
import type { LegalAidFacts } from './aid/facts.js';
import type { ChallengeFacts, ConflictFacts, RepresentativeFacts } from './people/facts.js';
import type { SettingsVersion } from './context.js';
import type { PauseKind } from './clock/words.js';
import type { CustodyFacts } from './custody/facts.js';
import type { DestructionFacts } from './destruction/facts.js';
import type { EndingFacts } from './ending/facts.js';
import type { ConfirmationFact, ConfirmationWindowFact } from './confirmation/facts.js';
import type { AttachmentFact } from './evidence/facts.js';
import type { PapersFacts } from './papers/facts.js';
import type { PoliceApplicationFact } from './police/facts.js';
import type { HandOverTo } from './pursuit/words.js';
import type { RiskFacts } from './risk/facts.js';
import type { UnsettledFact } from './unsettled/facts.js';
import type { ClosedReason, Openness } from './risk/words.js';
import type { Cause } from './session/commands.js';
import type { MissedFact, ReplyFact } from './session/facts.js';
import type { State } from './states.js';
import type * as words from './vocabulary.js';

export interface NoticeFact extends Required<Proof> {
  readonly noticeId: RecordId;
  readonly method: words.NoticeMethod;
  readonly at: Instant;
}

export interface ConsentFact {
  readonly consentId: RecordId;
  readonly subject: words.ConsentSubject;
  readonly decision: words.ConsentDecision;
  readonly subjectId: string | null;
  readonly evidenceId: string | null;
  readonly byRepresentativeId: RepresentativeId | null;
  readonly at: Instant;
  readonly seq: number;
}

/** A place in the log and when it occurred. */
export interface EntryPoint {
  readonly seq: number;
  readonly at: Instant;
}

export interface PartyFacts {
  readonly partyId: PartyId;
  readonly role: words.PartyRole;
  readonly kind: words.PartyKind;
  readonly minor: boolean;
  readonly under14: boolean;
  readonly selfSupporting: boolean;
  readonly incapacitated: boolean;
  readonly memberCount: number | null;
  /** also those who no longer act */
  readonly representatives: readonly RepresentativeFacts[];
  readonly joinedAt: Instant;
  /** null: still a party of the case */
  readonly leftAt: Instant | null;
  readonly rightsNotices: readonly NoticeFact[];
  readonly remediesNotices: readonly NoticeFact[];
  readonly consents: readonly ConsentFact[];
}

export type SessionState = 'scheduled' | 'adjourned' | 'held' | 'cancelled' | 'no_show';

export interface SessionFacts {
  readonly sessionId: SessionId;
  readonly state: SessionState;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly venue: words.Venue;
  readonly roomId: string | null;
  readonly mediatorIds: readonly StaffId[];
  readonly invited: readonly SessionGuest[];
  readonly openness: Openness;
  /** what keeps listeners out; null: open, or closed without a particular reason */
  readonly closedReason: ClosedReason | null;
  readonly heldFrom: Instant | null;
  readonly heldTo: Instant | null;
  readonly outcome: words.SessionOutcome | null;
  readonly lawExplained: boolean;
  /** held in an earlier mediation: the case was reopened or went to another centre since */
  readonly fromBefore: boolean;
  /** parties who were there or represented */
  readonly presentPartyIds: readonly PartyId[];
  readonly presentMediatorIds: readonly StaffId[];
  /** what the parties answered to its present time, in the order of recording */
  readonly replies: readonly ReplyFact[];
  /** who was missing; null: it is no no-show */
  readonly missed: MissedFact | null;
  /** on whose side it lay that it did not take place as planned; null: it did, or nobody said */
  readonly causedBy: Cause | null;
}

export interface SignatureFact {
  readonly signatureId: RecordId;
  readonly by: SignedBy;
  readonly method: words.SignatureMethod;
  readonly signedOn: Day;
  readonly at: Instant;
  readonly recordedByAccountId: AccountId;
  readonly recordedByStaffId: StaffId | null;
  readonly witness: Witness | null;
  /** the scanned page */
  readonly evidenceId: RecordId | null;
}

export interface ObligationTerms {
  readonly obligationId: ObligationId;
  readonly kind: words.ObligationKind;
  readonly debtorPartyIds: readonly PartyId[];
  readonly creditorPartyIds: readonly PartyId[];
  readonly amountFen: number | null;
  readonly instalments: readonly Instalment[];
  /** with instalments: the last one's day */
  readonly dueOn: Day | null;
  readonly continuing: boolean;
  /** what each of several debtors owes; empty: jointly all of it */
  readonly shares: readonly Share[];
  /** owed only if something happens; null: owed anyway */
  readonly condition: ConditionTerms | null;
}

export type AgreementState = 'draft' | 'effective' | 'superseded';

export interface AgreementFacts {
  readonly agreementId: AgreementId;
  readonly version: number;
  readonly form: words.AgreementForm;
  readonly textDigest: string;
  readonly state: AgreementState;
  /** the parties of the case when this version was written */
  readonly partyIds: readonly PartyId[];
  readonly obligations: readonly ObligationTerms[];
  /** how many were made; null: not counted */
  readonly copies: number | null;
  readonly deliveries: readonly DeliveryFact[];
  readonly agreedOn: Day | null;
  readonly contentRecordedBy: StaffId | null;
  readonly draftedAt: Instant;
  /** this version was written in an earlier mediation: the case was reopened or went to another centre since */
  readonly fromBefore: boolean;
  readonly signatures: readonly SignatureFact[];
  readonly effectiveOn: Day | null;
}

export interface PerformanceFact {
  readonly performanceId: PerformanceId;
  readonly performedOn: Day;
  readonly amountFen: number | null;
  readonly at: Instant;
  /** by which entry */
  readonly seq: number;
  /** the file that shows it */
  readonly evidenceId: RecordId | null;
  readonly voided: boolean;
}

export type ObligationState = 'open' | 'performed' | 'waived' | 'handed_to_enforcement' | 'void';

/** An obligation of the agreement in force. */
export interface ObligationFacts extends ObligationTerms {
  readonly agreementId: AgreementId;
  readonly state: ObligationState;
  readonly paidFen: number;
  readonly observationUntil: Day | null;
  readonly performances: readonly PerformanceFact[];
  /** urgings recorded */
  readonly urges: number;
  /** was the debtor told that the creditor may go to court? */
  readonly advised: boolean;
  readonly handedTo: HandOverTo | null;
  /** the file with the waiver, or with the paper it was handed over on */
  readonly evidenceId: RecordId | null;
  /** when the last part was done, the observation ended, it was waived or handed over, or its condition failed; null while open */
  readonly performedAt: Instant | null;
}

export interface VisitFacts {
  readonly visitId: VisitId;
  readonly dueOn: Day;
  readonly assigneeId: StaffId | null;
  readonly partyId: PartyId | null;
  readonly obligationId: ObligationId | null;
  readonly visitedOn: Day | null;
  /** end of that day, at most when it was recorded */
  readonly visitedAt: Instant | null;
  readonly breachFound: boolean | null;
}

export interface DeadlineFacts {
  readonly kind: 'mediation';
  readonly term: Term | null;
  readonly unit: TermLength['unit'];
  readonly startedOn: Day;
  /** before a last day of rest was moved */
  readonly rawDueOn: Day;
  readonly dueOn: Day;
  /** false: counted on a year nobody had entered */
  readonly calendarKnown: boolean;
  readonly basis: Basis;
  /** when mediation came to its end, whichever, and by which entry */
  readonly endedAt: Instant | null;
  readonly endedBySeq: number | null;
  /** when its clock had stopped before that, in a pause */
  readonly stoppedAt: Instant | null;
}

/** Time that does not count (R21). */
export interface PauseFact {
  readonly kind: PauseKind;
  readonly from: Instant;
  readonly to: Instant | null;
}

export interface ExtensionFact {
  readonly seq: number;
  readonly at: Instant;
  readonly dueOn: Day;
}

/** After an outcome mediation begins anew (R2, R17, R22): what was agreed to before was agreed to of another one. */
export interface BegunAnewFact {
  readonly cause: 'reopened' | 'taken_up';
  /** by which entry */
  readonly seq: number;
  /** consent to mediation counts when recorded after this entry and said no earlier: the outcome, or the taking up elsewhere */
  readonly consentSince: EntryPoint;
}

/** Recorded so late that a director has to countersign it. */
export interface LateEntryFact {
  readonly seq: number;
  readonly recordedByAccountId: AccountId;
  /** when it was countersigned; null: not yet */
  readonly at: Instant | null;
}

export interface RoutingFacts extends Routing {
  readonly at: Instant;
}

export interface DisputeFacts {
  readonly state: State;
  /** seq of the last entry */
  readonly version: number;
  readonly receivedAt: Instant;
  readonly lastStateChangeAt: Instant;
  readonly lastRecordedAt: Instant;
  readonly centerId: CenterId;
  readonly custodyCenterId: CenterId;
  /** the settings it began under */
  readonly settings: SettingsVersion;
  readonly receiptNo: string;
  readonly number: string | null;
  readonly track: Track | null;
  readonly source: SourceEntry;
  readonly departmentId: DepartmentId | null;
  readonly responsibleOfficerId: StaffId | null;
  readonly mediatorIds: readonly StaffId[];
  readonly assignedYet: boolean;
  /** waits because nobody was on duty: before acceptance for an officer, after it for its assignment */
  readonly queued: boolean;
  /** where it was sent before it was accepted */
  readonly routing: RoutingFacts | null;
  readonly registeredByAccountId: AccountId;
  readonly registeredByStaffId: StaffId | null;
  /** brought in from another system, with the entries up to this one; null: it was taken in here */
  readonly imported: { readonly throughSeq: number } | null;
  readonly acceptedAt: Instant | null;
  /** who took it on: at acceptance, or for the department it was referred to */
  readonly acceptedByStaffId: StaffId | null;
  readonly mediationStartedAt: Instant | null;
  /** how the present attempt began, unless it is the first */
  readonly begunAnew: BegunAnewFact | null;
  readonly settledAt: Instant | null;
  readonly closedAt: Instant | null;
  /** the outcome it was closed from */
  readonly closedFrom: State | null;
  /** everybody who ever was one; `partiesAt` of guard.ts tells who is */
  readonly parties: readonly PartyFacts[];
  /** what stands against people mediating in this case (R18) */
  readonly conflicts: readonly ConflictFacts[];
  readonly challenges: readonly ChallengeFacts[];
  readonly sessions: readonly SessionFacts[];
  readonly agreements: readonly AgreementFacts[];
  /** the agreement in force */
  readonly agreementId: AgreementId | null;
  readonly obligations: readonly ObligationFacts[];
  readonly visits: readonly VisitFacts[];
  readonly deadlines: readonly DeadlineFacts[];
  readonly pauses: readonly PauseFact[];
  /** where it stood when it was suspended */
  readonly suspendedFrom: State | null;
  readonly extensions: readonly ExtensionFact[];
  /** when the mediation deadline was found to have passed; null again once there is a later one */
  readonly expiredAt: Instant | null;
  readonly lateEntries: readonly LateEntryFact[];
  readonly custody: CustodyFacts;
  readonly risk: RiskFacts;
  readonly ending: EndingFacts;
  /** applications for judicial confirmation, in the order of recording (R31–R33) */
  readonly confirmations: readonly ConfirmationFact[];
  /** null: no agreement has taken effect that a court could confirm */
  readonly confirmationWindow: ConfirmationWindowFact | null;
  /** what parties said is not settled, in the order of recording (R35) */
  readonly unsettled: readonly UnsettledFact[];
  /** applications of parties to the police, in the order of recording (R36) */
  readonly policeApplications: readonly PoliceApplicationFact[];
  /** of the file in the archive (R40) */
  readonly destruction: DestructionFacts;
  /** files of the case, in the order of recording; also those marked void */
  readonly attachments: readonly AttachmentFact[];
  /** records of investigations, in the order of recording */
  readonly investigationIds: readonly RecordId[];
  /** papers issued of the file (R40) */
  readonly papers: PapersFacts;
  /** requests for legal aid, in the order of recording (R15) */
  readonly legalAid: readonly LegalAidFacts[];
}
