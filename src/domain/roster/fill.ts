/**
 * Fill the slots so that as many as possible are taken and the loads are as even as the rules allow.
 *
 * Each slot in turn is filled along the cheapest augmenting path: either somebody free takes it, or somebody who has
 * it easier takes over a shift from the one who takes it, and so on. Cost is a person's next shift: first its ordinal
 * in the period (so the sum of squares, and with it the spread, is least), then what they served before (so history
 * decides the remainder and can never widen the spread). Successive cheapest paths keep a flow optimal; weekly maxima
 * are capacities of the same network, so the result is the optimum and not a guess.
 */
import type { Board } from './board.js';

export function fill(board: Board): void {
  for (const slot of board.slots) {
    for (let missing = board.missingIn(slot.index); missing > 0; missing -= 1) {
      if (!fillOnce(board, slot.index)) break;
    }
  }
}

/** `seat` could take `slot`, which its taker reached by giving up the shifts the trail leads back through. */
interface Offer {
  readonly seat: number;
  readonly slot: number;
  readonly steps: number;
}

/** How a slot came to need somebody: its holder `seat` would move to the slot `to`. */
interface Move {
  readonly seat: number;
  readonly to: number;
}

function fillOnce(board: Board, start: number): boolean {
  const moves = new Map<number, Move>();
  const best = cheapestOffer(board, start, moves);
  if (best === undefined) return false;
  board.place(best.seat, best.slot);
  for (let at = best.slot, move = moves.get(at); move !== undefined; at = move.to, move = moves.get(at)) {
    board.lift(move.seat, at);
    board.place(move.seat, move.to);
  }
  return true;
}

function cheapestOffer(board: Board, start: number, moves: Map<number, Move>): Offer | undefined {
  let best: Offer | undefined;
  const queue: { slot: number; steps: number }[] = [{ slot: start, steps: 0 }];
  const reached = new Reached();
  for (let head = queue[0], at = 0; head !== undefined; at += 1, head = queue[at]) {
    const { slot, steps } = head;
    if (reached.everybody(board) || (best !== undefined && steps > best.steps && isLeast(board, best))) break;
    const week = board.slot(slot).week;
    for (let seat = 0; seat < board.seats.length; seat += 1) {
      if (!board.seat(seat).could.has(slot) || board.isIn(slot, seat)) continue;
      const isFree = board.hasRoom(seat, week);
      if (!reached.isNew(seat, week, isFree)) continue;
      if (isFree && isCheaper(board, { seat, slot, steps }, best)) best = { seat, slot, steps };
      for (const other of board.heldBy(seat)) {
        if (other === start || moves.has(other)) continue;
        if (!isFree && board.slot(other).week !== week) continue;
        moves.set(other, { seat, to: slot });
        queue.push({ slot: other, steps: steps + 1 });
      }
    }
  }
  return best;
}

/** Nobody at all has an easier next shift: longer trails cannot find better. */
function isLeast(board: Board, { seat }: Offer): boolean {
  return board.seats.every((other, at) => {
    if (other.could.size === 0) return true;
    return (board.loadOf(seat) - board.loadOf(at) || board.seat(seat).servedShifts - other.servedShifts) <= 0;
  });
}

/** A person with room in the week is reached with all their shifts, one without only with that week's. */
class Reached {
  private readonly people = new Set<number>();
  private readonly weeks = new Set<string>();

  /** Everybody who could ever offer has done so. */
  everybody(board: Board): boolean {
    return this.people.size === board.seats.length;
  }

  isNew(seat: number, week: string, isFree: boolean): boolean {
    if (this.people.has(seat)) return false;
    if (isFree) this.people.add(seat);
    const key = `${seat} ${week}`;
    if (!isFree && this.weeks.has(key)) return false;
    this.weeks.add(key);
    return true;
  }
}

function isCheaper(board: Board, offer: Offer, best: Offer | undefined): boolean {
  if (best === undefined) return true;
  const seat = board.seat(offer.seat);
  const other = board.seat(best.seat);
  const order =
    board.loadOf(offer.seat) - board.loadOf(best.seat) ||
    seat.servedShifts - other.servedShifts ||
    offer.steps - best.steps ||
    board.lastOf(offer.seat) - board.lastOf(best.seat) ||
    seat.lot - other.lot;
  return order < 0;
}
