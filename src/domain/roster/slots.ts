/**
 * The shifts of a department that want somebody, in order of time, and who could stand in each. "Could" looks at
 * weekday, absence and other departments; the weekly maximum depends on the rest of the roster and is asked later.
 */
import { addDays, weekday, type Day } from '../shared/day.js';
import { workingDaysBetween, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { Absence, DepartmentNeed, DraftInput, OfficerTerms, ShiftKind, ShiftPart } from './roster.js';

export interface Slot {
  /** position in the department's own order of shifts */
  readonly index: number;
  readonly on: Day;
  readonly part: ShiftPart;
  readonly kind: ShiftKind;
  /** the Monday of its week */
  readonly week: Day;
  readonly needed: number;
  /** quarters of a shift it weighs on top of one */
  readonly burden: number;
}

const MONDAY = 1;
const FRIDAY = 5;
const PART_ORDER = { am: 0, day: 1, pm: 2 } as const satisfies Record<ShiftPart, number>;

export function slotsOf(need: DepartmentNeed, input: Pick<DraftInput, 'from' | 'to' | 'calendar'>): Slot[] {
  const isOnCall = need.presence === 'on_call';
  const parts: readonly ShiftPart[] = isOnCall ? ['day'] : [...new Set(need.parts)].sort(byPart);
  return workingDaysBetween(input.calendar, input.from, input.to)
    .filter((day) => need.presence !== 'rotating' || comesOn(need.weekdays, day, input.calendar))
    .flatMap((on) => parts.map((part) => ({ on, part })))
    .map(({ on, part }, index) => ({
      index,
      on,
      part,
      kind: isOnCall ? 'on_call' : 'counter',
      week: weekOf(on),
      needed: need.needed,
      burden: burdenOf(on, input.calendar),
    }));
}

/** The Monday of the day's week. */
export const weekOf = (day: Day): Day => addDays(day, MONDAY - weekday(day));

/** Mondays and Fridays are busier, a worked weekend is dearer: they are shared on their own, in quarters of a shift. */
export function burdenOf(day: Day, calendar: WorkingCalendar): number {
  if (calendar.isMakeUpDay(day)) return 2;
  const at = weekday(day);
  return at === MONDAY || at === FRIDAY ? 1 : 0;
}

/** Weekdays Monday to Friday in full mean "every working day", so they include make-up weekend days. */
export function comesOn(weekdays: readonly number[] | null, day: Day, calendar: WorkingCalendar): boolean {
  if (weekdays === null || weekdays.includes(weekday(day))) return true;
  return calendar.isMakeUpDay(day) && [1, 2, 3, 4, 5].every((each) => weekdays.includes(each));
}

export function overlaps(left: ShiftPart, right: ShiftPart): boolean {
  return left === right || left === 'day' || right === 'day';
}

/** Everything an assignment of another department or an absence takes away from a person. */
export class Commitments {
  private readonly away = new Map<string, Absence[]>();
  private readonly parts = new Map<string, ShiftPart[]>();
  private readonly weeks = new Map<string, number>();

  constructor(absences: readonly Absence[]) {
    for (const absence of absences) {
      this.away.set(absence.staffId, [...(this.away.get(absence.staffId) ?? []), absence]);
    }
  }

  isAbsent(staffId: string, on: Day): boolean {
    return this.away.get(staffId)?.some((absence) => on >= absence.from && on < absence.to) ?? false;
  }

  isElsewhere(staffId: string, on: Day, part: ShiftPart): boolean {
    return this.parts.get(`${staffId} ${on}`)?.some((taken) => overlaps(taken, part)) ?? false;
  }

  shiftsInWeek(staffId: string, week: Day): number {
    return this.weeks.get(`${staffId} ${week}`) ?? 0;
  }

  take(staffId: string, slot: Pick<Slot, 'on' | 'part' | 'week'>): void {
    const day = `${staffId} ${slot.on}`;
    this.parts.set(day, [...(this.parts.get(day) ?? []), slot.part]);
    const week = `${staffId} ${slot.week}`;
    this.weeks.set(week, (this.weeks.get(week) ?? 0) + 1);
  }
}

export type Hindrance = 'absent' | 'otherWeekday' | 'elsewhere';

/** What keeps the officer from this slot, the weekly maximum apart. */
export function hindrance(
  officer: OfficerTerms,
  slot: Slot,
  commitments: Commitments,
  calendar: WorkingCalendar,
): Hindrance | undefined {
  if (!comesOn(officer.weekdays, slot.on, calendar)) return 'otherWeekday';
  if (commitments.isAbsent(officer.staffId, slot.on)) return 'absent';
  return commitments.isElsewhere(officer.staffId, slot.on, slot.part) ? 'elsewhere' : undefined;
}

function byPart(left: ShiftPart, right: ShiftPart): number {
  return PART_ORDER[left] - PART_ORDER[right];
}
