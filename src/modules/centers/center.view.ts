import type { CenterRow } from './center.entity.js';
import type { CenterResponse } from './centers.dto.js';

export const toCenterView = (row: CenterRow): CenterResponse => ({
  id: row.id,
  parentId: row.parentId,
  path: row.path,
  name: row.name,
  shortName: row.shortName,
  level: row.level,
  areaCode: row.areaCode,
  timeZone: row.timeZone,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
