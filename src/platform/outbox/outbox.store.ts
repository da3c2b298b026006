/** Adds events to the outbox; a transaction is demanded, because an event without its change would be a lie. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../database/tx.js';

export interface OutboxEvent {
  readonly centerId: string;
  readonly type: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly payload: object;
  readonly recordedAt: string;
}

@Injectable()
export class OutboxStore {
  async add(tx: Tx, events: readonly OutboxEvent[]): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map((event) => ({ id: uuidv7(), ...event }));
    await tx.query(
      `INSERT INTO outbox (id, center_id, type, subject_kind, subject_id, payload, recorded_at)
       SELECT id, "centerId", type, "subjectKind", "subjectId", payload, "recordedAt"
         FROM jsonb_to_recordset($1::jsonb)
           AS r(id uuid, "centerId" uuid, type text, "subjectKind" text, "subjectId" uuid, payload jsonb, "recordedAt" timestamptz)`,
      [JSON.stringify(rows)],
    );
  }
}
