/** People who work at the centre. They get no account and no password by it. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { StaffService } from '../../staff/staff.service.js';
import type { ImportJob, RowFault } from '../import.record.js';
import { ImportedStaff } from '../import-rows.dto.js';
import { CenterNamesReader } from './center-names.service.js';
import { type Ground, type ImportKind, writeEach } from './import-kind.js';

interface StaffPlan {
  readonly row: ImportedStaff;
  readonly departmentId: string | null;
}

@Injectable()
export class StaffKind implements ImportKind<ImportedStaff, StaffPlan> {
  readonly name = 'staff';
  readonly rowClass = ImportedStaff;

  constructor(
    private readonly names: CenterNamesReader,
    private readonly staff: StaffService,
  ) {}

  async groundFor(tx: Tx, { centerId }: ImportJob): Promise<Ground<ImportedStaff, StaffPlan>> {
    const names = await this.names.of(tx, centerId);
    return {
      weigh: (row) => {
        const department = names.department(row.departmentCode);
        const faults = [...department.faults, ...ofPerson(row, department.value?.active)];
        return faults.length > 0 ? { faults } : { faults, plan: { row, departmentId: department.value?.id ?? null } };
      },
      write: (rows) =>
        writeEach(tx, rows, ({ subjectId: id, plan: { row, departmentId } }) => {
          const { externalId: _, externalSource: __, departmentCode: ___, ...person } = row;
          return this.staff.add(tx, centerId, { ...person, id, departmentId });
        }),
    };
  }
}

function ofPerson({ isOfficer, departmentCode, appointment }: ImportedStaff, isOpen: boolean | undefined): RowFault[] {
  const { appointedFrom = '', appointedTo = null } = appointment ?? {};
  return [
    ...(isOfficer === true && departmentCode === undefined
      ? [{ pointer: '/departmentCode', code: 'needs', params: { other: 'departmentCode' } }]
      : []),
    ...(isOpen === false ? [{ pointer: '/departmentCode', code: 'department_closed' }] : []),
    ...(appointedTo !== null && appointedTo <= appointedFrom
      ? [{ pointer: '/appointment/appointedTo', code: 'bad_range' }]
      : []),
  ];
}
