/**
 * Why this person, and why nobody: read off the finished roster rather than remembered from its making, so that every
 * sentence can be checked by counting. Example: "fewest so far: 2 shifts before this one, the others had 3 or more".
 */
import type { Board } from './board.js';
import type { DepartmentNeed, Gap, GapCode, Why } from './roster.js';
import { hindrance, overlap, type Commitments, type Hindrance, type Slot } from './slots.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';

/** How many shifts each one stood in before the slot, and in which they stood last. */
export interface Tally {
  readonly shifts: number[];
  readonly last: number[];
}

export function whyIn(board: Board, slot: number, seat: number, tally: Tally): Why {
  if (board.fixed[slot]?.includes(seat)) return { code: 'fixed' };
  const others = alternatives(board, slot);
  if (others.length === 0) return { code: 'only_available' };
  const before = tally.shifts[seat] ?? 0;
  const least = Math.min(...others.map((other) => tally.shifts[other] ?? 0));
  if (before < least) return { code: 'fewest_so_far', params: { before, others: least } };
  return (before === least ? whyAmongEquals(board, seat, others, tally) : undefined) ?? evensOut(board, seat);
}

function whyAmongEquals(board: Board, seat: number, others: readonly number[], tally: Tally): Why | undefined {
  const before = tally.shifts[seat] ?? 0;
  const tied = others.filter((other) => tally.shifts[other] === before);
  const history = board.seat(seat).servedShifts;
  const leastHistory = Math.min(...tied.map((other) => board.seat(other).servedShifts));
  if (history < leastHistory) return { code: 'least_history', params: { before, history } };
  if (history > leastHistory) return undefined;
  const rivals = tied.filter((other) => board.seat(other).servedShifts === history);
  const last = tally.last[seat] ?? 0;
  const longestAgo = Math.min(...rivals.map((other) => tally.last[other] ?? 0));
  if (last < longestAgo) {
    return { code: 'longest_since', params: { before, lastOn: last < 0 ? null : board.slot(last).on } };
  }
  if (last > longestAgo) return undefined;
  const equals = rivals.filter((other) => tally.last[other] === last);
  const lot = board.seat(seat).lot;
  const isDrawn = equals.every((other) => lot < board.seat(other).lot);
  return isDrawn ? { code: 'drawn_by_lot', params: { before, tied: equals.length + 1 } } : undefined;
}

function evensOut(board: Board, seat: number): Why {
  const loads = board.seats.map((_, at) => at).filter((at) => board.seat(at).could.size > 0);
  const shifts = loads.map((at) => board.loadOf(at));
  return {
    code: 'evens_out',
    params: { total: board.loadOf(seat), least: Math.min(...shifts), most: Math.max(...shifts) },
  };
}

/** Who else could have stood here as the roster is. */
function alternatives(board: Board, slot: number): number[] {
  return board.seats.map((_, at) => at).filter((at) => board.fits(at, slot));
}

/** What the gap's figures are counted from: the finished roster, and what bound people before it was made. */
export interface Ground {
  readonly board: Board;
  readonly commitments: Commitments;
  readonly calendar: WorkingCalendar;
}

export function gapIn(need: DepartmentNeed, slot: Slot, ground: Ground): Gap {
  const { board } = ground;
  const counts = { absent: 0, otherWeekday: 0, elsewhere: 0, restTooShort: 0, weeklyMaximum: 0 };
  for (const officer of need.officers) {
    const seat = board.seats.findIndex((each) => each.staffId === officer.staffId);
    if (board.isIn(slot.index, seat)) continue;
    counts[
      hindrance(officer, slot, ground.commitments, ground.calendar) ?? hindranceOnBoard(board, seat, slot.index)
    ] += 1;
  }
  const params = { officers: need.officers.length, ...counts };
  const { on, part, kind } = slot;
  const missing = board.missingIn(slot.index);
  return { on, part, kind, departmentId: need.departmentId, missing, code: gapCode(params), params };
}

function hindranceOnBoard(board: Board, seat: number, slot: number): Hindrance | 'weeklyMaximum' {
  const clashes = board.clashesWith(seat, slot).map((other) => board.slot(other));
  if (clashes.some((other) => overlap(other, board.slot(slot)))) return 'elsewhere';
  return clashes.length > 0 ? 'restTooShort' : 'weeklyMaximum';
}

function gapCode(params: Gap['params']): GapCode {
  if (params.officers === 0) return 'no_officers';
  const present = params.officers - params.otherWeekday;
  if (present === 0) return 'nobody_on_weekday';
  if (params.absent === present) return 'all_absent';
  if (params.weeklyMaximum > 0 && params.weeklyMaximum + params.absent === present) return 'weekly_maximum';
  if (params.restTooShort > 0 && params.restTooShort + params.absent === present) return 'rest_too_short';
  if (params.elsewhere > 0 && params.elsewhere + params.absent === present) return 'on_duty_elsewhere';
  return 'too_few_available';
}
