/**
 * R40: an archived file is only read. Every operation of the document that writes is sent to everything in it, well-formed and by
 * somebody who may; none goes through, and no row of the file is any other than before. The list is made from the document, so a
 * new operation is in it by itself.
 */
import type { Response } from 'supertest';
import { FILE_TABLES } from '../../src/modules/archive/file-tables.js';
import { archivedCase, type ArchivedCase } from '../support/archived-case.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { fill, type Operation, OPERATIONS, resourceOf, wellFormed } from '../support/document.js';
import { permissionsOf, whoMay } from '../support/places.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let archived: ArchivedCase;
let held: ReadonlyMap<string, readonly string[]>;
let before: Record<string, string>;

/** Of another case, of a room, of the roster: no part of the file. */
const NAMES = [
  'disputeId',
  'partyId',
  'representativeId',
  'attachmentId',
  'deliveryId',
  'unsettledReportId',
  'challengeId',
  'linkId',
  'sessionId',
  'agreementId',
  'obligationId',
  'performanceId',
  'visitId',
  'referralId',
  'supervisionId',
  'legalAidRequestId',
];

const isOfFile = ({ path }: Operation): boolean => NAMES.some((name) => path.includes(`{${name}}`));
/** Operations that were well-formed enough to hear of the state. */
const toldTheState = new Set<string>();
const WRITING = OPERATIONS.filter((target) => target.method !== 'get' && isOfFile(target));

/**
 * Shown in the clear one by one, on record (R45): a reading that asks for a reason. And what a party asks about their own data, which
 * they may as long as there is any (R48): a register beside the file.
 */
const READS = ['parties_reveal', 'subjectRequests_record'];

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
  world.moveTo('2026-10-14T02:00:00.000Z');
  archived = await archivedCase(world);
  held = await permissionsOf(world);
  before = await contents();
});

afterAll(() => app?.close());

/** Each table of the file as one digest of its rows of this case. */
async function contents(): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const [table, { of }] of Object.entries(FILE_TABLES)) {
    const { rows } = await app.pool.query<{ digest: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS digest
         FROM ${table} t WHERE ${of} = $1`,
      [archived.file.id],
    );
    digests[table] = rows[0]?.digest ?? '';
  }
  return digests;
}

async function send(target: Operation): Promise<Response> {
  const username = whoMay(target, held);
  const agent = await world.as(username);
  const places = { seq: '1', ...archived.places };
  const request = agent[target.method](fill(target, places));
  if (target.needsIfMatch) request.set('If-Match', await world.etag(username, fill(resourceOf(target), places)));
  return target.body === null ? request : request.send(wellFormed(target.body) as object);
}

test('R40 the list is not empty, and every place it names is in the file', () => {
  expect(WRITING.length).toBeGreaterThan(50);
  for (const name of NAMES) expect([name, archived.places[name]?.length]).toEqual([name, 36]);
});

test.each(WRITING.filter(({ id }) => !READS.includes(id)).map((target) => [target.id, target] as const))(
  'R40 %s does not go through and changes nothing',
  async (id, target) => {
    const reply = await send(target);
    expect([id, reply.status]).toEqual([id, expect.any(Number)]);
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    expect([id, [403, 404, 412, 428].includes(reply.status)]).toEqual([id, false]);
    if ((reply.body as { code?: string }).code === 'wrong_state') toldTheState.add(id);
    expect(await contents()).toEqual(before);
  },
);

test('R40 many of them reached the rule book and were told that the case is archived', () => {
  expect(toldTheState.size).toBeGreaterThan(30);
});
