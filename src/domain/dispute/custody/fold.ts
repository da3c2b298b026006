/** From log to facts about whose hands a case is in. */
import { openPause, runningDeadline } from '../../deadlines/deadlines.js';
import { paused, unpaused } from '../clock/fold.js';
import type { EntryHead, Payloads } from '../events.js';
import type { DisputeFacts } from '../facts.js';
import { deadlineFact, mediationEnded, moveTo, withEarlierMediation, type FoldsOf } from '../folding.js';
import type { CustodyPayloads } from './events.js';
import { openReferral, type CustodyFacts, type ReferralFacts, type SupervisionFacts } from './facts.js';

const inCustody = (facts: DisputeFacts, change: Partial<CustodyFacts>): DisputeFacts => ({
  ...facts,
  custody: { ...facts.custody, ...change },
});

type Sent = Pick<ReferralFacts, 'referralId' | 'dueOn'> & Partial<ReferralFacts>;

function withReferral(facts: DisputeFacts, sent: Sent, head: EntryHead): DisputeFacts {
  const referral: ReferralFacts = {
    state: 'open',
    centerId: facts.custodyCenterId,
    fromDepartmentId: facts.departmentId,
    fromState: facts.state,
    departmentId: null,
    body: null,
    ground: null,
    consentIds: [],
    sentAt: head.occurredAt,
    sentSeq: head.seq,
    objectUntil: null,
    calendarKnown: true,
    bySilence: false,
    endedAt: null,
    endedSeq: null,
    ...sent,
  };
  return inCustody(facts, { referrals: [...facts.custody.referrals, referral] });
}

/** The referral is over: answered, or overtaken. */
function answered(
  facts: DisputeFacts,
  id: string,
  head: EntryHead,
  outcome: Pick<ReferralFacts, 'state'> & Partial<ReferralFacts>,
): DisputeFacts {
  const end = { endedAt: head.occurredAt, endedSeq: head.seq, ...outcome };
  const referrals = facts.custody.referrals.map((row) => (row.referralId === id ? { ...row, ...end } : row));
  return inCustody(facts, { referrals });
}

function accepted(
  facts: DisputeFacts,
  { referralId, officer }: Payloads['ReferralAccepted'],
  head: EntryHead,
  bySilence: boolean,
): DisputeFacts {
  const departmentId = openReferral(facts)?.departmentId ?? null;
  const done = answered(facts, referralId, head, { state: 'accepted', bySilence });
  return departmentId === null ? mediationEnded(done, head) : takenOver(done, departmentId, officer, head);
}

/**
 * The case is the receiving department's: its officer on duty answers for it, or it waits in its queue. Mediators stay, as the
 * parties know them; the officer who had the case does not.
 */
function takenOver(
  facts: DisputeFacts,
  departmentId: string,
  officer: Payloads['ReferralAccepted']['officer'],
  head: EntryHead,
): DisputeFacts {
  const staffId = officer?.staffId ?? null;
  const theirs = { ...facts, departmentId, queued: staffId === null };
  if (facts.state === 'registered') {
    const place = { departmentId, staffId, shiftId: officer?.shiftId ?? null };
    const routing = { ...place, rule: null, track: facts.routing?.track ?? null, at: head.occurredAt };
    return { ...theirs, routing };
  }
  if (facts.state === 'accepted') return { ...theirs, acceptedByStaffId: head.staffId };
  const mediatorIds = facts.mediatorIds.filter((id) => id !== facts.responsibleOfficerId);
  return { ...theirs, acceptedByStaffId: head.staffId, responsibleOfficerId: staffId, mediatorIds };
}

/** Back where it was; its clock goes on, unless it stood still before. */
function restored(facts: DisputeFacts, { to, due }: Payloads['ReferralObjected'], head: EntryHead): DisputeFacts {
  if (to === null) return facts;
  const back = moveTo(facts, to, head);
  const queued = to === 'registered' && facts.routing?.staffId === null;
  return { ...(to === 'suspended' ? back : unpaused(back, due, head.occurredAt)), queued };
}

/** Another centre has it: nobody's yet, to be assigned anew; former assignees lose it. */
function inOtherHands(facts: DisputeFacts, payload: Payloads['Escalated'], head: EntryHead): DisputeFacts {
  return {
    ...withEarlierMediation(broughtToAcceptance(facts, payload, head)),
    custodyCenterId: payload.toCenterId,
    departmentId: null,
    responsibleOfficerId: null,
    mediatorIds: [],
    risk: { ...facts.risk, leaderId: null },
    assignedYet: false,
    acceptedByStaffId: null,
    queued: false,
    // A case nobody has accepted yet is routed anew in the same breath.
    routing: facts.state === 'registered' ? facts.routing : null,
  };
}

function broughtToAcceptance(
  facts: DisputeFacts,
  { due, deadline }: Payloads['Escalated'],
  head: EntryHead,
): DisputeFacts {
  if (facts.state === 'registered' || facts.state === 'accepted') return facts;
  const here = moveTo(facts, 'accepted', head);
  if (facts.state === 'suspended') return { ...unpaused(here, due, head.occurredAt), suspendedFrom: null };
  if (deadline === null) return here;
  const deadlines = [...here.deadlines, deadlineFact(deadline)];
  const consentSince = { seq: head.seq, at: head.occurredAt };
  const begunAnew = { cause: 'taken_up', seq: head.seq, consentSince } as const;
  return { ...here, deadlines, extensions: [], expiredAt: null, begunAnew };
}

const inSupervision = (
  facts: DisputeFacts,
  id: string,
  edit: (supervision: SupervisionFacts) => Partial<SupervisionFacts>,
): DisputeFacts =>
  inCustody(facts, {
    supervisions: facts.custody.supervisions.map((row) => (row.supervisionId === id ? { ...row, ...edit(row) } : row)),
  });

export const CUSTODY_FOLDS = {
  ReferralSent: (facts, payload, head) => withReferral(facts, payload, head),
  Referred: (facts, payload, head) => {
    const sent = withReferral(facts, payload, head);
    const runs = runningDeadline(facts) !== undefined && openPause(facts) === undefined;
    const away = moveTo(sent, 'referred', head);
    return runs ? paused(away, 'referral', head.occurredAt) : away;
  },
  ReferralAccepted: (facts, payload, head) => accepted(facts, payload, head, false),
  ReferralAcceptedBySilence: (facts, payload, head) => accepted(facts, payload, head, true),
  ReferralObjected: (facts, payload, head) =>
    restored(answered(facts, payload.referralId, head, { state: 'objected' }), payload, head),
  ReferralLapsed: (facts, { referralId }, head) => answered(facts, referralId, head, { state: 'lapsed' }),
  Escalated: (facts, payload, head) => {
    const moved = inOtherHands(facts, payload, head);
    return inCustody(moved, { cameFrom: [...moved.custody.cameFrom, payload.fromCenterId] });
  },
  Returned: (facts, payload, head) => {
    const moved = inOtherHands(facts, payload, head);
    return inCustody(moved, { cameFrom: moved.custody.cameFrom.slice(0, -1) });
  },
  SupervisionOrdered: (facts, payload, head) => {
    const ordered = { state: 'open', orderedAt: head.occurredAt, orderedSeq: head.seq } as const;
    const unanswered = { answeredAt: null, answeredSeq: null, decidedSeq: null, closedAt: null };
    return inCustody(facts, {
      supervisions: [...facts.custody.supervisions, { ...payload, ...ordered, ...unanswered }],
    });
  },
  SupervisionAnswered: (facts, { supervisionId }, head) =>
    inSupervision(facts, supervisionId, () => ({
      state: 'answered',
      answeredAt: head.occurredAt,
      answeredSeq: head.seq,
    })),
  SupervisionClosed: (facts, { supervisionId }, head) =>
    inSupervision(facts, supervisionId, () => ({ state: 'closed', decidedSeq: head.seq, closedAt: head.occurredAt })),
  SupervisionReopened: (facts, { supervisionId, dueOn }, head) =>
    inSupervision(facts, supervisionId, () => ({
      state: 'open',
      dueOn,
      answeredAt: null,
      answeredSeq: null,
      decidedSeq: head.seq,
    })),
} as const satisfies FoldsOf<CustodyPayloads>;
