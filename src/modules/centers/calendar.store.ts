/** SQL of the working-day calendars: the present entry of a year and every version it had. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../platform/database/tx.js';
import type { CalendarYearRow } from './calendar.entity.js';

const COLUMNS = `y.id, y.center_id AS "centerId", y.year, y.known, y.holidays, y.working_days AS "workingDays", y.source,
  y.version, y.created_at AS "createdAt", y.updated_at AS "updatedAt"`;

export interface CalendarEntry {
  readonly year: number;
  readonly known: boolean;
  readonly holidays: string[];
  readonly workingDays: string[];
  readonly source: string;
  readonly enteredAtCenterId: string;
  readonly version: number;
  /** account; null at set-up */
  readonly recordedBy: string | null;
  readonly recordedAt: string;
}

const ENTRY = `y.year, v.known, v.holidays, v.working_days AS "workingDays", v.source, y.center_id AS "enteredAtCenterId",
  v.version, v.recorded_by AS "recordedBy", v.recorded_at AS "recordedAt"`;

@Injectable()
export class CalendarStore {
  /** Per year the entry of the centre, or of its nearest ancestor that has one. */
  inForce(tx: Tx, centerId: string, fromYear: number, toYear: number): Promise<CalendarYearRow[]> {
    return tx.recall<CalendarYearRow>(
      `SELECT DISTINCT ON (y.year) ${COLUMNS}
         FROM center c JOIN calendar_year y ON y.center_id = ANY(c.path)
        WHERE c.id = $1 AND y.year BETWEEN $2 AND $3
        ORDER BY y.year, array_position(c.path, y.center_id) DESC`,
      [centerId, fromYear, toYear],
    );
  }

  /** The entry in force with who made it when. */
  entryInForce(tx: Tx, centerId: string, year: number): Promise<CalendarEntry | undefined> {
    return tx.one<CalendarEntry>(
      `SELECT ${ENTRY} FROM center c
         JOIN calendar_year y ON y.center_id = ANY(c.path)
         JOIN calendar_year_version v ON v.calendar_year_id = y.id AND v.version = y.version
        WHERE c.id = $1 AND y.year = $2 ORDER BY array_position(c.path, y.center_id) DESC LIMIT 1`,
      [centerId, year],
    );
  }

  /** What the centre's own entry said at that version. */
  ownEntry(tx: Tx, centerId: string, year: number, version: number): Promise<CalendarEntry | undefined> {
    return tx.one<CalendarEntry>(
      `SELECT ${ENTRY} FROM calendar_year y JOIN calendar_year_version v ON v.calendar_year_id = y.id
        WHERE y.center_id = $1 AND y.year = $2 AND v.version = $3`,
      [centerId, year, version],
    );
  }

  own(tx: Tx, centerId: string, year: number): Promise<CalendarYearRow | undefined> {
    return tx.one<CalendarYearRow>(`SELECT ${COLUMNS} FROM calendar_year y WHERE center_id = $1 AND year = $2`, [
      centerId,
      year,
    ]);
  }

  lockOwn(tx: Tx, centerId: string, year: number): Promise<CalendarYearRow | undefined> {
    return tx.one<CalendarYearRow>(
      `SELECT ${COLUMNS} FROM calendar_year y WHERE center_id = $1 AND year = $2 FOR UPDATE`,
      [centerId, year],
    );
  }

  /** False when somebody else entered the year at the same moment. */
  async insert(tx: Tx, row: CalendarYearRow): Promise<boolean> {
    const inserted = await tx.query(
      `INSERT INTO calendar_year (id, center_id, year, known, holidays, working_days, source, version, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5::date[], $6::date[], $7, $8, $9, $10)
       ON CONFLICT ON CONSTRAINT calendar_year_once DO NOTHING RETURNING id`,
      [
        row.id,
        row.centerId,
        row.year,
        row.known,
        row.holidays,
        row.workingDays,
        row.source,
        row.version,
        row.createdAt,
        row.updatedAt,
      ],
    );
    return inserted.length === 1;
  }

  async update(tx: Tx, row: CalendarYearRow): Promise<void> {
    await tx.query(
      `UPDATE calendar_year SET known = $2, holidays = $3::date[], working_days = $4::date[], source = $5, version = $6,
         updated_at = $7 WHERE id = $1`,
      [row.id, row.known, row.holidays, row.workingDays, row.source, row.version, row.updatedAt],
    );
  }

  async keepVersion(tx: Tx, row: CalendarYearRow, recordedBy: string | null): Promise<void> {
    await tx.query(
      `INSERT INTO calendar_year_version (id, calendar_year_id, center_id, version, known, holidays, working_days, source,
         recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6::date[], $7::date[], $8, $9, $10)`,
      [
        uuidv7(),
        row.id,
        row.centerId,
        row.version,
        row.known,
        row.holidays,
        row.workingDays,
        row.source,
        recordedBy,
        row.updatedAt,
      ],
    );
  }
}
