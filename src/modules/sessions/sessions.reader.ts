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
import { barredOf, seenBy, toSession } from './session.view.js';

@Injectable()
export class SessionsReader {
  constructor(
    private readonly disputes: DisputesReader,
    private readonly store: SessionStore,
  ) {}

  /** Every session of a case the caller was found to see, in the order of their beginning. */
  async ofDispute(tx: Tx, caller: Caller, record: DisputeRecord): Promise<SessionResponse[]> {
    const seenAs = seenBy(caller.actor, record);
    return (await this.store.ofDispute(tx, record.id)).map((row) =>
      toSession(row, record.title, seenAs, barredOf(row, record)),
    );
  }

  async one(tx: Tx, caller: Caller, disputeId: string, id: string): Promise<SessionResponse> {
    const record = await this.caseIfVisible(tx, caller, disputeId);
    if (record === undefined) return this.asInvited(tx, caller, disputeId, id);
    const row = await this.existing(tx, disputeId, id);
    return toSession(row, record.title, seenBy(caller.actor, record), barredOf(row, record));
  }

  /** The session of a case the caller may act on: 404, 403, or its row. */
  async permitted(
    tx: Tx,
    caller: Caller,
    disputeId: string,
    id: string,
    permission: string | null,
  ): Promise<SessionRecord> {
    await this.disputes.permitted(tx, caller, disputeId, permission);
    return this.existing(tx, disputeId, id);
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
    return toSession(row, row.title, 'invited');
  }
}
