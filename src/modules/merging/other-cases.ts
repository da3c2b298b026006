/** The second case of a step that concerns two: known to the caller, who may act on it as on the first. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { Problem, unknownReference } from '../../platform/http/problem.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';

@Injectable()
export class OtherCases {
  constructor(private readonly disputes: DisputesReader) {}

  /** 400 when the caller may not know of it, 403 when they may not do this with it. */
  async named(tx: Tx, caller: Caller, id: string, permission: string, pointer: string): Promise<DisputeRecord> {
    try {
      return await this.disputes.permitted(tx, caller, id, permission);
    } catch (error) {
      if (error instanceof Problem && error.code === 'not_found') throw unknownReference(pointer);
      throw error;
    }
  }
}

/** If-Match names the case of the address; the other one is only held. */
export const withoutMatch = (caller: Caller): Caller => ({ ...caller, ifMatch: null });
