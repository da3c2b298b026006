/** `/docs`: the document for people, in either language, with a sign-in; and `/api/openapi.json`, the document itself. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { languageOf } from '../platform/http/language.js';
import type { Language } from '../platform/http/texts.js';
import { inLanguage } from './in-language.js';
import { pageIn, POLICY, SCRIPT, STYLE } from './page.js';

type Json = Record<string, unknown>;

const MEDIA: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  png: 'image/png',
};
/** Of the package, by name: nothing else of it is given out. */
const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];
const FOLDER = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

export function serveDocs(fastify: FastifyInstance, describe: () => object): void {
  // Made when somebody asks: it takes half a second that no start should wait for.
  let document: Json | undefined;
  const whole = (): Json => (document ??= describe() as Json);
  const made = new Map<string, Buffer>();
  const once = async (name: string, make: () => Promise<string | Buffer> | string): Promise<Buffer> => {
    const known = made.get(name) ?? Buffer.from(await make());
    made.set(name, known);
    return known;
  };
  const route = (path: string, name: string, make: (language: Language) => Promise<string | Buffer> | string): void => {
    fastify.get(path, async (request, reply) => {
      const language = languageAsked(request);
      return answer(request, reply, name, await once(`${name} ${language}`, () => make(language)));
    });
  };
  for (const path of ['/docs', '/docs/']) route(path, 'index.html', pageIn);
  route('/docs/page.js', 'page.js', () => SCRIPT);
  route('/docs/page.css', 'page.css', () => STYLE);
  route('/docs/document.json', 'document.json', (language) => JSON.stringify(inLanguage(whole(), language)));
  route('/api/openapi.json', 'openapi.json', () => JSON.stringify(whole()));
  for (const name of ASSETS) route(`/docs/${name}`, name, () => readFile(join(FOLDER, name)));
}

function languageAsked({ query, headers }: FastifyRequest): Language {
  const { lang } = query as { lang?: unknown };
  return lang === 'zh' || lang === 'en' ? lang : languageOf(headers['accept-language']);
}

function answer(request: FastifyRequest, reply: FastifyReply, name: string, content: Buffer): Buffer | undefined {
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 16)}"`;
  reply
    .header('content-type', MEDIA[name.split('.').at(-1) ?? ''] ?? '')
    .header('content-security-policy', POLICY)
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-cache')
    .header('vary', 'Accept-Language')
    .header('etag', etag);
  if (request.headers['if-none-match'] !== etag) return content;
  void reply.status(304);
  return undefined;
}
