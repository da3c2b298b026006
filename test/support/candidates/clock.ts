/** Truthful requests about the clocks of a case, for random walks. */
import type { ClockCommand } from '../../../src/domain/dispute/clock/commands.js';
import { addDays } from '../../../src/domain/shared/day.js';
import { occurredAt, type CandidatesOf } from './scene.js';

export const CLOCK_CANDIDATES: CandidatesOf<ClockCommand> = {
  suspend: () =>
    (['appraisal', 'party_unavailable'] as const).map((reason) => ({ type: 'suspend', reason, occurredAt })),
  resume: () => [{ type: 'resume', occurredAt }],
  extend: ({ facts, today }) =>
    [1, 10, 45].map((days) => ({
      type: 'extend',
      dueOn: addDays(facts.deadlines.at(-1)?.dueOn ?? today, days),
      occurredAt,
    })),
  countersignLateEntry: ({ facts }) => facts.lateEntries.map(({ seq }) => ({ type: 'countersignLateEntry', seq })),
};
