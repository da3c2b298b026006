/**
 * Cases for other registers, in the order they were received: those of the centres at which the caller may take data out, by origin
 * or by custody. Of people these are the cases they direct; of an API key all of its centre, which a director has agreed to.
 */
import { Injectable } from '@nestjs/common';
import { type Actor, centersWith } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/http/problem.js';
import { DISPUTE_COLUMNS, type DisputeRecord } from './dispute.record.js';
import { DisputeStore } from './dispute.store.js';
import { VISIBLE, visibilityParams } from './visibility.reader.js';

export interface ExportFilter {
  readonly centerId?: string | undefined;
  /** civil days of the centre of origin; `to` is not among them */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly changedSince?: string | undefined;
}

export interface ExportPage {
  readonly limit: number;
  /** receivedAt and id of the last one seen */
  readonly after: readonly (string | number)[] | null;
}

/** With what tells its days and its house. */
export interface ExportedCase extends DisputeRecord {
  readonly zone: string;
  readonly centerName: string;
}

const COLUMNS = `${DISPUTE_COLUMNS}, c.time_zone AS zone, c.name AS "centerName"`;
const CASES = 'dispute d JOIN dispute_key k ON k.dispute_id = d.id JOIN center c ON c.id = d.center_id';
const OF_CENTERS = '(d.center_id = ANY($1::uuid[]) OR d.custody_center_id = ANY($1::uuid[]))';

/** A day of wider bounds first: those an index finds. */
const RECEIVED_FROM = 'd.received_at >= $::date - 1 AND d.received_at >= $::date::timestamp AT TIME ZONE c.time_zone';
const RECEIVED_TO = 'd.received_at < $::date + 1 AND d.received_at < $::date::timestamp AT TIME ZONE c.time_zone';

@Injectable()
export class ExportedCasesReader {
  constructor(private readonly store: DisputeStore) {}

  /** One more than asked for tells whether another page follows. What was destroyed is not among them (R40). */
  page(tx: Tx, caller: Caller, filter: ExportFilter, { limit, after }: ExportPage): Promise<ExportedCase[]> {
    const params: unknown[] = [centersWith(caller.actor, 'export.read')];
    const conditions = [OF_CENTERS, 'd.destroyed_at IS NULL', ...conditionsOf(params, filter, after)];
    const limited = `$${params.push(limit + 1)}::int`;
    return tx.query<ExportedCase>(
      `SELECT ${COLUMNS} FROM ${CASES} WHERE ${conditions.join(' AND ')} ORDER BY d.received_at, d.id LIMIT ${limited}`,
      params,
    );
  }

  /** The cases the caller may know of, stubs of destroyed files among them, as in `GET /disputes`. */
  seen(tx: Tx, caller: Caller, filter: ExportFilter, { limit, after }: ExportPage): Promise<DisputeRecord[]> {
    const params = visibilityParams(caller.actor);
    const conditions = [VISIBLE, ...conditionsOf(params, filter, after)];
    return tx.query<DisputeRecord>(
      `SELECT ${DISPUTE_COLUMNS} FROM ${CASES} WHERE ${conditions.join(' AND ')}
        ORDER BY d.received_at, d.id LIMIT $${params.push(limit)}::int`,
      params,
    );
  }

  async countSeen(tx: Tx, caller: Caller, filter: ExportFilter): Promise<number> {
    const params = visibilityParams(caller.actor);
    const conditions = [VISIBLE, ...conditionsOf(params, filter, null)];
    const row = await tx.one<{ total: number }>(
      `SELECT count(*)::int AS total FROM ${CASES} WHERE ${conditions.join(' AND ')}`,
      params,
    );
    return row?.total ?? 0;
  }

  /** Was the file of any of these cases destroyed? */
  async isAnyDestroyed(tx: Tx, ids: readonly string[]): Promise<boolean> {
    const found = await tx.one(
      'SELECT 1 FROM dispute WHERE destroyed_at IS NOT NULL AND id = ANY($1::uuid[]) LIMIT 1',
      [ids],
    );
    return found !== undefined;
  }

  /** Parties of these cases whose data is restricted (R48). */
  restrictedParties(tx: Tx, ids: readonly string[]): Promise<string[]> {
    return this.store.restrictedParties(tx, ids);
  }

  /** These cases, by the centre they began at. */
  byCenter(tx: Tx, ids: readonly string[]): Promise<{ readonly centerId: string; readonly disputeIds: string[] }[]> {
    return tx.query(
      `SELECT center_id AS "centerId", array_agg(id ORDER BY id) AS "disputeIds" FROM dispute
        WHERE id = ANY($1::uuid[]) GROUP BY center_id ORDER BY center_id`,
      [ids],
    );
  }

  /** May the actor know of each of these cases? */
  async areAllSeen(tx: Tx, actor: Actor, ids: readonly string[]): Promise<boolean> {
    const params = visibilityParams(actor);
    const row = await tx.one<{ total: number }>(
      `SELECT count(*)::int AS total FROM dispute d WHERE ${VISIBLE} AND d.id = ANY($${params.push(ids)}::uuid[])`,
      params,
    );
    return row?.total === ids.length;
  }

  /** What is known of these cases, some at a time. */
  async *factsOf(tx: Tx, ids: readonly string[], atOnce: number): AsyncGenerator<DisputeRecord['folded'][]> {
    for (let from = 0; from < ids.length; from += atOnce) {
      const rows = await tx.query<Pick<DisputeRecord, 'folded'>>(
        'SELECT folded FROM dispute WHERE id = ANY($1::uuid[])',
        [ids.slice(from, from + atOnce)],
      );
      yield rows.map(({ folded }) => folded);
    }
  }

  /** The case, or 404 where the caller may not take it out. */
  async one(tx: Tx, caller: Caller, id: string): Promise<ExportedCase> {
    const found = await tx.one<ExportedCase>(`SELECT ${COLUMNS} FROM ${CASES} WHERE ${OF_CENTERS} AND d.id = $2`, [
      centersWith(caller.actor, 'export.read'),
      id,
    ]);
    if (found === undefined) throw notFound();
    return found;
  }
}

/** Adds what they need to the parameters. */
function conditionsOf(params: unknown[], filter: ExportFilter, after: ExportPage['after']): string[] {
  const conditions: string[] = [];
  const add = (condition: string, value: unknown): void => {
    if (value !== undefined) conditions.push(condition.replaceAll('$', `$${params.push(value)}`));
  };
  add('d.center_id = $::uuid', filter.centerId);
  add(RECEIVED_FROM, filter.from);
  add(RECEIVED_TO, filter.to);
  add('d.updated_at >= $::timestamptz', filter.changedSince);
  if (after === null) return conditions;
  const [receivedAt, id] = after;
  return [
    ...conditions,
    `(d.received_at, d.id) > ($${params.push(receivedAt)}::timestamptz, $${params.push(id)}::uuid)`,
  ];
}
