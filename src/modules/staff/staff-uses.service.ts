/** Who still needs a person where they are: later modules (the roster) answer before the person leaves, without it knowing them. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

/** Departments a person will no longer stand for. */
export interface Leaving {
  readonly staffId: string;
  readonly departmentIds: readonly string[];
}

export interface StaffUse {
  /** What is locked before the person is. */
  lock(tx: Tx, centerId: string): Promise<void>;
  /** Under that lock; throws what keeps the person there. */
  demandFree(tx: Tx, leaving: Leaving): Promise<void>;
}

@Injectable()
export class StaffUsesService {
  private readonly uses: StaffUse[] = [];

  register(use: StaffUse): void {
    this.uses.push(use);
  }

  async lock(tx: Tx, centerId: string): Promise<void> {
    for (const use of this.uses) await use.lock(tx, centerId);
  }

  async demandFree(tx: Tx, leaving: Leaving): Promise<void> {
    for (const use of this.uses) await use.demandFree(tx, leaving);
  }
}
