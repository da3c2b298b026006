/**
 * Which pages of other origins may call the API from a browser (Fetch standard, CORS): those the operator names in
 * `CORS_ORIGINS`, and by default none. Callers that are no browsers notice nothing.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';

const METHODS = 'GET, POST, PUT, PATCH, DELETE';
const SENT =
  'Authorization, Content-Type, Accept-Language, If-Match, If-None-Match, Idempotency-Key, Prefer, Range, X-Request-Id, Traceparent';
const READ =
  'ETag, Location, Link, Retry-After, RateLimit, RateLimit-Policy, Idempotency-Replayed, Preference-Applied, Personal-Data-Warning, Deprecation, Sunset, X-Request-Id';
/** A browser asks again after so many seconds. */
const KEPT_SECONDS = '600';

export function allowOrigins(origins: readonly string[]) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const { origin } = request.headers;
    if (origin === undefined || !origins.includes(origin)) return done();
    reply.header('access-control-allow-origin', origin).header('access-control-expose-headers', READ);
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return done();
    void reply
      .status(204)
      .header('access-control-allow-methods', METHODS)
      .header('access-control-allow-headers', SENT)
      .header('access-control-max-age', KEPT_SECONDS)
      .header('vary', 'Access-Control-Request-Method, Access-Control-Request-Headers')
      .send();
  };
}

/** Copies kept on the way are kept apart by origin, where it makes a difference. */
export function varyByOrigin(origins: readonly string[], reply: FastifyReply): void {
  const vary = reply.getHeader('vary');
  if (origins.length > 0) reply.header('vary', vary === undefined ? 'Origin' : `${String(vary)}, Origin`);
}
