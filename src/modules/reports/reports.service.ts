/** Reading reports: listed, shown as they were produced, every figure open to its records. */
import { Injectable } from '@nestjs/common';
import { centersWith, mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { invalid, notFound } from '../../platform/http/problem.js';
import { found, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { ReportActsStore } from './report-acts.store.js';
import type { FigureRecords, RecordRef, ReportLine, StoredReport } from './report.record.js';
import { versionOf } from './report-standing.view.js';
import { reportPath, toDutyRecordView, toRecordView, toReportLine, toReportView } from './report.view.js';
import type { RecordQuery, ReportLineResponse, ReportQuery, ReportRecordResponse } from './reports.dto.js';
import { ReportsStore } from './reports.store.js';
import type { RosterReportResponse } from './roster-report.dto.js';
import type { ZeroPetitionReportResponse } from './zero-petition.dto.js';

@Injectable()
export class ReportsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: ReportsStore,
    private readonly acts: ReportActsStore,
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
      const acts = await this.acts.ofMany(
        tx,
        rows.map(({ id }) => id),
      );
      const total = page.withTotal ? await this.store.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      const view = (row: ReportLine) => toReportLine(row, acts.get(row.id));
      return pageReply(
        pageOf(rows, page, (row) => [row.asOf, row.id], view, sign, total),
        '/reports',
        query,
      );
    });
  }

  get(caller: Caller, id: string): Promise<Reply<ZeroPetitionReportResponse | RosterReportResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const report = await this.readable(tx, caller, id);
      const acts = await this.acts.of(tx, id);
      return found(toReportView(report, caller.language, acts), versionOf(report, acts), reportPath(id));
    });
  }

  /** The list is frozen with the report, so a place in it serves as the key of a page. */
  records(caller: Caller, id: string, query: RecordQuery): Promise<Reply<PageOf<ReportRecordResponse>>> {
    const path = `${reportPath(id)}/records`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    return this.useCases.read(caller, async (tx) => {
      const report = await this.readable(tx, caller, id);
      const behind = await this.store.behind(tx, id, query.figure);
      if (behind === undefined) throw invalid('query/figure', 'wrong_code', { allowed: figureKeys(report) });
      const start = Number(page.after?.[0] ?? -1) + 1;
      const refs = behind.refs.slice(start, start + page.limit + 1);
      const rows = await this.recordsOf(tx, caller, report, { kind: behind.kind, refs });
      const places = new Map(refs.map(([recordId]: RecordRef, index) => [recordId, start + index]));
      const keyOf = (row: ReportRecordResponse) => [places.get(row.id) ?? start];
      const total = page.withTotal ? behind.refs.length : undefined;
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(rows, page, keyOf, (row) => row, sign, total),
        path,
        query,
      );
    });
  }

  private async recordsOf(
    tx: Tx,
    caller: Caller,
    report: StoredReport,
    { kind, refs }: FigureRecords,
  ): Promise<ReportRecordResponse[]> {
    if (kind !== 'petition' && kind !== 'petition_return') {
      const kept = await this.store.keptRows(tx, report.id, refs);
      return kept.map((row) => toDutyRecordView(kind, report.centerId, row));
    }
    const rows = await this.store.records(tx, kind, refs);
    return rows.map((row) => toRecordView(kind, row, mayInCenter(caller.actor, 'petition.read', row.centerId)));
  }

  /** Undefined also for who may not read reports of its centre. */
  async find(tx: Tx, caller: Caller, id: string): Promise<StoredReport | undefined> {
    const report = await this.store.get(tx, id);
    return report !== undefined && mayInCenter(caller.actor, 'report.read', report.centerId) ? report : undefined;
  }

  private async readable(tx: Tx, caller: Caller, id: string): Promise<StoredReport> {
    const report = await this.find(tx, caller, id);
    if (report === undefined) throw notFound();
    return report;
  }
}

/** A report on the roster has some for every officer: the first ones show what a key looks like. */
const MOST_KEYS = 40;

const figureKeys = ({ kind, content }: StoredReport): string =>
  (kind === 'zero_petition' ? content.figures : content.departments.flatMap(({ figures }) => figures))
    .slice(0, MOST_KEYS)
    .map(({ key }) => key)
    .join(', ');
