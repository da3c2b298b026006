/** Truthful requests about the clocks of a case, for the buttons at the desk. */
import { runningDeadline } from '../../deadlines/deadlines.js';
import { addDays, laterOf } from '../../shared/day.js';
import type { Probes } from '../probing.js';
import type { ClockCommand } from './commands.js';

const occurredAt = null;

export const CLOCK_PROBES = {
  suspend: () => [{ type: 'suspend', reason: 'appraisal', occurredAt }],
  resume: () => [{ type: 'resume', occurredAt }],
  extend: ({ facts, today }) => [
    { type: 'extend', dueOn: laterOf(addDays(runningDeadline(facts)?.dueOn ?? today, 1), today), occurredAt },
  ],
  countersignLateEntry: ({ facts }) => {
    const waiting = facts.lateEntries.filter(({ at }) => at === null).map(({ seq }) => seq);
    const [first = 0, ...rest] = waiting;
    return [
      { type: 'countersignLateEntry', seq: first },
      ...rest.map((seq) => ({ type: 'countersignLateEntry', seq }) as const),
    ];
  },
} as const satisfies Probes<ClockCommand>;
