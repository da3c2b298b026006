/** From an allowed command to what happened: ids, codes, days and amounts, nothing else. */
import { mediationDeadline } from '../deadlines/deadlines.js';
import { dayOfInstant, toInstant, type Instant } from '../shared/day.js';
import { recordId } from '../shared/ids.js';
import { contentRecorder, partySigning } from './agreement-guards.js';
import { DELIVERY_EMIT } from './agreements/emit.js';
import { AID_EMIT } from './aid/emit.js';
import { CLOCK_EMIT } from './clock/emit.js';
import { CUSTODY_EMIT } from './custody/emit.js';
import { DESTRUCTION_EMIT } from './destruction/emit.js';
import { ENDING_EMIT } from './ending/emit.js';
import { PEOPLE_EMIT } from './people/emit.js';
import { CONFIRMATION_EMIT } from './confirmation/emit.js';
import { INVESTIGATION_EMIT } from './investigation/emit.js';
import { POLICE_EMIT } from './police/emit.js';
import { EVIDENCE_EMIT } from './evidence/emit.js';
import { PAPERS_EMIT } from './papers/emit.js';
import { PURSUIT_EMIT } from './pursuit/emit.js';
import { answerDue, UNSETTLED_EMIT } from './unsettled/emit.js';
import { RISK_EMIT } from './risk/emit.js';
import { reasonsToClose } from './risk/openness.js';
import { SESSION_EMIT } from './session/emit.js';
import { type Emit, type Emitted, payloadOf } from './emitting.js';
import type { CaseCommand, CommandOf, DraftAgreement, Register, SignAgreement } from './commands.js';
import type { Context, DecidedEvent } from './context.js';
import type { SignedBy } from './events.js';
import type { DisputeFacts } from './facts.js';
import { performanceOf } from './fulfilment-guards.js';
import { partiesAt, type CaseAt } from './guard.js';
import { assignmentOf } from './guards.js';
import { instantOfDay } from './timing.js';

export function registered(command: Register, context: Context, at: Instant): DecidedEvent {
  const { receiptNo, track, source, departmentId, parties, riskFlags } = command;
  const { accountId, staffId } = context.actor;
  return {
    type: 'Registered',
    payload: {
      centerId: command.centerId,
      receiptNo,
      track,
      source,
      departmentId,
      accountId: command.registrant ?? accountId,
      staffId: command.registrant === undefined ? staffId : null,
      parties,
      settings: context.settingsOf,
      riskFlags,
      ...(command.splitFrom === undefined ? {} : { splitFrom: command.splitFrom }),
      ...(command.confidential === undefined ? {} : { confidential: command.confidential }),
    },
    occurredAt: at,
    causedBy: null,
    bySystem: false,
  };
}

export function eventsOf<V extends CaseCommand['type']>(verb: V, c: CaseAt<CommandOf<V>>): DecidedEvent[] {
  const emit: Emit<CommandOf<V>> = EMIT[verb];
  return emit(c).map((event) => ({ occurredAt: c.at, causedBy: null, bySystem: false, ...event }));
}

function accepted({ facts, command, context, at }: CaseAt<CommandOf<'accept'>>): readonly Emitted[] {
  const track = command.track ?? facts.track;
  if (track === null) throw new Error('accepted without a track');
  const acceptedOn = dayOfInstant(at, context.zone);
  const receivedOn = dayOfInstant(facts.receivedAt, context.zone);
  const payload = {
    departmentId: command.departmentId ?? facts.departmentId,
    track,
    // R39: a case that is accepted again keeps its number.
    number: facts.number ?? command.number,
    staffId: context.actor.staffId,
    screening: command.screening,
    deadlines: [
      mediationDeadline(
        { track, category: command.category, courtProcedure: command.courtProcedure },
        { acceptance: acceptedOn, application: receivedOn, file_received: command.fileReceivedOn ?? acceptedOn },
        context.calendar,
        context.settings,
      ),
    ],
  };
  return [{ type: 'Accepted', payload }];
}

function assigned(c: CaseAt<CommandOf<'assign'>>): readonly Emitted[] {
  const assignment = assignmentOf(c);
  const { departmentId } = assignment;
  if (assignment.queued || departmentId === null) return [{ type: 'AssignmentQueued', payload: { departmentId } }];
  const { mediatorIds, responsibleOfficerId } = assignment;
  const { shiftId } = c.command;
  return [{ type: 'Assigned', payload: { departmentId, mediatorIds, responsibleOfficerId, shiftId } }];
}

function drafted(c: CaseAt<DraftAgreement>): readonly Emitted[] {
  const { agreementId, form, textDigest, obligations, copies, agreedOn } = c.command;
  const earlier = c.facts.agreements.find((agreement) => agreement.agreementId === agreementId);
  const payload = {
    agreementId,
    version: (earlier?.version ?? 0) + 1,
    form,
    textDigest,
    partyIds: partiesAt(c.facts, c.at).map((party) => party.partyId),
    obligations,
    ...(copies === undefined ? {} : { copies }),
    agreedOn,
    contentRecordedBy: contentRecorder(c),
  };
  return [{ type: 'AgreementDrafted', payload }];
}

function signedBy({ facts, command: { by } }: CaseAt<SignAgreement>): SignedBy {
  if (by.kind !== 'representative') return by;
  const party = partySigning(facts, by);
  if (party === undefined) throw new Error('a signature for nobody');
  return { ...by, partyId: party.partyId };
}

function signed(c: CaseAt<SignAgreement>): readonly Emitted[] {
  const { agreementId, signatureId, version, textDigest, method, signedOn, witness, evidenceId } = c.command;
  const recorder = { recordedByAccountId: c.context.actor.accountId, recordedByStaffId: c.context.actor.staffId };
  const what = { agreementId, signatureId, version, textDigest };
  return [
    {
      type: 'AgreementSigned',
      payload: { ...what, by: signedBy(c), method, signedOn, ...recorder, witness, evidenceId },
    },
  ];
}

/** An amount left out is all that is still open. */
function performed({ facts, command }: CaseAt<CommandOf<'recordPerformance'>>): readonly Emitted[] {
  const { type: _, ...payload } = command;
  const { obligationId } = command;
  const duty = facts.obligations.find((obligation) => obligation.obligationId === obligationId);
  const open = duty === undefined || duty.amountFen === null ? null : duty.amountFen - duty.paidFen;
  const amountFen = command.amountFen ?? open;
  return [{ type: 'PerformanceRecorded', payload: { ...payload, amountFen } }];
}

/** Somebody who says at a visit that it is not settled thereby hands in a report of that (R35). */
function visited(c: CaseAt<CommandOf<'recordReturnVisit'>>): readonly Emitted[] {
  const { visitId, resolved } = c.command;
  const recorded: Emitted = { type: 'ReturnVisitRecorded', payload: payloadOf(c.command) };
  const visit = c.facts.visits.find((candidate) => candidate.visitId === visitId);
  if (resolved !== 'no' || visit === undefined) return [recorded];
  const { partyId, obligationId } = visit;
  const report = {
    reportId: recordId(String(visitId)),
    partyId,
    obligationId,
    ground: 'other',
    ...answerDue(c),
  } as const;
  return [recorded, { type: 'UnsettledReported', payload: report }];
}

function voided({ facts, command: { performanceId } }: CaseAt<CommandOf<'voidPerformance'>>): readonly Emitted[] {
  const found = performanceOf(facts, performanceId);
  if (found === undefined) throw new Error('voided a performance that is not there');
  const { obligationId } = found.obligation;
  return [{ type: 'PerformanceVoided', payload: { performanceId, obligationId } }];
}

function failed({ command, context, now }: CaseAt<CommandOf<'fail'>>): readonly Emitted[] {
  const notices = command.remediesNotices.map((notice): Emitted => ({
    type: 'RemediesNoticeGiven',
    payload: notice,
    occurredAt: instantOfDay(notice.on, now, context.zone),
  }));
  return [...notices, { type: 'Failed', payload: { reason: command.reason } }];
}

const times = (to: { startsAt: Instant; endsAt: Instant }) => ({
  startsAt: toInstant(to.startsAt),
  endsAt: toInstant(to.endsAt),
});

/** A closed session tells why, when more than the choice of its planner keeps listeners out. */
const openness = (facts: DisputeFacts, { openness: chosen }: CommandOf<'scheduleSession'>, at: Instant) => ({
  openness: chosen,
  closedReason: chosen === 'closed' ? (reasonsToClose(facts, at)[0] ?? null) : null,
});

const EMIT: { readonly [V in CaseCommand['type']]: Emit<CommandOf<V>> } = {
  amend: ({ command: { routing: _, peopleInvolved: __, ...command } }) => [
    { type: 'Amended', payload: payloadOf(command) },
  ],
  amendParty: ({ command }) => [{ type: 'PartyAmended', payload: payloadOf(command) }],
  addParty: ({ command }) => [{ type: 'PartyAdded', payload: payloadOf(command) }],
  accept: accepted,
  refuse: ({ command }) => [{ type: 'Refused', payload: payloadOf(command) }],
  assign: assigned,
  giveRightsNotice: ({ command }) => [{ type: 'RightsNoticeGiven', payload: payloadOf(command) }],
  recordConsent: ({ command }) => [{ type: 'ConsentRecorded', payload: payloadOf(command) }],
  giveRemediesNotice: ({ command }) => [{ type: 'RemediesNoticeGiven', payload: payloadOf(command) }],
  start: () => [{ type: 'MediationStarted', payload: {} }],
  scheduleSession: ({ facts, command, at }) => [
    {
      type: 'SessionScheduled',
      payload: { ...payloadOf(command), ...times(command), ...openness(facts, command, at) },
    },
  ],
  holdSession: ({ command }) => [
    {
      type: 'SessionHeld',
      payload: { ...payloadOf(command), heldFrom: toInstant(command.heldFrom), heldTo: toInstant(command.heldTo) },
    },
  ],
  adjournSession: ({ command: { to, ...command } }) => [
    {
      type: 'SessionAdjourned',
      payload: { ...payloadOf(command), to: to === null ? null : { ...to, ...times(to) } },
    },
  ],
  cancelSession: ({ command }) => [{ type: 'SessionCancelled', payload: payloadOf(command) }],
  draftAgreement: drafted,
  signAgreement: signed,
  recordPerformance: performed,
  voidPerformance: voided,
  scheduleReturnVisit: ({ command }) => [{ type: 'ReturnVisitScheduled', payload: payloadOf(command) }],
  recordReturnVisit: visited,
  withdraw: ({ command }) => [{ type: 'Withdrawn', payload: payloadOf(command) }],
  fail: failed,
  close: ({ facts, command: { closeReason } }) => [
    { type: 'Closed', payload: { from: facts.state, ...(closeReason === undefined ? {} : { reason: closeReason }) } },
  ],
  ...CLOCK_EMIT,
  ...CUSTODY_EMIT,
  ...RISK_EMIT,
  ...PEOPLE_EMIT,
  ...SESSION_EMIT,
  ...INVESTIGATION_EMIT,
  ...AID_EMIT,
  ...DELIVERY_EMIT,
  ...PURSUIT_EMIT,
  ...CONFIRMATION_EMIT,
  ...UNSETTLED_EMIT,
  ...POLICE_EMIT,
  ...EVIDENCE_EMIT,
  ...PAPERS_EMIT,
  ...ENDING_EMIT,
  ...DESTRUCTION_EMIT,
};
