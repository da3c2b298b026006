/** What other modules ask about departments. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { refuse, unknownReference } from '../../platform/http/problem.js';
import type { DepartmentRow } from './department.entity.js';
import { DepartmentsStore } from './departments.store.js';
import type { Parts, Presence } from './departments.dto.js';

export interface DepartmentRecord {
  readonly id: string;
  readonly centerId: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly presence: Presence;
  /** 1 = Monday … 7; Monday to Friday in full means every working day */
  readonly weekdays: readonly number[];
  readonly peopleNeeded: number;
  readonly parts: Parts;
  readonly categories: readonly string[];
  readonly takesCases: boolean;
  readonly active: boolean;
}

@Injectable()
export class DepartmentsReader {
  constructor(private readonly store: DepartmentsStore) {}

  async get(tx: Tx, id: string): Promise<DepartmentRecord | undefined> {
    const row = await this.store.get(tx, id);
    return row === undefined ? undefined : recordOf(row);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<DepartmentRecord[]> {
    return (await this.store.many(tx, ids)).map(recordOf);
  }

  /** All departments of a centre, closed ones too, in the order they were set up. */
  async list(tx: Tx, centerId: string): Promise<DepartmentRecord[]> {
    return (await this.store.ofCenter(tx, centerId)).map(recordOf);
  }

  /**
   * A department somebody named: it must be of the centre and open, and stays open until the transaction ends. Answers it,
   * throws 400 at the pointer or refuses `department_closed`.
   */
  async demand(tx: Tx, id: string, centerId: string, pointer: string): Promise<DepartmentRecord> {
    const row = await this.store.share(tx, id);
    if (row === undefined || row.centerId !== centerId) throw unknownReference(pointer);
    if (!row.isActive) throw refuse('department_closed');
    return recordOf(row);
  }

  /** The first of these that is of the centre, open, and takes cases. */
  async firstThatTakesCases(tx: Tx, centerId: string, ids: readonly (string | null)[]): Promise<string | null> {
    for (const id of ids) {
      const department = id === null ? undefined : await this.get(tx, id);
      if (department?.centerId === centerId && department.active && department.takesCases) return department.id;
    }
    return null;
  }

  /** The first open one that takes cases of this category when nobody names a department. */
  async forCategory(tx: Tx, centerId: string, category: string): Promise<DepartmentRecord | undefined> {
    const open = (await this.list(tx, centerId)).filter((department) => department.active && department.takesCases);
    return open.find((department) => department.categories.includes(category));
  }
}

const recordOf = (row: DepartmentRow): DepartmentRecord => ({
  id: row.id,
  centerId: row.centerId,
  code: row.code,
  nameZh: row.nameZh,
  nameEn: row.nameEn,
  presence: row.presence as Presence,
  weekdays: row.weekdays,
  peopleNeeded: row.peopleNeeded,
  parts: row.parts as Parts,
  categories: row.categories,
  takesCases: row.takesCases,
  active: row.isActive,
});
