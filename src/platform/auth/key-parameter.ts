/** An API key that comes as a parameter `api_key`, as Open311 sends it: in a form, in the query, or in a header of that name. */
import type { FastifyRequest } from 'fastify';

const NAME = 'api_key';

export function keyParameterOf({ body, query, headers }: FastifyRequest): string | undefined {
  const inForm: unknown = body instanceof Map ? (body.get(NAME) as readonly string[] | undefined)?.[0] : undefined;
  const sent = inForm ?? (query as Record<string, unknown>)[NAME] ?? headers[NAME];
  return typeof sent === 'string' && sent !== '' && sent.length <= 8192 ? sent : undefined;
}
