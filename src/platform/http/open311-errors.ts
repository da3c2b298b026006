/**
 * A refusal as Open311 tells it: a list of `code` (the HTTP status) and `description` (for people), under 404 for what does not
 * exist, 403 for a key that is missing or wrong, and 400 for whatever else cannot be fulfilled. Beyond the specification only
 * what a sender must tell from a fault of its own: 429 and 5xx, after which the same request may be sent again.
 */
import type { FastifyReply } from 'fastify';
import { open311FormatOf, writtenAs } from './open311-format.js';
import { type Language, refusalText } from './texts.js';

export const isOpen311 = (url: string): boolean => /^\/open311(\/|\?|$)/.test(url);

/** Of a problem what is told here. */
interface Told {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: unknown;
  readonly reasons?: unknown;
}

export function sendOpen311Errors(url: string, reply: FastifyReply, problem: Told, language: Language): void {
  const code = statusOf(problem.status);
  const errors = descriptionsOf(problem, language).map((description) => ({ code, description }));
  const { content, mediaType } = writtenAs(open311FormatOf(url), 'errors', errors);
  reply.status(code).header('content-type', mediaType).send(content);
}

function statusOf(status: number): number {
  if (status === 401 || status === 403) return 403;
  if (status === 404 || status === 405) return 404;
  return status === 429 || status >= 500 ? status : 400;
}

/** A missing key and a wrong scope are told in words of this interface. */
const KEY_TEXTS: Readonly<Record<string, string>> = {
  unauthenticated: 'open311_key_missing',
  forbidden: 'open311_key_scope',
};

function descriptionsOf({ code, detail, errors, reasons }: Told, language: Language): string[] {
  const key = KEY_TEXTS[code];
  if (key !== undefined) return [refusalText(key, {}, language)];
  if (Array.isArray(errors)) {
    return (errors as { pointer: string; detail: string }[]).map((one) => `${one.pointer}: ${one.detail}`);
  }
  return Array.isArray(reasons) ? (reasons as { detail: string }[]).map((one) => one.detail) : [detail];
}
