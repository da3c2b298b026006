/**
 * The shifts that want somebody, in order of time, and who could stand in each. "Could" looks at weekday, absence and
 * what binds a person already; the weekly maximum and the rest between shifts depend on the rest of the roster and are
 * asked later. Times are minutes on the centre's wall clock: a rest of 15 hours is what an officer would count.
 */
import { addDays, diffDays, weekday, type Day } from '../shared/day.js';
import { workingDaysBetween, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { Hours } from './duty.js';
import type {
  Absence,
  DepartmentNeed,
  DraftInput,
  FixedAssignment,
  OfficerTerms,
  ShiftKind,
  ShiftPart,
} from './roster.js';

/** A stretch of the wall clock, half-open, in minutes since 2000-01-01. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Slot extends Span {
  /** position among all slots that are shared out together */
  readonly index: number;
  readonly departmentId: string;
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
const EPOCH: Day = '2000-01-01';
const HOUR = 60;
export const MINUTES_OF_DAY = 24 * HOUR;

/** A department's shifts by time; their indices are given when it is known what they are shared out with. */
export function slotsOf(need: DepartmentNeed, input: Pick<DraftInput, 'from' | 'to' | 'calendar' | 'hours'>): Slot[] {
  const isOnCall = need.presence === 'on_call';
  const parts: readonly ShiftPart[] = isOnCall ? ['day'] : [...new Set(need.parts)].sort(byPart);
  return workingDaysBetween(input.calendar, input.from, input.to)
    .filter((day) => need.presence !== 'rotating' || comesOn(need.weekdays, day, input.calendar))
    .flatMap((on) => parts.map((part) => ({ on, part })))
    .map(({ on, part }, index) => ({
      ...spanOf(on, input.hours[part]),
      index,
      departmentId: need.departmentId,
      on,
      part,
      kind: isOnCall ? 'on_call' : 'counter',
      week: weekOf(on),
      needed: need.needed,
      burden: burdenOf(on, input.calendar),
    }));
}

export const isOf = (fixed: FixedAssignment, slot: Slot): boolean =>
  fixed.departmentId === slot.departmentId && fixed.on === slot.on && fixed.part === slot.part;

export function spanOf(on: Day, { from, to }: Hours): Span {
  const start = diffDays(EPOCH, on) * MINUTES_OF_DAY;
  return { from: start + minutesOf(from), to: start + minutesOf(to) };
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * HOUR + Number(time.slice(3, 5));

export const restMinutes = ({ minRestHours }: Pick<OfficerTerms, 'minRestHours'>): number => (minRestHours ?? 0) * HOUR;

export const overlap = (left: Span, right: Span): boolean => left.from < right.to && right.from < left.to;

/** At the same time, or with less rest between them than there must be. */
export const clash = (left: Span, right: Span, rest: number): boolean =>
  left.from < right.to + rest && right.from < left.to + rest;

/** The Monday of the day's week. */
export const weekOf = (day: Day): Day => addDays(day, MONDAY - weekday(day));

/** Mondays and Fridays are busier, a worked weekend is dearer: they are shared on their own, in quarters of a shift. */
export function burdenOf(day: Day, calendar: WorkingCalendar): number {
  if (calendar.isMakeUpDay(day)) return 2;
  const at = weekday(day);
  return at === MONDAY || at === FRIDAY ? 1 : 0;
}

/** Shifts with what they weigh on top: a Monday or Friday counts 1¼, a make-up weekend day 1½. */
export const weightedLoad = (shifts: number, burden: number): number => shifts + burden / 4;

/** Weekdays Monday to Friday in full mean "every working day", so they include make-up weekend days. */
export function comesOn(weekdays: readonly number[] | null, day: Day, calendar: WorkingCalendar): boolean {
  if (weekdays === null || weekdays.includes(weekday(day))) return true;
  return calendar.isMakeUpDay(day) && [1, 2, 3, 4, 5].every((each) => weekdays.includes(each));
}

/** Everything that binds people before the sharing out begins: absences, and shifts they have already. */
export class Commitments {
  private readonly away = new Map<string, Absence[]>();
  private readonly spans = new Map<string, Span[]>();
  private readonly weeks = new Map<string, number>();

  constructor(absences: readonly Absence[]) {
    for (const absence of absences) {
      this.away.set(absence.staffId, [...(this.away.get(absence.staffId) ?? []), absence]);
    }
  }

  isAbsent(staffId: string, on: Day): boolean {
    return this.away.get(staffId)?.some((absence) => on >= absence.from && on < absence.to) ?? false;
  }

  isElsewhere(staffId: string, span: Span): boolean {
    return this.spans.get(staffId)?.some((taken) => overlap(taken, span)) ?? false;
  }

  isTooSoon(staffId: string, span: Span, rest: number): boolean {
    return this.spans.get(staffId)?.some((taken) => clash(taken, span, rest)) ?? false;
  }

  shiftsInWeek(staffId: string, week: Day): number {
    return this.weeks.get(`${staffId} ${week}`) ?? 0;
  }

  take(staffId: string, span: Span, week: Day): void {
    this.spans.set(staffId, [...(this.spans.get(staffId) ?? []), span]);
    const key = `${staffId} ${week}`;
    this.weeks.set(key, (this.weeks.get(key) ?? 0) + 1);
  }
}

export type Hindrance = 'absent' | 'otherWeekday' | 'elsewhere' | 'restTooShort';

/** What keeps the officer from this slot, whatever the rest of the roster looks like. */
export function hindrance(
  officer: OfficerTerms,
  slot: Slot,
  commitments: Commitments,
  calendar: WorkingCalendar,
): Hindrance | undefined {
  if (!comesOn(officer.weekdays, slot.on, calendar)) return 'otherWeekday';
  if (commitments.isAbsent(officer.staffId, slot.on)) return 'absent';
  if (commitments.isElsewhere(officer.staffId, slot)) return 'elsewhere';
  return commitments.isTooSoon(officer.staffId, slot, restMinutes(officer)) ? 'restTooShort' : undefined;
}

function byPart(left: ShiftPart, right: ShiftPart): number {
  return PART_ORDER[left] - PART_ORDER[right];
}
