/** Centres, departments and names of staff, as far as the rights of the caller reach: what the ids in the cases stand for. */
import { Injectable } from '@nestjs/common';
import type { ExportKind } from '../../domain/exports/words.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { CentersReader } from '../centers/centers.reader.js';
import { DepartmentsReader } from '../departments/departments.reader.js';
import { StaffReader } from '../staff/staff.reader.js';
import type { ExportLine } from './export-source.service.js';

@Injectable()
export class HouseLines {
  constructor(
    private readonly centers: CentersReader,
    private readonly departments: DepartmentsReader,
    private readonly staff: StaffReader,
  ) {}

  async of(tx: Tx, { scope }: Caller, kinds: readonly ExportKind[]): Promise<ExportLine[]> {
    const lines: ExportLine[] = [];
    for (const { id, parentId, name, shortName, level, zone } of await this.centers.many(tx, scope.centerIds)) {
      lines.push({ kind: 'center', id, data: { id, parentId, name, shortName, level, timeZone: zone } });
      for (const one of await this.departments.list(tx, id)) {
        const { code, nameZh, nameEn, active } = one;
        lines.push({
          kind: 'department',
          id: one.id,
          data: { id: one.id, centerId: id, code, nameZh, nameEn, active },
        });
      }
      for (const { id: staffId, name: staffName, departmentId } of await this.staff.names(tx, id)) {
        const data = { id: staffId, centerId: id, departmentId, name: staffName };
        lines.push({ kind: 'staff', id: staffId, data });
      }
    }
    return lines.filter(({ kind }) => kinds.includes(kind));
  }
}
