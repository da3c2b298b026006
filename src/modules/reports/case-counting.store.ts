/**
 * Counts over the cases as they were known at an instant, per centre, count and value, each with a digest of the rows behind it;
 * and those rows themselves. Rows are those of `case_version` in force then, so the answer is the same whenever it is asked.
 */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { A_YEAR_BEFORE, beforeCut, COUNTED, FROM, inForce, type Count, type CountedThing } from './case-report.js';
import type { KeptRow } from './report.record.js';

export interface CountingScope {
  readonly centerIds: readonly string[];
  readonly asOf: string;
  readonly from: string;
  readonly cut: string;
  readonly filter: CaseFilter;
  /** working days since `base`, day by day; null when the report counts none */
  readonly calendar: { readonly base: string; readonly worked: readonly number[] } | null;
}

/** What cases a report looks at. */
export interface CaseFilter {
  readonly courtDelegated: 'include' | 'exclude' | 'only';
  readonly delegatedBy: string | null;
}

/** A count of one centre, for one value. */
export interface CountRow {
  readonly centerId: string;
  readonly count: string;
  readonly key: string;
  readonly n: number;
  readonly digest: string;
}

/** What a case added to a count then and adds now. */
export interface CountDifference {
  readonly disputeId: string;
  readonly centerId: string;
  readonly count: string;
  readonly key: string;
  readonly then: number;
  readonly now: number;
}

/** A row behind a count of one centre. */
export interface CentersRow extends CountedRow {
  readonly centerId: string;
  readonly count: string;
}

/** A row behind a count, with what it adds. */
export interface CountedRow {
  readonly disputeId: string;
  readonly version: number;
  readonly key: string;
  readonly n: number;
}

const asked = (
  counts: readonly Count[],
  asOf: string,
): string => `c.center_id = ANY($1::uuid[]) AND ${inForce('c', asOf)}
  AND $3::date <= $4::date AND ${within(counts)} AND ($6::int[] IS NULL OR $7::date IS NOT NULL)`;

/** What was over before the period, or came in after it, is passed over: of the cases of many years those of the period are read. */
function within(counts: readonly Count[]): string {
  const since = counts.some(({ looksAYearBack }) => looksAYearBack) ? A_YEAR_BEFORE : FROM;
  return `c.last_on >= ${since}${counts.some(({ looksAhead }) => looksAhead) ? '' : ` AND ${beforeCut('c.received_on')}`}`;
}

/**
 * Each case with what it adds to each count; a case that adds nothing is not there. Arrays, because the expressions of VALUES are
 * made ready anew for every case, which took six tenths of the time; and only cases that add something are taken apart. Keys are
 * compared byte by byte: by the order of the language sorting them took longer than all the rest.
 */
const rowsOf = (of: CountedThing, counts: readonly Count[], asOf = '$2', more = ''): string => `
  SELECT y.center_id, y.dispute_id, y.version, x.count COLLATE "C" AS count, x.key COLLATE "C" AS key, ${of === 'case' ? 'x.n' : 'sum(x.n)::bigint AS n'}
    FROM (SELECT c.center_id, c.dispute_id, c.version,
                 ARRAY[${counts.map(keyOf).join(',\n        ')}] AS keys,
                 ARRAY[${counts.map(shareOf).join(',\n        ')}] AS shares
            FROM case_version c ${COUNTED[of]}
           WHERE ${asked(counts, asOf)} ${more} OFFSET 0) y
    CROSS JOIN LATERAL unnest(ARRAY[${counts.map(({ id }) => `'${id}'`).join(', ')}], y.keys, y.shares) AS x(count, key, n)
   WHERE num_nonnulls(VARIADIC y.shares) > 0 AND x.n <> 0
   ${of === 'case' ? '' : 'GROUP BY y.center_id, y.dispute_id, y.version, x.count COLLATE "C", x.key COLLATE "C"'}`;

/** What cases add to the counts as of `$2`, and as of `$8` where that differs: only those of which anything became known between. */
function differing(thing: CountedThing, counts: readonly Count[]): string {
  const changed = 'AND c.dispute_id IN (SELECT dispute_id FROM changed)';
  const side = (asOf: string): string =>
    `(SELECT center_id, dispute_id, count, coalesce(key, '') AS key, n FROM (${rowsOf(thing, counts, asOf, changed)}) x)`;
  return `WITH changed AS MATERIALIZED (SELECT DISTINCT dispute_id FROM case_version
      WHERE center_id = ANY($1::uuid[]) AND known_from > $2::timestamptz AND known_from <= $8::timestamptz)
   SELECT dispute_id AS "disputeId", coalesce(a.center_id, b.center_id) AS "centerId", count, key,
          coalesce(a.n, 0) AS "then", coalesce(b.n, 0) AS "now"
     FROM ${side('$2')} a FULL JOIN ${side('$8')} b USING (dispute_id, count, key)
    WHERE a.n IS DISTINCT FROM b.n`;
}

const byThing = (counts: readonly Count[]): (readonly [CountedThing, Count[]])[] =>
  [...new Set(counts.map(({ of }) => of))].map((thing) => [thing, counts.filter(({ of }) => of === thing)]);

const keyOf = ({ by }: Count): string => (by === undefined ? `''::text` : `(${by})::text`);
const shareOf = ({ when, adds = '1' }: Count): string => `CASE WHEN ${when} THEN (${adds})::bigint END`;

const parameters = ({ centerIds, asOf, from, cut, filter, calendar }: CountingScope): unknown[] => [
  centerIds,
  asOf,
  from,
  cut,
  JSON.stringify(filter),
  calendar?.worked ?? null,
  calendar?.base ?? null,
];

@Injectable()
export class CaseCountingStore {
  async count(tx: Tx, counts: readonly Count[], scope: CountingScope): Promise<CountRow[]> {
    const found: CountRow[] = [];
    for (const [thing, same] of byThing(counts)) {
      found.push(
        ...(await tx.query<CountRow>(
          `SELECT x.center_id AS "centerId", x.count, coalesce(x.key, '') AS key, sum(x.n)::bigint AS n,
                  encode(sha256(convert_to(string_agg(x.dispute_id || ' ' || x.version || ' ' || x.n, E'\\n' ORDER BY x.dispute_id),
                    'UTF8')), 'hex') AS digest
             FROM (${rowsOf(thing, same)}) x GROUP BY 1, 2, 3`,
          parameters(scope),
        )),
      );
    }
    return found;
  }

  /** Every row behind the counts, each thing in one statement: what is counted of them agrees with what is kept. */
  async rows(tx: Tx, counts: readonly Count[], scope: CountingScope): Promise<CentersRow[]> {
    const found: CentersRow[] = [];
    for (const [thing, same] of byThing(counts)) {
      found.push(
        ...(await tx.query<CentersRow>(
          `SELECT center_id AS "centerId", count, dispute_id AS "disputeId", version, coalesce(key, '') AS key, n
             FROM (${rowsOf(thing, same)}) x ORDER BY dispute_id, coalesce(key, '')`,
          parameters(scope),
        )),
      );
    }
    return found;
  }

  /** What cases add to the counts at one instant and at a later one, where that differs. */
  async differences(tx: Tx, counts: readonly Count[], scope: CountingScope, later: string): Promise<CountDifference[]> {
    const found: CountDifference[] = [];
    for (const [thing, same] of byThing(counts)) {
      found.push(
        ...(await tx.query<CountDifference>(`${differing(thing, same)} ORDER BY 1, 3, 4`, [
          ...parameters(scope),
          later,
        ])),
      );
    }
    return found;
  }

  /** When the first thing became known of a case that adds something else at the later instant; null when none does. */
  async differentSince(tx: Tx, counts: readonly Count[], scope: CountingScope, later: string): Promise<string | null> {
    let since: string | null = null;
    for (const [thing, same] of byThing(counts)) {
      const row = await tx.one<{ since: string | null }>(
        `SELECT min(n.known_from) AS since FROM case_version n
          WHERE n.known_from > $2::timestamptz AND n.dispute_id IN (SELECT "disputeId" FROM (${differing(thing, same)}) z)`,
        [...parameters(scope), later],
      );
      since = [since, row?.since ?? null].filter((each) => each !== null).sort()[0] ?? null;
    }
    return since;
  }

  /** Cases of a count whose value is none of those known; where all are known, the first of them. */
  strays(
    tx: Tx,
    count: Count,
    scope: CountingScope,
    known: ReadonlySet<string>,
  ): Promise<{ readonly disputeId: string; readonly number: string; readonly isKnown: boolean }[]> {
    return tx.query(
      `SELECT x.dispute_id AS "disputeId", coalesce(d.number, d.receipt_no) AS number,
              coalesce(x.key, '') = ANY($8::text[]) AS "isKnown"
         FROM (${rowsOf(count.of, [count])}) x JOIN dispute d ON d.id = x.dispute_id
        ORDER BY 3, x.dispute_id LIMIT 20`,
      [...parameters(scope), [...known]],
    );
  }

  /** Those behind one count, from a place on; with a key only those of that value. */
  behind(
    tx: Tx,
    count: Count,
    scope: CountingScope,
    page: {
      readonly key: string | null;
      readonly after: readonly [string, string] | null;
      readonly limit: number | null;
    },
  ): Promise<CountedRow[]> {
    const [afterId, afterKey] = page.after ?? [null, null];
    return tx.query<CountedRow>(
      `SELECT x.dispute_id AS "disputeId", x.version, coalesce(x.key, '') AS key, x.n FROM (${rowsOf(count.of, [count])}) x
        WHERE ($8::text IS NULL OR coalesce(x.key, '') = $8)
          AND ($9::uuid IS NULL OR (x.dispute_id, coalesce(x.key, '')) > ($9::uuid, $10::text))
        ORDER BY x.dispute_id, coalesce(x.key, '') LIMIT $11`,
      [...parameters(scope), page.key, afterId, afterKey, page.limit],
    );
  }

  /** Rows a report has kept of a count. */
  async kept(tx: Tx, reportId: string, count: string): Promise<CountedRow[]> {
    const row = await tx.one<{ rows: KeptRow[] | null }>(
      'SELECT records -> $2::text AS rows FROM report WHERE id = $1',
      [reportId, count],
    );
    return (row?.rows ?? []).map(([disputeId, version, key, n]) => ({ disputeId, version, key, n }));
  }
}

/** The same as `count`, of rows that are here already, by case. */
export function countsOf(rows: readonly CentersRow[]): CountRow[] {
  const groups = new Map<string, CentersRow[]>();
  for (const row of rows) {
    const place = `${row.centerId} ${row.count} ${row.key}`;
    const group = groups.get(place);
    if (group === undefined) groups.set(place, [row]);
    else group.push(row);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { centerId, count, key } = first;
    const lines = group.map(({ disputeId, version, n }) => `${disputeId} ${version} ${n}`);
    const digest = createHash('sha256').update(lines.join('\n')).digest('hex');
    return [{ centerId, count, key, n: group.reduce((sum, { n }) => sum + n, 0), digest }];
  });
}
