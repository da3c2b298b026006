/**
 * Many cases for the demo centre and its neighbour, made by SQL from those the demo tells: twenty departments, forty mediators, four
 * years. Nine in ten are finished; what is open began in the last weeks, as it does.
 */

/** State, share of all in thousandths, days since it was received (from, to). */
export const SPREAD = [
  ['registered', 5, 0, 5],
  ['accepted', 4, 0, 10],
  ['assigned', 10, 0, 20],
  ['mediating', 40, 2, 45],
  ['suspended', 4, 10, 90],
  ['settled', 35, 20, 120],
  ['performed', 6, 30, 150],
  ['failed', 3, 20, 60],
  ['withdrawn', 3, 5, 60],
  ['referred', 3, 10, 90],
  ['refused', 30, 5, 1400],
  ['closed', 357, 60, 1400],
  ['archived', 500, 90, 1400],
];

const DEPARTMENTS = 20;
const MEDIATORS = 40;

/** `client` may do anything in the database. */
export async function fillWithCases(client, count, now) {
  const run = (sql, params = []) => client.query(sql, params);
  await run('SELECT setseed(0.5)');
  await run(`CREATE TEMP TABLE place AS SELECT row_number() OVER (ORDER BY username)::int - 1 AS n, center_id
    FROM account WHERE username IN ('director', 'other.director')`);
  await people(run, now);
  await run(`CREATE TEMP TABLE share (state text, below int, since int, until int)`);
  let below = 0;
  for (const [state, share, since, until] of SPREAD) {
    below += share;
    await run('INSERT INTO share VALUES ($1, $2, $3, $4)', [state, below, since, until]);
  }
  await plan(run, count, now);
  await cases(run, now);
  await snapshots(run, now);
  await follows(run, now);
  await run('VACUUM ANALYZE');
}

/** Those of the demo stay, and work beside the others. */
async function people(run, now) {
  await run(
    `INSERT INTO department (id, center_id, code, name_zh, name_en, presence, parts, created_at, updated_at)
     SELECT gen_random_uuid(), p.center_id, 'bench_' || g, '部门' || g, 'Department ' || g, 'resident', 'day', $1, $1
       FROM place p, generate_series(1, $2::int) g
      WHERE g <= $2::int / 2 - (SELECT count(*) FROM department d WHERE d.center_id = p.center_id)`,
    [now, DEPARTMENTS],
  );
  await run(
    `INSERT INTO staff (id, center_id, name, appointed_from, appointed_to, committee, created_at, updated_at)
     SELECT gen_random_uuid(), p.center_id, '调解员' || g, '2024-01-01', '2030-01-01', '人民调解委员会', $1, $1
       FROM place p, generate_series(1, $2::int) g
      WHERE g <= $2::int / 2 - (SELECT count(*) FROM staff s WHERE s.center_id = p.center_id AND s.appointed_from IS NOT NULL)`,
    [now, MEDIATORS],
  );
  await run(`CREATE TEMP TABLE office AS SELECT d.id, p.n AS place, (row_number() OVER (PARTITION BY p.n ORDER BY d.code) - 1)::int AS k,
      (SELECT s.id FROM staff s WHERE s.department_id = d.id AND s.is_officer ORDER BY s.id LIMIT 1) AS officer_id
    FROM department d JOIN place p USING (center_id)`);
  await run(`CREATE TEMP TABLE mediator AS SELECT s.id, p.n AS place, (row_number() OVER (PARTITION BY p.n ORDER BY s.id) - 1)::int AS k
    FROM staff s JOIN place p USING (center_id) WHERE s.appointed_from IS NOT NULL`);
}

/** Who has which case, since when and where it stands. */
async function plan(run, count, now) {
  await run(
    `CREATE TEMP TABLE planned AS
     WITH drawn AS (
       SELECT g AS n, (random() * 999)::int AS share, (random() < 0.5)::int AS place, random() AS r1, random() AS r2, random() AS r3,
              random() AS r4, random() AS r5
         FROM generate_series(1, $1::int) g)
     SELECT gen_random_uuid() AS id, w.n, s.state, w.place, p.center_id, w.r3, w.r4, w.r5,
            $2::timestamptz - make_interval(secs => (s.since + w.r1 * (s.until - s.since)) * 86400) AS received_at,
            o.id AS department_id, o.officer_id, m.id AS mediator_id
       FROM drawn w
       JOIN place p ON p.n = w.place
       JOIN LATERAL (SELECT * FROM share WHERE share.below > w.share ORDER BY share.below LIMIT 1) s ON true
       JOIN office o ON o.place = w.place AND o.k = floor(w.r2 * (SELECT count(*) FROM office x WHERE x.place = w.place))::int
       JOIN mediator m ON m.place = w.place AND m.k = floor(w.r3 * (SELECT count(*) FROM mediator x WHERE x.place = w.place))::int`,
    [count, now],
  );
  await run(`CREATE TEMP TABLE pattern AS
    SELECT s.state, coalesce((SELECT d.id FROM dispute d WHERE d.state = s.state ORDER BY d.id LIMIT 1),
                             (SELECT d.id FROM dispute d WHERE d.state = 'mediating' ORDER BY d.id LIMIT 1)) AS id
      FROM share s`);
}

/** The file of a case of the demo in the same state, under new names; open ones are in somebody's hands. */
async function cases(run, now) {
  await run(
    `INSERT INTO dispute
     SELECT r.* FROM planned p JOIN pattern t ON t.state = p.state JOIN dispute d ON d.id = t.id, LATERAL (
       SELECT p.state IN ('registered','accepted','refused') AS early, p.state IN ('accepted','assigned','mediating','suspended') AS running,
              p.state IN ('registered','accepted','assigned','mediating','suspended') AS open) q, LATERAL
       jsonb_populate_record(d, jsonb_build_object(
         'id', p.id, 'center_id', p.center_id, 'custody_center_id', p.center_id, 'state', p.state,
         'receipt_no', 'B' || p.n, 'number', CASE WHEN p.state = 'registered' THEN NULL ELSE 'B' || p.n END,
         'department_id', CASE WHEN p.state = 'registered' THEN NULL ELSE p.department_id END, 'assigned_yet', NOT q.early,
         'responsible_officer_id', CASE WHEN q.early THEN NULL ELSE p.officer_id END,
         'mediator_ids', CASE WHEN q.early THEN '{}'::uuid[] ELSE ARRAY[p.mediator_id] END::text, 'helper_ids', '{}',
         'registered_by_account_id', gen_random_uuid(), 'registered_by_staff_id', NULL, 'grid_id', NULL,
         'received_at', p.received_at, 'state_since', p.received_at + interval '2 days', 'created_at', p.received_at,
         'mediation_due_on', CASE WHEN p.state = 'registered' THEN NULL ELSE (p.received_at + interval '31 days')::date END,
         'expired_at', CASE WHEN q.running AND p.received_at < $1::timestamptz - interval '32 days' THEN p.received_at + interval '32 days' END,
         'queued', p.state IN ('registered','accepted') AND p.r4 < 0.2, 'shift_id', NULL, 'routed_shift_id', NULL,
         'routed_department_id', p.department_id,
         'routed_officer_id', CASE WHEN p.state = 'registered' AND p.r4 < 0.2 THEN NULL ELSE p.officer_id END,
         'risk_level', CASE WHEN p.r4 < 0.02 THEN 'red' WHEN p.r4 < 0.1 THEN 'yellow' ELSE 'green' END,
         'risk_leader_id', CASE WHEN p.r4 < 0.019 THEN p.officer_id END, 'police_report_open', q.open AND p.r4 < 0.02,
         'late_entry_seqs', CASE WHEN q.open AND p.r5 < 0.02 THEN '{1,2}' ELSE '{}' END,
         'director_decides', q.open AND p.r5 BETWEEN 0.02 AND 0.04, 'challenge_open', q.open AND p.r5 BETWEEN 0.02 AND 0.03,
         'supervision_due_on', CASE WHEN q.open AND p.r5 BETWEEN 0.04 AND 0.08 THEN ($1::timestamptz + interval '40 days' * (p.r3 - 0.3))::date END,
         'referred_to_department_id', CASE WHEN p.state IN ('assigned','mediating') AND p.r5 BETWEEN 0.1 AND 0.13 THEN
             (SELECT o.id FROM office o WHERE o.place = p.place AND o.id <> p.department_id ORDER BY md5(o.id::text || p.n) LIMIT 1) END,
         'referral_due_on', CASE WHEN p.state = 'referred' OR p.state IN ('assigned','mediating') AND p.r5 BETWEEN 0.1 AND 0.13
             THEN ($1::timestamptz + interval '5 days' * p.r4)::date END,
         'address_match', NULL)) r`,
    [now],
  );
}

/** What the snapshots say of the orders, referrals and requests for legal aid whose days stand in columns. */
async function snapshots(run, now) {
  const open = `p.state IN ('registered','accepted','assigned','mediating','suspended')`;
  await run(
    `UPDATE dispute d SET
         handling_due_on = q.handled, legal_aid_due_on = q.aided,
         folded = d.folded
           || jsonb_build_object('custody', coalesce(d.folded -> 'custody', '{}') || jsonb_build_object(
                'supervisions', CASE WHEN d.supervision_due_on IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object(
                   'supervisionId', gen_random_uuid(), 'state', 'open', 'dueOn', d.supervision_due_on)) END,
                'referrals', CASE WHEN d.referred_to_department_id IS NOT NULL THEN jsonb_build_array(jsonb_build_object(
                     'referralId', gen_random_uuid(), 'state', 'open', 'body', NULL, 'dueOn', q.later))
                   WHEN q.handled IS NOT NULL THEN jsonb_build_array(jsonb_build_object('referralId', gen_random_uuid(), 'dueOn', q.handled,
                     'state', CASE d.state WHEN 'referred' THEN 'open' ELSE 'accepted' END, 'body', CASE d.state WHEN 'referred' THEN 'court' END))
                   ELSE '[]' END))
           || jsonb_build_object('legalAid', CASE WHEN q.aided IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object(
                'requestId', gen_random_uuid(), 'state', 'requested', 'assignment', NULL,
                'decision', jsonb_build_object('dueOn', q.aided, 'doneAt', NULL, 'calendarKnown', true))) END)
       FROM planned p, LATERAL (SELECT ($1::timestamptz + interval '20 days' * (p.r3 - 0.2))::date AS later) l, LATERAL (SELECT l.later,
         CASE WHEN p.state = 'referred' OR ${open} AND p.r5 BETWEEN 0.14 AND 0.18 THEN l.later END AS handled,
         CASE WHEN ${open} AND p.r5 BETWEEN 0.2 AND 0.22 THEN l.later END AS aided) q
      WHERE d.id = p.id AND (q.handled IS NOT NULL OR q.aided IS NOT NULL OR d.supervision_due_on IS NOT NULL OR d.referral_due_on IS NOT NULL)`,
    [now],
  );
}

/** Sessions, promises, visits, reminders, and the first two entries of every log. */
async function follows(run, now) {
  await run(`INSERT INTO case_log (dispute_id, seq, center_id, type, occurred_at, recorded_at, actor_id, staff_id, caused_by, payload)
    SELECT p.id, s, p.center_id, 'NoteAdded', p.received_at, p.received_at, 'system', NULL, NULL, '{}'
      FROM planned p, generate_series(1, 2) s`);
  await run(
    `INSERT INTO mediation_session (id, center_id, dispute_id, starts_at, ends_at, venue, mediator_ids, invited, state, version)
     SELECT gen_random_uuid(), p.center_id, p.id, at, at + interval '1 hour', 'on_site', ARRAY[p.mediator_id], '[]',
            CASE WHEN p.state = 'mediating' AND p.r4 < 0.7 THEN 'scheduled' ELSE 'held' END, 1
       FROM planned p, LATERAL (SELECT CASE WHEN p.state = 'mediating' AND p.r4 < 0.7 THEN $1::timestamptz + interval '21 days' * (p.r4 - 0.1)
                                            ELSE p.received_at + interval '10 days' END AS at) t
      WHERE p.state NOT IN ('registered','accepted','assigned','refused')`,
    [now],
  );
  const promised = `p.state IN ('settled','performed','closed','archived')`;
  await run(
    `INSERT INTO obligation (id, center_id, dispute_id, agreement_id, position, kind, description, due_on, continuing, state)
     SELECT gen_random_uuid(), p.center_id, p.id, gen_random_uuid(), 1, 'pay', '赔偿修复费用', (p.received_at + interval '90 days')::date, false,
            CASE WHEN p.state = 'settled' THEN 'open' ELSE 'performed' END
       FROM planned p WHERE ${promised}`,
  );
  await run(
    `INSERT INTO return_visit (id, center_id, dispute_id, due_on, assignee_id, visited_on)
     SELECT gen_random_uuid(), p.center_id, p.id, (p.received_at + interval '100 days')::date, p.officer_id,
            CASE WHEN p.state IN ('settled','performed') THEN NULL ELSE (p.received_at + interval '95 days')::date END
       FROM planned p WHERE ${promised}`,
  );
  await run(
    `INSERT INTO deadline_reminder (dispute_id, subject_id, due_on, center_id, kind, staff_id, reminded_at)
     SELECT p.id, p.id, (p.received_at + interval '31 days')::date, p.center_id, 'mediation', p.officer_id, p.received_at + interval '28 days'
       FROM planned p WHERE p.state NOT IN ('registered','refused') AND p.officer_id IS NOT NULL AND p.received_at < $1::timestamptz - interval '28 days'`,
    [now],
  );
}
