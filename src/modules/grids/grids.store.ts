/** SQL of grids, their buildings and duties. */
import { Injectable } from '@nestjs/common';
import { type Tx, violates } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import { Problem, refuse } from '../../platform/http/problem.js';
import type { GridBuildingRow, GridDutyRow, GridRow } from './grid.entity.js';

export interface GridFilter {
  readonly centerId: string;
  readonly levels: readonly number[] | null;
  readonly parentId: string | null;
}

/** A duty with the name of who answers. */
export interface DutyRecord extends GridDutyRow {
  readonly staffName: string;
}

/** A grid with the households of its own buildings. */
export interface GridRecord extends GridRow {
  readonly households: number;
}

/** Where a grid stands in the tree. */
export type GridPlace = Pick<GridRow, 'id' | 'name' | 'level' | 'parentId'>;

const COLUMNS = `g.id, g.center_id AS "centerId", g.parent_id AS "parentId", g.level, g.name, g.version,
  g.created_at AS "createdAt", g.updated_at AS "updatedAt",
  (SELECT coalesce(sum(b.households), 0)::integer FROM grid_building b WHERE b.grid_id = g.id) AS households`;

const FILTER = `g.center_id = $1 AND ($2::integer[] IS NULL OR g.level = ANY($2)) AND ($3::uuid IS NULL OR g.parent_id = $3)`;

const BUILDING = `id, center_id AS "centerId", grid_id AS "gridId", address, address_key AS "addressKey", households,
  created_at AS "createdAt"`;

const DUTY = `d.id, d.center_id AS "centerId", d.grid_id AS "gridId", d.staff_id AS "staffId", d.matter, d.duty,
  d.valid_from AS "validFrom", d.valid_to AS "validTo", d.created_at AS "createdAt", s.name AS "staffName"`;

@Injectable()
export class GridsStore {
  get(tx: Tx, id: string): Promise<GridRecord | undefined> {
    return tx.one<GridRecord>(`SELECT ${COLUMNS} FROM grid g WHERE g.id = $1`, [id]);
  }

  lock(tx: Tx, id: string): Promise<GridRecord | undefined> {
    return tx.one<GridRecord>(`SELECT ${COLUMNS} FROM grid g WHERE g.id = $1 FOR UPDATE OF g`, [id]);
  }

  page(tx: Tx, filter: GridFilter, page: PageRequest): Promise<GridRecord[]> {
    const [level = null, name = null, id = null] = page.after ?? [];
    return tx.query<GridRecord>(
      `SELECT ${COLUMNS} FROM grid g WHERE ${FILTER}
          AND ($4::integer IS NULL OR (g.level, g.name, g.id) > ($4, $5::text, $6::uuid))
        ORDER BY g.level, g.name, g.id LIMIT $7`,
      [filter.centerId, filter.levels, filter.parentId, level, name, id, page.limit + 1],
    );
  }

  async count(tx: Tx, filter: GridFilter): Promise<number> {
    const parameters = [filter.centerId, filter.levels, filter.parentId];
    const row = await tx.one<{ total: number }>(`SELECT count(*) AS total FROM grid g WHERE ${FILTER}`, parameters);
    return row?.total ?? 0;
  }

  /** The grid and its ancestors, the topmost first. */
  chain(tx: Tx, gridId: string): Promise<GridRecord[]> {
    return tx.query<GridRecord>(
      `WITH RECURSIVE up AS (
         SELECT id, parent_id FROM grid WHERE id = $1
         UNION SELECT p.id, p.parent_id FROM grid p JOIN up ON p.id = up.parent_id)
       SELECT ${COLUMNS} FROM grid g JOIN up ON up.id = g.id ORDER BY g.level`,
      [gridId],
    );
  }

  parents(tx: Tx, centerId: string): Promise<Pick<GridRow, 'id' | 'parentId'>[]> {
    return tx.recall('SELECT id, parent_id AS "parentId" FROM grid WHERE center_id = $1', [centerId]);
  }

  places(tx: Tx, centerId: string): Promise<GridPlace[]> {
    return tx.query('SELECT id, name, level, parent_id AS "parentId" FROM grid WHERE center_id = $1', [centerId]);
  }

  roots(tx: Tx, centerId: string): Promise<GridRecord[]> {
    return tx.query<GridRecord>(`SELECT ${COLUMNS} FROM grid g WHERE g.center_id = $1 AND g.level = 1 ORDER BY g.id`, [
      centerId,
    ]);
  }

  async insert(tx: Tx, row: GridRow): Promise<void> {
    const inserted = await unlessTaken(
      tx.query(
        `INSERT INTO grid (id, center_id, parent_id, level, name, version, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING RETURNING id`,
        [row.id, row.centerId, row.parentId, row.level, row.name, row.version, row.createdAt, row.updatedAt],
      ),
    );
    if (inserted.length === 0) throw new Problem('id_in_use');
  }

  async update(tx: Tx, row: GridRow): Promise<void> {
    await unlessTaken(
      tx.query('UPDATE grid SET parent_id = $2, name = $3, version = $4, updated_at = $5 WHERE id = $1', [
        row.id,
        row.parentId,
        row.name,
        row.version,
        row.updatedAt,
      ]),
    );
  }

  /** A building or a duty changed: the grid's new version. */
  async touch(tx: Tx, gridId: string, now: string): Promise<number> {
    const row = await tx.one<{ version: number }>(
      'UPDATE grid SET version = version + 1, updated_at = $2 WHERE id = $1 RETURNING version',
      [gridId, now],
    );
    return row?.version ?? 0;
  }

  buildingsOf(tx: Tx, gridId: string): Promise<GridBuildingRow[]> {
    return tx.query<GridBuildingRow>(`SELECT ${BUILDING} FROM grid_building WHERE grid_id = $1 ORDER BY address_key`, [
      gridId,
    ]);
  }

  buildingsIn(tx: Tx, centerId: string): Promise<GridBuildingRow[]> {
    return tx.query<GridBuildingRow>(`SELECT ${BUILDING} FROM grid_building WHERE center_id = $1`, [centerId]);
  }

  async insertBuilding(tx: Tx, row: GridBuildingRow): Promise<void> {
    const inserted = await unlessTaken(
      tx.query(
        `INSERT INTO grid_building (id, center_id, grid_id, address, address_key, households, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING RETURNING id`,
        [row.id, row.centerId, row.gridId, row.address, row.addressKey, row.households, row.createdAt],
      ),
    );
    if (inserted.length === 0) throw new Problem('id_in_use');
  }

  /** Every duty of a grid, past ones too. */
  dutiesOf(tx: Tx, gridId: string): Promise<DutyRecord[]> {
    return tx.query<DutyRecord>(
      `SELECT ${DUTY} FROM grid_duty d JOIN staff s ON s.id = d.staff_id WHERE d.grid_id = $1
        ORDER BY d.matter, d.valid_from, d.id`,
      [gridId],
    );
  }

  /** What holds on the day in these grids. */
  dutiesOn(tx: Tx, gridIds: readonly string[], on: string): Promise<DutyRecord[]> {
    return tx.query<DutyRecord>(
      `SELECT ${DUTY} FROM grid_duty d JOIN staff s ON s.id = d.staff_id
        WHERE d.grid_id = ANY($1::uuid[]) AND d.valid_from <= $2 AND (d.valid_to IS NULL OR $2::date < d.valid_to)
        ORDER BY d.matter`,
      [gridIds, on],
    );
  }

  async gridIdsOfStaff(tx: Tx, staffId: string, on: string): Promise<string[]> {
    const rows = await tx.query<{ gridId: string }>(
      `SELECT DISTINCT grid_id AS "gridId" FROM grid_duty
        WHERE staff_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR $2::date < valid_to) ORDER BY grid_id`,
      [staffId, on],
    );
    return rows.map((row) => row.gridId);
  }

  getDuty(tx: Tx, gridId: string, dutyId: string): Promise<DutyRecord | undefined> {
    return tx.one<DutyRecord>(
      `SELECT ${DUTY} FROM grid_duty d JOIN staff s ON s.id = d.staff_id WHERE d.grid_id = $1 AND d.id = $2`,
      [gridId, dutyId],
    );
  }

  async insertDuty(tx: Tx, row: GridDutyRow): Promise<void> {
    const inserted = await unlessTaken(
      tx.query(
        `INSERT INTO grid_duty (id, center_id, grid_id, staff_id, matter, duty, valid_from, valid_to, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING RETURNING id`,
        [
          row.id,
          row.centerId,
          row.gridId,
          row.staffId,
          row.matter,
          row.duty,
          row.validFrom,
          row.validTo,
          row.createdAt,
        ],
      ),
    );
    if (inserted.length === 0) throw new Problem('id_in_use');
  }

  async endDuty(tx: Tx, dutyId: string, validTo: string): Promise<void> {
    await tx.query('UPDATE grid_duty SET valid_to = $2 WHERE id = $1', [dutyId, validTo]);
  }
}

/** The constraints decide; here their answer gets its words. */
async function unlessTaken<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (violates(error, 'grid_name_unique')) throw new Problem('already_exists', { params: { what: 'name' } });
    if (violates(error, 'grid_building_address_unique'))
      throw new Problem('already_exists', { params: { what: 'address' } });
    if (violates(error, 'grid_duty_one_answerable')) throw refuse('binding_overlaps');
    throw error;
  }
}
