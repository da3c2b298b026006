/**
 * Looks through the whole audit log for anything altered, removed, put in, exchanged or cut off: every chain from its beginning,
 * every line that has no place, every head in a signed report and those given by hand, as they are printed on paper. It only
 * reads, on one snapshot and a thousand rows at a time, and needs no key.
 */
import { ChainCheck, type ChainFault, type StoredPlace } from '../../domain/audit/chain-check.js';
import {
  type AuditLine,
  type BatchSeal,
  chainOf,
  hashOfSeal,
  type Head,
  NO_CENTER,
  NO_HEAD,
} from '../../domain/audit/chain.js';
import { isSealOf, type PublicJwk, thumbprintOf } from '../crypto/sealer.js';
import { SYSTEM_SCOPE, type Tx, type UnitOfWork } from '../database/tx.js';
import { digestOfHeads, type PublishedHead } from './audit-heads.js';
import { LINE_COLUMNS } from './audit-columns.js';
import { sha256 } from './sha256.js';

const AT_ONCE = 1000;
/** Places are given every second. */
const MOST_MINUTES = 5;

export interface CheckedChain extends Head {
  readonly chainId: string;
}

export interface Verified {
  readonly chains: readonly CheckedChain[];
  readonly lines: number;
  /** Heads of signed reports, and those given by hand. */
  readonly heads: number;
  readonly faults: number;
  /** Lines that wait for their place: seconds, while the service runs. */
  readonly waiting: number;
}

export class AuditVerification {
  private faults = 0;
  private lines = 0;
  private heads = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly found: (fault: ChainFault) => void,
  ) {}

  run(given: readonly PublishedHead[] = []): Promise<Verified> {
    return this.unitOfWork.snapshot(SYSTEM_SCOPE, async (tx) => {
      const chains: CheckedChain[] = [];
      const known = await tx.query<{ chainId: string }>(
        `SELECT chain_id AS "chainId" FROM audit_seal UNION SELECT chain_id FROM audit_position ORDER BY 1`,
      );
      for (const { chainId } of known) chains.push(await this.walk(tx, chainId));
      await this.unplaced(tx);
      await this.waiting(tx);
      await this.reports(tx);
      for (const head of given) await this.published(tx, head);
      const waiting = await tx.one<{ count: number }>('SELECT count(*)::int AS count FROM audit_pending');
      const { lines, heads, faults } = this;
      return { chains, lines, heads, faults, waiting: waiting?.count ?? 0 };
    });
  }

  private readonly note = (fault: ChainFault): void => {
    this.faults += 1;
    this.found(fault);
  };

  private async walk(tx: Tx, chainId: string): Promise<CheckedChain> {
    const { first, sealedTo } = await spanOf(tx, chainId);
    const check = new ChainCheck(sha256, chainId, this.note, await this.startOf(tx, chainId, first - 1));
    let last = 0;
    for (;;) {
      const rows = await placesAfter(tx, chainId, last, AT_ONCE);
      for (const row of rows) check.next(row);
      this.lines += rows.length;
      last = rows.at(-1)?.position ?? last;
      if (rows.length < AT_ONCE) break;
    }
    return { chainId, ...check.end(sealedTo) };
  }

  /**
   * Where lines were removed after their time, the seal of the last of them was kept, and the removal stands in the same chain
   * after them (or waits to) with the hash of the last place, from which that seal is made again.
   */
  private async startOf(tx: Tx, chainId: string, position: number): Promise<Head> {
    if (position === 0) return NO_HEAD;
    const seal = await tx.one<BatchSeal & { readonly lastHash: string | null }>(
      `SELECT s.first_position AS "firstPosition", s.last_position AS "lastPosition", s.sealed_at AS "sealedAt", s.hash, (
         SELECT l.params ->> 'hash' FROM audit_log l LEFT JOIN audit_position p ON p.audit_id = l.id
          WHERE l.action = 'audit_log.removed' AND coalesce(l.center_id, '${NO_CENTER}') = $1
            AND l.params ->> 'chainId' = $1::uuid::text AND l.params ->> 'through' = $2::bigint::text
            AND s.sealed_at <= l.at - interval '6 months'
            AND (p.chain_id = $1 AND p.position > $2
                 OR p.audit_id IS NULL AND EXISTS (SELECT 1 FROM audit_pending w WHERE w.audit_id = l.id))
          ORDER BY l.id LIMIT 1) AS "lastHash"
         FROM audit_seal s WHERE s.chain_id = $1 AND s.last_position = $2`,
      [chainId, position],
    );
    const isRight =
      seal != null && seal.lastHash !== null && hashOfSeal(sha256, seal.lastHash, chainId, seal) === seal.hash;
    if (!isRight) this.note({ code: 'removed_early', chainId, position, auditId: null });
    return { position, hash: seal?.hash ?? NO_HEAD.hash };
  }

  private async unplaced(tx: Tx): Promise<void> {
    for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await tx.query<{ id: string; centerId: string | null }>(
        `SELECT l.id, l.center_id AS "centerId" FROM audit_log l WHERE l.id > $1
            AND NOT EXISTS (SELECT 1 FROM audit_position p WHERE p.audit_id = l.id)
            AND NOT EXISTS (SELECT 1 FROM audit_pending w WHERE w.audit_id = l.id) ORDER BY l.id LIMIT $2`,
        [last, AT_ONCE],
      );
      for (const { id, centerId } of rows)
        this.note({ code: 'never_sealed', chainId: chainOf(centerId), position: 0, auditId: id });
      if (rows.length < AT_ONCE) return;
      last = rows.at(-1)?.id ?? last;
    }
  }

  /** What waits has a line and no place, and nothing was sealed for minutes while it waited. */
  private async waiting(tx: Tx): Promise<void> {
    for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await tx.query<WaitingRow>(
        `SELECT w.audit_id AS id, l.center_id AS "centerId", l.id IS NOT NULL AS "hasLine", p.position,
                l.at < (SELECT max(sealed_at) FROM audit_seal) - interval '${MOST_MINUTES} minutes' AS "isLate"
           FROM audit_pending w LEFT JOIN audit_log l ON l.id = w.audit_id LEFT JOIN audit_position p ON p.audit_id = w.audit_id
          WHERE w.audit_id > $1 ORDER BY w.audit_id LIMIT $2`,
        [last, AT_ONCE],
      );
      for (const { id, centerId, hasLine, position, isLate } of rows) {
        const at = { chainId: chainOf(centerId), position: position ?? 0, auditId: id };
        if (position !== null) this.note({ code: 'waits_again', ...at });
        else if (!hasLine) this.note({ code: 'waits_without_line', ...at });
        else if (isLate === true) this.note({ code: 'waits_long', ...at });
      }
      if (rows.length < AT_ONCE) return;
      last = rows.at(-1)?.id ?? last;
    }
  }

  /** Of what reports bear, only what their seal vouches for is believed. */
  private async reports(tx: Tx): Promise<void> {
    for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await tx.query<SealedReport>(
        `SELECT r.report_id AS id, r.center_id AS "centerId", r.sealed, r.value, r.key_id AS "keyId", k.public_jwk AS "publicJwk", r.audit_heads AS "auditHeads"
           FROM report_seal r LEFT JOIN signing_key k ON k.key_id = r.key_id WHERE r.report_id > $1 ORDER BY r.report_id LIMIT $2`,
        [last, AT_ONCE],
      );
      for (const row of rows) await this.report(tx, row);
      if (rows.length < AT_ONCE) return;
      last = rows.at(-1)?.id ?? last;
    }
  }

  private async report(tx: Tx, seal: SealedReport): Promise<void> {
    const { id, centerId: chainId, sealed } = seal;
    const told = isGenuine(seal)
      ? (JSON.parse(sealed) as { readonly centerId: string; readonly auditHead?: Head; readonly auditHeads?: string })
      : null;
    if (told?.centerId !== chainId) return this.note({ code: 'signature_wrong', chainId, position: 0, auditId: id });
    if (told.auditHead !== undefined) await this.published(tx, { chainId, ...told.auditHead });
    if (told.auditHeads === undefined) return;
    if (seal.auditHeads === null || digestOfHeads(seal.auditHeads) !== told.auditHeads)
      return this.note({ code: 'heads_altered', chainId, position: 0, auditId: id });
    for (const head of seal.auditHeads) if (head.chainId !== chainId) await this.published(tx, head);
  }

  private async published(tx: Tx, { chainId, position, hash }: PublishedHead): Promise<void> {
    this.heads += 1;
    if (position === 0) return;
    const seal = await tx.one<{ hash: string; sealedTo: number }>(
      `SELECT max(hash) FILTER (WHERE last_position = $2) AS hash, coalesce(max(last_position), 0) AS "sealedTo"
         FROM audit_seal WHERE chain_id = $1`,
      [chainId, position],
    );
    if (seal?.hash === hash) return;
    const code = position > (seal?.sealedTo ?? 0) ? 'cut_off' : 'other_head';
    this.note({ code, chainId, position, auditId: null });
  }
}

interface WaitingRow {
  readonly id: string;
  readonly centerId: string | null;
  readonly hasLine: boolean;
  readonly position: number | null;
  readonly isLate: boolean | null;
}

interface SealedReport {
  readonly id: string;
  readonly centerId: string;
  readonly sealed: string;
  readonly value: string;
  readonly keyId: string;
  /** Of all chains; null before the third version of the seal. */
  readonly auditHeads: readonly PublishedHead[] | null;
  /** null: the key is gone */
  readonly publicJwk: PublicJwk | null;
}

/** Of the key that it names; a key that was exchanged has another thumbprint. */
function isGenuine({ sealed, value, keyId, publicJwk }: SealedReport): boolean {
  try {
    return publicJwk !== null && thumbprintOf(publicJwk) === keyId && isSealOf(publicJwk, sealed, value);
  } catch {
    return false;
  }
}

async function spanOf(tx: Tx, chainId: string): Promise<{ first: number; sealedTo: number }> {
  const row = await tx.one<{ first: number | null; sealedTo: number | null }>(
    `SELECT (SELECT min(position) FROM audit_position WHERE chain_id = $1) AS first,
            (SELECT max(last_position) FROM audit_seal WHERE chain_id = $1) AS "sealedTo"`,
    [chainId],
  );
  const sealedTo = row?.sealedTo ?? 0;
  return { first: row?.first ?? sealedTo + 1, sealedTo };
}

type PlaceRow = Omit<AuditLine, 'id'> & {
  readonly id: string | null;
  readonly auditId: string;
  readonly position: number;
  readonly hash: string;
  readonly seal: BatchSeal['hash'] | null;
  readonly firstPosition: number;
  readonly sealedAt: string;
};

async function placesAfter(tx: Tx, chainId: string, position: number, limit: number): Promise<StoredPlace[]> {
  const rows = await tx.query<PlaceRow>(
    `SELECT p.audit_id AS "auditId", p.position, p.hash, ${LINE_COLUMNS}, s.hash AS seal, s.first_position AS "firstPosition",
            s.sealed_at AS "sealedAt"
       FROM audit_position p
       LEFT JOIN audit_log l ON l.id = p.audit_id
       LEFT JOIN audit_seal s ON s.chain_id = p.chain_id AND s.last_position = p.position
      WHERE p.chain_id = $1 AND p.position > $2 ORDER BY p.position LIMIT $3`,
    [chainId, position, limit],
  );
  return rows.map(({ auditId, position: at, hash, seal, firstPosition, sealedAt, id, ...line }) => ({
    auditId,
    position: at,
    hash,
    line: id === null ? null : { id, ...line },
    seal: seal === null ? null : { hash: seal, firstPosition, lastPosition: at, sealedAt },
  }));
}
