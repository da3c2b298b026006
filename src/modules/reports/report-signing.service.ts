/** Confirming a report and signing it: who answers for it is added, the report itself stays as it was produced. */
import type { Language } from '../../platform/http/texts.js';
import { digestOf } from './digest.js';
import { Injectable } from '@nestjs/common';
import { type Head, NO_HEAD } from '../../domain/audit/chain.js';
import { refuseConfirming, refuseSigning } from '../../domain/reports/report-state.js';
import { canonicalJson } from '../../domain/shared/canonical.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { headsOf } from '../../platform/audit/audit.sealer.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Sealer } from '../../platform/crypto/sealer.js';
import type { Tx } from '../../platform/database/tx.js';
import { RefusedProblem } from '../../platform/http/problem.js';
import { changed, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { type OpenReport, ReportAccessService } from './report-access.service.js';
import { NO_ACTS, ReportActsStore, type StoredSeal } from './report-acts.store.js';
import { ReportJournal } from './report-journal.service.js';
import { ReportProof } from './report-proof.service.js';
import { standingOf, versionOf } from './report-standing.view.js';
import type { StoredReport } from './report.record.js';
import { reportPath, type ReportResponse, toReportView } from './report.view.js';

@Injectable()
export class ReportSigningService {
  constructor(
    private readonly useCases: UseCases,
    private readonly access: ReportAccessService,
    private readonly acts: ReportActsStore,
    private readonly proof: ReportProof,
    private readonly sealer: Sealer,
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

  sign(caller: Caller, id: string): Promise<Reply<ReportResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const opened = await this.access.open(tx, caller, id, 'report.sign');
      const { report, acts } = opened;
      demand(refuseSigning(standingOf(report, acts), caller.actor));
      await this.proof.demandUnaltered(tx, report);
      const head = (await headsOf(tx, [report.centerId])).get(report.centerId) ?? NO_HEAD;
      const seal = this.sealed(caller, report, head);
      await this.acts.sign(tx, id, report.centerId, seal, this.sealer.publicJwk);
      await this.journal.tell(tx, caller, 'report.signed', { ...report, at: seal.signedAt, keyId: seal.keyId });
      return this.shown(tx, caller, opened);
    });
  }

  /** From the second version on the seal also vouches for the audit log of the centre as it was then. */
  private sealed(caller: Caller, report: StoredReport, auditHead: Head): StoredSeal {
    const { id: reportId, kind, centerId, from, to, asOf, definition, digest } = report;
    const { accountId: signedBy, staffId: signedByStaffId } = caller.actor;
    const signedAt = this.clock.nowIso();
    const sealed = canonicalJson({
      version: 2,
      reportId,
      kind,
      centerId,
      from,
      to,
      asOf,
      definition,
      digest,
      answer: { zh: answerDigest(report, 'zh'), en: answerDigest(report, 'en') },
      auditHead,
      signedBy,
      signedAt,
    });
    const { keyId, value } = this.sealer.seal(sealed);
    return { digest, sealed, keyId, value, signedBy, signedByStaffId, signedAt };
  }

  private async shown(tx: Tx, caller: Caller, { report }: OpenReport): Promise<Reply<ReportResponse>> {
    const acts = await this.acts.of(tx, report.id);
    return changed(toReportView(report, caller.language, acts), versionOf(report, acts), reportPath(report.id));
  }
}

/** Of what a reader sees: words, figures and their layout, without who answers for it. */
function answerDigest(report: StoredReport, language: Language): string {
  const { state: _, confirmation: __, signature: ___, ...answer } = toReportView(report, language, NO_ACTS);
  return digestOf(answer);
}

/** What somebody else can do first is said with the refusal. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  report_not_confirmed: ['confirm'],
  producer_signs_alone: ['confirm'],
};

function demand(refusal: Refusal | undefined): void {
  if (refusal !== undefined) throw new RefusedProblem([refusal], FIRST[refusal.code] ?? []);
}
