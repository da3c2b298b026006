/** SQL of the tree of centres. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { violates } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import type { CenterRow } from './center.entity.js';

export interface CenterFilter {
  readonly levels: readonly string[] | null;
  readonly parentId: string | null;
  /** the centre itself and everything below it */
  readonly under: string | null;
  readonly q: string | null;
}

const COLUMNS = `id, parent_id AS "parentId", path, name, short_name AS "shortName", level, area_code AS "areaCode",
  time_zone AS "timeZone", version, created_at AS "createdAt", updated_at AS "updatedAt"`;

const FILTER = `($1::varchar[] IS NULL OR level = ANY($1)) AND ($2::uuid IS NULL OR parent_id = $2)
  AND ($3::uuid IS NULL OR path @> ARRAY[$3]::uuid[])
  AND ($4::text IS NULL OR strpos(lower(name), lower($4)) > 0 OR strpos(lower(short_name), lower($4)) > 0)`;

@Injectable()
export class CentersStore {
  /** One change of the tree at a time: a child is never attached to a path that is just moving. */
  async lockTree(tx: Tx): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('center tree', 0))`);
  }

  async get(tx: Tx, id: string): Promise<CenterRow | undefined> {
    const [row] = await tx.recall<CenterRow>(`SELECT ${COLUMNS} FROM center WHERE id = $1`, [id]);
    return row;
  }

  lock(tx: Tx, id: string): Promise<CenterRow | undefined> {
    return tx.one<CenterRow>(`SELECT ${COLUMNS} FROM center WHERE id = $1 FOR UPDATE`, [id]);
  }

  many(tx: Tx, ids: readonly string[]): Promise<CenterRow[]> {
    return tx.query<CenterRow>(`SELECT ${COLUMNS} FROM center WHERE id = ANY($1::uuid[]) ORDER BY name, id`, [ids]);
  }

  page(tx: Tx, filter: CenterFilter, page: PageRequest): Promise<CenterRow[]> {
    const [name = null, id = null] = page.after ?? [];
    return tx.query<CenterRow>(
      `SELECT ${COLUMNS} FROM center WHERE ${FILTER} AND ($5::text IS NULL OR (name, id) > ($5, $6::uuid))
        ORDER BY name, id LIMIT $7`,
      [...parameters(filter), name, id, page.limit + 1],
    );
  }

  async count(tx: Tx, filter: CenterFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(
      `SELECT count(*) AS total FROM center WHERE ${FILTER}`,
      parameters(filter),
    );
    return row?.total ?? 0;
  }

  /** The centres themselves and everything below them. */
  async subtreeIds(tx: Tx, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>('SELECT id FROM center WHERE path && $1::uuid[] ORDER BY id', [ids]);
    return rows.map((row) => row.id);
  }

  async childLevels(tx: Tx, id: string): Promise<string[]> {
    const rows = await tx.query<{ level: string }>('SELECT DISTINCT level FROM center WHERE parent_id = $1', [id]);
    return rows.map((row) => row.level);
  }

  async insert(tx: Tx, row: CenterRow): Promise<void> {
    const inserted = await unlessNameTaken(
      tx.query(
        `INSERT INTO center (id, parent_id, path, name, short_name, level, area_code, time_zone, version, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING RETURNING id`,
        [
          row.id,
          row.parentId,
          row.path,
          row.name,
          row.shortName,
          row.level,
          row.areaCode,
          row.timeZone,
          row.version,
          row.createdAt,
          row.updatedAt,
        ],
      ),
    );
    if (inserted.length === 0) throw new Problem('id_in_use');
  }

  async update(tx: Tx, row: CenterRow): Promise<void> {
    await unlessNameTaken(
      tx.query(
        `UPDATE center SET parent_id = $2, path = $3, name = $4, short_name = $5, level = $6, area_code = $7, time_zone = $8,
           version = $9, updated_at = $10 WHERE id = $1`,
        [
          row.id,
          row.parentId,
          row.path,
          row.name,
          row.shortName,
          row.level,
          row.areaCode,
          row.timeZone,
          row.version,
          row.updatedAt,
        ],
      ),
    );
  }

  /** Everything below a moved centre hangs under its new path. */
  async movePathsBelow(tx: Tx, id: string, path: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE center SET path = $2::uuid[] || path[array_position(path, $1::uuid) + 1 :]
        WHERE path @> ARRAY[$1]::uuid[] AND id <> $1`,
      [id, path],
    );
  }
}

const parameters = (filter: CenterFilter): readonly unknown[] => [
  filter.levels,
  filter.parentId,
  filter.under,
  filter.q,
];

async function unlessNameTaken<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (violates(error, 'center_short_name_unique'))
      throw new Problem('already_exists', { params: { what: 'shortName' } });
    throw error;
  }
}
