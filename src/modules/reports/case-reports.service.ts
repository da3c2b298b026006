/** Produces reports on cases: one moment, one answer, stored as it was given; and finds the records behind a figure again. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Instant } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { unknownReference } from '../../platform/http/problem.js';
import { created, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import { ReportBarrier } from '../disputes/report-barrier.js';
import type { CaseReportResponse, ProduceCaseReportRequest } from './case-report.dto.js';
import { type CaseReportParams, CaseReportRunner } from './case-report.runner.js';
import { toCaseReportView } from './case-report.view.js';
import { CASE_REPORTS } from './case-reports.js';
import { digestOf } from './digest.js';
import type { CaseReportContent, CaseReportKind, NewCaseReport } from './report.record.js';
import { reportPath } from './report.view.js';
import { momentAsked } from './report-asking.js';
import { ReportKeeping } from './report-keeping.service.js';

@Injectable()
export class CaseReportsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly runner: CaseReportRunner,
    private readonly barrier: ReportBarrier,
    private readonly centers: CentersReader,
    private readonly keeping: ReportKeeping,
    private readonly clock: Clock,
  ) {}

  async produce(
    caller: Caller,
    kind: CaseReportKind,
    input: ProduceCaseReportRequest,
  ): Promise<Reply<CaseReportResponse>> {
    const params = paramsOf(input, this.clock.nowIso());
    await this.useCases.read(caller, (tx) => this.demand(tx, caller, params));
    await this.barrier.raise(params.asOf);
    return this.useCases.write(caller, async (tx) => {
      await this.demand(tx, caller, params);
      const content = await this.runner.run(tx, CASE_REPORTS[kind], params);
      const records = await this.runner.rowsToKeep(tx, CASE_REPORTS[kind], content, params);
      const made = {
        id: input.id ?? uuidv7(),
        producedBy: caller.actor.accountId,
        producedAt: this.clock.nowIso(),
      };
      const report = { ...frozen(kind, params, content, made), records };
      await this.keeping.keep(tx, report);
      return created(toCaseReportView(report, caller.language), report.version, reportPath(report.id));
    });
  }

  private async demand(tx: Tx, caller: Caller, { centerId }: CaseReportParams): Promise<void> {
    if ((await this.centers.get(tx, centerId)) === undefined) throw unknownReference('/centerId');
    demandInCenter(caller, 'report.produce', centerId);
  }
}

function paramsOf(input: ProduceCaseReportRequest, now: Instant): CaseReportParams {
  const { centerId, from, to, courtDelegated = 'include', delegatedBy = null } = input;
  return { centerId, from, to, asOf: momentAsked(input, now), filter: { courtDelegated, delegatedBy } };
}

/** The digest covers what was asked and every figure with the digest of its rows; not the layout, nor the words. */
export function frozen(
  kind: CaseReportKind,
  { centerId, from, to, asOf }: CaseReportParams,
  content: CaseReportContent,
  made: Pick<NewCaseReport, 'id' | 'producedBy' | 'producedAt'>,
): NewCaseReport {
  const definition = `${content.definition.id}@${content.definition.version}`;
  const figures = content.figures.map(({ key, numerator, denominator, digest }) => [
    key,
    numerator,
    denominator,
    digest,
  ]);
  const asked = { kind, centerId, from, to, definition };
  return {
    ...asked,
    ...made,
    content,
    records: {},
    digest: digestOf({ ...asked, asOf, scope: content.scope, figures }),
    asOf,
    version: 1,
  };
}
