import { isInTerm } from '../../domain/centers/appointment.js';
import type { Day } from '../../domain/shared/day.js';
import type { StaffRow } from './staff.entity.js';
import type { StaffResponse } from './staff.dto.js';

export const toStaffView = (row: StaffRow, today: Day): StaffResponse => ({
  id: row.id,
  centerId: row.centerId,
  departmentId: row.departmentId,
  name: row.name,
  title: row.title,
  isOfficer: row.isOfficer,
  appointment:
    row.appointedFrom === null
      ? null
      : { appointedFrom: row.appointedFrom, appointedTo: row.appointedTo, committee: row.committee },
  isPeoplesMediator: isInTerm(row, today),
  gridLevel: row.gridLevel,
  workPhone: row.workPhone,
  workUnit: row.workUnit,
  homeAddressKnown: row.homeAddressSealed !== null,
  weekdays: row.weekdays,
  maxShiftsPerWeek: row.maxShiftsPerWeek,
  minRestHours: row.minRestHours,
  alsoDepartmentIds: row.alsoDepartmentIds,
  active: row.isActive,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
