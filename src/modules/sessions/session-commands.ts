/** Requests as commands of the rule book and as rows: names and texts stay in the row, the command carries ids and times. */
import type { AdjournSession, CancelSession, HoldSession, ScheduleSession } from '../../domain/dispute/commands.js';
import type { Cause } from '../../domain/dispute/session/commands.js';
import { instantOrNull, toInstant } from '../../domain/shared/day.js';
import { invalid } from '../../platform/http/problem.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { attendanceOf, heldPartsOf } from './held-session.js';
import type { CauseInput } from './session-attendance.dto.js';
import type {
  AdjournSessionRequest,
  CancelSessionRequest,
  HoldSessionRequest,
  ScheduleSessionRequest,
} from './session.dto.js';
import type { SessionRecord } from './session.store.js';

/** When and in which room; a room exactly where the venue is one. */
export interface Plan {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly roomId: string | null;
}

export function planOf({
  startsAt,
  endsAt,
  venue,
  roomId,
}: Pick<ScheduleSessionRequest, 'startsAt' | 'endsAt' | 'venue' | 'roomId'>): Plan {
  if (venue === 'room' && roomId == null) throw invalid('/roomId', 'required');
  if (venue !== 'room' && roomId != null) throw invalid('/roomId', 'not_allowed_with', { other: `venue: ${venue}` });
  const plan = { startsAt: toInstant(startsAt), endsAt: toInstant(endsAt), roomId: roomId ?? null };
  if (plan.endsAt <= plan.startsAt) throw invalid('/endsAt', 'bad_range');
  return plan;
}

export function scheduleCommand(
  id: string,
  request: ScheduleSessionRequest,
  plan: Plan,
  ofCase: readonly string[],
): ScheduleSession {
  return {
    type: 'scheduleSession',
    sessionId: id,
    ...plan,
    venue: request.venue,
    mediatorIds: request.mediatorIds ?? ofCase,
    invited: (request.invited ?? []).map(({ staffId, as }) => ({ staffId: staffId ?? null, as })),
    openness: request.openness ?? 'closed',
    occurredAt: instantOrNull(request.occurredAt),
  };
}

export function plannedRow(id: string, record: DisputeRecord, request: ScheduleSessionRequest): SessionRecord {
  return {
    id,
    centerId: record.centerId,
    disputeId: record.id,
    ...planOf(request),
    venue: request.venue,
    mediatorIds: request.mediatorIds ?? record.mediatorIds,
    invited: (request.invited ?? []).map(({ staffId, name, as }) => ({
      staffId: staffId ?? null,
      name: name ?? null,
      as,
    })),
    parts: request.parts ?? ['joint'],
    openness: request.openness ?? 'closed',
    closedReason: record.folded.sessions.find(({ sessionId }) => sessionId === id)?.closedReason ?? null,
    state: 'scheduled',
    heldFrom: null,
    heldTo: null,
    attendance: null,
    heldParts: null,
    minutes: null,
    undisputedFacts: null,
    concessions: null,
    citations: null,
    lawExplained: null,
    outcome: null,
    reason: null,
    version: record.version,
  };
}

export function holdCommand(id: string, request: HoldSessionRequest): HoldSession {
  const parts = heldPartsOf(request);
  return {
    type: 'holdSession',
    sessionId: id,
    heldFrom: toInstant(request.heldFrom),
    heldTo: toInstant(request.heldTo),
    attendance: attendanceOf(request).map(({ name: _, ...person }) => person),
    ...(parts === null ? {} : { parts }),
    lawExplained: request.lawExplained,
    outcome: request.outcome,
  };
}

export function heldRow(row: SessionRecord, request: HoldSessionRequest): SessionRecord {
  return {
    ...row,
    state: 'held',
    heldFrom: toInstant(request.heldFrom),
    heldTo: toInstant(request.heldTo),
    attendance: attendanceOf(request),
    heldParts: heldPartsOf(request),
    minutes: request.minutes,
    undisputedFacts: request.undisputedFacts ?? null,
    concessions: request.concessions ?? null,
    citations: (request.citations ?? []).map(({ law, article }) => ({ law, article })),
    lawExplained: request.lawExplained,
    outcome: request.outcome,
  };
}

/** With nothing in it: on nobody's side. */
export const causeOf = ({ partyIds = [], mediator = false, center = false }: CauseInput): Cause => ({
  partyIds,
  mediator,
  center,
});

const said = (causedBy: CauseInput | undefined): { readonly causedBy?: Cause } =>
  causedBy === undefined ? {} : { causedBy: causeOf(causedBy) };

export const cancelCommand = (id: string, { occurredAt, causedBy }: CancelSessionRequest): CancelSession => ({
  type: 'cancelSession',
  sessionId: id,
  occurredAt: instantOrNull(occurredAt),
  ...said(causedBy),
});

/** With a new time the session stays planned, in the same room unless another is named; without one it waits for one. */
export function adjournCommand(row: SessionRecord, request: AdjournSessionRequest): AdjournSession {
  const { startsAt, endsAt, roomId, causedBy } = request;
  const occurredAt = instantOrNull(request.occurredAt);
  const command = { type: 'adjournSession', sessionId: row.id, occurredAt, ...said(causedBy) } as const;
  if (startsAt !== undefined && endsAt !== undefined) {
    const venue = row.venue as ScheduleSession['venue'];
    return { ...command, to: planOf({ startsAt, endsAt, venue, roomId: roomId ?? row.roomId }) };
  }
  if (startsAt !== undefined) throw invalid('/startsAt', 'needs', { other: 'endsAt' });
  if (endsAt !== undefined) throw invalid('/endsAt', 'needs', { other: 'startsAt' });
  if (roomId !== undefined) throw invalid('/roomId', 'needs', { other: 'startsAt' });
  return { ...command, to: null };
}

export function adjournedRow(row: SessionRecord, { to }: AdjournSession, reason: string | undefined): SessionRecord {
  const told = { ...row, reason: reason ?? row.reason };
  return to === null ? { ...told, state: 'adjourned', roomId: null } : { ...told, ...to, state: 'scheduled' };
}
