/** Private notes: sealed on their way in, opened on their way out; rows are added and read, never changed. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';

export interface PrivateNoteRecord {
  readonly id: string;
  readonly sessionId: string;
  readonly partyId: string | null;
  readonly authorStaffId: string;
  readonly recordedAt: string;
}

type Sealed = PrivateNoteRecord & { readonly textSealed: Buffer };

/** Binds the words to their note. */
const contextOf = (id: string): string => `private_note:${id}`;

@Injectable()
export class PrivateNoteStore {
  constructor(
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  async insert(
    tx: Tx,
    dispute: DisputeRecord,
    note: Omit<PrivateNoteRecord, 'recordedAt'>,
    text: string,
  ): Promise<PrivateNoteRecord> {
    const row = { ...note, recordedAt: this.clock.nowIso() };
    const sealed = this.envelope.unwrap(dispute.wrappedKey, dispute.id).seal(text, contextOf(row.id));
    await tx.query(
      `INSERT INTO session_private_note (id, center_id, dispute_id, session_id, party_id, author_staff_id, text_sealed, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.id, dispute.centerId, dispute.id, row.sessionId, row.partyId, row.authorStaffId, sealed, row.recordedAt],
    );
    return row;
  }

  /** In the order of writing; the second opens one of them. */
  async ofSession(
    tx: Tx,
    dispute: DisputeRecord,
    sessionId: string,
  ): Promise<{ readonly rows: readonly Sealed[]; readonly textOf: (note: Sealed) => string }> {
    const rows = await tx.query<Sealed>(
      `SELECT id, session_id AS "sessionId", party_id AS "partyId", author_staff_id AS "authorStaffId",
              text_sealed AS "textSealed", recorded_at AS "recordedAt"
         FROM session_private_note WHERE session_id = $1 ORDER BY recorded_at, id`,
      [sessionId],
    );
    const key = this.envelope.unwrap(dispute.wrappedKey, dispute.id);
    return { rows, textOf: ({ id, textSealed }) => key.open(textSealed, contextOf(id)) };
  }
}
