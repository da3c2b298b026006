/** Adds lines to the audit log, in the transaction of what they tell of: neither happens without the other. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../clock/clock.js';
import type { Tx } from '../database/tx.js';

/** Where an action came from; every Caller is one. */
export interface AuditOrigin {
  readonly actor: { readonly accountId: string } | null;
  readonly address: string | null;
  readonly requestId: string | null;
}

/** The system itself: set-up, automatic steps. */
export const SYSTEM_ORIGIN: AuditOrigin = { actor: null, address: null, requestId: null };

export interface AuditEntry {
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly centerId: string | null;
  /** Codes, ids and numbers only: never a name, a text or a secret. */
  readonly params?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

@Injectable()
export class AuditStore {
  constructor(private readonly clock: Clock) {}

  async add(tx: Tx, origin: AuditOrigin, entry: AuditEntry): Promise<void> {
    await tx.query(
      `INSERT INTO audit_log (id, at, actor_account_id, center_id, action, subject_kind, subject_id, params, address, request_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        uuidv7(),
        this.clock.nowIso(),
        origin.actor?.accountId ?? null,
        entry.centerId,
        entry.action,
        entry.subjectKind,
        entry.subjectId,
        JSON.stringify(entry.params ?? {}),
        origin.address,
        origin.requestId,
      ],
    );
  }
}
