/** SQL of the register of provisions. */
import { Injectable } from '@nestjs/common';
import type { ProvisionKind } from '../../domain/privacy/provisions.js';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';

export interface ProvisionFilter {
  /** centres the caller may ask about */
  readonly allowed: readonly string[];
  readonly centerIds: readonly string[] | null;
  readonly disputeId: string | null;
  readonly kinds: readonly string[] | null;
  readonly ground: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

export interface ProvisionRecord {
  readonly id: string;
  readonly at: string;
  readonly centerId: string;
  readonly kind: ProvisionKind;
  readonly recipient: string | null;
  readonly recipientId: string | null;
  readonly recipientName: string | null;
  readonly ground: string;
  readonly subjectId: string | null;
  readonly cases: number;
  readonly disputeIds: string[];
  readonly byAccountId: string | null;
}

/** Cases named in a line, and the language of what departments are called. */
export interface Shown {
  readonly named: number;
  readonly language: string;
}

const WHERE = `p.center_id = ANY($1::uuid[]) AND ($2::uuid[] IS NULL OR p.center_id = ANY($2::uuid[]))
  AND ($3::uuid IS NULL OR p.dispute_ids @> ARRAY[$3]::uuid[]) AND ($4::text[] IS NULL OR p.kind = ANY($4::text[]))
  AND ($5::text IS NULL OR p.ground = $5) AND ($6::timestamptz IS NULL OR p.at >= $6) AND ($7::timestamptz IS NULL OR p.at < $7)`;

const valuesOf = ({ allowed, centerIds, disputeId, kinds, ground, from, to }: ProvisionFilter): unknown[] => [
  allowed,
  centerIds,
  disputeId,
  kinds,
  ground,
  from,
  to,
];

@Injectable()
export class ProvisionsReader {
  page(
    tx: Tx,
    filter: ProvisionFilter,
    { after, limit }: PageRequest,
    { named, language }: Shown,
  ): Promise<ProvisionRecord[]> {
    return tx.query<ProvisionRecord>(
      `SELECT p.id, p.at, p.center_id AS "centerId", p.kind, p.recipient, p.recipient_id AS "recipientId",
              CASE WHEN p.kind = 'referral_outside' THEN r.body_name ELSE coalesce(CASE $12 WHEN 'en' THEN e.name_en ELSE e.name_zh END, c.name, a.name, k.name) END AS "recipientName",
              p.ground, p.subject_id AS "subjectId", cardinality(p.dispute_ids) AS cases, p.dispute_ids[1:$8] AS "disputeIds",
              p.by_account_id AS "byAccountId"
         FROM data_provision p
         LEFT JOIN referral r ON r.id = p.subject_id
         LEFT JOIN department e ON e.id = p.recipient_id
         LEFT JOIN center c ON c.id = p.recipient_id
         LEFT JOIN account a ON a.id = p.by_account_id AND p.recipient IS NULL AND p.recipient_id IS NULL
         LEFT JOIN api_key k ON k.id = p.by_account_id AND p.recipient IS NULL AND p.recipient_id IS NULL
        WHERE ${WHERE} AND ($9::timestamptz IS NULL OR (p.at, p.id) < ($9, $10::uuid))
        ORDER BY p.at DESC, p.id DESC LIMIT $11`,
      [...valuesOf(filter), named, after?.[0] ?? null, after?.[1] ?? null, limit + 1, language],
    );
  }

  async count(tx: Tx, filter: ProvisionFilter): Promise<number> {
    const row = await tx.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM data_provision p WHERE ${WHERE}`,
      valuesOf(filter),
    );
    return row?.count ?? 0;
  }
}
