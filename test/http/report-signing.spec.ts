/**
 * Confirming and signing reports over HTTP: never by one person alone, never twice, never what was altered; and the seal holds
 * for anybody with the public key, after the key was changed too.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import request from 'supertest';
import { createApp } from '../../src/app.setup.js';
import type { Head } from '../../src/domain/audit/chain.js';
import { AccountSetupService } from '../../src/modules/access/account-setup.service.js';
import { PasswordsService } from '../../src/modules/access/passwords.service.js';
import { canonicalJson } from '../../src/domain/shared/canonical.js';
import { AuditSealer } from '../../src/platform/audit/audit.sealer.js';
import { AuditStore, SYSTEM_ORIGIN } from '../../src/platform/audit/audit.store.js';
import { sha256 } from '../../src/platform/audit/sha256.js';
import type { PublishedHead } from '../../src/platform/audit/audit-heads.js';
import { AuditVerification } from '../../src/platform/audit/audit-verification.js';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { Sealer } from '../../src/platform/crypto/sealer.js';
import { createPool } from '../../src/platform/database/pool.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../src/platform/database/tx.js';
import { CASE_REPORT_KINDS } from '../../src/modules/reports/report.record.js';
import { DEMO_PASSWORD, startTestApp, type TestApp, testConfig } from '../support/app.js';
import { nobody } from '../support/as.js';
import { OPERATIONS } from '../support/document.js';
import { eventsOf } from '../support/duty.js';
import { textOf } from '../support/opened-papers.js';
import { people } from '../support/people-above.js';
import { Case, type Json, newId, World } from '../support/world.js';

interface Signature {
  readonly keyId: string;
  readonly algorithm: string;
  readonly sealed: string;
  readonly value: string;
  readonly signedBy: string;
  readonly signedByStaffId: string | null;
  readonly signedAt: string;
}

interface Report extends Json {
  readonly id: string;
  readonly digest: string;
  readonly state: string;
  readonly confirmation: Json | null;
  readonly signature: Signature | null;
}

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  const filed = await world.post('petition', '/petition-returns', {
    body: { centerId: world.center, month: '2015-03', nil: true },
  });
  await world.act('director', `/petition-returns/${(filed.body as { id: string }).id}`, 'confirm');
  await people(world, world.above[0] ?? '', 'above');
});

afterAll(() => app?.close());

const path = ({ id }: { id: string }): string => `/reports/${id}`;
const read = (report: { id: string }): Promise<Report> => world.get<Report>('auditor', path(report));

/** Rests on no returns: a person confirms it. */
async function roster(by: string): Promise<Report> {
  const body = { centerId: world.center, from: '2026-10-01', to: '2026-10-15' };
  return (await world.post(by, '/reports/roster', { body })).body as Report;
}

/** Every return of its period is confirmed, or none was filed. */
async function zero(by: string, from = '2015-03-01', to = '2015-04-01'): Promise<Report> {
  const body = { centerId: world.center, from, to, definition: 'no_petition_above_community@1' };
  return (await world.post(by, '/reports/zero-petition', { body })).body as Report;
}

async function done(by: string, report: { id: string }, action: 'confirm' | 'sign'): Promise<Report> {
  return (await world.act(by, path(report), action)).body as Report;
}

async function refused(by: string, report: { id: string }, action: 'confirm' | 'sign'): Promise<unknown[]> {
  const { body } = await world.act(by, path(report), action, { expect: 409 });
  const { code, availableActions } = body as { code: string; availableActions: string[] };
  return [code, ...availableActions];
}

const verify = async (body: object): Promise<Json> =>
  (await nobody(app).post('/report-verifications').send(body).expect(200)).body as Json;

const keys = async (): Promise<{ kid: string }[]> =>
  ((await nobody(app).get('/report-signing-keys').expect(200)).body as { keys: { kid: string }[] }).keys;

/** Of the cases registered before; hides nothing. */
async function cases(by: string, kind = 'caseload'): Promise<Report> {
  const body = { centerId: world.center, from: '2020-01-01', to: '2030-01-01' };
  return (await world.post(by, `/reports/${kind}`, { body })).body as Report;
}

/** The seal of a report signed by two people. */
async function sealed(): Promise<{ report: Report; signature: Signature }> {
  const report = await zero('admin');
  const { signature } = await done('director', report, 'sign');
  if (signature === null) throw new Error('the report is not signed');
  return { report, signature };
}

describe('a report whose sources are confirmed', () => {
  test('is confirmed as it is produced, and signed by another person', async () => {
    const report = await zero('admin');
    expect(report).toMatchObject({ state: 'confirmed', confirmation: null, signature: null });
    const before = await read(report);
    world.wait(3);
    const reply = await world.act('director', path(report), 'sign');
    const director = await world.get<{ id: string; staffId: string }>('director', '/me');
    const signed = reply.body as Report;
    expect(signed).toMatchObject({ state: 'signed', confirmation: null });
    expect(signed.signature).toMatchObject({
      algorithm: 'Ed25519',
      signedBy: director.id,
      signedByStaffId: director.staffId,
      signedAt: world.now,
    });
    expect(JSON.parse(signed.signature?.sealed ?? '')).toEqual({
      version: 3,
      auditHeads: expect.stringMatching(/^[0-9a-f]{64}$/),
      auditHead: { position: 0, hash: '0'.repeat(64) },
      reportId: report.id,
      kind: 'zero_petition',
      centerId: world.center,
      from: '2015-03-01',
      to: '2015-04-01',
      asOf: report['asOf'],
      definition: 'no_petition_above_community@1',
      digest: report.digest,
      answer: { zh: expect.stringMatching(/^[0-9a-f]{64}$/), en: expect.stringMatching(/^[0-9a-f]{64}$/) },
      signedBy: director.id,
      signedAt: world.now,
    });
    expect(reply.headers['etag']).toMatch(/^"2-/);
    const { state: _, signature: __, ...content } = await read(report);
    expect(before).toMatchObject(content);
    expect(await read(report)).toEqual(signed);
  });

  test('is signed by its producer only after somebody else confirmed it', async () => {
    const report = await zero('director');
    expect(await refused('director', report, 'sign')).toEqual(['producer_signs_alone', 'confirm']);
    expect(await refused('director', report, 'confirm')).toEqual(['confirmer_is_producer']);
    const confirmed = await done('admin', report, 'confirm');
    expect(confirmed.confirmation).toMatchObject({ confirmedAt: world.now });
    expect((await done('director', report, 'sign')).state).toBe('signed');
  });

  test('is signed by a director above as well', async () => {
    expect((await done('above.director', await zero('director'), 'sign')).state).toBe('signed');
  });
});

test('a report whose returns are not all confirmed is neither confirmed nor signed, only produced anew', async () => {
  const report = await zero('director', '2015-04-01', '2015-05-01');
  expect(report.state).toBe('provisional');
  expect(await refused('admin', report, 'confirm')).toEqual(['report_still_provisional']);
  expect(await refused('director', report, 'sign')).toEqual(['report_still_provisional']);
  expect(await read(report)).toMatchObject({ state: 'provisional', confirmation: null, signature: null });
});

describe('any other report', () => {
  test('is confirmed by another person, then signed, and never again either', async () => {
    const report = await roster('admin');
    expect(report).toMatchObject({ state: 'provisional', confirmation: null, signature: null });
    expect(await refused('director', report, 'sign')).toEqual(['report_not_confirmed', 'confirm']);
    expect(await refused('admin', report, 'confirm')).toEqual(['confirmer_is_producer']);
    const director = await world.get<{ id: string; staffId: string }>('director', '/me');
    const confirmed = await done('director', report, 'confirm');
    expect(confirmed.state).toBe('confirmed');
    expect(confirmed.confirmation).toEqual({
      confirmedBy: director.id,
      confirmedByStaffId: director.staffId,
      confirmedAt: world.now,
    });
    expect(await refused('director', report, 'confirm')).toEqual(['report_already_confirmed']);
    const signed = await done('director', report, 'sign');
    expect(await refused('above.director', report, 'sign')).toEqual(['report_already_signed']);
    expect(await refused('above.director', report, 'confirm')).toEqual(['report_already_signed']);
    expect(await read(report)).toEqual(signed);
  });

  test('is not confirmed by its producer under a second account', async () => {
    const { staffId } = await world.get<{ staffId: string }>('director', '/me');
    const passwordHash = await app.app.get(PasswordsService).hash(DEMO_PASSWORD);
    await app.app.get(UnitOfWork).run(SYSTEM_SCOPE, (tx) =>
      app.app.get(AccountSetupService).create(tx, {
        centerId: world.center,
        staffId,
        username: 'second',
        name: '周主任',
        passwordHash,
        grants: [{ role: 'administrator', centerId: world.center, departmentId: null }],
      }),
    );
    const report = await roster('director');
    expect(await refused('second', report, 'confirm')).toEqual(['confirmer_is_producer']);
  });
});

test('is told to other systems and to the audit log, with ids and codes only', async () => {
  const { report, signature } = await sealed();
  expect(await eventsOf(world, 'report.signed', report.id)).toBe(1);
  const { rows } = await app.pool.query<{ payload: object; params: object; actor: string }>(
    `SELECT o.payload, l.params, l.actor_account_id AS actor FROM outbox o JOIN audit_log l ON l.subject_id = o.subject_id AND l.action = o.type
      WHERE o.type = 'report.signed' AND o.subject_id = $1`,
    [report.id],
  );
  const told = { kind: 'zero_petition', digest: report.digest, keyId: signature.keyId };
  expect(rows).toEqual([{ payload: told, params: told, actor: signature.signedBy }]);
  const confirmed = await roster('admin');
  await done('director', confirmed, 'confirm');
  expect(await eventsOf(world, 'report.confirmed', confirmed.id)).toBe(1);
});

test('shows in the list how far each report has come', async () => {
  const [open, confirmed] = [await roster('admin'), await roster('admin')];
  await done('director', confirmed, 'confirm');
  const { report } = await sealed();
  const { items } = await world.get<{ items: Report[] }>('auditor', '/reports?limit=200');
  const states = new Map(items.map(({ id, state }) => [id, state]));
  expect([open, confirmed, report].map(({ id }) => states.get(id))).toEqual(['provisional', 'confirmed', 'signed']);
});

describe('who may', () => {
  test('confirm: who produces reports there; sign: its director', async () => {
    const report = await roster('above.director');
    const seen = async (by: string, action: string) => {
      const reply = await (await world.as(by)).post(`${path(report)}/${action}`).set('If-Match', '"1"');
      return [by, action, reply.status];
    };
    const attempts = ['auditor', 'petition', 'mediator'].flatMap((by) => ['confirm', 'sign'].map((act) => [by, act]));
    for (const [by = '', action = ''] of [...attempts, ['admin', 'sign']])
      expect(await seen(by, action)).toEqual([by, action, 403]);
    expect(await seen('other.director', 'sign')).toEqual(['other.director', 'sign', 404]);
    expect(await seen('other.director', 'confirm')).toEqual(['other.director', 'confirm', 404]);
    expect(
      (
        await nobody(app)
          .post(`${path(report)}/sign`)
          .set('If-Match', '"1"')
      ).status,
    ).toBe(401);
    expect(await read(report)).toMatchObject({ confirmation: null, signature: null });
    await world.post('director', `/reports/${newId()}/sign`, { ifMatch: '"1"', expect: 404 });
    await world.post('director', '/reports/nonsense/sign', { ifMatch: '"1"', expect: 404 });
  });

  test('only on what was last read: of two at once one signs', async () => {
    const report = await zero('admin');
    await world.act('director', path(report), 'sign', { ifMatch: null, expect: 428 });
    await world.act('director', path(report), 'sign', { ifMatch: '"9"', expect: 412 });
    const tag = await world.etag('director', path(report));
    const both = ['director', 'above.director'].map(async (by) =>
      (await world.as(by)).post(`${path(report)}/sign`).set('If-Match', tag),
    );
    const statuses = (await Promise.all(both)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 412]);
    expect(await eventsOf(world, 'report.signed', report.id)).toBe(1);
  });

  test('a retry under the same key signs once', async () => {
    const report = await zero('admin');
    const ifMatch = await world.etag('director', path(report));
    const headers = { 'Idempotency-Key': newId() };
    const first = await world.act('director', path(report), 'sign', { ifMatch, headers });
    const again = await world.act('director', path(report), 'sign', { ifMatch, headers });
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toEqual(first.body);
  });
});

describe('altered in the database', () => {
  let owner: pg.Client;

  beforeAll(async () => {
    owner = new pg.Client({ connectionString: app.database.migratorUrl });
    await owner.connect();
  });
  afterAll(() => owner.end());

  const replaced = (id: string, column: string, expression: string) =>
    owner.query(`UPDATE report SET ${column} = ${expression} WHERE id = $1`, [id]);

  /** As the owner of the tables can; then undone. */
  async function refusedWhile(report: Report, column: string, expression: string): Promise<void> {
    const { rows } = await owner.query<{ old: string }>(`SELECT ${column}::text AS old FROM report WHERE id = $1`, [
      report.id,
    ]);
    await replaced(report.id, column, expression);
    expect([expression, ...(await refused('director', report, 'sign'))]).toEqual([expression, 'report_altered']);
    await replaced(report.id, column, `'${(rows[0]?.old ?? '').replaceAll("'", "''")}'`);
  }

  test('a report on petitions is not signed', async () => {
    const report = await zero('admin');
    await refusedWhile(report, 'content', `content || '{"zero": false}'`);
    await refusedWhile(report, 'records', `'{}'`);
    await refusedWhile(report, 'period_to', `'2015-05-01'`);
    expect((await done('director', report, 'sign')).state).toBe('signed');
  });

  test('nor is a report on cases, whatever of it was altered: its question, its moment, a figure', async () => {
    const report = await cases('admin');
    await done('director', report, 'confirm');
    await refusedWhile(report, 'content', `jsonb_set(content, '{figures,0,numerator}', '4711')`);
    await refusedWhile(report, 'content', `jsonb_set(content, '{figures,0,digest}', '"${'0'.repeat(64)}"')`);
    await refusedWhile(report, 'content', `jsonb_set(content, '{scope,courtDelegated}', '"exclude"')`);
    await refusedWhile(report, 'as_of', `as_of - interval '1 day'`);
    expect((await done('director', report, 'sign')).state).toBe('signed');
  });

  test('nor while a case behind it is not what was counted, although the report itself is untouched', async () => {
    const report = await cases('admin');
    await done('director', report, 'confirm');
    const where = `center_id = $1 AND known_until = 'infinity'`;
    const add = (n: number) =>
      owner.query(`UPDATE case_version SET version = version + $2 WHERE ${where}`, [world.center, n]);
    expect((await add(1000)).rowCount).toBeGreaterThan(0);
    expect(await refused('director', report, 'sign')).toEqual(['report_altered']);
    await add(-1000);
    expect((await done('director', report, 'sign')).state).toBe('signed');
  });
});

test.each(CASE_REPORT_KINDS.map((kind) => kind.replaceAll('_', '-')))(
  'a report on cases (%s) is signed for what was known then, whatever came since',
  async (kind) => {
    const report = await cases('admin', kind);
    expect(report).toMatchObject({ state: 'provisional', confirmation: null, signature: null });
    expect(await refused('director', report, 'sign')).toEqual(['report_not_confirmed', 'confirm']);
    world.wait(1);
    await Case.accepted(world, 'justice');
    expect((await done('director', report, 'confirm')).state).toBe('confirmed');
    const signed = await done('above.director', report, 'sign');
    const { state: _, confirmation: __, signature, ...content } = signed;
    expect(report).toMatchObject(content);
    expect(JSON.parse(signature?.sealed ?? '')).toMatchObject({ digest: report.digest, asOf: report['asOf'] });
  },
);

test('figures by kind of committee are checked by the kinds as they were set then', async () => {
  const report = await cases('admin', 'mediation-statistics');
  await done('director', report, 'confirm');
  const settingsPath = `/centers/${world.center}/settings`;
  const { mediation, duty, rooms } = await world.get<Record<string, Json>>('director', settingsPath);
  await (
    await world.as('director')
  )
    .put(settingsPath)
    .set('If-Match', await world.etag('director', settingsPath))
    .send({ mediation: { ...mediation, committeeKind: 'enterprise' }, duty, rooms })
    .expect(200);
  const keys = ({ figures }: Json) => (figures as { key: string }[]).map(({ key }) => key);
  expect(keys(await cases('admin', 'mediation-statistics'))).not.toEqual(keys(report));
  const difference = await world.get<{ isSame: boolean }>('director', `${path(report)}/difference`);
  expect(difference.isSame).toBe(true);
  expect((await done('director', report, 'sign')).state).toBe('signed');
});

test('three zeros stand on returns like a zero-petition report; a litigation rate is confirmed by a person', async () => {
  const period = { centerId: world.center, from: '2015-03-01', to: '2015-04-01' };
  const body = { ...period, definition: 'three_zero@1' };
  const three = (await world.post('admin', '/reports/three-zero', { body })).body as Report;
  expect(three).toMatchObject({ state: 'confirmed', confirmation: null });
  expect((await done('director', three, 'sign')).state).toBe('signed');
  const open = { ...body, from: '2015-04-01', to: '2015-05-01' };
  const provisional = (await world.post('admin', '/reports/three-zero', { body: open })).body as Report;
  expect(await refused('director', provisional, 'confirm')).toEqual(['report_still_provisional']);
  const rate = (await world.post('admin', '/reports/litigation-rate', { body: period })).body as Report;
  expect(rate.state).toBe('provisional');
  await done('director', rate, 'confirm');
  expect((await done('director', rate, 'sign')).state).toBe('signed');
});

const fileOf = async (report: Report, format: string): Promise<Buffer> =>
  (await (await world.as('auditor')).get(`${path(report)}/files/${format}?lang=en`).responseType('blob'))
    .body as Buffer;

describe('as a file', () => {
  test('tells that it is signed, by whom, and shows the seal; before, that it is not', async () => {
    const report = await roster('admin');
    const texts = async () => [await textOf(await fileOf(report, 'docx')), String(await fileOf(report, 'html'))];
    for (const text of await texts()) expect(text).toMatch(/provisional/i);
    await done('director', report, 'confirm');
    for (const text of await texts()) expect(text).toMatch(/State\W*(<[^>]*>\W*)*confirmed/);
    const { signature } = await done('director', report, 'sign');
    const { name } = await world.get<{ name: string }>('director', '/me');
    for (const text of await texts())
      for (const part of [signature?.value, signature?.keyId, name, 'signed']) expect(text).toContain(part);
  });
});

describe('the head of the audit log', () => {
  const found = async (heads: readonly PublishedHead[] = []): Promise<string[]> => {
    const codes: string[] = [];
    await new AuditVerification(app.app.get(UnitOfWork), ({ code }) => void codes.push(code)).run(heads);
    return codes;
  };
  const seal = () => app.app.get(UnitOfWork).run(SYSTEM_SCOPE, (tx) => app.app.get(AuditSealer).seal(tx));

  test('is sealed with the report and printed with it: a log that is rewritten later contradicts both', async () => {
    await seal();
    const { report, signature } = await sealed();
    const { auditHead, centerId } = JSON.parse(signature.sealed) as { auditHead: Head; centerId: string };
    expect(auditHead).toEqual({ position: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const printed = `${centerId}:${auditHead.position}:${auditHead.hash}`;
    expect(String(await fileOf(report, 'html'))).toContain(printed);
    expect(await textOf(await fileOf(report, 'docx'))).toContain(printed);
    await seal();
    const onPaper = [{ chainId: centerId, ...auditHead }];
    expect(await found(onPaper)).toEqual([]);
    const superuser = new pg.Client({ connectionString: app.database.superUrl });
    await superuser.connect();
    try {
      await superuser.query(
        `UPDATE audit_log SET address = '198.51.100.1' WHERE id = (SELECT audit_id FROM audit_position
                              WHERE chain_id = $1 AND position = 1)`,
        [centerId],
      );
      await superuser.query(`INSERT INTO audit_pending SELECT audit_id FROM audit_position WHERE chain_id = $1`, [
        centerId,
      ]);
      for (const table of ['audit_position', 'audit_seal'])
        await superuser.query(`DELETE FROM ${table} WHERE chain_id = $1`, [centerId]);
      await seal();
      expect(new Set(await found())).toEqual(new Set(['other_head']));
      await superuser.query(`UPDATE report_seal SET sealed = replace(sealed, $1, $2)`, [
        auditHead.hash,
        'ab'.repeat(32),
      ]);
      expect(await found()).toContain('signature_wrong');
      await superuser.query('DELETE FROM report_seal');
      expect(await found()).toEqual([]);
      expect(await found(onPaper)).toEqual(['other_head']);
    } finally {
      await superuser.end();
    }
  });

  test('of every other centre is sealed as well: whoever rewrites the log of one contradicts the reports of all', async () => {
    const line = { action: 'data.written', subjectKind: 'center', subjectId: null, centerId: world.neighbour } as const;
    await app.app.get(UnitOfWork).run(SYSTEM_SCOPE, (tx) => app.app.get(AuditStore).add(tx, SYSTEM_ORIGIN, line));
    await seal();
    const { report, signature } = await sealed();
    const { auditHeads } = JSON.parse(signature.sealed) as { auditHeads: string };
    await seal();
    expect(await found()).toEqual([]);
    const superuser = new pg.Client({ connectionString: app.database.superUrl });
    await superuser.connect();
    try {
      const { rows } = await superuser.query<{ heads: { chainId: string }[] }>(
        'SELECT audit_heads AS heads FROM report_seal WHERE report_id = $1',
        [report.id],
      );
      expect(sha256(canonicalJson(rows[0]?.heads))).toBe(auditHeads);
      expect(rows[0]?.heads.map(({ chainId }) => chainId)).toEqual(
        expect.arrayContaining([world.center, world.neighbour]),
      );
      const theirs = [world.neighbour];
      await superuser.query(
        `UPDATE audit_log SET address = '198.51.100.1' WHERE id = (SELECT audit_id FROM audit_position WHERE chain_id = $1 AND position = 1)`,
        theirs,
      );
      await superuser.query(
        `INSERT INTO audit_pending SELECT audit_id FROM audit_position WHERE chain_id = $1`,
        theirs,
      );
      for (const table of ['audit_position', 'audit_seal'])
        await superuser.query(`DELETE FROM ${table} WHERE chain_id = $1`, theirs);
      await seal();
      expect(await found()).toEqual(['other_head']);
      await superuser.query(
        `UPDATE report_seal SET audit_heads = (SELECT jsonb_agg(h) FROM jsonb_array_elements(audit_heads) h WHERE h ->> 'chainId' <> $1)`,
        theirs,
      );
      expect(await found()).toEqual(['heads_altered']);
      await superuser.query('UPDATE report_seal SET audit_heads = NULL');
      expect(await found()).toEqual(['heads_altered']);
      await superuser.query('DELETE FROM report_seal');
    } finally {
      await superuser.end();
    }
  });

  test.each([
    ['the first version', ['version', 'auditHead', 'auditHeads']],
    ['the second version', ['auditHeads']],
  ])('is not in seals of %s, which stay good', async (name, missing) => {
    const { report, signature } = await sealed();
    const whole = { ...(JSON.parse(signature.sealed) as Json), version: 2 };
    const before = Object.fromEntries(Object.entries(whole).filter(([field]) => !missing.includes(field)));
    const text = JSON.stringify(before);
    const { value, keyId } = app.app.get(Sealer).seal(text);
    const superuser = new pg.Client({ connectionString: app.database.superUrl });
    await superuser.connect();
    await superuser.query('UPDATE report_seal SET sealed = $2, value = $3 WHERE report_id = $1', [
      report.id,
      text,
      value,
    ]);
    expect(await verify({ sealed: text, value, keyId })).toEqual({ valid: true, keyKnown: true, reportId: report.id });
    const page = String(await fileOf(report, 'html'));
    expect(page).toContain(value);
    expect(page.includes('Head of the audit log')).toBe(name === 'the second version');
    expect(await found()).toEqual([]);
    await superuser.query(`UPDATE report_seal SET sealed = 'nothing' WHERE report_id = $1`, [report.id]);
    expect(await found()).toEqual(['signature_wrong']);
    await superuser.query('UPDATE report_seal SET sealed = $2, value = $3 WHERE report_id = $1', [
      report.id,
      text,
      'AAAA',
    ]);
    expect(await found()).toEqual(['signature_wrong']);
    const other = new Sealer(Buffer.alloc(32, 7));
    const [kept] = (await superuser.query<{ jwk: object }>('SELECT public_jwk AS jwk FROM signing_key')).rows;
    await superuser.query('UPDATE signing_key SET public_jwk = $1', [other.publicJwk]);
    await superuser.query('UPDATE report_seal SET value = $2 WHERE report_id = $1', [
      report.id,
      other.seal(text).value,
    ]);
    const codes = await found();
    await superuser.query('UPDATE signing_key SET public_jwk = $1', [kept?.jwk]);
    await superuser.query('UPDATE report_seal SET value = $2 WHERE report_id = $1', [report.id, value]);
    expect(new Set(codes)).toEqual(new Set(['signature_wrong']));
    const { rows: seals } = await superuser.query('SELECT 1 FROM report_seal');
    expect(codes).toHaveLength(seals.length);
    expect(await found()).toEqual([]);
    await superuser.end();
  });
});

test('the service itself can change neither a report nor a seal', async () => {
  await sealed();
  for (const table of ['report', 'report_confirmation', 'report_seal', 'signing_key'])
    await expect(app.pool.query(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
  await expect(app.pool.query(`UPDATE report SET digest = ''`)).rejects.toThrow(/permission denied/);
  await expect(app.pool.query(`UPDATE report_seal SET value = ''`)).rejects.toThrow(/permission denied/);
});

describe('checking a seal', () => {
  test('the lines in the document do it, with the two answers as files and nothing else', async () => {
    const { report } = await sealed();
    const document = JSON.stringify(await apiDocument());
    const lines = /```js\\n(.*?)\\n```/.exec(document)?.[1] ?? '';
    const script = JSON.parse(`"${lines}"`) as string;
    expect(script.split('\n')).toHaveLength(7);
    const folder = await mkdtemp(join(tmpdir(), 'seal-'));
    const check = async (shown: unknown): Promise<string> => {
      await writeFile(join(folder, 'report.json'), JSON.stringify(shown));
      await writeFile(join(folder, 'keys.json'), JSON.stringify({ keys: await keys() }));
      return execFileSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8', env: {} }).trim();
    };
    try {
      const shown = await read(report);
      expect(await check(shown)).toBe('true');
      const forged = shown.signature?.sealed.replace('2015-04-01', '2016-04-01');
      expect(await check({ ...shown, signature: { ...shown.signature, sealed: forged } })).toBe('false');
      expect(await check({ ...shown, zero: false })).toBe('false');
      const [figure, ...others] = (shown as unknown as { petitions: object[] }).petitions;
      expect(await check({ ...shown, petitions: [{ ...figure, value: '7' }, ...others] })).toBe('false');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('the service does it for who has no tool', async () => {
    const { report, signature } = await sealed();
    const { sealed: text, value, keyId } = signature;
    expect(await verify({ sealed: text, value, keyId })).toEqual({ valid: true, keyKnown: true, reportId: report.id });
    const not = { valid: false, keyKnown: true, reportId: null };
    expect(await verify({ sealed: text.replace(report.digest.slice(0, 8), '00000000'), value, keyId })).toEqual(not);
    expect(await verify({ sealed: `${text} `, value, keyId })).toEqual(not);
    expect(await verify({ sealed: text, value: 'no seal', keyId })).toEqual(not);
    expect(await verify({ sealed: text, value: `${value}AA`, keyId })).toEqual(not);
    expect(await verify({ sealed: '示例', value, keyId })).toEqual(not);
    expect(await verify({ sealed: text, value, keyId: 'nobody’s' })).toEqual({ ...not, keyKnown: false });
  });

  test('keys are for everybody, revalidate, and say nothing secret', async () => {
    const reply = await nobody(app).get('/report-signing-keys').expect(200);
    const { keys: shown } = reply.body as { keys: Json[] };
    expect(shown[0]).toMatchObject({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig' });
    expect(Object.keys(shown[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'pem', 'use', 'x']);
    const tag = reply.headers['etag'] ?? '';
    await nobody(app).get('/report-signing-keys').set('If-None-Match', tag).expect(304);
  });
});

test('after the key was changed earlier seals still hold, and new ones bear the new key', async () => {
  const { report, signature } = await sealed();
  const pool = createPool({ url: app.database.appUrl });
  const config = testConfig(app.database.appUrl, { SIGNING_KEY: Buffer.alloc(32, 10).toString('base64') });
  const renewed = await createApp({ config, pool, clock: new FixedClock(world.now) });
  await renewed.listen(0, '127.0.0.1');
  try {
    const server = renewed.getHttpServer();
    const asked = await request(server).get('/api/v1/report-signing-keys').expect(200);
    const published = (asked.body as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
    expect(published).toHaveLength(2);
    expect(published[1]).toBe(signature.keyId);
    const { sealed: text, value, keyId } = signature;
    const checked = await request(server).post('/api/v1/report-verifications').send({ sealed: text, value, keyId });
    expect(checked.body).toEqual({ valid: true, keyKnown: true, reportId: report.id });
    const next = await zero('admin');
    const { body: tokens } = await request(server)
      .post('/api/v1/auth/token')
      .send({ username: 'director', password: DEMO_PASSWORD })
      .expect(200);
    const { body } = await request(server)
      .post(`/api/v1${path(next)}/sign`)
      .set('Authorization', `Bearer ${(tokens as { accessToken: string }).accessToken}`)
      .set('If-Match', '"1"')
      .expect(200);
    expect((body as Report).signature?.keyId).toBe(published[0]);
    expect((await keys()).map(({ kid }) => kid).sort()).toEqual([...published].sort());
    expect((await read(report)).signature).toEqual(signature);
  } finally {
    await renewed.close();
    await pool.end();
  }
});

/** As it is served: the lines people copy. */
async function apiDocument(): Promise<unknown> {
  const { body } = await request(app.server).get('/api/openapi.json').expect(200);
  expect(OPERATIONS.map(({ id }) => id)).toContain('signingKeys_list');
  return (body as { paths: Record<string, unknown> }).paths['/api/v1/report-signing-keys'];
}
