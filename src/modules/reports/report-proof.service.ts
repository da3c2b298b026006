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

  /** Counted again as of the instant the report speaks of; of a hidden figure nothing is told, nor kept to compare. */
  private async haveRowsStayed(tx: Tx, report: StoredCaseReport): Promise<boolean> {
    const figures = await this.cases.again(tx, CASE_REPORTS[report.kind], report, report.asOf);
    const now = new Map(figures.map(({ key, digest }) => [key, digest]));
    return report.content.figures.every(
      ({ key, behind, digest }) => behind === null || digest === (now.get(key) ?? NO_ROWS),
    );
  }
}
