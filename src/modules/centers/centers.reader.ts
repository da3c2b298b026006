/** What other modules ask about centres. */
import { Injectable } from '@nestjs/common';
import type { CenterLevel } from '../../domain/centers/levels.js';
import type { Tx } from '../../platform/database/tx.js';
import type { CenterRow } from './center.entity.js';
import { CentersStore } from './centers.store.js';

export interface CenterRecord {
  readonly id: string;
  readonly parentId: string | null;
  /** from the root down to the centre itself */
  readonly path: readonly string[];
  readonly name: string;
  readonly shortName: string;
  readonly level: CenterLevel;
  /** IANA zone in which its civil days are counted */
  readonly zone: string;
  readonly version: number;
}

@Injectable()
export class CentersReader {
  constructor(private readonly store: CentersStore) {}

  async get(tx: Tx, id: string): Promise<CenterRecord | undefined> {
    const row = await this.store.get(tx, id);
    return row === undefined ? undefined : recordOf(row);
  }

  async many(tx: Tx, ids: readonly string[]): Promise<CenterRecord[]> {
    return (await this.store.many(tx, ids)).map(recordOf);
  }

  /** The centres and everything below them: what a subtree role reaches. */
  subtreeIds(tx: Tx, ids: readonly string[]): Promise<string[]> {
    return this.store.subtreeIds(tx, ids);
  }

  /** Nothing below it: it keeps its own petition register. */
  async isLeaf(tx: Tx, id: string): Promise<boolean> {
    return (await this.store.childLevels(tx, id)).length === 0;
  }
}

const recordOf = (row: CenterRow): CenterRecord => ({
  id: row.id,
  parentId: row.parentId,
  path: row.path,
  name: row.name,
  shortName: row.shortName,
  level: row.level as CenterLevel,
  zone: row.timeZone,
  version: row.version,
});
