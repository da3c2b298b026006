/** What the rules know about the destruction of a file. */
import type { Instant } from '../../shared/day.js';
import type { AccountId, RecordId, StaffId } from '../../shared/ids.js';

export interface DestructionFacts {
  /** the proposal that waits for a decision */
  readonly proposal: {
    readonly destructionId: RecordId;
    readonly proposedByAccountId: AccountId;
    readonly proposedByStaffId: StaffId | null;
    readonly at: Instant;
  } | null;
  /** null: the file is there */
  readonly destroyedAt: Instant | null;
}

export const NOT_DESTROYED: DestructionFacts = { proposal: null, destroyedAt: null };
