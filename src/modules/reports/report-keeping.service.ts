/** Keeps a report as it was answered, once, and announces it: inside the transaction that judged it. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { Problem, unknownReference } from '../../platform/http/problem.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { type CenterRecord, CentersReader } from '../centers/centers.reader.js';
import { type NewReport, ReportsStore } from './reports.store.js';

@Injectable()
export class ReportKeeping {
  constructor(
    private readonly store: ReportsStore,
    private readonly centers: CentersReader,
    private readonly outbox: OutboxStore,
  ) {}

  /** The centre the question is about. */
  async center(tx: Tx, centerId: string): Promise<CenterRecord> {
    const center = await this.centers.get(tx, centerId);
    if (center === undefined) throw unknownReference('/centerId');
    return center;
  }

  async keep(tx: Tx, report: NewReport): Promise<void> {
    if (!(await this.store.insert(tx, report))) throw new Problem('id_in_use');
    const { id, centerId, kind, definition, digest, asOf, producedAt } = report;
    const payload = { kind, definition, digest, asOf };
    await this.outbox.add(tx, [
      { centerId, type: 'report.produced', subjectKind: 'report', subjectId: id, payload, recordedAt: producedAt },
    ]);
  }
}
