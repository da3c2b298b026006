/**
 * Agreements made while another system kept the case: their words and their one promise as that system told them. No signature
 * is on record here, and none is asked for.
 */
import { Injectable } from '@nestjs/common';
import type { ImportedAgreement } from '../../domain/dispute/imported/history.js';
import type { ObligationEntry } from '../../domain/dispute/commands.js';
import type { Tx } from '../../platform/database/tx.js';
import { type ObligationRecord, ObligationsService, type PerformanceRecord } from '../disputes/obligations.service.js';
import { digestOf } from './agreement-text.js';
import { type AgreementRecord, AgreementStore } from './agreement.store.js';

/** What stands where the other system told nothing. */
const UNTOLD = '（见原系统记录）';

export interface AgreementTold {
  readonly disputeId: string;
  readonly form: ImportedAgreement['form'];
  readonly agreementId: string;
  readonly terms: string | null;
  readonly settledOn: string;
  readonly performedOn: string | null;
  readonly performanceId: string;
  readonly parties: number;
}

export interface ToldAgreement {
  readonly told: AgreementTold;
  readonly duty: ObligationEntry;
  readonly textDigest: string;
}

@Injectable()
export class ImportedAgreements {
  constructor(
    private readonly store: AgreementStore,
    private readonly obligations: ObligationsService,
  ) {}

  /** What the log holds of its text. */
  digestOf(told: AgreementTold, duty: ObligationEntry): string {
    return digestOf(textOf(told), [rowOf(told, duty)]);
  }

  async insert(tx: Tx, centerId: string, agreements: readonly ToldAgreement[], now: string): Promise<void> {
    await this.store.insertWhole(
      tx,
      centerId,
      agreements.map(({ told, textDigest }) => agreementOf(told, textDigest, now)),
    );
    await this.obligations.insertWhole(
      tx,
      centerId,
      agreements.map(({ told, duty }) => rowOf(told, duty)),
      agreements.flatMap(({ told, duty }) => performanceOf(told, duty)),
    );
  }
}

const agreementOf = (told: AgreementTold, textDigest: string, createdAt: string): AgreementRecord => ({
  ...textOf(told),
  id: told.agreementId,
  disputeId: told.disputeId,
  version: 1,
  textDigest,
  state: 'effective',
  effectiveOn: told.settledOn,
  createdAt,
});

function performanceOf(
  { disputeId, performedOn, performanceId }: AgreementTold,
  duty: ObligationEntry,
): PerformanceRecord[] {
  if (performedOn === null) return [];
  const { obligationId, amountFen } = duty;
  return [
    {
      id: performanceId,
      disputeId,
      obligationId,
      performedOn,
      amountFen,
      evidence: UNTOLD,
      method: null,
      paidBy: null,
      saidBy: null,
      evidenceId: null,
      confirmedBy: null,
      voidedSeq: null,
      voidReason: null,
    },
  ];
}

const textOf = ({ form, terms, settledOn, parties }: AgreementTold) => ({
  form,
  facts: UNTOLD,
  issues: UNTOLD,
  responsibilities: UNTOLD,
  terms: terms ?? UNTOLD,
  copies: parties + 1,
  agreedOn: form === 'oral' ? settledOn : null,
});

const rowOf = (
  { disputeId, agreementId, terms, performedOn }: AgreementTold,
  duty: ObligationEntry,
): ObligationRecord => ({
  id: duty.obligationId,
  disputeId,
  agreementId,
  position: 1,
  debtorPartyIds: duty.debtorPartyIds,
  creditorPartyIds: duty.creditorPartyIds,
  kind: duty.kind,
  description: [...(terms ?? UNTOLD)].slice(0, 500).join(''),
  amountFen: duty.amountFen,
  shares: [],
  instalments: null,
  dueOn: duty.dueOn,
  continuing: false,
  condition: null,
  state: performedOn === null ? 'open' : 'performed',
  paidFen: performedOn === null ? 0 : (duty.amountFen ?? 0),
});
