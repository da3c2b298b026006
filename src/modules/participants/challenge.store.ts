/** The words of challenges. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';

export interface ChallengeRecord {
  readonly id: string;
  readonly disputeId: string;
  readonly note: string | null;
  readonly reason: string | null;
}

const COLUMNS = 'id, dispute_id AS "disputeId", note, reason';

@Injectable()
export class ChallengeStore {
  get(tx: Tx, id: string): Promise<ChallengeRecord | undefined> {
    return tx.one<ChallengeRecord>(`SELECT ${COLUMNS} FROM mediator_challenge WHERE id = $1`, [id]);
  }

  ofDispute(tx: Tx, disputeId: string): Promise<ChallengeRecord[]> {
    return tx.query<ChallengeRecord>(`SELECT ${COLUMNS} FROM mediator_challenge WHERE dispute_id = $1`, [disputeId]);
  }

  async insert(tx: Tx, centerId: string, { id, disputeId, note }: Omit<ChallengeRecord, 'reason'>): Promise<void> {
    const inserted = await tx.query(
      `INSERT INTO mediator_challenge (id, center_id, dispute_id, note) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [id, centerId, disputeId, note],
    );
    if (inserted.length === 0) throw new Problem('id_in_use');
  }

  async decide(tx: Tx, id: string, reason: string): Promise<void> {
    await tx.query('UPDATE mediator_challenge SET reason = $2 WHERE id = $1', [id, reason]);
  }
}
