/**
 * What a draft rests on, and what of it has moved since: a draft is published on the ground it was made on or not at
 * all, and whoever is refused is told what to look at (R12). Example: the officer who went on leave after the draft was
 * made. Ids and days only; names are put in at the edge.
 */
import { canonicalJson } from '../shared/canonical.js';
import type { Refusal } from '../shared/refusal.js';
import type { Day } from '../shared/day.js';
import type { Refusals } from '../shared/result.js';
import type { DutyHours } from './duty.js';
import type { Absence, DepartmentNeed, ServedBefore, TakenShift } from './roster.js';

export interface GroundFacts {
  readonly departments: readonly DepartmentNeed[];
  readonly absences: readonly Absence[];
  readonly taken: readonly TakenShift[];
  readonly history: readonly ServedBefore[];
  readonly hours: DutyHours;
  readonly worked: readonly Day[];
  readonly madeUp: readonly Day[];
  /** the years of the period have been entered */
  readonly known: boolean;
}

export type Moved =
  | { readonly code: 'absence_added' | 'absence_ended'; readonly staffId: string; readonly from: Day; readonly to: Day }
  | {
      readonly code: 'officer_added' | 'officer_gone' | 'officer_terms_changed';
      readonly departmentId: string;
      readonly staffId: string;
    }
  | { readonly code: 'department_terms_changed' | 'department_gone'; readonly departmentId: string }
  | { readonly code: 'shift_elsewhere_added' | 'shift_elsewhere_gone'; readonly staffId: string; readonly on: Day }
  | { readonly code: 'history_changed'; readonly departmentId: string }
  | { readonly code: 'working_days_changed'; readonly days: readonly Day[] }
  | { readonly code: 'duty_hours_changed' };

/** Empty when the draft would be made from the very same facts today. */
export function movedSince(before: GroundFacts, now: GroundFacts): Moved[] {
  const days = symmetric([...before.worked, ...before.madeUp], [...now.worked, ...now.madeUp]);
  return [
    ...absencesMoved(before.absences, now.absences),
    ...before.departments.flatMap((need) => departmentMoved(need, now)),
    ...shiftsMoved(before.taken, now.taken),
    ...(days.length > 0 || before.known !== now.known ? [{ code: 'working_days_changed' as const, days }] : []),
    ...(same(before.hours, now.hours) ? [] : [{ code: 'duty_hours_changed' as const }]),
    ...before.departments.flatMap(({ departmentId }) => historyMoved(departmentId, before, now)),
  ];
}

function absencesMoved(before: readonly Absence[], now: readonly Absence[]): Moved[] {
  return [
    ...without(now, before).map((absence) => ({ code: 'absence_added' as const, ...absence })),
    ...without(before, now).map((absence) => ({ code: 'absence_ended' as const, ...absence })),
  ];
}

function departmentMoved(before: DepartmentNeed, ground: GroundFacts): Moved[] {
  const { departmentId } = before;
  const now = ground.departments.find((need) => need.departmentId === departmentId);
  if (now === undefined) return [{ code: 'department_gone', departmentId }];
  const ids = (need: DepartmentNeed): string[] => need.officers.map(({ staffId }) => staffId);
  const changed = before.officers.filter((officer) => {
    const other = now.officers.find(({ staffId }) => staffId === officer.staffId);
    return other !== undefined && !same(officer, other);
  });
  return [
    ...(same({ ...before, officers: [] }, { ...now, officers: [] })
      ? []
      : [{ code: 'department_terms_changed' as const, departmentId }]),
    ...without(ids(now), ids(before)).map((staffId) => ({ code: 'officer_added' as const, departmentId, staffId })),
    ...without(ids(before), ids(now)).map((staffId) => ({ code: 'officer_gone' as const, departmentId, staffId })),
    ...changed.map(({ staffId }) => ({ code: 'officer_terms_changed' as const, departmentId, staffId })),
  ];
}

function shiftsMoved(before: readonly TakenShift[], now: readonly TakenShift[]): Moved[] {
  const moved = (code: 'shift_elsewhere_added' | 'shift_elsewhere_gone') => (shift: TakenShift) => ({
    code,
    staffId: shift.staffId,
    on: shift.on,
  });
  return [
    ...without(now, before).map(moved('shift_elsewhere_added')),
    ...without(before, now).map(moved('shift_elsewhere_gone')),
  ];
}

/** Shifts before the period that came, went or changed hands: they decide who gets the remainder and the heavy days. */
function historyMoved(departmentId: string, before: GroundFacts, now: GroundFacts): Moved[] {
  const ours = ({ history }: GroundFacts): ServedBefore[] =>
    history.filter((served) => served.departmentId === departmentId);
  const isSame = without(ours(before), ours(now)).length + without(ours(now), ours(before)).length === 0;
  return isSame ? [] : [{ code: 'history_changed', departmentId }];
}

const MOST_TOLD = 20;

/** The refusal, and what moved, the first twenty; `nameOf` knows people and departments. */
export function outdated(moved: readonly Moved[], nameOf: (id: string) => string): Refusals {
  const told = moved.slice(0, MOST_TOLD).map((each): Refusal => {
    const { code, ...rest } = each;
    const params: Record<string, string> = {};
    if ('staffId' in rest) params['name'] = nameOf(rest.staffId);
    if ('departmentId' in rest) params['department'] = nameOf(rest.departmentId);
    if ('from' in rest) Object.assign(params, { from: rest.from, to: rest.to });
    if ('on' in rest) params['on'] = rest.on;
    if ('days' in rest) params['days'] = rest.days.slice(0, MOST_TOLD).join(', ');
    return { code, params };
  });
  return [{ code: 'draft_outdated', params: { count: moved.length } }, ...told];
}

function without<T>(things: readonly T[], others: readonly T[]): T[] {
  const known = new Set(others.map((other) => canonicalJson(other)));
  return things.filter((thing) => !known.has(canonicalJson(thing)));
}

const symmetric = (left: readonly string[], right: readonly string[]): string[] =>
  [...new Set([...without(left, right), ...without(right, left)])].sort();

const same = (left: unknown, right: unknown): boolean => canonicalJson(left) === canonicalJson(right);
