/** Confirming a report and signing it: who answers for it is added, the report itself stays as it was produced. */
import { Injectable } from '@nestjs/common';
import { refuseConfirming, refuseSigning } from '../../domain/reports/report-state.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { RefusedProblem } from '../../platform/http/problem.js';
import { changed, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { type OpenReport, ReportAccessService } from './report-access.service.js';
import { ReportActsStore } from './report-acts.store.js';
import { ReportJournal } from './report-journal.service.js';
import { ReportProof } from './report-proof.service.js';
import { ReportSealing } from './report-sealing.service.js';
import { standingOf, versionOf } from './report-standing.view.js';
import { reportPath, type ReportResponse, toReportView } from './report.view.js';

@Injectable()
export class ReportSigningService {
  constructor(
    private readonly useCases: UseCases,
    private readonly access: ReportAccessService,
    private readonly acts: ReportActsStore,
    private readonly proof: ReportProof,
    private readonly sealing: ReportSealing,
    private readonly journal: ReportJournal,
    private readonly clock: Clock,
  ) {}

  confirm(caller: Caller, id: string): Promise<Reply<ReportResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const opened = await this.access.open(tx, caller, id, 'report.produce');
      const { report, acts } = opened;
      demand(refuseConfirming(standingOf(report, acts), caller.actor));
      const { accountId: confirmedBy, staffId: confirmedByStaffId } = caller.actor;
      const confirmedAt = this.clock.nowIso();
      await this.acts.confirm(tx, id, report.centerId, { confirmedBy, confirmedByStaffId, confirmedAt });
      await this.journal.tell(tx, caller, 'report.confirmed', { ...report, at: confirmedAt });
      return this.shown(tx, caller, opened);
    });
  }

  async sign(caller: Caller, id: string): Promise<Reply<ReportResponse>> {
    const heads = await this.sealing.heads();
    return this.useCases.write(caller, async (tx) => {
      const opened = await this.access.open(tx, caller, id, 'report.sign');
      const { report, acts } = opened;
      demand(refuseSigning(standingOf(report, acts), caller.actor));
      await this.proof.demandUnaltered(tx, report);
      const seal = await this.sealing.put(tx, caller, report, heads);
      await this.journal.tell(tx, caller, 'report.signed', { ...report, at: seal.signedAt, keyId: seal.keyId });
      return this.shown(tx, caller, opened);
    });
  }

  private async shown(tx: Tx, caller: Caller, { report }: OpenReport): Promise<Reply<ReportResponse>> {
    const acts = await this.acts.of(tx, report.id);
    return changed(toReportView(report, caller.language, acts), versionOf(report, acts), reportPath(report.id));
  }
}

/** What somebody else can do first is said with the refusal. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  report_not_confirmed: ['confirm'],
  producer_signs_alone: ['confirm'],
};

function demand(refusal: Refusal | undefined): void {
  if (refusal !== undefined) throw new RefusedProblem([refusal], FIRST[refusal.code] ?? []);
}
