/** Serials without gaps: the row of centre, year and word is locked until the acceptance commits or rolls back (R39). */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

@Injectable()
export class NumberStore {
  async next(tx: Tx, centerId: string, year: number, word: string): Promise<number> {
    const row = await tx.one<{ last: number }>(
      `INSERT INTO number_serial (center_id, year, word, last) VALUES ($1, $2, $3, 1)
       ON CONFLICT (center_id, year, word) DO UPDATE SET last = number_serial.last + 1
       RETURNING last`,
      [centerId, year, word],
    );
    if (row === undefined) throw new Error('no serial was drawn');
    return row.last;
  }

  /** Several at once; answers the first of them. */
  async nextOf(tx: Tx, centerId: string, year: number, word: string, count: number): Promise<number> {
    const row = await tx.one<{ last: number }>(
      `INSERT INTO number_serial (center_id, year, word, last) VALUES ($1, $2, $3, $4)
       ON CONFLICT (center_id, year, word) DO UPDATE SET last = number_serial.last + excluded.last
       RETURNING last`,
      [centerId, year, word, count],
    );
    if (row === undefined) throw new Error('no serial was drawn');
    return row.last - count + 1;
  }
}
