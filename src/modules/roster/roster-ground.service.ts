/**
 * What a roster rests on: the departments' needs, their officers' terms, the working days, and what is published already.
 * Its digest is kept with the draft; when one of these has moved since, the draft is no longer what it would be today.
 */
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { knowsPeriod, type WorkingCalendar, workingDaysBetween } from '../../domain/calendar/working-calendar.js';
import { servedBefore } from '../../domain/roster/fairness.js';
import { type GroundFacts, movedSince, outdated } from '../../domain/roster/ground.js';
import type { Absence, DepartmentNeed, FixedAssignment, OfficerTerms, TakenShift } from '../../domain/roster/roster.js';
import { MOST_DRAFT_DAYS } from '../../domain/roster/rotation.js';
import { weekOf } from '../../domain/roster/slots.js';
import { canonicalJson } from '../../domain/shared/canonical.js';
import { addDays, type Day, daysBetween, yearOf } from '../../domain/shared/day.js';
import type { Refusals } from '../../domain/shared/result.js';
import type { Tx } from '../../platform/database/tx.js';
import { unknownReference } from '../../platform/http/problem.js';
import { CalendarReader } from '../centers/calendar.reader.js';
import { SettingsReader } from '../centers/settings.reader.js';
import { type DepartmentRecord, DepartmentsReader } from '../departments/departments.reader.js';
import { type StaffRecord, StaffReader } from '../staff/staff.reader.js';
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
  readonly facts: GroundFacts;
  /** of the facts: equal for equal ground */
  readonly digest: string;
}

const DAYS_OF_WEEK = 7;
const HOURS_OF_DAY = 24;
/** Days across which a rest between shifts can reach (168 hours), and longer than the rest of a week. */
const LONGEST_REACH = 8;

@Injectable()
export class RosterGroundService {
  constructor(
    private readonly calendars: CalendarReader,
    private readonly departments: DepartmentsReader,
    private readonly staff: StaffReader,
    private readonly settings: SettingsReader,
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
    const facts: GroundFacts = {
      departments,
      absences: await this.absences(tx, period, departments),
      taken,
      history,
      hours: (await this.settings.of(tx, centerId)).duty.hours,
      known: knowsPeriod(calendar, from, to),
      worked: workingDaysBetween(calendar, from, to),
      madeUp: daysBetween(from, to).filter((day) => calendar.isMakeUpDay(day)),
    };
    return { calendar, facts, digest: digestOf(facts) };
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

  /** The refusal of a draft that is out of date: what moved, with the names of those it is about. */
  async whatMoved(tx: Tx, before: GroundFacts, now: GroundFacts): Promise<Refusals> {
    const moved = movedSince(before, now);
    const staffIds = moved.flatMap((each) => ('staffId' in each ? [each.staffId] : []));
    const people = await this.staff.byIds(tx, [...new Set(staffIds)]);
    const departments = await this.departments.byIds(
      tx,
      before.departments.map(({ departmentId }) => departmentId),
    );
    const names = new Map([
      ...people.map(({ id, name }): [string, string] => [id, name]),
      ...departments.map(({ id, nameZh }): [string, string] => [id, nameZh]),
    ]);
    return outdated(moved, (id) => names.get(id) ?? id);
  }

  /** Days and people of assignments to be kept must exist here; whether they can be kept, the draft says. */
  async checkFixed(tx: Tx, centerId: string, fixed: readonly FixedAssignment[]): Promise<void> {
    const departments = await this.departments.byIds(tx, [...new Set(fixed.map(({ departmentId }) => departmentId))]);
    const people = await this.staff.byIds(tx, [...new Set(fixed.map(({ staffId }) => staffId))]);
    const isHere = (records: readonly { id: string; centerId: string }[], id: string): boolean =>
      records.some((record) => record.id === id && record.centerId === centerId);
    for (const [at, { departmentId, staffId }] of fixed.entries()) {
      if (!isHere(departments, departmentId)) throw unknownReference(`/fixed/${at}/departmentId`);
      if (!isHere(people, staffId)) throw unknownReference(`/fixed/${at}/staffId`);
    }
  }

  private async needs(tx: Tx, period: RosterPeriod): Promise<DepartmentNeed[]> {
    const departments = await this.departments.byIds(tx, period.departmentIds);
    const officers = await this.staff.officers(tx, period.centerId);
    return departments
      .filter((department) => department.active)
      .sort((left, right) => (left.id < right.id ? -1 : 1))
      .map((department) => ({
        ...needOf(department),
        officers: officers.filter((officer) => standsFor(officer, department.id)).map(termsOf),
      }));
  }

  /**
   * Shifts of the same people elsewhere, those added to days that are not published yet, and those around the period: they
   * count for the week's maximum and the rest between shifts.
   */
  private async taken(tx: Tx, period: RosterPeriod, needs: readonly DepartmentNeed[]): Promise<TakenShift[]> {
    const weeks = { from: weekOf(period.from), to: addDays(weekOf(addDays(period.to, -1)), DAYS_OF_WEEK) };
    const terms = new Map(needs.flatMap((need) => need.officers.map((officer) => [officer.staffId, officer])));
    const reach = addDays(period.from, -LONGEST_REACH);
    const shifts = await this.shifts.taken(tx, officersOf(needs), reach, addDays(period.to, LONGEST_REACH));
    const isBinding = ({ staffId, on, departmentId, isAdded }: (typeof shifts)[number]): boolean => {
      const isInPeriod = on >= period.from && on < period.to;
      if (isInPeriod) return isAdded || !period.departmentIds.includes(departmentId);
      const { maxPerWeek = null, minRestHours = null } = terms.get(staffId) ?? {};
      return (maxPerWeek !== null && on >= weeks.from && on < weeks.to) || isWithin(on, period, minRestHours ?? 0);
    };
    return shifts.filter(isBinding).map(({ staffId, on, from, to, departmentId, part }) => {
      const isOurs = on >= period.from && on < period.to && period.departmentIds.includes(departmentId);
      return { staffId, on, from, to, standsIn: isOurs ? { departmentId, part } : null };
    });
  }

  /** Whole days: somebody who leaves at noon is drafted for nothing on that day. */
  private absences(tx: Tx, { from, to }: RosterPeriod, needs: readonly DepartmentNeed[]): Promise<Absence[]> {
    return this.shifts.absences(tx, officersOf(needs), from, to);
  }
}

const needOf = (department: DepartmentRecord) => ({
  departmentId: department.id,
  presence: department.presence,
  weekdays: department.weekdays,
  parts: department.parts === 'half' ? (['am', 'pm'] as const) : (['day'] as const),
  needed: department.peopleNeeded,
});

const standsFor = ({ departmentId, alsoDepartmentIds }: StaffRecord, id: string): boolean =>
  departmentId === id || alsoDepartmentIds.includes(id);

const termsOf = (officer: StaffRecord): OfficerTerms => ({
  staffId: officer.id,
  weekdays: officer.weekdays,
  maxPerWeek: officer.maxShiftsPerWeek,
  minRestHours: officer.minRestHours,
});

/** Close enough before or after the period for a rest to reach into it. */
const isWithin = (on: Day, { from, to }: RosterPeriod, restHours: number): boolean => {
  const days = restHours === 0 ? 0 : Math.ceil(restHours / HOURS_OF_DAY) + 1;
  return on >= addDays(from, -days) && on < addDays(to, days);
};

const officersOf = (needs: readonly DepartmentNeed[]): string[] => [
  ...new Set(needs.flatMap((need) => need.officers.map((officer) => officer.staffId))),
];

const digestOf = (ground: object): string => createHash('sha256').update(canonicalJson(ground)).digest('base64url');
