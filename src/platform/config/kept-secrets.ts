/**
 * Secrets the service makes for itself when nobody gave it any: one file each in DATA_DIR, mode 0600. They stay what
 * they are for the life of the folder, since the data key opens what is stored beside it.
 */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './error-code.js';

/** Reads the secret kept in the folder; the first caller makes it. Two processes at once agree on one value. */
export function keepSecret(folder: string, name: string, make: () => string): string {
  const file = join(folder, name);
  const kept = readSecret(file);
  if (kept !== undefined) return kept;
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${make()}\n`, { mode: 0o600, flag: 'wx' });
  try {
    // A link is made whole or not at all, and never over an existing file.
    linkSync(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}

function readSecret(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
