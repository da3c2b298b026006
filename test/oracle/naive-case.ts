/**
 * A case as a patient clerk would read it out of its log: entry after entry, written down in a book of their own. It shares
 * nothing with the fold of the rules nor with what the reports count from.
 */

import { type Clock, turnClocks, type Window } from './naive-clocks.js';

interface Duty {
  readonly obligationId: string;
  readonly amountFen: number | null;
  readonly dueOn: string | null;
  readonly continuing: boolean;
  readonly instalments: readonly { readonly amountFen: number; readonly dueOn: string }[];
}

interface Due {
  readonly dueOn: string;
}

interface Origin {
  readonly kind: string;
  readonly delegatedBy: { readonly body: string } | null;
}

/** What the clerk looks for in the entries; each type of entry has what belongs to it. */
export interface Told {
  readonly source?: Origin;
  readonly riskFlags?: readonly string[];
  readonly parties: readonly { readonly partyId: string; readonly party: { readonly partyId: string } }[];
  readonly party: { readonly partyId: string };
  readonly partyId: string;
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly receivedAt: string;
  readonly deadlines: readonly Due[];
  readonly deadline: Due | null;
  readonly due: Due | null;
  readonly to: string | null;
  readonly seq: number;
  readonly agreementId: string;
  readonly form: string;
  readonly obligations: readonly Duty[];
  readonly obligationId: string;
  readonly performanceId: string;
  readonly performedOn: string;
  readonly amountFen: number | null;
  readonly happened: boolean;
  readonly dueOn: string | null;
  readonly visitId: string;
  readonly visitedOn: string;
  readonly satisfaction: string;
  readonly performance: string;
  readonly breachFound: boolean;
  readonly escalationSigns: boolean;
  readonly confirmationId: string;
  readonly decidedOn: string;
  readonly result: string;
  readonly departmentId?: string | null;
  readonly referralId: string;
  readonly objectUntil: string | null;
  readonly supervisionId: string;
  readonly reportId: string;
  readonly requestId: string;
  readonly notices: readonly { readonly partyId: string; readonly occasion: string; readonly dueOn: string }[];
  readonly occasions: readonly string[];
}

/** A line of the exported log. */
export interface Line {
  readonly disputeId: string;
  readonly centerId: string;
  readonly seq: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly payload: Told;
}

export interface Promised {
  id: string;
  fen: number | null;
  due: string | null;
  continuing: boolean;
  parts: Duty['instalments'];
  payments: { id: string; on: string; fen: number | null; crossed: boolean }[];
  urges: number;
  /** how it ended otherwise than by payments */
  end: 'open' | 'observed' | 'waived' | 'void' | 'enforced';
  endOn: string | null;
}

export interface Term {
  due: string;
  /** day its clock stood still for good */
  stopped: string | null;
  stoppedBy: number | null;
  /** day on which mediation ended */
  ended: string | null;
}

export interface Referral {
  /** null: a body outside */
  department: string | null;
  sent: string;
  answerBy: string | null;
  dueOn: string | null;
  how: 'open' | 'accepted' | 'silence' | 'objected' | 'lapsed';
  answered: string | null;
}

export interface Visit {
  due: string | null;
  visitedOn: string | null;
  satisfaction: string | null;
  performance: string | null;
  breach: boolean;
  signs: boolean;
}

const NOT_MADE = { visitedOn: null, satisfaction: null, performance: null, breach: false, signs: false } as const;

export interface NaiveCase {
  id: string;
  centerId: string;
  received: string;
  accepted: string | null;
  assigned: string | null;
  started: string | null;
  held: string | null;
  outcome: string | null;
  outcomeOn: string | null;
  performedOn: string | null;
  closed: string | null;
  source: string;
  body: string | null;
  people: Set<string>;
  flags: Set<string>;
  forms: Map<string, { form: string; promises: readonly Duty[] }>;
  inForce: string | null;
  settledOn: string | null;
  promises: Promised[];
  terms: Term[];
  /** since when the clock stands still */
  standing: string | null;
  pauses: { from: string; to: string | null }[];
  department: string | null;
  referrals: Map<string, Referral>;
  clocks: Map<string, Clock>;
  window: Window | null;
  /** agreement of each application to a court */
  applications: Map<string, string>;
  /** late entries nobody has countersigned */
  late: Set<number>;
  visits: Map<string, Visit>;
  rulings: Map<string, { on: string; result: string }>;
  category: string;
  subcategory: string | null;
  gridId: string | null;
  amountFen: number | null;
  difficult: boolean;
  /** by kind: what it may have in common with others */
  marks: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Civil day in Shanghai: eight hours ahead of Greenwich, the whole year. */
export const dayOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

export function readCase(lines: readonly Line[]): NaiveCase | null {
  let book: NaiveCase | null = null;
  for (const line of lines) {
    if (line.type === 'Registered') book = opened(line);
    else if (book !== null) turn(book, line);
  }
  return book;
}

function opened({ disputeId, centerId, occurredAt, payload }: Line): NaiveCase {
  return {
    id: disputeId,
    centerId,
    received: dayOf(occurredAt),
    accepted: null,
    assigned: null,
    started: null,
    held: null,
    outcome: null,
    outcomeOn: null,
    performedOn: null,
    closed: null,
    source: payload.source?.kind ?? '',
    body: payload.source?.delegatedBy?.body ?? null,
    people: new Set(payload.parties.map((party) => party.partyId)),
    flags: new Set(payload.riskFlags ?? []),
    forms: new Map(),
    inForce: null,
    settledOn: null,
    promises: [],
    terms: [],
    standing: null,
    pauses: [],
    department: payload.departmentId ?? null,
    referrals: new Map(),
    clocks: new Map(),
    window: null,
    applications: new Map(),
    late: new Set(),
    visits: new Map(),
    rulings: new Map(),
    category: '',
    subcategory: null,
    gridId: null,
    amountFen: null,
    difficult: false,
    marks: new Map(),
  };
}

/** One line turned into the book. Lines about anything else are passed over. */
function turn(book: NaiveCase, line: Line): void {
  const { type, payload, seq } = line;
  const on = dayOf(line.occurredAt);
  ofIntake(book, type, payload, on);
  ofClock(book, type, payload, on, seq);
  ofOutcome(book, type, payload, on);
  ofPromises(book, type, payload, on);
  ofHands(book, type, payload, on);
  turnClocks(book, line, on);
  if (type === 'ReturnVisitScheduled') book.visits.set(payload.visitId, { due: payload.dueOn, ...NOT_MADE });
  if (type === 'ReturnVisitRecorded') {
    const due = book.visits.get(payload.visitId)?.due ?? null;
    const { visitedOn, satisfaction, performance, breachFound: breach, escalationSigns: signs } = payload;
    book.visits.set(payload.visitId, { due, visitedOn, satisfaction, performance, breach, signs });
  }
  if (type === 'ConfirmationDecided') {
    book.rulings.set(payload.confirmationId, { on: payload.decidedOn, result: payload.result });
  }
}

function ofIntake(book: NaiveCase, type: string, payload: Told, on: string): void {
  if (type === 'Amended' && payload.source !== undefined) {
    book.source = payload.source.kind;
    book.body = payload.source.delegatedBy?.body ?? null;
  }
  if (type === 'Amended' && payload.riskFlags !== undefined) book.flags = new Set(payload.riskFlags);
  if (type === 'RiskFlagsChanged') {
    for (const flag of payload.remove) book.flags.delete(flag);
    for (const flag of payload.add) book.flags.add(flag);
  }
  if (type === 'PartyAdded') book.people.add(payload.party.partyId);
  if (type === 'PartyLeft') book.people.delete(payload.partyId);
  if (type === 'MergedIn') {
    const received = dayOf(payload.receivedAt);
    if (received < book.received) book.received = received;
    for (const { party } of payload.parties) book.people.add(party.partyId);
    for (const flag of payload.riskFlags ?? []) book.flags.add(flag);
  }
  if (type === 'Accepted' && book.accepted === null) book.accepted = on;
  if (type === 'MediationStarted' && book.started === null) book.started = on;
  if (type === 'Assigned' && book.assigned === null) book.assigned = on;
  if (type === 'SessionHeld' && book.held === null) book.held = on;
}

/** Which department has it, and which were asked to take it. */
function ofHands(book: NaiveCase, type: string, payload: Told, on: string): void {
  if (['Amended', 'Accepted', 'Assigned'].includes(type) && payload.departmentId !== undefined) {
    book.department = payload.departmentId;
  }
  if (type === 'AssignmentQueued') book.department = payload.departmentId ?? book.department;
  if (type === 'Escalated' || type === 'Returned') book.department = null;
  if (type === 'ReferralSent' || type === 'Referred') {
    const department = type === 'Referred' ? null : (payload.departmentId ?? null);
    const answerBy = type === 'Referred' ? null : payload.objectUntil;
    book.referrals.set(payload.referralId, {
      department,
      sent: on,
      answerBy,
      dueOn: payload.dueOn,
      how: 'open',
      answered: null,
    });
  }
  const referral = book.referrals.get(payload.referralId);
  const how = ANSWERS.get(type);
  if (referral === undefined || how === undefined) return;
  referral.how = how;
  referral.answered = on;
  if ((how === 'accepted' || how === 'silence') && referral.department !== null) book.department = referral.department;
}

const ANSWERS = new Map<string, Referral['how']>([
  ['ReferralAccepted', 'accepted'],
  ['ReferralAcceptedBySilence', 'silence'],
  ['ReferralObjected', 'objected'],
  ['ReferralLapsed', 'lapsed'],
]);

function ofClock(book: NaiveCase, type: string, payload: Told, on: string, seq: number): void {
  const stop = (): void => {
    for (const term of book.terms) {
      if (term.stopped !== null) continue;
      term.stopped = book.standing ?? on;
      term.stoppedBy = seq;
      term.ended = on;
    }
    goOn(null);
  };
  const rest = (): void => {
    if (book.standing !== null) return;
    book.standing = on;
    book.pauses.push({ from: on, to: null });
  };
  const goOn = (due: Due | null): void => {
    book.standing = null;
    for (const pause of book.pauses) pause.to ??= on;
    moved(due);
  };
  const moved = (due: Due | null): void => {
    const last = book.terms[book.terms.length - 1];
    if (due !== null && last !== undefined) last.due = due.dueOn;
  };
  const began = (entries: readonly Due[]): void => {
    for (const { dueOn } of entries) book.terms.push({ due: dueOn, stopped: null, stoppedBy: null, ended: null });
  };
  if (type === 'Accepted' || type === 'Reopened') began(payload.deadlines);
  if (type === 'Suspended') rest();
  if (type === 'Referred' && book.terms.some(({ stopped }) => stopped === null)) rest();
  if (type === 'Resumed' || (type === 'ReferralObjected' && payload.to !== null && payload.to !== 'suspended'))
    goOn(payload.due);
  if (type === 'Extended') moved(payload.due);
  if (type === 'Escalated' || type === 'Returned') {
    if (book.standing !== null) goOn(payload.due);
    if (payload.deadline !== null) began([payload.deadline]);
  }
  if (type === 'CountersignRequired') book.late.add(payload.seq);
  if (type === 'LateEntryCountersigned') book.late.delete(payload.seq);
  if (['Settled', 'AgreementStands', 'PerformanceReopened', 'Failed', 'Withdrawn', 'Merged'].includes(type)) stop();
  if (type === 'ReferralAccepted' && book.outcome === 'referred') stop();
}

/** How it came out; closing and archiving leave that as it is. */
function ofOutcome(book: NaiveCase, type: string, payload: Told, on: string): void {
  const out = (outcome: string | null, day: string | null): void => {
    book.outcome = outcome;
    book.outcomeOn = day;
    book.performedOn = null;
  };
  if (type === 'Refused') out('refused', on);
  if (type === 'Withdrawn') out('withdrawn', on);
  if (type === 'Failed') out('failed', on);
  if (type === 'Merged') out('merged', on);
  if (type === 'Referred') out('referred', on);
  if (type === 'Settled') {
    book.settledOn = on;
    out('settled', on);
  }
  if (type === 'AgreementStands' || type === 'PerformanceReopened') out('settled', book.settledOn);
  if (type === 'Performed') {
    out('settled', book.settledOn);
    book.performedOn = on;
  }
  const isBack = type === 'ReferralObjected' && payload.to !== null;
  if (isBack || ['Accepted', 'Reopened', 'Escalated', 'Returned'].includes(type)) out(null, null);
  if (type === 'Closed') book.closed = on;
  if (type === 'Reopened') book.closed = null;
}

function ofPromises(book: NaiveCase, type: string, payload: Told, on: string): void {
  if (type === 'AgreementDrafted')
    book.forms.set(payload.agreementId, { form: payload.form, promises: payload.obligations });
  if (type === 'AgreementTookEffect') book.inForce = payload.agreementId;
  if (type === 'Settled') book.promises = (book.forms.get(payload.agreementId)?.promises ?? []).map(promised);
  for (const promise of book.promises) {
    if (payload.obligationId === promise.id) ofPromise(promise, type, payload, on);
  }
}

const promised = (entry: Duty): Promised => ({
  id: entry.obligationId,
  fen: entry.amountFen,
  due: entry.dueOn,
  continuing: entry.continuing,
  parts: entry.instalments,
  payments: [],
  urges: 0,
  end: 'open',
  endOn: null,
});

function ofPromise(promise: Promised, type: string, payload: Told, on: string): void {
  const end = (how: Promised['end'], day: string | null): void => {
    promise.end = how;
    promise.endOn = day;
  };
  if (type === 'PerformanceRecorded') {
    promise.payments.push({
      id: payload.performanceId,
      on: payload.performedOn,
      fen: payload.amountFen,
      crossed: false,
    });
  }
  if (type === 'PerformanceVoided') {
    for (const payment of promise.payments) if (payment.id === payload.performanceId) payment.crossed = true;
  }
  if (type === 'Urged') promise.urges += 1;
  if (type === 'ObligationObserved') end('observed', on);
  if (type === 'ObligationWaived') end('waived', on);
  if (type === 'ObligationHandedOver') end(payload.to === 'void' ? 'void' : 'enforced', on);
  if (type === 'ConditionResolved') {
    promise.due = payload.dueOn;
    end(payload.happened ? 'open' : 'void', payload.happened ? null : on);
  }
}

export const paidOf = ({ payments }: Promised): number =>
  payments.reduce((sum, { fen, crossed }) => (crossed ? sum : sum + (fen ?? 0)), 0);

/** Not done, not given up, not handed over. */
export const isOwed = (promise: Promised): boolean =>
  promise.end === 'open' && dutiesOf({ ...promise, parts: [] })[0]?.done === null;

export interface Owed {
  readonly due: string | null;
  readonly done: string | null;
  readonly fen: number | null;
  readonly end: Promised['end'];
  readonly urges: number;
}

/** What was to be done by which day, and on which day it was: a promise in parts is as many. */
export function dutiesOf(promise: Promised): Owed[] {
  const payments = promise.payments
    .filter(({ crossed }) => !crossed)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const enough = (fen: number): string | null => {
    let sum = 0;
    for (const payment of payments) {
      sum += payment.fen ?? 0;
      if (sum >= fen) return payment.on;
    }
    return null;
  };
  const whole =
    promise.end === 'open'
      ? promise.fen === null
        ? (payments[payments.length - 1]?.on ?? null)
        : payments.length === 0
          ? null
          : enough(promise.fen)
      : promise.endOn;
  if (promise.parts.length === 0)
    return [{ due: promise.due, done: whole, fen: promise.fen, end: promise.end, urges: promise.urges }];
  let owed = 0;
  return [...promise.parts]
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .map((part) => {
      owed += part.amountFen;
      const paid = enough(owed);
      const end = paid === null ? promise.end : 'open';
      return { due: part.dueOn, done: paid ?? whole, fen: part.amountFen, end, urges: promise.urges };
    });
}
