/**
 * The address of a request as it may be repeated, in a log or in a problem. A secret link carries its secret in the path
 * (`:feedAddress`), so of such an address only the route is told; where no route was found, whatever follows `/feeds/` is left out.
 */
import type { FastifyRequest } from 'fastify';

type Addressed = Pick<FastifyRequest, 'url'> & { readonly routeOptions?: { readonly url?: string | undefined } };

const SECRET = /(\/feeds\/).*/is;

export function addressOf({ url, routeOptions }: Addressed): string {
  const path = url.split('?')[0] ?? '/';
  const route = routeOptions?.url;
  if (route?.includes(':feedAddress') === true) return route;
  // Letters of an address may be written as codes, all of them.
  const plain = decoded(path);
  return SECRET.test(plain) ? plain.replace(SECRET, '$1…') : path;
}

/** What a log line tells of a request. */
export const loggedRequest = (request: Addressed & Pick<FastifyRequest, 'method'>): object => ({
  method: request.method,
  url: addressOf(request),
});

/** As it was written where it cannot be decoded. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
