/** Cases in bulk, as reports count them: so many of each kind, without any log; the rest of their rows is that of a case of the demo. */
import type { TestApp } from './app.js';

export interface Group {
  readonly centerId: string;
  readonly cases: number;
  readonly source: 'proactive' | 'on_application' | 'delegated';
  readonly body?: string;
  readonly category: string;
  readonly outcome: 'settled' | 'failed' | 'withdrawn' | null;
  readonly form?: 'oral' | 'written';
  /** parties of each */
  readonly parties?: number;
  readonly amountFen?: number;
  readonly difficult?: boolean;
  /** one promise of each that was due: kept or not; absent: none was made */
  readonly kept?: boolean;
}

/** Accepted on that day, ended five days later. */
export async function countedCases({ pool }: TestApp, acceptedOn: string, groups: readonly Group[]): Promise<void> {
  await pool.query(
    `WITH fresh AS MATERIALIZED (
       SELECT gen_random_uuid() AS id, g.* FROM generate_series(1, 100000) n, jsonb_to_recordset($1::jsonb) AS g("centerId" uuid, cases int,
         source text, body text, category text, outcome text, form text, parties int, "amountFen" bigint, difficult boolean, kept boolean)
        WHERE n <= g.cases),
     pattern AS (SELECT p FROM dispute p ORDER BY id LIMIT 1),
     rows AS (
       INSERT INTO dispute SELECT r.* FROM fresh f, pattern t, LATERAL jsonb_populate_record(t.p, jsonb_build_object(
         'id', f.id, 'center_id', f."centerId", 'custody_center_id', f."centerId", 'receipt_no', 'K' || left(f.id::text, 20),
         'number', NULL, 'category', f.category, 'subcategory', NULL)) r)
     INSERT INTO case_version (dispute_id, version, known_from, center_id, custody_center_id, state, source_kind, delegated_by, channel,
       category, amount_fen, difficult, received_on, accepted_on, outcome, ended_on, performed_on, form, parties, sessions, escalated,
       repeat, pending_entries, pauses, referrals, deadlines, promises, visits, confirmations)
     SELECT f.id, 1, '2020-01-01Z', f."centerId", f."centerId", coalesce(f.outcome, 'mediating'), f.source, f.body, 'reception_room',
            f.category, f."amountFen", coalesce(f.difficult, false), $2::date, $2::date, f.outcome,
            CASE WHEN f.outcome IS NOT NULL THEN $2::date + 5 END, CASE WHEN f.kept THEN $2::date + 9 END, f.form, coalesce(f.parties, 2),
            0, false, false, 0, '[]', '[]', '[]',
            CASE WHEN f.kept IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(jsonb_build_object('id', f.id, 'kind', 'pay', 'amountFen', 100,
              'dueOn', $2::date + 10, 'continuing', false, 'doneOn', CASE WHEN f.kept THEN $2::date + 9 END,
              'state', CASE WHEN f.kept THEN 'performed' ELSE 'open' END, 'urges', 0)) END, '[]', '[]'
       FROM fresh f`,
    [JSON.stringify(groups), acceptedOn],
  );
}

/** A centre below another one, with a committee of that kind. */
export async function centreBelow(
  { pool }: TestApp,
  parentId: string,
  { id, name, committee }: { readonly id: string; readonly name: string; readonly committee: string },
): Promise<void> {
  const since = '2025-09-01T01:00:00.000Z';
  await pool.query(
    `INSERT INTO center (id, parent_id, path, name, short_name, level, created_at, updated_at)
     SELECT $1, c.id, c.path || $1::uuid, $2, $2, 'community', $3, $3 FROM center c WHERE c.id = $4`,
    [id, name, since, parentId],
  );
  await pool.query(`INSERT INTO center_settings (center_id, version, settings, recorded_at) VALUES ($1, 1, $2, $3)`, [
    id,
    { mediation: { committeeKind: committee } },
    since,
  ]);
}
