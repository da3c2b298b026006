/**
 * Where a rest between shifts kept the filling from its optimum: put somebody where a gap is, or where the one who has
 * most stands; who is in the way moves on. A change for the worse is kept for a while when it is small, and smaller
 * ones the longer it goes on; the best roster seen wins. Choices are drawn from a fixed sequence: no chance in it.
 */
import type { Board } from './board.js';
import { spreadOf } from './fairness.js';
import { fillOnce } from './fill.js';
import { lotOf } from './lot.js';

export interface Quality {
  readonly missing: number;
  readonly spread: number;
}

export const qualityOf = (board: Board): Quality => ({
  missing: board.missing,
  spread: spreadOf(board.load.filter((_, seat) => board.isAble(seat))),
});

export function isAsGood(board: Board, bound: Quality): boolean {
  const { missing, spread } = qualityOf(board);
  return missing === bound.missing && spread === bound.spread;
}

const MOST_CHANGES = 6000;
/** Changes without anything better, after which it is given up. */
const MOST_IDLE = 3000;
/** People times slots times changes: some tenths of a second. */
const MOST_WORK = 3_000_000;
/** What a change for the worse may cost at the beginning. */
const PATIENCE = 1200;

export function rearrange(board: Board, bound: Quality): void {
  const changes = Math.min(MOST_CHANGES, Math.ceil(MOST_WORK / Math.max(1, board.seats.length * board.slots.length)));
  const draw = new Draw();
  let cost = costOf(board);
  let best = { cost, placed: board.placed.map((seats) => [...seats]) };
  for (
    let change = 0, idle = 0;
    change < changes && idle < MOST_IDLE && !isAsGood(board, bound);
    change += 1, idle += 1
  ) {
    const limit = cost + (PATIENCE * (changes - change) * draw.below(100)) / (100 * changes);
    if (!board.attempt(() => changeOnce(board, bound, draw) && costOf(board) <= limit)) continue;
    cost = costOf(board);
    if (cost >= best.cost) continue;
    best = { cost, placed: board.placed.map((seats) => [...seats]) };
    idle = 0;
  }
  restore(board, best.placed);
}

/** Gaps before spread before everything else that is uneven. */
function costOf(board: Board): number {
  const loads = board.load.filter((_, seat) => board.isAble(seat));
  const average = loads.reduce((sum, load) => sum + load, 0) / Math.max(1, loads.length);
  const unevenness = loads.reduce((sum, load) => sum + (load - average) ** 2, 0);
  return 1000 * board.missing + 20 * spreadOf(loads) + unevenness;
}

function changeOnce(board: Board, bound: Quality, draw: Draw): boolean {
  const gaps = board.slots.filter((slot) => board.missingIn(slot.index) > 0).map((slot) => slot.index);
  const isForGap = gaps.length > 0 && (board.missing > bound.missing ? draw.below(10) < 8 : draw.below(10) < 1);
  const aim = isForGap ? aimAtGap(board, gaps, draw) : aimAtLoads(board, draw);
  if (aim === undefined || !putIn(board, aim, draw)) return false;
  for (const gap of gaps) if (board.missingIn(gap) > 0 && draw.below(4) === 0) fillOnce(board, gap);
  return true;
}

interface Aim {
  readonly slot: number;
  readonly seat: number;
  /** who leaves the slot for it */
  readonly instead: number | undefined;
}

function aimAtGap(board: Board, gaps: readonly number[], draw: Draw): Aim | undefined {
  const slot = draw.from(gaps);
  if (slot === undefined) return undefined;
  const seat = draw.from(peopleFor(board, slot));
  return seat === undefined ? undefined : { slot, seat, instead: undefined };
}

/** Away from one who has most, to one who has least, or anywhere: what lies between them may be in the way. */
function aimAtLoads(board: Board, draw: Draw): Aim | undefined {
  const able = board.seats.map((_, seat) => seat).filter((seat) => board.isAble(seat));
  const way = draw.below(5);
  if (way <= 2) {
    const most = way === 0 ? 0 : Math.max(...able.map((seat) => board.loadOf(seat)));
    const instead = draw.from(able.filter((seat) => board.loadOf(seat) >= most && board.heldBy(seat).size > 0));
    const slot = instead === undefined ? undefined : draw.from([...board.heldBy(instead)]);
    const seat = slot === undefined ? undefined : draw.from(peopleFor(board, slot));
    return slot === undefined || seat === undefined ? undefined : { slot, seat, instead };
  }
  const least = Math.min(...able.map((seat) => board.loadOf(seat)));
  const seat = draw.from(able.filter((each) => board.loadOf(each) === least));
  const slot = seat === undefined ? undefined : draw.from(slotsFor(board, seat));
  if (seat === undefined || slot === undefined) return undefined;
  return { slot, seat, instead: board.missingIn(slot) > 0 ? undefined : draw.from(board.placedIn(slot)) };
}

const slotsFor = (board: Board, seat: number): number[] =>
  [...board.seat(seat).could].filter((slot) => !board.isIn(slot, seat));

const peopleFor = (board: Board, slot: number): number[] =>
  board.seats.map((_, seat) => seat).filter((seat) => board.isOpenTo(seat, slot));

/** Whatever is in the person's way is given to others, where there are any. */
function putIn(board: Board, { slot, seat, instead }: Aim, draw: Draw): boolean {
  if (instead !== undefined) board.lift(instead, slot);
  else if (board.missingIn(slot) === 0) return false;
  const given = board.clashesWith(seat, slot);
  for (const other of given) board.lift(seat, other);
  const { week } = board.slot(slot);
  if (!board.hasRoom(seat, week)) {
    const other = draw.from([...board.heldBy(seat)].filter((held) => board.slot(held).week === week));
    if (other === undefined) return false;
    board.lift(seat, other);
    given.push(other);
  }
  if (!board.fits(seat, slot)) return false;
  board.place(seat, slot);
  for (const other of given) fillOnce(board, other);
  return true;
}

function restore(board: Board, placed: readonly (readonly number[])[]): void {
  board.placed.forEach((seats, slot) => [...seats].forEach((seat) => board.lift(seat, slot)));
  placed.forEach((seats, slot) => seats.forEach((seat) => board.place(seat, slot)));
}

/** A fixed sequence of numbers that looks like chance. */
class Draw {
  private at = 0;

  below(limit: number): number {
    this.at += 1;
    return lotOf(`draw ${this.at}`) % limit;
  }

  from<T>(things: readonly T[]): T | undefined {
    return things.length === 0 ? undefined : things[this.below(things.length)];
  }
}
