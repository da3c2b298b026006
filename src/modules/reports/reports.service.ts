/** Reading reports: listed, shown as they were produced with who answers for them, and how today's answer differs. */
import { Injectable } from '@nestjs/common';
import { centersWith } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { found, plain, type Reply } from '../../platform/http/reply.js';
import { API_PREFIX, UseCases } from '../../platform/http/use-cases.js';
import type { DifferenceResponse } from './difference.dto.js';
import { NO_ACTS, ReportActsStore } from './report-acts.store.js';
import { ReportDifference } from './report-difference.service.js';
import { ReportLookup } from './report-lookup.service.js';
import type { ReportLine } from './report.record.js';
import { versionOf } from './report-standing.view.js';
import { reportPath, type ReportResponse, toReportLine, toReportView, toRestatedView } from './report.view.js';
import type { ReportLineResponse, ReportQuery, RestatementResponse } from './reports.dto.js';
import { ReportsStore } from './reports.store.js';
import { NOT_COMPARED } from './restatement.js';
import { RestatementService } from './restatement.service.js';

@Injectable()
export class ReportsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: ReportsStore,
    private readonly lookup: ReportLookup,
    private readonly acts: ReportActsStore,
    private readonly differences: ReportDifference,
    private readonly restatements: RestatementService,
    private readonly envelope: Envelope,
  ) {}

  list(caller: Caller, query: ReportQuery): Promise<Reply<PageOf<ReportLineResponse>>> {
    const purpose = purposeOf('reports', query);
    const page = pageRequest(query, this.envelope, purpose);
    const filter = {
      readable: centersWith(caller.actor, 'report.read'),
      centerIds: query.centerId ?? null,
      kinds: query.kind ?? null,
    };
    return this.useCases.read(caller, async (tx) => {
      const rows = await this.store.page(tx, filter, page);
      const ids = rows.map(({ id }) => id);
      const acts = await this.acts.ofMany(tx, ids);
      const compared = await this.restatements.compareAll(tx, rows);
      const total = page.withTotal ? await this.store.count(tx, filter) : undefined;
      const view = (row: ReportLine) =>
        toReportLine(row, acts.get(row.id) ?? NO_ACTS, compared.get(row.id) ?? NOT_COMPARED);
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(rows, page, (row) => [row.asOf, row.id], view, sign, total),
        '/reports',
        query,
      );
    });
  }

  /** The same for ever, but for who answers for it; where today's answer differs, a link says so. */
  get(caller: Caller, id: string): Promise<Reply<ReportResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const report = await this.lookup.readable(tx, caller, id);
      const acts = await this.acts.of(tx, id);
      const reply = found(toReportView(report, caller.language, acts), versionOf(report, acts), reportPath(id));
      const { restated } = await this.restatements.compare(tx, report);
      return restated === null ? reply : { ...reply, headers: { link: restatementLink(id) } };
    });
  }

  restatement(caller: Caller, id: string): Promise<Reply<RestatementResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const report = await this.lookup.readable(tx, caller, id);
      const { comparison, restated } = await this.restatements.compare(tx, report);
      return plain({ reportId: id, asOf: report.asOf, comparison, restated: toRestatedView(restated) });
    });
  }

  difference(caller: Caller, id: string): Promise<Reply<DifferenceResponse>> {
    return this.differences.of(caller, (tx) => this.lookup.readable(tx, caller, id));
  }
}

/** RFC 5829: what the answer would be today. */
const restatementLink = (id: string): string => `<${API_PREFIX}${reportPath(id)}/restatement>; rel="latest-version"`;
