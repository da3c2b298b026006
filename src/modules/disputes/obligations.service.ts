/** Obligations for the steps that write them (agreements), perform them (fulfilment) and show them. */
import { Injectable } from '@nestjs/common';
import { isDisputed } from '../../domain/dispute/unsettled/facts.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound, Problem } from '../../platform/http/problem.js';
import type { DisputeRecord } from './dispute.record.js';
import type { ObligationResponse } from './obligation.dto.js';
import {
  type FindingRecord,
  type ObligationRecord,
  ObligationStore,
  type PerformanceRecord,
  type PursuitRecord,
} from './obligation.store.js';
import { toObligation } from './obligation.view.js';

export type { FindingRecord, ObligationRecord, PerformanceRecord, PursuitRecord } from './obligation.store.js';
export { toFinding, toPerformance, toPursuit } from './obligation.view.js';

type Case = Pick<DisputeRecord, 'id' | 'folded'>;

@Injectable()
export class ObligationsService {
  constructor(private readonly store: ObligationStore) {}

  /** The obligations of a new draft or of a draft's new version. */
  replace(tx: Tx, centerId: string, agreementId: string, rows: readonly ObligationRecord[]): Promise<void> {
    return this.store.replace(tx, centerId, agreementId, rows);
  }

  insertWhole(
    tx: Tx,
    centerId: string,
    duties: readonly ObligationRecord[],
    performances: readonly PerformanceRecord[],
  ): Promise<void> {
    return this.store.insertWhole(tx, centerId, duties, performances);
  }

  voidOf(tx: Tx, agreementIds: readonly string[]): Promise<void> {
    return this.store.voidOf(tx, agreementIds);
  }

  async existing(tx: Tx, id: string): Promise<ObligationRecord> {
    const row = await this.store.get(tx, id);
    if (row === undefined) throw notFound();
    return row;
  }

  /** All obligations of a case, of drafts too, by agreement and place. */
  async ofDispute(tx: Tx, { id, folded }: Case): Promise<ObligationResponse[]> {
    const rows = await this.store.ofDispute(tx, id);
    const performances = rows.length === 0 ? [] : await this.store.performancesOf(tx, id);
    const pursuits = rows.length === 0 ? [] : await this.store.pursuitsOf(tx, id);
    const isConditional = rows.some(({ condition }) => condition !== null);
    const findings = isConditional ? await this.store.findingsOf(tx, id) : [];
    const facts = new Map(folded.obligations.map((obligation) => [obligation.obligationId, obligation]));
    return rows.map((row) =>
      toObligation(row, { performances, pursuits, findings, disputed: isDisputed(folded, row.id) }, facts.get(row.id)),
    );
  }

  async one(tx: Tx, record: Case, id: string): Promise<ObligationResponse> {
    const found = (await this.ofDispute(tx, record)).find((obligation) => obligation.id === id);
    if (found === undefined) throw notFound();
    return found;
  }

  async addPerformance(tx: Tx, row: PerformanceRecord): Promise<void> {
    if (!(await this.store.addPerformance(tx, row))) throw new Problem('id_in_use');
  }

  async addFinding(tx: Tx, centerId: string, row: FindingRecord): Promise<void> {
    if (!(await this.store.addFinding(tx, centerId, row))) throw new Problem('id_in_use');
  }

  async addPursuit(tx: Tx, centerId: string, row: PursuitRecord): Promise<void> {
    if (!(await this.store.addPursuit(tx, centerId, row))) throw new Problem('id_in_use');
  }

  /** `seq` is the log entry that voided it. */
  voidPerformance(tx: Tx, id: string, seq: number, reason: string): Promise<void> {
    return this.store.voidPerformance(tx, id, seq, reason);
  }
}
