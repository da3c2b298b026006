/** How far every chain of the audit log reaches: what is printed elsewhere of it, nobody rewrites any more. */
import { Injectable } from '@nestjs/common';
import type { Head } from '../../domain/audit/chain.js';
import { canonicalJson } from '../../domain/shared/canonical.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../database/tx.js';
import { sha256 } from './sha256.js';

export interface PublishedHead extends Head {
  readonly chainId: string;
}

/** Of heads in the order of their chains. */
export const digestOfHeads = (heads: readonly PublishedHead[]): string =>
  sha256(canonicalJson(heads.map(({ chainId, position, hash }) => ({ chainId, position, hash }))));

@Injectable()
export class AuditHeads {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Also of centres the caller knows nothing of: the last seal of each chain that has one. */
  all(): Promise<PublishedHead[]> {
    return this.unitOfWork.read(SYSTEM_SCOPE, (tx) =>
      tx.query<PublishedHead>(
        `SELECT DISTINCT ON (chain_id) chain_id AS "chainId", last_position AS position, hash FROM audit_seal
          ORDER BY chain_id, last_position DESC`,
      ),
    );
  }
}
