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
  private readonly listeners: (() => void)[] = [];

  /** Tells that events of this process were committed; a hint, which a killed process does not give. */
  whenCommitted(listener: () => void): void {
    this.listeners.push(listener);
  }

  async add(tx: Tx, events: readonly OutboxEvent[]): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map((event, index) => ({ id: uuidv7(), index, ...event }));
    await tx.query(
      `INSERT INTO outbox (id, center_id, type, subject_kind, subject_id, payload, recorded_at, inserted)
       SELECT id, "centerId", type, "subjectKind", "subjectId", payload, "recordedAt", nextval('outbox_inserted')
         FROM (SELECT * FROM jsonb_to_recordset($1::jsonb)
           AS r(id uuid, index int, "centerId" uuid, type text, "subjectKind" text, "subjectId" uuid, payload jsonb,
                "recordedAt" timestamptz) ORDER BY index) AS ordered`,
      [JSON.stringify(rows)],
    );
    tx.afterCommit(this.tell);
  }

  private readonly tell = (): void => {
    for (const listener of this.listeners) listener();
  };
}
