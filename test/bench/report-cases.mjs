/**
 * What reports count of many cases, made by SQL: five years in as many centres as wanted, each case with its lists (four deadlines, now and then
 * a referral, promises and visits where it was settled), and versions of some of them that were known before. Reports look at
 * nothing else of a case, so that nothing else is made.
 */

const FIRST = '2021-10-14';
const DAYS = 5 * 365;
/** So many in a hundred have been known otherwise before. */
const PAST = 15;
/** Cases written by one statement. */
const BATCH = 50_000;

const SHOWN = `dispute_id, version, known_from, known_until, center_id, custody_center_id, department_id, state, track, source_kind,
  delegated_by, channel, category, subcategory, grid_id, amount_fen, people, difficult, received_on, accepted_on, assigned_on, started_on, held_on,
  outcome, ended_on, performed_on, closed_on, last_on, form, parties, sessions, escalated, repeat, pending_entries, pauses, referrals, deadlines,
  promises, visits, confirmations`;

/** `client` may do anything in the database; answers the ids of the centres, all below `parentId`. */
export async function fillWithVersions(client, { cases, centres, parentId }) {
  await client.query('SELECT setseed(0.5)');
  await client.query('SET session_replication_role = replica');
  const { rows } = await client.query(
    `INSERT INTO center (id, parent_id, path, name, short_name, level, created_at, updated_at)
     SELECT g.id, c.id, c.path || g.id, '中心' || g.n, '中心' || g.n, 'community', now(), now()
       FROM center c, LATERAL (SELECT n, gen_random_uuid() AS id FROM generate_series(1, $2::int) n WHERE c.id IS NOT NULL) g WHERE c.id = $1
     RETURNING id`,
    [parentId, centres],
  );
  const ids = rows.map(({ id }) => id);
  await client.query(
    `CREATE TEMP TABLE place AS SELECT c.id AS center_id, k - 1 AS n, ARRAY(SELECT gen_random_uuid() FROM generate_series(1, 6 + (k * 0)::int)) AS departments,
       ARRAY(SELECT gen_random_uuid() FROM generate_series(1, 12 + (k * 0)::int)) AS grids FROM unnest($1::uuid[]) WITH ORDINALITY AS c(id, k)`,
    [ids],
  );
  await client.query(
    `CREATE TEMP TABLE word AS SELECT ARRAY(SELECT DISTINCT code FROM code_entry WHERE table_name = 'categories') AS categories,
       ARRAY(SELECT DISTINCT code FROM code_entry WHERE table_name = 'subcategories') AS subcategories`,
  );
  for (let from = 0; from < cases; from += BATCH) await batch(client, from, Math.min(cases, from + BATCH), centres);
  await client.query('VACUUM ANALYZE case_version');
  return ids;
}

async function batch(client, from, to, centres) {
  await client.query(
    `WITH drawn AS MATERIALIZED (
       SELECT gen_random_uuid() AS id, p.center_id, p.departments[1 + (random() * 5)::int] AS department_id, p.grids[1 + (random() * 11)::int] AS grid_id,
              $4::date + (random() * ${DAYS})::int AS day, random() AS r1, random() AS r2, random() AS r3, random() AS r4, random() AS r5, random() AS r6
         FROM generate_series($1::int, $2::int - 1) g JOIN place p ON p.n = g % $3::int),
     dated AS MATERIALIZED (
       SELECT d.*, day + (r1 * 3)::int AS accepted_on, day + 3 + (r2 * 45)::int AS ended_on, r3 < 0.9 AND day < $4::date + ${DAYS - 60} AS ended,
              r4 < 0.85 AS settled, r5 < 0.93 AS kept FROM drawn d),
     made AS MATERIALIZED (
       SELECT d.*, CASE WHEN ended AND settled THEN 'settled' WHEN ended AND r5 < 0.5 THEN 'failed' WHEN ended THEN 'withdrawn' END AS outcome,
              (SELECT jsonb_agg(jsonb_build_object('kind', k, 'dueOn', d.accepted_on + due, 'doneOn', CASE WHEN d.ended THEN d.ended_on + late END, 'pending', false))
                 FROM (VALUES ('mediation', 30, 0), ('performance', 40, 2), ('return_visit', 50, 5), ('confirmation_notice', 20, 0)) AS t(k, due, late)) AS deadlines,
              CASE WHEN r6 < 0.3 THEN jsonb_build_array(jsonb_build_object('id', d.id, 'fromDepartmentId', d.department_id, 'departmentId', d.department_id,
                'body', NULL, 'state', CASE WHEN r6 < 0.25 THEN 'accepted' ELSE 'objected' END, 'sentOn', d.accepted_on, 'answerBy', d.accepted_on + 5,
                'answeredOn', d.accepted_on + (r6 * 20)::int, 'bySilence', r6 < 0.05)) ELSE '[]' END AS referrals,
              CASE WHEN ended AND settled THEN (SELECT jsonb_agg(jsonb_build_object('id', d.id, 'kind', 'pay', 'amountFen', 300000, 'dueOn', d.ended_on + 10 * k,
                'continuing', false, 'doneOn', CASE WHEN d.kept THEN d.ended_on + 10 * k - 1 END, 'state', CASE WHEN d.kept THEN 'performed' ELSE 'open' END,
                'urges', 0)) FROM generate_series(1, CASE WHEN d.r6 < 0.7 THEN 1 ELSE 2 END) k) ELSE '[]' END AS promises,
              CASE WHEN ended AND settled THEN (SELECT jsonb_agg(jsonb_build_object('dueOn', d.ended_on + 30 * k, 'visitedOn', d.ended_on + 29 * k,
                'performance', 'performed', 'satisfaction', (ARRAY['satisfied', 'fairly_satisfied', 'dissatisfied', 'not_given'])[1 + (d.r2 * 3)::int],
                'breachFound', false, 'escalationSigns', false)) FROM generate_series(1, CASE WHEN d.r5 < 0.3 THEN 1 ELSE 2 END) k) ELSE '[]' END AS visits
         FROM dated d)
     INSERT INTO case_version (${SHOWN})
     SELECT m.id, v.version, m.day + interval '1 hour' + interval '20 days' * (v.version - 1),
            CASE WHEN v.version = v.last THEN 'infinity' ELSE m.day + interval '1 hour' + interval '20 days' * v.version END,
            m.center_id, m.center_id, m.department_id, coalesce(m.outcome, 'mediating'), 'peoples_mediation',
            CASE WHEN r1 < 0.15 THEN 'delegated' WHEN r1 < 0.3 THEN 'proactive' ELSE 'on_application' END,
            CASE WHEN r1 < 0.15 THEN (ARRAY['court', 'procuratorate', 'public_security', 'petition', 'other'])[1 + (r2 * 4)::int] END,
            'reception_room', w.categories[1 + floor(r3 * cardinality(w.categories))::int], w.subcategories[1 + floor(r4 * cardinality(w.subcategories))::int],
            m.grid_id, CASE WHEN r2 < 0.7 THEN (r3 * 9000000)::bigint END, NULL, r4 < 0.1, m.day, m.accepted_on, m.accepted_on + 1, m.accepted_on + 2,
            m.accepted_on + 5, m.outcome, CASE WHEN m.outcome IS NOT NULL THEN m.ended_on END,
            CASE WHEN m.outcome = 'settled' AND m.kept THEN m.ended_on + 20 END, CASE WHEN m.outcome IS NOT NULL THEN m.ended_on + 60 END,
            CASE WHEN m.outcome IS NULL OR m.outcome = 'settled' AND NOT m.kept THEN 'infinity' ELSE m.ended_on + 60 END,
            CASE WHEN m.outcome = 'settled' THEN CASE WHEN r5 < 0.6 THEN 'oral' ELSE 'written' END END, 2 + (r6 * 2)::int, 1, r6 > 0.99, r6 < 0.06, 0,
            CASE WHEN r6 > 0.97 THEN jsonb_build_array(jsonb_build_object('from', m.accepted_on + 3, 'to', m.accepted_on + 9)) ELSE '[]' END,
            m.referrals, m.deadlines, m.promises, m.visits,
            CASE WHEN m.outcome = 'settled' AND r6 < 0.1 THEN jsonb_build_array(jsonb_build_object('filedOn', m.ended_on + 5, 'decidedOn', m.ended_on + 20,
              'result', 'valid')) ELSE '[]' END
       FROM made m, word w, LATERAL (SELECT version, CASE WHEN m.r1 * 100 < ${PAST} THEN 2 ELSE 1 END AS last FROM generate_series(1, 2) version) v
      WHERE v.version <= v.last`,
    [from, to, centres, FIRST],
  );
}
