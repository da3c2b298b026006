/** The full database of the bench, and what its requests name: a justice officer's cases at 阳春, those to act upon, a director next door. */
import pg from 'pg';
import { MIGRATIONS } from '../../dist/migrations/all.js';
import { loadDemo } from '../../dist/src/demo/demo.js';
import { ADDRESS_CONTEXT } from '../../dist/src/modules/disputes/dispute.view.js';
import { Clock } from '../../dist/src/platform/clock/clock.js';
import { loadConfig } from '../../dist/src/platform/config/config.js';
import { Envelope } from '../../dist/src/platform/crypto/envelope.js';
import { migrate } from '../../dist/src/platform/database/migrate.js';
import { createPool } from '../../dist/src/platform/database/pool.js';
import { fillWithMix } from './mix-cases.mjs';
import { parentOf, PASSWORD } from './mix-processes.mjs';

/** Requests overheard that act on a case need each their own. */
const OVERHEARD = 100;
/** Tokens are good for fifteen minutes. */
const TOKEN_MS = 5 * 60_000;
const FILTERS = [
  '',
  '&state=mediating',
  '&state=settled&state=performed',
  '&state=closed&category=neighbor',
  '&riskLevel=red&riskLevel=yellow',
];

/** Anything may be done in it. */
export async function withSuper(database, work) {
  const client = new pg.Client({ connectionString: database.superUrl.replace(/[^/]*$/, 'governance') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Migrated, with the demo, and filled: unless an earlier run has left it so. */
export async function prepared(database, settings, size) {
  await migrate({ migratorUrl: database.migratorUrl, appRole: 'app', migrations: MIGRATIONS });
  const config = loadConfig(settings);
  const pool = createPool({ url: database.appUrl, statementTimeout: 0 });
  const isNew = await loadDemo({ config, pool, clock: new Clock() });
  await pool.end();
  if (!isNew) return;
  const envelope = new Envelope(config.keys.dataKey);
  const seal = (id) => {
    const { wrapped, key } = envelope.newKey(id);
    return { wrapped, address: key.seal('阳春路三巷12号', ADDRESS_CONTEXT(id)), keyId: envelope.keyId };
  };
  const begun = performance.now();
  await withSuper(database, (client) => fillWithMix(client, { ...size, seal }));
  console.log(`filled in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
}

export class World {
  tokens = {};
  signedInAt = -Infinity;
  lists = [];

  static learned(database) {
    return withSuper(database, async (client) => {
      const rows = async (sql, params) => (await client.query(sql, params)).rows;
      const [size] = await rows(
        `SELECT (SELECT count(*) FROM dispute)::int AS disputes, (SELECT count(*) FROM center)::int AS centres,
                pg_size_pretty(pg_database_size(current_database())) AS bytes, current_setting('server_version') AS server`,
      );
      const [place] = await rows(
        `SELECT d.id AS department, d.center_id AS home, (SELECT center_id FROM account WHERE username = 'other.director') AS elsewhere
           FROM department d JOIN account a ON a.center_id = d.center_id AND a.username = 'director' WHERE d.code = 'justice'`,
      );
      const cases = await rows(
        `SELECT id, state, version, receipt_no AS no, folded #>> '{parties,0,partyId}' AS "partyId" FROM dispute
          WHERE department_id = $1 AND assigned_yet AND receipt_no LIKE 'B%' ORDER BY id`,
        [place.department],
      );
      const [{ pid }] = await rows('SELECT pg_backend_pid() AS pid');
      return new World({ size, place, cases, postmaster: await parentOf(pid) });
    });
  }

  constructor({ size, place, cases, postmaster }) {
    Object.assign(this, place, { size, postmaster });
    const mediating = cases.filter(({ state }) => state === 'mediating');
    this.readable = cases.slice(0, 3000).map(({ id }) => id);
    this.partyId = mediating[0].partyId;
    const targets = mediating.map(({ id, no, version }) => ({ id, no, seq: version + 1 }));
    const rest = targets.slice(OVERHEARD);
    /** whoever acts has cases of its own: the logs of the others are not as it expects them */
    this.targets = { overheard: targets.slice(0, OVERHEARD) };
    ['service', 'sql', 'bare'].forEach(
      (name, index) => (this.targets[name] = rest.filter((_, at) => at % 3 === index)),
    );
    const today = new Date().toISOString().slice(0, 10);
    this.period = { from: `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`, to: today };
  }

  officer = () => ({ authorization: this.tokens.justice });
  director = () => ({ authorization: this.tokens['other.director'] });

  /** `ask(method, path, body, headers)` answers the JSON. */
  async keepSignedIn(ask) {
    if (performance.now() - this.signedInAt < TOKEN_MS) return;
    this.signedInAt = performance.now();
    for (const username of ['justice', 'other.director']) {
      const { accessToken } = await ask('POST', '/auth/token', { username, password: PASSWORD }, {});
      this.tokens[username] = `Bearer ${accessToken}`;
    }
  }

  /** The first two pages under each filter: twenty lines, by key. */
  async findLists(ask) {
    for (const filter of FILTERS) {
      const path = `/disputes?limit=20${filter}`;
      const { nextCursor } = await ask('GET', path, undefined, this.officer());
      this.lists.push(path);
      if (nextCursor !== null) this.lists.push(`${path}&cursor=${nextCursor}`);
    }
  }
}
