/**
 * Keeps filed returns honest: whatever changes the register of a month compares its return in the same transaction, and
 * one that no longer agrees is contradicted at once (api.md §5). It stays so until somebody files it again.
 */
import { Injectable } from '@nestjs/common';
import { compareReturn } from '../../domain/petitions/monthly-return.js';
import type { Month } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { PetitionReturnsStore } from './petition-returns.store.js';
import type { PetitionRecord, ReturnRecord } from './petition.record.js';
import { PetitionsStore } from './petitions.store.js';

@Injectable()
export class ReturnCheck {
  constructor(
    private readonly petitions: PetitionsStore,
    private readonly returns: PetitionReturnsStore,
    private readonly outbox: OutboxStore,
  ) {}

  /** After `cause` was entered or amended by `changedBy`; the caller holds the lock of the register. */
  async recheck(tx: Tx, months: readonly Month[], cause: PetitionRecord, changedBy: string): Promise<void> {
    for (const month of new Set(months)) {
      const filed = await this.returns.lockMonth(tx, cause.centerId, month);
      if (filed === undefined || filed.state === 'contradicted') continue;
      const register = await this.petitions.ofMonth(tx, cause.centerId, month);
      if (compareReturn(filed, register).length > 0) await this.contradict(tx, filed, cause, changedBy);
    }
  }

  private async contradict(tx: Tx, filed: ReturnRecord, cause: PetitionRecord, changedBy: string): Promise<void> {
    const at = cause.updatedAt;
    const next: ReturnRecord = {
      ...filed,
      state: 'contradicted',
      contradictedAt: at,
      version: filed.version + 1,
      updatedAt: at,
    };
    await this.returns.update(tx, next, changedBy);
    await this.outbox.add(tx, [
      {
        centerId: filed.centerId,
        type: 'petition_return.contradicted',
        subjectKind: 'petition_return',
        subjectId: filed.id,
        payload: { month: filed.month, version: next.version, petitionId: cause.id },
        recordedAt: at,
      },
    ]);
  }
}
