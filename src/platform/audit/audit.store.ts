/** Adds lines to the audit log, in the transaction of what they tell of: neither happens without the other. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { AuditAction } from '../../domain/audit/actions.js';
import { provisionOfAct } from '../../domain/privacy/provisions.js';
import { Clock } from '../clock/clock.js';
import { markTold, type Tx } from '../database/tx.js';
import { addProvisions, type ProvisionLine } from './provision.store.js';

/** Where an action came from; every Caller is one. */
export interface AuditOrigin {
  readonly actor: { readonly accountId: string } | null;
  readonly address: string | null;
  readonly requestId: string | null;
}

/** The system itself: set-up, automatic steps. */
export const SYSTEM_ORIGIN: AuditOrigin = { actor: null, address: null, requestId: null };

export interface AuditEntry {
  readonly action: AuditAction;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly centerId: string | null;
  /** Codes, ids and numbers only: never a name, a text or a secret. */
  readonly params?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

export interface AuditedLine {
  readonly origin: AuditOrigin;
  readonly entry: AuditEntry;
  /** When it happened, where that is not now. */
  readonly at?: string;
}

@Injectable()
export class AuditStore {
  constructor(private readonly clock: Clock) {}

  add(tx: Tx, origin: AuditOrigin, entry: AuditEntry): Promise<void> {
    return this.addAll(tx, [{ origin, entry }]);
  }

  /**
   * Each line waits for its place in the chain from the same statement on, see audit.sealer.ts. Nothing is read back: a line may belong
   * to a centre that whoever writes it does not see.
   */
  async addAll(tx: Tx, lines: readonly AuditedLine[]): Promise<void> {
    if (lines.length === 0) return;
    const now = this.clock.nowIso();
    const rows = lines.map(({ origin, entry, at = now }) => ({
      id: uuidv7(),
      at,
      actorAccountId: origin.actor?.accountId ?? null,
      address: origin.address,
      requestId: origin.requestId,
      ...entry,
      params: entry.params ?? {},
    }));
    await tx.query(
      `WITH r AS (
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, at timestamptz, "actorAccountId" uuid, "centerId" uuid, action text,
           "subjectKind" text, "subjectId" uuid, params jsonb, address text, "requestId" uuid)
       ), line AS (
         INSERT INTO audit_log (id, at, actor_account_id, center_id, action, subject_kind, subject_id, params, address, request_id)
         SELECT id, at, "actorAccountId", "centerId", action, "subjectKind", "subjectId", params, address, "requestId" FROM r
       ) INSERT INTO audit_pending (audit_id) SELECT id FROM r`,
      [JSON.stringify(rows)],
    );
    await addProvisions(tx, rows.flatMap(provisionIn));
    markTold(tx);
  }
}

type Row = Omit<AuditEntry, 'params'> & {
  readonly at: string;
  readonly actorAccountId: string | null;
  readonly params: NonNullable<AuditEntry['params']>;
};

/** Who tells that data was handed out has it entered in the register by that. */
function provisionIn({ action, subjectId, centerId, params, at, actorAccountId }: Row): ProvisionLine[] {
  const provision = provisionOfAct(action, subjectId, params);
  return provision === null || centerId === null ? [] : [{ ...provision, centerId, at, byAccountId: actorAccountId }];
}
