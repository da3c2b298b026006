import type { DepartmentRow } from './department.entity.js';
import type { DepartmentResponse } from './departments.dto.js';

export const toDepartmentView = (row: DepartmentRow): DepartmentResponse => ({
  id: row.id,
  centerId: row.centerId,
  code: row.code,
  nameZh: row.nameZh,
  nameEn: row.nameEn,
  presence: row.presence,
  weekdays: row.weekdays,
  peopleNeeded: row.peopleNeeded,
  parts: row.parts,
  categories: row.categories,
  takesCases: row.takesCases,
  active: row.isActive,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
