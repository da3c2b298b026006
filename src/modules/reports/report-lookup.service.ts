/** A report by its id, for who may read the reports of its centre. */
import { Injectable } from '@nestjs/common';
import { mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/http/problem.js';
import type { StoredReport } from './report.record.js';
import { ReportsStore } from './reports.store.js';

@Injectable()
export class ReportLookup {
  constructor(private readonly store: ReportsStore) {}

  /** Undefined also for who may not read it. */
  async find(tx: Tx, caller: Caller, id: string): Promise<StoredReport | undefined> {
    const report = await this.store.get(tx, id);
    return report !== undefined && mayInCenter(caller.actor, 'report.read', report.centerId) ? report : undefined;
  }

  async readable(tx: Tx, caller: Caller, id: string): Promise<StoredReport> {
    const report = await this.find(tx, caller, id);
    if (report === undefined) throw notFound();
    return report;
  }
}
