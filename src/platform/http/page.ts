/** Keyset pages: an opaque, signed cursor holds the sort key of the last item; no offsets (api.md §1). */
import { ApiProperty } from '@nestjs/swagger';
import type { Envelope } from '../crypto/envelope.js';
import { isSameSecret } from '../crypto/same-secret.js';
import { Bool, Int, QueryBool, QueryNumber, Text } from './atoms.js';
import { Problem } from './problem.js';
import { plain, type Reply } from './reply.js';
import { API_PREFIX } from './use-cases.js';

export class PageQuery {
  /** Items per page. */
  @QueryNumber()
  @Int({ min: 1, max: 200, optional: true, default: 20, description: 'Items per page, 1–200.' })
  limit?: number;

  @Text({ max: 1000, optional: true, description: '`nextCursor` of the previous page.' })
  cursor?: string;

  @QueryBool()
  @Bool({ optional: true, description: 'Also count all matching items in `total`.' })
  withTotal?: boolean;
}

export type SortKey = readonly (string | number)[];

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly limit: number;
  readonly total?: number;
}

/** Common fields of every list answer; each resource adds its typed `items`. */
export abstract class PageResponse {
  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 1000,
    pattern: '^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$',
    example: null,
    description: 'Send it as `cursor` for the next page; null on the last one.',
  })
  nextCursor!: string | null;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 200 })
  limit!: number;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: 2_147_483_647,
    required: false,
    description: 'Only with `withTotal=true`.',
  })
  total?: number;
}

/** What a store needs to read one page: one row more than shown tells whether there is a next page. */
export interface PageRequest {
  readonly limit: number;
  readonly after: SortKey | null;
  readonly withTotal: boolean;
}

/** Reads the page out of a query; `purpose` ties a cursor to its list and filters. */
export function pageRequest(query: PageQuery, envelope: Envelope, purpose: string): PageRequest {
  return {
    limit: query.limit ?? 20,
    after: query.cursor === undefined ? null : readCursor(query.cursor, envelope, purpose),
    withTotal: query.withTotal === true,
  };
}

/** Filters of a list as one text, so that a cursor is good for exactly the list it came from. */
export const purposeOf = (list: string, query: object): string =>
  `${list}?${JSON.stringify(
    Object.entries(query)
      .filter(([name]) => !['cursor', 'limit', 'withTotal'].includes(name))
      .sort(),
  )}`;

/** Rows are `limit + 1` at most, in order. */
export function pageOf<R, T>(
  rows: readonly R[],
  request: PageRequest,
  keyOf: (row: R) => SortKey,
  view: (row: R) => T,
  sign: { envelope: Envelope; purpose: string },
  total?: number,
): PageOf<T> {
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  const nextCursor =
    rows.length > request.limit && last !== undefined ? writeCursor(keyOf(last), sign.envelope, sign.purpose) : null;
  return { items: shown.map(view), nextCursor, limit: request.limit, ...(total === undefined ? {} : { total }) };
}

/** The list with its RFC 8288 link to the next page. */
export function pageReply<P extends PageOf<unknown>>(page: P, path: string, query: object): Reply<P> {
  if (page.nextCursor === null) return plain(page);
  return plain(page, { link: nextLink(path, { ...query, cursor: page.nextCursor }) });
}

export function nextLink(path: string, query: object): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query) as [string, unknown][]) {
    if (value === undefined) continue;
    for (const single of Array.isArray(value) ? value : [value]) parameters.append(name, String(single));
  }
  return `<${API_PREFIX}${path}?${parameters.toString()}>; rel="next"`;
}

/** A list that is short by its nature (what belongs to one case): read whole, in order, and shown in pages. */
export function pageOfAll<R, T>(
  rows: readonly R[],
  list: { readonly path: string; readonly query: PageQuery; readonly envelope: Envelope },
  keyOf: (row: R) => readonly string[],
  view: (row: R) => T,
): Reply<PageOf<T>> {
  const { path, query, envelope } = list;
  const purpose = purposeOf(path, query);
  const request = pageRequest(query, envelope, purpose);
  const { after } = request;
  const rest = after === null ? rows : rows.filter((row) => comesAfter(keyOf(row), after));
  const total = request.withTotal ? rows.length : undefined;
  return pageReply(pageOf(rest, request, keyOf, view, { envelope, purpose }, total), path, query);
}

/** Ids and instants compare as text. */
function comesAfter(key: readonly string[], after: SortKey): boolean {
  const place = key.findIndex((part, index) => part !== after[index]);
  return place !== -1 && (key[place] ?? '') > String(after[place]);
}

export function writeCursor(key: SortKey, envelope: Envelope, purpose: string): string {
  const payload = Buffer.from(JSON.stringify(key)).toString('base64url');
  return `${payload}.${envelope.sign(`${purpose}|${payload}`)}`;
}

export function readCursor(cursor: string, envelope: Envelope, purpose: string): SortKey {
  const [payload = '', signature] = cursor.split('.');
  if (!isSameSecret(signature, envelope.sign(`${purpose}|${payload}`))) throw new Problem('bad_cursor');
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as SortKey;
}
