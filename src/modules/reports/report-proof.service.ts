/** Whether a stored report still is what was produced: by its digest, and where rows are counted again, by those too. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { refuse } from '../../platform/http/problem.js';
import { NO_ROWS } from './case-figures.js';
import { CaseReportRunner } from './case-report.runner.js';
import { CASE_REPORTS } from './case-reports.js';
import { digestOfReport } from './digest.js';
import { ReportActsStore } from './report-acts.store.js';
import { isCaseReport, type StoredCaseReport, type StoredReport } from './report.record.js';

@Injectable()
export class ReportProof {
  constructor(
    private readonly acts: ReportActsStore,
    private readonly cases: CaseReportRunner,
  ) {}

  async demandUnaltered(tx: Tx, report: StoredReport): Promise<void> {
    const stored = await this.acts.digested(tx, report.id);
    if (stored === undefined || digestOfReport(stored) !== report.digest) throw refuse('report_altered');
    if (isCaseReport(report) && !(await this.haveRowsStayed(tx, report))) throw refuse('report_altered');
  }

  /** Counted again as of the instant the report speaks of; a report that keeps its rows has them under its own digest. */
  private async haveRowsStayed(tx: Tx, report: StoredCaseReport): Promise<boolean> {
    const definition = CASE_REPORTS[report.kind];
    if (definition.keepsRows === true) return true;
    const figures = await this.cases.again(tx, definition, report, report.asOf);
    const now = new Map(figures.map(({ key, digest }) => [key, digest]));
    return report.content.figures.every(({ key, digest }) => digest === (now.get(key) ?? NO_ROWS));
  }
}
