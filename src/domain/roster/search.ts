/**
 * Search for a roster with at most so many gaps and with every load between two bounds, slot by slot in order of time;
 * the person with the fewest shifts is tried first. A state that led nowhere once is not entered again, and nothing is
 * tried that a count of what is still to come rules out.
 */
import { Board, type Opening } from './board.js';

export interface Wanted {
  /** gaps at most */
  readonly missing: number;
  /** shifts of each person who could stand somewhere */
  readonly least: number;
  readonly most: number;
}

export interface Found {
  readonly board: Board | undefined;
  /** everything was tried */
  readonly complete: boolean;
  readonly steps: number;
}

/** Asks one opening for several qualities; what does not depend on the quality is counted once. */
export class RosterSearch {
  private readonly outlook: Outlook;

  constructor(private readonly opening: Opening) {
    this.outlook = outlookOf(new Board(opening));
  }

  find(wanted: Wanted, mostSteps: number): Found {
    const search = new Search(new Board(this.opening), this.outlook, wanted, mostSteps);
    const isFound = search.from(0, wanted.missing);
    return { board: isFound ? search.board : undefined, complete: !search.isCutShort, steps: search.steps };
  }
}

/** What lies ahead of each slot. */
interface Outlook {
  readonly able: readonly number[];
  /** shifts a person could still stand in from a slot on, if nobody else were there */
  readonly ahead: readonly (readonly number[])[];
  /** people still needed from a slot on */
  readonly wantedFrom: readonly number[];
}

function outlookOf(board: Board): Outlook {
  const seats = board.seats.map((_, seat) => seat);
  const wantedFrom = [0];
  for (const slot of [...board.slots].reverse())
    wantedFrom.push((wantedFrom.at(-1) ?? 0) + board.missingIn(slot.index));
  return {
    able: seats.filter((seat) => board.isAble(seat)),
    ahead: seats.map((seat) => shiftsAhead(board, seat)),
    wantedFrom: wantedFrom.reverse(),
  };
}

class Search {
  steps = 0;
  isCutShort = false;
  private readonly deadEnds = new Set<string>();

  constructor(
    readonly board: Board,
    private readonly outlook: Outlook,
    private readonly wanted: Wanted,
    private readonly mostSteps: number,
  ) {}

  /** Fills the slots from this one on; the board is left filled when it works, and as it was when it does not. */
  from(slot: number, gapsLeft: number): boolean {
    if (!this.isPossible(slot, gapsLeft)) return false;
    if (slot === this.board.slots.length) return true;
    const state = this.stateAt(slot, gapsLeft);
    if (this.deadEnds.has(state)) return false;
    if (this.fillSlot(slot, this.board.missingIn(slot), gapsLeft, this.candidates(slot))) return true;
    if (!this.isCutShort) this.deadEnds.add(state);
    return false;
  }

  private fillSlot(slot: number, need: number, gapsLeft: number, candidates: readonly number[]): boolean {
    this.steps += 1;
    if (this.steps > this.mostSteps) this.isCutShort = true;
    if (this.isCutShort) return false;
    if (need === 0) return this.from(slot + 1, gapsLeft);
    for (const [at, seat] of candidates.entries()) {
      if (candidates.length - at + gapsLeft < need) break;
      this.board.place(seat, slot);
      if (this.fillSlot(slot, need - 1, gapsLeft, candidates.slice(at + 1))) return true;
      this.board.lift(seat, slot);
    }
    return gapsLeft >= need && this.from(slot + 1, gapsLeft - need);
  }

  private candidates(slot: number): number[] {
    const { board } = this;
    return this.outlook.able
      .filter((seat) => board.loadOf(seat) < this.wanted.most && board.fits(seat, slot))
      .sort(
        (left, right) => board.loadOf(left) - board.loadOf(right) || this.left(left, slot) - this.left(right, slot),
      );
  }

  /** Counts that must come out right whatever is chosen from here. */
  private isPossible(slot: number, gapsLeft: number): boolean {
    const toFill = this.outlook.wantedFrom[slot] ?? 0;
    let owed = 0;
    let room = 0;
    for (const seat of this.outlook.able) {
      const load = this.board.loadOf(seat);
      const most = this.left(seat, slot);
      if (load > this.wanted.most || load + most < this.wanted.least) return false;
      owed += Math.max(0, this.wanted.least - load);
      room += Math.min(most, this.wanted.most - load);
    }
    return owed <= toFill && toFill - gapsLeft <= room;
  }

  private left(seat: number, slot: number): number {
    return this.outlook.ahead[seat]?.[slot] ?? 0;
  }

  /** All that matters for what comes: loads, the shifts that are still too close, the weeks that are still running. */
  private stateAt(slot: number, gapsLeft: number): string {
    const next = this.board.slot(slot);
    const people = this.outlook.able.map((seat) => {
      const { rest } = this.board.seat(seat);
      const near = [...this.board.heldBy(seat)].filter((held) => this.board.slot(held).to + rest > next.from);
      const inWeek = [...this.board.heldBy(seat)].filter((held) => this.board.slot(held).week === next.week).length;
      return `${this.board.loadOf(seat)}/${near.join('+')}/${this.board.seat(seat).weekRoom.size === 0 ? '' : inWeek}`;
    });
    return `${slot} ${gapsLeft} ${people.join(' ')}`;
  }
}

/** From each slot on, greedily: what ends first leaves the most room for the others. */
function shiftsAhead(board: Board, seat: number): number[] {
  const { could, rest, weekRoom } = board.seat(seat);
  const byEnd = board.slots.filter((slot) => could.has(slot.index)).sort((left, right) => left.to - right.to);
  return [...board.slots.keys(), board.slots.length].map((start) => {
    let count = 0;
    let freeFrom = Number.NEGATIVE_INFINITY;
    const weeks = new Map<string, number>();
    for (const slot of byEnd) {
      const used = weeks.get(slot.week) ?? 0;
      if (slot.index < start || slot.from < freeFrom || used >= (weekRoom.get(slot.week) ?? Infinity)) continue;
      count += 1;
      freeFrom = slot.to + rest;
      weeks.set(slot.week, used + 1);
    }
    return count;
  });
}
