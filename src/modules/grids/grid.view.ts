import type { GridBuildingRow } from './grid.entity.js';
import type { BuildingResponse, DutyResponse, GridResponse, GridSummaryResponse } from './grids.dto.js';
import type { DutyRecord, GridRecord } from './grids.store.js';

export const toSummaryView = (row: GridRecord): GridSummaryResponse => ({
  id: row.id,
  centerId: row.centerId,
  parentId: row.parentId,
  level: row.level,
  name: row.name,
  households: row.households,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

export const toBuildingView = (row: GridBuildingRow): BuildingResponse => ({
  id: row.id,
  gridId: row.gridId,
  address: row.address,
  households: row.households,
});

export const toDutyView = (row: DutyRecord): DutyResponse => ({
  id: row.id,
  gridId: row.gridId,
  staffId: row.staffId,
  staffName: row.staffName,
  matter: row.matter,
  duty: row.duty,
  validFrom: row.validFrom,
  validTo: row.validTo,
});

export const toGridView = (
  row: GridRecord,
  buildings: readonly GridBuildingRow[],
  duties: readonly DutyRecord[],
): GridResponse => ({
  ...toSummaryView(row),
  buildings: buildings.map(toBuildingView),
  duties: duties.map(toDutyView),
});
