/** What happened about the clocks of a case. */
import type { DueDay } from '../../deadlines/pauses.js';
import type { Day } from '../../shared/day.js';
import type { AccountId } from '../../shared/ids.js';
import type { State } from '../states.js';
import type { SuspensionReason } from './words.js';

export interface ClockPayloads {
  Suspended: { readonly reason: SuspensionReason };
  /** `due` is the deadline after the pause; null when no clock runs */
  Resumed: { readonly to: State; readonly due: DueDay | null };
  Extended: { readonly due: DueDay };
  /** By `system`, once: the last day of mediation has passed without an outcome (R22). */
  Expired: { readonly dueOn: Day };
  /** By `system`, after an entry recorded so late that a director must countersign it. */
  CountersignRequired: { readonly seq: number; readonly recordedByAccountId: AccountId };
  LateEntryCountersigned: { readonly seq: number };
}
