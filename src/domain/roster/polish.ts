/**
 * With loads settled, exchange shifts until no single exchange makes the roster better. Better means, in this order:
 * fewer people twice in a row, the remainder with those who served less before, heavy days shared more evenly, and
 * the heavier share with those who carried less before. Nothing here changes how many shifts are filled or widens the
 * spread: shifts change hands between two people, or pass from one who has more than the other.
 */
import type { Board } from './board.js';

const MOST_ROUNDS = 30;

export function polish(board: Board): void {
  while (evenOut(board));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const passed = passOn(board);
    const exchanged = exchange(board);
    if (!passed && !exchanged) return;
  }
}

/** Somebody's shift goes to another who has at least two fewer: only where a rest kept `fill` from seeing it. */
function evenOut(board: Board): boolean {
  for (const { index: slot } of board.slots) {
    for (const seat of board.placedIn(slot)) {
      const taker = board.seats.findIndex((_, to) => board.loadOf(to) < board.loadOf(seat) - 1 && board.fits(to, slot));
      if (taker < 0) continue;
      move(board, slot, seat, taker);
      return true;
    }
  }
  return false;
}

type Score = readonly number[];

/** One person's shift goes to another who has exactly one fewer: the loads stay the same set of numbers. */
function passOn(board: Board): boolean {
  let improved = false;
  for (const { index: slot } of board.slots) {
    for (const seat of [...board.placedIn(slot)]) {
      const takers = board.seats.map((_, other) => other).filter((other) => canPass(board, slot, seat, other));
      if (takers.some((taker) => passes(board, slot, seat, taker))) improved = true;
    }
  }
  return improved;
}

function canPass(board: Board, slot: number, from: number, to: number): boolean {
  return board.loadOf(from) === board.loadOf(to) + 1 && board.fits(to, slot);
}

function passes(board: Board, slot: number, from: number, to: number): boolean {
  const before = score(board, [slot], [from, to]);
  move(board, slot, from, to);
  if (isBetter(score(board, [slot], [from, to]), before)) return true;
  move(board, slot, to, from);
  return false;
}

/** Two people exchange one shift each. */
function exchange(board: Board): boolean {
  let improved = false;
  for (const { index: slot } of board.slots) {
    for (const seat of [...board.placedIn(slot)]) {
      if (exchangeFirst(board, slot, seat)) improved = true;
    }
  }
  return improved;
}

function exchangeFirst(board: Board, slot: number, seat: number): boolean {
  const isPressed = rowsAt(board, slot, seat) > 0;
  const burden = board.slot(slot).burden;
  for (const other of board.slots) {
    if (other.index === slot || (!isPressed && other.burden === burden)) continue;
    for (const partner of board.placedIn(other.index)) {
      if (!isPressed && !relieves(board, seat, partner, burden - other.burden)) continue;
      if (!canExchange(board, slot, seat, other.index, partner)) continue;
      if (exchanges(board, slot, seat, other.index, partner)) return true;
    }
  }
  return false;
}

/** Would handing over this much burden even it out? Asked first, because it costs least to ask. */
function relieves(board: Board, from: number, to: number, burden: number): boolean {
  const change = 2 * burden * (board.burdenOf(to) - board.burdenOf(from) + burden);
  return change < 0 || (change === 0 && burden * (board.seat(from).servedBurden - board.seat(to).servedBurden) > 0);
}

function canExchange(board: Board, slot: number, seat: number, other: number, partner: number): boolean {
  return seat !== partner && board.fitsInstead(seat, other, slot) && board.fitsInstead(partner, slot, other);
}

function exchanges(board: Board, slot: number, seat: number, other: number, partner: number): boolean {
  const before = score(board, [slot, other], [seat, partner]);
  move(board, slot, seat, partner);
  move(board, other, partner, seat);
  if (isBetter(score(board, [slot, other], [seat, partner]), before)) return true;
  move(board, slot, partner, seat);
  move(board, other, seat, partner);
  return false;
}

function move(board: Board, slot: number, from: number, to: number): void {
  board.lift(from, slot);
  board.place(to, slot);
}

/** The part of the roster's score these slots and people can change; smaller is better, earlier figures first. */
function score(board: Board, slots: readonly number[], seats: readonly number[]): Score {
  const edges = new Set(slots.flatMap((slot) => [slot, board.nextOf(slot) ?? slot]));
  return [
    [...edges].reduce((sum, edge) => sum + twiceInARow(board, edge), 0),
    seats.reduce((sum, seat) => sum + board.loadOf(seat) * board.seat(seat).servedShifts, 0),
    seats.reduce((sum, seat) => sum + board.burdenOf(seat) ** 2, 0),
    seats.reduce((sum, seat) => sum + board.burdenOf(seat) * board.seat(seat).servedBurden, 0),
  ];
}

function isBetter(after: Score, before: Score): boolean {
  const at = after.findIndex((figure, index) => figure !== before[index]);
  return at >= 0 && (after[at] ?? 0) < (before[at] ?? 0);
}

/** How many people stand both in this slot and in the department's one before it. */
export function twiceInARow(board: Board, slot: number): number {
  const earlier = board.inPrevious(slot);
  return board.inSlot(slot).filter((seat) => earlier.includes(seat)).length;
}

function rowsAt(board: Board, slot: number, seat: number): number {
  const next = board.nextOf(slot);
  const later = next === undefined ? [] : board.inSlot(next);
  return Number(board.inPrevious(slot).includes(seat)) + Number(later.includes(seat));
}
