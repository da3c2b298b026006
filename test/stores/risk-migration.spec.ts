/** Cases from before risk was part of the log: the migration takes their flags over, and the row stays the fold of its log. */
import pg from 'pg';
import { MIGRATIONS } from '../../migrations/all.js';
import { RowSecurity1764000000510 } from '../../migrations/1764000000510-row-security.js';
import { Risk1764000000170 } from '../../migrations/1764000000170-risk.js';
import type { LogEntry } from '../../src/domain/dispute/events.js';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { foldFacts } from '../../src/domain/dispute/fold.js';
import { ENTITIES } from '../../src/entities.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { act, contextAt, opened, person, registration } from '../support/arbitraries.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { session, Story } from '../support/dispute-story.js';

const CENTER = '01900000-0000-7000-8001-000000000001';
const MOMENT = '2024-05-06T01:00:00.000Z';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await cloneDatabase('empty');
  client = new pg.Client({ connectionString: database.migratorUrl });
  await client.connect();
});

afterAll(async () => {
  await client?.end();
  await database?.drop();
});

async function insert(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const names = Object.keys(row);
  await client.query(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(row).map((value) => (isJson(value) ? JSON.stringify(value) : value)),
  );
}

const isJson = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** As the service wrote it before: no flags in the log, nothing about danger or listeners in the facts. */
async function enter(id: string, log: readonly LogEntry[], riskFlags: readonly string[]): Promise<void> {
  const entries = log.map(withoutRisk);
  const { risk: _, ...facts } = foldFacts(entries);
  const sessions = facts.sessions.map(({ openness: __, closedReason: ___, ...rest }) => rest);
  await insert('dispute', {
    id,
    center_id: CENTER,
    custody_center_id: CENTER,
    registered_by_account_id: CENTER,
    receipt_no: id,
    state: facts.state,
    version: facts.version,
    source_kind: 'on_application',
    channel: 'reception_room',
    category: 'neighbor',
    title: '漏水',
    facts: '漏水',
    risk_flags: riskFlags,
    received_at: MOMENT,
    folded: { ...facts, sessions },
    search_text: '',
    search_grams: [],
    created_at: MOMENT,
    updated_at: MOMENT,
  });
  for (const { seq, type, occurredAt, recordedAt, actorId, payload } of entries)
    await insert('case_log', {
      dispute_id: id,
      seq,
      center_id: CENTER,
      type,
      occurred_at: occurredAt,
      recorded_at: recordedAt,
      actor_id: actorId,
      payload,
    });
}

function withoutRisk(entry: LogEntry): LogEntry {
  const { riskFlags: _, openness: __, closedReason: ___, ...payload } = entry.payload as Record<string, unknown>;
  return { ...entry, payload } as LogEntry;
}

interface Migrated {
  readonly folded: DisputeFacts;
  readonly version: number;
  readonly risk_level: string;
}

async function migrated(id: string): Promise<{ row: Migrated; log: LogEntry[] }> {
  const { rows } = await client.query<Migrated>('SELECT folded, version, risk_level FROM dispute WHERE id = $1', [id]);
  const { rows: log } = await client.query(
    `SELECT seq, type, ${iso('occurred_at')} AS "occurredAt", ${iso('recorded_at')} AS "recordedAt", actor_id AS "actorId",
            caused_by AS "causedBy", payload FROM case_log WHERE dispute_id = $1 ORDER BY seq`,
    [id],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the case is gone');
  return { row, log: log as LogEntry[] };
}

const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

test('flags become an entry, sessions are closed, the last visit tells; what had none of it stays as it was', async () => {
  const [flagged, visited, plain] = [1, 2, 3].map((last) => `01900000-0000-7000-8002-00000000000${last}`);
  const source = createDataSource({ url: database.migratorUrl, entities: ENTITIES, migrations: MIGRATIONS });
  await source.initialize();
  const runner = source.createQueryRunner();
  const migration = new Risk1764000000170();
  try {
    // The wall looks at a column that goes.
    await new RowSecurity1764000000510().down(runner);
    await migration.down(runner);
    await insert('center', {
      id: CENTER,
      path: [CENTER],
      name: '中心',
      short_name: '中心',
      level: 'community',
      created_at: MOMENT,
      updated_at: MOMENT,
    });
    const mediating = Story.of()
      .mediating()
      .take(session())
      .take(session({ sessionId: 's2' }));
    await enter(flagged ?? '', mediating.log, ['violence', 'repeat']);
    const settled = Story.of().settled();
    await enter(visited ?? '', settled.take({ ...settled.visit(), escalationSigns: true }).log, []);
    await enter(plain ?? '', opened(registration([person('p1', 'applicant')])).log, []);
    await migration.up(runner);
  } finally {
    await source.destroy();
  }

  for (const [id, level] of [
    [flagged, 'red'],
    [visited, 'yellow'],
    [plain, 'green'],
  ] as const) {
    const { row, log } = await migrated(id ?? '');
    const facts = foldFacts(log);
    expect(row.folded.risk).toEqual(facts.risk);
    expect(row.folded.sessions).toEqual(facts.sessions);
    expect({ ...row, folded: row.folded.version }).toEqual({
      folded: facts.version,
      version: facts.version,
      risk_level: level,
    });
    expect(row.folded.lastRecordedAt).toBe(facts.lastRecordedAt);
  }
  const { log } = await migrated(flagged ?? '');
  expect(log.at(-1)).toMatchObject({
    type: 'RiskFlagsChanged',
    actorId: 'system',
    payload: { add: ['violence', 'repeat'], remove: [] },
  });
});

test('what such a case demands is owed with its next step', () => {
  const story = Story.of();
  const taken = {
    ...story.log[1],
    type: 'RiskFlagsChanged',
    payload: { add: ['violence'], remove: [] },
    seq: 3,
  } as LogEntry;
  const facts = foldFacts([taken], story.facts);
  const { log } = act(
    { log: [], facts, now: MOMENT },
    { type: 'amend', changed: [], occurredAt: null },
    contextAt(MOMENT),
  );
  expect(log.map(({ type }) => type)).toEqual(['Amended', 'PoliceReportRequired']);
});
