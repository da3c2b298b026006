/** A step of a session that exists: under the lock of its case, compared with the version the caller saw, and shown as it left it. */
import { Injectable } from '@nestjs/common';
import type { CommandOf } from '../../domain/dispute/commands.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/http/problem.js';
import { changed, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch } from '../../platform/http/use-cases.js';
import { type Outcome, WorkflowService } from '../workflow/workflow.service.js';
import type { SessionResponse } from './session.dto.js';
import { type SessionRecord, SessionStore } from './session.store.js';
import { pathOf, toSession } from './session.view.js';
import { SessionsReader } from './sessions.reader.js';

type SessionVerb = 'holdSession' | 'adjournSession' | 'cancelSession' | 'replyToSession' | 'recordNoShow';

@Injectable()
export class SessionSteps {
  constructor(
    private readonly workflow: WorkflowService,
    private readonly reader: SessionsReader,
    private readonly store: SessionStore,
  ) {}

  /** If-Match names the session's own version, so it is compared here, under the lock of the case. */
  async apply<V extends SessionVerb>(
    tx: Tx,
    caller: Caller,
    disputeId: string,
    id: string,
    verb: V,
    build: (session: SessionRecord, record: Outcome['record']) => CommandOf<V> | Promise<CommandOf<V>>,
  ): Promise<{ row: SessionRecord; outcome: Outcome }> {
    const seen: SessionRecord[] = [];
    const outcome = await this.workflow.apply(tx, { ...caller, ifMatch: null }, disputeId, verb, async ({ record }) => {
      const session = await this.reader.existing(tx, disputeId, id);
      checkIfMatch(caller, session.version);
      seen.push(session);
      return build(session, record);
    });
    const [row] = seen;
    if (row === undefined) throw notFound();
    return { row, outcome };
  }

  /** Writes the row as the step left it; its version is the case's. */
  async rewrite(tx: Tx, { record }: Outcome, row: SessionRecord): Promise<SessionRecord> {
    const next = { ...row, version: record.version };
    await this.store.update(tx, next);
    return next;
  }

  async changed(tx: Tx, caller: Caller, outcome: Outcome, row: SessionRecord): Promise<Reply<SessionResponse>> {
    const next = await this.rewrite(tx, outcome, row);
    return changed(toSession(next, outcome.record, caller.actor), next.version, pathOf(row.disputeId, row.id));
  }
}
