/** Reports as `GET /reports/{reportId}` answers them, for whoever takes all of them out. */
import { Injectable } from '@nestjs/common';
import { centersWith } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import type { SortKey } from '../../platform/http/page.js';
import { ReportActsStore } from './report-acts.store.js';
import { ReportLookup } from './report-lookup.service.js';
import { type ReportResponse, toReportView } from './report.view.js';
import { ReportsStore } from './reports.store.js';

const AT_ONCE = 100;

@Injectable()
export class ReportsReader {
  constructor(
    private readonly store: ReportsStore,
    private readonly lookup: ReportLookup,
    private readonly acts: ReportActsStore,
  ) {}

  /** Those whose period meets this one, one at a time, the latest first. */
  async *all(
    tx: Tx,
    caller: Caller,
    { from, to }: { readonly from: string | null; readonly to: string | null },
  ): AsyncGenerator<ReportResponse> {
    const filter = { readable: centersWith(caller.actor, 'report.read'), centerIds: null, kinds: null };
    for (let after: SortKey | null = null, isMore = true; isMore;) {
      const rows = await this.store.page(tx, filter, { limit: AT_ONCE, after, withTotal: false });
      const lines = rows.slice(0, AT_ONCE);
      for (const line of lines) {
        if ((from !== null && line.to <= from) || (to !== null && line.from >= to)) continue;
        const report = await this.lookup.readable(tx, caller, line.id);
        yield toReportView(report, caller.language, await this.acts.of(tx, line.id));
      }
      const last = lines.at(-1);
      after = last === undefined ? null : [last.asOf, last.id];
      isMore = rows.length > AT_ONCE;
    }
  }
}
