/** What other modules ask about grids: which one an address lies in, and who answers there. */
import { Injectable } from '@nestjs/common';
import { longestMatch } from '../../domain/centers/address.js';
import type { Tx } from '../../platform/database/tx.js';
import type { GridBuildingRow } from './grid.entity.js';
import { type DutyRecord, type GridPlace, type GridRecord, GridsStore } from './grids.store.js';

export type { GridPlace } from './grids.store.js';

/** The matter that covers everything not named apart. */
export const GENERAL_MATTER = 'general';

export interface AnswerableLevel {
  readonly grid: GridRecord;
  /** null: nobody is named for that day */
  readonly duty: DutyRecord | null;
}

@Injectable()
export class GridsReader {
  constructor(private readonly store: GridsStore) {}

  get(tx: Tx, gridId: string): Promise<GridRecord | undefined> {
    return this.store.get(tx, gridId);
  }

  /** All grids of a centre by their names, which are unique there. */
  async byName(tx: Tx, centerId: string): Promise<Map<string, GridPlace>> {
    return new Map((await this.store.places(tx, centerId)).map((place) => [place.name, place]));
  }

  /** Every building of the centre, as addresses are compared. */
  async addressKeys(tx: Tx, centerId: string): Promise<string[]> {
    return (await this.store.buildingsIn(tx, centerId)).map(({ addressKey }) => addressKey);
  }

  /** Every grid of the centre and the one above it; null: nothing above. */
  async treeOf(tx: Tx, centerId: string): Promise<Map<string, string | null>> {
    return new Map((await this.store.parents(tx, centerId)).map(({ id, parentId }) => [id, parentId]));
  }

  /** The building an address lies in, by the longest match. */
  async buildingOf(tx: Tx, centerId: string, address: string): Promise<GridBuildingRow | undefined> {
    return longestMatch(address, await this.store.buildingsIn(tx, centerId));
  }

  /** The grid and those above it, the topmost first, with who answers for the matter there (else for everything). */
  async answerable(tx: Tx, gridId: string, on: string, matter = GENERAL_MATTER): Promise<AnswerableLevel[]> {
    const chain = await this.store.chain(tx, gridId);
    const duties = await this.store.dutiesOn(
      tx,
      chain.map((grid) => grid.id),
      on,
    );
    return chain.map((grid) => {
      const own = duties.filter((duty) => duty.gridId === grid.id);
      const named = own.find((duty) => duty.matter === matter) ?? own.find((duty) => duty.matter === GENERAL_MATTER);
      return { grid, duty: named ?? null };
    });
  }

  /** Grids in which the person answers for something on the day. */
  gridIdsOfStaff(tx: Tx, staffId: string, on: string): Promise<string[]> {
    return this.store.gridIdsOfStaff(tx, staffId, on);
  }

  /** The centre's first-level grid, when there is exactly one: it answers for addresses in no known building. */
  async onlyRoot(tx: Tx, centerId: string): Promise<GridRecord | undefined> {
    const roots = await this.store.roots(tx, centerId);
    return roots.length === 1 ? roots[0] : undefined;
  }
}
