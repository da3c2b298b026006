/** R49 clips of public cameras over HTTP: who, why and when; every look on record; erased by themselves unless a case has them. */
import type { Response } from 'supertest';
import type { AttachmentResponse } from '../../src/modules/attachments/attachment.dto.js';
import type { ClipPage, ClipResponse } from '../../src/modules/clips/clip.dto.js';
import { Ticker } from '../../src/platform/jobs/ticker.js';
import { startTestApp, TEST_NOW, type TestApp } from '../support/app.js';
import * as files from '../support/files.js';
import { Case, type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

beforeEach(() => world.moveTo(TEST_NOW));

const asked = (): Json => ({
  centerId: world.center,
  requestedBy: '示例派出所 民警甲',
  reason: '楼道堆物纠纷，核实堆放时间',
  camera: '安居小区3幢东侧07号',
  recordedFrom: '2026-10-12T09:00:00+08:00',
  recordedTo: '2026-10-12T09:05:00+08:00',
});

const sent = (username = 'director', rest: Json = {}, content = files.anMp4()): Promise<Response> => {
  const fields = Object.fromEntries(Object.entries({ ...asked(), ...rest }).filter(([, value]) => value !== undefined));
  return files.upload(world, username, '/clips', { content, name: '07号.mp4', fields });
};

async function taken(content = files.anMp4()): Promise<ClipResponse> {
  const { status, body, text } = await sent('director', {}, content);
  if (status !== 201) throw new Error(text);
  return body as ClipResponse;
}

const look = async (path: string, username = 'director'): Promise<Response> =>
  (await world.as(username))
    .get(path)
    .buffer(true)
    .parse((reply, done) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () => done(null, Buffer.concat(parts)));
    });

const looksAt = async (id: string): Promise<Json[]> => {
  const { rows } = await app.pool.query<Json>(
    `SELECT l.action, l.subject_kind AS kind, l.params, a.username FROM audit_log l LEFT JOIN account a ON a.id = l.actor_account_id
      WHERE l.subject_id = $1 ORDER BY l.at, l.id`,
    [id],
  );
  return rows;
};

const faultsOf = ({ body }: Response): string[] =>
  ((body as { errors?: { pointer: string; code: string }[] }).errors ?? []).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );

test('R49 a clip names who asked, why, the camera and its times; it is listed for officers and directors of its centre alone', async () => {
  const content = files.anMp4();
  const clip = await taken(content);
  expect(clip).toMatchObject({
    ...asked(),
    recordedFrom: '2026-10-12T01:00:00.000Z',
    recordedTo: '2026-10-12T01:05:00.000Z',
    takenAt: TEST_NOW,
    expiresAt: '2026-11-13T02:00:00.000Z',
    expiredAt: null,
    attached: false,
    mediaType: 'video/mp4',
    size: content.length,
  });
  expect(await world.get('justice', `/clips/${clip.id}`)).toEqual(clip);
  const page = await world.get<ClipPage>('justice', `/clips?centerId=${world.center}&withTotal=true`);
  expect(page.items[0]).toEqual(clip);
  expect(page.total).toBe(page.items.length);
  await world.get('mediator', '/clips', 403);
  await world.get('auditor', `/clips/${clip.id}`, 403);
  await world.get('other.director', `/clips/${clip.id}`, 404);
  expect((await world.get<ClipPage>('other.director', '/clips')).items).toEqual([]);
  expect((await world.get<ClipPage>('other.director', `/clips?centerId=${world.center}`)).items).toEqual([]);
  const { rows } = await app.pool.query<Json>('SELECT type, payload FROM outbox WHERE subject_id = $1', [clip.id]);
  expect(rows).toEqual([{ type: 'clip.taken', payload: { expiresAt: '2026-11-13T02:00:00.000Z' } }]);
});

test('R49 nobody looks without a purpose, and every look is on record with who and why', async () => {
  const content = files.anMp4();
  const clip = await taken(content);
  const bare = await look(`/clips/${clip.id}/content`).catch(() => null);
  expect(bare === null || bare.status === 400).toBe(true);
  await world.get('director', `/clips/${clip.id}/content?purpose=curiosity`, 400);
  await world.get('other.director', `/clips/${clip.id}/content?purpose=mediation`, 404);
  expect((await looksAt(clip.id)).map(({ action }) => action)).toEqual(['clip.taken']);
  const seen = await look(`/clips/${clip.id}/content?purpose=mediation`);
  expect((seen.body as Buffer).equals(content)).toBe(true);
  expect(seen.headers).toMatchObject({ 'cache-control': 'private, no-store', 'content-type': 'video/mp4' });
  await look(`/clips/${clip.id}/content?purpose=inspection`, 'justice');
  expect(await looksAt(clip.id)).toEqual([
    expect.objectContaining({ action: 'clip.taken', username: 'director' }),
    { action: 'clip.viewed', kind: 'clip', params: { purpose: 'mediation' }, username: 'director' },
    { action: 'clip.viewed', kind: 'clip', params: { purpose: 'inspection' }, username: 'justice' },
  ]);
});

test('R49 after its days it is erased by itself; who, why and when stays', async () => {
  const before = await files.keptBy(app);
  const clip = await taken();
  world.moveTo('2026-11-13T01:59:00.000Z');
  await app.app.get(Ticker).runDue();
  expect(await world.get('director', `/clips/${clip.id}`)).toEqual(clip);
  world.moveTo('2026-11-13T02:10:00.000Z');
  await app.app.get(Ticker).runDue();
  const left = await world.get<ClipResponse>('director', `/clips/${clip.id}`);
  expect(left).toEqual({ ...clip, expiredAt: world.now, mediaType: null, size: null, sha256: null });
  await world.get('director', `/clips/${clip.id}/content?purpose=mediation`, 404);
  const { rows } = await app.pool.query('SELECT wrapped_key, file_id FROM camera_clip WHERE id = $1', [clip.id]);
  expect(rows).toEqual([{ wrapped_key: null, file_id: null }]);
  world.wait(11);
  await app.app.get(Ticker).runDue();
  const after = await files.keptBy(app);
  expect(after.rows.filter((id) => !before.rows.includes(id))).toEqual([]);
  expect(after.files.filter((name) => !before.files.includes(name))).toEqual([]);
  expect((await looksAt(clip.id)).at(-1)).toMatchObject({ action: 'clip.expired', username: null });
  const file = await Case.registered(world);
  const late = await world.post('director', `/clips/${clip.id}/attach`, { body: { disputeId: file.id }, expect: 409 });
  expect(late.body).toMatchObject({ code: 'clip_expired', ruleId: 'R49' });
});

test('R49 a case keeps its copy when the clip is erased, and looks at it are on record too', async () => {
  const content = files.anMp4();
  const clip = await taken(content);
  const file = await Case.registered(world);
  const body = { disputeId: file.id, title: '10月12日楼道录像' };
  const { body: filed, headers } = await world.post('director', `/clips/${clip.id}/attach`, { body });
  const attachment = filed as AttachmentResponse;
  expect(headers['location']).toBe(`/api/v1/attachments/${attachment.id}`);
  expect(attachment).toMatchObject({
    kind: 'camera_clip',
    title: '10月12日楼道录像',
    provider: '示例派出所 民警甲',
    mediaType: 'video/mp4',
    sha256: clip.sha256,
  });
  expect(await world.get('director', `/clips/${clip.id}`)).toMatchObject({ attached: true });
  const twice = await world.post('director', `/clips/${clip.id}/attach`, { body, expect: 200 });
  expect(twice.body).toMatchObject({ id: attachment.id, duplicate: true });
  world.moveTo('2026-11-20T02:00:00.000Z');
  await app.app.get(Ticker).runDue();
  world.wait(11);
  await app.app.get(Ticker).runDue();
  expect(await world.get('director', `/clips/${clip.id}`)).toMatchObject({ expiredAt: expect.any(String) });
  await world.get('justice', `/attachments/${attachment.id}/content`, 400);
  const seen = await look(`/attachments/${attachment.id}/content?purpose=evidence_check`, 'justice');
  expect((seen.body as Buffer).equals(content)).toBe(true);
  expect(await looksAt(attachment.id)).toEqual([
    { action: 'clip.viewed', kind: 'attachment', params: { purpose: 'evidence_check' }, username: 'justice' },
  ]);
});

test('R49 nobody gets round the purpose with the same recording filed as something else', async () => {
  const content = files.anMp4();
  const clip = await taken(content);
  const file = await Case.registered(world);
  const fields = { kind: 'video', title: '录像' };
  const other = await files.upload(world, 'justice', `${file.path}/attachments`, { content, name: 'a.mp4', fields });
  expect(other.status).toBe(201);
  const before = await files.keptBy(app);
  const attach = (expect: number) =>
    world.post('director', `/clips/${clip.id}/attach`, { body: { disputeId: file.id }, expect });
  expect((await attach(409)).body).toMatchObject({ code: 'clip_filed_otherwise', ruleId: 'R49' });
  expect(await files.keptBy(app)).toEqual(before);
  expect(await world.get('director', `/clips/${clip.id}`)).toMatchObject({ attached: false });
  const { id } = other.body as AttachmentResponse;
  await world.act('justice', `/attachments/${id}`, 'void', { body: { reason: '按录像片段入卷' } });
  expect((await attach(201)).body).toMatchObject({ kind: 'camera_clip', duplicate: false });
});

test('R49 its days are over to the moment, whether its bytes were taken away yet or not', async () => {
  const clip = await taken();
  const file = await Case.registered(world);
  world.moveTo(clip.expiresAt);
  await world.get('director', `/clips/${clip.id}/content?purpose=mediation`, 404);
  expect((await looksAt(clip.id)).map(({ action }) => action)).toEqual(['clip.taken']);
  const late = await world.post('director', `/clips/${clip.id}/attach`, { body: { disputeId: file.id }, expect: 409 });
  expect(late.body).toMatchObject({ code: 'clip_expired', ruleId: 'R49' });
});

test('R49 what a case marks void of it is erased too', async () => {
  const clip = await taken();
  const file = await Case.registered(world);
  const before = await files.keptBy(app);
  const { body } = await world.post('director', `/clips/${clip.id}/attach`, { body: { disputeId: file.id } });
  const path = `/attachments/${(body as AttachmentResponse).id}`;
  expect((await files.keptBy(app)).files).toHaveLength(before.files.length + 1);
  await world.act('director', path, 'void', { body: { reason: '与本案无关' } });
  world.wait(11);
  await app.app.get(Ticker).runDue();
  expect((await files.keptBy(app)).files).toEqual(before.files);
  expect(await world.get('director', path)).toMatchObject({ voided: true, sha256: clip.sha256 });
});

test('it goes only into a case the caller knows and may file with, and no trace is left of a refusal', async () => {
  const clip = await taken();
  const before = await files.keptBy(app);
  const attach = async (username: string, body: object, expect: number) =>
    world.post(username, `/clips/${clip.id}/attach`, { body, expect });
  expect(faultsOf(await attach('director', { disputeId: newId() }, 400))).toEqual(['/disputeId unknown_reference']);
  expect(faultsOf(await attach('director', {}, 400))).toEqual(['/disputeId required']);
  const assigned = await Case.assigned(world);
  expect(faultsOf(await attach('police', { disputeId: assigned.id }, 400))).toEqual(['/disputeId unknown_reference']);
  await attach('other.director', { disputeId: assigned.id }, 404);
  await attach('mediator', { disputeId: assigned.id }, 403);
  const merged = await Case.registered(world);
  await merged.act('justice', 'refuse', { body: { reason: 'outside_scope', remedy: 'court' } });
  await merged.act('justice', 'close');
  await merged.act('director', 'archive', { body: { retentionClass: 'permanent' } });
  expect((await attach('director', { disputeId: merged.id }, 409)).body).toMatchObject({ code: 'wrong_state' });
  expect(await files.keptBy(app)).toEqual(before);
  expect(await world.get('director', `/clips/${clip.id}`)).toMatchObject({ attached: false });
});

test.each([
  [{ requestedBy: undefined }, ['/requestedBy required']],
  [{ reason: '' }, ['/reason too_short']],
  [{ camera: 'x'.repeat(101) }, ['/camera too_long']],
  [{ recordedFrom: 'yesterday' }, ['/recordedFrom bad_instant']],
  [{ recordedTo: '2026-10-12T08:00:00+08:00' }, ['/recordedTo bad_range']],
  [{ recordedTo: '2026-12-12T08:00:00+08:00' }, ['/recordedTo in_future']],
  [{ centerId: 'x' }, ['/centerId bad_uuid']],
  [{ surprise: '1' }, ['/surprise unknown_field']],
] as readonly (readonly [Json, readonly string[]])[])('what is said of a clip wrong: %j', async (rest, faults) => {
  const before = await files.keptBy(app);
  const reply = await sent('director', rest);
  expect({ status: reply.status, faults: faultsOf(reply) }).toEqual({ status: 400, faults });
  expect(await files.keptBy(app)).toEqual(before);
});

test('another centre, a paper instead of a picture, JSON, and nobody’s right to it', async () => {
  const before = await files.keptBy(app);
  expect((await sent('director', { centerId: world.neighbour })).status).toBe(403);
  expect((await sent('director', { centerId: newId() })).status).toBe(403);
  expect((await sent('mediator')).status).toBe(403);
  expect(faultsOf(await sent('director', {}, files.aPdf()))).toEqual(['/file wrong_file_type']);
  const json = await world.post('director', '/clips', { body: asked(), expect: 415 });
  expect(json.body).toMatchObject({ code: 'unsupported_media_type' });
  expect(await files.keptBy(app)).toEqual(before);
});

test('a retry under the same key is one clip', async () => {
  const [content, key] = [files.anMp4(), newId()];
  const send = () =>
    files.upload(world, 'director', '/clips', {
      content,
      name: 'a.mp4',
      fields: asked(),
      headers: { 'Idempotency-Key': key },
    });
  const first = await send();
  const again = await send();
  expect(again.status).toBe(201);
  expect(again.body).toEqual(first.body);
  expect(again.headers['idempotency-replayed']).toBe('true');
});
