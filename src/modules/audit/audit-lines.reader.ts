/** SQL of the auditor's view: lines with who did it, and their place in the chain. */
import { Injectable } from '@nestjs/common';
import { LINE_COLUMNS } from '../../platform/audit/audit-columns.js';
import type { AuditLine } from '../../domain/audit/chain.js';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';

export interface AuditFilter {
  /** Centres the caller audits. */
  readonly audited: readonly string[];
  readonly centerIds: readonly string[] | null;
  readonly actorIds: readonly string[] | null;
  readonly actions: readonly string[] | null;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly requestId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly sealed: boolean | null;
}

export interface ReadLine extends AuditLine {
  readonly params: Readonly<Record<string, unknown>>;
  readonly name: string | null;
  readonly username: string | null;
  readonly position: number | null;
  readonly hash: string;
  readonly batchEnd: number;
  readonly sealedAt: string;
}

/** What belongs to no centre is for who audits the whole: from the top of the tree. */
const WHERE = `
  (l.center_id = ANY($1::uuid[]) OR (l.center_id IS NULL AND $2::uuid[] IS NULL
     AND EXISTS (SELECT 1 FROM center c WHERE c.id = ANY($1::uuid[]) AND c.parent_id IS NULL)))
  AND ($2::uuid[] IS NULL OR l.center_id = ANY($2::uuid[])) AND ($3::uuid[] IS NULL OR l.actor_account_id = ANY($3::uuid[]))
  AND ($4::text[] IS NULL OR l.action = ANY($4::text[])) AND ($5::text IS NULL OR l.subject_kind = $5)
  AND ($6::uuid IS NULL OR l.subject_id = $6) AND ($7::uuid IS NULL OR l.request_id = $7)
  AND ($8::timestamptz IS NULL OR l.at >= $8) AND ($9::timestamptz IS NULL OR l.at < $9)
  AND ($10::boolean IS NULL OR $10 = EXISTS (SELECT 1 FROM audit_position p WHERE p.audit_id = l.id))`;

const valuesOf = (filter: AuditFilter): unknown[] => [
  filter.audited,
  filter.centerIds,
  filter.actorIds,
  filter.actions,
  filter.subjectKind,
  filter.subjectId,
  filter.requestId,
  filter.from,
  filter.to,
  filter.sealed,
];

@Injectable()
export class AuditLinesReader {
  /** In the order in which they were written, the latest first: their ids are in that order. */
  page(tx: Tx, filter: AuditFilter, { after, limit }: PageRequest): Promise<ReadLine[]> {
    return tx.query<ReadLine>(
      `SELECT ${LINE_COLUMNS}, coalesce(a.name, k.name) AS name, a.username, p.position, p.hash,
              s.last_position AS "batchEnd", s.sealed_at AS "sealedAt"
         FROM (SELECT * FROM audit_log l WHERE ${WHERE} AND ($11::uuid IS NULL OR l.id < $11) ORDER BY l.id DESC LIMIT $12) l
         LEFT JOIN account a ON a.id = l.actor_account_id
         LEFT JOIN api_key k ON k.id = l.actor_account_id
         LEFT JOIN audit_position p ON p.audit_id = l.id
         LEFT JOIN LATERAL (SELECT last_position, sealed_at FROM audit_seal WHERE chain_id = p.chain_id
                              AND last_position >= p.position ORDER BY last_position LIMIT 1) s ON true
        ORDER BY l.id DESC`,
      [...valuesOf(filter), after?.[0] ?? null, limit + 1],
    );
  }

  async count(tx: Tx, filter: AuditFilter): Promise<number> {
    const row = await tx.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_log l WHERE ${WHERE}`,
      valuesOf(filter),
    );
    return row?.count ?? 0;
  }
}
