/**
 * What reports count of a case: days, codes and amounts, worked out of its whole log, so that every figure of every past
 * instant follows from what was known then. No names, no words. Days are civil days of the centre.
 * Example: received on 6 May, accepted on the 7th, settled on the 9th with one promise of 3000.00 due on 1 June.
 */
import { deadlineRows } from '../deadlines/deadlines.js';
import type { EventType, LogEntry, Payloads } from '../dispute/events.js';
import type { DisputeFacts, ObligationFacts } from '../dispute/facts.js';
import { standingFlags } from '../dispute/risk/level.js';
import type { State } from '../dispute/states.js';
import { REPEAT } from '../risk/risk.js';
import type { Day, Instant } from '../shared/day.js';
import { dayOfInstant, isDay } from '../shared/day.js';

/** How a case came out; `settled` also once it is performed. */
export const OUTCOMES = ['settled', 'failed', 'withdrawn', 'refused', 'referred', 'merged'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface CountedReferral {
  readonly id: string;
  readonly fromDepartmentId: string | null;
  readonly departmentId: string | null;
  readonly body: string | null;
  readonly state: string;
  readonly sentOn: Day;
  /** last day for a department to answer */
  readonly answerBy: Day | null;
  readonly answeredOn: Day | null;
  readonly bySilence: boolean;
}

export interface CountedDeadline {
  readonly kind: string;
  readonly dueOn: Day;
  readonly doneOn: Day | null;
  /** the entry that met it waits for a countersignature */
  readonly pending: boolean;
  /** its clock stands still */
  readonly paused: boolean;
}

/** A promise, or one part of one that is paid in parts. */
export interface CountedPromise {
  readonly id: string;
  readonly kind: string;
  readonly amountFen: number | null;
  /** null: continuing, or on a condition that has not come true */
  readonly dueOn: Day | null;
  readonly continuing: boolean;
  readonly doneOn: Day | null;
  readonly state: string;
  readonly urges: number;
}

export interface CountedVisit {
  readonly dueOn: Day;
  readonly visitedOn: Day | null;
  readonly performance: string | null;
  readonly satisfaction: string | null;
  readonly breachFound: boolean | null;
  readonly escalationSigns: boolean | null;
}

export interface CountedConfirmation {
  readonly filedOn: Day;
  readonly decidedOn: Day | null;
  readonly result: string | null;
}

export interface CaseRecord {
  /** seq of the entry after which it was so */
  readonly version: number;
  readonly knownFrom: Instant;
  readonly centerId: string;
  readonly custodyCenterId: string;
  readonly departmentId: string | null;
  readonly state: State;
  readonly track: string | null;
  readonly sourceKind: string;
  readonly delegatedBy: string | null;
  readonly receivedOn: Day;
  readonly acceptedOn: Day | null;
  readonly assignedOn: Day | null;
  readonly startedOn: Day | null;
  /** of the first session */
  readonly heldOn: Day | null;
  readonly outcome: Outcome | null;
  /** when it came out so */
  readonly endedOn: Day | null;
  readonly performedOn: Day | null;
  readonly closedOn: Day | null;
  /** the last day of which anything of the case could still be counted; null: more may come */
  readonly lastOn: Day | null;
  /** of the agreement in force */
  readonly form: string | null;
  readonly parties: number;
  readonly sessions: number;
  /** to a higher centre, also if it came back */
  readonly escalated: boolean;
  /** flagged as happening again and again */
  readonly repeat: boolean;
  /** late entries nobody has countersigned yet */
  readonly pendingEntries: number;
  readonly pauses: readonly { readonly from: Day; readonly to: Day | null }[];
  readonly referrals: readonly CountedReferral[];
  readonly deadlines: readonly CountedDeadline[];
  readonly promises: readonly CountedPromise[];
  readonly visits: readonly CountedVisit[];
  readonly confirmations: readonly CountedConfirmation[];
}

/** The record as the whole log has it; `facts` are its fold. */
export function caseRecordOf(log: readonly LogEntry[], facts: DisputeFacts, zone: string): CaseRecord {
  const day = (at: Instant | null): Day | null => (at === null ? null : dayOfInstant(at, zone));
  const record: Omit<CaseRecord, 'lastOn'> = {
    version: facts.version,
    knownFrom: facts.lastRecordedAt,
    centerId: facts.centerId,
    custodyCenterId: facts.custodyCenterId,
    departmentId: facts.departmentId,
    state: facts.state,
    track: facts.track,
    sourceKind: facts.source.kind,
    delegatedBy: facts.source.delegatedBy?.body ?? null,
    receivedOn: dayOfInstant(facts.receivedAt, zone),
    acceptedOn: day(facts.acceptedAt),
    assignedOn: day(firstOf(log, 'Assigned')),
    startedOn: day(firstOf(log, 'MediationStarted')),
    heldOn: day(firstOf(log, 'SessionHeld')),
    ...outcomeOf(facts, day),
    closedOn: day(facts.closedAt),
    form: facts.agreements.find(({ agreementId }) => agreementId === facts.agreementId)?.form ?? null,
    parties: facts.parties.filter(({ leftAt }) => leftAt === null).length,
    sessions: facts.sessions.filter(({ state }) => state === 'held').length,
    escalated: log.some(({ type }) => type === 'Escalated'),
    repeat: standingFlags(facts.risk).includes(REPEAT),
    pendingEntries: facts.lateEntries.filter(({ at }) => at === null).length,
    pauses: facts.pauses.map(({ from, to }) => ({ from: dayOfInstant(from, zone), to: day(to) })),
    referrals: referralsOf(facts, zone),
    // Those of mediation come first, in the order of the terms.
    deadlines: deadlinesOf(facts, zone),
    promises: facts.obligations.flatMap((duty) => promisesOf(duty, zone)),
    visits: visitsOf(log, facts),
    confirmations: confirmationsOf(log, facts),
  };
  return { ...record, lastOn: lastDayOf(record) };
}

/**
 * A report of a period need not look at what was over before it: that is most of the cases of many years. Nothing is over as
 * long as the case is not closed, or a promise, a referral or an application in it is left without its day.
 */
function lastDayOf(record: Omit<CaseRecord, 'lastOn'>): Day | null {
  const { closedOn, endedOn, promises, referrals, confirmations } = record;
  if (closedOn === null || endedOn === null) return null;
  if (promises.some(({ doneOn }) => doneOn === null) || referrals.some(({ answeredOn }) => answeredOn === null))
    return null;
  if (confirmations.some(({ decidedOn }) => decidedOn === null)) return null;
  return daysIn(record).reduce((latest, day) => (day > latest ? day : latest), closedOn);
}

/** Every day the record names. */
function daysIn(value: unknown): Day[] {
  if (typeof value === 'string') return isDay(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(daysIn) : [];
}

/** Records are the same when nothing a report counts has changed. */
export function isSameRecord(one: CaseRecord, other: CaseRecord): boolean {
  const { version: _, knownFrom: __, ...left } = one;
  const { version: ___, knownFrom: ____, ...right } = other;
  return JSON.stringify(left) === JSON.stringify(right);
}

const firstOf = (log: readonly LogEntry[], type: EventType): Instant | null =>
  log.find((entry) => entry.type === type)?.occurredAt ?? null;

function outcomeOf(
  { ending: { outcome }, settledAt }: DisputeFacts,
  day: (at: Instant | null) => Day | null,
): Pick<CaseRecord, 'outcome' | 'endedOn' | 'performedOn'> {
  if (outcome === null) return { outcome: null, endedOn: null, performedOn: null };
  const isPerformed = outcome.state === 'performed';
  const isSettled = isPerformed || outcome.state === 'settled';
  return {
    outcome: isPerformed ? 'settled' : (OUTCOMES.find((one) => one === outcome.state) ?? null),
    endedOn: day(isSettled ? (settledAt ?? outcome.at) : outcome.at),
    performedOn: isPerformed ? day(outcome.at) : null,
  };
}

/**
 * A promise that was waived has no day any more; one that was handed over was never performed. A clerk who closes the case has met
 * neither.
 */
function deadlinesOf(facts: DisputeFacts, zone: string): CountedDeadline[] {
  const states = new Map<string, string>(facts.obligations.map(({ obligationId, state }) => [obligationId, state]));
  return deadlineRows(facts, zone).flatMap(({ kind, subjectId, dueOn, doneOn, isPaused }, index) => {
    const state = kind === 'performance' ? states.get(subjectId ?? '') : undefined;
    if (state === 'waived') return [];
    return [
      {
        kind,
        dueOn,
        doneOn: state === 'handed_to_enforcement' ? null : doneOn,
        paused: isPaused,
        pending: kind === 'mediation' && isPending(facts, facts.deadlines[index]),
      },
    ];
  });
}

const isPending = ({ lateEntries }: DisputeFacts, term: DisputeFacts['deadlines'][number] | undefined): boolean =>
  lateEntries.some(({ seq, at }) => seq === term?.endedBySeq && at === null);

const referralsOf = ({ custody }: DisputeFacts, zone: string): CountedReferral[] =>
  custody.referrals.map((referral) => ({
    id: referral.referralId,
    fromDepartmentId: referral.fromDepartmentId,
    departmentId: referral.departmentId,
    body: referral.body,
    state: referral.state,
    sentOn: dayOfInstant(referral.sentAt, zone),
    answerBy: referral.objectUntil,
    answeredOn: referral.endedAt === null ? null : dayOfInstant(referral.endedAt, zone),
    bySilence: referral.bySilence,
  }));

/** What is paid counts towards the earliest part first; a part is done on the day its last fen came in. */
function promisesOf(duty: ObligationFacts, zone: string): CountedPromise[] {
  const { obligationId: id, kind, continuing, state, urges, performedAt } = duty;
  const doneOn = performedAt === null ? null : dayOfInstant(performedAt, zone);
  const whole = { id, kind, continuing, state, urges };
  if (duty.instalments.length === 0) return [{ ...whole, amountFen: duty.amountFen, dueOn: duty.dueOn, doneOn }];
  const payments = duty.performances
    .filter(({ voided }) => !voided)
    .sort((a, b) => (a.performedOn < b.performedOn ? -1 : a.performedOn > b.performedOn ? 1 : 0));
  let owed = 0;
  return [...duty.instalments]
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
    .map(({ amountFen, dueOn }) => {
      owed += amountFen;
      const paidOn = dayOfPayment(payments, owed);
      return { ...whole, amountFen, dueOn, doneOn: paidOn ?? doneOn, state: paidOn === null ? state : 'performed' };
    });
}

function dayOfPayment(
  payments: readonly { readonly performedOn: Day; readonly amountFen: number | null }[],
  owed: number,
): Day | null {
  let paid = 0;
  for (const { performedOn, amountFen } of payments) {
    paid += amountFen ?? 0;
    if (paid >= owed) return performedOn;
  }
  return null;
}

function visitsOf(log: readonly LogEntry[], { visits }: DisputeFacts): CountedVisit[] {
  const told = new Map<string, Payloads['ReturnVisitRecorded']>();
  for (const { type, payload } of log) if (type === 'ReturnVisitRecorded') told.set(payload.visitId, payload);
  return visits.map(({ visitId, dueOn, visitedOn }) => {
    const record = told.get(visitId);
    return {
      dueOn,
      visitedOn,
      performance: record?.performance ?? null,
      satisfaction: record?.satisfaction ?? null,
      breachFound: record?.breachFound ?? null,
      escalationSigns: record?.escalationSigns ?? null,
    };
  });
}

function confirmationsOf(log: readonly LogEntry[], { confirmations }: DisputeFacts): CountedConfirmation[] {
  const decided = new Map<string, Day>();
  for (const { type, payload } of log) {
    if (type === 'ConfirmationDecided') decided.set(payload.confirmationId, payload.decidedOn);
  }
  return confirmations.map(({ confirmationId, filedOn, result }) => ({
    filedOn,
    decidedOn: decided.get(confirmationId) ?? null,
    result,
  }));
}
