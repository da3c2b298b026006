/**
 * The monthly return: somebody answers for the month, even when nothing happened. Without it an empty register proves
 * nothing, because silence and forgetting look alike. The server counts the register itself; what the return states
 * must agree at filing, and a petition of that month entered later contradicts it (api.md §5; 条例 44(1)). Whoever confirmed the month
 * vouched for the register as it was: an amendment that is counted otherwise asks for the confirmation again.
 * Example: a nil return for 2026-10 and one letter dated 2026-10-08 in the register: refused, naming the letter.
 */
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { addWorkingDays } from '../deadlines/working-days.js';
import { addDays, addMonths, firstDayOf, monthOf, type Day, type Month } from '../shared/day.js';
import { PETITION_CHANNELS, PETITION_LEVELS, byDayThenId, personsIn } from './petition.js';
import type { Petition, PetitionChannel, PetitionLevel } from './petition.js';

/** What a return states beyond nil; a count that is left out is not compared. */
export interface ReturnCounts {
  readonly items: number;
  readonly persons?: number;
  readonly byChannel?: Readonly<Partial<Record<PetitionChannel, number>>>;
  readonly byLevel?: Readonly<Partial<Record<PetitionLevel, number>>>;
}

export interface MonthlyReturn {
  readonly id: string;
  readonly centerId: string;
  readonly month: Month;
  readonly state: 'filed' | 'confirmed' | 'contradicted';
  readonly nil: boolean;
  /** null with `nil` */
  readonly counts: ReturnCounts | null;
}

export interface ReturnDifference {
  /** JSON pointer into the return's body */
  readonly pointer: string;
  readonly stated: number;
  readonly counted: number;
  /** the records that make up `counted` */
  readonly petitionIds: readonly string[];
}

/** Where the return and the register disagree; empty when they agree. */
export function compareReturn(
  stated: Pick<MonthlyReturn, 'centerId' | 'month' | 'nil' | 'counts'>,
  register: readonly Petition[],
): ReturnDifference[] {
  const petitions = petitionsOfMonth(register, stated.centerId, stated.month);
  const counts: ReturnCounts = stated.nil || stated.counts === null ? { items: 0 } : stated.counts;
  const pointer = stated.nil ? '/nil' : '/counts/items';
  return [
    compared(pointer, counts.items, petitions, petitions.length),
    compared('/counts/persons', counts.persons, petitions, personsIn(petitions)),
    ...PETITION_CHANNELS.map((channel) => {
      const found = petitions.filter((petition) => petition.channel === channel);
      return compared(`/counts/byChannel/${channel}`, counts.byChannel?.[channel], found, found.length);
    }),
    ...PETITION_LEVELS.map((level) => {
      const found = petitions.filter((petition) => petition.level === level);
      return compared(`/counts/byLevel/${level}`, counts.byLevel?.[level], found, found.length);
    }),
  ].filter((difference) => difference !== undefined);
}

/** What reports count of an entry. */
const COUNTED = [
  'occurredOn',
  'channel',
  'level',
  'persons',
  'group',
  'jointLetter',
  'first',
  'overLevel',
] as const satisfies readonly (keyof Petition)[];

/** An entry in the register, which may still have to be confirmed. */
export type RegisteredPetition = Petition & { readonly provisional: boolean };

/** Whether a new or amended entry changes what was vouched for: it is counted otherwise, or it became provisional. */
export function isCountedOtherwise(before: RegisteredPetition | null, after: RegisteredPetition): boolean {
  if (before === null) return true;
  if (after.provisional && !before.provisional) return true;
  return COUNTED.some((field) => before[field] !== after[field]);
}

/** Petitions of the centre dated in the month, by day and id. */
export function petitionsOfMonth(register: readonly Petition[], centerId: string, month: Month): Petition[] {
  return register
    .filter((petition) => petition.centerId === centerId && monthOf(petition.occurredOn) === month)
    .sort(byDayThenId);
}

/** First day of the month after: a month is finished once that day has come. */
export function endOf(month: Month): Day {
  return firstDayOf(addMonths(month, 1));
}

/** By when the month is answered for: so many working days after its end; practice, a setting of the centre. */
export function returnDueOn(calendar: WorkingCalendar, month: Month, workingDays: number): Day {
  return addWorkingDays(calendar, addDays(endOf(month), -1), workingDays);
}

/** Months touched by `[from, to)`, in order. */
export function monthsOf(from: Day, to: Day): Month[] {
  const months: Month[] = [];
  for (let day = from; day < to; day = endOf(monthOf(day))) months.push(monthOf(day));
  return months;
}

function compared(
  pointer: string,
  stated: number | undefined,
  found: readonly Petition[],
  counted: number,
): ReturnDifference | undefined {
  if (stated === undefined || stated === counted) return undefined;
  return { pointer, stated, counted, petitionIds: found.map((petition) => petition.id) };
}
