/**
 * An answer that is a stored file, streamed: all of it or one range, under headers that let no browser make a page of it. The
 * reply interceptor renders it. Example: a video player asks for `bytes=0-1048575` and gets 206 with the first megabyte.
 */
import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { Span } from '../crypto/file-cipher.js';
import { MEDIA_TYPES } from '../files/media-type.js';
import { contentDisposition } from './file-reply.js';
import { Problem, ShortCut } from './problem.js';
import { spanOf } from './range.js';

export interface StoredContent {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly open: (span: Span) => Promise<Readable>;
}

export class ContentReply {
  constructor(readonly content: StoredContent) {}
}

/** What a download is: to be saved, run by nothing, kept by nobody. */
const SAFE = {
  'cache-control': 'private, no-store',
  'content-security-policy': "sandbox; default-src 'none'",
  'accept-ranges': 'bytes',
};

export async function renderContent(request: FastifyRequest, reply: FastifyReply, content: StoredContent) {
  const { size, mediaType, name } = content;
  const etag = `"${content.sha256}"`;
  const { 'if-none-match': tags, 'if-range': ifRange, range } = request.headers;
  if (
    tags !== undefined &&
    (tags.trim() === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag))
  )
    throw new ShortCut(304, { ...SAFE, etag }, null);
  const span = spanOf(ifRange === undefined || ifRange === etag ? range : undefined, size);
  if (span === null) throw new Problem('range_not_satisfiable', { headers: { 'content-range': `bytes */${size}` } });
  reply.headers({ ...SAFE, etag, 'content-disposition': contentDisposition(name) });
  const { from, to } = span ?? { from: 0, to: size };
  if (span !== undefined) reply.status(206).header('content-range', `bytes ${from}-${to - 1}/${size}`);
  reply.header('content-type', mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType);
  reply.header('content-length', to - from);
  return request.method === 'HEAD' ? Readable.from([]) : content.open({ from, to });
}

const bytesOf = (mediaTypes: readonly string[]) =>
  Object.fromEntries(mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]));

/** Documents a route that answers a stored file. */
export const ApiContent = (description: string, mediaTypes: readonly string[] = Object.values(MEDIA_TYPES)) =>
  applyDecorators(
    HttpCode(200),
    ApiHeader({
      name: 'Range',
      required: false,
      description: 'One range of bytes; several are answered with the whole.',
      schema: { type: 'string', example: 'bytes=0-1048575' },
    }),
    ApiHeader({
      name: 'If-Range',
      required: false,
      description: 'The ETag the range is of; where it is another, the whole is answered.',
      schema: { type: 'string' },
    }),
    ApiResponse({ status: 200, description, content: bytesOf(mediaTypes) }),
    ApiResponse({
      status: 206,
      description: 'The range that was asked for; `Content-Range` says where it lies.',
      content: bytesOf(mediaTypes),
    }),
    ApiResponse({
      status: 416,
      description: 'Nothing of the file lies there; `Content-Range` says how large it is.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }),
  );
