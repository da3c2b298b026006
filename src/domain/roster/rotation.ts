/**
 * Whose turn it is: the departments' shifts of a period, shared out by turns on working days (工作日轮流值班, R12).
 * Fair means: as many shifts filled as the people allow, loads as even as the rules allow, nobody twice in a row where
 * another can, heavy days shared. The same input gives the same roster, in whatever order its lists arrive.
 *
 * Departments that share an officer, directly or through others, are drafted together: whoever serves in two is in one
 * place at a time, has one weekly maximum and one rest, and the load that is evened out is the whole of it.
 */
import { knowsPeriod } from '../calendar/working-calendar.js';
import { compare } from '../shared/compare.js';
import { diffDays, type Day } from '../shared/day.js';
import type { Board } from './board.js';
import { gapIn, whyIn, type Tally } from './explain.js';
import { fairnessOf, type DepartmentFairness, type LoadInput } from './fairness.js';
import { openingOf, type Plan } from './opening.js';
import { bestRoster } from './optimum.js';
import { polish, twiceInARow } from './polish.js';
import { qualityOf } from './rearrange.js';
import type { DepartmentNeed, DraftInput, DraftShift, Dropped, FixedAssignment, Gap } from './roster.js';
import { Commitments, isOf, restMinutes, slotsOf, spanOf, weekOf, type Slot } from './slots.js';

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
    .map((need) => ({ need: inOrder(need), slots: slotsOf(need, input).map((slot) => lessTaken(slot, input)) }))
    .sort((left, right) => compare(left.need.departmentId, right.need.departmentId));
  const commitments = new Commitments(input.absences);
  for (const taken of input.taken ?? []) commitments.take(taken.staffId, spanOf(taken.on, taken), weekOf(taken.on));
  const { kept, dropped } = keepFixed(plans, input, commitments);
  const parts = groupsOf(plans).map((group) => draftGroup(group, kept, input, commitments));
  return {
    calendarKnown: knowsPeriod(input.calendar, input.from, input.to),
    shifts: parts.flatMap((part) => part.shifts).sort(byDayThenDepartment),
    gaps: parts.flatMap((part) => part.gaps).sort(byDayThenDepartment),
    dropped,
    fairness: parts
      .flatMap((part) => part.fairness)
      .sort((left, right) => compare(left.departmentId, right.departmentId)),
  };
}

/** Whoever was added to the day before it was drafted stands there already. */
function lessTaken(slot: Slot, { taken = [] }: DraftInput): Slot {
  const there = taken.filter(
    ({ on, standsIn }) => on === slot.on && standsIn?.part === slot.part && standsIn.departmentId === slot.departmentId,
  );
  return { ...slot, needed: Math.max(0, slot.needed - there.length) };
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
    const slot = plan?.slots.find((each) => isOf(fixed, each));
    const code =
      plan === undefined || slot === undefined ? 'no_such_shift' : faultOf(fixed, plan.need, slot, kept, commitments);
    if (code !== undefined || slot === undefined) dropped.push({ fixed, code: code ?? 'no_such_shift' });
    else {
      kept.push(fixed);
      commitments.take(fixed.staffId, slot, slot.week);
    }
  }
  return { kept, dropped };
}

function faultOf(
  fixed: FixedAssignment,
  need: DepartmentNeed,
  slot: Slot,
  kept: readonly FixedAssignment[],
  commitments: Commitments,
): Dropped['code'] | undefined {
  const officer = need.officers.find((each) => each.staffId === fixed.staffId);
  if (officer === undefined) return 'not_an_officer';
  if (commitments.isAbsent(fixed.staffId, fixed.on)) return 'absent';
  if (commitments.isElsewhere(fixed.staffId, slot)) return 'on_duty_elsewhere';
  if (commitments.isTooSoon(fixed.staffId, slot, restMinutes(officer))) return 'rest_too_short';
  return kept.filter((other) => isOf(other, slot)).length >= slot.needed ? 'shift_full' : undefined;
}

/** Departments that share an officer belong together, and so does whoever shares one with either of them. */
function groupsOf(plans: readonly Plan[]): Plan[][] {
  const groups: Plan[][] = [];
  for (const plan of plans) {
    const sharing = groups.filter((group) => group.some((other) => shareAnOfficer(plan, other)));
    for (const group of sharing) groups.splice(groups.indexOf(group), 1);
    groups.push([...sharing.flat(), plan]);
  }
  return groups;
}

const shareAnOfficer = (left: Plan, right: Plan): boolean =>
  left.need.officers.some(({ staffId }) => right.need.officers.some((other) => other.staffId === staffId));

interface GroupDraft {
  readonly shifts: DraftShift[];
  readonly gaps: Gap[];
  readonly fairness: DepartmentFairness[];
}

function draftGroup(
  group: readonly Plan[],
  kept: readonly FixedAssignment[],
  input: DraftInput,
  commitments: Commitments,
): GroupDraft {
  const slots = group
    .flatMap((plan) => plan.slots)
    .sort((left, right) => left.from - right.from || compare(left.departmentId, right.departmentId))
    .map((slot, index) => ({ ...slot, index }));
  const { board, proven } = bestRoster(openingOf(group, slots, kept, input, commitments));
  polish(board);
  const found = { board, proven, sharedWith: group.map((plan) => plan.need.departmentId) };
  const gaps = group.flatMap(({ need }) =>
    slots
      .filter((slot) => slot.departmentId === need.departmentId && board.missingIn(slot.index) > 0)
      .map((slot) => gapIn(need, slot, { board, commitments, calendar: input.calendar })),
  );
  return { shifts: handOut(board), gaps, fairness: group.map(({ need }) => figures(need, found)) };
}

function handOut(board: Board): DraftShift[] {
  const tally: Tally = { shifts: board.seats.map(() => 0), last: [...board.lastBefore] };
  return board.slots.flatMap((slot) => {
    const seats = [...board.inSlot(slot.index)].sort((left, right) => left - right);
    const shifts = seats.map((seat) => ({
      on: slot.on,
      part: slot.part,
      kind: slot.kind,
      departmentId: slot.departmentId,
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

interface Found {
  readonly board: Board;
  readonly proven: boolean;
  readonly sharedWith: readonly string[];
}

function figures(need: DepartmentNeed, { board, proven, sharedWith }: Found): DepartmentFairness {
  const slots = board.slots.filter((slot) => slot.departmentId === need.departmentId).map((slot) => slot.index);
  const loads = need.officers.map((officer): LoadInput => {
    const at = board.seats.findIndex((seat) => seat.staffId === officer.staffId);
    const { could, servedShifts } = board.seat(at);
    return {
      staffId: officer.staffId,
      shifts: slots.filter((slot) => board.isIn(slot, at)).length,
      shiftsInAll: board.loadOf(at),
      burden: board.burdenOf(at),
      available: could.size,
      availability: `${officer.maxPerWeek ?? 'any'} ${officer.minRestHours ?? 0}: ${[...could].join(' ')}`,
      servedBefore: servedShifts,
    };
  });
  const found = {
    departmentId: need.departmentId,
    missing: slots.reduce((sum, slot) => sum + board.missingIn(slot), 0),
    twiceInARow: slots.reduce((sum, slot) => sum + twiceInARow(board, slot), 0),
    sharedWith,
    groupSpread: qualityOf(board).spread,
    proven,
  };
  return fairnessOf(found, loads);
}

function inOrder(need: DepartmentNeed): DepartmentNeed {
  const officers = new Map([...need.officers].map((officer) => [officer.staffId, officer]));
  return { ...need, officers: [...officers.values()].sort((left, right) => compare(left.staffId, right.staffId)) };
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
