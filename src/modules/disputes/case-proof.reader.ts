/** Is every case what its log says? The row is a projection; where rows came from elsewhere, that is shown and not believed. */
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { foldFacts } from '../../domain/dispute/fold.js';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import type { Tx } from '../../platform/database/tx.js';
import { CaseLog } from './case-log.js';

const AT_ONCE = 200;

@Injectable()
export class CaseProofReader {
  constructor(private readonly log: CaseLog) {}

  /** Ids of the cases whose row is not the fold of their log. */
  async contradictions(tx: Tx): Promise<string[]> {
    const found: string[] = [];
    for (let after: string | null = null; ;) {
      const rows: { id: string; folded: DisputeFacts; state: string; version: number }[] = await tx.query(
        `SELECT id, folded, state, version FROM dispute WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT ${AT_ONCE}`,
        [after],
      );
      for (const { id, folded, state, version } of rows) {
        const facts = foldFacts(await this.log.read(tx, id));
        const isSame = isDeepStrictEqual(JSON.parse(JSON.stringify(facts)), folded);
        if (!isSame || facts.state !== state || facts.version !== version) found.push(id);
      }
      after = rows.at(-1)?.id ?? null;
      if (rows.length < AT_ONCE) return found;
    }
  }
}
