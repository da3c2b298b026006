/** SQL of what people did about reports: confirmations, seals, the keys of the seals. Rows are only added. */
import { Injectable } from '@nestjs/common';
import type { PublishedHead } from '../../platform/audit/audit-heads.js';
import type { PublicJwk } from '../../platform/crypto/sealer.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Digested } from './digest.js';

export interface Confirmation {
  readonly confirmedBy: string;
  readonly confirmedByStaffId: string | null;
  readonly confirmedAt: string;
}

export interface StoredSeal {
  readonly digest: string;
  /** the text that was sealed, to the byte */
  readonly sealed: string;
  readonly keyId: string;
  readonly value: string;
  readonly signedBy: string;
  readonly signedByStaffId: string | null;
  readonly signedAt: string;
}

export interface ReportActs {
  /** staff member behind the account that produced it */
  readonly producerStaffId: string | null;
  readonly confirmation: Confirmation | null;
  readonly seal: StoredSeal | null;
}

/** Nobody has looked at it yet. */
export const NO_ACTS: ReportActs = { producerStaffId: null, confirmation: null, seal: null };

export interface SigningKey {
  readonly keyId: string;
  readonly publicJwk: PublicJwk;
}

export type SignedReport = { readonly id: string; readonly centerId: string };

export interface NewSeal {
  readonly seal: StoredSeal;
  /** Of all chains of the audit log, as the sealed text has their digest. */
  readonly heads: readonly PublishedHead[];
  readonly publicJwk: PublicJwk;
}

@Injectable()
export class ReportActsStore {
  /** A report is never changed, so there is no row to lock. */
  async lock(tx: Tx, reportId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('report ' || $1::text, 0))`, [reportId]);
  }

  async of(tx: Tx, reportId: string): Promise<ReportActs> {
    return (await this.ofMany(tx, [reportId])).get(reportId) ?? NO_ACTS;
  }

  async ofMany(tx: Tx, reportIds: readonly string[]): Promise<ReadonlyMap<string, ReportActs>> {
    const rows = await tx.query<ActsRow>(
      `SELECT r.id, a.staff_id AS "producerStaffId", c.confirmed_by AS "confirmedBy",
              c.confirmed_by_staff_id AS "confirmedByStaffId", c.confirmed_at AS "confirmedAt", s.digest, s.sealed,
              s.key_id AS "keyId", s.value, s.signed_by AS "signedBy", s.signed_by_staff_id AS "signedByStaffId",
              s.signed_at AS "signedAt"
         FROM report r
         LEFT JOIN account a ON a.id = r.produced_by
         LEFT JOIN report_confirmation c ON c.report_id = r.id
         LEFT JOIN report_seal s ON s.report_id = r.id
        WHERE r.id = ANY($1::uuid[])`,
      [reportIds],
    );
    return new Map(rows.map((row) => [row.id, actsOf(row)]));
  }

  /** Everything the digest covers, as it is stored now. */
  digested(tx: Tx, reportId: string): Promise<Digested | undefined> {
    return tx.one<Digested>(
      `SELECT kind, center_id AS "centerId", period_from AS "from", period_to AS "to", as_of AS "asOf", definition, content, records
         FROM report WHERE id = $1`,
      [reportId],
    );
  }

  async confirm(tx: Tx, reportId: string, centerId: string, act: Confirmation): Promise<void> {
    await tx.query(
      `INSERT INTO report_confirmation (report_id, center_id, confirmed_by, confirmed_by_staff_id, confirmed_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [reportId, centerId, act.confirmedBy, act.confirmedByStaffId, act.confirmedAt],
    );
  }

  /** The key is published before anything bears its seal. */
  async sign(tx: Tx, { id, centerId }: SignedReport, { seal, heads, publicJwk }: NewSeal): Promise<void> {
    await tx.query(
      `INSERT INTO signing_key (key_id, public_jwk, first_used_at) VALUES ($1, $2::jsonb, $3) ON CONFLICT (key_id) DO NOTHING`,
      [seal.keyId, JSON.stringify(publicJwk), seal.signedAt],
    );
    const { digest, sealed, keyId, value, signedBy, signedByStaffId, signedAt } = seal;
    await tx.query(
      `INSERT INTO report_seal (report_id, center_id, digest, sealed, key_id, value, signed_by, signed_by_staff_id, signed_at, audit_heads)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)`,
      [id, centerId, digest, sealed, keyId, value, signedBy, signedByStaffId, signedAt, JSON.stringify(heads)],
    );
  }

  /** Every key that ever sealed a report, the latest first. */
  keys(tx: Tx): Promise<SigningKey[]> {
    return tx.query<SigningKey>(
      `SELECT key_id AS "keyId", public_jwk AS "publicJwk" FROM signing_key ORDER BY first_used_at DESC, key_id`,
    );
  }
}

/** Columns of a confirmation or a seal that is not there are null. */
type ActsRow = Confirmation & StoredSeal & { readonly id: string; readonly producerStaffId: string | null };

const actsOf = ({
  id: _,
  producerStaffId,
  confirmedBy,
  confirmedByStaffId,
  confirmedAt,
  ...seal
}: ActsRow): ReportActs => ({
  producerStaffId,
  confirmation: isThere(confirmedAt) ? { confirmedBy, confirmedByStaffId, confirmedAt } : null,
  seal: isThere(seal.sealed) ? seal : null,
});

const isThere = (column: string | null): boolean => column !== null;
