/** SQL over everything that holds a wrapped key. Tables and columns come from the list here, never from a request. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

interface Place {
  readonly table: string;
  readonly wrapped: string;
  /** what the key is bound to */
  readonly context: string;
  /** SQL: the key is wrapped by another than $1 */
  readonly isOld: string;
}

/** In front of each wrapped key stands the id of the one that wraps it. */
const idBefore = (column: string): string => `encode(substring(${column} FROM 1 FOR 8), 'hex')`;

const ofFile = (table: string): Place => ({
  table,
  wrapped: 'wrapped_key',
  context: 'file_id',
  isOld: `file_id IS NOT NULL AND wrapped_key <> ''::bytea AND ${idBefore('wrapped_key')} <> $1`,
});

const INSTANCE = 'instance_key';

const PLACES: readonly Place[] = [
  { table: INSTANCE, wrapped: 'wrapped', context: 'id', isOld: `${idBefore('wrapped')} <> $1` },
  ofFile('camera_clip'),
  ofFile('export_job'),
  ofFile('import_job'),
];

/** A wrapped key that lies elsewhere than with a case. */
export interface Elsewhere {
  readonly id: string;
  readonly place: Place;
}

export const isOfInstance = ({ place }: Elsewhere): boolean => place.table === INSTANCE;

export interface WrappedKey {
  readonly id: string;
  readonly context: string;
  readonly wrapped: Buffer;
}

@Injectable()
export class WrappedKeysStore {
  /** Two ranges of the index, empty when all is done. */
  async left(tx: Tx, keyId: string): Promise<number> {
    const places = PLACES.map(({ table, isOld }) => `(SELECT count(*) FROM ${table} WHERE ${isOld})`);
    const row = await tx.one<{ left: number }>(
      `SELECT ((SELECT count(*) FROM dispute_key WHERE key_id < $1) + (SELECT count(*) FROM dispute_key WHERE key_id > $1)
               + ${places.join(' + ')})::int AS "left"`,
      [keyId],
    );
    return row?.left ?? 0;
  }

  /** Ids of the keys that wrap something, found by leaping along the index. */
  async keyIds(tx: Tx): Promise<string[]> {
    const places = PLACES.map(
      ({ table, wrapped }) => `SELECT ${idBefore(wrapped)} FROM ${table} WHERE length(${wrapped}) > 60`,
    );
    const rows = await tx.query<{ keyId: string }>(
      `WITH RECURSIVE leap AS (
         SELECT min(key_id) AS key_id FROM dispute_key
         UNION ALL SELECT (SELECT min(k.key_id) FROM dispute_key k WHERE k.key_id > leap.key_id) FROM leap WHERE leap.key_id IS NOT NULL)
       SELECT key_id AS "keyId" FROM leap WHERE key_id IS NOT NULL UNION ${places.join(' UNION ')}`,
    );
    return rows.map(({ keyId }) => keyId);
  }

  /** Id of the key that wraps the instance's own. */
  async wrapperOfInstance(tx: Tx): Promise<string | undefined> {
    const row = await tx.one<{ keyId: string }>(`SELECT ${idBefore('wrapped')} AS "keyId" FROM instance_key`);
    return row?.keyId;
  }

  /** Some keys of cases that another one wraps, but for these, locked; those that somebody is at are left to them. */
  takeCases(tx: Tx, keyId: string, limit: number, butFor: readonly string[]): Promise<WrappedKey[]> {
    return tx.query(
      `SELECT dispute_id AS id, dispute_id AS context, wrapped FROM dispute_key
        WHERE dispute_id IN (SELECT dispute_id FROM (
          (SELECT dispute_id FROM dispute_key WHERE key_id < $1 AND dispute_id <> ALL($3::uuid[]) LIMIT $2)
          UNION ALL (SELECT dispute_id FROM dispute_key WHERE key_id > $1 AND dispute_id <> ALL($3::uuid[]) LIMIT $2)) old)
          AND key_id <> $1
        FOR UPDATE SKIP LOCKED`,
      [keyId, limit, butFor],
    );
  }

  async putCases(tx: Tx, keyId: string, keys: readonly WrappedKey[]): Promise<void> {
    await tx.query(
      `UPDATE dispute_key k SET wrapped = n.wrapped, key_id = $3
         FROM unnest($1::uuid[], $2::bytea[]) AS n (id, wrapped) WHERE k.dispute_id = n.id`,
      [keys.map(({ id }) => id), keys.map(({ wrapped }) => wrapped), keyId],
    );
  }

  /** All that lies elsewhere: few, and none of it for long. */
  async elsewhere(tx: Tx, keyId: string): Promise<Elsewhere[]> {
    const found: Elsewhere[] = [];
    for (const place of PLACES) {
      const rows = await tx.query<{ id: string }>(`SELECT id FROM ${place.table} WHERE ${place.isOld}`, [keyId]);
      found.push(...rows.map(({ id }) => ({ id, place })));
    }
    return found;
  }

  /** One of them, unless it was done meanwhile or somebody is at it. */
  async rewrapOne(tx: Tx, keyId: string, one: Elsewhere, rewrap: (key: WrappedKey) => Buffer): Promise<void> {
    const { table, wrapped, context, isOld } = one.place;
    const key = await tx.one<WrappedKey>(
      `SELECT id, ${context} AS context, ${wrapped} AS wrapped FROM ${table} WHERE id = $2 AND ${isOld} FOR UPDATE SKIP LOCKED`,
      [keyId, one.id],
    );
    if (key !== undefined) await tx.query(`UPDATE ${table} SET ${wrapped} = $2 WHERE id = $1`, [key.id, rewrap(key)]);
  }
}
