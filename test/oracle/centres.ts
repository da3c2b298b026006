/** Random centres with their cases, written by the stores the service writes with. */
import pg from 'pg';
import type { LogEntry } from '../../src/domain/dispute/events.js';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { foldFacts } from '../../src/domain/dispute/fold.js';
import { COMMITTEE_KINDS } from '../../src/domain/centers/committee-kinds.js';
import { caseRecordOf, type CaseRecord } from '../../src/domain/reports/case-record.js';
import { CaseLog } from '../../src/modules/disputes/case-log.js';
import { CaseVersions } from '../../src/modules/disputes/case-versions.js';
import { DisputeStore, type DisputeTexts } from '../../src/modules/disputes/dispute.store.js';
import { DisputesService } from '../../src/modules/disputes/disputes.service.js';
import { SYSTEM_SCOPE, UnitOfWork, type Tx } from '../../src/platform/database/tx.js';
import { addMinutes, earlierOf } from '../../src/domain/shared/day.js';
import { ZONE } from '../support/arbitraries.js';
import { centreBelow } from '../support/counted-cases.js';
import type { World } from '../support/world.js';
import { Chance } from '../support/chance.js';
import { type Codes, type Drawn, type History, type Kind, walked } from './walks.js';

const FIRST = '2025-09-01T01:00:00.000Z';
const LAST = '2026-10-13T09:00:00.000Z';
const MINUTES = 400 * 24 * 60;
const WAVE = 12 * 24 * 60;
const ANALYZED_EVERY = 20;

export interface RandomCentre {
  readonly id: string;
  readonly committee: string;
}

/** Since which entry a case has which codes. */
export interface CodesSince extends Codes {
  readonly seq: number;
}

export interface Loaded {
  readonly centres: readonly RandomCentre[];
  readonly codes: ReadonlyMap<string, readonly CodesSince[]>;
  /** types of entries, and what else has occurred in them */
  readonly occurred: ReadonlySet<string>;
}

export async function load(world: World, count: number, seed: number): Promise<Loaded> {
  const chance = new Chance(seed);
  const kinds = await kindsOf(world);
  const centres = await centresBelow(world, count, chance);
  const codes = new Map<string, readonly CodesSince[]>();
  const occurred = new Set<string>();
  const writer = new Writer(world);
  for (const [nth, { id: centreId }] of centres.entries()) {
    if (nth % ANALYZED_EVERY === 0) await analyse(world);
    const drawn = await drawnIn(world, centreId, kinds, chance);
    const wave = addMinutes(FIRST, chance.int(0, MINUTES));
    for (let left = chance.int(20, 60); left > 0; left -= 1) {
      // In every centre there is a time of many quarrels.
      const start = chance.happens(0.35)
        ? addMinutes(wave, chance.int(0, WAVE))
        : addMinutes(FIRST, chance.int(0, MINUTES));
      // Nobody writes down what has not happened yet.
      const history = inWords(world, centreId, walked(chance, earlierOf(start, LAST), LAST, drawn));
      const id = chance.uuid();
      await writer.write(id, centreId, history);
      await partiesOf(world, { id, centreId }, chance);
      codes.set(id, codesOf(history));
      for (const { entries } of history) for (const entry of entries) note(occurred, entry);
    }
  }
  return { centres, codes, occurred };
}

/** The test server has no autovacuum: without this the statements would keep the plans they got while the tables were empty. */
async function analyse({ app: { database } }: World): Promise<void> {
  const client = new pg.Client({ connectionString: database.superUrl });
  await client.connect();
  await client.query('ANALYZE');
  await client.end();
}

/** The ministry's categories, each without a sub-type and with each of its own. */
async function kindsOf({ app }: World): Promise<Kind[]> {
  const { rows } = await app.pool.query<Kind>(
    `SELECT DISTINCT code AS category, NULL AS subcategory FROM code_entry WHERE table_name = 'categories'
     UNION SELECT parent_code, code FROM code_entry WHERE table_name = 'subcategories' ORDER BY 1, 2`,
  );
  return rows;
}

/** A grid and a kind of quarrel that come up more often than all others; places that other centres have, too. */
async function drawnIn({ app }: World, centreId: string, kinds: readonly Kind[], chance: Chance): Promise<Drawn> {
  const grids = [chance.uuid(), chance.uuid(), chance.uuid()];
  await app.pool.query(
    `INSERT INTO grid (id, center_id, level, name, created_at, updated_at)
     SELECT g, $2, 1, '网格' || n, $3, $3 FROM unnest($1::uuid[]) WITH ORDINALITY AS x(g, n)`,
    [grids, centreId, FIRST],
  );
  const usual = chance.of(kinds);
  const places = Array.from({ length: 25 }, (_, index) => `place ${index}`);
  return {
    kinds: [...kinds, ...kinds.map(() => usual)],
    grids: [...grids, grids[0] ?? null, grids[0] ?? null, null],
    places: [...places, ...places.map(() => null)],
  };
}

const SOMEBODY = `INSERT INTO party (id, dispute_id, center_id, position, role, kind, name, id_number_match, phone_match, address_match,
    version, created_at, updated_at)
  VALUES ($1, $2, $3, $4, 'respondent', 'person', '随机', $5, $6, $7, 1, $8, $8)`;

/** Their marks; some are those of a party of another case, of this centre or of another one. */
async function partiesOf(
  { app }: World,
  { id, centreId }: Readonly<Record<'id' | 'centreId', string>>,
  chance: Chance,
): Promise<void> {
  const mark = (kind: string, different: number): Buffer | null =>
    chance.happens(0.6) ? Buffer.from(`${kind} ${chance.int(1, different)}`) : null;
  for (let position = chance.int(1, 3); position > 0; position -= 1) {
    const marks = [mark('id', 60), mark('phone', 40), mark('home', 80)];
    await app.pool.query(SOMEBODY, [chance.uuid(), id, centreId, position, ...marks, FIRST]);
  }
}

async function centresBelow({ app, center }: World, count: number, chance: Chance): Promise<RandomCentre[]> {
  const centres: RandomCentre[] = [];
  for (let index = 0; index < count; index += 1) {
    const [id, committee] = [chance.uuid(), chance.of(COMMITTEE_KINDS)];
    await centreBelow(app, center, { id, name: `随机${index}`, committee });
    centres.push({ id, committee });
  }
  return centres;
}

/** The people and places of the walk under ids that the database knows. */
function inWords(world: World, centreId: string, history: History): History {
  const staff = world.staff('王调解');
  const words: Readonly<Record<string, string | null>> = {
    center: centreId,
    justice: world.department('justice'),
    court: world.department('court'),
    public_security: world.department('public_security'),
    line: null,
    ...Object.fromEntries(['m1', 'm2', 'officer', 'judge', 'director', 'grid', 'lapsed'].map((name) => [name, staff])),
  };
  const asWord = (key: string, value: string): unknown => {
    if (key === 'body' || key === 'cause') return value;
    if (key === 'shiftId') return null;
    if (key === 'number') return value.slice(9);
    if (value.startsWith('spare-')) return staff;
    if (value.startsWith('above-')) return world.center;
    return Object.hasOwn(words, value) ? words[value] : value;
  };
  const text = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (key, each: unknown) =>
        key === 'accountId' || key === 'actorId'
          ? (ACCOUNTS[String(each)] ?? each)
          : typeof each === 'string'
            ? asWord(key, each)
            : each,
      ),
    );
  return history.map(({ entries, codes }) => ({ codes, entries: text(entries) as LogEntry[] }));
}

const ACCOUNTS: Readonly<Record<string, string>> = {
  'a-director': '01900000-0000-7000-8000-00000000a001',
  'a-head': '01900000-0000-7000-8000-00000000a002',
};

function codesOf(history: History): CodesSince[] {
  return history.flatMap(({ entries, codes }, index) =>
    index > 0 && history[index - 1]?.codes === codes ? [] : [{ ...codes, seq: entries[0]?.seq ?? 0 }],
  );
}

function note(occurred: Set<string>, { type, payload }: LogEntry): void {
  occurred.add(type);
  if (type === 'ReturnVisitRecorded') occurred.add(`visit:${payload.satisfaction}`);
  if (type === 'Registered') occurred.add(`from:${payload.source.delegatedBy?.body ?? payload.source.kind}`);
  if (type === 'AgreementDrafted' && payload.obligations.some(({ instalments }) => instalments.length > 0))
    occurred.add('instalments');
}

/** Writes a whole history as the one door writes each step, in one transaction. */
class Writer {
  private readonly units: UnitOfWork;
  private readonly store: DisputeStore;
  private readonly service: DisputesService;
  private readonly log: CaseLog;
  private readonly versions: CaseVersions;

  constructor({ app: { app } }: World) {
    this.units = app.get(UnitOfWork);
    this.store = app.get(DisputeStore);
    this.service = app.get(DisputesService);
    this.log = app.get(CaseLog);
    this.versions = app.get(CaseVersions);
  }

  write(id: string, centreId: string, history: History): Promise<void> {
    return this.units.run(SYSTEM_SCOPE, async (tx) => {
      const [first] = history;
      if (first === undefined) throw new Error('a case begins with an entry');
      const begun = foldFacts(first.entries);
      const key = { wrappedKey: Buffer.alloc(1), keyId: 'none', searchText: '' };
      await this.store.insert(tx, { id, ...textsOf(begun, first.codes), ...key }, begun, begun.lastRecordedAt);
      const log = history.flatMap(({ entries }) => entries);
      await this.log.append(tx, id, centreId, log);
      await this.follow(tx, id, history);
    });
  }

  private async follow(tx: Tx, id: string, history: History): Promise<void> {
    let log: readonly LogEntry[] = [];
    let facts: DisputeFacts | null = null;
    let before: CaseRecord | null = null;
    for (const [index, { entries, codes }] of history.entries()) {
      log = [...log, ...entries];
      facts = foldFacts(entries, facts);
      const isRecoded = index > 0 && history[index - 1]?.codes !== codes;
      if (isRecoded || index === history.length - 1)
        await this.store.project(tx, id, facts, null, facts.lastRecordedAt);
      const record = caseRecordOf(log, facts, ZONE);
      await this.versions.keep(tx, id, record, before);
      if (isRecoded) await this.service.rewrite(tx, id, textsOf(facts, codes));
      before = record;
    }
  }
}

const textsOf = ({ source }: DisputeFacts, codes: Codes): DisputeTexts => ({
  channel: source.channel,
  sourceKind: source.kind,
  delegatedByBody: source.delegatedBy?.body ?? null,
  delegatedLetterNo: null,
  gridId: codes.gridId,
  category: codes.category,
  subcategory: codes.subcategory,
  title: '随机',
  facts: '随机',
  claims: [],
  amountFen: codes.amountFen,
  peopleInvolved: null,
  difficult: codes.difficult,
  occurredOn: null,
  addressSealed: null,
  addressMatch: codes.place === null ? null : Buffer.from(codes.place),
  longitude: null,
  latitude: null,
});
