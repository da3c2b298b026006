/** The same value always gives the same digest, whatever order its names were written in. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/shared/canonical.js';

export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
