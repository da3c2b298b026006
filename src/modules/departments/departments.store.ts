/** SQL of departments. */
import { Injectable } from '@nestjs/common';
import { type Tx, violates } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import type { DepartmentRow } from './department.entity.js';

export interface DepartmentFilter {
  readonly centerId: string;
  readonly presences: readonly string[] | null;
  readonly active: boolean | null;
}

const COLUMNS = `id, center_id AS "centerId", code, name_zh AS "nameZh", name_en AS "nameEn", presence, weekdays,
  people_needed AS "peopleNeeded", parts, categories, takes_cases AS "takesCases", is_active AS "isActive", version,
  created_at AS "createdAt", updated_at AS "updatedAt"`;

const FILTER =
  'center_id = $1 AND ($2::varchar[] IS NULL OR presence = ANY($2)) AND ($3::boolean IS NULL OR is_active = $3)';

@Injectable()
export class DepartmentsStore {
  async get(tx: Tx, id: string): Promise<DepartmentRow | undefined> {
    const [row] = await tx.recall<DepartmentRow>(`SELECT ${COLUMNS} FROM department WHERE id = $1`, [id]);
    return row;
  }

  lock(tx: Tx, id: string): Promise<DepartmentRow | undefined> {
    return tx.one<DepartmentRow>(`SELECT ${COLUMNS} FROM department WHERE id = $1 FOR UPDATE`, [id]);
  }

  /** Keeps it from being closed until the transaction ends. */
  share(tx: Tx, id: string): Promise<DepartmentRow | undefined> {
    return tx.one<DepartmentRow>(`SELECT ${COLUMNS} FROM department WHERE id = $1 FOR SHARE`, [id]);
  }

  many(tx: Tx, ids: readonly string[]): Promise<DepartmentRow[]> {
    return tx.recall<DepartmentRow>(`SELECT ${COLUMNS} FROM department WHERE id = ANY($1::uuid[])`, [ids]);
  }

  /** All of a centre, in the order they were set up. */
  ofCenter(tx: Tx, centerId: string): Promise<DepartmentRow[]> {
    return tx.recall<DepartmentRow>(`SELECT ${COLUMNS} FROM department WHERE center_id = $1 ORDER BY created_at, id`, [
      centerId,
    ]);
  }

  page(tx: Tx, filter: DepartmentFilter, page: PageRequest): Promise<DepartmentRow[]> {
    const [createdAt = null, id = null] = page.after ?? [];
    return tx.query<DepartmentRow>(
      `SELECT ${COLUMNS} FROM department
        WHERE ${FILTER} AND ($4::timestamptz IS NULL OR (created_at, id) > ($4, $5::uuid))
        ORDER BY created_at, id LIMIT $6`,
      [...parameters(filter), createdAt, id, page.limit + 1],
    );
  }

  async count(tx: Tx, filter: DepartmentFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(
      `SELECT count(*) AS total FROM department WHERE ${FILTER}`,
      parameters(filter),
    );
    return row?.total ?? 0;
  }

  async insert(tx: Tx, row: DepartmentRow): Promise<void> {
    try {
      const inserted = await tx.query(
        `INSERT INTO department (id, center_id, code, name_zh, name_en, presence, weekdays, people_needed, parts, categories,
           takes_cases, is_active, version, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7::integer[], $8, $9, $10::varchar[], $11, $12, $13, $14, $15)
         ON CONFLICT (id) DO NOTHING RETURNING id`,
        [row.id, row.centerId, row.code, ...changeable(row), row.createdAt, row.updatedAt],
      );
      if (inserted.length === 0) throw new Problem('id_in_use');
    } catch (error) {
      if (violates(error, 'department_code_unique')) throw new Problem('already_exists', { params: { what: 'code' } });
      throw error;
    }
  }

  async update(tx: Tx, row: DepartmentRow): Promise<void> {
    await tx.query(
      `UPDATE department SET name_zh = $2, name_en = $3, presence = $4, weekdays = $5::integer[], people_needed = $6, parts = $7,
         categories = $8::varchar[], takes_cases = $9, is_active = $10, version = $11, updated_at = $12 WHERE id = $1`,
      [row.id, ...changeable(row), row.updatedAt],
    );
  }
}

const parameters = (filter: DepartmentFilter): readonly unknown[] => [filter.centerId, filter.presences, filter.active];

const changeable = (row: DepartmentRow): readonly unknown[] => [
  row.nameZh,
  row.nameEn,
  row.presence,
  row.weekdays,
  row.peopleNeeded,
  row.parts,
  row.categories,
  row.takesCases,
  row.isActive,
  row.version,
];
