/**
 * The text that the server seals when a report is signed. From the second version on the seal also vouches for the audit log of the
 * centre as it was then, from the third on for that of every centre: by a digest over the heads of all chains, which are kept with it.
 */
import { Injectable } from '@nestjs/common';
import { NO_HEAD } from '../../domain/audit/chain.js';
import { canonicalJson } from '../../domain/shared/canonical.js';
import { AuditHeads, digestOfHeads, type PublishedHead } from '../../platform/audit/audit-heads.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Sealer } from '../../platform/crypto/sealer.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Language } from '../../platform/http/texts.js';
import { digestOf } from './digest.js';
import { NO_ACTS, ReportActsStore, type StoredSeal } from './report-acts.store.js';
import type { StoredReport } from './report.record.js';
import { toReportView } from './report.view.js';

@Injectable()
export class ReportSealing {
  constructor(
    private readonly auditHeads: AuditHeads,
    private readonly acts: ReportActsStore,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  /** Read before the transaction of the signature: they may be of centres its signer knows nothing of. */
  heads(): Promise<readonly PublishedHead[]> {
    return this.auditHeads.all();
  }

  async put(tx: Tx, caller: Caller, report: StoredReport, heads: readonly PublishedHead[]): Promise<StoredSeal> {
    const { id: reportId, kind, centerId, from, to, asOf, definition, digest } = report;
    const { accountId: signedBy, staffId: signedByStaffId } = caller.actor;
    const signedAt = this.clock.nowIso();
    const { position, hash } = heads.find(({ chainId }) => chainId === centerId) ?? NO_HEAD;
    const sealed = canonicalJson({
      version: 3,
      reportId,
      kind,
      centerId,
      from,
      to,
      asOf,
      definition,
      digest,
      answer: { zh: answerDigest(report, 'zh'), en: answerDigest(report, 'en') },
      auditHead: { position, hash },
      auditHeads: digestOfHeads(heads),
      signedBy,
      signedAt,
    });
    const seal = { digest, sealed, ...this.sealer.seal(sealed), signedBy, signedByStaffId, signedAt };
    await this.acts.sign(tx, report, { seal, heads, publicJwk: this.sealer.publicJwk });
    return seal;
  }
}

/** Of what a reader sees: words, figures and their layout, without who answers for it. */
function answerDigest(report: StoredReport, language: Language): string {
  const { state: _, confirmation: __, signature: ___, ...answer } = toReportView(report, language, NO_ACTS);
  return digestOf(answer);
}
