/** Keeps what was produced, once and for good, and tells other systems of it. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { type NewReport, ReportsStore } from './reports.store.js';

@Injectable()
export class ReportKeepingService {
  constructor(
    private readonly store: ReportsStore,
    private readonly outbox: OutboxStore,
  ) {}

  async keep(tx: Tx, report: NewReport): Promise<void> {
    if (!(await this.store.insert(tx, report))) throw new Problem('id_in_use');
    const { id, centerId, kind, definition, digest, asOf } = report;
    const payload = { kind, definition, digest };
    await this.outbox.add(tx, [
      { centerId, type: 'report.produced', subjectKind: 'report', subjectId: id, payload, recordedAt: asOf },
    ]);
  }
}
