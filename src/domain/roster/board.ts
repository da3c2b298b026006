/**
 * One department's roster while it is being made: who stands in which slot, who could, and how much each one has.
 * Officers and slots are positions in arrays here; names come back when the roster is handed out.
 */
import type { Slot } from './slots.js';

export interface Seat {
  readonly staffId: string;
  /** shifts and burden before the period, and the place in the lot: only ever break ties */
  readonly servedShifts: number;
  readonly servedBurden: number;
  readonly lot: number;
  /** slots the officer could stand in, the weekly maximum apart */
  readonly could: ReadonlySet<number>;
  /** shifts still free in each week; a week that is absent has no maximum */
  readonly weekRoom: ReadonlyMap<string, number>;
}

export interface Opening {
  readonly slots: readonly Slot[];
  readonly seats: readonly Seat[];
  /** seats that are in a slot already and stay there */
  readonly fixed: readonly (readonly number[])[];
  /** seats that stood in the last shift before the period */
  readonly before: readonly number[];
  /** when each one stood last before the period, as a rank below zero; the longest ago is the lowest */
  readonly lastBefore: readonly number[];
}

export class Board {
  readonly slots: readonly Slot[];
  readonly seats: readonly Seat[];
  readonly fixed: readonly (readonly number[])[];
  readonly before: readonly number[];
  readonly lastBefore: readonly number[];
  /** seats placed by us, slot by slot */
  readonly placed: number[][];
  /** all shifts of the period, the fixed ones included */
  readonly load: number[];
  readonly burden: number[];
  /** position of the latest slot given to each one; below zero before the period */
  readonly last: number[];
  private readonly held: Set<number>[];
  private readonly weekLoad: Map<string, number>[];

  constructor(opening: Opening) {
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
    this.weekLoad = opening.seats.map(() => new Map());
    opening.fixed.forEach((seats, at) => seats.forEach((seat) => this.count(seat, at, 1)));
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

  missingIn(slot: number): number {
    return Math.max(0, this.slot(slot).needed - this.inSlot(slot).length);
  }

  heldBy(seat: number): ReadonlySet<number> {
    return known(this.held[seat]);
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

  place(seat: number, slot: number): void {
    known(this.placed[slot]).push(seat);
    known(this.held[seat]).add(slot);
    this.addToWeek(seat, slot, 1);
    this.count(seat, slot, 1);
    this.last[seat] = Math.max(this.lastOf(seat), slot);
  }

  lift(seat: number, slot: number): void {
    const seats = known(this.placed[slot]);
    seats.splice(seats.indexOf(seat), 1);
    known(this.held[seat]).delete(slot);
    this.addToWeek(seat, slot, -1);
    this.count(seat, slot, -1);
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

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a position outside the board');
  return value;
}
