/**
 * What comes into being with every new centre. Later modules add their share (its departments, for one) without the
 * centres knowing them.
 */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

export type Founding = (tx: Tx, centerId: string, now: string) => Promise<void>;

@Injectable()
export class CenterFoundingService {
  private readonly foundings: Founding[] = [];

  register(founding: Founding): void {
    this.foundings.push(founding);
  }

  async found(tx: Tx, centerId: string, now: string): Promise<void> {
    for (const founding of this.foundings) await founding(tx, centerId, now);
  }
}
