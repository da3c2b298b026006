/** What other modules ask about staff. */
import { Injectable } from '@nestjs/common';
import type { Appointment } from '../../domain/centers/appointment.js';
import type { Tx } from '../../platform/database/tx.js';
import { refuse, unknownReference } from '../../platform/http/problem.js';
import type { StaffRow } from './staff.entity.js';
import { StaffStore } from './staff.store.js';

/** Whether somebody is a people's mediator on a day: `isInTerm(record, day)` of domain/centers/appointment.ts. */
export interface StaffRecord extends Appointment {
  readonly id: string;
  readonly centerId: string;
  readonly departmentId: string | null;
  readonly name: string;
  readonly title: string | null;
  readonly isOfficer: boolean;
  readonly committee: string | null;
  readonly gridLevel: number | null;
  readonly workPhone: string | null;
  readonly workUnit: string | null;
  /** 1 = Monday … 7: available for duty */
  readonly weekdays: readonly number[];
  readonly maxShiftsPerWeek: number | null;
  /** hours between two shifts; null = any */
  readonly minRestHours: number | null;
  /** further departments whose roster the officer stands on */
  readonly alsoDepartmentIds: readonly string[];
  readonly active: boolean;
}

@Injectable()
export class StaffReader {
  constructor(private readonly store: StaffStore) {}

  async get(tx: Tx, id: string): Promise<StaffRecord | undefined> {
    const row = await this.store.get(tx, id);
    return row === undefined ? undefined : recordOf(row);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<StaffRecord[]> {
    return ids.length === 0 ? [] : (await this.store.many(tx, ids)).map(recordOf);
  }

  /** Everybody of a centre by name, also who works there no longer; several may bear one. */
  async idsByName(tx: Tx, centerId: string): Promise<Map<string, string[]>> {
    const byName = new Map<string, string[]>();
    for (const { id, name } of await this.store.names(tx, centerId))
      byName.set(name, [...(byName.get(name) ?? []), id]);
    return byName;
  }

  /** Everybody of a centre, also who works there no longer: a name, and where they belong. */
  names(tx: Tx, centerId: string): Promise<Pick<StaffRecord, 'id' | 'name' | 'departmentId'>[]> {
    return this.store.names(tx, centerId);
  }

  /** Active people's mediators whose term covers the day, by id; `departmentId` null = of the whole centre. */
  async mediatorsInTerm(tx: Tx, centerId: string, departmentId: string | null, on: string): Promise<StaffRecord[]> {
    return (await this.store.mediatorsInTerm(tx, centerId, departmentId, on)).map(recordOf);
  }

  /** Active officers of a centre, by id: whom a roster can put on duty. */
  async officers(tx: Tx, centerId: string): Promise<StaffRecord[]> {
    return (await this.store.officers(tx, centerId)).map(recordOf);
  }

  /** Somebody a body named: of the centre and working; throws 400 at the pointer or refuses `staff_inactive`. */
  async demand(tx: Tx, id: string, centerId: string, pointer: string): Promise<StaffRecord> {
    const record = await this.get(tx, id);
    if (record === undefined || record.centerId !== centerId) throw unknownReference(pointer);
    if (!record.active) throw refuse('staff_inactive');
    return record;
  }
}

const recordOf = (row: StaffRow): StaffRecord => ({
  id: row.id,
  centerId: row.centerId,
  departmentId: row.departmentId,
  name: row.name,
  title: row.title,
  isOfficer: row.isOfficer,
  appointedFrom: row.appointedFrom,
  appointedTo: row.appointedTo,
  committee: row.committee,
  gridLevel: row.gridLevel,
  workPhone: row.workPhone,
  workUnit: row.workUnit,
  weekdays: row.weekdays,
  maxShiftsPerWeek: row.maxShiftsPerWeek,
  minRestHours: row.minRestHours,
  alsoDepartmentIds: row.alsoDepartmentIds,
  active: row.isActive,
});
