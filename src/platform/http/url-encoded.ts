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

/** In another encoding than UTF-8 it is none that we read. */
export function isUrlEncoded({ headers }: FastifyRequest): boolean {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/.exec(one)?.[1]).find(Boolean);
  return type.trim() === URL_ENCODED && (charset === undefined || charset === 'utf-8' || charset === 'utf8');
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Throws where a code is broken or is no UTF-8. */
export function parseForm(body: Buffer): FormFields {
  const fields = new Map<string, string[]>();
  for (const pair of utf8.decode(body).split('&')) {
    if (pair === '') continue;
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
    const values = fields.get(decoded(name)) ?? [];
    fields.set(decoded(name), [...values, decoded(value)]);
  }
  return fields;
}

const decoded = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));
