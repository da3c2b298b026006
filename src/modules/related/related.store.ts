/**
 * SQL of what belongs together. Candidates are found by equal marks, through one index for each; what they have in common is
 * then judged by the rule book, on the marks of both sides.
 */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/access/scope.js';
import type { CaseMarks, PartyMarks } from '../../domain/related/matching.js';
import type { Tx } from '../../platform/database/tx.js';
import { VISIBLE, visibilityParams } from '../disputes/visibility.reader.js';

/** A case that shares a mark, seen or not. */
export interface CandidateRecord {
  readonly disputeId: string;
  readonly isVisible: boolean;
  readonly receiptNo: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: string;
  readonly category: string;
  readonly subcategory: string | null;
  readonly receivedAt: string;
  readonly mediatorIds: readonly string[];
  readonly custodyCenterId: string;
  readonly departmentId: string | null;
  readonly officerId: string | null;
}

export interface AgreementBrief {
  readonly disputeId: string;
  readonly id: string;
  readonly form: string;
  readonly terms: string;
  readonly effectiveOn: string;
}

export interface OpenObligation {
  readonly disputeId: string;
  readonly id: string;
  readonly kind: string;
  readonly description: string;
  readonly amountFen: number | null;
  readonly paidFen: number;
  readonly dueOn: string | null;
  readonly continuing: boolean;
}

/** One party of a case; a case without parties has one row without. */
interface MarksRow extends Omit<PartyMarks, 'index' | 'name'> {
  readonly disputeId: string;
  readonly place: string | null;
  readonly category: string;
  readonly subcategory: string | null;
  readonly name: string | null;
}

/** Longer terms are read in the case itself. */
const TERMS_READ = 500;

const BY_MARK = `(
       SELECT dispute_id FROM party WHERE id_number_match = ANY($8::bytea[]) AND restricted_at IS NULL
 UNION SELECT dispute_id FROM party WHERE phone_match = ANY($9::bytea[]) AND restricted_at IS NULL
 UNION SELECT dispute_id FROM party WHERE address_match = ANY($10::bytea[]) AND restricted_at IS NULL
 UNION SELECT id FROM dispute WHERE address_match = ANY($10::bytea[])
)`;

@Injectable()
export class RelatedStore {
  /** Cases sharing a mark: all the actor may see, and those of the given centres that the actor may not. */
  candidates(tx: Tx, actor: Actor, here: CaseMarks, besides: string | null, centerIds: readonly string[]) {
    return tx.query<CandidateRecord>(
      `SELECT d.id AS "disputeId", coalesce(${VISIBLE}, false) AS "isVisible", d.receipt_no AS "receiptNo", d.number, d.title,
              d.state, d.category, d.subcategory, d.received_at AS "receivedAt", d.mediator_ids AS "mediatorIds",
              d.custody_center_id AS "custodyCenterId", coalesce(d.department_id, d.routed_department_id) AS "departmentId",
              coalesce(d.responsible_officer_id, d.routed_officer_id) AS "officerId"
         FROM ${BY_MARK} AS found (id) JOIN dispute d USING (id)
        WHERE d.id IS DISTINCT FROM $11::uuid
          AND (${VISIBLE} OR d.center_id = ANY($12::uuid[]) OR d.custody_center_id = ANY($12::uuid[]))
        ORDER BY d.id`,
      [...visibilityParams(actor), ...marksAsParams(here), besides, centerIds],
    );
  }

  /** By case; a case that does not exist is left out. */
  async marksOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CaseMarks>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<MarksRow>(
      `SELECT d.id AS "disputeId", encode(d.address_match, 'hex') AS place, d.category, d.subcategory, p.id AS "partyId",
              p.role, p.kind, p.name, encode(p.id_number_match, 'hex') AS "idNumber", encode(p.phone_match, 'hex') AS phone,
              encode(p.address_match, 'hex') AS home
         FROM unnest($1::uuid[]) AS asked (id) JOIN dispute d USING (id) LEFT JOIN party p ON p.dispute_id = d.id AND p.restricted_at IS NULL
        ORDER BY d.id, p.position`,
      [ids],
    );
    return new Map([...groupedByCase(rows)].map(([disputeId, ofCase]) => [disputeId, caseMarks(ofCase)]));
  }

  agreementsInForce(tx: Tx, disputeIds: readonly string[]): Promise<AgreementBrief[]> {
    return tx.query<AgreementBrief>(
      `SELECT dispute_id AS "disputeId", id, form, left(terms, $2::int) AS terms, effective_on AS "effectiveOn"
         FROM agreement WHERE dispute_id = ANY($1::uuid[]) AND state = 'effective'`,
      [disputeIds, TERMS_READ],
    );
  }

  openObligations(tx: Tx, disputeIds: readonly string[]): Promise<OpenObligation[]> {
    return tx.query<OpenObligation>(
      `SELECT dispute_id AS "disputeId", id, kind, description, amount_fen AS "amountFen", paid_fen AS "paidFen",
              due_on AS "dueOn", continuing
         FROM obligation WHERE dispute_id = ANY($1::uuid[]) AND state = 'open' ORDER BY dispute_id, position`,
      [disputeIds],
    );
  }
}

const caseMarks = (rows: readonly MarksRow[]): CaseMarks => ({
  place: rows[0]?.place ?? null,
  category: rows[0]?.category ?? '',
  subcategory: rows[0]?.subcategory ?? null,
  parties: rows.flatMap(({ partyId, role, kind, name, idNumber, phone, home }, index) =>
    name === null ? [] : [{ partyId, index, role, kind, name, idNumber, phone, home }],
  ),
});

export function groupedByCase<R extends { readonly disputeId: string }>(rows: readonly R[]): ReadonlyMap<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.disputeId);
    if (group === undefined) groups.set(row.disputeId, [row]);
    else group.push(row);
  }
  return groups;
}

/** Identity numbers, phones, and every place a party lives at or the dispute is at. */
function marksAsParams({ place, parties }: CaseMarks): Buffer[][] {
  const bytes = (marks: readonly (string | null)[]): Buffer[] =>
    [...new Set(marks.flatMap((mark) => mark ?? []))].map((mark) => Buffer.from(mark, 'hex'));
  return [
    bytes(parties.map(({ idNumber }) => idNumber)),
    bytes(parties.map(({ phone }) => phone)),
    bytes([place, ...parties.map(({ home }) => home)]),
  ];
}
