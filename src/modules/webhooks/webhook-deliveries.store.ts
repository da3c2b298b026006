/** SQL of what is on its way: planned once, claimed by one sender at a time for as long as its lease, and gone when delivered. */
import { Injectable } from '@nestjs/common';
import type { FeedRow } from '../../domain/events/cloud-event.js';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import type { WebhookAttemptRow, WebhookDeliveryRow } from './webhook.entity.js';

export interface Claim {
  readonly webhookId: string;
  readonly position: number;
  readonly lease: string;
}

export interface ClaimLimits {
  readonly now: string;
  readonly lease: string;
  readonly leasedUntil: string;
  /** At once for one webhook, in all processes together. */
  readonly perWebhook: number;
  /** The same for one whose last delivery failed. */
  readonly perFailing: number;
  /** Now, in all. */
  readonly most: number;
}

export interface AttemptFilter {
  readonly webhookId: string;
  readonly eventId: string | null;
  readonly outcomes: readonly string[] | null;
}

const DELIVERY = `d.webhook_id AS "webhookId", d.position, d.event_id AS "eventId", d.type, d.subject_id AS "subjectId", d.state, d.attempts,
  d.due_at AS "dueAt", d.lease, d.leased_until AS "leasedUntil", d.failure, d.dead_at AS "deadAt"`;

const ATTEMPT = `a.id, a.webhook_id AS "webhookId", a.event_id AS "eventId", a.type, a.attempt, a.at, a.outcome, a.status,
  a.duration_ms AS "durationMs", a.failure, a.next_at AS "nextAt", a.url_sha256 AS "urlSha256"`;

/**
 * Of each webhook the next ones that are due, each subject's first alone. Those a webhook has under way count against it, and
 * the first of every webhook comes before the second of any.
 */
const READY = `SELECT n.webhook_id, n.position FROM (
    SELECT d.webhook_id, d.position, d.due_at, w.failing_since,
           row_number() OVER (PARTITION BY d.webhook_id ORDER BY d.position) + (SELECT count(*) FROM webhook_delivery b
              WHERE b.webhook_id = w.id AND b.leased_until > $1) AS place
      FROM webhook w CROSS JOIN LATERAL (
        SELECT c.webhook_id, c.position, c.due_at FROM webhook_delivery c
         WHERE c.webhook_id = w.id AND c.state = 'waiting' AND c.due_at <= $1 AND (c.leased_until IS NULL OR c.leased_until <= $1)
           AND NOT EXISTS (SELECT 1 FROM webhook_delivery e WHERE e.webhook_id = c.webhook_id AND e.subject_id = c.subject_id
                              AND e.state = 'waiting' AND e.position < c.position)
         ORDER BY c.position LIMIT $4) AS d
     WHERE w.state = 'active' AND (w.hold_until IS NULL OR w.hold_until <= $1)) AS n
  WHERE n.place <= CASE WHEN n.failing_since IS NULL THEN $4 ELSE $6 END
  ORDER BY n.place, n.due_at, n.position LIMIT $5`;

@Injectable()
export class WebhookDeliveriesStore {
  async plan(tx: Tx, webhookId: string, events: readonly (FeedRow & { name: string })[], now: string): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map(({ position, id, name, subjectId }) => ({ position, id, name, subjectId }));
    await tx.query(
      `INSERT INTO webhook_delivery (webhook_id, position, event_id, type, subject_id, state, due_at)
       SELECT $1, position, id, name, "subjectId", 'waiting', $3
         FROM jsonb_to_recordset($2::jsonb) AS r(position bigint, id uuid, name text, "subjectId" uuid)
       ON CONFLICT DO NOTHING`,
      [webhookId, JSON.stringify(rows), now],
    );
  }

  /** One process claims at a time, so that the limits hold over all of them. */
  async claim(tx: Tx, limits: ClaimLimits): Promise<Claim[]> {
    const { now, lease, leasedUntil, perWebhook, perFailing, most } = limits;
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('webhook claims', 0))`);
    return tx.query<Claim>(
      `UPDATE webhook_delivery d SET lease = $2, leased_until = $3 FROM (${READY}) AS r
        WHERE d.webhook_id = r.webhook_id AND d.position = r.position
      RETURNING d.webhook_id AS "webhookId", d.position, d.lease`,
      [now, lease, leasedUntil, perWebhook, most, perFailing],
    );
  }

  /** Undefined when the lease ran out and another has it, or when it is no longer to be sent. */
  claimed(tx: Tx, { webhookId, position, lease }: Claim): Promise<WebhookDeliveryRow | undefined> {
    return tx.one<WebhookDeliveryRow>(
      `SELECT ${DELIVERY} FROM webhook_delivery d WHERE d.webhook_id = $1 AND d.position = $2 AND d.lease = $3 AND d.state = 'waiting'`,
      [webhookId, position, lease],
    );
  }

  async release(tx: Tx, { webhookId, position, lease }: Claim): Promise<void> {
    await tx.query(
      'UPDATE webhook_delivery SET lease = NULL, leased_until = NULL WHERE webhook_id = $1 AND position = $2 AND lease = $3',
      [webhookId, position, lease],
    );
  }

  async update(tx: Tx, row: WebhookDeliveryRow): Promise<void> {
    await tx.query(
      `UPDATE webhook_delivery SET state = $3, attempts = $4, due_at = $5, failure = $6, dead_at = $7, lease = NULL, leased_until = NULL
        WHERE webhook_id = $1 AND position = $2`,
      [row.webhookId, row.position, row.state, row.attempts, row.dueAt, row.failure, row.deadAt],
    );
  }

  async remove(tx: Tx, { webhookId, position }: Pick<WebhookDeliveryRow, 'webhookId' | 'position'>): Promise<void> {
    await tx.query('DELETE FROM webhook_delivery WHERE webhook_id = $1 AND position = $2', [webhookId, position]);
  }

  /** Everything after the position is planned anew. */
  async forgetAfter(tx: Tx, webhookId: string, position: number): Promise<void> {
    await tx.query('DELETE FROM webhook_delivery WHERE webhook_id = $1 AND position > $2', [webhookId, position]);
  }

  async allDue(tx: Tx, webhookId: string, now: string): Promise<void> {
    await tx.query(
      `UPDATE webhook_delivery SET due_at = $2 WHERE webhook_id = $1 AND state = 'waiting' AND due_at > $2`,
      [webhookId, now],
    );
  }

  deadLetters(tx: Tx, webhookId: string, page: PageRequest): Promise<WebhookDeliveryRow[]> {
    return tx.query<WebhookDeliveryRow>(
      `SELECT ${DELIVERY} FROM webhook_delivery d WHERE d.webhook_id = $1 AND d.state = 'dead' AND ($2::bigint IS NULL OR d.position > $2)
        ORDER BY d.position LIMIT $3`,
      [webhookId, page.after?.[0] ?? null, page.limit + 1],
    );
  }

  /** Answers how many; null: all of them. */
  async revive(tx: Tx, webhookId: string, eventId: string | null, now: string): Promise<number> {
    const rows = await tx.query(
      `UPDATE webhook_delivery SET state = 'waiting', attempts = 0, due_at = $3, dead_at = NULL
        WHERE webhook_id = $1 AND state = 'dead' AND ($2::uuid IS NULL OR event_id = $2) RETURNING 1`,
      [webhookId, eventId, now],
    );
    return rows.length;
  }

  async log(tx: Tx, row: WebhookAttemptRow): Promise<void> {
    await tx.query(
      `INSERT INTO webhook_attempt (id, webhook_id, event_id, type, attempt, at, outcome, status, duration_ms, failure, next_at,
                                    url_sha256)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        row.id,
        row.webhookId,
        row.eventId,
        row.type,
        row.attempt,
        row.at,
        row.outcome,
        row.status,
        row.durationMs,
        row.failure,
        row.nextAt,
        row.urlSha256,
      ],
    );
  }

  attempts(tx: Tx, filter: AttemptFilter, page: PageRequest): Promise<WebhookAttemptRow[]> {
    return tx.query<WebhookAttemptRow>(
      `SELECT ${ATTEMPT} FROM webhook_attempt a WHERE a.webhook_id = $1 AND ($2::uuid IS NULL OR a.event_id = $2)
          AND ($3::text[] IS NULL OR a.outcome = ANY($3)) AND ($4::uuid IS NULL OR a.id < $4) ORDER BY a.id DESC LIMIT $5`,
      [filter.webhookId, filter.eventId, filter.outcomes, page.after?.[0] ?? null, page.limit + 1],
    );
  }

  async countAttempts(tx: Tx, { webhookId, eventId, outcomes }: AttemptFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(
      `SELECT count(*)::int AS total FROM webhook_attempt a WHERE a.webhook_id = $1 AND ($2::uuid IS NULL OR a.event_id = $2)
          AND ($3::text[] IS NULL OR a.outcome = ANY($3))`,
      [webhookId, eventId, outcomes],
    );
    return row?.total ?? 0;
  }

  /** Old lines of the log, and what cannot be delivered any more because the feed no longer has it. */
  async forgetOld(tx: Tx, before: string): Promise<void> {
    await tx.query('DELETE FROM webhook_attempt WHERE at < $1', [before]);
    await tx.query(
      `DELETE FROM webhook_delivery WHERE state = 'dead' AND position <= (SELECT kept_after FROM event_feed)`,
    );
  }
}
