/**
 * Private notes 背对背笔记: written and read by the mediators who lead the case now, and by nobody else: neither the director nor
 * the officers of the department, nor a mediator who no longer leads it. They are outside the case log, sealed under the
 * dispute's key; each reading and writing is on the audit log, without a word of them.
 */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { AuditAction } from '../../domain/audit/actions.js';
import { partyOf } from '../../domain/dispute/guard.js';
import { noteObjection } from '../../domain/dispute/session/private-notes.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { type PageOf, pageOfAll, type PageQuery } from '../../platform/http/page.js';
import { RefusedProblem, unknownReference } from '../../platform/http/problem.js';
import { recorded, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import type { PrivateNoteKeptResponse, PrivateNoteRequest, PrivateNoteResponse } from './private-note.dto.js';
import { PrivateNoteStore } from './private-note.store.js';
import { pathOf } from './session.view.js';
import { SessionsReader } from './sessions.reader.js';

const KEEP = 'private_note.keep';

@Injectable()
export class PrivateNotesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly unitOfWork: UnitOfWork,
    private readonly workflow: WorkflowService,
    private readonly reader: SessionsReader,
    private readonly store: PrivateNoteStore,
    private readonly audit: AuditStore,
    private readonly envelope: Envelope,
  ) {}

  /** Its words are not in the answer: what answers a repeated request is kept outside the dispute's key. */
  write(
    caller: Caller,
    disputeId: string,
    sessionId: string,
    request: PrivateNoteRequest,
  ): Promise<Reply<PrivateNoteKeptResponse>> {
    const { text } = request;
    const partyId = request.partyId ?? null;
    return this.useCases.write(caller, async (tx) => {
      await this.workflow.hold(tx, disputeId);
      const { record, row } = await this.reader.permitted(tx, caller, disputeId, sessionId, KEEP);
      demandRoom(record, partyId);
      const note = { id: uuidv7(), sessionId, partyId, authorStaffId: authorOf(caller) };
      const kept = await this.store.insert(tx, record, note, text);
      await this.note(tx, caller, record, 'private_note.written', sessionId, { noteId: note.id });
      return recorded(kept, row.version, pathOf(disputeId, sessionId));
    });
  }

  /** A reading that is itself written down; its answer is kept nowhere. */
  list(
    caller: Caller,
    disputeId: string,
    sessionId: string,
    query: PageQuery,
  ): Promise<Reply<PageOf<PrivateNoteResponse>>> {
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const { record } = await this.reader.permitted(tx, caller, disputeId, sessionId, KEEP);
      const { rows, textOf } = await this.store.ofSession(tx, record, sessionId);
      const list = { path: `${pathOf(disputeId, sessionId)}/private-notes`, query, envelope: this.envelope };
      const page = pageOfAll(
        rows,
        list,
        ({ recordedAt, id }) => [recordedAt, id],
        (row) => {
          const { textSealed: _, ...note } = row;
          return { ...note, text: textOf(row) };
        },
      );
      await this.note(tx, caller, record, 'private_note.read', sessionId, { notes: page.body.items.length });
      return { ...page, headers: { ...page.headers, 'cache-control': 'no-store' } };
    });
  }

  private async note(
    tx: Tx,
    caller: Caller,
    { id: disputeId, centerId }: DisputeRecord,
    action: AuditAction,
    sessionId: string,
    params: Readonly<Record<string, string | number>>,
  ): Promise<void> {
    await this.audit.add(tx, caller, {
      action,
      centerId,
      subjectKind: 'session',
      subjectId: sessionId,
      params: { disputeId, ...params },
    });
  }
}

function demandRoom({ folded }: DisputeRecord, partyId: string | null): void {
  const objection = noteObjection(folded);
  if (objection !== undefined) throw new RefusedProblem([objection]);
  if (partyId !== null && partyOf(folded, partyId) === undefined) throw unknownReference('/partyId');
}

/** Who leads a case is of the staff. */
function authorOf({ actor: { staffId } }: Caller): string {
  if (staffId === null) throw new Error('a mediator of the case who is not of the staff');
  return staffId;
}
