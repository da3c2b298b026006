/**
 * Whose turn it is: the departments' shifts of a period, shared out by turns on working days (工作日轮流值班, R12).
 * Fair means: as many shifts filled as the people allow, loads as even as the rules allow, nobody twice in a row where
 * another can, heavy days shared. The same input gives the same roster, in whatever order its lists arrive.
 *
 * Departments are drafted one after the other, the one with the fewest officers first; whoever serves in two is on
 * duty in one at a time and has one weekly maximum for both.
 */
import { knowsPeriod } from '../calendar/working-calendar.js';
import { diffDays, type Day } from '../shared/day.js';
import { Board, type Seat } from './board.js';
import { gapIn, whyIn, type Tally } from './explain.js';
import { fairnessOf, type DepartmentFairness } from './fairness.js';
import { fill } from './fill.js';
import { lotOf } from './lot.js';
import { polish, twiceInARow } from './polish.js';
import type { DepartmentNeed, DraftInput, DraftShift, Dropped, FixedAssignment, Gap, ServedBefore } from './roster.js';
import { Commitments, hindrance, slotsOf, weekOf, type Slot } from './slots.js';

export interface Draft {
  /** false: the period touches a year nobody entered; it may be looked at, not published */
  readonly calendarKnown: boolean;
  readonly shifts: readonly DraftShift[];
  readonly gaps: readonly Gap[];
  readonly dropped: readonly Dropped[];
  readonly fairness: readonly DepartmentFairness[];
}

/** A year and a day: more is a wish, not a plan. */
export const MOST_DRAFT_DAYS = 366;

export type PeriodRefusal = 'roster_period_empty' | 'roster_period_too_long';

export function refusePeriod(from: Day, to: Day): PeriodRefusal | undefined {
  if (from >= to) return 'roster_period_empty';
  return diffDays(from, to) > MOST_DRAFT_DAYS ? 'roster_period_too_long' : undefined;
}

export function draftRoster(input: DraftInput): Draft {
  const plans = input.departments
    .map((need) => ({ need: inOrder(need), slots: slotsOf(need, input) }))
    .sort(byScarcity);
  const commitments = new Commitments(input.absences);
  for (const { staffId, on, part } of input.taken ?? []) commitments.take(staffId, { on, part, week: weekOf(on) });
  const { kept, dropped } = keepFixed(plans, input, commitments);
  const parts = plans.map((plan) => draftDepartment(plan, kept, input, commitments));
  return {
    calendarKnown: knowsPeriod(input.calendar, input.from, input.to),
    shifts: parts.flatMap((part) => part.shifts).sort(byDayThenDepartment),
    gaps: parts.flatMap((part) => part.gaps).sort(byDayThenDepartment),
    dropped,
    fairness: parts.map((part) => part.fairness).sort((left, right) => compare(left.departmentId, right.departmentId)),
  };
}

interface Plan {
  readonly need: DepartmentNeed;
  readonly slots: readonly Slot[];
}

/** Fixed assignments of every department come first: they bind their people before anybody is drafted. */
function keepFixed(
  plans: readonly Plan[],
  input: DraftInput,
  commitments: Commitments,
): { kept: FixedAssignment[]; dropped: Dropped[] } {
  const kept: FixedAssignment[] = [];
  const dropped: Dropped[] = [];
  for (const fixed of [...input.fixed].sort(byDayThenDepartment)) {
    const plan = plans.find((each) => each.need.departmentId === fixed.departmentId);
    const slot = plan?.slots.find((each) => each.on === fixed.on && each.part === fixed.part);
    const code =
      plan === undefined || slot === undefined ? 'no_such_shift' : faultOf(fixed, plan, slot, kept, commitments);
    if (code !== undefined || slot === undefined) dropped.push({ fixed, code: code ?? 'no_such_shift' });
    else {
      kept.push(fixed);
      commitments.take(fixed.staffId, slot);
    }
  }
  return { kept, dropped };
}

function faultOf(
  fixed: FixedAssignment,
  plan: Plan,
  slot: Slot,
  kept: readonly FixedAssignment[],
  commitments: Commitments,
): Dropped['code'] | undefined {
  if (!plan.need.officers.some((officer) => officer.staffId === fixed.staffId)) return 'not_an_officer';
  if (commitments.isAbsent(fixed.staffId, fixed.on)) return 'absent';
  if (commitments.isElsewhere(fixed.staffId, fixed.on, fixed.part)) return 'on_duty_elsewhere';
  return kept.filter((other) => isInSlot(other, plan.need, slot)).length >= slot.needed ? 'shift_full' : undefined;
}

interface DepartmentDraft {
  readonly shifts: DraftShift[];
  readonly gaps: Gap[];
  readonly fairness: DepartmentFairness;
}

function draftDepartment(
  { need, slots }: Plan,
  kept: readonly FixedAssignment[],
  input: DraftInput,
  commitments: Commitments,
): DepartmentDraft {
  const board = openBoard(need, slots, kept, input, commitments);
  fill(board);
  polish(board);
  const gaps = slots
    .filter((slot) => board.missingIn(slot.index) > 0)
    .map((slot) => {
      const taken = new Set(board.inSlot(slot.index).map((seat) => board.seat(seat).staffId));
      return gapIn(need, slot, board.missingIn(slot.index), taken, commitments, input.calendar);
    });
  const shifts = handOut(board, need);
  const fairness = figures(board, need, slots);
  slots.forEach((slot) =>
    board.placedIn(slot.index).forEach((seat) => commitments.take(board.seat(seat).staffId, slot)),
  );
  return { shifts, gaps, fairness };
}

function openBoard(
  need: DepartmentNeed,
  slots: readonly Slot[],
  kept: readonly FixedAssignment[],
  input: DraftInput,
  commitments: Commitments,
): Board {
  const history = new Map(
    input.history.filter((each) => each.departmentId === need.departmentId).map((each) => [each.staffId, each]),
  );
  const seats = need.officers.map((officer): Seat => {
    const served = history.get(officer.staffId);
    const could = slots.filter((slot) => hindrance(officer, slot, commitments, input.calendar) === undefined);
    const weeks = officer.maxPerWeek === null ? [] : [...new Set(slots.map((slot) => slot.week))];
    const most = officer.maxPerWeek ?? 0;
    return {
      staffId: officer.staffId,
      servedShifts: served?.shifts ?? 0,
      servedBurden: served?.burden ?? 0,
      lot: lotOf(`${input.seed} ${need.departmentId} ${officer.staffId}`),
      could: new Set(could.map((slot) => slot.index)),
      weekRoom: new Map(
        weeks.map((week) => [week, Math.max(0, most - commitments.shiftsInWeek(officer.staffId, week))]),
      ),
    };
  });
  const seatOf = new Map(seats.map((seat, at) => [seat.staffId, at]));
  const fixed = slots.map((slot) =>
    kept
      .filter((each) => isInSlot(each, need, slot))
      .map((each) => seatOf.get(each.staffId))
      .filter((seat) => seat !== undefined),
  );
  return new Board({ slots, seats, fixed, ...servedLast(seats, history) });
}

/** Who stood in the last shift before the period, and how long ago everybody did, longest first. */
function servedLast(
  seats: readonly Seat[],
  history: ReadonlyMap<string, ServedBefore>,
): { before: number[]; lastBefore: number[] } {
  const days = seats.map((seat) => history.get(seat.staffId)?.lastOn ?? null);
  const known = [...new Set(days.filter((day) => day !== null))].sort();
  const latest = known.at(-1);
  return {
    before: days.flatMap((day, at) => (day !== null && day === latest ? [at] : [])),
    lastBefore: days.map((day) => (day === null ? -1 - known.length : known.indexOf(day) - known.length)),
  };
}

function handOut(board: Board, need: DepartmentNeed): DraftShift[] {
  const tally: Tally = { shifts: board.seats.map(() => 0), last: [...board.lastBefore] };
  return board.slots.flatMap((slot) => {
    const seats = [...board.inSlot(slot.index)].sort((left, right) => left - right);
    const shifts = seats.map((seat) => ({
      on: slot.on,
      part: slot.part,
      kind: slot.kind,
      departmentId: need.departmentId,
      staffId: board.seat(seat).staffId,
      why: whyIn(board, slot.index, seat, tally),
    }));
    for (const seat of seats) {
      tally.shifts[seat] = (tally.shifts[seat] ?? 0) + 1;
      tally.last[seat] = slot.index;
    }
    return shifts;
  });
}

function figures(board: Board, need: DepartmentNeed, slots: readonly Slot[]): DepartmentFairness {
  const terms = new Map(need.officers.map((officer) => [officer.staffId, officer]));
  const loads = board.seats.map((seat, at) => ({
    staffId: seat.staffId,
    shifts: board.loadOf(at),
    burden: board.burdenOf(at),
    available: seat.could.size,
    availability: `${terms.get(seat.staffId)?.maxPerWeek ?? 'any'}: ${[...seat.could].join(' ')}`,
    servedBefore: seat.servedShifts,
  }));
  return fairnessOf(need.departmentId, loads, {
    missing: slots.reduce((sum, slot) => sum + board.missingIn(slot.index), 0),
    twiceInARow: slots.reduce((sum, slot) => sum + twiceInARow(board, slot.index), 0),
  });
}

function isInSlot(fixed: FixedAssignment, need: DepartmentNeed, slot: Slot): boolean {
  return fixed.departmentId === need.departmentId && fixed.on === slot.on && fixed.part === slot.part;
}

function inOrder(need: DepartmentNeed): DepartmentNeed {
  const officers = new Map([...need.officers].map((officer) => [officer.staffId, officer]));
  return { ...need, officers: [...officers.values()].sort((left, right) => compare(left.staffId, right.staffId)) };
}

function byScarcity(left: Plan, right: Plan): number {
  return (
    left.need.officers.length - right.need.officers.length || compare(left.need.departmentId, right.need.departmentId)
  );
}

interface Placed {
  readonly on: Day;
  readonly part: string;
  readonly departmentId: string;
  readonly staffId?: string;
}

function byDayThenDepartment(left: Placed, right: Placed): number {
  return (
    compare(left.on, right.on) ||
    compare(left.departmentId, right.departmentId) ||
    compare(left.part, right.part) ||
    compare(left.staffId ?? '', right.staffId ?? '')
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
