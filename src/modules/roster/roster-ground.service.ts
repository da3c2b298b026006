/**
 * What a roster rests on: the departments' needs, their officers' terms, the working days, and what is published already.
 * Its digest is kept with the draft; when one of these has moved since, the draft is no longer what it would be today.
 */
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { knowsPeriod, type WorkingCalendar, workingDaysBetween } from '../../domain/calendar/working-calendar.js';
import { servedBefore } from '../../domain/roster/fairness.js';
import type { DepartmentNeed, OfficerTerms, ServedBefore, TakenShift } from '../../domain/roster/roster.js';
import { MOST_DRAFT_DAYS } from '../../domain/roster/rotation.js';
import { weekOf } from '../../domain/roster/slots.js';
import { addDays, type Day, daysBetween, yearOf } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';
import { CalendarReader } from '../centers/calendar.reader.js';
import { type DepartmentRecord, DepartmentsReader } from '../departments/departments.reader.js';
import { StaffReader } from '../staff/staff.reader.js';
import { ShiftsStore } from './shifts.store.js';

export interface RosterPeriod {
  readonly centerId: string;
  readonly from: Day;
  /** exclusive */
  readonly to: Day;
  readonly departmentIds: readonly string[];
}

export interface Ground {
  readonly calendar: WorkingCalendar;
  readonly departments: readonly DepartmentNeed[];
  readonly taken: readonly TakenShift[];
  readonly history: readonly ServedBefore[];
  readonly digest: string;
}

const DAYS_OF_WEEK = 7;

@Injectable()
export class RosterGroundService {
  constructor(
    private readonly calendars: CalendarReader,
    private readonly departments: DepartmentsReader,
    private readonly staff: StaffReader,
    private readonly shifts: ShiftsStore,
  ) {}

  async of(tx: Tx, period: RosterPeriod): Promise<Ground> {
    const { centerId, from, to } = period;
    const since = addDays(from, -MOST_DRAFT_DAYS);
    const calendar = await this.calendars.workingCalendar(tx, centerId, yearOf(since), yearOf(addDays(to, -1)));
    const departments = await this.needs(tx, period);
    const taken = await this.taken(tx, period, departments);
    const served = await this.shifts.served(tx, period.departmentIds, since, from);
    const history = servedBefore(served, calendar);
    const days = daysOf(calendar, from, to);
    return { calendar, departments, taken, history, digest: digestOf({ departments, taken, history, days }) };
  }

  /** The departments a roster is made for: those named, which must be of the centre and open, or all open ones. */
  async departmentsOf(tx: Tx, centerId: string, named: readonly string[] | undefined): Promise<string[]> {
    if (named === undefined) {
      const all = await this.departments.list(tx, centerId);
      return all
        .filter((department) => department.active)
        .map((department) => department.id)
        .sort();
    }
    // Each one is locked: in the order of their ids, so that two who lock the same ones do not wait for each other.
    const ids = [...named].sort();
    for (const id of ids) await this.departments.demand(tx, id, centerId, `/departments/${named.indexOf(id)}`);
    return ids;
  }

  private async needs(tx: Tx, period: RosterPeriod): Promise<DepartmentNeed[]> {
    const departments = await this.departments.byIds(tx, period.departmentIds);
    const officers = await this.staff.officers(tx, period.centerId);
    return departments
      .filter((department) => department.active)
      .sort((left, right) => (left.id < right.id ? -1 : 1))
      .map((department) => ({
        ...needOf(department),
        officers: officers.filter((officer) => officer.departmentId === department.id).map(termsOf),
      }));
  }

  /** Shifts of the same people elsewhere, and those at the edges of the first and the last week: they count for the weekly maximum. */
  private async taken(tx: Tx, period: RosterPeriod, needs: readonly DepartmentNeed[]): Promise<TakenShift[]> {
    const staffIds = needs.flatMap((need) => need.officers.map((officer) => officer.staffId));
    const until = addDays(weekOf(addDays(period.to, -1)), DAYS_OF_WEEK);
    const shifts = await this.shifts.taken(tx, staffIds, weekOf(period.from), until);
    return shifts
      .filter(
        ({ on, departmentId }) => on < period.from || on >= period.to || !period.departmentIds.includes(departmentId),
      )
      .map(({ staffId, on, part }) => ({ staffId, on, part }));
  }
}

const needOf = (department: DepartmentRecord) => ({
  departmentId: department.id,
  presence: department.presence,
  weekdays: department.weekdays,
  parts: department.parts === 'half' ? (['am', 'pm'] as const) : (['day'] as const),
  needed: department.peopleNeeded,
});

const termsOf = (officer: {
  id: string;
  weekdays: readonly number[];
  maxShiftsPerWeek: number | null;
}): OfficerTerms => ({
  staffId: officer.id,
  weekdays: officer.weekdays,
  maxPerWeek: officer.maxShiftsPerWeek,
});

/** The days that are worked, and whether anybody said so. */
function daysOf(calendar: WorkingCalendar, from: Day, to: Day): unknown {
  return {
    known: knowsPeriod(calendar, from, to),
    worked: workingDaysBetween(calendar, from, to),
    madeUp: daysBetween(from, to).filter((day) => calendar.isMakeUpDay(day)),
  };
}

const digestOf = (ground: object): string => createHash('sha256').update(JSON.stringify(ground)).digest('base64url');
