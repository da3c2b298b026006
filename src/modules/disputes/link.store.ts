/** SQL of the links between cases, read from either side. */
import { Injectable } from '@nestjs/common';
import type { LinkDirection, LinkKind } from '../../domain/dispute/ending/words.js';
import type { Actor } from '../../domain/access/scope.js';
import type { State } from '../../domain/dispute/states.js';
import type { Tx } from '../../platform/database/tx.js';
import { VISIBLE, visibilityParams } from './visibility.reader.js';

export interface NewLink {
  readonly id: string;
  readonly centerId: string;
  readonly fromDisputeId: string;
  readonly toDisputeId: string;
  readonly kind: LinkKind;
  readonly linkedAt: string;
}

/** A link as one side sees it, with the case on the other. */
export interface LinkRecord {
  readonly id: string;
  readonly kind: LinkKind;
  readonly direction: LinkDirection;
  readonly linkedAt: string;
  readonly disputeId: string;
  readonly receiptNo: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: State;
  readonly isVisible: boolean;
}

@Injectable()
export class LinkStore {
  async add(tx: Tx, { id, centerId, fromDisputeId, toDisputeId, kind, linkedAt }: NewLink): Promise<void> {
    await tx.query(
      `INSERT INTO dispute_link (id, center_id, from_dispute_id, to_dispute_id, kind, linked_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, centerId, fromDisputeId, toDisputeId, kind, linkedAt],
    );
  }

  async end(tx: Tx, id: string, endedAt: string): Promise<void> {
    await tx.query('UPDATE dispute_link SET ended_at = $2 WHERE id = $1', [id, endedAt]);
  }

  /** Those of the cases named that the actor may know of. */
  visible(tx: Tx, actor: Actor, disputeIds: readonly string[]): Promise<{ id: string }[]> {
    return tx.query(`SELECT d.id FROM dispute d WHERE d.id = ANY($8::uuid[]) AND ${VISIBLE}`, [
      ...visibilityParams(actor),
      disputeIds,
    ]);
  }

  /** Links that have not ended, oldest first. */
  ofDispute(tx: Tx, actor: Actor, disputeId: string): Promise<LinkRecord[]> {
    return tx.query<LinkRecord>(
      `SELECT l.id, l.kind, CASE WHEN l.from_dispute_id = $8 THEN 'to' ELSE 'from' END AS direction,
              l.linked_at AS "linkedAt", d.id AS "disputeId", d.receipt_no AS "receiptNo", d.number, d.title, d.state,
              coalesce(${VISIBLE}, false) AS "isVisible"
         FROM dispute_link l
         LEFT JOIN dispute d ON d.id = CASE WHEN l.from_dispute_id = $8 THEN l.to_dispute_id ELSE l.from_dispute_id END
        WHERE (l.from_dispute_id = $8 OR l.to_dispute_id = $8) AND l.ended_at IS NULL
        ORDER BY l.linked_at, l.id`,
      [...visibilityParams(actor), disputeId],
    );
  }
}
