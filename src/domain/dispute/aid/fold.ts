/** From log to facts about legal aid. */
import type { Instant } from '../../shared/day.js';
import type { EntryHead } from '../events.js';
import type { DisputeFacts } from '../facts.js';
import type { FoldsOf } from '../folding.js';
import type { AidPayloads } from './events.js';
import type { LegalAidClock, LegalAidFacts } from './facts.js';

function requested(facts: DisputeFacts, payload: AidPayloads['LegalAidRequested'], head: EntryHead): DisputeFacts {
  const { due, ...asked } = payload;
  const request: LegalAidFacts = {
    ...asked,
    state: 'requested',
    receivedAt: head.occurredAt,
    lastAt: head.occurredAt,
    missing: [],
    papersListedAt: null,
    papersCompletedAt: null,
    decision: due === null ? null : { ...due, doneAt: null },
    assignment: null,
    granted: null,
    decidedAt: null,
    decidedSeq: null,
    staffId: null,
    assignedAt: null,
    endedAt: null,
    endedSeq: null,
  };
  return { ...facts, legalAid: [...facts.legalAid, request] };
}

const inRequest = (
  facts: DisputeFacts,
  id: string,
  { occurredAt }: EntryHead,
  edit: (request: LegalAidFacts) => Partial<LegalAidFacts>,
): DisputeFacts => ({
  ...facts,
  legalAid: facts.legalAid.map((request) =>
    request.requestId === id ? { ...request, ...edit(request), lastAt: occurredAt } : request,
  ),
});

const stopped = (clock: LegalAidClock | null, at: Instant): LegalAidClock | null =>
  clock === null ? null : { ...clock, doneAt: clock.doneAt ?? at };

export const AID_FOLDS = {
  LegalAidRequested: requested,
  LegalAidPapersListed: (facts, { requestId, missing }, head) =>
    inRequest(facts, requestId, head, () => ({
      state: 'papers_missing',
      missing,
      papersListedAt: head.occurredAt,
    })),
  LegalAidPapersCompleted: (facts, { requestId, due }, head) =>
    inRequest(facts, requestId, head, () => ({
      state: 'requested',
      papersCompletedAt: head.occurredAt,
      decision: { ...due, doneAt: null },
    })),
  LegalAidDecided: (facts, { requestId, granted, due }, head) =>
    inRequest(facts, requestId, head, ({ decision }) => ({
      state: granted ? 'granted' : 'refused',
      granted,
      decidedAt: head.occurredAt,
      decidedSeq: head.seq,
      decision: stopped(decision, head.occurredAt),
      assignment: due === null ? null : { ...due, doneAt: null },
    })),
  LegalAidAssigned: (facts, { requestId, staffId }, head) =>
    inRequest(facts, requestId, head, ({ assignment }) => ({
      state: 'assigned',
      staffId,
      assignedAt: head.occurredAt,
      assignment: stopped(assignment, head.occurredAt),
    })),
  LegalAdviceGiven: (facts, { requestId }, head) =>
    inRequest(facts, requestId, head, () => ({
      state: 'advised',
      endedAt: head.occurredAt,
      endedSeq: head.seq,
    })),
  LegalAidWithdrawn: (facts, { requestId }, head) =>
    inRequest(facts, requestId, head, ({ decision, assignment }) => ({
      state: 'withdrawn',
      endedAt: head.occurredAt,
      endedSeq: head.seq,
      decision: stopped(decision, head.occurredAt),
      assignment: stopped(assignment, head.occurredAt),
    })),
} as const satisfies FoldsOf<AidPayloads>;
