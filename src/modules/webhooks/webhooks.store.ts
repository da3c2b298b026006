/** SQL of webhooks themselves. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import type { WebhookRow } from './webhook.entity.js';

/** A webhook with what is on its way to it. */
export interface WebhookRecord extends WebhookRow {
  readonly outstanding: number;
  readonly deadLetters: number;
}

export interface WebhookFilter {
  /** Centres whose webhooks the caller may see. */
  readonly visibleIn: readonly string[];
  /** A key sees its own only; null: every owner's. */
  readonly ownerId: string | null;
  readonly centerId: string | null;
  readonly states: readonly string[];
}

export interface WebhookFigures {
  readonly outstanding: number;
  readonly dead: number;
  readonly failing: number;
  readonly lag: number;
}

const COLUMNS = `w.id, w.center_id AS "centerId", w.owner_id AS "ownerId", w.url, w.description, w.types, w.state, w.reason, w.stopped_at AS "stoppedAt",
  w.position,  w.secret, w.previous_secret AS "previousSecret", w.previous_until AS "previousUntil", w.failing_since AS "failingSince",
  w.hold_until AS "holdUntil", w.created_by AS "createdBy", w.created_at AS "createdAt", w.version, w.updated_at AS "updatedAt",
  (SELECT count(*)::int FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.state = 'waiting') AS outstanding,
  (SELECT count(*)::int FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.state = 'dead') AS "deadLetters"`;

const FILTER = `w.center_id = ANY($1::uuid[]) AND ($2::uuid IS NULL OR w.owner_id = $2) AND ($3::uuid IS NULL OR w.center_id = $3)
  AND w.state = ANY($4::text[])`;

const parameters = ({ visibleIn, ownerId, centerId, states }: WebhookFilter): readonly unknown[] => [
  visibleIn,
  ownerId,
  centerId,
  states,
];

@Injectable()
export class WebhooksStore {
  get(tx: Tx, id: string): Promise<WebhookRecord | undefined> {
    return tx.one<WebhookRecord>(`SELECT ${COLUMNS} FROM webhook w WHERE w.id = $1`, [id]);
  }

  /** Whoever changes the webhook, its place or what is on its way to it holds this first. */
  async lock(tx: Tx, id: string): Promise<WebhookRecord | undefined> {
    await tx.query('SELECT 1 FROM webhook WHERE id = $1 FOR NO KEY UPDATE', [id]);
    return this.get(tx, id);
  }

  /** Undefined also while somebody else holds it. */
  async lockFree(tx: Tx, id: string): Promise<WebhookRecord | undefined> {
    const had = await tx.one('SELECT 1 FROM webhook WHERE id = $1 FOR NO KEY UPDATE SKIP LOCKED', [id]);
    return had === undefined ? undefined : this.get(tx, id);
  }

  /** The centre's webhooks stay as many as they are until the end of the transaction. */
  async countAt(tx: Tx, centerId: string): Promise<number> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('webhooks of ' || $1::text, 0))`, [centerId]);
    const row = await tx.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM webhook WHERE center_id = $1 AND state <> 'deleted'`,
      [centerId],
    );
    return row?.count ?? 0;
  }

  page(tx: Tx, filter: WebhookFilter, page: PageRequest): Promise<WebhookRecord[]> {
    return tx.query<WebhookRecord>(
      `SELECT ${COLUMNS} FROM webhook w WHERE ${FILTER} AND ($5::uuid IS NULL OR w.id < $5) ORDER BY w.id DESC LIMIT $6`,
      [...parameters(filter), page.after?.[0] ?? null, page.limit + 1],
    );
  }

  async count(tx: Tx, filter: WebhookFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(
      `SELECT count(*)::int AS total FROM webhook w WHERE ${FILTER}`,
      parameters(filter),
    );
    return row?.total ?? 0;
  }

  async insert(tx: Tx, row: WebhookRow): Promise<void> {
    await tx.query(
      `INSERT INTO webhook (id, center_id, owner_id, url, description, types, state, position, secret, created_by, created_at, version,
                            updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        row.id,
        row.centerId,
        row.ownerId,
        row.url,
        row.description,
        row.types,
        row.state,
        row.position,
        row.secret,
        row.createdBy,
        row.createdAt,
        row.version,
        row.updatedAt,
      ],
    );
  }

  async update(tx: Tx, row: WebhookRow): Promise<void> {
    await tx.query(
      `UPDATE webhook SET url = $2, description = $3, types = $4, state = $5, reason = $6, stopped_at = $15, position = $7, secret = $8,
              previous_secret = $9, previous_until = $10, failing_since = $11, hold_until = $12, version = $13, updated_at = $14
        WHERE id = $1`,
      [
        row.id,
        row.url,
        row.description,
        row.types,
        row.state,
        row.reason,
        row.position,
        row.secret,
        row.previousSecret,
        row.previousUntil,
        row.failingSince,
        row.holdUntil,
        row.version,
        row.updatedAt,
        row.stoppedAt,
      ],
    );
  }

  /** Those that have not looked at the end of the feed yet, the one furthest behind first. */
  behind(tx: Tx): Promise<{ readonly id: string }[]> {
    return tx.query(
      `SELECT id FROM webhook WHERE state = 'active' AND position < (SELECT last_position FROM event_feed) ORDER BY position`,
    );
  }

  async moveTo(tx: Tx, id: string, position: number): Promise<void> {
    await tx.query('UPDATE webhook SET position = $2 WHERE id = $1', [id, position]);
  }

  async noteHealth(tx: Tx, id: string, failingSince: string | null, holdUntil: string | null): Promise<void> {
    await tx.query(
      `UPDATE webhook SET failing_since = $2, hold_until = $3
        WHERE id = $1 AND (failing_since, hold_until) IS DISTINCT FROM ($2::timestamptz, $3::timestamptz)`,
      [id, failingSince, holdUntil],
    );
  }

  async figures(tx: Tx): Promise<WebhookFigures> {
    const row = await tx.one<WebhookFigures>(
      `SELECT (SELECT count(*) FROM webhook_delivery WHERE state = 'waiting')::int AS outstanding,
              (SELECT count(*) FROM webhook_delivery WHERE state = 'dead')::int AS dead,
              (SELECT count(*) FROM webhook WHERE state = 'active' AND failing_since IS NOT NULL)::int AS failing,
              (SELECT coalesce(max(h.last_position - w.position), 0) FROM webhook w CROSS JOIN event_feed h
                WHERE w.state = 'active')::int AS lag`,
    );
    return row ?? { outstanding: 0, dead: 0, failing: 0, lag: 0 };
  }
}
