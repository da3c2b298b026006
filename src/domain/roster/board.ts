/**
 * A roster while it is being made, for departments that share officers (mostly just one department): who stands in
 * which slot, who could, and how much each one has. Officers and slots are positions in arrays here; names come back
 * when the roster is handed out. A person's load counts every department: whoever serves in two has one measure.
 */
import { clash, MINUTES_OF_DAY, type Slot } from './slots.js';

export interface Seat {
  readonly staffId: string;
  /** shifts and burden before the period, and the place in the lot: only ever break ties */
  readonly servedShifts: number;
  readonly servedBurden: number;
  readonly lot: number;
  /** slots the officer could stand in, the weekly maximum and the rest between shifts apart */
  readonly could: ReadonlySet<number>;
  /** shifts still free in each week; a week that is absent has no maximum */
  readonly weekRoom: ReadonlyMap<string, number>;
  /** minutes between two shifts */
  readonly rest: number;
}

export interface Opening {
  /** by time */
  readonly slots: readonly Slot[];
  readonly seats: readonly Seat[];
  /** seats that are in a slot already and stay there */
  readonly fixed: readonly (readonly number[])[];
  /** seats that stood in the last shift before the period, by department */
  readonly before: ReadonlyMap<string, readonly number[]>;
  /** when each one stood last before the period, as a rank below zero; the longest ago is the lowest */
  readonly lastBefore: readonly number[];
}

export class Board {
  readonly slots: readonly Slot[];
  readonly seats: readonly Seat[];
  readonly fixed: readonly (readonly number[])[];
  readonly before: ReadonlyMap<string, readonly number[]>;
  readonly lastBefore: readonly number[];
  /** seats placed by us, slot by slot */
  readonly placed: number[][];
  /** all shifts of the period, the fixed ones included */
  readonly load: number[];
  readonly burden: number[];
  /** people missing, over all slots */
  missing: number;
  /** position of the latest slot given to each one; below zero before the period */
  readonly last: number[];
  /** some rule of this roster cannot be said as a capacity: a rest between shifts, or halves beside whole days */
  readonly hasRests: boolean;
  private readonly held: Set<number>[];
  private readonly heldOn: Map<number, number[]>[];
  private readonly weekLoad: Map<string, number>[];
  private trail: { seat: number; slot: number; isPlaced: boolean }[] | undefined;
  private readonly neighbours: readonly { readonly previous: number; readonly next: number }[];

  constructor(readonly opening: Opening) {
    this.slots = opening.slots;
    this.seats = opening.seats;
    this.fixed = opening.fixed;
    this.before = opening.before;
    this.lastBefore = opening.lastBefore;
    this.placed = opening.slots.map(() => []);
    this.load = opening.seats.map(() => 0);
    this.burden = opening.seats.map(() => 0);
    this.last = [...opening.lastBefore];
    this.held = opening.seats.map(() => new Set());
    this.heldOn = opening.seats.map(() => new Map());
    this.weekLoad = opening.seats.map(() => new Map());
    this.neighbours = neighboursOf(opening.slots);
    const parts = new Set(opening.slots.map((slot) => slot.part));
    this.hasRests = opening.seats.some((seat) => seat.rest > 0) || (parts.has('day') && parts.size > 1);
    opening.fixed.forEach((seats, at) => seats.forEach((seat) => this.count(seat, at, 1)));
    this.missing = opening.slots.reduce((sum, slot) => sum + this.missingIn(slot.index), 0);
  }

  slot(at: number): Slot {
    return known(this.slots[at]);
  }

  seat(at: number): Seat {
    return known(this.seats[at]);
  }

  placedIn(slot: number): readonly number[] {
    return this.placed[slot] ?? [];
  }

  isIn(slot: number, seat: number): boolean {
    return this.placedIn(slot).includes(seat) || (this.fixed[slot] ?? []).includes(seat);
  }

  inSlot(slot: number): readonly number[] {
    return [...(this.fixed[slot] ?? []), ...this.placedIn(slot)];
  }

  /** Who stood in the department's shift before this one. */
  inPrevious(slot: number): readonly number[] {
    const { previous } = known(this.neighbours[slot]);
    return previous < 0 ? (this.before.get(this.slot(slot).departmentId) ?? []) : this.inSlot(previous);
  }

  /** The department's next shift; undefined for its last. */
  nextOf(slot: number): number | undefined {
    const { next } = known(this.neighbours[slot]);
    return next < 0 ? undefined : next;
  }

  missingIn(slot: number): number {
    const there = (this.fixed[slot]?.length ?? 0) + this.placedIn(slot).length;
    return Math.max(0, this.slot(slot).needed - there);
  }

  heldBy(seat: number): ReadonlySet<number> {
    return known(this.held[seat]);
  }

  /** Could stand somewhere, or does: whose load is compared. */
  isAble(seat: number): boolean {
    return this.seat(seat).could.size > 0 || this.loadOf(seat) > 0;
  }

  loadOf(seat: number): number {
    return this.load[seat] ?? 0;
  }

  burdenOf(seat: number): number {
    return this.burden[seat] ?? 0;
  }

  lastOf(seat: number): number {
    return this.last[seat] ?? 0;
  }

  hasRoom(seat: number, week: string): boolean {
    const room = this.seat(seat).weekRoom.get(week);
    return room === undefined || (this.weekLoad[seat]?.get(week) ?? 0) < room;
  }

  /** Shifts of the person that the slot cannot stand beside: at the same time, or too close to rest in between. */
  clashesWith(seat: number, slot: number): number[] {
    const days = known(this.heldOn[seat]);
    if (days.size === 0) return [];
    const wanted = this.slot(slot);
    const { rest } = this.seat(seat);
    const day = dayOf(wanted.from);
    const reach = rest === 0 ? 0 : Math.ceil(rest / MINUTES_OF_DAY) + 1;
    const found: number[] = [];
    for (let at = day - reach; at <= day + reach; at += 1) {
      for (const other of days.get(at) ?? []) if (clash(this.slot(other), wanted, rest)) found.push(other);
    }
    return found;
  }

  /** May the person stand here, as the roster is? */
  fits(seat: number, slot: number): boolean {
    return (
      this.isOpenTo(seat, slot) && this.hasRoom(seat, this.slot(slot).week) && this.clashesWith(seat, slot).length === 0
    );
  }

  /** … and if they gave up that other shift of theirs? */
  fitsInstead(seat: number, slot: number, of: number): boolean {
    if (!this.isOpenTo(seat, slot)) return false;
    const { week } = this.slot(slot);
    if (this.slot(of).week !== week && !this.hasRoom(seat, week)) return false;
    return this.clashesWith(seat, slot).every((other) => other === of);
  }

  isOpenTo(seat: number, slot: number): boolean {
    return this.seat(seat).could.has(slot) && !this.isIn(slot, seat);
  }

  place(seat: number, slot: number): void {
    this.trail?.push({ seat, slot, isPlaced: true });
    if (this.missingIn(slot) > 0) this.missing -= 1;
    known(this.placed[slot]).push(seat);
    known(this.held[seat]).add(slot);
    const days = known(this.heldOn[seat]);
    const day = dayOf(this.slot(slot).from);
    days.set(day, [...(days.get(day) ?? []), slot]);
    this.addToWeek(seat, slot, 1);
    this.count(seat, slot, 1);
    this.last[seat] = Math.max(this.lastOf(seat), slot);
  }

  lift(seat: number, slot: number): void {
    this.trail?.push({ seat, slot, isPlaced: false });
    const seats = known(this.placed[slot]);
    seats.splice(seats.indexOf(seat), 1);
    if (this.missingIn(slot) > 0) this.missing += 1;
    known(this.held[seat]).delete(slot);
    const days = known(this.heldOn[seat]);
    const day = dayOf(this.slot(slot).from);
    days.set(
      day,
      (days.get(day) ?? []).filter((other) => other !== slot),
    );
    this.addToWeek(seat, slot, -1);
    this.count(seat, slot, -1);
  }

  /** Runs an attempt; when it is no success, everything is as it was before. */
  attempt(work: () => boolean): boolean {
    const outer = this.trail;
    this.trail = [];
    const isSuccess = work();
    const { trail } = this;
    this.trail = undefined;
    if (!isSuccess) {
      for (const { seat, slot, isPlaced } of trail.reverse())
        if (isPlaced) this.lift(seat, slot);
        else this.place(seat, slot);
    }
    this.trail = outer;
    return isSuccess;
  }

  private addToWeek(seat: number, slot: number, by: number): void {
    const weeks = known(this.weekLoad[seat]);
    const week = this.slot(slot).week;
    weeks.set(week, (weeks.get(week) ?? 0) + by);
  }

  private count(seat: number, slot: number, by: number): void {
    this.load[seat] = this.loadOf(seat) + by;
    this.burden[seat] = this.burdenOf(seat) + by * this.slot(slot).burden;
  }
}

const dayOf = (minute: number): number => Math.floor(minute / MINUTES_OF_DAY);

/** Each slot's neighbours in the order of its own department; -1 where there is none. */
function neighboursOf(slots: readonly Slot[]): { previous: number; next: number }[] {
  const found = slots.map(() => ({ previous: -1, next: -1 }));
  const latest = new Map<string, number>();
  slots.forEach(({ departmentId }, at) => {
    const previous = latest.get(departmentId);
    if (previous !== undefined) {
      known(found[at]).previous = previous;
      known(found[previous]).next = at;
    }
    latest.set(departmentId, at);
  });
  return found;
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a position outside the board');
  return value;
}
