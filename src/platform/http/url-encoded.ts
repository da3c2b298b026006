/**
 * Plain forms (`application/x-www-form-urlencoded`): read as UTF-8 and nothing else, names kept as they were sent. A broken
 * code or another encoding is refused: read as if it were UTF-8 it would store broken names.
 */
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

export const URL_ENCODED = 'application/x-www-form-urlencoded';

/** Every value of every name, in the order they were sent. */
export type FormFields = ReadonlyMap<string, readonly string[]>;

/** The route takes a plain form and nothing else. */
export const TakesForm = () => RouteConfig({ takesForm: true });

export const takesForm = ({ routeOptions: { config } }: FastifyRequest): boolean =>
  (config as { takesForm?: boolean } | undefined)?.takesForm === true;

export const isUrlEncoded = ({ headers }: FastifyRequest): boolean =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() === URL_ENCODED;

/** Says nothing of another encoding. */
export function isInUtf8({ headers }: FastifyRequest): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** No form of ours has as many. */
const MOST_FIELDS = 500;

/** Throws where a code is broken or is no UTF-8, and where there are more fields than anybody means. */
export function parseForm(body: Buffer): FormFields {
  const fields = new Map<string, string[]>();
  const pairs = utf8.decode(body).split('&');
  if (pairs.length > MOST_FIELDS) throw new Error('too many fields');
  for (const pair of pairs) {
    if (pair === '') continue;
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
    const values = fields.get(decoded(name)) ?? [];
    values.push(decoded(value));
    fields.set(decoded(name), values);
  }
  return fields;
}

const decoded = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));
