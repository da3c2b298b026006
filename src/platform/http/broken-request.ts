/** Answers on the bare connection what is no HTTP request yet: headers that never end, a request that breaks off. */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { v7 as uuidv7 } from 'uuid';
import { SAFE_HEADERS } from './safe-headers.js';
import { type GenericCode, STATUS_OF } from './status-of.js';
import { problemText } from './texts.js';

const CODES: Readonly<Record<string, GenericCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

/** In Chinese, as the language asked for was not understood either. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(answerOf(CODES[error.code ?? ''] ?? 'malformed_request'));
  socket.destroy(error);
}

function answerOf(code: GenericCode): string {
  const status = STATUS_OF[code];
  const detail = problemText(code, {}, 'zh');
  const body = JSON.stringify({
    type: `urn:problem:${code}`,
    title: detail,
    status,
    detail,
    instance: '/',
    code,
    errorId: uuidv7(),
  });
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/problem+json; charset=utf-8',
    'Content-Language: zh-CN',
    ...Object.entries(SAFE_HEADERS).map(([name, value]) => `${name}: ${value}`),
    `x-request-id: ${uuidv7()}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
