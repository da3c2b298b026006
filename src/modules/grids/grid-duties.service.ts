/** What belongs to a grid, and who answers for an address: one person per grid, matter and day. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { addressKey } from '../../domain/centers/address.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, notFound, refuse } from '../../platform/http/problem.js';
import { changed, recorded, type Reply, revalidated } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import { StaffReader } from '../staff/staff.reader.js';
import type { GridBuildingRow, GridRow } from './grid.entity.js';
import { toBuildingView, toDutyView, toGridView } from './grid.view.js';
import type {
  AddBuildingRequest,
  AddDutyRequest,
  BuildingResponse,
  DutyResponse,
  EndDutyRequest,
  GridResponse,
  ResponsibleQuery,
  ResponsibleResponse,
} from './grids.dto.js';
import { GENERAL_MATTER, GridsReader } from './grids.reader.js';
import { type DutyRecord, type GridRecord, GridsStore } from './grids.store.js';

const pathOf = (gridId: string): string => `/grids/${gridId}`;

@Injectable()
export class GridDutiesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: GridsStore,
    private readonly reader: GridsReader,
    private readonly centers: CentersReader,
    private readonly staff: StaffReader,
    private readonly clock: Clock,
  ) {}

  addBuilding(caller: Caller, gridId: string, input: AddBuildingRequest): Promise<Reply<BuildingResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const grid = await this.managed(tx, caller, gridId);
      const row = await this.building(tx, grid, input);
      return recorded(toBuildingView(row), await this.store.touch(tx, gridId, this.clock.nowIso()), pathOf(gridId));
    });
  }

  addDuty(caller: Caller, gridId: string, input: AddDutyRequest): Promise<Reply<DutyResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const grid = await this.managed(tx, caller, gridId);
      const row = await this.duty(tx, grid, input);
      return recorded(toDutyView(row), await this.store.touch(tx, gridId, this.clock.nowIso()), pathOf(gridId));
    });
  }

  endDuty(caller: Caller, gridId: string, dutyId: string, input: EndDutyRequest): Promise<Reply<GridResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const grid = await this.managed(tx, caller, gridId);
      const duty = await this.store.getDuty(tx, gridId, dutyId);
      if (duty === undefined) throw notFound();
      const isShorter = duty.validFrom < input.validTo && (duty.validTo === null || input.validTo <= duty.validTo);
      if (!isShorter) throw refuse('binding_ends_too_late');
      await this.store.endDuty(tx, dutyId, input.validTo);
      const version = await this.store.touch(tx, gridId, this.clock.nowIso());
      const now = (await this.store.get(tx, gridId)) ?? grid;
      const buildings = await this.store.buildingsOf(tx, gridId);
      return changed(toGridView(now, buildings, await this.store.dutiesOf(tx, gridId)), version, pathOf(gridId));
    });
  }

  responsible(caller: Caller, centerId: string, query: ResponsibleQuery): Promise<Reply<ResponsibleResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const center = await this.centers.get(tx, centerId);
      if (center === undefined) throw notFound();
      const on = query.on ?? this.clock.today(center.zone);
      const matter = query.matter ?? GENERAL_MATTER;
      const building = await this.reader.buildingOf(tx, centerId, query.address);
      const gridId = building?.gridId ?? (await this.reader.onlyRoot(tx, centerId))?.id ?? null;
      const levels = gridId === null ? [] : await this.reader.answerable(tx, gridId, on, matter);
      return revalidated({
        address: query.address,
        on,
        matter,
        building: building === undefined ? null : toBuildingView(building),
        gridId: building?.gridId ?? null,
        levels: levels.map(({ grid, duty }) => ({
          gridId: grid.id,
          level: grid.level,
          gridName: grid.name,
          duty: duty === null ? null : toDutyView(duty),
        })),
      });
    });
  }

  /** Adds a building; also for set-up and the demo centre. */
  async building(tx: Tx, grid: Pick<GridRow, 'id' | 'centerId'>, input: AddBuildingRequest): Promise<GridBuildingRow> {
    const key = addressKey(input.address);
    if (key === '') throw invalid('/address', 'too_short', { min: 1 });
    const row: GridBuildingRow = {
      id: input.id ?? uuidv7(),
      centerId: grid.centerId,
      gridId: grid.id,
      address: input.address,
      addressKey: key,
      households: input.households,
      createdAt: this.clock.nowIso(),
    };
    await this.store.insertBuilding(tx, row);
    return row;
  }

  /** Binds a person to a matter of a grid; also for set-up and the demo centre. */
  async duty(tx: Tx, grid: Pick<GridRow, 'id' | 'centerId'>, input: AddDutyRequest): Promise<DutyRecord> {
    const validTo = input.validTo ?? null;
    if (validTo !== null && validTo <= input.validFrom) throw invalid('/validTo', 'bad_range');
    const staff = await this.staff.demand(tx, input.staffId, grid.centerId, '/staffId');
    const row: DutyRecord = {
      id: input.id ?? uuidv7(),
      centerId: grid.centerId,
      gridId: grid.id,
      staffId: staff.id,
      staffName: staff.name,
      matter: input.matter ?? GENERAL_MATTER,
      duty: input.duty,
      validFrom: input.validFrom,
      validTo,
      createdAt: this.clock.nowIso(),
    };
    await this.store.insertDuty(tx, row);
    return row;
  }

  /** The grid under its lock, for somebody who manages it and has read it as it is. */
  private async managed(tx: Tx, caller: Caller, gridId: string): Promise<GridRecord> {
    const grid = await this.store.lock(tx, gridId);
    if (grid === undefined) throw notFound();
    demandInCenter(caller, 'grid.manage', grid.centerId);
    checkIfMatch(caller, grid.version);
    return grid;
  }
}
