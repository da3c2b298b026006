/** Attachments over HTTP: filed, told by content, recognised, read in part, marked void; and what they stand for. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Response } from 'supertest';
import type { AttachmentPage, AttachmentResponse } from '../../src/modules/attachments/attachment.dto.js';
import { startTestApp, TEST_NOW, type TestApp } from '../support/app.js';
import { tokenOf } from '../support/as.js';
import * as files from '../support/files.js';
import { personOf } from '../support/mediated-case.js';
import { Case, type Json, newId, World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

beforeEach(() => world.moveTo(TEST_NOW));

const PHOTO = { kind: 'photo', title: '渗水照片' };

async function filed(
  file: Case,
  sent: Partial<files.Sent> = {},
  username = 'justice',
): Promise<{ reply: Response; body: AttachmentResponse }> {
  const reply = await files.upload(world, username, `${file.path}/attachments`, {
    content: files.aJpeg(),
    fields: PHOTO,
    ...sent,
  });
  return { reply, body: reply.body as AttachmentResponse };
}

const listOf = (file: Case, query = '') => world.get<AttachmentPage>('justice', `${file.path}/attachments${query}`);

const faultsOf = ({ body }: Response): string[] =>
  ((body as { errors?: { pointer: string; code: string }[] }).errors ?? []).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );

interface Told {
  readonly headers: Readonly<Record<string, string | undefined>>;
  text?: string;
}

/** Bytes, or what a problem says. */
function told(reply: Told, bytes: Buffer): unknown {
  if (reply.headers['content-type']?.includes('json') !== true) return bytes;
  reply.text = bytes.toString('utf8');
  return JSON.parse(reply.text);
}

const reading = async (path: string, headers: Record<string, string> = {}, username = 'justice'): Promise<Response> =>
  (await world.as(username))
    .get(path)
    .set(headers)
    .buffer(true)
    .parse((reply, done) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () => done(null, told(reply as unknown as Told, Buffer.concat(parts))));
    });

describe('filing', () => {
  test('evidence says where it came from and who provided it; it stands in the list and on the timeline', async () => {
    const file = await Case.registered(world);
    const content = files.aJpeg();
    const [partyId = ''] = file.parties;
    const fields = { kind: 'evidence', title: '渗水照片', source: '申请人10月10日拍摄', providedBy: partyId };
    const { reply, body } = await filed(file, { content, fields, name: '现场 1.JPG' });
    expect(reply.status).toBe(201);
    expect(reply.headers['location']).toBe(`/api/v1/attachments/${body.id}`);
    expect(body).toMatchObject({
      ...fields,
      disputeId: file.id,
      provider: null,
      occurredAt: TEST_NOW,
      name: '现场 1.jpg',
      mediaType: 'image/jpeg',
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      voided: false,
      duplicate: false,
    });
    const again = await world.read('justice', `/attachments/${body.id}`);
    expect(again.body).toEqual(body);
    expect(again.headers['etag']).toBe(reply.headers['etag']);
    expect((await listOf(file)).items).toEqual([body]);
    const { items } = await world.get<{ items: { type: string }[] }>('justice', `${file.path}/timeline`);
    expect(items.map(({ type }) => type)).toContain('AttachmentAdded');
    const { rows } = await app.pool.query<{ payload: Json }>(
      `SELECT payload FROM outbox WHERE type = 'dispute.AttachmentAdded' AND subject_id = $1`,
      [file.id],
    );
    expect(rows).toEqual([
      { payload: expect.objectContaining({ attachmentId: body.id, kind: 'evidence', providedByPartyId: partyId }) },
    ]);
    expect(JSON.stringify(rows)).not.toContain('渗水');
  });

  test('each kind is told by its content', async () => {
    const file = await Case.registered(world);
    const sent: readonly (readonly [string, Buffer, string])[] = [
      ['a.jpeg', files.aJpeg(), 'image/jpeg'],
      ['a.png', files.aPng(), 'image/png'],
      ['a.webp', files.aWebp(), 'image/webp'],
      ['a.heic', files.aHeic(), 'image/heic'],
      ['a.pdf', files.aPdf(), 'application/pdf'],
      ['a.docx', await files.aDocx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      ['a.xlsx', await files.anXlsx(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      ['a.txt', files.aText(), 'text/plain'],
      ['plain.pdf', Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'), 'application/pdf'],
      ['a.mp3', files.anMp3(), 'audio/mpeg'],
      ['a.m4a', files.anM4a(), 'audio/mp4'],
      ['a.wav', files.aWav(), 'audio/wav'],
      ['a.ogg', files.anOgg(), 'audio/ogg'],
      ['a.mp4', files.anMp4(), 'video/mp4'],
      ['a.mov', files.aMov(), 'video/quicktime'],
    ];
    for (const [name, content, mediaType] of sent) {
      const { reply, body } = await filed(file, { name, content });
      expect({ name, status: reply.status, mediaType: body.mediaType }).toEqual({ name, status: 201, mediaType });
      const whole = await reading(`/attachments/${body.id}/content`);
      expect(whole.headers['content-type']).toBe(mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType);
      expect((whole.body as Buffer).equals(content)).toBe(true);
    }
    const page = await listOf(file, '?limit=5&withTotal=true');
    expect(page).toMatchObject({ total: sent.length, limit: 5 });
    expect(page.items).toHaveLength(5);
    const next = await listOf(file, `?limit=200&cursor=${page.nextCursor ?? ''}`);
    expect(next.items).toHaveLength(sent.length - 5);
  });

  test('a name shows no folder, no control character, no turning of the eye, and the extension of what it is', async () => {
    const file = await Case.registered(world);
    const names: readonly (readonly [string, string])[] = [
      ['../../etc/收条.png', '收条.jpg'],
      ['C:\\windows\\照片.jpg', '照片.jpg'],
      ['\u202Egpj.exe', 'gpj.jpg'],
      ['收\u0007条\u200b.jpg', '收条.jpg'],
      ['e\u0301.jpg', 'é.jpg'],
      [`${'长'.repeat(400)}.jpg`, `${'长'.repeat(196)}.jpg`],
      ['.jpg', 'file.jpg'],
    ];
    for (const [name, shown] of names) {
      const { reply, body } = await filed(file, { name });
      expect({ name, status: reply.status, shown: body.name }).toEqual({ name, status: 201, shown });
    }
  });

  test('the same content in the same case is recognised; in another case it is another file; a void one is none', async () => {
    const [file, other] = [await Case.registered(world), await Case.registered(world)];
    const content = files.aPng();
    const first = (await filed(file, { content })).body;
    const before = await files.keptBy(app);
    const { reply, body } = await filed(file, { content, name: 'b.png', fields: { ...PHOTO, title: '另一个名字' } });
    expect(reply.status).toBe(200);
    expect(body).toEqual({ ...first, duplicate: true });
    expect(await files.keptBy(app)).toEqual(before);
    expect((await listOf(file)).items).toEqual([first]);
    expect((await filed(other, { content })).reply.status).toBe(201);
    await world.act('justice', `/attachments/${first.id}`, 'void', { body: { reason: '误传' } });
    const again = await filed(file, { content });
    expect(again.reply.status).toBe(201);
    expect(again.body.id).not.toBe(first.id);
  });

  test('a retry under the same key gives the same answer; other content, another name or title under it are refused', async () => {
    const file = await Case.registered(world);
    const headers = { 'Idempotency-Key': newId() };
    const sent = { content: files.aPng(), name: 'a.png', fields: PHOTO, headers };
    const first = await filed(file, sent);
    const before = await files.keptBy(app);
    const again = await filed(file, sent);
    expect(again.reply.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(again.reply.headers['idempotency-replayed']).toBe('true');
    for (const other of [{ content: files.aPng() }, { name: 'b.png' }, { fields: { ...PHOTO, title: '别的' } }]) {
      const { reply } = await filed(file, { ...sent, ...other });
      expect({ status: reply.status, code: (reply.body as Json)['code'] }).toEqual({
        status: 422,
        code: 'idempotency_mismatch',
      });
    }
    expect(await files.keptBy(app)).toEqual(before);
    // A refusal frees the key.
    const freed = { 'Idempotency-Key': newId() };
    expect((await filed(file, { ...sent, headers: freed, content: files.aProgram() })).reply.status).toBe(400);
    expect((await filed(file, { content: files.aPng(), headers: freed })).reply.status).toBe(201);
    // What was on file already is answered the same again.
    const twice = { ...sent, headers: { 'Idempotency-Key': newId() } };
    for (const _ of [1, 2]) {
      const known = await filed(file, twice);
      expect(known.reply.status).toBe(200);
      expect(known.body).toEqual({ ...first.body, duplicate: true });
    }
  });

  test('If-Match is honoured; an id of one’s own is kept, and none is used twice', async () => {
    const file = await Case.registered(world);
    const id = newId();
    const { reply } = await filed(file, { fields: { ...PHOTO, id }, headers: { 'If-Match': '"999"' } });
    expect(reply.status).toBe(412);
    const tag = await world.etag('justice', file.path);
    expect((await filed(file, { fields: { ...PHOTO, id }, headers: { 'If-Match': tag } })).body.id).toBe(id);
    expect((await filed(file, { headers: { 'If-Match': tag } })).reply.status).toBe(412);
    expect((await filed(file, { headers: { 'If-Match': '*' } })).reply.status).toBe(428);
    const before = await files.keptBy(app);
    const twice = await filed(file, { fields: { ...PHOTO, id } });
    expect(twice.reply.body).toMatchObject({ status: 409, code: 'id_in_use' });
    expect(await files.keptBy(app)).toEqual(before);
  });

  test('who may not is told before anything is read; the neighbours find nothing', async () => {
    const file = await Case.registered(world);
    const { body } = await filed(file);
    const before = await files.keptBy(app);
    for (const [username, status] of [
      ['other.director', 404],
      ['auditor', 403],
      ['admin', 403],
    ] as const) {
      expect((await filed(file, {}, username)).reply.status).toBe(status);
      expect((await reading(`/attachments/${body.id}/content`, {}, username)).status).toBe(status);
    }
    await world.get('other.director', `/attachments/${body.id}`, 404);
    await world.get('other.director', `${file.path}/attachments`, 404);
    await world.post('other.director', `/attachments/${body.id}/void`, {
      body: { reason: '误传' },
      ifMatch: '"1"',
      expect: 404,
    });
    expect(await files.keptBy(app)).toEqual(before);
  });

  test('R40 an archived file is only read, and what was uploaded for it is gone', async () => {
    const file = await Case.registered(world);
    const { body } = await filed(file);
    await file.act('justice', 'refuse', { body: { reason: 'outside_scope', remedy: 'court' } });
    await file.act('justice', 'close');
    await file.act('director', 'archive', { body: { retentionClass: 'permanent' } });
    const before = await files.keptBy(app);
    const late = await filed(file);
    expect(late.reply.body).toMatchObject({ status: 409, code: 'wrong_state', ruleId: 'R40' });
    expect(await files.keptBy(app)).toEqual(before);
    const whole = await reading(`/attachments/${body.id}/content`);
    expect(whole.status).toBe(200);
    const version = await world.etag('justice', `/attachments/${body.id}`);
    const voided = await world.post('justice', `/attachments/${body.id}/void`, {
      body: { reason: '误传' },
      ifMatch: version,
      expect: 409,
    });
    expect(voided.body).toMatchObject({ code: 'wrong_state' });
  });
});

describe('reading', () => {
  let path: string;
  let content: Buffer;
  let etag: string;

  beforeAll(async () => {
    content = Buffer.concat([files.aPdf(), Buffer.alloc(200_000, '渗水 ')]);
    const { body } = await filed(await Case.registered(world), { content, name: '附件 (1)’.pdf' });
    path = `/attachments/${body.id}/content`;
    etag = `"${body.sha256}"`;
  });

  test('the whole comes under headers that let no browser make a page of it', async () => {
    const { status, headers, body } = await reading(path);
    expect(status).toBe(200);
    expect((body as Buffer).equals(content)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(content.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
      'accept-ranges': 'bytes',
      etag,
    });
    expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''%E9%99%84/);
  });

  test('a range comes alone, whichever; one that lies outside is refused', async () => {
    const size = content.length;
    const ranges: readonly (readonly [string, number, number])[] = [
      ['bytes=0-0', 0, 1],
      ['bytes=65535-65536', 65_535, 65_537],
      ['bytes=70000-140000', 70_000, 140_001],
      ['bytes=-10', size - 10, size],
      [`bytes=${size - 1}-`, size - 1, size],
      ['bytes=5-99999999999', 5, size],
      ['bytes=-99999999999', 0, size],
    ];
    for (const [range, from, to] of ranges) {
      const { status, headers, body } = await reading(path, { Range: range });
      expect({ range, status, told: headers['content-range'] }).toEqual({
        range,
        status: 206,
        told: `bytes ${from}-${to - 1}/${size}`,
      });
      expect((body as Buffer).equals(content.subarray(from, to))).toBe(true);
    }
    for (const range of [`bytes=${size}-`, 'bytes=9-3', 'bytes=-0', 'bytes=-', 'bytes=a-b', 'bytes=1-2-3']) {
      const { status, headers, body } = await reading(path, { Range: range });
      expect({ range, status, told: headers['content-range'] }).toEqual({
        range,
        status: 416,
        told: `bytes */${size}`,
      });
      expect(body).toMatchObject({ code: 'range_not_satisfiable' });
    }
    for (const range of ['bytes=0-1,5-6', 'lines=0-1']) {
      expect((await reading(path, { Range: range })).status).toBe(200);
    }
  });

  test('a copy still good is not sent again; a range of another version is the whole; HEAD tells without content', async () => {
    expect((await reading(path, { 'If-None-Match': etag })).status).toBe(304);
    expect((await reading(path, { 'If-None-Match': 'W/"x", *' })).status).toBe(200);
    expect((await reading(path, { 'If-None-Match': '*' })).status).toBe(304);
    expect((await reading(path, { Range: 'bytes=0-3', 'If-Range': etag })).status).toBe(206);
    expect((await reading(path, { Range: 'bytes=0-3', 'If-Range': '"other"' })).status).toBe(200);
    const {
      statusCode: status,
      headers,
      payload,
    } = await app.app.inject({
      method: 'HEAD',
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${await tokenOf(app, 'justice')}` },
    });
    expect({ status, length: headers['content-length'], payload }).toEqual({
      status: 200,
      length: String(content.length),
      payload: '',
    });
  });

  test('at rest nothing of it can be read', async () => {
    const { rows } = await app.pool.query<{ fileId: string }>(
      'SELECT file_id AS "fileId" FROM attachment WHERE id = $1',
      [path.split('/')[2]],
    );
    const { fileId = '' } = rows[0] ?? {};
    const place = join(app.files, fileId.slice(0, 2), fileId);
    const kept = await readFile(place);
    expect(kept.includes('渗水')).toBe(false);
    expect(kept.includes('%PDF')).toBe(false);
  });
});

describe('who sees a case and does not handle it', () => {
  test('learns that something is there, reads and takes back only what they filed; each download is on record', async () => {
    const file = await Case.settled(world);
    const content = files.aJpeg();
    const fields = { kind: 'evidence', title: '病历', source: '医院', provider: '某医院' };
    const { body: theirs } = await filed(file, { content, fields });
    const { staffId } = await personOf(app, 'grid');
    await file.record('mediator', 'return-visits', { dueOn: '2026-10-20', assigneeId: staffId });
    const hidden = { title: null, source: null, providedBy: null, provider: null, name: null, voidReason: null };
    const known = { ...theirs, ...hidden };
    expect(await world.get('grid', `/attachments/${theirs.id}`)).toEqual(known);
    expect((await filed(file, { content }, 'grid')).reply.body).toEqual({ ...known, duplicate: true });
    const mine = (await filed(file, {}, 'grid')).body;
    expect((await world.get<AttachmentPage>('grid', `${file.path}/attachments`)).items).toEqual([known, mine]);
    expect((await listOf(file)).items).toEqual([theirs, mine]);

    const refused = await reading(`/attachments/${theirs.id}/content`, {}, 'grid');
    expect(refused.body).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await reading(`/attachments/${mine.id}/content`, {}, 'grid')).status).toBe(200);
    expect((await reading(`/attachments/${theirs.id}/content`)).status).toBe(200);
    const { rows } = await app.pool.query(
      `SELECT subject_id AS id, username, params FROM audit_log l JOIN account a ON a.id = l.actor_account_id
        WHERE action = 'attachment.downloaded' AND subject_id = ANY($1::uuid[]) ORDER BY l.id`,
      [[theirs.id, mine.id]],
    );
    expect(rows).toEqual([
      { id: mine.id, username: 'grid', params: {} },
      { id: theirs.id, username: 'justice', params: {} },
    ]);

    const voiding = (id: string, expect: number) =>
      world.act('grid', `/attachments/${id}`, 'void', { body: { reason: '误传' }, expect });
    expect((await voiding(theirs.id, 409)).body).toMatchObject({ code: 'attachment_not_yours' });
    expect((await voiding(mine.id, 200)).body).toMatchObject({ voided: true, voidReason: '误传' });
    expect((await listOf(file)).items[0]).toEqual(theirs);
  });
});

describe('marking void', () => {
  test('the wrong file stays listed with its reason, and is answered no more', async () => {
    const file = await Case.registered(world);
    const { body } = await filed(file);
    const bare = await world.post('justice', `/attachments/${body.id}/void`, { body: { reason: '误传' }, expect: 428 });
    expect(bare.body).toMatchObject({ code: 'if_match_required' });
    const { body: voided } = await world.act('justice', `/attachments/${body.id}`, 'void', {
      body: { reason: '误传他案材料' },
    });
    expect(voided).toMatchObject({ id: body.id, voided: true, voidReason: '误传他案材料' });
    expect((await listOf(file)).items).toEqual([voided]);
    expect((await reading(`/attachments/${body.id}/content`)).status).toBe(404);
    const again = await world.act('justice', `/attachments/${body.id}`, 'void', {
      body: { reason: '再次' },
      expect: 409,
    });
    expect(again.body).toMatchObject({ code: 'attachment_not_standing' });
    await world.act('justice', `/attachments/${body.id}`, 'void', { body: { reason: '' }, expect: 400 });
  });

  test('what a consent rests on is not marked', async () => {
    const file = await Case.assigned(world);
    const { body } = await filed(file, { fields: { kind: 'scan', title: '同意书' } }, 'mediator');
    const says = { partyId: file.parties[0], subject: 'mediation', decision: 'given', evidenceId: body.id };
    const consent = await file.record('mediator', 'consents', says);
    expect(consent.body).toMatchObject({ evidenceId: body.id });
    const refused = await world.act('mediator', `/attachments/${body.id}`, 'void', {
      body: { reason: '误传' },
      expect: 409,
    });
    expect(refused.body).toMatchObject({ code: 'attachment_relied_on' });
  });
});

describe('what shows something is on file with this very case', () => {
  const unknown = ({ body }: Response): void =>
    expect(body).toMatchObject({ code: 'unknown_reference', errors: [{ pointer: '/evidenceId' }] });

  test('for consents and notices: not of nothing, not of another case, not void', async () => {
    const [file, other] = [await Case.assigned(world), await Case.assigned(world)];
    const foreign = (await filed(other, {}, 'mediator')).body.id;
    const wrong = (await filed(file, {}, 'mediator')).body.id;
    await world.act('mediator', `/attachments/${wrong}`, 'void', { body: { reason: '误传' } });
    const [partyId] = file.parties;
    for (const evidenceId of [newId(), foreign, wrong]) {
      unknown(
        await file.record(
          'mediator',
          'consents',
          { partyId, subject: 'mediation', decision: 'given', evidenceId },
          400,
        ),
      );
      unknown(await file.record('mediator', 'rights-notices', { partyId, method: 'written', evidenceId }, 400));
      unknown(
        await file.record(
          'mediator',
          'remedies-notices',
          { partyId, method: 'written', on: '2026-10-14', evidenceId },
          400,
        ),
      );
    }
  });

  test('the scanned page stands in for the witness of a signature', async () => {
    const file = await Case.mediating(world);
    await file.sit('justice');
    const { id } = (await file.record('justice', 'agreements', file.agreement())).body as { id: string };
    const page = (await filed(file, { fields: { kind: 'scan', title: '签名页' } })).body.id;
    const tag = await world.etag('justice', `/agreements/${id}`);
    const mine = { by: { partyId: file.parties[0] }, method: 'signature', signedOn: '2026-10-14' };
    const sign = (body: Json, expect: number) =>
      world.post('justice', `/agreements/${id}/signatures`, { body, ifMatch: tag, expect });
    expect((await sign(mine, 409)).body).toMatchObject({ code: 'witness_missing' });
    unknown(await sign({ ...mine, evidenceId: newId() }, 400));
    const sound = (await filed(file, { content: files.anMp3(), fields: { kind: 'audio', title: '录音' } })).body.id;
    expect((await sign({ ...mine, evidenceId: sound }, 409)).body).toMatchObject({
      code: 'page_of_another_text',
      ruleId: 'R30',
    });
    const { body } = await sign({ ...mine, evidenceId: page }, 201);
    expect(body).toMatchObject({ witness: null, evidenceId: page });
    const refused = await world.act('justice', `/attachments/${page}`, 'void', {
      body: { reason: '误传' },
      expect: 409,
    });
    expect(refused.body).toMatchObject({ code: 'attachment_relied_on' });
  });

  test('for performance, waiver and hand-over', async () => {
    const file = await Case.mediating(world);
    await file.sit('justice');
    await file.agree(
      'justice',
      file.agreement([file.duty({ dueOn: '2026-10-15' }), file.duty({ dueOn: '2026-10-16' }), file.duty()]),
    );
    const { obligations } = (await file.get('mediator', 'obligations')) as { obligations: { id: string }[] };
    const [paid = '', waived = '', handed = ''] = obligations.map(({ id }) => `/obligations/${id}`);
    const evidenceId = (await filed(file, { fields: { kind: 'scan', title: '收条' } }, 'mediator')).body.id;
    const performance = { performedOn: '2026-10-14', evidence: '收条' };
    unknown(
      await world.post('mediator', `${paid}/performance`, {
        body: { ...performance, evidenceId: newId() },
        expect: 400,
      }),
    );
    const shown = await world.post('mediator', `${paid}/performance`, { body: { ...performance, evidenceId } });
    expect(shown.body).toMatchObject({ evidence: '收条', evidenceId });
    const waiver = { partyIds: [file.parties[0]], paper: '书面放弃声明' };
    unknown(await world.act('mediator', waived, 'waive', { body: { ...waiver, evidenceId: newId() }, expect: 400 }));
    const gone = await world.act('mediator', waived, 'waive', { body: { ...waiver, evidenceId } });
    expect((gone.body as { pursuit: Json[] }).pursuit).toMatchObject([{ kind: 'waived', evidenceId }]);
    const court = { to: 'void', courtPaper: '(2026)浙0203民终1号' };
    unknown(await world.act('mediator', handed, 'hand-over', { body: { ...court, evidenceId: newId() }, expect: 400 }));
    const over = await world.act('mediator', handed, 'hand-over', { body: { ...court, evidenceId } });
    expect((over.body as { pursuit: Json[] }).pursuit).toMatchObject([{ kind: 'handed_over', evidenceId }]);
  });
});

describe('what is said of a file', () => {
  test.each([
    [{ kind: 'camera_clip' }, ['/kind wrong_code']],
    [{ kind: undefined }, ['/kind required']],
    [{ title: undefined }, ['/title required']],
    [{ title: 'x'.repeat(201) }, ['/title too_long']],
    [{ title: 'a\u0000b' }, ['/title bad_text']],
    [{ kind: 'evidence' }, ['/source required']],
    [{ kind: 'evidence', source: '申请人' }, ['/provider required']],
    [{ provider: '居委会', providedBy: newId() }, ['/provider not_allowed_with']],
    [{ providedBy: 'x' }, ['/providedBy bad_uuid']],
    [{ occurredAt: 'now' }, ['/occurredAt bad_instant']],
    [{ id: '1' }, ['/id bad_uuid']],
    [{ surprise: '1' }, ['/surprise unknown_field']],
  ] as readonly (readonly [Json, readonly string[]])[])('%j', async (fields, faults) => {
    const file = await Case.registered(world);
    const before = await files.keptBy(app);
    const sent = Object.fromEntries(Object.entries({ ...PHOTO, ...fields }).filter(([, value]) => value !== undefined));
    const { reply } = await filed(file, { fields: sent });
    expect(reply.status).toBe(400);
    expect(faultsOf(reply)).toEqual(faults);
    expect(await files.keptBy(app)).toEqual(before);
  });

  test('a provider who is no party of the case is refused by the rules, and nothing is kept', async () => {
    const file = await Case.registered(world);
    const before = await files.keptBy(app);
    const { reply } = await filed(file, { fields: { ...PHOTO, providedBy: newId() } });
    expect(reply.body).toMatchObject({ status: 409, code: 'party_unknown' });
    expect(await files.keptBy(app)).toEqual(before);
  });
});
