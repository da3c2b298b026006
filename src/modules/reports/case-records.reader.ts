/** The cases behind a figure, as they were counted: number, days and codes for everybody who reads the report; the case itself for who may see it. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { CaseCountingStore, type CountedRow } from './case-counting.store.js';
import { askedBefore, partsOf } from './case-report.runner.js';
import { CASE_REPORTS } from './case-reports.js';
import type { CaseFigure, StoredCaseReport } from './report.record.js';

/** A case as it was known then, with its share in the figure. */
export interface CountedCase extends CountedRow {
  readonly centerId: string;
  readonly receiptNo: string;
  readonly number: string | null;
  readonly state: string;
  readonly category: string;
  readonly subcategory: string | null;
  readonly receivedOn: string;
  readonly acceptedOn: string | null;
  readonly outcome: string | null;
  readonly endedOn: string | null;
  readonly performedOn: string | null;
  readonly closedOn: string | null;
}

export interface Place {
  readonly after: readonly [disputeId: string, key: string] | null;
  /** null: all */
  readonly limit: number | null;
}

@Injectable()
export class CaseRecords {
  constructor(private readonly counting: CaseCountingStore) {}

  /** In the order of their ids. */
  async behind(tx: Tx, report: StoredCaseReport, { behind }: CaseFigure, place: Place): Promise<CountedCase[]> {
    const definition = CASE_REPORTS[report.kind];
    const count = definition.counts.find(({ id }) => id === behind?.count);
    if (behind === null || count === undefined) return [];
    if (definition.keepsRows === true) return this.kept(tx, report, behind, place);
    const asked = askedBefore(report);
    const scopes = partsOf({ ...asked, centerIds: behind.centerIds ?? asked.centerIds });
    const rows: CountedRow[] = [];
    for (const one of scopes) rows.push(...(await this.counting.behind(tx, count, one, { ...place, key: behind.key })));
    return this.known(tx, rows.sort(byPlace).slice(0, place.limit ?? rows.length));
  }

  private async kept(
    tx: Tx,
    report: StoredCaseReport,
    { count, key }: NonNullable<CaseFigure['behind']>,
    { after, limit }: Place,
  ): Promise<CountedCase[]> {
    const rows = (await this.counting.kept(tx, report.id, count))
      .filter((row) => key === null || row.key === key)
      .sort(byPlace)
      .filter((row) => after === null || byPlace(row, { disputeId: after[0], key: after[1] }) > 0);
    return this.known(tx, rows.slice(0, limit ?? rows.length));
  }

  /** How many there are; a case stands once for each of its values. */
  async count(tx: Tx, report: StoredCaseReport, figure: CaseFigure): Promise<number> {
    return (await this.behind(tx, report, figure, { after: null, limit: null })).length;
  }

  /** The cases as they were in those versions. */
  async known(tx: Tx, rows: readonly CountedRow[]): Promise<CountedCase[]> {
    const found = await tx.query<Omit<CountedCase, 'key' | 'n'>>(
      `SELECT v.dispute_id AS "disputeId", v.version, v.center_id AS "centerId", d.receipt_no AS "receiptNo", d.number, v.state,
              v.category, v.subcategory, v.received_on AS "receivedOn", v.accepted_on AS "acceptedOn", v.outcome,
              v.ended_on AS "endedOn", v.performed_on AS "performedOn", v.closed_on AS "closedOn"
         FROM unnest($1::uuid[], $2::int[]) AS ref(id, version)
         JOIN case_version v ON v.dispute_id = ref.id AND v.version = ref.version
         JOIN dispute d ON d.id = v.dispute_id`,
      [rows.map(({ disputeId }) => disputeId), rows.map(({ version }) => version)],
    );
    const known = new Map(found.map((row) => [row.disputeId, row]));
    return rows.flatMap((row) => {
      const one = known.get(row.disputeId);
      return one === undefined ? [] : [{ ...one, ...row }];
    });
  }
}

type RowPlace = Pick<CountedRow, 'disputeId' | 'key'>;

const byPlace = (a: RowPlace, b: RowPlace): number =>
  a.disputeId !== b.disputeId ? (a.disputeId < b.disputeId ? -1 : 1) : a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
