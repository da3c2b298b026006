/**
 * Everything the forms print, read from the record of a case, with names in the places of ids. What a form cannot be given it
 * cannot print: concessions (R25) and private notes have no place here. Null: not known, a blank on the paper.
 */
import type { Day, Instant } from '../shared/day.js';

export interface PartyOnPaper {
  readonly id: string;
  readonly role: string;
  readonly kind: string;
  readonly name: string;
  readonly sex: string | null;
  readonly ethnicity: string | null;
  readonly bornOn: Day | null;
  readonly occupation: string | null;
  readonly phone: string | null;
  readonly idNumber: string | null;
  readonly address: string | null;
  readonly workUnit: string | null;
  readonly memberCount: number | null;
  readonly consents: boolean;
  readonly rightsNotice: NoticeOnPaper | null;
  readonly remediesNotice: NoticeOnPaper | null;
  readonly representatives: readonly RepresentativeOnPaper[];
}

export interface NoticeOnPaper {
  readonly method: string;
  readonly at: Instant;
}

export interface RepresentativeOnPaper {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly letterNo: string | null;
  readonly powers: readonly string[];
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

/** Somebody who was there, and what is to be said of it: late, represented; null: nothing. */
export interface AttendeeOnPaper {
  readonly name: string;
  readonly remark: string | null;
}

/** Together or apart, with whom; no parties: everybody who came. Null: nobody looked at the clock. */
export interface PartOnPaper {
  readonly kind: string;
  readonly parties: readonly string[];
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** Form 5; `person`: who was asked, and what they are to the matter. */
export interface InvestigationOnPaper {
  readonly id: string;
  readonly kind: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly place: string;
  readonly person: string | null;
  readonly participants: readonly string[];
  readonly investigators: readonly string[];
  readonly recorder: string | null;
  readonly questions: readonly { readonly question: string; readonly answer: string }[];
  readonly findings: string | null;
  readonly signed: string | null;
  readonly refusalReason: string | null;
}

/** Form 6: a file that stands. */
export interface EvidenceOnPaper {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly source: string | null;
  readonly provider: string | null;
  readonly on: Day;
  readonly sha256: string;
}

/** A copy of an agreement handed over; `recipient` null: the committee keeps it. */
export interface DeliveryOnPaper {
  readonly id: string;
  readonly recipient: string | null;
  readonly copies: number;
  readonly method: string;
  readonly on: Day;
  readonly signedBy: string | null;
  readonly trackingNo: string | null;
  readonly note: string | null;
}

/** What a party said is not settled, by its codes and days; the words stay in the record. */
export interface UnsettledOnPaper {
  readonly on: Day;
  readonly ground: string;
  readonly outcome: string | null;
  readonly answeredOn: Day | null;
}

export interface SessionOnPaper {
  readonly id: string;
  readonly heldFrom: Instant | null;
  readonly heldTo: Instant | null;
  readonly place: string;
  readonly parties: readonly AttendeeOnPaper[];
  readonly absent: readonly string[];
  readonly parts: readonly PartOnPaper[];
  readonly mediators: readonly string[];
  readonly recorders: readonly string[];
  readonly others: readonly string[];
  readonly minutes: string | null;
  readonly undisputedFacts: string | null;
  readonly citations: readonly string[];
  readonly lawExplained: boolean | null;
  readonly outcome: string | null;
}

export interface ObligationOnPaper {
  readonly id: string;
  readonly position: number;
  readonly kind: string;
  readonly debtors: readonly string[];
  readonly creditors: readonly string[];
  readonly description: string;
  readonly amountFen: number | null;
  readonly instalments: readonly { readonly amountFen: number; readonly dueOn: Day }[];
  readonly dueOn: Day | null;
  readonly continuing: boolean;
  /** what each of several debtors owes; empty: jointly all of it */
  readonly shares: readonly { readonly debtor: string; readonly amountFen: number }[];
  /** null: owed anyway */
  readonly condition: { readonly text: string; readonly dueDaysAfter: number } | null;
  readonly state: string;
  readonly performances: readonly PerformanceOnPaper[];
}

export interface PerformanceOnPaper {
  readonly on: Day;
  readonly amountFen: number | null;
  readonly method: string | null;
  readonly evidence: string;
  readonly paidBy: string | null;
  readonly saidBy: string | null;
  readonly confirmedBy: string | null;
}

export interface AgreementOnPaper {
  readonly id: string;
  readonly form: string;
  readonly facts: string;
  readonly issues: string;
  readonly responsibilities: string;
  readonly terms: string;
  readonly copies: number;
  readonly agreedOn: Day | null;
  readonly effectiveOn: Day | null;
  readonly obligations: readonly ObligationOnPaper[];
  readonly deliveries: readonly DeliveryOnPaper[];
}

export interface VisitOnPaper {
  readonly id: string;
  readonly dueOn: Day;
  readonly visitedOn: Day | null;
  readonly visitor: string | null;
  readonly parties: readonly string[];
  readonly performance: string | null;
  readonly satisfaction: string | null;
  readonly breachFound: boolean | null;
  readonly escalationSigns: boolean | null;
  readonly method: string | null;
  readonly resolved: string | null;
  readonly laterSuit: string | null;
  readonly judgment: string | null;
  readonly mediatedWrongly: boolean | null;
  readonly measures: string | null;
  readonly note: string | null;
}

export interface ConfirmationOnPaper {
  readonly id: string;
  readonly agreementId: string;
  readonly court: string;
  readonly filedOn: Day;
  readonly result: string | null;
  readonly decidedOn: Day | null;
  readonly rulingNo: string | null;
  readonly note: string | null;
}

export interface ReferralOnPaper {
  readonly id: string;
  /** the body or department it goes to */
  readonly to: string;
  readonly letterNo: string | null;
  readonly reason: string | null;
  readonly ground: string | null;
  readonly sentAt: Instant;
  readonly dueOn: Day | null;
}

export interface FileRecord {
  readonly zone: string;
  /** the day the papers are made */
  readonly today: Day;
  readonly committee: string;
  readonly center: string;
  readonly number: string | null;
  readonly receiptNo: string;
  readonly title: string;
  readonly facts: string;
  readonly claims: readonly string[];
  readonly category: string;
  readonly sourceKind: string;
  readonly channel: string;
  readonly delegatedBy: { readonly body: string; readonly letterNo: string } | null;
  readonly amountFen: number | null;
  readonly occurredOn: Day | null;
  readonly address: string | null;
  readonly receivedAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly settledAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly outcome: string | null;
  readonly failReason: string | null;
  readonly retentionClass: string | null;
  /** until the archive decides; null: no outcome yet */
  readonly proposedRetention: string | null;
  readonly retainUntil: Day | null;
  readonly mediators: readonly string[];
  readonly registrar: string | null;
  /** who answers for the file */
  readonly keeper: string | null;
  readonly parties: readonly PartyOnPaper[];
  readonly investigations: readonly InvestigationOnPaper[];
  readonly evidence: readonly EvidenceOnPaper[];
  readonly sessions: readonly SessionOnPaper[];
  readonly agreements: readonly AgreementOnPaper[];
  /** the one in force */
  readonly agreementId: string | null;
  readonly visits: readonly VisitOnPaper[];
  readonly unsettled: readonly UnsettledOnPaper[];
  readonly confirmations: readonly ConfirmationOnPaper[];
  readonly referrals: readonly ReferralOnPaper[];
  readonly fileNote: string | null;
}

/** A line of the contents. */
export interface Listed {
  readonly title: string;
  readonly pages: number;
  readonly issued: boolean;
}
