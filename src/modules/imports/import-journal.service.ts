/** What becomes of an import: to the audit log with who asked for it, to other systems with codes and counts; and its file goes. */
import { Injectable } from '@nestjs/common';
import { type AuditOrigin, AuditStore } from '../../platform/audit/audit.store.js';
import type { Tx } from '../../platform/database/tx.js';
import { FilesService } from '../../platform/files/files.service.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import type { ImportJob, ImportOrder } from './import.record.js';

@Injectable()
export class ImportJournal {
  constructor(
    private readonly audit: AuditStore,
    private readonly outbox: OutboxStore,
    private readonly files: FilesService,
  ) {}

  async tellOfOrder(tx: Tx, origin: AuditOrigin, { id, centerId, kind, mode, dryRun }: ImportOrder): Promise<void> {
    const params = { kind, mode, dryRun };
    await this.audit.add(tx, origin, {
      action: 'import.requested',
      subjectKind: 'import',
      subjectId: id,
      centerId,
      params,
    });
  }

  /** The same for a dry run: whoever waits for it waits no longer. */
  async tellOfEnd(tx: Tx, type: 'import.done' | 'import.failed' | 'import.cancelled', job: ImportJob): Promise<void> {
    const { id, centerId, kind, dryRun, problem, rowsRead, rowsBad, rowsSkipped, rowsWritten } = job;
    const payload = { kind, dryRun, code: problem?.code ?? null, rowsRead, rowsBad, rowsSkipped, rowsWritten };
    const recordedAt = job.finishedAt ?? job.requestedAt;
    await this.outbox.add(tx, [{ centerId, type, subjectKind: 'import', subjectId: id, payload, recordedAt }]);
    await this.files.letGo(tx, job.fileId);
  }
}
