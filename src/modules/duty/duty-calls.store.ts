/** SQL of calls to officers on call. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';

export interface CallRecord {
  readonly id: string;
  readonly centerId: string;
  readonly departmentId: string;
  readonly shiftId: string;
  /** officer on the line that was called */
  readonly staffId: string;
  readonly on: string;
  readonly calledAt: string;
  readonly calledBy: string;
  readonly reason: string;
  readonly answeredAt: string | null;
  readonly answeredByStaffId: string | null;
  readonly version: number;
}

const SELECT = `
  SELECT k.id, k.center_id AS "centerId", k.department_id AS "departmentId", k.shift_id AS "shiftId", s.staff_id AS "staffId",
         s.on_day AS "on", k.called_at AS "calledAt", k.called_by AS "calledBy", k.reason, k.answered_at AS "answeredAt",
         k.answered_by_staff_id AS "answeredByStaffId", k.version
    FROM duty_call k JOIN shift s ON s.id = k.shift_id`;

@Injectable()
export class DutyCallsStore {
  get(tx: Tx, id: string): Promise<CallRecord | undefined> {
    return tx.one<CallRecord>(`${SELECT} WHERE k.id = $1`, [id]);
  }

  async lock(tx: Tx, id: string): Promise<CallRecord | undefined> {
    await tx.query('SELECT FROM duty_call WHERE id = $1 FOR UPDATE', [id]);
    return this.get(tx, id);
  }

  ofShift(tx: Tx, shiftId: string): Promise<CallRecord[]> {
    return tx.query<CallRecord>(`${SELECT} WHERE k.shift_id = $1 ORDER BY k.called_at, k.id`, [shiftId]);
  }

  async insert(tx: Tx, call: Omit<CallRecord, 'staffId' | 'on' | 'answeredAt' | 'answeredByStaffId'>): Promise<void> {
    const inserted = await tx.query(
      `INSERT INTO duty_call (id, center_id, department_id, shift_id, called_at, called_by, reason, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        call.id,
        call.centerId,
        call.departmentId,
        call.shiftId,
        call.calledAt,
        call.calledBy,
        call.reason,
        call.version,
      ],
    );
    if (inserted.length === 0) throw new Problem('id_in_use');
  }

  async answer(tx: Tx, id: string, answeredAt: string, staffId: string): Promise<void> {
    await tx.query(
      'UPDATE duty_call SET answered_at = $2, answered_by_staff_id = $3, version = version + 1 WHERE id = $1',
      [id, answeredAt, staffId],
    );
  }
}
