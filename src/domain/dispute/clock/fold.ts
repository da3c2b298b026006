/** From log to facts about the clocks of a case. */
import type { DueDay } from '../../deadlines/pauses.js';
import type { Instant } from '../../shared/day.js';
import type { DisputeFacts } from '../facts.js';
import { moveTo, type FoldsOf } from '../folding.js';
import type { ClockPayloads } from './events.js';
import type { PauseKind } from './words.js';

/** From here on time does not count. */
export const paused = (facts: DisputeFacts, kind: PauseKind, from: Instant): DisputeFacts => ({
  ...facts,
  pauses: [...facts.pauses, { kind, from, to: null }],
});

/** The pause ends, and the deadline that runs is the given one. */
export const unpaused = (facts: DisputeFacts, due: DueDay | null, to: Instant): DisputeFacts => ({
  ...dueOn(facts, due),
  pauses: facts.pauses.map((pause) => ({ ...pause, to: pause.to ?? to })),
});

/** The last mediation deadline gets another last day; with a later one the term has not passed any more (R22). */
function dueOn(facts: DisputeFacts, due: DueDay | null): DisputeFacts {
  const last = facts.deadlines.at(-1);
  if (due === null || last === undefined) return facts;
  const expiredAt = due.dueOn > last.dueOn ? null : facts.expiredAt;
  return { ...facts, expiredAt, deadlines: [...facts.deadlines.slice(0, -1), { ...last, ...due }] };
}

export const CLOCK_FOLDS = {
  Suspended: (facts, { reason }, head) => ({
    ...paused(moveTo(facts, 'suspended', head), reason === 'appraisal' ? 'appraisal' : 'suspension', head.occurredAt),
    suspendedFrom: facts.state,
  }),
  Resumed: (facts, { to, due }, head) => ({
    ...unpaused(moveTo(facts, to, head), due, head.occurredAt),
    suspendedFrom: null,
  }),
  Extended: (facts, { due }, head) => ({
    ...dueOn(facts, due),
    extensions: [...facts.extensions, { seq: head.seq, at: head.occurredAt, dueOn: due.dueOn }],
  }),
  Expired: (facts, _, head) => ({ ...facts, expiredAt: head.occurredAt }),
  CountersignRequired: (facts, { seq, recordedByAccountId }) => ({
    ...facts,
    lateEntries: [...facts.lateEntries, { seq, recordedByAccountId, at: null }],
  }),
  LateEntryCountersigned: (facts, { seq }, head) => ({
    ...facts,
    lateEntries: facts.lateEntries.map((entry) => (entry.seq === seq ? { ...entry, at: head.occurredAt } : entry)),
  }),
} as const satisfies FoldsOf<ClockPayloads>;
