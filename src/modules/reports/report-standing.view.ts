/** How far a report has come, from what it says of itself and what people did about it. */
import { type Standing, stateOf } from '../../domain/reports/report-state.js';
import { SEAL_ALGORITHM } from '../../platform/crypto/sealer.js';
import type { ReportActs, StoredSeal } from './report-acts.store.js';
import type { StoredReport } from './report.record.js';
import type { ReportSignatureResponse, StandingResponse } from './report-standing.dto.js';

/** Without who answers for it. */
export type Unanswered<T> = T extends StandingResponse ? Omit<T, keyof StandingResponse> : never;

export function standingOf(report: StoredReport, { producerStaffId, confirmation, seal }: ReportActs): Standing {
  return {
    ownState: 'state' in report.content ? report.content.state : null,
    producer: { accountId: report.producedBy, staffId: producerStaffId },
    confirmer:
      confirmation === null ? null : { accountId: confirmation.confirmedBy, staffId: confirmation.confirmedByStaffId },
    signer: seal === null ? null : { accountId: seal.signedBy, staffId: seal.signedByStaffId },
  };
}

export const toStandingView = (report: StoredReport, acts: ReportActs): StandingResponse => ({
  state: stateOf(standingOf(report, acts)),
  confirmation:
    acts.confirmation === null
      ? null
      : {
          confirmedBy: acts.confirmation.confirmedBy,
          confirmedByStaffId: acts.confirmation.confirmedByStaffId,
          confirmedAt: acts.confirmation.confirmedAt,
        },
  signature: acts.seal === null ? null : signatureView(acts.seal),
});

const signatureView = (seal: StoredSeal): ReportSignatureResponse => ({
  keyId: seal.keyId,
  algorithm: SEAL_ALGORITHM,
  sealed: seal.sealed,
  value: seal.value,
  signedBy: seal.signedBy,
  signedByStaffId: seal.signedByStaffId,
  signedAt: seal.signedAt,
});

/** A report itself never changes: each act raises the version by one. */
export const versionOf = (report: { readonly version: number }, { confirmation, seal }: ReportActs): number =>
  report.version + (confirmation === null ? 0 : 1) + (seal === null ? 0 : 1);
