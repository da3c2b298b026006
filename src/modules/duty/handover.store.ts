/** SQL of handover notes. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/access/scope.js';
import type { Tx } from '../../platform/database/tx.js';
import { VISIBLE, visibilityParams } from '../disputes/visibility.reader.js';
import type { DutyShift } from './duty-shifts.store.js';
import type { HandoverItems, HandoverNote, HandoverRecord } from './handover.record.js';

const COLUMNS = `h.shift_id AS "shiftId", h.items, h.notes, h.written_at AS "writtenAt", h.accept_by AS "acceptBy",
  h.accepted_at AS "acceptedAt", h.accepted_by_staff_id AS "acceptedByStaffId", h.to_shift_id AS "toShiftId", h.version`;

/**
 * A line `l` whose officer takes over from the shift `s`: of the department's next shift, or on duty for it at the instant $2.
 * Where a department has a single officer, the next shift is their own, and so is the note.
 */
const TAKES_OVER = `l.department_id = s.department_id AND l.cancelled_at IS NULL AND l.id <> s.id AND (
  (l.starts_at <= $2::timestamptz AND l.ends_at > $2)
  OR l.starts_at = (SELECT min(n.starts_at) FROM shift n
      WHERE n.department_id = s.department_id AND n.cancelled_at IS NULL AND n.on_day >= s.on_day AND n.starts_at >= s.ends_at))`;

export interface CaseName {
  readonly id: string;
  readonly number: string | null;
  readonly receiptNo: string;
  readonly title: string;
}

@Injectable()
export class HandoverStore {
  get(tx: Tx, shiftId: string): Promise<HandoverRecord | undefined> {
    return tx.one<HandoverRecord>(`SELECT ${COLUMNS} FROM handover h WHERE h.shift_id = $1`, [shiftId]);
  }

  /** False when the note was written before: it is written once. */
  async write(
    tx: Tx,
    shift: DutyShift,
    items: HandoverItems,
    at: { writtenAt: string; acceptBy: string },
  ): Promise<boolean> {
    const written = await tx.query(
      `INSERT INTO handover AS h (shift_id, center_id, department_id, items, written_at, accept_by)
       VALUES ($1, $2, $3, $4::jsonb, $5, $6)
       ON CONFLICT (shift_id) DO UPDATE SET items = $4::jsonb, written_at = $5, accept_by = $6, version = h.version + 1
         WHERE h.written_at IS NULL
       RETURNING h.shift_id`,
      [shift.id, shift.centerId, shift.departmentId, JSON.stringify(items), at.writtenAt, at.acceptBy],
    );
    return written.length > 0;
  }

  async add(tx: Tx, shift: DutyShift, note: HandoverNote): Promise<void> {
    await tx.query(
      `INSERT INTO handover AS h (shift_id, center_id, department_id, notes) VALUES ($1, $2, $3, jsonb_build_array($4::jsonb))
       ON CONFLICT (shift_id) DO UPDATE SET notes = h.notes || $4::jsonb, version = h.version + 1`,
      [shift.id, shift.centerId, shift.departmentId, JSON.stringify(note)],
    );
  }

  async accept(
    tx: Tx,
    shiftId: string,
    { acceptedAt, staffId, toShiftId }: { acceptedAt: string; staffId: string; toShiftId: string | null },
  ): Promise<void> {
    await tx.query(
      `UPDATE handover SET accepted_at = $2, accepted_by_staff_id = $3, to_shift_id = $4, version = version + 1 WHERE shift_id = $1`,
      [shiftId, acceptedAt, staffId, toShiftId],
    );
  }

  /** The line on which this officer takes over from the shift; undefined for everybody else. */
  async takenOverOn(tx: Tx, shiftId: string, now: string, staffId: string): Promise<string | undefined> {
    const row = await tx.one<{ id: string }>(
      `SELECT l.id FROM shift s JOIN shift l ON ${TAKES_OVER} WHERE s.id = $1 AND l.staff_id = $3 ORDER BY l.starts_at LIMIT 1`,
      [shiftId, now, staffId],
    );
    return row?.id;
  }

  /** Notes that wait for this officer, of one centre or of all. */
  waitingFor(
    tx: Tx,
    staffId: string,
    now: string,
    centerId: string | null,
  ): Promise<{ shiftId: string; centerId: string; departmentId: string; writtenAt: string; acceptBy: string }[]> {
    return tx.query(
      `SELECT DISTINCT h.shift_id AS "shiftId", h.center_id AS "centerId", h.department_id AS "departmentId",
              h.written_at AS "writtenAt", h.accept_by AS "acceptBy"
         FROM shift l JOIN handover h ON h.department_id = l.department_id JOIN shift s ON s.id = h.shift_id AND ${TAKES_OVER}
        WHERE l.staff_id = $1 AND h.written_at IS NOT NULL AND h.accepted_at IS NULL AND l.ends_at > h.written_at
          AND ($3::uuid IS NULL OR h.center_id = $3)
        ORDER BY "acceptBy", "shiftId" LIMIT 50`,
      [staffId, now, centerId],
    );
  }

  /** When the first shift of the centre begins that day; null where none is published. */
  async firstStart(tx: Tx, centerId: string, on: string): Promise<string | null> {
    const row = await tx.one<{ first: string | null }>(
      `SELECT min(starts_at) AS first FROM shift
        WHERE center_id = $1 AND on_day = $2::date AND cancelled_at IS NULL
          AND starts_at > $2::date - interval '2 days' AND starts_at < $2::date + interval '2 days'`,
      [centerId, on],
    );
    return row?.first ?? null;
  }

  /** Number and title of those cases the reader may see. */
  names(tx: Tx, actor: Actor, ids: readonly string[]): Promise<CaseName[]> {
    return tx.query<CaseName>(
      `SELECT d.id, d.number, d.receipt_no AS "receiptNo", d.title FROM dispute d WHERE ${VISIBLE} AND d.id = ANY($8::uuid[])`,
      [...visibilityParams(actor), ids],
    );
  }
}
