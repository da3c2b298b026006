/** The documentation page: in two languages, out of this service alone, with what a sign-in on it needs. */
import request from 'supertest';
import { inLanguage, ofParagraphs } from '../../src/docs/in-language.js';
import { ofLine } from '../../src/platform/http/of-line.js';
import { startTestApp, type TestApp } from '../support/app.js';

interface Described {
  readonly tags: readonly { name: string; description: string }[];
  readonly paths: Record<string, Record<string, { operationId: string; summary: string; description: string }>>;
}

const HAN = /\p{Script=Han}/u;

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ settings: { CORS_ORIGINS: 'https://desk.example' } });
});

afterAll(() => app?.close());

const get = (path: string, headers: Record<string, string> = {}) => request(app.server).get(path).set(headers);

describe('the page', () => {
  test.each([
    ['/docs', {}, 'zh'],
    ['/docs/', { 'Accept-Language': 'en' }, 'en'],
    ['/docs?lang=zh', { 'Accept-Language': 'en' }, 'zh'],
    ['/docs?lang=en', {}, 'en'],
    ['/docs?lang=%3Cscript%3E', {}, 'zh'],
  ])('%s with %j is in %s', async (path, headers, language) => {
    const { text } = await get(path, headers)
      .expect(200)
      .expect('content-type', /^text\/html/);
    expect(text).toContain(`<html lang="${language}">`);
    expect(/<h1>(.*)<\/h1>/.exec(text)?.[1]).toMatch(language === 'zh' ? HAN : /^[\x20-\x7e]+$/);
    expect(text).not.toContain('<script>');
  });

  test('loads nothing from elsewhere, and its policy would not let it', async () => {
    const { text, headers } = await get('/docs').expect(200);
    const policy = String(headers['content-security-policy']);
    const sources = policy.split('; ').flatMap((directive) => directive.split(' ').slice(1));
    expect(new Set(sources)).toEqual(new Set(["'none'", "'self'", "'unsafe-inline'", 'data:']));
    expect(policy).toMatch(/default-src 'none'.*script-src 'self';/);
    const used = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(used.length).toBeGreaterThan(5);
    for (const address of used) {
      expect(address).toMatch(/^\/(docs|api)\b/);
      const part = await get(address).expect(200);
      expect(part.headers['content-security-policy']).toBe(policy);
      // The style sheet and script of our own name nobody else either.
      if (/\/page\./.test(address)) expect(part.text).not.toMatch(/https?:|\/\/[a-z]/);
    }
    await get('/docs/package.json').expect(404);
    await get('/docs/..%2fpackage.json').expect(404);
  });

  test('what has not changed is not sent again', async () => {
    const { headers } = await get('/docs/document.json?lang=zh').expect(200);
    await get('/docs/document.json?lang=zh', { 'If-None-Match': String(headers['etag']) }).expect(304);
    await get('/docs/document.json?lang=en', { 'If-None-Match': String(headers['etag']) }).expect(200);
  });
});

describe('the document in one language', () => {
  test.each(['zh', 'en'] as const)('%s: every tag and every summary', async (language) => {
    const { tags, paths } = (await get(`/docs/document.json?lang=${language}`).expect(200)).body as Described;
    const operations = Object.values(paths).flatMap((item) => Object.values(item));
    const said = [
      ...tags.map(({ name, description }) => [name, description] as const),
      ...operations.map(({ operationId, summary }) => [operationId, summary] as const),
    ];
    expect(said.length).toBeGreaterThan(300);
    const wrong = said.filter(([, text]) => text === '' || HAN.test(text) !== (language === 'zh'));
    expect(wrong).toEqual([]);
  });

  test('the whole document is in both', async () => {
    const { body } = await get('/api/openapi.json').expect(200);
    expect(JSON.stringify(inLanguage(body as Record<string, unknown>, 'zh'))).not.toBe(JSON.stringify(body));
    expect((body as Described).tags.every(({ description }) => HAN.test(description))).toBe(true);
  });

  test.each([
    ['Take in a dispute 登记纠纷', '登记纠纷', 'Take in a dispute'],
    ['A centre', 'A centre', 'A centre'],
    ['综治中心', '综治中心', '综治中心'],
    ['Judicial confirmation（司法确认）', '（司法确认）', 'Judicial confirmation'],
    ['By 告知 the parties know', 'By 告知 the parties know', 'By 告知 the parties know'],
  ])('the line %s', (text, zh, en) => {
    expect([ofLine(text, 'zh'), ofLine(text, 'en')]).toEqual([zh, en]);
  });

  test('paragraphs of the other language go; codes stay for both; what has one language only stays', () => {
    const text = 'Accept it.\n\n受理纠纷。\n\nFrom: registered. Rules: R2.';
    expect(ofParagraphs(text, 'zh')).toBe('受理纠纷。\n\nFrom: registered. Rules: R2.');
    expect(ofParagraphs(text, 'en')).toBe('Accept it.\n\nFrom: registered. Rules: R2.');
    for (const one of ['Only this.\n\nAnd this.', '只有中文。']) expect(ofParagraphs(one, 'zh')).toBe(one);
  });
});

describe('pages of other origins', () => {
  const from = (origin: string) => get('/api/v1/workflow', { Origin: origin });

  test('may read where the operator says so, and are told apart by what keeps copies', async () => {
    const allowed = await from('https://desk.example');
    expect(allowed.headers['access-control-allow-origin']).toBe('https://desk.example');
    expect(allowed.headers['access-control-expose-headers']).toContain('ETag');
    expect(allowed.headers['vary']).toContain('Origin');
    for (const origin of ['https://desk.example.evil.example', 'http://desk.example', 'null', 'https://DESK.example']) {
      expect((await from(origin)).headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  test('ask first what they may send', async () => {
    const ask = (origin: string) =>
      request(app.server).options('/api/v1/disputes').set({ Origin: origin, 'Access-Control-Request-Method': 'POST' });
    const { headers } = await ask('https://desk.example').expect(204);
    expect(headers['access-control-allow-methods']).toContain('PATCH');
    expect(headers['access-control-allow-headers']).toContain('If-Match');
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
    const stranger = await ask('https://other.example');
    expect([stranger.status, stranger.headers['access-control-allow-origin']]).toEqual([404, undefined]);
  });
});
