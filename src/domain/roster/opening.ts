/**
 * The board before the first shift is shared out: who could stand where, what each one served before the period, what
 * is fixed. History is all departments of the group together, as the load is.
 */
import { compare } from '../shared/compare.js';
import type { Day } from '../shared/day.js';
import type { Opening, Seat } from './board.js';
import { lotOf } from './lot.js';
import type { DepartmentNeed, DraftInput, FixedAssignment, OfficerTerms, ServedBefore } from './roster.js';
import { type Commitments, hindrance, isOf, restMinutes, type Slot } from './slots.js';

/** A department and its shifts. */
export interface Plan {
  readonly need: DepartmentNeed;
  readonly slots: readonly Slot[];
}

export function openingOf(
  group: readonly Plan[],
  slots: readonly Slot[],
  kept: readonly FixedAssignment[],
  input: DraftInput,
  commitments: Commitments,
): Opening {
  const departments = new Set(group.map((plan) => plan.need.departmentId));
  const history = input.history.filter((each) => departments.has(each.departmentId));
  const seats = officersOf(group).map((officer) => {
    const open = slots.filter((slot) => serves(group, officer, slot.departmentId));
    return seatOf(officer, open, history, input, commitments);
  });
  const positions = new Map(seats.map((seat, at) => [seat.staffId, at]));
  const fixed = slots.map((slot) =>
    kept
      .filter((each) => isOf(each, slot))
      .map((each) => positions.get(each.staffId))
      .filter((seat) => seat !== undefined),
  );
  return { slots, seats, fixed, ...servedLast(seats, history) };
}

function seatOf(
  officer: OfficerTerms,
  slots: readonly Slot[],
  history: readonly ServedBefore[],
  input: DraftInput,
  commitments: Commitments,
): Seat {
  const served = history.filter((each) => each.staffId === officer.staffId);
  const could = slots.filter((slot) => hindrance(officer, slot, commitments, input.calendar) === undefined);
  const most = officer.maxPerWeek;
  const weeks = most === null ? [] : [...new Set(slots.map((slot) => slot.week))];
  return {
    staffId: officer.staffId,
    servedShifts: served.reduce((sum, each) => sum + each.shifts, 0),
    servedBurden: served.reduce((sum, each) => sum + each.burden, 0),
    lot: lotOf(`${input.seed} ${officer.staffId}`),
    could: new Set(could.map((slot) => slot.index)),
    weekRoom: new Map(
      weeks.map((week) => [week, Math.max(0, (most ?? 0) - commitments.shiftsInWeek(officer.staffId, week))]),
    ),
    rest: restMinutes(officer),
  };
}

const serves = (group: readonly Plan[], { staffId }: OfficerTerms, departmentId: string): boolean =>
  group.some(
    ({ need }) => need.departmentId === departmentId && need.officers.some((officer) => officer.staffId === staffId),
  );

/** Each one once, in the order of their ids. */
function officersOf(group: readonly Plan[]): OfficerTerms[] {
  const officers = new Map(group.flatMap(({ need }) => need.officers.map((officer) => [officer.staffId, officer])));
  return [...officers.values()].sort((left, right) => compare(left.staffId, right.staffId));
}

/** Who stood in each department's last shift before the period, and how long ago everybody did, longest first. */
function servedLast(seats: readonly Seat[], history: readonly ServedBefore[]): Pick<Opening, 'before' | 'lastBefore'> {
  const departments = new Map<string, readonly number[]>();
  for (const { departmentId } of history) {
    const ours = history.filter((each) => each.departmentId === departmentId);
    const latest = latestOf(ours);
    const last = new Set(ours.filter((each) => each.lastOn === latest).map((each) => each.staffId));
    if (latest !== null)
      departments.set(
        departmentId,
        seats.flatMap((seat, at) => (last.has(seat.staffId) ? [at] : [])),
      );
  }
  const days = seats.map((seat) => latestOf(history.filter((each) => each.staffId === seat.staffId)));
  const known = [...new Set(days.filter((day) => day !== null))].sort();
  return {
    before: departments,
    lastBefore: days.map((day) => (day === null ? -1 - known.length : known.indexOf(day) - known.length)),
  };
}

const latestOf = (served: readonly ServedBefore[]): Day | null =>
  served.reduce<Day | null>(
    (latest, { lastOn }) => (lastOn !== null && (latest === null || lastOn > latest) ? lastOn : latest),
    null,
  );
