/** SQL of agreements and their signatures. */
import { Injectable } from '@nestjs/common';
import { insertRows } from '../../platform/database/insert-rows.js';
import type { Tx } from '../../platform/database/tx.js';

export interface AgreementText {
  readonly form: string;
  readonly facts: string;
  readonly issues: string;
  readonly responsibilities: string;
  readonly terms: string;
  readonly copies: number;
  readonly agreedOn: string | null;
}

export interface AgreementRecord extends AgreementText {
  readonly id: string;
  readonly disputeId: string;
  readonly version: number;
  readonly textDigest: string;
  readonly state: string;
  readonly effectiveOn: string | null;
  readonly createdAt: string;
}

export interface SignatureRecord {
  readonly id: string;
  readonly disputeId: string;
  readonly agreementId: string;
  readonly agreementVersion: number;
  readonly signer: string;
  readonly partyId: string | null;
  readonly representativeId: string | null;
  readonly staffId: string | null;
  readonly method: string;
  readonly signedOn: string;
  readonly witnessStaffId: string | null;
  readonly witnessNameSealed: Buffer | null;
  readonly evidenceId: string | null;
  readonly recordedByAccountId: string;
  readonly recordedAt: string;
}

const COLUMNS = `id, dispute_id AS "disputeId", version, form, facts, issues, responsibilities, terms, copies,
  agreed_on AS "agreedOn", text_digest AS "textDigest", state, effective_on AS "effectiveOn", created_at AS "createdAt"`;

const SIGNATURE = `id, dispute_id AS "disputeId", agreement_id AS "agreementId", agreement_version AS "agreementVersion", signer,
  party_id AS "partyId", representative_id AS "representativeId", staff_id AS "staffId", method, signed_on AS "signedOn",
  witness_staff_id AS "witnessStaffId", witness_name_sealed AS "witnessNameSealed", evidence_id AS "evidenceId",
  recorded_by_account_id AS "recordedByAccountId", recorded_at AS "recordedAt"`;

@Injectable()
export class AgreementStore {
  /** False when the id is taken already. */
  async insert(tx: Tx, centerId: string, row: AgreementRecord): Promise<boolean> {
    const inserted = await tx.one(
      `INSERT INTO agreement (id, center_id, dispute_id, version, form, facts, issues, responsibilities, terms, copies, agreed_on,
                              text_digest, state, effective_on, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        row.id,
        centerId,
        row.disputeId,
        row.version,
        ...textParams(row),
        row.textDigest,
        row.state,
        row.effectiveOn,
        row.createdAt,
      ],
    );
    return inserted !== undefined;
  }

  /** In force already, of cases that come with their history. */
  async insertWhole(tx: Tx, centerId: string, rows: readonly AgreementRecord[]): Promise<void> {
    await insertRows(
      tx,
      'agreement',
      rows.map((row) => ({
        id: row.id,
        center_id: centerId,
        dispute_id: row.disputeId,
        version: row.version,
        form: row.form,
        facts: row.facts,
        issues: row.issues,
        responsibilities: row.responsibilities,
        terms: row.terms,
        copies: row.copies,
        agreed_on: row.agreedOn,
        text_digest: row.textDigest,
        state: row.state,
        effective_on: row.effectiveOn,
        created_at: row.createdAt,
      })),
    );
  }

  /** A new version of a draft; whatever was signed was signed on another text. */
  async revise(tx: Tx, row: AgreementRecord): Promise<void> {
    await tx.query(
      `UPDATE agreement SET version = $2, form = $3, facts = $4, issues = $5, responsibilities = $6, terms = $7, copies = $8,
              agreed_on = $9, text_digest = $10, created_at = $11
        WHERE id = $1`,
      [row.id, row.version, ...textParams(row), row.textDigest, row.createdAt],
    );
    await tx.query('UPDATE agreement_signature SET current = false WHERE agreement_id = $1', [row.id]);
  }

  /** State and effective day as the log has them. */
  async project(tx: Tx, rows: readonly { id: string; state: string; effectiveOn: string | null }[]): Promise<void> {
    await tx.query(
      `UPDATE agreement a SET state = r.state, effective_on = r."effectiveOn"
         FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, state text, "effectiveOn" date) WHERE a.id = r.id`,
      [JSON.stringify(rows)],
    );
  }

  get(tx: Tx, id: string): Promise<AgreementRecord | undefined> {
    return tx.one<AgreementRecord>(`SELECT ${COLUMNS} FROM agreement WHERE id = $1`, [id]);
  }

  ofDispute(tx: Tx, disputeId: string): Promise<AgreementRecord[]> {
    return tx.query<AgreementRecord>(`SELECT ${COLUMNS} FROM agreement WHERE dispute_id = $1 ORDER BY created_at, id`, [
      disputeId,
    ]);
  }

  /** False when the id is taken already. */
  async sign(tx: Tx, row: SignatureRecord): Promise<boolean> {
    const inserted = await tx.one(
      `INSERT INTO agreement_signature (id, dispute_id, agreement_id, agreement_version, signer, party_id, representative_id,
                                        staff_id, method, signed_on, witness_staff_id, witness_name_sealed, current,
                                        recorded_by_account_id, recorded_at, evidence_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, true, $13, $14, $15)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        row.id,
        row.disputeId,
        row.agreementId,
        row.agreementVersion,
        row.signer,
        row.partyId,
        row.representativeId,
        row.staffId,
        row.method,
        row.signedOn,
        row.witnessStaffId,
        row.witnessNameSealed,
        row.recordedByAccountId,
        row.recordedAt,
        row.evidenceId,
      ],
    );
    return inserted !== undefined;
  }

  /** Those that stand on the present versions, as they were recorded. */
  signaturesOf(tx: Tx, disputeId: string): Promise<SignatureRecord[]> {
    return tx.query<SignatureRecord>(
      `SELECT ${SIGNATURE} FROM agreement_signature WHERE dispute_id = $1 AND current ORDER BY recorded_at, id`,
      [disputeId],
    );
  }
}

const textParams = (text: AgreementText): unknown[] => [
  text.form,
  text.facts,
  text.issues,
  text.responsibilities,
  text.terms,
  text.copies,
  text.agreedOn,
];
