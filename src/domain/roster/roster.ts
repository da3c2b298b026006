/**
 * The words of the duty roster: what a draft is made from and what it answers. Presence modes, needed officers, parts
 * and terms are data (R11, R12): a department that comes on Tuesdays is a row, not a branch in the code.
 */
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { Day } from '../shared/day.js';
import type { DutyHours, Hours } from './duty.js';

/** 常驻 every working day · 轮驻 on given weekdays · 随叫随到 no counter shift, but one to be called */
export const PRESENCE_MODES = ['resident', 'rotating', 'on_call'] as const;
export type PresenceMode = (typeof PRESENCE_MODES)[number];

export const SHIFT_PARTS = ['am', 'pm', 'day'] as const;
export type ShiftPart = (typeof SHIFT_PARTS)[number];

export const SHIFT_KINDS = ['counter', 'on_call'] as const;
export type ShiftKind = (typeof SHIFT_KINDS)[number];

export interface OfficerTerms {
  readonly staffId: string;
  /** 1 = Monday … 7 = Sunday; null = every working day, make-up days included */
  readonly weekdays: readonly number[] | null;
  /** shifts in one week, in all departments together; null = no maximum */
  readonly maxPerWeek: number | null;
  /** hours between the end of one shift and the start of the next, by the wall clock, in all departments; null = any */
  readonly minRestHours: number | null;
}

export interface DepartmentNeed {
  readonly departmentId: string;
  readonly presence: PresenceMode;
  /** the weekdays a rotating department comes; not looked at for the other modes */
  readonly weekdays: readonly number[] | null;
  /** ['day'], or halves; not looked at for on-call departments, which have one line a day */
  readonly parts: readonly ShiftPart[];
  /** officers per shift */
  readonly needed: number;
  readonly officers: readonly OfficerTerms[];
}

/** Away in `[from, to)`. */
export interface Absence {
  readonly staffId: string;
  readonly from: Day;
  readonly to: Day;
}

export interface FixedAssignment {
  readonly on: Day;
  readonly part: ShiftPart;
  readonly departmentId: string;
  readonly staffId: string;
}

/** What somebody did before the period: decides who gets the remainder and the heavy days, nothing else. */
export interface ServedBefore {
  readonly departmentId: string;
  readonly staffId: string;
  readonly shifts: number;
  /** quarters of a shift on top: one for each Monday and Friday, two for each make-up weekend day */
  readonly burden: number;
  readonly lastOn: Day | null;
}

/** A published shift somebody is bound to already, whichever department it is of: it takes its time and its week's room. */
export interface TakenShift extends Hours {
  readonly staffId: string;
  readonly on: Day;
  /** the place it takes in what is being drafted: somebody added before the draft; null = it only binds its person */
  readonly standsIn: { readonly departmentId: string; readonly part: ShiftPart } | null;
}

export interface DraftInput {
  readonly from: Day;
  readonly to: Day;
  /** the lot that decides between equals; the same seed gives the same roster */
  readonly seed: string;
  readonly calendar: WorkingCalendar;
  /** when the parts of a day begin and end at the centre */
  readonly hours: DutyHours;
  readonly departments: readonly DepartmentNeed[];
  readonly absences: readonly Absence[];
  readonly fixed: readonly FixedAssignment[];
  readonly taken?: readonly TakenShift[];
  readonly history: readonly ServedBefore[];
}

/** Why this person: stated from the finished roster, so that it can be checked against it. */
export type Why =
  | { readonly code: 'fixed' }
  | { readonly code: 'only_available' }
  | { readonly code: 'fewest_so_far'; readonly params: { readonly before: number; readonly others: number } }
  | { readonly code: 'least_history'; readonly params: { readonly before: number; readonly history: number } }
  /** `lastOn` is null when the last shift lies before the period */
  | { readonly code: 'longest_since'; readonly params: { readonly before: number; readonly lastOn: Day | null } }
  | { readonly code: 'drawn_by_lot'; readonly params: { readonly before: number; readonly tied: number } }
  | {
      readonly code: 'evens_out';
      readonly params: { readonly total: number; readonly least: number; readonly most: number };
    };

/** Why somebody stands there after a change; a substitute's place is that in the fair order of those who could. */
export type ChangeWhy =
  | { readonly code: 'substitutes'; readonly params: { readonly rank: number; readonly of: number } }
  | { readonly code: 'swapped' }
  | { readonly code: 'added' }
  | { readonly code: 'shortened' };

export interface DraftShift {
  readonly on: Day;
  readonly part: ShiftPart;
  readonly kind: ShiftKind;
  readonly departmentId: string;
  readonly staffId: string;
  readonly why: Why;
}

export const GAP_CODES = [
  'no_officers',
  'all_absent',
  'nobody_on_weekday',
  'weekly_maximum',
  'on_duty_elsewhere',
  'rest_too_short',
  'too_few_available',
] as const;
export type GapCode = (typeof GAP_CODES)[number];

/** A shift that found too few people, and how many of the officers were out for which reason. */
export interface Gap {
  readonly on: Day;
  readonly part: ShiftPart;
  readonly kind: ShiftKind;
  readonly departmentId: string;
  readonly missing: number;
  readonly code: GapCode;
  readonly params: {
    readonly officers: number;
    readonly absent: number;
    readonly otherWeekday: number;
    readonly weeklyMaximum: number;
    readonly elsewhere: number;
    readonly restTooShort: number;
  };
}

export const DROPPED_CODES = [
  'no_such_shift',
  'not_an_officer',
  'absent',
  'on_duty_elsewhere',
  'rest_too_short',
  'shift_full',
] as const;
export type DroppedCode = (typeof DROPPED_CODES)[number];

/** A fixed assignment that could not be kept, and why. */
export interface Dropped {
  readonly fixed: FixedAssignment;
  readonly code: DroppedCode;
}
