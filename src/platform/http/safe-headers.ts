/**
 * What every answer carries so that no browser makes more of it than it is (OWASP secure headers): nothing is guessed, framed, run,
 * sent on or kept. Answers that say otherwise keep their word: pages have a policy of their own, and what may be asked about again
 * (api.md §1.2) its own caching. Example: a case's JSON opened in a tab runs nothing and can stand in nobody's frame.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

/** Where the answer says nothing of it itself. */
const UNLESS_TOLD = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
} as const;

/** A year; only over TLS, as over anything else a browser must not heed it (RFC 6797 §7.2). */
const OVER_TLS = { 'strict-transport-security': 'max-age=31536000' } as const;

/** For what is written to the connection itself, past Fastify. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = { ...ALWAYS, ...UNLESS_TOLD };

export const safeHeadersFor = ({ protocol }: Pick<FastifyRequest, 'protocol'>): Readonly<Record<string, string>> =>
  protocol === 'https' ? { ...SAFE_HEADERS, ...OVER_TLS } : SAFE_HEADERS;

export function addSafeHeaders({ protocol }: FastifyRequest, reply: FastifyReply): void {
  reply.headers(protocol === 'https' ? { ...ALWAYS, ...OVER_TLS } : ALWAYS);
  for (const [name, value] of Object.entries(UNLESS_TOLD)) if (!reply.hasHeader(name)) reply.header(name, value);
}
