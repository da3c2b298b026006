/** The audit log for the auditor, each line in words; that somebody read it is a line as well. */
import { Injectable } from '@nestjs/common';
import { centersWith } from '../../domain/access/actor.js';
import { sentenceOf } from '../../domain/audit/audit-words.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import type { Language } from '../../platform/http/texts.js';
import type { AuditLineResponse, AuditLogQuery } from './audit-log.dto.js';
import { type AuditFilter, AuditLinesReader, type ReadLine } from './audit-lines.reader.js';
import { OperationTitles } from './operation-titles.service.js';

@Injectable()
export class AuditLogService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lines: AuditLinesReader,
    private readonly audit: AuditStore,
    private readonly titles: OperationTitles,
    private readonly envelope: Envelope,
  ) {}

  list(caller: Caller, query: AuditLogQuery): Promise<Reply<PageOf<AuditLineResponse>>> {
    const purpose = purposeOf('audit-log', query);
    const page = pageRequest(query, this.envelope, purpose);
    const filter = filterOf(caller, query);
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const rows = await this.lines.page(tx, filter, page);
      const total = page.withTotal ? await this.lines.count(tx, filter) : undefined;
      await this.note(tx, caller, query, Math.min(rows.length, page.limit));
      const sign = { envelope: this.envelope, purpose };
      const view = (line: ReadLine) => this.view(line, caller.language);
      return pageReply(
        pageOf(rows, page, ({ id }) => [id], view, sign, total),
        '/audit-log',
        query,
      );
    });
  }

  /** What was asked for; instants and codes say nothing of anybody, ids name them as everywhere. */
  private note(tx: Tx, caller: Caller, query: AuditLogQuery, lines: number): Promise<void> {
    const { actorId = [], action = [], subjectId = null, from = null, to = null } = query;
    return this.audit.add(tx, caller, {
      action: 'audit_log.read',
      subjectKind: 'audit_log',
      subjectId: null,
      centerId: caller.actor.grants[0]?.centerId ?? null,
      params: { lines, actorId, action, subjectId, from, to },
    });
  }

  private view(line: ReadLine, language: Language): AuditLineResponse {
    const { id, at, action, actorAccountId, name, username, centerId, subjectKind, subjectId, params } = line;
    const { address, requestId, position, hash, batchEnd, sealedAt } = line;
    return {
      id,
      at,
      action,
      text: sentenceOf(action, params, this.titles.of(params['operation'], language), language),
      actor: actorAccountId === null ? null : { id: actorAccountId, name, username },
      centerId,
      subjectKind,
      subjectId,
      params,
      address,
      requestId,
      seal: position === null ? null : { position, hash, batchEnd, sealedAt },
    };
  }
}

const filterOf = ({ actor }: Caller, query: AuditLogQuery): AuditFilter => ({
  audited: centersWith(actor, 'audit.read'),
  centerIds: query.centerId ?? null,
  actorIds: query.actorId ?? null,
  actions: query.action ?? null,
  subjectKind: query.subjectKind ?? null,
  subjectId: query.subjectId ?? null,
  requestId: query.requestId ?? null,
  from: query.from ?? null,
  to: query.to ?? null,
  sealed: query.sealed ?? null,
});
