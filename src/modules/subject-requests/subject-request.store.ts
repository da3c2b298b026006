/** SQL of requests about one's own data, and of everything a centre holds about one person. */
import { Injectable } from '@nestjs/common';
import type { RequestKind } from '../../domain/privacy/subject-requests.js';
import type { ProvisionKind } from '../../domain/privacy/provisions.js';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import type { SubjectRequestRow } from './subject-request.entity.js';

/** A party with the identity number of who asks, in a case of the centre whose file is there. */
export interface Alike {
  readonly partyId: string;
  readonly disputeId: string;
  readonly state: string;
  readonly isRestricted: boolean;
}

export type SubjectRequestRecord = Omit<SubjectRequestRow, 'kind'> & {
  readonly kind: RequestKind;
  /** key of the case */
  readonly wrappedKey: Buffer;
  readonly partyKind: string;
  readonly idNumberSealed: Buffer | null;
  /** who asks comes first */
  readonly alike: readonly Alike[];
};

const ALIKE = `p.id = mine.id OR p.center_id = mine.center_id AND p.kind = mine.kind AND p.id_number_match = mine.id_number_match`;

const COLUMNS = `r.id, r.center_id AS "centerId", r.dispute_id AS "disputeId", r.party_id AS "partyId", r.kind, r.via,
  r.identity_check AS "identityCheck", r.received_on AS "receivedOn", r.due_on AS "dueOn", r.words_sealed AS "wordsSealed",
  r.recorded_at AS "recordedAt", r.recorded_by AS "recordedBy", r.decision, r.outcome, r.decided_at AS "decidedAt",
  r.decided_by AS "decidedBy", r.reason_sealed AS "reasonSealed", r.version, k.wrapped AS "wrappedKey",
  mine.kind AS "partyKind", mine.id_number_sealed AS "idNumberSealed",
  coalesce((SELECT jsonb_agg(jsonb_build_object('partyId', p.id, 'disputeId', d.id, 'state', d.state, 'isRestricted', p.restricted_at IS NOT NULL)
            ORDER BY p.id <> mine.id, d.received_at, d.id, p.position)
     FROM party p JOIN dispute d ON d.id = p.dispute_id WHERE (${ALIKE}) AND d.destroyed_at IS NULL), '[]') AS alike`;
const FROM =
  'subject_request r JOIN dispute_key k ON k.dispute_id = r.dispute_id JOIN party mine ON mine.id = r.party_id';

export interface HeldCase {
  readonly partyId: string;
  readonly disputeId: string;
  readonly receiptNo: string;
  readonly number: string | null;
  readonly state: string;
  readonly category: string;
  readonly receivedAt: string;
  readonly role: string;
  readonly name: string;
  readonly restrictedAt: string | null;
  readonly wrappedKey: Buffer;
  readonly sealed: Readonly<Record<string, string | null>>;
  readonly consents: readonly { readonly subject: string; readonly decision: string; readonly at: string }[];
  readonly others: readonly string[];
  readonly providedTo: readonly {
    readonly kind: ProvisionKind;
    readonly recipient: string | null;
    readonly recipientName: string | null;
    readonly ground: string;
    readonly at: string;
  }[];
}

export interface RequestFilter {
  readonly allowed: readonly string[];
  readonly centerIds: readonly string[] | null;
  readonly disputeId: string | null;
  readonly isOpen: boolean | null;
}

const WHERE = `r.center_id = ANY($1::uuid[]) AND ($2::uuid[] IS NULL OR r.center_id = ANY($2::uuid[]))
  AND ($3::uuid IS NULL OR r.dispute_id = $3) AND ($4::boolean IS NULL OR (r.decision IS NULL) = $4)`;

const PROVIDED = `coalesce((SELECT jsonb_agg(jsonb_build_object('kind', v.kind, 'recipient', v.recipient, 'ground', v.ground,
    'recipientName', CASE v.kind WHEN 'referral_outside' THEN r.body_name WHEN 'court_confirmation' THEN a.court
      ELSE coalesce(CASE $2 WHEN 'en' THEN e.name_en ELSE e.name_zh END, c.name) END,
    'at', to_char(v.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY v.at, v.id)
  FROM data_provision v LEFT JOIN referral r ON r.id = v.subject_id LEFT JOIN judicial_confirmation a ON a.id = v.subject_id
  LEFT JOIN department e ON e.id = v.recipient_id LEFT JOIN center c ON c.id = v.recipient_id
 WHERE v.dispute_ids @> ARRAY[d.id]), '[]')`;

@Injectable()
export class SubjectRequestStore {
  async insert(
    tx: Tx,
    row: Omit<SubjectRequestRow, 'decision' | 'outcome' | 'decidedAt' | 'decidedBy' | 'reasonSealed'>,
  ) {
    const inserted = await tx.query(
      `INSERT INTO subject_request (id, center_id, dispute_id, party_id, kind, via, identity_check, received_on, due_on, words_sealed,
                                    recorded_at, recorded_by, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        row.id,
        row.centerId,
        row.disputeId,
        row.partyId,
        row.kind,
        row.via,
        row.identityCheck,
        row.receivedOn,
        row.dueOn,
        row.wordsSealed,
        row.recordedAt,
        row.recordedBy,
        row.version,
      ],
    );
    return inserted.length > 0;
  }

  async isPartyOf(tx: Tx, disputeId: string, partyId: string): Promise<boolean> {
    return (await tx.one('SELECT 1 FROM party WHERE dispute_id = $1 AND id = $2', [disputeId, partyId])) !== undefined;
  }

  get(tx: Tx, id: string): Promise<SubjectRequestRecord | undefined> {
    return tx.one<SubjectRequestRecord>(`SELECT ${COLUMNS} FROM ${FROM} WHERE r.id = $1`, [id]);
  }

  async lock(tx: Tx, id: string): Promise<SubjectRequestRecord | undefined> {
    await tx.one('SELECT id FROM subject_request WHERE id = $1 FOR UPDATE', [id]);
    return this.get(tx, id);
  }

  page(tx: Tx, filter: RequestFilter, { after, limit }: PageRequest): Promise<SubjectRequestRecord[]> {
    return tx.query<SubjectRequestRecord>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE ${WHERE} AND ($5::date IS NULL OR (r.received_on, r.id) < ($5, $6::uuid))
        ORDER BY r.received_on DESC, r.id DESC LIMIT $7`,
      [
        filter.allowed,
        filter.centerIds,
        filter.disputeId,
        filter.isOpen,
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit + 1,
      ],
    );
  }

  async count(tx: Tx, { allowed, centerIds, disputeId, isOpen }: RequestFilter): Promise<number> {
    const row = await tx.one<{ count: number }>(`SELECT count(*)::int AS count FROM subject_request r WHERE ${WHERE}`, [
      allowed,
      centerIds,
      disputeId,
      isOpen,
    ]);
    return row?.count ?? 0;
  }

  async decide(
    tx: Tx,
    id: string,
    d: { decision: string; outcome: string; at: string; by: string; reasonSealed: Buffer | null },
  ): Promise<void> {
    await tx.query(
      `UPDATE subject_request SET decision = $2, outcome = $3, decided_at = $4, decided_by = $5, reason_sealed = $6, version = version + 1
        WHERE id = $1`,
      [id, d.decision, d.outcome, d.at, d.by, d.reasonSealed],
    );
  }

  async restrict(tx: Tx, partyIds: readonly string[], at: string): Promise<void> {
    await tx.query(
      `UPDATE party SET restricted_at = $2, updated_at = $2, version = version + 1 WHERE id = ANY($1::uuid[]) AND restricted_at IS NULL`,
      [partyIds, at],
    );
  }

  async release(tx: Tx, partyIds: readonly string[], at: string): Promise<void> {
    await tx.query(
      `UPDATE party SET restricted_at = NULL, updated_at = $2, version = version + 1 WHERE id = ANY($1::uuid[]) AND restricted_at IS NOT NULL`,
      [partyIds, at],
    );
  }

  /** Also what is restricted: the person may see it. */
  held(tx: Tx, partyIds: readonly string[], language: string): Promise<HeldCase[]> {
    const sealed = ['phone', 'id_number', 'address', 'work_unit', 'sex', 'ethnicity', 'occupation', 'born_on']
      .map((field) => `'${field}', encode(p.${field}_sealed, 'base64')`)
      .join(', ');
    return tx.query<HeldCase>(
      `SELECT p.id AS "partyId", d.id AS "disputeId", d.receipt_no AS "receiptNo", d.number, d.state, d.category,
              d.received_at AS "receivedAt", p.role, p.name, p.restricted_at AS "restrictedAt", k.wrapped AS "wrappedKey",
              jsonb_build_object(${sealed}) AS sealed,
              coalesce((SELECT jsonb_agg(jsonb_build_object('subject', c ->> 'subject', 'decision', c ->> 'decision', 'at', c ->> 'at'))
                 FROM jsonb_array_elements(d.folded -> 'parties') f, jsonb_array_elements(f -> 'consents') c
                WHERE f ->> 'partyId' = p.id::text), '[]') AS consents,
              ARRAY(SELECT o.name FROM party o WHERE o.dispute_id = d.id AND o.id <> p.id ORDER BY o.position) AS others,
              ${PROVIDED} AS "providedTo"
         FROM party p JOIN dispute d ON d.id = p.dispute_id JOIN dispute_key k ON k.dispute_id = d.id
        WHERE p.id = ANY($1::uuid[]) AND d.destroyed_at IS NULL ORDER BY d.received_at, d.id, p.position`,
      [partyIds, language],
    );
  }
}
