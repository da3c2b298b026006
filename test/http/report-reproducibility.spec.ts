/**
 * A produced report stays what it was: whatever is changed, corrected, merged, taken up again, put into the archive or destroyed afterwards,
 * also by another process on the same database, the same bytes and the same records come back.
 */
import { createApp } from '../../src/app.setup.js';
import { createPool } from '../../src/platform/database/pool.js';
import { CASE_REPORTS } from '../../src/modules/reports/case-reports.js';
import { CASE_REPORT_KINDS } from '../../src/modules/reports/report.record.js';
import { archivedCase } from '../support/archived-case.js';
import { type Agent, as, signInAgain } from '../support/as.js';
import { startTestApp, type TestApp, testConfig } from '../support/app.js';
import { Case, type Json, leak, World } from '../support/world.js';

interface Figure {
  readonly key: string;
  readonly numerator: number | null;
  readonly href: string | null;
}
interface Report {
  readonly id: string;
  readonly asOf: string;
  readonly digest: string;
  readonly figures: readonly Figure[];
}
/** What a reader has of a report. */
interface Read {
  readonly bytes: string;
  readonly records: ReadonlyMap<string, readonly Json[]>;
}

const DESTROYED = '2057-01-02T02:00:00.000Z';
const REASON = { body: { reason: '双方愿意再谈' } };

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

async function produced(agent: Agent, kind: string, terms: object = {}): Promise<Report> {
  const body = { centerId: world.center, from: '2020-01-01', to: '2060-01-01', ...terms };
  const reply = await agent.post(`/reports/${kind.replaceAll('_', '-')}`).send(body);
  expect([reply.status, reply.body]).toEqual([201, expect.anything()]);
  return reply.body as Report;
}

async function everyKind(agent: Agent): Promise<Report[]> {
  const period = { from: '2026-07-01', to: '2026-10-01' };
  const reports = [
    await produced(agent, 'zero_petition', { ...period, definition: 'no_petition_above_community@1' }),
    await produced(agent, 'roster', period),
  ];
  for (const kind of CASE_REPORT_KINDS) reports.push(await produced(agent, kind));
  return reports;
}

/** `GET` of the report and of the records behind each of its figures, page by page. */
async function read(agent: Agent, { id, figures }: Report): Promise<Read> {
  const bytes = (await agent.get(`/reports/${id}`)).text;
  const records = new Map<string, Json[]>();
  for (const { key, numerator, href } of figures ?? []) {
    if (href !== null && numerator !== 0) records.set(key, await recordsOf(agent, href));
  }
  return { bytes, records };
}

async function recordsOf(agent: Agent, href: string): Promise<Json[]> {
  const found: Json[] = [];
  let cursor = '';
  do {
    const { body } = await agent.get(`${href.replace('/api/v1', '')}&limit=50${cursor}`);
    const { items, nextCursor } = body as { items: Json[]; nextCursor: string | null };
    found.push(...items);
    cursor = nextCursor === null ? '' : `&cursor=${nextCursor}`;
  } while (cursor !== '');
  return found;
}

/** What is shown of a record depends on whether its case may still be seen; which records they are, and how they were, does not. */
const asCounted = (records: Read['records']): unknown =>
  [...records].map(([key, items]) => [key, items.map(({ view: _, href: __, ...record }) => record)]);

const allOf = async (agent: Agent, reports: readonly Report[]): Promise<Read[]> => {
  const all: Read[] = [];
  for (const report of reports) all.push(await read(agent, report));
  return all;
};

const numbersOf = (report: Report | undefined): unknown =>
  report?.figures.map(({ key, numerator }) => [key, numerator]);

/** Everything that can be done to a case that a report has counted. */
async function lifeGoesOn(
  files: Readonly<Record<'changed' | 'open' | 'mediating' | 'settled' | 'merging' | 'failed', Case>>,
): Promise<void> {
  const { changed, open, mediating, settled, merging, failed } = files;
  const etag = String((await world.read('justice', changed.path)).headers['etag']);
  const justice = await world.as('justice');
  expect(
    (await justice.patch(changed.path).set('If-Match', etag).send({ category: 'contract', subcategory: null })).status,
  ).toBe(200);
  await mediating.act('mediator', 'withdraw', { body: { partyId: mediating.parties[0] } });
  const duties = (await settled.get('director', 'obligations'))['obligations'] as { id: string }[];
  const today = app.clock.today('Asia/Shanghai');
  await world.post('mediator', `/obligations/${duties[0]?.id ?? ''}/performance`, {
    body: { performedOn: today, evidence: '收条', amount: '1000.00' },
  });
  await merging.act('justice', 'merge', { body: { intoDisputeId: open.id, reason: '同一漏水' } });
  for (const partyId of failed.parties)
    await failed.record('mediator', 'consents', { partyId, subject: 'mediation', decision: 'given' });
  await failed.act('mediator', 'reopen', REASON);
  await settled.act('director', 'corrections', {
    body: { reason: '误写', pointer: '/amountInvolved', old: null, new: '2000.00' },
    expect: 201,
  });
  for (const partyId of mediating.parties)
    await mediating.record('mediator', 'remedies-notices', { partyId, method: 'oral', on: today });
  await mediating.act('mediator', 'close');
  await mediating.act('justice', 'archive', { body: { retentionClass: 'long' } });
}

async function destroyed(file: Case): Promise<void> {
  world.moveTo(DESTROYED);
  await file.act('justice', 'destruction-proposals', {
    body: { reason: '保管期限届满', listNo: '2057-销-1' },
    expect: 201,
  });
  const appraised = {
    approved: true,
    appraisalGroup: '示例档案鉴定小组',
    paperNo: '示例档鉴〔2057〕3号',
    reason: '同意',
  };
  await file.act('director', 'destruction-approvals', { body: appraised, expect: 201 });
}

/** Another process on the same database. */
async function restarted(): Promise<TestApp> {
  const pool = createPool({ url: app.database.appUrl });
  const config = testConfig(app.database.appUrl, { FILES_DIR: app.files });
  const second = await createApp({ config, pool, clock: app.clock });
  await second.listen(0, '127.0.0.1');
  const close = async (): Promise<void> => {
    await second.close();
    await pool.end();
  };
  return { ...app, app: second, pool, server: second.getHttpServer(), close };
}

describe('a produced report', () => {
  it('is the same bytes and the same records after everything was changed, and after a restart', async () => {
    const kept = (await archivedCase(world)).file;
    const files = {
      changed: await Case.registered(world),
      open: await Case.accepted(world),
      mediating: await Case.mediating(world),
      settled: await Case.settled(world),
      merging: await Case.accepted(world),
      failed: await Case.mediating(world),
    };
    const remediesNotices = files.failed.parties.map((partyId) => ({
      partyId,
      method: 'oral',
      on: app.clock.today('Asia/Shanghai'),
    }));
    await files.failed.act('mediator', 'fail', { body: { reason: 'no_agreement', remediesNotices } });
    world.wait(1);
    const reports = await everyKind(await world.as('director'));
    const before = await allOf(await world.as('director'), reports);
    world.wait(7 * 24 * 60);
    await lifeGoesOn(files);
    const meanwhile = await allOf(await world.as('director'), reports);
    expect(meanwhile.map(({ bytes }) => bytes)).toEqual(before.map(({ bytes }) => bytes));
    expect(meanwhile.map(({ records }) => asCounted(records))).toEqual(before.map(({ records }) => asCounted(records)));

    await destroyed(kept);
    const second = await restarted();
    try {
      const director = await as(second, 'director');
      const after = await allOf(director, reports);
      expect(after.map(({ bytes }) => bytes)).toEqual(before.map(({ bytes }) => bytes));
      expect(after.map(({ records }) => asCounted(records))).toEqual(before.map(({ records }) => asCounted(records)));
      for (const [index, kind] of CASE_REPORT_KINDS.entries()) {
        // What marks a party is destroyed with the file and known as of today only.
        if (CASE_REPORTS[kind].keepsRows === true) continue;
        const first = reports[index + 2];
        expect([kind, (await produced(director, kind, { asOf: first?.asOf })).digest]).toEqual([kind, first?.digest]);
      }
      for (const kind of ['caseload', 'mediation_statistics'] as const) {
        const first = reports[CASE_REPORT_KINDS.indexOf(kind) + 2];
        expect(numbersOf(await produced(director, kind))).not.toEqual(numbersOf(first));
      }
    } finally {
      await second.close();
      signInAgain(app);
    }
  }, 300_000);
});

describe('reports made while others write', () => {
  it('agree with the report made afterwards as of the same instant', async () => {
    world.moveTo(DESTROYED);
    world.wait(60);
    const agents = [await world.as('justice'), await world.as('director')] as const;
    let isWriting = true;
    let written = 0;
    const writer = async (): Promise<void> => {
      while (isWriting) {
        const reply = await agents[0].post('/disputes').send(leak(world));
        expect([reply.status, reply.body]).toEqual([201, expect.anything()]);
        written += 1;
        app.clock.advance({ seconds: 1 });
      }
    };
    const made: { kind: string; report: Report }[] = [];
    const reader = async (): Promise<void> => {
      try {
        for (let round = 0; round < 3; round += 1) {
          for (const kind of CASE_REPORT_KINDS) made.push({ kind, report: await produced(agents[1], kind) });
        }
      } finally {
        isWriting = false;
      }
    };
    await Promise.all([reader(), writer(), writer(), writer(), writer()]);
    expect(written).toBeGreaterThan(4);
    for (const { kind, report } of made) {
      expect((await produced(agents[1], kind, { asOf: report.asOf })).digest).toBe(report.digest);
    }
    expect(
      new Set(made.filter(({ kind }) => kind === 'caseload').map(({ report }) => report.digest)).size,
    ).toBeGreaterThan(1);
  }, 300_000);
});
