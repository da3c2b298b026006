/** Grids and the households of their buildings: a row names a grid, which is made when there is none, and perhaps a building in it. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../platform/database/tx.js';
import { GridDutiesService } from '../../grids/grid-duties.service.js';
import { type GridPlace, GridsReader } from '../../grids/grids.reader.js';
import { GridsService } from '../../grids/grids.service.js';
import type { ImportJob, RowFault } from '../import.record.js';
import { ImportedGrid } from '../import-rows.dto.js';
import { type Ground, type ImportKind, type Memory, unknownName, type Weighed, writeEach } from './import-kind.js';

type Known = ReadonlyMap<string, GridPlace>;

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
    const seen = memory as Map<string, GridPlace>;
    const known = new Map([...seen, ...(await this.reader.byName(tx, centerId))]);
    const written = await this.reader.byName(tx, centerId);
    return {
      weigh: (row) => {
        const weighed = weigh(row, known);
        if (weighed.faults.length === 0 && !known.has(row.gridName)) {
          const parentId = known.get(row.parentName ?? '')?.id ?? null;
          const place = { id: uuidv7(), name: row.gridName, level: row.level, parentId };
          known.set(row.gridName, place);
          seen.set(row.gridName, place);
        }
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
}

function weigh(row: ImportedGrid, known: Known): Weighed<ImportedGrid> {
  const faults = [...ofPlace(row, known)];
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
