/** SQL of petition items and their records. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { ItemClockKind } from '../../domain/petitions/item-clocks.js';
import type { ItemSource, ItemState, ItemStep } from '../../domain/petitions/item.js';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';

export interface ItemRecord {
  readonly id: string;
  readonly petitionId: string;
  readonly petitionNumber: string;
  readonly centerId: string;
  readonly sameMatterAsId: string | null;
  readonly departmentId: string | null;
  readonly body: string | null;
  readonly source: ItemSource;
  readonly receivedOn: string;
  readonly state: ItemState;
  readonly dueKind: ItemClockKind | null;
  readonly dueOn: string | null;
  readonly calendarKnown: boolean;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly version: number;
  readonly updatedAt: string;
}

/** A step as it was written down. */
export interface ItemEntry {
  readonly seq: number;
  readonly step: ItemStep;
  readonly note: string | null;
  readonly late: boolean;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly recordedByStaffId: string | null;
}

export interface ItemFilter {
  /** centres whose register the caller may read */
  readonly readable: readonly string[];
  readonly centerIds: readonly string[] | null;
  readonly petitionId: string | null;
  readonly states: readonly string[] | null;
  readonly overdue: boolean | null;
  readonly now: string;
}

const COLUMNS = `i.id, i.petition_id AS "petitionId", i.center_id AS "centerId", i.same_matter_as_id AS "sameMatterAsId",
  i.department_id AS "departmentId", i.body, i.source, i.received_on AS "receivedOn", i.state, i.due_kind AS "dueKind",
  i.due_on AS "dueOn", i.calendar_known AS "calendarKnown", i.recorded_at AS "recordedAt", i.recorded_by AS "recordedBy", i.version,
  i.updated_at AS "updatedAt", (SELECT p.number FROM petition p WHERE p.id = i.petition_id) AS "petitionNumber"`;

const FILTER = `i.center_id = ANY($1::uuid[]) AND ($2::uuid[] IS NULL OR i.center_id = ANY($2))
  AND ($3::uuid IS NULL OR i.petition_id = $3) AND ($4::varchar[] IS NULL OR i.state = ANY($4))
  AND ($5::boolean IS NULL OR $5 = coalesce(i.due_on < ($6::timestamptz AT TIME ZONE c.time_zone)::date, false))`;

@Injectable()
export class PetitionItemsStore {
  get(tx: Tx, id: string): Promise<ItemRecord | undefined> {
    return tx.one<ItemRecord>(`SELECT ${COLUMNS} FROM petition_item i WHERE i.id = $1`, [id]);
  }

  lock(tx: Tx, id: string): Promise<ItemRecord | undefined> {
    return tx.one<ItemRecord>(`SELECT ${COLUMNS} FROM petition_item i WHERE i.id = $1 FOR UPDATE`, [id]);
  }

  page(tx: Tx, filter: ItemFilter, page: PageRequest): Promise<ItemRecord[]> {
    const [receivedOn = null, id = null] = page.after ?? [];
    return tx.query<ItemRecord>(
      `SELECT ${COLUMNS} FROM petition_item i JOIN center c ON c.id = i.center_id
        WHERE ${FILTER} AND ($7::date IS NULL OR (i.received_on, i.id) < ($7, $8::uuid))
        ORDER BY i.received_on DESC, i.id DESC LIMIT $9`,
      [...parameters(filter), receivedOn, id, page.limit + 1],
    );
  }

  async count(tx: Tx, filter: ItemFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(
      `SELECT count(*) AS total FROM petition_item i JOIN center c ON c.id = i.center_id WHERE ${FILTER}`,
      parameters(filter),
    );
    return row?.total ?? 0;
  }

  /** Everything recorded, struck or not, the first one first. */
  async entries(tx: Tx, itemId: string): Promise<ItemEntry[]> {
    const rows = await tx.query<Omit<ItemEntry, 'step'> & { kind: string; on: string; details: object }>(
      `SELECT seq, kind, occurred_on AS "on", details, note, is_late AS late, recorded_at AS "recordedAt",
              recorded_by AS "recordedBy", recorded_by_staff_id AS "recordedByStaffId"
         FROM petition_item_record WHERE item_id = $1 ORDER BY seq`,
      [itemId],
    );
    return rows.map(({ kind, on, details, ...entry }) => ({ ...entry, step: { kind, on, ...details } as ItemStep }));
  }

  /** False when the id or the petition is taken. */
  async insert(tx: Tx, item: ItemRecord): Promise<boolean> {
    const inserted = await tx.one(
      `INSERT INTO petition_item (id, petition_id, center_id, same_matter_as_id, department_id, body, source, received_on, state,
         due_kind, due_on, calendar_known, recorded_at, recorded_by, version, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        item.id,
        item.petitionId,
        item.centerId,
        item.sameMatterAsId,
        item.departmentId,
        item.body,
        item.source,
        item.receivedOn,
        item.state,
        item.dueKind,
        item.dueOn,
        item.calendarKnown,
        item.recordedAt,
        item.recordedBy,
        item.version,
        item.updatedAt,
      ],
    );
    return inserted !== undefined;
  }

  async update(tx: Tx, item: ItemRecord): Promise<void> {
    await tx.query(
      `UPDATE petition_item SET state = $2, due_kind = $3, due_on = $4, calendar_known = $5, version = $6, updated_at = $7
        WHERE id = $1`,
      [item.id, item.state, item.dueKind, item.dueOn, item.calendarKnown, item.version, item.updatedAt],
    );
  }

  async append(tx: Tx, { id, centerId }: ItemRecord, entry: ItemEntry): Promise<void> {
    const { kind, on, ...details } = entry.step;
    await tx.query(
      `INSERT INTO petition_item_record (id, item_id, center_id, seq, kind, occurred_on, details, note, is_late, recorded_at,
         recorded_by, recorded_by_staff_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11, $12)`,
      [
        uuidv7(),
        id,
        centerId,
        entry.seq,
        kind,
        on,
        JSON.stringify(details),
        entry.note,
        entry.late,
        entry.recordedAt,
        entry.recordedBy,
        entry.recordedByStaffId,
      ],
    );
  }
}

const parameters = (filter: ItemFilter): readonly unknown[] => [
  filter.readable,
  filter.centerIds,
  filter.petitionId,
  filter.states,
  filter.overdue,
  filter.now,
];
