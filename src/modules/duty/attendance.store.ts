/** SQL of attendance. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { DutyShift } from './duty-shifts.store.js';

export interface Recording {
  readonly at: string;
  readonly recordedAt: string;
  /** account */
  readonly by: string;
}

@Injectable()
export class AttendanceStore {
  /** The line is locked and was found without a row. */
  async checkIn(tx: Tx, shift: DutyShift, { at, recordedAt, by }: Recording, lateMinutes: number): Promise<void> {
    await tx.query(
      `INSERT INTO shift_attendance (shift_id, center_id, staff_id, checked_in_at, late_minutes, in_recorded_at, in_recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [shift.id, shift.centerId, shift.staffId, at, lateMinutes, recordedAt, by],
    );
  }

  async checkOut(tx: Tx, shiftId: string, { at, recordedAt, by }: Recording): Promise<void> {
    await tx.query(
      `UPDATE shift_attendance SET checked_out_at = $2, out_recorded_at = $3, out_recorded_by = $4, version = version + 1
        WHERE shift_id = $1`,
      [shiftId, at, recordedAt, by],
    );
  }
}
