/** What becomes of a report and of its job: to the audit log with who did it, to other systems with ids and codes only. */
import { Injectable } from '@nestjs/common';
import { type AuditOrigin, AuditStore } from '../../platform/audit/audit.store.js';
import type { Tx } from '../../platform/database/tx.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import type { ReportJob } from './report-job.record.js';

interface ActedOn {
  readonly id: string;
  readonly centerId: string;
  readonly kind: string;
  readonly digest: string;
}

@Injectable()
export class ReportJournal {
  constructor(
    private readonly audit: AuditStore,
    private readonly outbox: OutboxStore,
  ) {}

  async tell(
    tx: Tx,
    origin: AuditOrigin,
    type: 'report.confirmed' | 'report.signed',
    { id, centerId, kind, digest, at, keyId }: ActedOn & { readonly at: string; readonly keyId?: string },
  ): Promise<void> {
    const payload = { kind, digest, ...(keyId === undefined ? {} : { keyId }) };
    await this.audit.add(tx, origin, { action: type, subjectKind: 'report', subjectId: id, centerId, params: payload });
    await this.outbox.add(tx, [{ centerId, type, subjectKind: 'report', subjectId: id, payload, recordedAt: at }]);
  }

  /** Of one that is over without a report: whoever waits for it waits no longer. */
  async tellOfJob(tx: Tx, type: 'report_job.failed' | 'report_job.cancelled', job: ReportJob): Promise<void> {
    const { id, centerId, kind, problem } = job;
    const recordedAt = job.finishedAt ?? job.requestedAt;
    const payload = { kind, code: problem?.code ?? null };
    await this.outbox.add(tx, [{ centerId, type, subjectKind: 'report_job', subjectId: id, payload, recordedAt }]);
  }
}
