/** Reading reports: listed, shown as they were produced, every figure open to its records. */
import { Injectable } from '@nestjs/common';
import { centersWith, mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { invalid, notFound, refuse } from '../../platform/http/problem.js';
import { found, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import type { DifferenceResponse } from './difference.dto.js';
import { ReportDifference } from './report-difference.service.js';
import { CaseRecords, type CountedCase } from './case-records.reader.js';
import {
  isCaseReport,
  type FigureRecords,
  type RecordRef,
  type StoredCaseReport,
  type StoredReport,
  type StoredRoster,
  type StoredZeroPetition,
} from './report.record.js';
import {
  reportPath,
  type ReportResponse,
  toCaseRecordView,
  toDutyRecordView,
  toRecordView,
  toReportLine,
  toReportView,
} from './report.view.js';
import type { RecordQuery, ReportLineResponse, ReportQuery, ReportRecordResponse } from './reports.dto.js';
import { ReportsStore } from './reports.store.js';

@Injectable()
export class ReportsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: ReportsStore,
    private readonly caseRecords: CaseRecords,
    private readonly differences: ReportDifference,
    private readonly disputes: DisputesReader,
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
      const total = page.withTotal ? await this.store.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(rows, page, (row) => [row.asOf, row.id], toReportLine, sign, total),
        '/reports',
        query,
      );
    });
  }

  get(caller: Caller, id: string): Promise<Reply<ReportResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const report = await this.readable(tx, caller, id);
      return found(toReportView(report, caller.language), report.version, reportPath(id));
    });
  }

  /** Only reports on cases can be asked again so. */
  difference(caller: Caller, id: string): Promise<Reply<DifferenceResponse>> {
    return this.differences.of(caller, async (tx) => {
      const report = await this.readable(tx, caller, id);
      if (!isCaseReport(report)) throw refuse('difference_not_offered');
      return report;
    });
  }

  /** The list is frozen with the report, so a place in it serves as the key of a page. */
  records(caller: Caller, id: string, query: RecordQuery): Promise<Reply<PageOf<ReportRecordResponse>>> {
    const path = `${reportPath(id)}/records`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    return this.useCases.read(caller, async (tx) => {
      const report = await this.readable(tx, caller, id);
      if (isCaseReport(report)) return this.cases(tx, caller, report, query);
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

  /** Cases are found again by what was asked: a place is the last case shown and its value. */
  private async cases(
    tx: Tx,
    caller: Caller,
    report: StoredCaseReport,
    query: RecordQuery,
  ): Promise<Reply<PageOf<ReportRecordResponse>>> {
    const figure = report.content.figures.find(({ key }) => key === query.figure);
    if (figure === undefined) throw invalid('query/figure', 'wrong_code', { allowed: figureKeys(report) });
    const path = `${reportPath(report.id)}/records`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    const after = page.after === null ? null : ([String(page.after[0]), String(page.after[1])] as const);
    const rows = await this.caseRecords.behind(tx, report, figure, { after, limit: page.limit + 1 });
    const visible = await this.disputes.visibleIds(
      tx,
      caller,
      rows.map(({ disputeId }) => disputeId),
    );
    const view = (row: CountedCase): ReportRecordResponse => toCaseRecordView(row, visible.has(row.disputeId));
    const total = page.withTotal ? await this.caseRecords.count(tx, report, figure) : undefined;
    const sign = { envelope: this.envelope, purpose };
    return pageReply(
      pageOf(rows, page, ({ disputeId, key }) => [disputeId, key], view, sign, total),
      path,
      query,
    );
  }

  private async recordsOf(
    tx: Tx,
    caller: Caller,
    report: StoredZeroPetition | StoredRoster,
    { kind, refs }: FigureRecords,
  ): Promise<ReportRecordResponse[]> {
    if (kind !== 'petition' && kind !== 'petition_return') {
      const kept = await this.store.keptRows(tx, report.id, refs);
      return kept.map((row) => toDutyRecordView(kind, report.centerId, row));
    }
    const rows = await this.store.records(tx, kind, refs);
    return rows.map((row) => toRecordView(kind, row, mayInCenter(caller.actor, 'petition.read', row.centerId)));
  }

  private async readable(tx: Tx, caller: Caller, id: string): Promise<StoredReport> {
    const report = await this.store.get(tx, id);
    if (report === undefined || !mayInCenter(caller.actor, 'report.read', report.centerId)) throw notFound();
    return report;
  }
}

/** A report on the roster has some for every officer: the first ones show what a key looks like. */
const MOST_KEYS = 40;

const figureKeys = (report: StoredReport): string =>
  (report.kind === 'roster' ? report.content.departments.flatMap(({ figures }) => figures) : report.content.figures)
    .slice(0, MOST_KEYS)
    .map(({ key }) => key)
    .join(', ');
