/** Earlier cases that somebody mediated and in which a party of this one took part, found by the keyed hashes of id number and phone. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

@Injectable()
export class NeutralityReader {
  /** Each case as the ids that its people have in the present one. */
  async earlierOf(tx: Tx, disputeId: string, staffId: string): Promise<string[][]> {
    const rows = await tx.everywhere(() =>
      tx.query<{ partyIds: string[] }>(
        `WITH same AS (
         SELECT mine.id AS party_id, other.dispute_id
           FROM party mine JOIN party other ON other.center_id = mine.center_id AND other.id_number_match = mine.id_number_match
           AND other.restricted_at IS NULL
          WHERE mine.dispute_id = $1 AND other.dispute_id <> $1
         UNION
         SELECT mine.id, other.dispute_id
           FROM party mine JOIN party other ON other.center_id = mine.center_id AND other.phone_match = mine.phone_match
           AND other.restricted_at IS NULL
          WHERE mine.dispute_id = $1 AND other.dispute_id <> $1)
       SELECT array_agg(DISTINCT s.party_id) AS "partyIds"
         FROM same s JOIN dispute d ON d.id = s.dispute_id
        WHERE d.mediator_ids @> ARRAY[$2::uuid]
           OR EXISTS (SELECT 1 FROM mediation_session m
                       WHERE m.dispute_id = d.id AND m.state = 'held' AND $2::uuid = ANY(m.mediator_ids))
        GROUP BY d.id ORDER BY d.id`,
        [disputeId, staffId],
      ),
    );
    return rows.map(({ partyIds }) => partyIds);
  }
}
