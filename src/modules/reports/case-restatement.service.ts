/**
 * Whether a report on cases would say something else about its own period today: something became known after its instant of a case it
 * counted or would count. Asked for one report only; of many it is said whether anything became known at all, which costs little.
 */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { CaseCountingStore } from './case-counting.store.js';
import { askedBefore, CaseReportRunner, partsOf } from './case-report.runner.js';
import { CASE_REPORTS, isGuarded } from './case-reports.js';
import { changedFigures } from './changed-figures.js';
import { ALL_KNOWN } from './report-asking.js';
import type { CaseReportKind, StoredCaseReport } from './report.record.js';
import { RestatementReader } from './restatement.reader.js';
import { type Comparison, NOT_COMPARED, type Restatement, SAME } from './restatement.js';

@Injectable()
export class CaseRestatement {
  constructor(
    private readonly reader: RestatementReader,
    private readonly counting: CaseCountingStore,
    private readonly runner: CaseReportRunner,
  ) {}

  /** Without counting again: where anything became known, whether it matters is not said. */
  async glances(
    tx: Tx,
    reports: readonly { readonly id: string; readonly kind: CaseReportKind }[],
  ): Promise<ReadonlyMap<string, Comparison>> {
    const news =
      reports.length === 0
        ? new Set()
        : await this.reader.withNews(
            tx,
            reports.map(({ id }) => id),
          );
    return new Map(reports.map(({ id, kind }) => [id, news.has(id) || keepsRows(kind) ? NOT_COMPARED : SAME]));
  }

  async compare(tx: Tx, report: StoredCaseReport): Promise<Comparison> {
    const glance = (await this.glances(tx, [report])).get(report.id) ?? NOT_COMPARED;
    // Of a report whose figures are partly withheld the change would tell them (R50).
    if (glance === SAME || keepsRows(report.kind) || isGuarded(report.kind)) return glance;
    const since = await this.since(tx, report);
    return since === null ? SAME : { comparison: 'restated', restated: await this.restatement(tx, report, since) };
  }

  private async since(tx: Tx, report: StoredCaseReport): Promise<string | null> {
    const { counts } = CASE_REPORTS[report.kind];
    const found: string[] = [];
    for (const part of partsOf(askedBefore(report))) {
      const since = await this.counting.differentSince(tx, counts, part, ALL_KNOWN);
      if (since !== null) found.push(since);
    }
    return found.sort()[0] ?? null;
  }

  private async restatement(tx: Tx, report: StoredCaseReport, since: string): Promise<Restatement> {
    const today = await this.runner.again(tx, CASE_REPORTS[report.kind], report, ALL_KNOWN);
    const figures = changedFigures(report, today).map(({ then: one, now: other }) => ({
      key: one?.key ?? other?.key ?? '',
      was: one?.value ?? null,
      is: other?.value ?? null,
    }));
    return { since, zero: null, petitionIds: [], noLongerPetitionIds: [], figures };
  }
}

/** What it counts by may change without a case being touched. */
const keepsRows = (kind: CaseReportKind): boolean => CASE_REPORTS[kind].keepsRows === true;
