/**
 * Keeps filed returns honest: whatever changes the register of a month compares its return in the same transaction. One that no longer
 * agrees is contradicted at once (api.md §5) and stays so until somebody files it again. One that agrees but was confirmed over a month
 * that is counted otherwise now, or has a provisional entry, waits for its confirmation again.
 */
import { Injectable } from '@nestjs/common';
import { compareReturn, isCountedOtherwise } from '../../domain/petitions/monthly-return.js';
import { monthOf } from '../../domain/shared/day.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Tx } from '../../platform/database/tx.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { PetitionReturnsStore } from './petition-returns.store.js';
import type { PetitionRecord, ReturnRecord } from './petition.record.js';
import { PetitionsStore } from './petitions.store.js';

/** An entry as it was, null for a new one, and as it is. */
export interface RegisterChange {
  readonly before: PetitionRecord | null;
  readonly after: PetitionRecord;
}

@Injectable()
export class ReturnCheck {
  constructor(
    private readonly petitions: PetitionsStore,
    private readonly returns: PetitionReturnsStore,
    private readonly outbox: OutboxStore,
    private readonly audit: AuditStore,
  ) {}

  /** After an entry was made or amended by `changedBy`; the caller holds the lock of the register. */
  async recheck(tx: Tx, { before, after }: RegisterChange, changedBy: string): Promise<void> {
    const months = new Set([before ?? after, after].map(({ occurredOn }) => monthOf(occurredOn)));
    for (const month of months) {
      const filed = await this.returns.lockMonth(tx, after.centerId, month);
      if (filed === undefined || filed.state === 'contradicted') continue;
      const at = after.updatedAt;
      const register = await this.petitions.ofMonth(tx, after.centerId, month);
      if (compareReturn(filed, register).length > 0) {
        await this.put(tx, 'contradicted', { ...filed, state: 'contradicted', contradictedAt: at }, after, changedBy);
      } else if (filed.state === 'confirmed' && isCountedOtherwise(before, after)) {
        const unconfirmed = { ...filed, state: 'filed', confirmedBy: null, confirmedAt: null } as const;
        await this.put(tx, 'reopened', unconfirmed, after, changedBy);
      }
    }
  }

  private async put(
    tx: Tx,
    what: 'contradicted' | 'reopened',
    filed: ReturnRecord,
    { id: petitionId, updatedAt }: PetitionRecord,
    changedBy: string,
  ): Promise<void> {
    const { id, centerId, month } = filed;
    const next: ReturnRecord = { ...filed, version: filed.version + 1, updatedAt };
    await this.returns.update(tx, next, changedBy);
    const told = { subjectKind: 'petition_return', subjectId: id, centerId } as const;
    const type = `petition_return.${what}` as const;
    const payload = { month, version: next.version, petitionId };
    const origin = { actor: { accountId: changedBy }, address: null, requestId: null };
    await this.audit.add(tx, origin, { ...told, action: type, params: payload });
    await this.outbox.add(tx, [{ ...told, type, payload, recordedAt: updatedAt }]);
  }
}
