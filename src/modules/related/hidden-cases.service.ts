/** Of cases the caller may not see: whom to ask about them, and nothing else. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { Language } from '../../platform/http/texts.js';
import { CentersReader } from '../centers/centers.reader.js';
import { DepartmentsReader } from '../departments/departments.reader.js';
import { StaffReader } from '../staff/staff.reader.js';
import type { ContactResponse } from './related.dto.js';
import type { CandidateRecord } from './related.store.js';

type Hidden = Pick<CandidateRecord, 'officerId' | 'departmentId' | 'custodyCenterId'>;

@Injectable()
export class HiddenCasesService {
  constructor(
    private readonly centers: CentersReader,
    private readonly departments: DepartmentsReader,
    private readonly staff: StaffReader,
  ) {}

  /** The officer who answers for each, or to whom it was routed, with department and centre; everybody once. */
  async contactsOf(tx: Tx, language: Language, hidden: readonly Hidden[]): Promise<ContactResponse[]> {
    const places = new Map(
      hidden.map((each) => [[each.officerId, each.departmentId, each.custodyCenterId].join('/'), each]),
    );
    if (places.size === 0) return [];
    const distinct = [...places.values()];
    const officers = await this.staff.byIds(
      tx,
      distinct.flatMap(({ officerId }) => officerId ?? []),
    );
    const departments = await this.departments.byIds(
      tx,
      distinct.flatMap(({ departmentId }) => departmentId ?? []),
    );
    const centers = await this.centers.many(
      tx,
      distinct.map(({ custodyCenterId }) => custodyCenterId),
    );
    const department = new Map(departments.map(({ id, nameZh, nameEn }) => [id, language === 'zh' ? nameZh : nameEn]));
    const officer = new Map(officers.map(({ id, name }) => [id, name]));
    const center = new Map(centers.map(({ id, name }) => [id, name]));
    return distinct.map(({ officerId, departmentId, custodyCenterId }) => ({
      staffId: officerId,
      name: officer.get(officerId ?? '') ?? null,
      departmentId,
      departmentName: department.get(departmentId ?? '') ?? null,
      centerId: custodyCenterId,
      centerName: center.get(custodyCenterId) ?? '',
    }));
  }
}
