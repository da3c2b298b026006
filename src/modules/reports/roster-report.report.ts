/**
 * The report on the duty roster (R12): one statement reads what is published, changed, swapped, missed and left empty at a
 * centre as it stands at one moment; the rule book counts. The rows behind the figures are kept with the report.
 */
import { Injectable } from '@nestjs/common';
import { knowsPeriod, type WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import type { DutyFacts, DutyRecord, DutySubject } from '../../domain/roster/duty-report.js';
import { burdenOf, weightedLoad } from '../../domain/roster/slots.js';
import { addDays, type Day, yearOf } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';
import { CalendarReader } from '../centers/calendar.reader.js';
import type { FigureRecords, RosterContent } from './report.record.js';
import { type CountedRosterFigure, figuresOf } from './roster-report.figures.js';

export interface RosterReportParams {
  readonly centerId: string;
  readonly from: Day;
  /** exclusive */
  readonly to: Day;
  /** all open ones, and closed ones with shifts in the period, when null */
  readonly departmentIds: readonly string[] | null;
  /** the moment it is made: what is over then can have been missed */
  readonly asOf: string;
}

const DUTY = (row: string, other: string): string =>
  `json_build_object('id', ${row}.id, 'version', ${row}.version, 'on', ${row}.on_day, 'until', NULL, 'part', ${row}.part,
     'departmentId', ${row}.department_id, 'staffId', ${row}.staff_id, 'otherStaffId', ${other}, 'weight', NULL, 'state', ${row}.attendance)
     ORDER BY ${row}.on_day, ${row}.starts_at, ${row}.id`;

const SQL = `
  WITH chosen AS MATERIALIZED (
    SELECT d.id FROM department d
     WHERE d.center_id = $1 AND CASE WHEN $4::uuid[] IS NOT NULL THEN d.id = ANY($4)
       ELSE d.is_active OR EXISTS (SELECT 1 FROM shift s
         WHERE s.department_id = d.id AND s.cancelled_at IS NULL AND s.on_day >= $2::date AND s.on_day < $3::date) END),
  line AS MATERIALIZED (
    SELECT s.*, c.kind AS change_kind, before.staff_id AS before_id,
           CASE WHEN t.late_minutes > 0 THEN 'late' WHEN t.shift_id IS NOT NULL THEN 'on_time'
                WHEN s.kind = 'counter' AND s.ends_at <= $5::timestamptz THEN 'not_recorded' END AS attendance
      FROM shift s LEFT JOIN shift_attendance t ON t.shift_id = s.id LEFT JOIN roster_change c ON c.id = s.change_id LEFT JOIN shift before ON before.id = s.replaces_id
     WHERE s.department_id IN (SELECT id FROM chosen) AND s.on_day >= $2::date AND s.on_day < $3::date),
  member AS MATERIALIZED (
    SELECT d.id AS department_id, p.id AS staff_id FROM chosen d JOIN staff p
        ON p.is_officer AND p.is_active AND (p.department_id = d.id OR d.id = ANY(p.also_department_ids))
     UNION SELECT department_id, staff_id FROM line WHERE cancelled_at IS NULL)
  SELECT
    (SELECT coalesce(json_agg(id ORDER BY id), '[]') FROM chosen) AS "departmentIds",
    (SELECT coalesce(json_agg(json_build_object('departmentId', department_id, 'staffId', staff_id)
        ORDER BY department_id, staff_id), '[]') FROM member) AS members,
    (SELECT coalesce(json_agg(${DUTY('l', 'l.before_id')}), '[]') FROM line l WHERE l.cancelled_at IS NULL) AS shifts,
    (SELECT coalesce(json_agg(${DUTY('l', 'l.before_id')}), '[]') FROM line l
      WHERE l.change_kind = 'substitution' AND l.before_id <> l.staff_id) AS substitutions,
    (SELECT coalesce(json_agg(json_build_object('id', w.id, 'version', w.version,
        'on', CASE WHEN a.on_day >= $2::date AND a.on_day < $3::date THEN a.on_day ELSE b.on_day END, 'until', NULL, 'part', NULL,
        'departmentId', a.department_id, 'otherDepartmentId', b.department_id, 'staffId', w.staff_id,
        'otherStaffId', w.counter_staff_id, 'weight', NULL, 'state', w.state) ORDER BY w.decided_at, w.id), '[]')
       FROM swap_request w JOIN shift a ON a.id = w.shift_id JOIN shift b ON b.id = w.counter_shift_id
      WHERE w.center_id = $1 AND w.state = 'done'
        AND (a.department_id IN (SELECT id FROM chosen) OR b.department_id IN (SELECT id FROM chosen))
        AND (a.on_day >= $2::date AND a.on_day < $3::date OR b.on_day >= $2::date AND b.on_day < $3::date)) AS swaps,
    (SELECT coalesce(json_agg(json_build_object('id', x.id, 'version', x.version, 'on', greatest(x.from_on, $2::date),
        'until', least(x.to_on, $3::date), 'part', NULL, 'departmentId', NULL, 'staffId', x.staff_id, 'otherStaffId', NULL,
        'weight', NULL, 'state', NULL) ORDER BY x.from_on, x.id), '[]')
       FROM absence x WHERE x.staff_id IN (SELECT staff_id FROM member) AND x.cancelled_at IS NULL
        AND x.from_on < $3::date AND x.to_on > $2::date) AS absences,
    (SELECT coalesce(json_agg(json_build_object('id', g.id, 'version', 1, 'on', g.on_day, 'until', NULL, 'part', g.part,
        'departmentId', g.department_id, 'staffId', NULL, 'otherStaffId', NULL, 'weight', NULL,
        'state', CASE WHEN g.filled_at IS NULL THEN 'open' ELSE 'filled' END) ORDER BY g.on_day, g.starts_at, g.id), '[]')
       FROM roster_gap g WHERE g.department_id IN (SELECT id FROM chosen) AND g.on_day >= $2::date AND g.on_day < $3::date) AS gaps`;

interface Row extends DutyFacts {
  readonly departmentIds: string[];
  readonly members: { readonly departmentId: string; readonly staffId: string }[];
}

export interface ProducedRoster {
  readonly content: RosterContent;
  readonly records: Readonly<Record<string, FigureRecords>>;
}

@Injectable()
export class RosterReport {
  constructor(private readonly calendars: CalendarReader) {}

  async run(tx: Tx, params: RosterReportParams): Promise<ProducedRoster> {
    const { centerId, from, to, departmentIds, asOf } = params;
    const row = await tx.one<Row>(SQL, [centerId, from, to, departmentIds, asOf]);
    if (row === undefined) throw new Error('the statement answers with one row');
    const calendar = await this.calendars.workingCalendar(tx, centerId, yearOf(from), yearOf(addDays(to, -1)));
    return produced(row, calendar, knowsPeriod(calendar, from, to));
  }
}

function produced(row: Row, calendar: WorkingCalendar, calendarKnown: boolean): ProducedRoster {
  const facts: DutyFacts = {
    shifts: row.shifts.map((shift) => weighed(shift, calendar)),
    substitutions: row.substitutions.map((shift) => weighed(shift, calendar)),
    swaps: row.swaps,
    absences: row.absences,
    gaps: row.gaps,
  };
  const counted: CountedRosterFigure[] = [];
  const figures = (subject: DutySubject) => {
    const own = figuresOf(facts, subject);
    counted.push(...own);
    return own.map(({ figure }) => figure);
  };
  const departments = row.departmentIds.map((departmentId) => {
    const people = row.members.filter((each) => each.departmentId === departmentId).map(({ staffId }) => staffId);
    return {
      departmentId,
      figures: figures({ departmentId, staffId: null, people }),
      people: people.map((staffId) => ({ staffId, figures: figures({ departmentId, staffId, people: [staffId] }) })),
    };
  });
  return {
    content: { departmentIds: row.departmentIds, calendarKnown, departments, rows: rowsOf(facts) },
    records: Object.fromEntries(counted.map(({ figure, records }) => [figure.key, records])),
  };
}

const weighed = (shift: DutyRecord, calendar: WorkingCalendar): DutyRecord => ({
  ...shift,
  weight: weightedLoad(1, burdenOf(shift.on, calendar)),
});

/** Every record behind any figure, once, as it was. */
function rowsOf({ shifts, substitutions, swaps, absences, gaps }: DutyFacts): Record<string, DutyRecord> {
  return Object.fromEntries(
    [...substitutions, ...shifts, ...swaps, ...absences, ...gaps].map((record) => [record.id, record]),
  );
}
