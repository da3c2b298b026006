/**
 * How evenly the duty is shared, in figures anybody can recount: shifts per person, the spread between the most and
 * the least, and the weighted load in which Mondays and Fridays count 1¼ and make-up weekend days 1½.
 * People who could stand in exactly the same shifts must not differ by more than one: that is `spreadAmongEquals`.
 */
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { Day } from '../shared/day.js';
import type { ServedBefore } from './roster.js';
import { burdenOf, weightedLoad } from './slots.js';

export interface PersonLoad {
  readonly staffId: string;
  /** in this department */
  readonly shifts: number;
  /** in all departments that were drafted together */
  readonly shiftsInAll: number;
  /** … in which Mondays, Fridays and make-up days count more */
  readonly weighted: number;
  /** shifts of all of them that the person could have stood in */
  readonly available: number;
  readonly servedBefore: number;
}

export interface DepartmentFairness {
  readonly departmentId: string;
  readonly shifts: number;
  readonly missing: number;
  /** over this department's officers, their duty for others counted */
  readonly spread: number;
  readonly spreadAmongEquals: number;
  readonly weightedSpread: number;
  /** times somebody stands in two of the department's shifts one after the other */
  readonly twiceInARow: number;
  /** the departments that share officers, directly or through others: their duty is shared out as one */
  readonly sharedWith: readonly string[];
  /** over all officers of those departments: what is made as small as the rules allow */
  readonly groupSpread: number;
  /** no roster under the same rules fills more shifts, or as many with a smaller group spread: shown, not hoped */
  readonly proven: boolean;
  readonly people: readonly PersonLoad[];
}

export interface LoadInput extends Omit<PersonLoad, 'weighted'> {
  readonly burden: number;
  /** what makes two people equally available: the same shifts, the same weekly maximum, the same rest */
  readonly availability: string;
}

export type DepartmentFound = Pick<
  DepartmentFairness,
  'departmentId' | 'missing' | 'twiceInARow' | 'sharedWith' | 'groupSpread' | 'proven'
>;

export function fairnessOf(found: DepartmentFound, loads: readonly LoadInput[]): DepartmentFairness {
  const able = loads.filter((load) => load.available > 0 || load.shiftsInAll > 0);
  const groups = [...new Set(able.map((load) => load.availability))].map((availability) =>
    able.filter((load) => load.availability === availability),
  );
  return {
    ...found,
    shifts: loads.reduce((sum, load) => sum + load.shifts, 0),
    spread: spreadOf(able.map((load) => load.shiftsInAll)),
    spreadAmongEquals: Math.max(0, ...groups.map((group) => spreadOf(group.map((load) => load.shiftsInAll)))),
    weightedSpread: spreadOf(able.map((load) => weightedLoad(load.shiftsInAll, load.burden))),
    people: loads.map(({ staffId, shifts, shiftsInAll, available, servedBefore, burden }) => ({
      staffId,
      shifts,
      shiftsInAll,
      weighted: weightedLoad(shiftsInAll, burden),
      available,
      servedBefore,
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
