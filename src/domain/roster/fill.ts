/**
 * Fill the slots so that as many as possible are taken and the loads are as even as the rules allow.
 *
 * Each slot in turn is filled along the cheapest augmenting path: either somebody free takes it, or somebody who has
 * it easier takes over a shift from the one who takes it, and so on. Cost is a person's next shift: first its ordinal
 * in the period (so the sum of squares, and with it the spread, is least), then what they served before (so history
 * decides the remainder and can never widen the spread). Successive cheapest paths keep a flow optimal; weekly maxima,
 * and being in one place at a time, are capacities of the same network, so the result is the optimum and not a guess.
 * A rest between shifts, or halves beside whole days, are no such capacities: then this is a good start, and
 * `optimum.ts` looks whether there is better.
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

/** One more person for the slot, along the cheapest trail; false when there is none. */
export function fillOnce(board: Board, start: number): boolean {
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
    for (let seat = 0; seat < board.seats.length; seat += 1) {
      if (!board.isOpenTo(seat, slot) || isOnTrail(board, seat, slot, moves)) continue;
      const clashes = board.clashesWith(seat, slot);
      const isFree = clashes.length === 0 && board.hasRoom(seat, board.slot(slot).week);
      if (!reached.isNew(seat, slot, isFree, clashes, board)) continue;
      if (isFree && isCheaper(board, { seat, slot, steps }, best)) best = { seat, slot, steps };
      for (const other of clashes.length === 0 ? board.heldBy(seat) : clashes) {
        if (other === start || moves.has(other) || !board.fitsInstead(seat, slot, other)) continue;
        moves.set(other, { seat, to: slot });
        queue.push({ slot: other, steps: steps + 1 });
      }
    }
  }
  return best;
}

/** Two moves of one person could break a rest that each alone keeps: there, nobody moves twice in a trail. */
function isOnTrail(board: Board, seat: number, slot: number, moves: ReadonlyMap<number, Move>): boolean {
  if (!board.hasRests) return false;
  for (let move = moves.get(slot); move !== undefined; move = moves.get(move.to)) if (move.seat === seat) return true;
  return false;
}

/** Nobody at all has an easier next shift: longer trails cannot find better. */
function isLeast(board: Board, { seat }: Offer): boolean {
  return board.seats.every((other, at) => {
    if (other.could.size === 0) return true;
    return (board.loadOf(seat) - board.loadOf(at) || board.seat(seat).servedShifts - other.servedShifts) <= 0;
  });
}

/** A free person is reached with all their shifts, one at the weekly maximum with that week's, one who is taken with those. */
class Reached {
  private readonly people = new Set<number>();
  private readonly ties = new Set<string>();

  /** Everybody who could ever offer has done so. */
  everybody(board: Board): boolean {
    return this.people.size === board.seats.length;
  }

  isNew(seat: number, slot: number, isFree: boolean, clashes: readonly number[], board: Board): boolean {
    if (this.people.has(seat)) return false;
    if (isFree) this.people.add(seat);
    const key = `${seat} ${clashes.length > 0 ? clashes.join(' ') : board.slot(slot).week}`;
    if (!isFree && this.ties.has(key)) return false;
    this.ties.add(key);
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
