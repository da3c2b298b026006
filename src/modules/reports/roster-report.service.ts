/** Produces reports on the duty roster: asked once, counted once, stored as it was answered. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { refusePeriod } from '../../domain/roster/rotation.js';
import type { Day } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, unknownReference } from '../../platform/http/problem.js';
import { digestOfReport } from './digest.js';
import { ReportKeeping } from './report-keeping.service.js';
import { type ReportAnswer, ReportProductionService } from './report-production.service.js';
import { type ReportOrder, type ReportRunner, ReportRunners } from './report-runners.js';
import { type NewRoster, ROSTER_DEFINITION, type StoredReport } from './report.record.js';
import type { ProduceRosterReportRequest } from './roster-report.dto.js';
import { RosterReport } from './roster-report.report.js';

interface Parameters {
  readonly from: Day;
  readonly to: Day;
  /** null: all of the centre */
  readonly departmentIds: readonly string[] | null;
}

@Injectable()
export class RosterReportService implements ReportRunner<Parameters>, OnModuleInit {
  readonly kind = 'roster' as const;
  readonly readsBelow = false;

  constructor(
    private readonly production: ReportProductionService,
    private readonly runners: ReportRunners,
    private readonly report: RosterReport,
    private readonly keeping: ReportKeeping,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.runners.register(this);
  }

  async produce(caller: Caller, input: ProduceRosterReportRequest, isLaterWanted: boolean): Promise<ReportAnswer> {
    const { id = uuidv7(), centerId, from, to, departmentIds = null } = input;
    const fault = refusePeriod(from, to);
    if (fault !== undefined) throw invalid('/to', fault);
    const parameters: Parameters = { from, to, departmentIds };
    const order = { id, centerId, kind: this.kind, parameters, requestedBy: caller.actor.accountId };
    return this.production.produce(caller, order, isLaterWanted);
  }

  steps(): number {
    return 1;
  }

  async run(tx: Tx, order: ReportOrder<Parameters>): Promise<StoredReport> {
    const { id, centerId, requestedBy: producedBy } = order;
    const { from, to, departmentIds } = order.parameters;
    const asOf = this.clock.nowIso();
    const { content, records } = await this.report.run(tx, { centerId, from, to, departmentIds, asOf });
    const foreign = departmentIds?.findIndex((departmentId) => !content.departmentIds.includes(departmentId)) ?? -1;
    if (foreign >= 0) throw unknownReference(`/departmentIds/${foreign}`);
    const answered = { kind: this.kind, centerId, from, to, asOf, definition: ROSTER_DEFINITION, content, records };
    const digest = digestOfReport(answered);
    const report: NewRoster = { ...answered, id, digest, producedAt: asOf, producedBy, version: 1 };
    await this.keeping.keep(tx, report);
    return report;
  }
}
