/** Produces reports on the duty roster: asked once, counted once, stored as it was answered. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { refusePeriod } from '../../domain/roster/rotation.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, Problem, unknownReference } from '../../platform/http/problem.js';
import { created, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { CentersReader } from '../centers/centers.reader.js';
import { digestOf } from './digest.js';
import { type NewRoster, ROSTER_DEFINITION } from './report.record.js';
import { reportPath, toRosterReportView } from './report.view.js';
import { ReportsStore } from './reports.store.js';
import type { ProduceRosterReportRequest, RosterReportResponse } from './roster-report.dto.js';
import { RosterReport } from './roster-report.report.js';

@Injectable()
export class RosterReportService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: ReportsStore,
    private readonly report: RosterReport,
    private readonly centers: CentersReader,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
  ) {}

  produce(caller: Caller, input: ProduceRosterReportRequest): Promise<Reply<RosterReportResponse>> {
    return this.useCases.write(caller, async (tx) => {
      if ((await this.centers.get(tx, input.centerId)) === undefined) throw unknownReference('/centerId');
      demandInCenter(caller, 'report.produce', input.centerId);
      const fault = refusePeriod(input.from, input.to);
      if (fault !== undefined) throw invalid('/to', fault);
      const report = await this.counted(tx, caller, input);
      await this.announce(tx, report);
      return created(toRosterReportView(report, caller.language), report.version, reportPath(report.id));
    });
  }

  private async counted(tx: Tx, caller: Caller, input: ProduceRosterReportRequest): Promise<NewRoster> {
    const { centerId, from, to, departmentIds = null } = input;
    const asOf = this.clock.nowIso();
    const { content, records } = await this.report.run(tx, { centerId, from, to, departmentIds, asOf });
    const foreign = departmentIds?.findIndex((id) => !content.departmentIds.includes(id)) ?? -1;
    if (foreign >= 0) throw unknownReference(`/departmentIds/${foreign}`);
    const asked = { kind: 'roster', centerId, from, to, definition: ROSTER_DEFINITION } as const;
    const report = {
      ...asked,
      id: input.id ?? uuidv7(),
      content,
      records,
      digest: digestOf({ ...asked, content, records }),
      asOf,
      producedAt: asOf,
      producedBy: caller.actor.accountId,
      version: 1,
    };
    if (!(await this.store.insert(tx, report))) throw new Problem('id_in_use');
    return report;
  }

  private async announce(tx: Tx, { id, centerId, kind, definition, digest, asOf }: NewRoster): Promise<void> {
    const payload = { kind, definition, digest };
    await this.outbox.add(tx, [
      { centerId, type: 'report.produced', subjectKind: 'report', subjectId: id, payload, recordedAt: asOf },
    ]);
  }
}
