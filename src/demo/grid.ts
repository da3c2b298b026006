/** The grid of the founding article: one first-level grid, five grids, 28 parts, each with its one answerable person. */
import type { INestApplicationContext } from '@nestjs/common';
import { firstDayOf } from '../domain/shared/day.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../platform/database/tx.js';
import { GridDutiesService } from '../modules/grids/grid-duties.service.js';
import { GridsService } from '../modules/grids/grids.service.js';
import type { Days } from './days.js';
import type { Ground } from './ground.js';
import { GRID_HEADS, GRID_LEADER, gridWorkerName } from './people.data.js';
import { BUILDINGS_PER_PART, type DemoGrid, GRIDS } from './places.data.js';

const DUTIES = {
  1: '统筹全社区网格工作，督促各网格矛盾纠纷排查化解',
  2: '本网格日常管理、矛盾纠纷初步处置和上报',
  3: '入户走访、信息采集、矛盾纠纷排查上报和回访',
} as const;

interface NewGrid {
  readonly level: 1 | 2 | 3;
  readonly name: string;
  readonly parentId: string | null;
  readonly answerable: string;
}

/** Ids of the third-level parts, in the order of their workers. */
export function setUpGrid(context: INestApplicationContext, ground: Ground, days: Days): Promise<string[]> {
  const writer = new GridWriter(context, ground, firstDayOf(days.monthsAgo(30)));
  return context.get(UnitOfWork).run(SYSTEM_SCOPE, async (tx) => {
    const root = await writer.add(tx, { level: 1, name: '阳春社区网格', parentId: null, answerable: GRID_LEADER });
    const parts: string[] = [];
    for (const [index, grid] of GRIDS.entries()) {
      const head = GRID_HEADS[index] ?? GRID_LEADER;
      const gridId = await writer.add(tx, { level: 2, name: grid.name, parentId: root, answerable: head });
      parts.push(...(await writer.addParts(tx, grid, gridId, parts.length)));
    }
    return parts;
  });
}

class GridWriter {
  private readonly grids: GridsService;
  private readonly duties: GridDutiesService;
  private readonly centerId: string;

  constructor(
    context: INestApplicationContext,
    private readonly ground: Ground,
    private readonly since: string,
  ) {
    this.grids = context.get(GridsService);
    this.duties = context.get(GridDutiesService);
    this.centerId = ground.center('yangchun');
  }

  async add(tx: Tx, { answerable, ...grid }: NewGrid): Promise<string> {
    const row = await this.grids.add(tx, this.centerId, grid);
    const staffId = this.ground.person(answerable);
    await this.duties.duty(tx, row, { staffId, duty: DUTIES[grid.level], validFrom: this.since });
    return row.id;
  }

  async addParts(tx: Tx, grid: DemoGrid, parentId: string, workersBefore: number): Promise<string[]> {
    const ids: string[] = [];
    for (let part = 0; part < grid.parts; part += 1) {
      const answerable = gridWorkerName(workersBefore + part + 1);
      const id = await this.add(tx, { level: 3, name: `${grid.name}第${part + 1}片区`, parentId, answerable });
      for (let index = part * BUILDINGS_PER_PART; index < (part + 1) * BUILDINGS_PER_PART; index += 1) {
        const address = `${grid.estate}${grid.firstBuilding + index}号楼`;
        const building = { address, households: householdsOf(grid, index) };
        await this.duties.building(tx, { id, centerId: this.centerId }, building);
      }
      ids.push(id);
    }
    return ids;
  }
}

/** The grid's households over its buildings, as evenly as whole numbers allow. */
function householdsOf({ households, parts }: DemoGrid, index: number): number {
  const buildings = parts * BUILDINGS_PER_PART;
  return Math.floor(households / buildings) + (index < households % buildings ? 1 : 0);
}
