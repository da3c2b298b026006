/**
 * Is there a roster with fewer gaps, or with as few and loads closer together? `fill` is optimal where the rules are
 * capacities; a rest between shifts is none, so there its result is held against a bound, and where the two differ a
 * better roster is looked for, by trying everything while that is possible, and by rearranging otherwise. The bound is the optimum of the same roster without rest: leaving a rule out
 * can only help. The search is exhaustive within a number of steps that depends on nothing but the input, so
 * that the same input gives the same roster; whether it came to an end is told (`proven`).
 */
import { Board, type Opening } from './board.js';
import { fill } from './fill.js';
import { isAsGood, type Quality, qualityOf, rearrange } from './rearrange.js';
import { RosterSearch, type Wanted } from './search.js';

export interface Optimum {
  readonly board: Board;
  /** nobody can do better under the same rules: shown by the bound, or by having tried everything */
  readonly proven: boolean;
}

/** Steps of the search times people: some tenths of a second. */
const MOST_WORK = 200_000;

export function bestRoster(opening: Opening): Optimum {
  const start = new Board(opening);
  fill(start);
  if (!start.hasRests) return { board: start, proven: true };
  const bound = relaxedBound(opening);
  if (isAsGood(start, bound)) return { board: start, proven: true };
  const searched = improve(opening, start, bound);
  if (searched.proven) return searched;
  rearrange(searched.board, bound);
  return { board: searched.board, proven: isAsGood(searched.board, bound) };
}

/** From the bound upwards: the first quality for which a roster is found is the best, if those before it were ruled out. */
function improve(opening: Opening, start: Board, bound: Quality): Optimum {
  const search = new RosterSearch(opening);
  const found = qualityOf(start);
  let left = Math.ceil(MOST_WORK / Math.max(1, opening.seats.length));
  let proven = true;
  const find = (wanted: Wanted): Board | undefined => {
    const answer = search.find(wanted, left);
    left -= answer.steps;
    if (answer.board === undefined) proven &&= answer.complete;
    return answer.board;
  };
  for (let missing = bound.missing; missing <= found.missing; missing += 1) {
    const filled = missing === found.missing ? start : find({ missing, ...ANY_LOAD });
    if (filled === undefined) continue;
    const least = missing === bound.missing ? bound.spread : 0;
    for (let spread = least; spread < qualityOf(filled).spread; spread += 1) {
      for (const loads of loadsWith(start, missing, spread)) {
        const board = find({ missing, ...loads });
        if (board !== undefined) return { board, proven };
      }
    }
    return { board: filled, proven };
  }
  return { board: start, proven };
}

const ANY_LOAD = { least: 0, most: Number.MAX_SAFE_INTEGER };

/** The least and most shifts of one person between which so many shifts can be shared out with that spread. */
function loadsWith(board: Board, missing: number, spread: number): Pick<Wanted, 'least' | 'most'>[] {
  const people = board.seats.filter((_, seat) => board.isAble(seat)).length;
  const shifts =
    board.slots.reduce((sum, slot) => sum + Math.max(slot.needed, board.fixed[slot.index]?.length ?? 0), 0) - missing;
  const average = people === 0 ? 0 : shifts / people;
  const lowest = Math.max(0, Math.ceil(average) - spread);
  return Array.from({ length: Math.max(0, Math.floor(average) - lowest + 1) }, (_, at) => ({
    least: lowest + at,
    most: lowest + at + spread,
  }));
}

/** The optimum when nobody needs a rest and halves do not collide with whole days. */
function relaxedBound(opening: Opening): Quality {
  const seats = opening.seats.map((seat) => ({ ...seat, rest: 0 }));
  const isMixed = new Set(opening.slots.map((slot) => slot.part)).size > 1;
  const slots = isMixed ? opening.slots.map((slot) => ({ ...slot, from: slot.index, to: slot.index })) : opening.slots;
  const board = new Board({ ...opening, seats, slots });
  fill(board);
  return qualityOf(board);
}
