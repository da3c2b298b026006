/** The records behind the figures of a report: exactly those that were counted, as they were then. */
import { Injectable } from '@nestjs/common';
import { mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { invalid } from '../../platform/http/problem.js';
import type { Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { CaseRecords, type CountedCase } from './case-records.reader.js';
import { CASE_REPORTS, isGuarded } from './case-reports.js';
import { IndicatorRecordsReader } from './indicator-records.reader.js';
import { ReportLookup } from './report-lookup.service.js';
import {
  type FigureRecords,
  isCaseReport,
  type RecordRef,
  type StoredCaseReport,
  type StoredRegisterReport,
  type StoredReport,
} from './report.record.js';
import { toCaseRecordView, toDutyRecordView, toIndicatorRecordView, toRecordView } from './report-record.view.js';
import { reportPath } from './report.view.js';
import type { RecordQuery, ReportRecordResponse } from './reports.dto.js';
import { ReportsStore } from './reports.store.js';

@Injectable()
export class ReportRecordsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly lookup: ReportLookup,
    private readonly store: ReportsStore,
    private readonly caseRecords: CaseRecords,
    private readonly disputes: DisputesReader,
    private readonly indicators: IndicatorRecordsReader,
    private readonly envelope: Envelope,
  ) {}

  /** The list is frozen with the report, so a place in it serves as the key of a page. */
  records(caller: Caller, id: string, query: RecordQuery): Promise<Reply<PageOf<ReportRecordResponse>>> {
    const path = `${reportPath(id)}/records`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    return this.useCases.read(caller, async (tx) => {
      const report = await this.lookup.readable(tx, caller, id);
      if (isCaseReport(report)) return tx.everywhere(() => this.cases(tx, caller, report, query));
      const behind = await this.store.behind(tx, id, query.figure);
      if (behind === undefined) throw invalid('query/figure', 'wrong_code', { allowed: figureKeys(report) });
      const start = Number(page.after?.[0] ?? -1) + 1;
      const refs = behind.refs.slice(start, start + page.limit + 1);
      const rows = await tx.everywhere(() => this.recordsOf(tx, caller, report, { kind: behind.kind, refs }));
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
    const isClosed = isGuarded(report.kind) || CASE_REPORTS[report.kind].keepsRows === true;
    const found = await this.caseRecords.behind(tx, report, figure, {
      after: isClosed ? null : after,
      limit: isClosed ? null : page.limit + 1,
    });
    const ids = found.map(({ disputeId }) => disputeId);
    const visible = await this.disputes.visibleIds(tx, caller, ids);
    // Where a case must not be known of, not even a page or its cursor may tell of it (R50).
    const shown = isClosed ? found.filter(({ disputeId }) => visible.has(disputeId)) : found;
    const rows = isClosed ? shown.filter((row) => isAfter(row, after)).slice(0, page.limit + 1) : shown;
    const view = (row: CountedCase): ReportRecordResponse => toCaseRecordView(row, visible.has(row.disputeId));
    const count = () => (isClosed ? shown.length : this.caseRecords.count(tx, report, figure));
    const total = page.withTotal ? await count() : undefined;
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
    report: StoredRegisterReport,
    { kind, refs }: FigureRecords,
  ): Promise<ReportRecordResponse[]> {
    if (kind === 'population' || kind === 'outside_count') {
      const entries = await this.indicators.records(tx, kind, refs);
      return entries.map((row) => toIndicatorRecordView(kind, row));
    }
    if (kind === 'dispute') {
      const cases = await this.caseRecords.known(
        tx,
        refs.map(([disputeId, version]) => ({ disputeId, version, key: '', n: 1 })),
      );
      const ids = cases.map(({ disputeId }) => disputeId);
      const visible = await this.disputes.visibleIds(tx, caller, ids);
      return cases.map((row) => toCaseRecordView(row, visible.has(row.disputeId)));
    }
    if (kind !== 'petition' && kind !== 'petition_return') {
      const kept = await this.store.keptRows(tx, report.id, refs);
      return kept.map((row) => toDutyRecordView(kind, report.centerId, row));
    }
    const rows = await this.store.records(tx, kind, refs);
    return rows.map((row) => toRecordView(kind, row, mayInCenter(caller.actor, 'petition.read', row.centerId)));
  }
}

const isAfter = ({ disputeId, key }: CountedCase, after: readonly [string, string] | null): boolean =>
  after === null || disputeId > after[0] || (disputeId === after[0] && key > after[1]);

/** A report on the roster has some for every officer: the first ones show what a key looks like. */
const MOST_KEYS = 40;

const figureKeys = (report: StoredReport): string =>
  (report.kind === 'roster' ? report.content.departments.flatMap(({ figures }) => figures) : report.content.figures)
    .slice(0, MOST_KEYS)
    .map(({ key }) => key)
    .join(', ');
