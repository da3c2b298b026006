/**
 * A province's year for the bench of everyday requests: as many centres and cases as wanted, made by SQL from those the demo tells.
 * 阳春 is one centre of many; its cases can be opened (their keys are real), and those its justice officer mediates can be acted upon
 * (their logs are whole). The indexes are made afterwards, which is ten times as fast.
 */
import { SPREAD } from './desk-cases.mjs';

const BATCH = 100_000;
const TABLES = ['dispute', 'case_log', 'case_version', 'party'];
const DEPARTMENTS = 6;
const MEDIATORS = 12;
/** Of the wrapped key of a case. */
const KEY_BYTES = 60;
/** What no log says, as text of SQL: where a case has no such thing nothing is renamed. */
const NOWHERE = `'<none>'`;

const DUE = [
  'referral_due_on',
  'supervision_due_on',
  'handling_due_on',
  'legal_aid_due_on',
  'confirmation_until',
  'confirmation_notice_due_on',
  'enforcement_due_on',
  'unsettled_due_on',
];

/** `client` may do anything in the database; `seal` makes the key of a case and seals its address. */
export async function fillWithMix(client, { cases, centres, targets, seal }) {
  const run = (sql, params = []) => client.query(sql, params);
  await run('SELECT setseed(0.5)');
  await run('SET session_replication_role = replica');
  await run(`SET maintenance_work_mem = '1GB'`);
  await run('SET synchronous_commit = off');
  await places(run, centres);
  await patterns(run);
  const indexes = await withoutIndexes(run);
  for (let from = 0; from < cases; from += BATCH) await batch(run, from, Math.min(cases, from + BATCH), centres);
  await batch(run, cases, cases + targets, 0);
  await openable(run, seal);
  for (const sql of indexes) await run(sql);
  await run('VACUUM ANALYZE');
}

/** The centres of the demo with people in them come first: n = 0 and 1. */
async function places(run, centres) {
  await run(
    `INSERT INTO center (id, parent_id, path, name, short_name, level, created_at, updated_at)
     SELECT g.id, c.id, c.path || g.id, '中心' || g.n, '中心' || g.n, 'community', now(), now()
       FROM center c, LATERAL (SELECT n, gen_random_uuid() AS id FROM generate_series(3, $1::int) n WHERE c.id IS NOT NULL) g
      WHERE c.parent_id IS NULL`,
    [centres],
  );
  await run(
    `INSERT INTO department (id, center_id, code, name_zh, name_en, presence, parts, created_at, updated_at)
     SELECT gen_random_uuid(), c.id, 'bench_' || g, '部门' || g, 'Department ' || g, 'resident', 'day', now(), now()
       FROM center c, generate_series(1, $1::int) g WHERE NOT EXISTS (SELECT 1 FROM department d WHERE d.center_id = c.id) AND c.level = 'community'`,
    [DEPARTMENTS],
  );
  await run(
    `INSERT INTO staff (id, center_id, name, appointed_from, appointed_to, committee, created_at, updated_at)
     SELECT gen_random_uuid(), c.id, '调解员' || g, '2024-01-01', '2030-01-01', '人民调解委员会', now(), now()
       FROM center c, generate_series(1, $1::int) g WHERE c.level = 'community'
        AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.center_id = c.id AND s.appointed_from IS NOT NULL)`,
    [MEDIATORS],
  );
  await run(
    `CREATE TEMP TABLE place AS
     SELECT c.id AS center_id, row_number() OVER (ORDER BY a.username NULLS LAST, c.id) - 1 AS n,
            ARRAY(SELECT d.id FROM department d WHERE d.center_id = c.id ORDER BY d.code <> 'justice', d.code) AS departments,
            ARRAY(SELECT s.id FROM staff s WHERE s.center_id = c.id AND s.appointed_from IS NOT NULL ORDER BY s.id) AS mediators
       FROM center c LEFT JOIN account a ON a.center_id = c.id AND a.username IN ('director', 'other.director') WHERE c.level = 'community'`,
  );
}

/** A case of the demo for each state; what is told of the rest of the file follows from it. */
async function patterns(run) {
  await run('CREATE TEMP TABLE share (state text, below int, since int, until int)');
  let below = 0;
  for (const [state, share, since, until] of SPREAD) {
    below += share;
    await run('INSERT INTO share VALUES ($1, $2, $3, $4)', [state, below, since, until]);
  }
  await run(
    `CREATE TEMP TABLE pattern AS
     SELECT s.state, d.id, d.receipt_no, coalesce(d.number, ${NOWHERE}) AS number, coalesce(d.department_id::text, ${NOWHERE}) AS department_id,
            coalesce(d.mediator_ids[1]::text, ${NOWHERE}) AS mediator_id
       FROM share s, LATERAL (SELECT * FROM dispute d WHERE d.custody_center_id = (SELECT center_id FROM place WHERE n = 0) AND d.state IN (s.state, 'mediating')
                               ORDER BY d.state = s.state DESC, d.risk_level <> 'green', d.director_decides, d.version, d.id LIMIT 1) d`,
  );
  await run('CREATE TEMP TABLE made (id uuid, home boolean)');
}

/** Drops what only makes the filling slow; answers how to make it again. */
async function withoutIndexes(run) {
  const { rows } = await run(
    `SELECT indexname, indexdef FROM pg_indexes i WHERE schemaname = 'public' AND tablename = ANY($1)
      AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)`,
    [TABLES],
  );
  for (const { indexname } of rows) await run(`DROP INDEX "${indexname}"`);
  return rows.map(({ indexdef }) => indexdef);
}

/** What the log of a case of 阳春 says of itself is true of the row: it is projected from there again. */
const renamed = (json) => `CASE WHEN p.home THEN
  replace(replace(replace(replace(${json}::text, t0.receipt_no, 'B' || p.n), '"' || t0.number || '"', '"B' || p.n || '"'), t0.department_id,
    p.department_id::text), t0.mediator_id, p.mediator_id::text)::jsonb ELSE ${json} END`;

/** `centres` 0: all under mediation by the justice officer of 阳春. */
async function batch(run, from, to, centres) {
  await run('DROP TABLE IF EXISTS planned');
  await run(
    `CREATE TEMP TABLE planned AS
     WITH drawn AS MATERIALIZED (
       SELECT g AS n, CASE WHEN $3::int = 0 THEN 0 ELSE g % greatest($3::int, 1) END AS place, (random() * 999)::int AS share,
              random() AS r1, random() AS r2, random() AS r3, random() AS r4 FROM generate_series($1::int, $2::int - 1) g)
     SELECT gen_random_uuid() AS id, w.n, s.state, p.center_id, p.n = 0 AS home, t.id AS pattern_id, w.r3, w.r4,
            now() - make_interval(secs => (s.since + w.r1 * (s.until - s.since)) * 86400) AS received_at,
            p.departments[CASE WHEN $3::int = 0 THEN 1 ELSE 1 + floor(w.r2 * cardinality(p.departments))::int END] AS department_id,
            p.mediators[1 + floor(w.r3 * cardinality(p.mediators))::int] AS mediator_id
       FROM drawn w JOIN place p ON p.n = w.place
       JOIN LATERAL (SELECT * FROM share WHERE CASE WHEN $3::int = 0 THEN state = 'mediating' ELSE below > w.share END ORDER BY below LIMIT 1) s ON true
       JOIN pattern t ON t.state = s.state`,
    [from, to, centres],
  );
  await run(`INSERT INTO made SELECT id, home FROM planned`);
  await rows(run);
  await run(
    `INSERT INTO dispute_key (dispute_id, wrapped, key_id) SELECT id, decode(repeat('ab', ${KEY_BYTES}), 'hex'), (SELECT min(key_id) FROM dispute_key) FROM planned WHERE NOT home`,
  );
  await run(
    `INSERT INTO case_log (dispute_id, seq, center_id, type, occurred_at, recorded_at, actor_id, staff_id, caused_by, payload)
     SELECT p.id, l.seq, p.center_id, l.type, l.occurred_at, l.recorded_at, l.actor_id, l.staff_id, l.caused_by, ${renamed('l.payload')}
       FROM planned p JOIN pattern t0 ON t0.state = p.state JOIN case_log l ON l.dispute_id = p.pattern_id WHERE p.home OR l.seq <= 2`,
  );
}

/** The dispute's row, its parties and what reports count of it. */
async function rows(run) {
  await copied(run, 'dispute', 'id', {
    center_id: 'p.center_id',
    custody_center_id: 'p.center_id',
    state: 'p.state',
    receipt_no: `'B' || p.n`,
    number: `CASE WHEN p.state = 'registered' THEN NULL ELSE 'B' || p.n END`,
    department_id: `CASE WHEN p.state = 'registered' THEN NULL ELSE p.department_id END`,
    assigned_yet: `p.state NOT IN ('registered','accepted','refused')`,
    responsible_officer_id: 'NULL::uuid',
    mediator_ids: `CASE WHEN p.state IN ('registered','accepted','refused') THEN '{}'::uuid[] ELSE ARRAY[p.mediator_id] END`,
    helper_ids: `'{}'::uuid[]`,
    registered_by_account_id: 'gen_random_uuid()',
    registered_by_staff_id: 'NULL::uuid',
    grid_id: 'NULL::uuid',
    received_at: 'p.received_at',
    state_since: 'p.received_at',
    created_at: 'p.received_at',
    // Nothing becomes due meanwhile: what the jobs do about it is another matter than what is measured here.
    mediation_due_on: `CASE WHEN p.state IN ('accepted','assigned','mediating') THEN (now() + interval '90 days')::date END`,
    ...Object.fromEntries(DUE.map((column) => [column, 'NULL::date'])),
    queued: 'false',
    routed_department_id: 'p.department_id',
    routed_officer_id: 'NULL::uuid',
    routed_shift_id: 'NULL::uuid',
    risk_level: `CASE WHEN p.r4 < 0.02 THEN 'red' WHEN p.r4 < 0.1 THEN 'yellow' ELSE 'green' END`,
    address_sealed: 'NULL::bytea',
    address_match: 'uuid_send(gen_random_uuid())',
    referred_to_department_id: 'NULL::uuid',
    folded: renamed('t.folded'),
  });
  await copied(run, 'party', 'dispute_id', {
    id: 'gen_random_uuid()',
    center_id: 'p.center_id',
    phone_match: 'uuid_send(gen_random_uuid())',
    id_number_match: 'uuid_send(gen_random_uuid())',
    address_match: 'uuid_send(gen_random_uuid())',
  });
  const days = `(p.received_at::date - t.received_on)`;
  const moved = Object.fromEntries(
    [
      'received_on',
      'accepted_on',
      'assigned_on',
      'started_on',
      'held_on',
      'ended_on',
      'performed_on',
      'closed_on',
      'last_on',
    ].map((column) => [column, `t.${column} + ${days}`]),
  );
  await copied(
    run,
    'case_version',
    'dispute_id',
    {
      ...moved,
      center_id: 'p.center_id',
      custody_center_id: 'p.center_id',
      department_id: 'p.department_id',
      state: 'p.state',
      grid_id: 'NULL::uuid',
    },
    `AND t.known_until = 'infinity'`,
  );
}

/** The rows of each case's pattern, with some columns of their own. */
async function copied(run, table, key, own, only = '') {
  const { rows } = await run(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position`,
    [table],
  );
  const names = rows.map(({ name }) => name);
  const values = names.map((name) => (name === key ? 'p.id' : (own[name] ?? `t.${name}`)));
  await run(
    `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM planned p JOIN pattern t0 ON t0.state = p.state JOIN ${table} t ON t.${key} = p.pattern_id ${only}`,
  );
}

/** Real keys and addresses for the cases of 阳春. */
async function openable(run, seal) {
  await run('CREATE INDEX ON made (id)');
  const { rows } = await run('SELECT id FROM made WHERE home');
  for (let from = 0; from < rows.length; from += 1000) {
    const sealed = rows.slice(from, from + 1000).map(({ id }) => ({ id, ...seal(id) }));
    await run(
      `WITH s AS (SELECT * FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS s(id, wrapped, address)),
            k AS (INSERT INTO dispute_key (dispute_id, wrapped, key_id) SELECT id, wrapped, $4 FROM s)
       UPDATE dispute d SET address_sealed = s.address FROM s WHERE d.id = s.id`,
      [
        sealed.map(({ id }) => id),
        sealed.map(({ wrapped }) => wrapped),
        sealed.map(({ address }) => address),
        sealed[0].keyId,
      ],
    );
  }
}
