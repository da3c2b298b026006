/** Grids and the households of their buildings: a row names a grid, which is made when there is none, and perhaps a building in it. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { addressKey } from '../../../domain/centers/address.js';
import type { Tx } from '../../../platform/database/tx.js';
import { GridDutiesService } from '../../grids/grid-duties.service.js';
import { type GridPlace, GridsReader } from '../../grids/grids.reader.js';
import { GridsService } from '../../grids/grids.service.js';
import type { ImportJob, RowFault } from '../import.record.js';
import { ImportedGrid } from '../import-rows.dto.js';
import { type Ground, type ImportKind, type Memory, unknownName, type Weighed, writeEach } from './import-kind.js';

type Known = ReadonlyMap<string, GridPlace>;

interface Seen {
  readonly grids: Map<string, GridPlace>;
  /** and whose row names it: one that is judged again finds its own */
  readonly addresses: Map<string, string>;
}

@Injectable()
export class GridsKind implements ImportKind<ImportedGrid, ImportedGrid> {
  readonly name = 'grids_households';
  readonly rowClass = ImportedGrid;

  constructor(
    private readonly reader: GridsReader,
    private readonly grids: GridsService,
    private readonly duties: GridDutiesService,
  ) {}

  async groundFor(tx: Tx, { centerId }: ImportJob, memory: Memory): Promise<Ground<ImportedGrid, ImportedGrid>> {
    const seen = await this.seenSoFar(tx, centerId, memory);
    const written = await this.reader.byName(tx, centerId);
    const known = new Map([...seen.grids, ...written]);
    return {
      weigh: (row, subjectId) => {
        const weighed = weigh(row, known, (key) => (seen.addresses.get(key) ?? subjectId) !== subjectId);
        if (weighed.faults.length > 0) return weighed;
        if (row.buildingAddress !== undefined) seen.addresses.set(addressKey(row.buildingAddress), subjectId);
        if (known.has(row.gridName)) return weighed;
        const parentId = known.get(row.parentName ?? '')?.id ?? null;
        const place = { id: uuidv7(), name: row.gridName, level: row.level, parentId };
        known.set(row.gridName, place);
        seen.grids.set(row.gridName, place);
        return weighed;
      },
      write: (rows) =>
        writeEach(tx, rows, async ({ subjectId, plan }) => {
          const { gridName: name, level, parentName, buildingAddress: address, households = 0 } = plan;
          const parentId = written.get(parentName ?? '')?.id ?? null;
          const grid = written.get(name) ?? (await this.grids.add(tx, centerId, { parentId, level, name }));
          if (address !== undefined)
            await this.duties.building(tx, { id: grid.id, centerId }, { id: subjectId, address, households });
          written.set(name, grid);
        }),
    };
  }

  /** The buildings there are, and what the rows before name beside them. */
  private async seenSoFar(tx: Tx, centerId: string, memory: Memory): Promise<Seen> {
    const before = memory.get('seen') as Seen | undefined;
    if (before !== undefined) return before;
    const keys = await this.reader.addressKeys(tx, centerId);
    const seen: Seen = { grids: new Map(), addresses: new Map(keys.map((key) => [key, ''])) };
    memory.set('seen', seen);
    return seen;
  }
}

function weigh(row: ImportedGrid, known: Known, isTaken: (key: string) => boolean): Weighed<ImportedGrid> {
  const faults = [...ofPlace(row, known)];
  const key = row.buildingAddress === undefined ? null : addressKey(row.buildingAddress);
  if (key === '') faults.push({ pointer: '/buildingAddress', code: 'too_short', params: { min: 1 } });
  else if (key !== null && isTaken(key))
    faults.push({ pointer: '/buildingAddress', code: 'already_exists', params: { what: 'address' } });
  if (row.households !== undefined && row.buildingAddress === undefined)
    faults.push({ pointer: '/households', code: 'needs', params: { other: 'buildingAddress' } });
  return faults.length > 0 ? { faults } : { faults, plan: row };
}

function ofPlace({ gridName, level, parentName }: ImportedGrid, known: Known): RowFault[] {
  const parent = parentName === undefined ? undefined : known.get(parentName);
  if (parentName !== undefined && parent === undefined) return [unknownName('/parentName', parentName, known.keys())];
  const there = known.get(gridName);
  if (there !== undefined)
    return there.level === level && (parent === undefined || there.parentId === parent.id)
      ? []
      : [{ pointer: '/gridName', code: 'import_grid_differs' }];
  const isInPlace = parent === undefined ? level === 1 : parent.level === level - 1;
  return isInPlace ? [] : [{ pointer: '/parentName', code: 'grid_parent_wrong' }];
}
