/**
 * How evenly the duty is shared, in figures anybody can recount: shifts per person, the spread between the most and
 * the least, and the weighted load in which Mondays and Fridays count 1¼ and make-up weekend days 1½.
 * People who could stand in exactly the same shifts must not differ by more than one: that is `spreadAmongEquals`.
 */
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { Day } from '../shared/day.js';
import type { ServedBefore } from './roster.js';
import { burdenOf } from './slots.js';

const QUARTERS = 4;

export interface PersonLoad {
  readonly staffId: string;
  readonly shifts: number;
  /** Mondays, Fridays and make-up days count more */
  readonly weighted: number;
  /** shifts the person could have stood in */
  readonly available: number;
  readonly servedBefore: number;
}

export interface DepartmentFairness {
  readonly departmentId: string;
  readonly shifts: number;
  readonly missing: number;
  readonly spread: number;
  readonly spreadAmongEquals: number;
  readonly weightedSpread: number;
  /** times somebody stands in two of the department's shifts one after the other */
  readonly twiceInARow: number;
  readonly people: readonly PersonLoad[];
}

export interface LoadInput {
  readonly staffId: string;
  readonly shifts: number;
  readonly burden: number;
  /** what makes two people equally available: the same shifts and the same weekly maximum */
  readonly availability: string;
  readonly available: number;
  readonly servedBefore: number;
}

export function fairnessOf(
  departmentId: string,
  loads: readonly LoadInput[],
  found: { readonly missing: number; readonly twiceInARow: number },
): DepartmentFairness {
  const able = loads.filter((load) => load.available > 0 || load.shifts > 0);
  const groups = [...new Set(able.map((load) => load.availability))].map((availability) =>
    able.filter((load) => load.availability === availability),
  );
  return {
    departmentId,
    shifts: loads.reduce((sum, load) => sum + load.shifts, 0),
    missing: found.missing,
    spread: spreadOf(able.map((load) => load.shifts)),
    spreadAmongEquals: Math.max(0, ...groups.map((group) => spreadOf(group.map((load) => load.shifts)))),
    weightedSpread: spreadOf(able.map(weightedLoad)),
    twiceInARow: found.twiceInARow,
    people: loads.map((load) => ({
      staffId: load.staffId,
      shifts: load.shifts,
      weighted: weightedLoad(load),
      available: load.available,
      servedBefore: load.servedBefore,
    })),
  };
}

/** Most minus least; zero for nobody. */
export function spreadOf(figures: readonly number[]): number {
  return figures.length === 0 ? 0 : Math.max(...figures) - Math.min(...figures);
}

/** What past shifts amount to, person by person and department by department: the history of the next draft. */
export function servedBefore(
  shifts: readonly { readonly on: Day; readonly departmentId: string; readonly staffId: string }[],
  calendar: WorkingCalendar,
): ServedBefore[] {
  const served = new Map<string, ServedBefore>();
  for (const { on, departmentId, staffId } of shifts) {
    const key = `${departmentId} ${staffId}`;
    const sum = served.get(key) ?? { departmentId, staffId, shifts: 0, burden: 0, lastOn: null };
    served.set(key, {
      ...sum,
      shifts: sum.shifts + 1,
      burden: sum.burden + burdenOf(on, calendar),
      lastOn: sum.lastOn === null || on > sum.lastOn ? on : sum.lastOn,
    });
  }
  return [...served.values()];
}

function weightedLoad(load: Pick<LoadInput, 'shifts' | 'burden'>): number {
  return load.shifts + load.burden / QUARTERS;
}
