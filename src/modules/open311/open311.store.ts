/** SQL of what came in over Open311. */
import { Injectable } from '@nestjs/common';
import type { State } from '../../domain/dispute/states.js';
import type { Range } from '../../domain/open311/open311.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Open311RequestRow } from './open311-request.entity.js';

/** A request with what became of it. */
export interface KnownRequest {
  readonly disputeId: string;
  readonly receiptNo: string;
  readonly serviceCode: string;
  readonly requestedAt: string;
  readonly state: State;
  readonly stateSince: string;
  readonly sentSealed: Buffer;
  readonly wrappedKey: Buffer;
  readonly digest: Buffer | null;
}

/** What is absent asks for everything. */
export interface RequestFilter {
  readonly receiptNos?: readonly string[];
  readonly externalId?: string;
  readonly serviceCodes?: readonly string[];
  readonly range?: Range;
  readonly states?: readonly State[];
}

@Injectable()
export class Open311Store {
  /** One request of a number at a time, until the transaction ends. */
  async hold(tx: Tx, apiKeyId: string, externalId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('open311 ' || $1::text || ' ' || $2::text, 0))`, [
      apiKeyId,
      externalId,
    ]);
  }

  async insert(tx: Tx, row: Open311RequestRow): Promise<void> {
    await tx.query(
      `INSERT INTO open311_request (dispute_id, center_id, api_key_id, service_code, external_id, digest, requested_at, sent_sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        row.disputeId,
        row.centerId,
        row.apiKeyId,
        row.serviceCode,
        row.externalId,
        row.digest,
        row.requestedAt,
        row.sentSealed,
      ],
    );
  }

  /** Of a case that was registered just now. */
  async wrappedKey(tx: Tx, disputeId: string): Promise<Buffer> {
    const sql = 'SELECT wrapped FROM dispute_key WHERE dispute_id = $1';
    const row = await tx.one<{ wrapped: Buffer }>(sql, [disputeId]);
    if (row === undefined) throw new Error('a case without a key');
    return row.wrapped;
  }

  /** Of what this key sent in, the newest first. */
  find(tx: Tx, apiKeyId: string, filter: RequestFilter, limit: number): Promise<KnownRequest[]> {
    const { receiptNos = null, externalId = null, serviceCodes = null, range, states = null } = filter;
    return tx.query<KnownRequest>(
      `SELECT r.dispute_id AS "disputeId", d.receipt_no AS "receiptNo", r.service_code AS "serviceCode",
              r.requested_at AS "requestedAt", d.state, d.state_since AS "stateSince", r.sent_sealed AS "sentSealed",
              k.wrapped AS "wrappedKey", r.digest
         FROM open311_request r JOIN dispute d ON d.id = r.dispute_id JOIN dispute_key k ON k.dispute_id = r.dispute_id
        WHERE r.api_key_id = $1
          AND ($2::text[] IS NULL OR d.receipt_no = ANY($2))
          AND ($3::text IS NULL OR r.external_id = $3)
          AND ($4::text[] IS NULL OR r.service_code = ANY($4))
          AND ($5::timestamptz IS NULL OR r.requested_at BETWEEN $5 AND $6)
          AND ($7::text[] IS NULL OR d.state = ANY($7))
        ORDER BY r.requested_at DESC, r.dispute_id DESC LIMIT $8`,
      [apiKeyId, receiptNos, externalId, serviceCodes, range?.from ?? null, range?.to ?? null, states, limit],
    );
  }
}
