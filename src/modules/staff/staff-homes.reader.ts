/** Where somebody of the staff lives: only to be compared with where others do. */
import { Injectable } from '@nestjs/common';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { openedHome } from './staff-home.js';
import { StaffStore } from './staff.store.js';

@Injectable()
export class StaffHomesReader {
  constructor(
    private readonly store: StaffStore,
    private readonly envelope: Envelope,
  ) {}

  async addressOf(tx: Tx, staffId: string): Promise<string | null> {
    const row = await this.store.get(tx, staffId);
    return row === undefined ? null : openedHome(this.envelope, row);
  }
}
