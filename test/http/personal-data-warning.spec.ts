/** R45 whoever writes a phone or an identity number into a free text is told so with the answer, by field and kind and never by value. */
import type { Response } from 'supertest';
import { startTestApp, type TestApp } from '../support/app.js';
import * as files from '../support/files.js';
import { Case, type Json, leak, newId, World } from '../support/world.js';

const PHONE = '13800138000';
const ID_NUMBER = '11010519491231002X';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await World.of(app);
});

afterAll(() => app?.close());

interface Warning {
  readonly pointer: string;
  readonly kind: string;
  readonly detail: string;
}

/** As a client reads the list (RFC 9651). */
function warningsIn(reply: Response): Warning[] {
  const header = String(reply.headers['personal-data-warning'] ?? '');
  expect(header).not.toContain(PHONE);
  expect(header).not.toContain(ID_NUMBER);
  return [...header.matchAll(/"((?:[^"\\]|\\.)*)";kind=(\w+);detail=%"([^"]*)"/g)].map(
    ([, pointer = '', kind = '', detail = '']) => ({ pointer, kind, detail: decodeURIComponent(detail) }),
  );
}

const told = (reply: Response): string[] => warningsIn(reply).map(({ pointer, kind }) => `${pointer} ${kind}`);

const register = (rest: Json, headers = {}, expect = 201): Promise<Response> =>
  world.post('justice', '/disputes', { body: leak(world, rest), headers, expect });

test('R45 a registration is done and its free texts are named, in the language asked for', async () => {
  const body = {
    facts: `申请人电话１３８-００１３-８０００，证号 ${ID_NUMBER}。`,
    claims: ['修复漏水', `联系 ${PHONE}`],
  };
  const reply = await register(body);
  expect(told(reply)).toEqual(['/facts phone', '/facts id_number', '/claims/1 phone']);
  expect(warningsIn(reply)[0]?.detail).toBe('疑似含有电话号码，此处不加密、不遮挡，请改填当事人的电话栏');
  const english = await register(body, { 'Accept-Language': 'en' });
  expect(warningsIn(english)[1]?.detail).toMatch(/^Looks like it holds an identity number/);
  expect(reply.headers['personal-data-warning']).toMatch(/^[\x20-\x7e]+$/);
});

test('the fields made for them warn of nothing, nor does a clean text, nor a refusal', async () => {
  const parties = [
    { id: newId(), role: 'applicant', kind: 'person', name: '陈某', phone: PHONE, idNumber: ID_NUMBER },
    { id: newId(), role: 'respondent', kind: 'person', name: '林某' },
  ];
  expect(told(await register({ parties, facts: '（2026）皖0191诉前调确123号，2026-10-14，8000.00元。' }))).toEqual([]);
  const refused = await register({ facts: `电话 ${PHONE}`, category: 'no_such_thing' }, {}, 400);
  expect(told(refused)).toEqual([]);
});

test('a change, an action, a form and a retry are looked at as well', async () => {
  const file = await Case.registered(world);
  const changed = await world.patch('justice', file.path, { body: { title: `漏水 ${PHONE}` } });
  expect(told(changed)).toEqual(['/title phone']);
  const joined = { id: newId(), role: 'third_party', kind: 'person', name: `王某${PHONE}` };
  expect(told(await file.record('justice', 'parties', joined))).toEqual(['/name phone']);
  const upload = await files.upload(world, 'justice', `${(await Case.registered(world)).path}/attachments`, {
    content: files.aJpeg(),
    name: `${PHONE}.jpg`,
    fields: { kind: 'photo', title: `证据，机主${ID_NUMBER}` },
  });
  expect(upload.status).toBe(201);
  expect(told(upload).sort()).toEqual(['/name phone', '/title id_number']);
  const key = { 'Idempotency-Key': 'warned-1' };
  const body = leak(world, { facts: `电话 ${PHONE}` });
  const first = await world.post('justice', '/disputes', { body, headers: key });
  const again = await world.post('justice', '/disputes', { body, headers: key });
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect([told(first), told(again)]).toEqual([['/facts phone'], ['/facts phone']]);
});

test('three fields are named at the most, and the header stays short', async () => {
  const reply = await register({ claims: Array.from({ length: 15 }, (_, index) => `第${index}项 ${PHONE}`) });
  expect(told(reply)).toEqual(['/claims/0 phone', '/claims/1 phone', '/claims/2 phone']);
  expect(String(reply.headers['personal-data-warning']).length).toBeLessThan(1500);
});
