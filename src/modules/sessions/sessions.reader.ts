/** Sessions for those who may see the case, and one session for the staff invited to it. */
import { Injectable } from '@nestjs/common';
import { holdsAnywhere } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound, Problem } from '../../platform/http/problem.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import type { SessionResponse } from './session.dto.js';
import { type SessionRecord, SessionStore } from './session.store.js';
import { toInvited, toSession } from './session.view.js';

@Injectable()
export class SessionsReader {
  constructor(
    private readonly disputes: DisputesReader,
    private readonly store: SessionStore,
  ) {}

  /** Every session of a case the caller was found to see, in the order of their beginning. */
  async ofDispute(tx: Tx, caller: Caller, record: DisputeRecord): Promise<SessionResponse[]> {
    return (await this.store.ofDispute(tx, record.id)).map((row) => toSession(row, record, caller.actor));
  }

  async one(tx: Tx, caller: Caller, disputeId: string, id: string): Promise<SessionResponse> {
    const record = await this.caseIfVisible(tx, caller, disputeId);
    if (record === undefined) return this.asInvited(tx, caller, disputeId, id);
    const row = await this.existing(tx, disputeId, id);
    return toSession(row, record, caller.actor);
  }

  /** The session of a case the caller may act on, and that case: 404, 403, or both rows. */
  async permitted(
    tx: Tx,
    caller: Caller,
    disputeId: string,
    id: string,
    permission: string | null,
  ): Promise<{ record: DisputeRecord; row: SessionRecord }> {
    const record = await this.disputes.permitted(tx, caller, disputeId, permission);
    return { record, row: await this.existing(tx, disputeId, id) };
  }

  async existing(tx: Tx, disputeId: string, id: string): Promise<SessionRecord> {
    const row = await this.store.get(tx, disputeId, id);
    if (row === undefined) throw notFound();
    return row;
  }

  private async caseIfVisible(tx: Tx, caller: Caller, disputeId: string): Promise<DisputeRecord | undefined> {
    if (!holdsAnywhere(caller.actor, 'dispute.read')) return undefined;
    try {
      return await this.disputes.visible(tx, caller, disputeId);
    } catch (error) {
      if (error instanceof Problem && error.code === 'not_found') return undefined;
      throw error;
    }
  }

  /** api.md §2: staff invited to a session see title, place, time and minutes of that session. */
  private async asInvited(tx: Tx, caller: Caller, disputeId: string, id: string): Promise<SessionResponse> {
    const { staffId } = caller.actor;
    const row = staffId === null ? undefined : await this.store.forInvited(tx, disputeId, id, staffId);
    if (row === undefined) throw notFound();
    return toInvited(row, row.title);
  }
}
