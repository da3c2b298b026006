/** SQL of absences. */
import { Injectable } from '@nestjs/common';
import { type Tx, violates } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';

export interface AbsenceRecord {
  readonly id: string;
  readonly centerId: string;
  readonly staffId: string;
  readonly from: string;
  /** first day back */
  readonly to: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly kind: string;
  readonly note: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: string;
  readonly cancelledAt: string | null;
  readonly cancelledBy: string | null;
  readonly version: number;
}

const COLUMNS = `id, center_id AS "centerId", staff_id AS "staffId", from_on AS "from", to_on AS "to", starts_at AS "startsAt",
  ends_at AS "endsAt", kind, note, recorded_by AS "recordedBy", recorded_at AS "recordedAt", cancelled_at AS "cancelledAt",
  cancelled_by AS "cancelledBy", version`;

export type AbsenceClash = 'absence_overlaps' | 'double_booked' | 'id_in_use';

@Injectable()
export class AbsencesStore {
  get(tx: Tx, id: string): Promise<AbsenceRecord | undefined> {
    return tx.one<AbsenceRecord>(`SELECT ${COLUMNS} FROM absence WHERE id = $1`, [id]);
  }

  /** Absences in force of these people that have a part in `[from, to)`. */
  during(tx: Tx, staffIds: readonly string[], from: string, to: string): Promise<AbsenceRecord[]> {
    return tx.query<AbsenceRecord>(
      `SELECT ${COLUMNS} FROM absence
        WHERE staff_id = ANY($1::uuid[]) AND cancelled_at IS NULL AND starts_at < $3 AND ends_at > $2
        ORDER BY starts_at, id`,
      [staffIds, from, to],
    );
  }

  /** The last check-in, not before the absence begins, to a line it meets; those lines are locked, so that none follows. */
  async lockCheckedIn(
    tx: Tx,
    { staffId, startsAt, endsAt }: Pick<AbsenceRecord, 'staffId' | 'startsAt' | 'endsAt'>,
  ): Promise<string | null> {
    const lines = await tx.query<{ id: string }>(
      `SELECT id FROM shift WHERE staff_id = $1 AND cancelled_at IS NULL AND starts_at < $3 AND ends_at > $2
        ORDER BY id FOR UPDATE`,
      [staffId, startsAt, endsAt],
    );
    const row = await tx.one<{ at: string | null }>(
      'SELECT max(checked_in_at) AS at FROM shift_attendance WHERE shift_id = ANY($1::uuid[]) AND checked_in_at >= $2',
      [lines.map(({ id }) => id), startsAt],
    );
    return row?.at ?? null;
  }

  page(tx: Tx, staffId: string, page: PageRequest): Promise<AbsenceRecord[]> {
    const [from = null, id = null] = page.after ?? [];
    return tx.query<AbsenceRecord>(
      `SELECT ${COLUMNS} FROM absence
        WHERE staff_id = $1 AND ($2::date IS NULL OR (from_on, id) > ($2, $3::uuid))
        ORDER BY from_on, id LIMIT $4`,
      [staffId, from, id, page.limit + 1],
    );
  }

  async count(tx: Tx, staffId: string): Promise<number> {
    const row = await tx.one<{ total: number }>('SELECT count(*) AS total FROM absence WHERE staff_id = $1', [staffId]);
    return row?.total ?? 0;
  }

  /** Answers what kept it out; the transaction is lost then, a used id apart. */
  async insert(tx: Tx, absence: AbsenceRecord): Promise<AbsenceClash | undefined> {
    try {
      const inserted = await tx.query(
        `INSERT INTO absence (id, center_id, staff_id, from_on, to_on, starts_at, ends_at, kind, note, recorded_by, recorded_at,
           version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (id) DO NOTHING RETURNING id`,
        [
          absence.id,
          absence.centerId,
          absence.staffId,
          absence.from,
          absence.to,
          absence.startsAt,
          absence.endsAt,
          absence.kind,
          absence.note,
          absence.recordedBy,
          absence.recordedAt,
          absence.version,
        ],
      );
      return inserted.length === 0 ? 'id_in_use' : undefined;
    } catch (error) {
      if (violates(error, 'absence_once')) return 'absence_overlaps';
      // Two absences would have met the constraint above: what is left is a shift.
      if (violates(error, 'staff_engagement_exclusive')) return 'double_booked';
      throw error;
    }
  }

  async update(tx: Tx, absence: AbsenceRecord): Promise<void> {
    await tx.query(
      'UPDATE absence SET to_on = $2, ends_at = $3, cancelled_at = $4, cancelled_by = $5, version = $6 WHERE id = $1',
      [absence.id, absence.to, absence.endsAt, absence.cancelledAt, absence.cancelledBy, absence.version],
    );
  }
}
