/** From an allowed command to what happened after the outcome and beside it. */
import { dayOfInstant, toInstant } from '../../shared/day.js';
import { type Emits, payloadOf } from '../emitting.js';
import type { CaseAt } from '../guard.js';
import type { Archive, EndingCommand } from './commands.js';
import { reopened } from './reopening.js';
import { retainedUntil } from './retention.js';

export const ENDING_EMIT = {
  merge: ({ command: { linkId, intoDisputeId } }) => [{ type: 'Merged', payload: { linkId, intoDisputeId } }],
  absorb: ({ command }) => [
    { type: 'MergedIn', payload: { ...payloadOf(command), receivedAt: toInstant(command.receivedAt) } },
  ],
  split: ({ command }) => [{ type: 'SplitOff', payload: payloadOf(command) }],
  link: ({ command: { isThisCase: _, ...command } }) => [{ type: 'Linked', payload: payloadOf(command) }],
  endLink: ({ command }) => [{ type: 'LinkEnded', payload: payloadOf(command) }],
  reopen: reopened,
  archive: (c) => [
    { type: 'Archived', payload: { retentionClass: c.command.retentionClass, retainUntil: retainUntil(c) } },
  ],
  correct: ({ command: { isCurrent: _, peopleInvolved: __, ...command } }) => [
    { type: 'Corrected', payload: payloadOf(command) },
  ],
} as const satisfies Emits<EndingCommand>;

const retainUntil = ({ facts, command: { retentionClass }, context }: CaseAt<Archive>): string | null =>
  retainedUntil(
    dayOfInstant(facts.closedAt ?? facts.lastStateChangeAt, context.zone),
    retentionClass,
    context.settings,
  );
