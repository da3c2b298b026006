/** What follows in the tables from a draft or a signature: the text's row, its obligations, and which agreement is in force. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { type ObligationRecord, ObligationsService } from '../disputes/obligations.service.js';
import type { Outcome } from '../workflow/workflow.service.js';
import { type AgreementRecord, AgreementStore } from './agreement.store.js';

@Injectable()
export class AgreementEffects {
  constructor(
    private readonly store: AgreementStore,
    private readonly obligations: ObligationsService,
  ) {}

  async keepDraft(tx: Tx, centerId: string, row: AgreementRecord, isRevision: boolean): Promise<void> {
    if (isRevision) return this.store.revise(tx, row);
    if (!(await this.store.insert(tx, centerId, row))) throw new Problem('id_in_use');
  }

  /** The projection ran before these rows were there: their state is taken from the facts it was made from. */
  async keepObligations(
    tx: Tx,
    { record, facts }: Outcome,
    agreementId: string,
    rows: readonly ObligationRecord[],
  ): Promise<void> {
    const states = new Map(facts.obligations.map(({ obligationId, state }) => [obligationId, state]));
    const kept = rows.map((row) => ({ ...row, state: states.get(row.id) ?? row.state }));
    await this.obligations.replace(tx, record.centerId, agreementId, kept);
  }

  /** The first draft to take effect wins; its rivals are superseded and their obligations oblige nobody. */
  async follow(tx: Tx, { facts, entries }: Outcome): Promise<void> {
    if (!entries.some(({ type }) => type === 'AgreementTookEffect')) return;
    await this.store.project(
      tx,
      facts.agreements.map(({ agreementId, state, effectiveOn }) => ({ id: agreementId, state, effectiveOn })),
    );
    const superseded = facts.agreements
      .filter(({ state }) => state === 'superseded')
      .map(({ agreementId }) => agreementId);
    if (superseded.length > 0) await this.obligations.voidOf(tx, superseded);
  }
}
