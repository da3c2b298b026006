/**
 * The name a file is shown and saved under: what the sender called it, without folders and without anything that could mislead
 * an eye or a program, and with the extension of what it is. Example: `..\\..\\收条<U+202E>gpj.exe` that is a JPEG becomes `收条gpj.jpg`.
 */
import type { Extension } from './media-type.js';
import { extensionOf } from './media-type.js';

const MOST = 200;

/** Control and format characters (bidirectional overrides among them), line separators, surrogates, what is no character. */
const MISLEADING = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\ufffd]/gu;
/** What some system gives a meaning to. */
const RESERVED = /[<>:"|?*%&;`$]/g;

export function displayName(sent: string, extension: Extension | null): string {
  const tail = extension === null ? '' : `.${extension}`;
  const plain = (sent.normalize('NFC').split(/[/\\]/).at(-1) ?? '').replace(MISLEADING, '').replace(RESERVED, '_');
  const own = extensionOf(plain);
  const stem = (own === '' ? plain : plain.slice(0, -own.length - 1)).replace(/^[.\s]+|[.\s]+$/g, '');
  return `${[...stem].slice(0, MOST - tail.length).join('') || 'file'}${tail}`;
}
