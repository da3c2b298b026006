/** The same value always gives the same digest, whatever order its names were written in. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/shared/canonical.js';

export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/** What the digest of a report covers: what was asked, what was answered, and the records behind it. */
export interface Digested {
  readonly kind: string;
  readonly centerId: string;
  readonly from: string;
  readonly to: string;
  readonly definition: string;
  readonly content: object;
  readonly records: object;
}

export const digestOfReport = ({ kind, centerId, from, to, definition, content, records }: Digested): string =>
  digestOf({ kind, centerId, from, to, definition, content, records });
