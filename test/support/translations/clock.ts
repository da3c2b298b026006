/** Commands about the clocks of a case as requests. */
import type { ClockCommand } from '../../../src/domain/dispute/clock/commands.js';
import { action, type TranslationsOf, when } from './translate.js';

export const CLOCK_TRANSLATIONS: TranslationsOf<ClockCommand> = {
  suspend: ({ command, base, facts }) =>
    action(`${base}/suspend`, facts, { reason: command.reason, ...when(command.occurredAt) }),
  resume: ({ command, base, facts }) => action(`${base}/resume`, facts, when(command.occurredAt)),
  extend: ({ command, base, facts }) =>
    action(`${base}/extend`, facts, { dueOn: command.dueOn, reason: '还需勘查', ...when(command.occurredAt) }),
  countersignLateEntry: ({ command, base, facts }) => action(`${base}/late-entries/${command.seq}/countersign`, facts),
};
