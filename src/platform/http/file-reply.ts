/**
 * An answer that is a document and not JSON: a calendar, a page to print, a spreadsheet. Use cases answer a `FileReply`, the
 * reply interceptor gives it its media type, tag, caching and name, and `@ApiFile` says in OpenAPI what it is. The address
 * decides the format, never `Accept`.
 */
import { ApiOkResponse } from '@nestjs/swagger';
import type { Readable } from 'node:stream';
import type { Instant } from '../../domain/shared/day.js';

/** At hand, or made while it is sent; `madeOf`: what it was made of, where the same makes other bytes each time, or none at hand. */
type Content =
  | { readonly content: string | Buffer; readonly madeOf?: string }
  | { readonly content: () => Readable; readonly madeOf: string };

export type AnsweredFile = Content & {
  readonly mediaType: string;
  /** Name to be saved under; without one it is shown. */
  readonly name?: string;
  /** Since when the content is as it is. */
  readonly lastModified?: Instant;
  readonly headers?: Readonly<Record<string, string>>;
};

export class FileReply {
  constructor(readonly file: AnsweredFile) {}
}

/** Documents a route that answers a file. */
export const ApiFile = (mediaType: string, description: string) =>
  ApiOkResponse({ description, content: { [mediaType]: { schema: { type: 'string', format: 'binary' } } } });

/** RFC 6266: a name in plain letters for old readers, the real one beside it (RFC 8187). */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\w.-]+/g, '_').replace(/^[_-]+/, '') || 'file';
  return `attachment; filename="${plain}"; filename*=UTF-8''${extValue(name)}`;
}

/** Of what encodeURIComponent leaves alone these are no attr-char. */
const extValue = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** If-Modified-Since goes by the second. */
export function isUnchangedSince(header: string | undefined, lastModified: Instant | undefined): boolean {
  if (header === undefined || lastModified === undefined) return false;
  const since = Date.parse(header);
  return !Number.isNaN(since) && Math.floor(Date.parse(lastModified) / 1000) * 1000 <= since;
}
