/**
 * What a session needs, as requirements of the search for a slot. A mediator of the case must be free and in term, on duty
 * or not: who stands at the counter may mediate meanwhile. Anybody else is asked for by name, an officer then has to be on
 * duty, at the counter or on call; or as somebody of a department, who has to be on duty for it. One person may meet several
 * needs. Source: domain.md §5, R18. Example: the court asked for and a judge named: the judge on duty stands for the court.
 */
import { startOfDayInstant } from '../shared/day.js';
import type { Interval } from '../shared/interval.js';
import type { Appointment } from '../centers/appointment.js';
import type { ShiftKind } from '../roster/roster.js';
import type { Choice, Requirement } from './slot-search.js';

export const NEEDS = ['mediator', 'named', 'department', 'room', 'parties'] as const;
export type NeedKind = (typeof NEEDS)[number];

export interface Need extends Requirement {
  readonly kind: NeedKind;
  /** the person or department; null for the room and the parties */
  readonly id: string | null;
}

export interface Person extends Appointment {
  readonly id: string;
  readonly isOfficer: boolean;
  readonly active: boolean;
}

export interface OnDuty extends Interval {
  readonly staffId: string;
  readonly departmentId: string;
  readonly kind: ShiftKind;
}

/** When people are away or in another meeting. */
export type BusyOf = (staffId: string) => readonly Interval[];

/** All the time when it is null. */
const person = ({ id, active }: Person, within: readonly Interval[] | null, busyOf: BusyOf): Choice => ({
  id,
  within: active ? within : [],
  busy: busyOf(id),
});

export function mediatorNeed(mediator: Person, whole: Interval, zone: string, busyOf: BusyOf): Need {
  const { id, appointedTo } = mediator;
  const term =
    appointedTo === null ? null : [{ startsAt: whole.startsAt, endsAt: startOfDayInstant(appointedTo, zone) }];
  return { kind: 'mediator', id, choices: [person(mediator, term, busyOf)] };
}

export function namedNeed(named: Person, lines: readonly OnDuty[], busyOf: BusyOf): Need {
  const own = named.isOfficer ? lines.filter(({ staffId }) => staffId === named.id) : null;
  return { kind: 'named', id: named.id, choices: [person(named, own, busyOf)] };
}

/** Whoever comes anyway before others, the counter before those on call. `people`: at least those on the lines. */
export function departmentNeed(
  departmentId: string,
  people: readonly Person[],
  lines: readonly OnDuty[],
  comeAnyway: readonly string[],
  busyOf: BusyOf,
): Need {
  const own = lines.filter((line) => line.departmentId === departmentId);
  const choicesOf = (isWanted: (line: OnDuty) => boolean): Choice[] =>
    people.map((each) =>
      person(
        each,
        own.filter((line) => line.staffId === each.id && isWanted(line)),
        busyOf,
      ),
    );
  const choices = [
    ...choicesOf(({ staffId }) => comeAnyway.includes(staffId)),
    ...choicesOf(({ kind }) => kind === 'counter'),
    ...choicesOf(() => true),
  ];
  return { kind: 'department', id: departmentId, choices: choices.filter(({ within }) => within?.length !== 0) };
}

export const roomNeed = (choices: readonly Choice[]): Need => ({ kind: 'room', id: null, choices });

export const partiesNeed = (away: readonly Interval[]): Need => ({
  kind: 'parties',
  id: null,
  choices: [{ id: 'parties', within: null, busy: away }],
});
