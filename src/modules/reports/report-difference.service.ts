/**
 * How today's answer differs from a report that was made before, and why: the figures that changed, and case by case what it added then
 * and adds now, which of its days, codes and amounts changed, and which entries of its log did it.
 */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { API_PREFIX, UseCases } from '../../platform/http/use-cases.js';
import type { Language } from '../../platform/http/texts.js';
import { type Reply, plain } from '../../platform/http/reply.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { ReportBarrier } from '../disputes/report-barrier.js';
import { CaseCountingStore, type CountDifference } from './case-counting.store.js';
import { askedBefore, CaseReportRunner, partsOf } from './case-report.runner.js';
import { CASE_REPORTS, isGuarded } from './case-reports.js';
import { changedFigures, type ChangedFigure } from './changed-figures.js';
import type { ChangedCaseResponse, ChangedFigureResponse, DifferenceResponse } from './difference.dto.js';
import { type ChangedCase, DifferenceStore } from './difference.store.js';
import { type ComparedReport, RegisterDifference } from './register-difference.service.js';
import { isCaseReport, type StoredCaseReport, type StoredReport } from './report.record.js';
import { refuse } from '../../platform/http/problem.js';

/** So many cases are told; how many there are is told always. */
const MOST_CASES = 500;

@Injectable()
export class ReportDifference {
  constructor(
    private readonly useCases: UseCases,
    private readonly barrier: ReportBarrier,
    private readonly runner: CaseReportRunner,
    private readonly counting: CaseCountingStore,
    private readonly register: RegisterDifference,
    private readonly store: DifferenceStore,
    private readonly disputes: DisputesReader,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller, find: (tx: Tx) => Promise<StoredReport>): Promise<Reply<DifferenceResponse>> {
    const now = this.clock.nowIso();
    await this.useCases.read(caller, async (tx) => demandComparable(await find(tx)));
    await this.barrier.raise(now);
    return this.useCases.read(caller, async (tx) => {
      const report = demandComparable(await find(tx));
      const difference = await tx.everywhere(() =>
        isCaseReport(report) ? this.ofCases(tx, caller, report, now) : this.register.of(tx, report, caller.language),
      );
      return plain(difference);
    });
  }

  private async ofCases(tx: Tx, caller: Caller, report: StoredCaseReport, now: string): Promise<DifferenceResponse> {
    const definition = CASE_REPORTS[report.kind];
    const figures = changedFigures(report, await this.runner.again(tx, definition, report, now));
    const differences: CountDifference[] = [];
    for (const part of partsOf(askedBefore(report))) {
      differences.push(...(await this.counting.differences(tx, definition.counts, part, now)));
    }
    const ids = [...new Set(differences.map(({ disputeId }) => disputeId))];
    const told = await this.store.changes(tx, ids.slice(0, MOST_CASES), report.asOf, now);
    const visible = await this.disputes.visibleIds(tx, caller, ids.slice(0, MOST_CASES));
    return {
      reportId: report.id,
      then: report.asOf,
      now,
      isSame: figures.length === 0 && ids.length === 0,
      figures: figures.map((figure) => figureView(figure, caller.language)),
      caseCount: ids.length,
      cases: told.map((each) => caseView(each, report, differences, visible.has(each.disputeId))),
      records: [],
    };
  }
}

/** A report that keeps its own rows, or whose figures are partly withheld (R50), is not asked again. */
function demandComparable(report: StoredReport): StoredCaseReport | ComparedReport {
  if (report.kind === 'roster') throw refuse('difference_not_offered');
  if (!isCaseReport(report)) return report;
  if (isGuarded(report.kind) || CASE_REPORTS[report.kind].keepsRows === true) throw refuse('difference_not_offered');
  return report;
}

/** What the records behind a figure tell everybody who reads the report; the rest only who may see the case (R45, R50). */
const TOLD_TO_ALL: readonly string[] = [
  'state',
  'category',
  'subcategory',
  'receivedOn',
  'acceptedOn',
  'outcome',
  'endedOn',
  'performedOn',
  'closedOn',
];

function figureView({ then: one, now: other }: ChangedFigure, language: Language): ChangedFigureResponse {
  const figure = one ?? other;
  return {
    key: figure?.key ?? '',
    label: figure?.label[language] ?? '',
    thenNumerator: one?.numerator ?? null,
    thenDenominator: one?.denominator ?? null,
    thenValue: one?.value ?? '0',
    nowNumerator: other?.numerator ?? null,
    nowDenominator: other?.denominator ?? null,
    nowValue: other?.value ?? '0',
  };
}

function caseView(
  changed: ChangedCase,
  report: StoredCaseReport,
  differences: readonly CountDifference[],
  isVisible: boolean,
): ChangedCaseResponse {
  const own = differences.filter(({ disputeId }) => disputeId === changed.disputeId);
  return {
    disputeId: changed.disputeId,
    number: changed.number,
    receiptNo: changed.receiptNo,
    href: isVisible ? `${API_PREFIX}/disputes/${changed.disputeId}` : null,
    thenVersion: changed.thenVersion,
    nowVersion: changed.nowVersion,
    counts: own.flatMap(({ count, key, then: before, now }) => {
      const figure = figureKeyOf(report, count, key);
      return figure === null ? [] : [{ figure, then: before, now }];
    }),
    fields: isVisible ? changed.fields : changed.fields.filter(({ field }) => TOLD_TO_ALL.includes(field)),
    entries: isVisible ? changed.entries : [],
  };
}

/** The figure that shows this count for this value; null: it only stands below a rate. */
function figureKeyOf({ kind }: StoredCaseReport, count: string, key: string): string | null {
  const shown = CASE_REPORTS[kind].figures.filter((each) => each.numerator === count && each.statistic === undefined);
  const split = shown.find(({ by }) => by !== undefined);
  if (key !== '' && split !== undefined) return `${split.id}.${key}`;
  return shown.find(({ by }) => by === undefined)?.id ?? null;
}
