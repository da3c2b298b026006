/**
 * The chain over the audit log (R47): each line gets a place in the chain of its centre and a hash over the hash before it and
 * over itself, each batch a seal over its end and its time; the next batch goes on from that seal. So nobody can alter, remove,
 * put in or exchange a line without changing every hash after it, up to the head that stands in signed reports.
 * The hash is plain SHA-256: an auditor checks it with a copy of the database and no secret. A keyed one would prove no more, as
 * whoever can rewrite the database of a server mostly has its keys too; what holds a chain is its head on paper elsewhere.
 * Source: 网络安全法 23. Example: line 8 was altered: its hash is not that of its text, and all others still follow.
 */
import { canonicalJson } from '../shared/canonical.js';

/** SHA-256 in hexadecimal digits. */
export type Digest = (text: string) => string;

/** A line as it is hashed: exactly these fields, whatever a later version adds to the table. */
export interface AuditLine {
  readonly id: string;
  readonly at: string;
  readonly actorAccountId: string | null;
  readonly centerId: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly params: unknown;
  readonly address: string | null;
  readonly requestId: string | null;
}

/** How far a chain reaches: its last place and the hash of the last seal. */
export interface Head {
  readonly position: number;
  readonly hash: string;
}

export interface Link {
  readonly auditId: string;
  readonly position: number;
  readonly hash: string;
}

export interface BatchSeal {
  readonly firstPosition: number;
  readonly lastPosition: number;
  readonly hash: string;
  readonly sealedAt: string;
}

/** Nothing was sealed yet. */
export const NO_HEAD: Head = { position: 0, hash: '0'.repeat(64) };

/** The chain of the lines that belong to no centre. */
export const NO_CENTER = '00000000-0000-0000-0000-000000000000';

export const chainOf = (centerId: string | null): string => centerId ?? NO_CENTER;

export function hashOfLine(digest: Digest, previous: string, position: number, line: AuditLine): string {
  const { id, at, actorAccountId, centerId, action, subjectKind, subjectId, params, address, requestId } = line;
  const told = { id, at, actorAccountId, centerId, action, subjectKind, subjectId, params, address, requestId };
  return digest(canonicalJson({ previous, position, line: told }));
}

/** `previous` is the hash of the last line of the batch. */
export function hashOfSeal(
  digest: Digest,
  previous: string,
  chainId: string,
  { firstPosition, lastPosition, sealedAt }: Omit<BatchSeal, 'hash'>,
): string {
  return digest(canonicalJson({ previous, chainId, firstPosition, lastPosition, sealedAt }));
}

/** The lines of one chain in the order in which they get their places; at least one. */
export function sealedBatch(
  digest: Digest,
  chainId: string,
  head: Head,
  lines: readonly AuditLine[],
  sealedAt: string,
): { readonly links: readonly Link[]; readonly seal: BatchSeal } {
  let { position, hash } = head;
  const links = lines.map((line) => {
    position += 1;
    hash = hashOfLine(digest, hash, position, line);
    return { auditId: line.id, position, hash };
  });
  const span = { firstPosition: head.position + 1, lastPosition: position, sealedAt };
  return { links, seal: { ...span, hash: hashOfSeal(digest, hash, chainId, span) } };
}
