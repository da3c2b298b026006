/** A session's row as the API shows it (fields in one order, so that its ETag stays the same), to those who work on the case, to those who may only see it, and to the invited. */
import { relationsTo, type Actor, type Relation } from '../../domain/access/scope.js';
import { barsOf } from '../../domain/dispute/people/mediators.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import type { SessionResponse } from './session.dto.js';
import type { SessionRecord } from './session.store.js';

export const pathOf = (disputeId: string, id: string): string => `/disputes/${disputeId}/sessions/${id}`;

/** `file`: with concessions; `case`: without; `invited`: title, place, time and minutes (api.md §2). */
export type SeenAs = 'file' | 'case' | 'invited';

const ONLY_LOOKING: readonly Relation[] = ['registrant', 'helper', 'referral_receiver'];

/** Concessions stay with those who work on the case; who registered it, was given a visit or asked to take it does not read them (R25). */
export function seenBy(actor: Actor, record: DisputeRecord): SeenAs {
  const relations = [...relationsTo(actor, record)];
  return relations.some((relation) => !ONLY_LOOKING.includes(relation)) ? 'file' : 'case';
}

/** Whom a conflict or challenge keeps from leading a session that is still to be held (R18). */
export const barredOf = ({ state, mediatorIds }: SessionRecord, { folded }: DisputeRecord): string[] =>
  state === 'scheduled' || state === 'adjourned'
    ? mediatorIds.filter((id) => barsOf(folded, id, folded.lastRecordedAt).length > 0)
    : [];

export function toSession(
  row: SessionRecord,
  title: string,
  seenAs: SeenAs,
  barredMediatorIds: readonly string[] = [],
): SessionResponse {
  const { id, disputeId, state, startsAt, endsAt, venue, roomId, heldFrom, heldTo, minutes, version } = row;
  const known = { id, disputeId, title, state, startsAt, endsAt, venue, roomId, heldFrom, heldTo, minutes, version };
  if (seenAs === 'invited') return { ...known, ...NOTHING, reduced: true };
  return {
    ...known,
    reduced: false,
    mediatorIds: row.mediatorIds,
    barredMediatorIds: [...barredMediatorIds],
    invited: row.invited.map(({ staffId, name, as }) => ({ staffId, name, as })),
    parts: row.parts,
    openness: row.openness,
    closedReason: row.closedReason,
    attendance:
      row.attendance?.map(({ partyId, staffId, name, as, present }) => ({ partyId, staffId, name, as, present })) ??
      null,
    undisputedFacts: row.undisputedFacts,
    concessions: seenAs === 'file' ? row.concessions : null,
    citations: row.citations?.map(({ law, article }) => ({ law, article })) ?? null,
    lawExplained: row.lawExplained,
    outcome: row.outcome,
    reason: row.reason,
  };
}

const NOTHING = {
  mediatorIds: null,
  barredMediatorIds: null,
  invited: null,
  parts: null,
  openness: null,
  closedReason: null,
  attendance: null,
  undisputedFacts: null,
  concessions: null,
  citations: null,
  lawExplained: null,
  outcome: null,
  reason: null,
} as const;
