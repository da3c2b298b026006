/**
 * How Open311 writes an answer: XML by the specification, JSON by the Spark convention (the root element falls away, a list
 * of elements is an array, an empty element is null). The address decides, `.json` or `.xml`; without either it is XML, which
 * every server of the standard speaks. Example: `{code: 404}` in `errors` is `<errors><error><code>404</code></error></errors>`.
 */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { FileReply } from './file-reply.js';

export type Open311Format = 'json' | 'xml';

export type Open311Value =
  string | number | boolean | null | readonly Open311Value[] | { readonly [name: string]: Open311Value };

const MEDIA_TYPES = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' } as const;

/** What an entry of a list is called. */
const ENTRIES: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
};

export const open311FormatOf = (url: string): Open311Format =>
  /\.json$/.test(url.split('?')[0] ?? '') ? 'json' : 'xml';

/** A name in the path without the format behind it. */
export const withoutFormat = (name: string): string => name.replace(/\.(json|xml)$/, '');

export const AskedFormat = createParamDecorator((_: unknown, context: ExecutionContext): Open311Format =>
  open311FormatOf(context.switchToHttp().getRequest<FastifyRequest>().url),
);

export interface Written {
  readonly content: string;
  readonly mediaType: string;
}

export function writtenAs(format: Open311Format, root: string, value: Open311Value): Written {
  const content =
    format === 'json' ? JSON.stringify(value) : `<?xml version="1.0" encoding="UTF-8"?>\n${elementOf(root, value)}\n`;
  return { content, mediaType: MEDIA_TYPES[format] };
}

export const open311Reply = (format: Open311Format, root: string, value: Open311Value): FileReply =>
  new FileReply(writtenAs(format, root, value));

function elementOf(name: string, value: Open311Value): string {
  const inner = contentOf(name, value);
  return inner === '' ? `<${name}/>` : `<${name}>${inner}</${name}>`;
}

function contentOf(name: string, value: Open311Value): string {
  if (value === null) return '';
  if (typeof value !== 'object') return escaped(String(value));
  if (isList(value)) return value.map((entry) => elementOf(ENTRIES[name] ?? 'item', entry)).join('');
  return Object.entries(value)
    .map(([inner, content]) => elementOf(inner, content))
    .join('');
}

const isList = (value: Open311Value): value is readonly Open311Value[] => Array.isArray(value);

/** What XML 1.0 cannot hold, whichever way it is written. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const CODES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

const escaped = (text: string): string =>
  text.replace(NO_XML, '\ufffd').replace(/[&<>"\r]/g, (char) => CODES[char] ?? char);
