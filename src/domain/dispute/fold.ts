/**
 * From log to facts, one entry at a time. It never refuses anything: what stands in the log has happened. Every
 * prefix of a log folds, and folding on from a stored snapshot gives the same facts as folding from the start.
 */
import type { EntryHead, EventType, LogEntry, Payloads } from './events.js';
import type { DisputeFacts, SessionFacts } from './facts.js';
import { DELIVERY_FOLDS } from './agreements/fold.js';
import { AID_FOLDS } from './aid/fold.js';
import { CLOCK_FOLDS } from './clock/fold.js';
import { NO_CUSTODY } from './custody/facts.js';
import { CUSTODY_FOLDS } from './custody/fold.js';
import { NOT_DESTROYED } from './destruction/facts.js';
import { type LinkFact, NOT_ENDED } from './ending/facts.js';
import { DESTRUCTION_FOLDS } from './destruction/fold.js';
import { ENDING_FOLDS } from './ending/fold.js';
import { PEOPLE_FOLDS } from './people/fold.js';
import { amended, joined } from './people/joining.js';
import { CONFIRMATION_FOLDS } from './confirmation/fold.js';
import { INVESTIGATION_FOLDS } from './investigation/fold.js';
import { POLICE_FOLDS } from './police/fold.js';
import { EVIDENCE_FOLDS } from './evidence/fold.js';
import { NO_PAPERS } from './papers/facts.js';
import { PAPERS_FOLDS } from './papers/fold.js';
import { PURSUIT_FOLDS } from './pursuit/fold.js';
import { UNSETTLED_FOLDS } from './unsettled/fold.js';
import { NO_RISK } from './risk/facts.js';
import { amendedFlags, RISK_FOLDS, withFlags } from './risk/fold.js';
import { inSession, SESSION_FOLDS } from './session/fold.js';
import { AGREEMENT_FOLDS } from './fold-agreement.js';
import { FULFILMENT_FOLDS } from './fold-fulfilment.js';
import { deadlineFact, inParty, moveTo, type Fold, type Folds } from './folding.js';
import { namedTrackOf } from './routing.js';
import type { Proof, SplitFrom } from './commands.js';

/** The facts of a whole log, or of the rest of it after a snapshot. */
export function foldFacts(entries: readonly LogEntry[], snapshot: DisputeFacts | null = null): DisputeFacts {
  const facts = entries.reduce<DisputeFacts | null>(apply, snapshot);
  if (facts === null) throw new Error('an empty log has no facts');
  return facts;
}

export function apply(facts: DisputeFacts | null, entry: LogEntry): DisputeFacts {
  if (entry.type === 'Registered') return registered(entry.payload, entry);
  if (facts === null) throw new Error('a log begins with Registered');
  return { ...change(facts, entry), version: entry.seq, lastRecordedAt: entry.recordedAt };
}

function change<T extends Exclude<EventType, 'Registered'>>(
  facts: DisputeFacts,
  entry: EntryHead & { readonly type: T; readonly payload: Payloads[T] },
): DisputeFacts {
  const fold: Fold<T> = FOLDS[entry.type];
  return fold(facts, entry.payload, entry);
}

function registered(payload: Payloads['Registered'], head: EntryHead): DisputeFacts {
  return {
    state: 'registered',
    version: head.seq,
    receivedAt: head.occurredAt,
    lastStateChangeAt: head.occurredAt,
    lastRecordedAt: head.recordedAt,
    centerId: payload.centerId,
    custodyCenterId: payload.centerId,
    settings: payload.settings ?? null,
    receiptNo: payload.receiptNo,
    number: null,
    track: payload.track,
    source: payload.source,
    departmentId: payload.departmentId,
    responsibleOfficerId: null,
    mediatorIds: [],
    assignedYet: false,
    queued: false,
    routing: null,
    registeredByAccountId: payload.accountId,
    registeredByStaffId: payload.staffId,
    imported: payload.imported === undefined ? null : { throughSeq: payload.imported.entries },
    acceptedAt: null,
    acceptedByStaffId: null,
    mediationStartedAt: null,
    begunAnew: null,
    settledAt: null,
    closedAt: null,
    closedFrom: null,
    parties: payload.parties.map((party) => joined(party, head)),
    conflicts: [],
    challenges: [],
    sessions: [],
    agreements: [],
    agreementId: null,
    obligations: [],
    visits: [],
    deadlines: [],
    pauses: [],
    suspendedFrom: null,
    extensions: [],
    expiredAt: null,
    lateEntries: [],
    custody: NO_CUSTODY,
    risk: {
      ...NO_RISK,
      // What the earlier system made of its flags is not asked again (R16).
      flags: withFlags([], payload.riskFlags ?? [], head).map((flag) => ({
        ...flag,
        judged: flag.judged || payload.imported !== undefined,
      })),
      confidential: payload.confidential ?? [],
    },
    ending: payload.splitFrom === undefined ? NOT_ENDED : { ...NOT_ENDED, links: [splitFrom(payload.splitFrom)] },
    legalAid: [],
    confirmations: [],
    confirmationWindow: null,
    unsettled: [],
    policeApplications: [],
    destruction: NOT_DESTROYED,
    attachments: [],
    investigationIds: [],
    papers: NO_PAPERS,
  };
}

const splitFrom = (from: SplitFrom): LinkFact => ({ ...from, kind: 'split_from', direction: 'to', endedAt: null });

const shownBy = ({ evidenceId = null, toRepresentativeId = null, witnessStaffId = null }: Proof): Required<Proof> => ({
  evidenceId,
  toRepresentativeId,
  witnessStaffId,
});

function held(session: SessionFacts, payload: Payloads['SessionHeld']): SessionFacts {
  const present = payload.attendance.filter((row) => row.present);
  const parties = present.filter((row) => row.as === 'party' || row.as === 'representative');
  return {
    ...session,
    state: 'held',
    heldFrom: payload.heldFrom,
    heldTo: payload.heldTo,
    outcome: payload.outcome,
    lawExplained: payload.lawExplained,
    presentPartyIds: [...new Set(parties.flatMap((row) => row.partyId ?? []))],
    presentMediatorIds: present.flatMap((row) => (row.as === 'mediator' ? (row.staffId ?? []) : [])),
  };
}

function routed(facts: DisputeFacts, payload: Payloads['Routed'], head: EntryHead): DisputeFacts {
  const { departmentId, staffId, shiftId, rule = null, track = null } = payload;
  return {
    ...facts,
    track: namedTrackOf(facts) ?? track,
    routing: { departmentId, staffId, shiftId, rule, track, at: head.occurredAt },
    queued: staffId === null,
  };
}

const INTAKE_FOLDS = {
  Routed: routed,
  Amended: (facts, { changed: _, riskFlags, ...values }, head) => ({
    ...facts,
    ...values,
    risk: amendedFlags(facts, riskFlags, head),
    routing: facts.routing === null || values.track === undefined ? facts.routing : { ...facts.routing, track: null },
  }),
  PartyAmended: (facts, payload, head) =>
    inParty(facts, payload.partyId, (party) => amended(party, payload.party, head)),
  PartyAdded: (facts, payload, head) => ({ ...facts, parties: [...facts.parties, joined(payload.party, head)] }),
  Accepted: (facts, payload, head) => ({
    ...moveTo(facts, 'accepted', head),
    departmentId: payload.departmentId,
    track: payload.track,
    number: payload.number,
    // Taken up again it stays the case it was: counted and numbered once, by its first acceptance (R39).
    acceptedAt: facts.acceptedAt ?? head.occurredAt,
    acceptedByStaffId: payload.staffId,
    deadlines: [...facts.deadlines, ...payload.deadlines.map(deadlineFact)],
  }),
  Refused: (facts, _, head) => moveTo(facts, 'refused', head),
  Assigned: (facts, payload, head) => ({
    ...(facts.state === 'accepted' ? moveTo(facts, 'assigned', head) : facts),
    departmentId: payload.departmentId,
    mediatorIds: payload.mediatorIds,
    responsibleOfficerId: payload.responsibleOfficerId,
    assignedYet: true,
    queued: false,
  }),
  AssignmentQueued: (facts, payload) => ({
    ...facts,
    departmentId: payload.departmentId ?? facts.departmentId,
    queued: true,
  }),
} as const satisfies Folds;

const MEDIATION_FOLDS = {
  RightsNoticeGiven: (facts, { noticeId, partyId, method, ...proof }, head) =>
    inParty(facts, partyId, (party) => ({
      ...party,
      rightsNotices: [...party.rightsNotices, { noticeId, method, ...shownBy(proof), at: head.occurredAt }],
    })),
  RemediesNoticeGiven: (facts, { noticeId, partyId, method, ...proof }, head) =>
    inParty(facts, partyId, (party) => ({
      ...party,
      remediesNotices: [...party.remediesNotices, { noticeId, method, ...shownBy(proof), at: head.occurredAt }],
    })),
  ConsentRecorded: (facts, { partyId, byRepresentativeId = null, ...consent }, head) =>
    inParty(facts, partyId, (party) => ({
      ...party,
      consents: [...party.consents, { ...consent, byRepresentativeId, at: head.occurredAt, seq: head.seq }],
    })),
  MediationStarted: (facts, _, head) => ({
    ...moveTo(facts, 'mediating', head),
    mediationStartedAt: head.occurredAt,
  }),
  SessionScheduled: (facts, payload) => ({
    ...facts,
    sessions: [
      ...facts.sessions,
      {
        openness: 'closed',
        closedReason: null,
        ...payload,
        state: 'scheduled',
        heldFrom: null,
        heldTo: null,
        outcome: null,
        lawExplained: false,
        fromBefore: false,
        presentPartyIds: [],
        presentMediatorIds: [],
        replies: [],
        missed: null,
        causedBy: null,
      },
    ],
  }),
  SessionHeld: (facts, payload) => inSession(facts, payload.sessionId, (session) => held(session, payload)),
  SessionAdjourned: (facts, payload) =>
    inSession(facts, payload.sessionId, (session) => ({
      ...session,
      ...(payload.to === null ? { state: 'adjourned', roomId: null } : { ...payload.to, state: 'scheduled' }),
      causedBy: payload.causedBy ?? null,
      // What was answered was answered to another time.
      replies: [],
    })),
  SessionCancelled: (facts, payload) =>
    inSession(facts, payload.sessionId, (session) => ({
      ...session,
      state: 'cancelled',
      causedBy: payload.causedBy ?? null,
    })),
  Withdrawn: (facts, _, head) => moveTo(facts, 'withdrawn', head),
  Failed: (facts, _, head) => moveTo(facts, 'failed', head),
  Closed: (facts, { from, reason = null }, head) => ({
    ...moveTo(facts, 'closed', head),
    ending: { ...facts.ending, closeReason: reason },
    closedAt: head.occurredAt,
    closedFrom: from,
  }),
} as const satisfies Folds;

const FOLDS: { readonly [T in Exclude<EventType, 'Registered'>]: Fold<T> } = {
  ...INTAKE_FOLDS,
  ...MEDIATION_FOLDS,
  ...AGREEMENT_FOLDS,
  ...FULFILMENT_FOLDS,
  ...CLOCK_FOLDS,
  ...CUSTODY_FOLDS,
  ...RISK_FOLDS,
  ...PEOPLE_FOLDS,
  ...SESSION_FOLDS,
  ...INVESTIGATION_FOLDS,
  ...AID_FOLDS,
  ...DELIVERY_FOLDS,
  ...PURSUIT_FOLDS,
  ...CONFIRMATION_FOLDS,
  ...UNSETTLED_FOLDS,
  ...POLICE_FOLDS,
  ...EVIDENCE_FOLDS,
  ...PAPERS_FOLDS,
  ...ENDING_FOLDS,
  ...DESTRUCTION_FOLDS,
};
