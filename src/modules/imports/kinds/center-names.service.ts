/** What the rows of other systems call things, and what they are here: departments, grids, people, codes. */
import { Injectable } from '@nestjs/common';
import { isUuid } from '../../../platform/http/atoms.js';
import type { Tx } from '../../../platform/database/tx.js';
import { type CodeOfTable, CodeTablesService } from '../../code-tables/code-tables.service.js';
import { type DepartmentRecord, DepartmentsReader } from '../../departments/departments.reader.js';
import { type GridPlace, GridsReader } from '../../grids/grids.reader.js';
import { StaffReader } from '../../staff/staff.reader.js';
import type { RowFault } from '../import.record.js';
import { unknownName } from './import-kind.js';

/** A name and what came of it. */
export interface Named<T> {
  readonly value: T | null;
  readonly faults: readonly RowFault[];
}

const NOTHING = { value: null, faults: [] } as const;

const found = <T>(value: T): Named<T> => ({ value, faults: [] });
const failed = (fault: RowFault): Named<never> => ({ value: null, faults: [fault] });

export class CenterNames {
  constructor(
    private readonly departments: readonly DepartmentRecord[],
    readonly grids: ReadonlyMap<string, GridPlace>,
    private readonly people: ReadonlyMap<string, readonly string[]>,
    private readonly codes: ReadonlyMap<string, readonly CodeOfTable[]>,
  ) {}

  department(name: string | undefined, pointer = '/departmentCode'): Named<DepartmentRecord> {
    if (name === undefined) return NOTHING;
    const known = this.departments.find(({ code, nameZh, nameEn }) => [code, nameZh, nameEn].includes(name));
    return known === undefined
      ? failed(
          unknownName(
            pointer,
            name,
            this.departments.map(({ nameZh }) => nameZh),
          ),
        )
      : found(known);
  }

  grid(name: string | undefined, pointer = '/gridName'): Named<string> {
    if (name === undefined) return NOTHING;
    const known = this.grids.get(name);
    return known === undefined ? failed(unknownName(pointer, name, this.grids.keys())) : found(known.id);
  }

  /** By name, or by id where several bear one. */
  person(name: string | undefined, pointer: string): Named<string> {
    if (name === undefined) return NOTHING;
    const ids =
      this.people.get(name) ?? (isUuid(name) ? [...this.people.values()].flat().filter((id) => id === name) : []);
    const [first] = ids;
    if (ids.length > 1) return failed({ pointer, code: 'import_ambiguous_name', params: { what: name } });
    return first === undefined ? failed(unknownName(pointer, name, this.people.keys())) : found(first);
  }

  /** A code of a table at whatever time, or its name. */
  code(table: string, word: string | undefined, pointer: string, parentCode = ''): Named<string> {
    if (word === undefined) return NOTHING;
    const entries = (this.codes.get(table) ?? []).filter((entry) => entry.parentCode === parentCode);
    const known = entries.find(({ code, labelZh, labelEn }) => [code, labelZh, labelEn].includes(word));
    const allowed = [...new Set(entries.map(({ code }) => code))].join(', ');
    return known === undefined ? failed({ pointer, code: 'wrong_code', params: { allowed } }) : found(known.code);
  }
}

@Injectable()
export class CenterNamesReader {
  constructor(
    private readonly departments: DepartmentsReader,
    private readonly grids: GridsReader,
    private readonly staff: StaffReader,
    private readonly codes: CodeTablesService,
  ) {}

  async of(tx: Tx, centerId: string): Promise<CenterNames> {
    const departments = await this.departments.list(tx, centerId);
    const grids = await this.grids.byName(tx, centerId);
    const people = await this.staff.idsByName(tx, centerId);
    const codes = new Map<string, CodeOfTable[]>();
    for (const table of ['categories', 'subcategories', 'risk-flags'] as const)
      codes.set(table, await this.codes.codesOf(tx, table));
    return new CenterNames(departments, grids, people, codes);
  }
}
