/** SQL of the people who work at a centre. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import type { StaffRow } from './staff.entity.js';

export interface StaffFilter {
  readonly centerId: string;
  readonly departmentId: string | null;
  readonly kinds: readonly string[] | null;
  readonly active: boolean | null;
  readonly q: string | null;
  /** the day on which a mediator must be in term */
  readonly on: string;
}

const COLUMNS = `id, center_id AS "centerId", department_id AS "departmentId", name, title, is_officer AS "isOfficer",
  appointed_from AS "appointedFrom", appointed_to AS "appointedTo", committee, grid_level AS "gridLevel",
  work_phone AS "workPhone", work_unit AS "workUnit", home_address_sealed AS "homeAddressSealed", weekdays, max_shifts_per_week AS "maxShiftsPerWeek",
  min_rest_hours AS "minRestHours", also_department_ids AS "alsoDepartmentIds", is_active AS "isActive", version,
  created_at AS "createdAt", updated_at AS "updatedAt"`;

/** Mirrors `isInTerm` of domain/centers/appointment.ts. */
const inTerm = (day: string): string =>
  `appointed_from <= ${day}::date AND (appointed_to IS NULL OR ${day}::date < appointed_to)`;

const FILTER = `center_id = $1 AND ($2::uuid IS NULL OR department_id = $2 OR $2 = ANY(also_department_ids))
  AND ($3::varchar[] IS NULL OR ('officer' = ANY($3) AND is_officer) OR ('peoples_mediator' = ANY($3) AND ${inTerm('$6')})
       OR ('grid_staff' = ANY($3) AND grid_level IS NOT NULL))
  AND ($4::boolean IS NULL OR is_active = $4) AND ($5::text IS NULL OR strpos(lower(name), lower($5)) > 0)`;

@Injectable()
export class StaffStore {
  async get(tx: Tx, id: string): Promise<StaffRow | undefined> {
    const [row] = await tx.recall<StaffRow>(`SELECT ${COLUMNS} FROM staff WHERE id = $1`, [id]);
    return row;
  }

  lock(tx: Tx, id: string): Promise<StaffRow | undefined> {
    return tx.one<StaffRow>(`SELECT ${COLUMNS} FROM staff WHERE id = $1 FOR UPDATE`, [id]);
  }

  many(tx: Tx, ids: readonly string[]): Promise<StaffRow[]> {
    return tx.recall<StaffRow>(`SELECT ${COLUMNS} FROM staff WHERE id = ANY($1::uuid[]) ORDER BY id`, [ids]);
  }

  names(tx: Tx, centerId: string): Promise<Pick<StaffRow, 'id' | 'name' | 'departmentId'>[]> {
    return tx.query(
      'SELECT id, name, department_id AS "departmentId" FROM staff WHERE center_id = $1 ORDER BY name, id',
      [centerId],
    );
  }

  mediatorsInTerm(tx: Tx, centerId: string, departmentId: string | null, on: string): Promise<StaffRow[]> {
    return tx.query<StaffRow>(
      `SELECT ${COLUMNS} FROM staff
        WHERE center_id = $1 AND ($2::uuid IS NULL OR department_id = $2) AND is_active AND ${inTerm('$3')} ORDER BY id`,
      [centerId, departmentId, on],
    );
  }

  officers(tx: Tx, centerId: string): Promise<StaffRow[]> {
    return tx.query<StaffRow>(
      `SELECT ${COLUMNS} FROM staff WHERE center_id = $1 AND is_officer AND is_active ORDER BY id`,
      [centerId],
    );
  }

  async hasActive(tx: Tx, departmentId: string): Promise<boolean> {
    const row = await tx.one<{ has: boolean }>(
      'SELECT EXISTS (SELECT 1 FROM staff WHERE (department_id = $1 OR $1 = ANY(also_department_ids)) AND is_active) AS has',
      [departmentId],
    );
    return row?.has === true;
  }

  page(tx: Tx, filter: StaffFilter, page: PageRequest): Promise<StaffRow[]> {
    const [name = null, id = null] = page.after ?? [];
    return tx.query<StaffRow>(
      `SELECT ${COLUMNS} FROM staff WHERE ${FILTER} AND ($7::text IS NULL OR (name, id) > ($7, $8::uuid))
        ORDER BY name, id LIMIT $9`,
      [...parameters(filter), name, id, page.limit + 1],
    );
  }

  async count(tx: Tx, filter: StaffFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(
      `SELECT count(*) AS total FROM staff WHERE ${FILTER}`,
      parameters(filter),
    );
    return row?.total ?? 0;
  }

  async insert(tx: Tx, row: StaffRow): Promise<void> {
    const inserted = await tx.query(
      `INSERT INTO staff (id, center_id, department_id, name, title, is_officer, appointed_from, appointed_to, committee,
         grid_level, work_phone, weekdays, max_shifts_per_week, min_rest_hours, also_department_ids, is_active, version, updated_at,
         work_unit, home_address_sealed, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::integer[], $13, $14, $15::uuid[], $16, $17, $18, $19, $20, $21)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [row.id, row.centerId, ...changeable(row), row.createdAt],
    );
    if (inserted.length === 0) throw new Problem('id_in_use');
  }

  async update(tx: Tx, row: StaffRow): Promise<void> {
    await tx.query(
      `UPDATE staff SET department_id = $2, name = $3, title = $4, is_officer = $5, appointed_from = $6, appointed_to = $7,
         committee = $8, grid_level = $9, work_phone = $10, weekdays = $11::integer[], max_shifts_per_week = $12,
         min_rest_hours = $13, also_department_ids = $14::uuid[], is_active = $15, version = $16, updated_at = $17,
         work_unit = $18, home_address_sealed = $19 WHERE id = $1`,
      [row.id, ...changeable(row)],
    );
  }
}

const parameters = (filter: StaffFilter): readonly unknown[] => [
  filter.centerId,
  filter.departmentId,
  filter.kinds,
  filter.active,
  filter.q,
  filter.on,
];

const changeable = (row: StaffRow): readonly unknown[] => [
  row.departmentId,
  row.name,
  row.title,
  row.isOfficer,
  row.appointedFrom,
  row.appointedTo,
  row.committee,
  row.gridLevel,
  row.workPhone,
  row.weekdays,
  row.maxShiftsPerWeek,
  row.minRestHours,
  row.alsoDepartmentIds,
  row.isActive,
  row.version,
  row.updatedAt,
  row.workUnit,
  row.homeAddressSealed,
];
