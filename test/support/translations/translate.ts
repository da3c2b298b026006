/** What a command becomes over HTTP, and the names of the walks' people. */
import type { CaseCommand } from '../../../src/domain/dispute/commands.js';
import type { DisputeFacts } from '../../../src/domain/dispute/facts.js';
import { newId, type World } from '../world.js';

export interface HttpRequest {
  readonly method: 'post' | 'patch';
  readonly path: string;
  readonly body: object;
  /** Content of a file that goes with the body, as a form; absent: the body is JSON. */
  readonly file?: string;
  /** Version to send as If-Match, or the address whose ETag tells it; null for records that only add. */
  readonly versionOf: number | string | null;
}

const STAFF: Readonly<Record<string, string>> = {
  m1: '王调解',
  m2: '林和事',
  officer: '司某某',
  judge: '方法官',
  director: '周主任',
};

export type Translate<C> = (c: {
  command: C;
  base: string;
  world: World;
  facts: DisputeFacts;
}) => HttpRequest | undefined;
/** Those of one concern. */
export type TranslationsOf<C extends CaseCommand> = { readonly [V in C['type']]: Translate<Extract<C, { type: V }>> };

const isId = (id: string): boolean => /^[0-9a-f]{8}-/.test(id);
export const staffOf = (world: World, id: string): string => {
  if (isId(id)) return id;
  return world.staff(id.startsWith('spare-') ? '郑劝和' : (STAFF[id] ?? '王调解'));
};
export const idOf = (id: string): string => (isId(id) ? id : newId());
export const when = (occurredAt: string | null) => (occurredAt === null ? {} : { occurredAt });
export const record = (path: string, body: object): HttpRequest => ({ method: 'post', path, body, versionOf: null });
/** A session's version is that of the case when it last changed: only its GET knows. */
export const onSession = (base: string, sessionId: string, word: string, body: object): HttpRequest => ({
  method: 'post',
  path: `${base}/sessions/${sessionId}/${word}`,
  body,
  versionOf: `${base}/sessions/${sessionId}`,
});
/** A form with a text file in it. */
export const form = (path: string, body: object, file: string): HttpRequest => ({ ...record(path, body), file });
export const action = (path: string, facts: DisputeFacts, body: object = {}): HttpRequest => ({
  method: 'post',
  path,
  body,
  versionOf: facts.version,
});
