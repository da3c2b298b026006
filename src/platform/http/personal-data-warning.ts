/**
 * Who writes a phone or an identity number into a free text is told so with the answer, which stays what it is: the header
 * `Personal-Data-Warning`, a list of RFC 9651, names field, kind and sentence, never the value.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Misplaced, misplacedIn } from '../../domain/privacy/free-text.js';
import { MISPLACED_TEXTS } from '../../domain/privacy/privacy-texts.js';
import { languageOf } from './language.js';
import type { Language } from './texts.js';

export const PERSONAL_DATA_WARNING = 'Personal-Data-Warning';
/** A header has to stay short, for proxies too; who mends these is told of the others the next time. */
const MOST = 3;
const LONGEST_POINTER = 100;
const LONGEST_HEADER = 1500;

/** The fields of a form, which are read by the route. */
const FORM_FIELDS = Symbol('form fields');
export type WithFields = FastifyRequest & { [FORM_FIELDS]?: object };

export const keepFields = (request: FastifyRequest, fields: object): void =>
  void ((request as WithFields)[FORM_FIELDS] = fields);

export function warnOfPersonalData(request: FastifyRequest, reply: FastifyReply): void {
  if (reply.statusCode < 200 || reply.statusCode > 299 || request.method === 'GET') return;
  const found = misplacedIn((request as WithFields)[FORM_FIELDS] ?? request.body, MOST);
  if (found.length === 0) return;
  const language = languageOf(request.headers['accept-language']);
  reply.header(PERSONAL_DATA_WARNING, listOf(found.map((one) => itemOf(one, language))));
}

/** As many of them as fit: the first always does. */
const listOf = (items: readonly string[]): string =>
  items.reduce((list, item) => (list.length + item.length + 2 < LONGEST_HEADER ? `${list}, ${item}` : list));

const itemOf = ({ pointer, kind }: Misplaced, language: Language): string =>
  `${quoted(pointer.slice(0, LONGEST_POINTER))};kind=${kind};detail=${displayed(MISPLACED_TEXTS[kind][language])}`;

/** A String of RFC 9651: names of fields are ASCII, those nobody knows may not be. */
const quoted = (text: string): string => `"${text.replace(/[^\x20-\x7e]/gu, '?').replace(/[\\"]/g, '\\$&')}"`;

/** A Display String of RFC 9651: UTF-8, whatever is no plain ASCII in lower-case hexadecimal. */
const displayed = (text: string): string => {
  const bytes = [...Buffer.from(text, 'utf8')];
  const plain = (byte: number): boolean => byte >= 0x20 && byte <= 0x7e && byte !== 0x25 && byte !== 0x22;
  const shown = bytes.map((byte) =>
    plain(byte) ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, '0')}`,
  );
  return `%"${shown.join('')}"`;
};
