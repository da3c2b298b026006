/**
 * The id by which one request is found again in the answer, the log and the audit log. A caller who has one already keeps it:
 * `X-Request-Id` as a UUID, else the trace id of `traceparent` (W3C Trace Context), written as a UUID. Anything else is passed over
 * and a new one is made. Example: `traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01` is
 * `0af76519-16cd-43dd-8448-eb211c80319c`.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { v7 as uuidv7 } from 'uuid';
import { isUuid } from './atoms.js';

export function requestIdOf({ headers }: { readonly headers: IncomingHttpHeaders }): string {
  const given = headers['x-request-id'];
  return isUuid(given) ? given.toLowerCase() : (traceIdOf(headers['traceparent']) ?? uuidv7());
}

const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/;
const NOTHING = /^0+$/;

function traceIdOf(header: string | string[] | undefined): string | undefined {
  const [, version, trace = '', parent = '', rest] = TRACEPARENT.exec(String(header)) ?? [];
  if (version === undefined || NOTHING.test(trace) || NOTHING.test(parent)) return undefined;
  // Version 00 ends here; later ones may go on.
  if (version === '00' && rest !== undefined) return undefined;
  return trace.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
