/** Answers kept for retries: found again as long as promised, forgotten afterwards, taken by one request at a time. */
import type pg from 'pg';
import { createPool } from '../../src/platform/database/pool.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../src/platform/database/tx.js';
import { IdempotencyStore, type StoredAnswer } from '../../src/platform/http/idempotency.store.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

const store = new IdempotencyStore();
const answer: StoredAnswer = { bodyDigest: 'd', status: 201, self: '/x', location: '/x', etag: '"1-a"', record: null };
const context = (key: string) => ({ key, scope: 'somebody POST /api/v1/x', bodyDigest: 'd' });
const at = (day: number): { at: string; forgetBefore: string } => ({
  at: `2026-10-${day}T00:00:00.000Z`,
  forgetBefore: `2026-10-${day - 2}T00:00:00.000Z`,
});

let database: TestDatabase;
let pool: pg.Pool;
let unitOfWork: UnitOfWork;

beforeAll(async () => {
  database = await cloneDatabase('empty');
  pool = createPool({ url: database.appUrl, role: 'app_jobs' });
  unitOfWork = new UnitOfWork(pool);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

it('keeps an answer a day and more, and forgets it when nobody may ask for it again', async () => {
  await unitOfWork.run(SYSTEM_SCOPE, (tx) => store.keep(tx, context('first'), answer, at(11)));
  await unitOfWork.run(SYSTEM_SCOPE, (tx) => store.keep(tx, context('second'), answer, at(12)));
  expect(await unitOfWork.read(SYSTEM_SCOPE, (tx) => store.find(tx, context('first')))).toEqual(answer);
  await unitOfWork.run(SYSTEM_SCOPE, (tx) => store.keep(tx, context('third'), answer, at(14)));
  expect(await unitOfWork.read(SYSTEM_SCOPE, (tx) => store.find(tx, context('first')))).toBeUndefined();
  expect(await unitOfWork.read(SYSTEM_SCOPE, (tx) => store.find(tx, context('second')))).toEqual(answer);
});

it('is taken by one transaction at a time', async () => {
  await unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
    expect(await store.claim(tx, context('contested'))).toBe(true);
    expect(await unitOfWork.run(SYSTEM_SCOPE, (other) => store.claim(other, context('contested')))).toBe(false);
  });
  expect(await unitOfWork.run(SYSTEM_SCOPE, (tx) => store.claim(tx, context('contested')))).toBe(true);
});
