/** A session's row as the API shows it (fields in one order, so that its ETag stays the same), to those who work on the case, to those who may only see it, and to the invited. */
import { relationsTo, type Actor, type Relation } from '../../domain/access/scope.js';
import type { SessionFacts } from '../../domain/dispute/facts.js';
import { barsOf } from '../../domain/dispute/people/mediators.js';
import { expectedParties, isPlanned, lastReply } from '../../domain/dispute/session/expected.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { statusOf } from './held-session.js';
import type { ExpectedResponse } from './session-attendance.dto.js';
import type { AttendanceResponse, SessionResponse } from './session.dto.js';
import type { SessionRecord } from './session.store.js';

export const pathOf = (disputeId: string, id: string): string => `/disputes/${disputeId}/sessions/${id}`;

const ONLY_LOOKING: readonly Relation[] = ['registrant', 'helper', 'referral_receiver', 'center_reader'];

/** Concessions stay with those who work on the case; who registered it, was given a visit or asked to take it does not read them (R25). */
function readsConcessions(actor: Actor, record: DisputeRecord): boolean {
  return [...relationsTo(actor, record)].some((relation) => !ONLY_LOOKING.includes(relation));
}

const factsOf = (row: SessionRecord, { folded }: DisputeRecord): SessionFacts | undefined =>
  folded.sessions.find(({ sessionId }) => sessionId === row.id);

/** Whom a conflict or challenge keeps from leading a session that is still to be held (R18). */
export function barredOf(row: SessionRecord, record: DisputeRecord): string[] {
  const facts = factsOf(row, record);
  if (facts === undefined || !isPlanned(facts)) return [];
  const { folded } = record;
  return row.mediatorIds.filter((id) => barsOf(folded, id, folded.lastRecordedAt).length > 0);
}

const seen = (row: SessionRecord, title: string) => {
  const { id, disputeId, state, startsAt, endsAt, venue, roomId, heldFrom, heldTo, minutes, version } = row;
  return { id, disputeId, title, state, startsAt, endsAt, venue, roomId, heldFrom, heldTo, minutes, version };
};

/** api.md §2: title, place, time and minutes. */
export const toInvited = (row: SessionRecord, title: string): SessionResponse => ({
  ...seen(row, title),
  ...NOTHING,
  reduced: true,
});

export function toSession(row: SessionRecord, record: DisputeRecord, actor: Actor): SessionResponse {
  const facts = factsOf(row, record);
  return {
    ...seen(row, record.title),
    reduced: false,
    mediatorIds: row.mediatorIds,
    barredMediatorIds: barredOf(row, record),
    invited: row.invited.map(({ staffId, name, as }) => ({ staffId, name, as })),
    expected: expectedOf(row, record),
    parts: row.parts,
    openness: row.openness,
    closedReason: row.closedReason,
    attendance: row.attendance?.map((person, _, everybody) => attended(person, everybody)) ?? null,
    heldParts:
      row.heldParts?.map(({ kind, partyIds, from, to }) => ({ kind, partyIds: [...partyIds], from, to })) ?? null,
    undisputedFacts: row.undisputedFacts,
    concessions: readsConcessions(actor, record) ? row.concessions : null,
    citations: row.citations?.map(({ law, article }) => ({ law, article })) ?? null,
    lawExplained: row.lawExplained,
    outcome: row.outcome,
    reason: row.reason,
    absentPartyIds: facts?.missed?.absentPartyIds ?? null,
    mediatorAbsent: facts?.missed?.mediatorAbsent ?? null,
    causedBy: facts?.causedBy ?? null,
  };
}

type Attended = NonNullable<SessionRecord['attendance']>[number];

const attended = (person: Attended, everybody: readonly Attended[]): AttendanceResponse => {
  const { partyId, staffId, name, as, present, late = false, arrivedAt = null } = person;
  return { partyId, staffId, name, as, present, status: statusOf(person, everybody), late, arrivedAt };
};

const NOBODY = { partyId: null, staffId: null, name: null, reply: null, representativeId: null, repliedAt: null };

/** The parties with their last word, then mediators and guests, who are booked and not asked. */
function expectedOf(row: SessionRecord, record: DisputeRecord): ExpectedResponse[] {
  const facts = factsOf(row, record);
  const parties = facts === undefined ? [] : expectedParties(record.folded, facts);
  return [
    ...parties.map(({ partyId }) => {
      const last = facts === undefined ? undefined : lastReply(facts, partyId);
      const { reply = 'unknown', representativeId = null, at: repliedAt = null } = last ?? {};
      return { ...NOBODY, partyId, as: 'party', reply, representativeId, repliedAt };
    }),
    ...row.mediatorIds.map((staffId) => ({ ...NOBODY, staffId, as: 'mediator' })),
    ...row.invited.map(({ staffId, name, as }) => ({ ...NOBODY, staffId, name, as })),
  ];
}

const NOTHING = {
  mediatorIds: null,
  barredMediatorIds: null,
  invited: null,
  expected: null,
  parts: null,
  openness: null,
  closedReason: null,
  attendance: null,
  heldParts: null,
  undisputedFacts: null,
  concessions: null,
  citations: null,
  lawExplained: null,
  outcome: null,
  reason: null,
  absentPartyIds: null,
  mediatorAbsent: null,
  causedBy: null,
} as const;
