/** A citizen app: speaks GeoReport v2 and believes no answer that is not of its schema. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { XMLParser } from 'fast-xml-parser';
import { readFileSync } from 'node:fs';
import request from 'supertest';
import { validateXML } from 'xmllint-wasm';
import type { TestApp } from '../app.js';
import { type Answer, JSON_SCHEMAS, ROOT_OF } from './json-schemas.js';

export const XSD = readFileSync('test/support/open311/georeport-v2.xsd', 'utf8');

const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormatsModule as unknown as (ajv: Ajv2020) => void)(ajv);
const CHECKS = new Map(Object.entries(JSON_SCHEMAS).map(([name, schema]) => [name, ajv.compile(schema)]));

const parser = new XMLParser({ ignoreDeclaration: true, parseTagValue: false, trimValues: false });

export type Format = 'json' | 'xml';
export type Form = Readonly<Record<string, string | readonly string[]>>;

const TYPES = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' } as const;

export const encoded = (form: Form): string =>
  Object.entries(form)
    .flatMap(([name, value]) => [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`))
    .join('&');

/** Bytes are not turned into a form again. */
const asItIs = (body: unknown): string => body as string;

export interface Told {
  readonly status: number;
  readonly text: string;
  /** JSON as it is; of XML what stands under its root. */
  readonly body: unknown;
}

/** Throws unless the answer is of the schema that fits it: `errors` for every refusal. */
export async function checked(reply: request.Response, format: Format, expected: Answer): Promise<Told> {
  const answer = reply.status === 200 ? expected : 'errors';
  const wrong = (why: unknown): Error =>
    new Error(`${answer}.${format} ${reply.status}: ${String(why)}\n${reply.text}`);
  if (reply.headers['content-type'] !== TYPES[format]) throw wrong(reply.headers['content-type']);
  if (format === 'json') {
    const check = CHECKS.get(answer);
    const body: unknown = JSON.parse(reply.text);
    if (check?.(body) !== true) throw wrong(ajv.errorsText(check?.errors));
    return { status: reply.status, text: reply.text, body };
  }
  if (!reply.text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n')) throw wrong('no declaration');
  const { valid, errors } = await validateXML({ xml: reply.text, schema: [XSD] });
  if (!valid) throw wrong(errors.map(({ message }) => message).join('; '));
  const body = (parser.parse(reply.text) as Record<string, unknown>)[ROOT_OF[answer]];
  if (body === undefined) throw wrong('another root');
  return { status: reply.status, text: reply.text, body };
}

export class CitizenApp {
  constructor(
    private readonly app: TestApp,
    private readonly key: string | null,
    private readonly language = 'zh-CN',
  ) {}

  async get(path: string, format: Format, expected: Answer, query: Form = {}): Promise<Told> {
    const params = encoded(this.key === null ? query : { api_key: this.key, ...query });
    const url = `/open311/${path}.${format}${params === '' ? '' : `?${params}`}`;
    return checked(await request(this.app.server).get(url).set('Accept-Language', this.language), format, expected);
  }

  async send(form: Form, format: Format = 'json'): Promise<Told> {
    return this.sendRaw(encoded(this.key === null ? form : { api_key: this.key, ...form }), format);
  }

  async sendRaw(
    body: string | Buffer,
    format: Format = 'json',
    type = 'application/x-www-form-urlencoded; charset=utf-8',
  ) {
    const post = request(this.app.server).post(`/open311/v2/requests.${format}`).set('Content-Type', type);
    return checked(await post.set('Accept-Language', this.language).serialize(asItIs).send(body), format, 'created');
  }
}
