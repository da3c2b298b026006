/** Agreements for those who may see the case. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/http/problem.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { ObligationsService } from '../disputes/obligations.service.js';
import type { AgreementResponse } from './agreement.dto.js';
import { type AgreementRecord, AgreementStore } from './agreement.store.js';
import { toAgreement } from './agreement.view.js';
import { DeliveryStore } from './delivery.store.js';

@Injectable()
export class AgreementsReader {
  constructor(
    private readonly disputes: DisputesReader,
    private readonly files: DisputesService,
    private readonly obligations: ObligationsService,
    private readonly store: AgreementStore,
    private readonly copies: DeliveryStore,
    private readonly envelope: Envelope,
  ) {}

  /** Every agreement and draft of a case the caller was found to see, in the order they were written. */
  async ofDispute(tx: Tx, _caller: Caller, record: DisputeRecord): Promise<AgreementResponse[]> {
    const rows = await this.store.ofDispute(tx, record.id);
    if (rows.length === 0) return [];
    const obligations = await this.obligations.ofDispute(tx, record);
    const signatures = await this.store.signaturesOf(tx, record.id);
    const deliveries = await this.copies.ofDispute(tx, record.id);
    const notes = await this.files.notesOf(tx, record.id);
    const key = this.envelope.unwrap(record.wrappedKey, record.id);
    return rows.map((row) =>
      toAgreement(row, {
        number: record.number,
        folded: record.folded,
        key,
        obligations,
        signatures,
        deliveries,
        notes,
      }),
    );
  }

  async one(tx: Tx, caller: Caller, record: DisputeRecord, id: string): Promise<AgreementResponse> {
    const found = (await this.ofDispute(tx, caller, record)).find((agreement) => agreement.id === id);
    if (found === undefined) throw notFound();
    return found;
  }

  async existing(tx: Tx, id: string): Promise<AgreementRecord> {
    const row = await this.store.get(tx, id);
    if (row === undefined) throw notFound();
    return row;
  }

  /** The agreement's row and its case, if the caller may do this with it: else 404 or 403. */
  async permitted(
    tx: Tx,
    caller: Caller,
    id: string,
    permission: string | null,
  ): Promise<{ row: AgreementRecord; record: DisputeRecord }> {
    const row = await this.existing(tx, id);
    const record = await this.disputes.permitted(tx, caller, row.disputeId, permission);
    return { row, record };
  }
}
