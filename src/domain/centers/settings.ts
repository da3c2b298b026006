/**
 * What a centre may set for itself about duty and rooms: everything domain.md marks as local practice is a setting with a
 * default, never a number in the code. Settings are versioned; the highest version is in force from the moment it is
 * recorded. Example: a centre that wants its director to approve swaps sets `swapNeedsApproval` to true.
 */
import { DEFAULT_DUTY_HOURS, type DutyHours } from '../roster/duty.js';
import { SHIFT_PARTS } from '../roster/roster.js';

export interface DutySettings {
  /** 'HH:mm' in the centre's zone, for the halves and the whole day; published shifts keep the hours they were published with */
  readonly hours: DutyHours;
  /** minutes after the start without a check-in until an officer counts as late */
  readonly lateAfterMinutes: number;
  /** … and until the officer counts as missing: the director is told and a substitute proposed */
  readonly missingAfterMinutes: number;
  /** a swap that both officers want waits for the director */
  readonly swapNeedsApproval: boolean;
  /** how long a handover note looks ahead for deadlines, in working days */
  readonly handoverHorizonDays: number;
}

export interface RoomSettings {
  /** minutes a reservation holds rooms and people before it lapses by itself */
  readonly reservationMinutes: number;
  /** reservations one person may hold at the same time */
  readonly reservationsPerPerson: number;
  /** how far ahead a search for slots looks, in days */
  readonly searchHorizonDays: number;
}

export interface CenterSettings {
  readonly duty: DutySettings;
  readonly rooms: RoomSettings;
}

export const DEFAULT_CENTER_SETTINGS = {
  duty: {
    hours: DEFAULT_DUTY_HOURS,
    lateAfterMinutes: 10,
    missingAfterMinutes: 30,
    swapNeedsApproval: true,
    handoverHorizonDays: 2,
  },
  rooms: { reservationMinutes: 30, reservationsPerPerson: 3, searchHorizonDays: 60 },
} as const satisfies CenterSettings;

/** What was kept, with the defaults for whatever did not exist yet when it was. */
export function completeSettings(kept: PartialSettings): CenterSettings {
  const { duty, rooms } = DEFAULT_CENTER_SETTINGS;
  return { duty: { ...duty, ...kept.duty }, rooms: { ...rooms, ...kept.rooms } };
}

export type PartialSettings = { readonly [Section in keyof CenterSettings]?: Partial<CenterSettings[Section]> };

export type SettingsFault = 'bad_range' | 'halves_overlap' | 'day_too_short' | 'missing_before_late';

/** What does not fit together, each with the JSON pointer of the value to change; empty when they can be kept. */
export function faultsOfSettings({
  duty,
}: CenterSettings): { readonly pointer: string; readonly code: SettingsFault }[] {
  const { am, pm, day } = duty.hours;
  const backwards = SHIFT_PARTS.filter((part) => duty.hours[part].from >= duty.hours[part].to);
  const rules: readonly (readonly [boolean, string, SettingsFault])[] = [
    ...backwards.map((part) => [true, `/duty/hours/${part}/to`, 'bad_range'] as const),
    [am.to > pm.from, '/duty/hours/pm/from', 'halves_overlap'],
    [day.from > am.from, '/duty/hours/day/from', 'day_too_short'],
    [day.to < pm.to, '/duty/hours/day/to', 'day_too_short'],
    [duty.missingAfterMinutes < duty.lateAfterMinutes, '/duty/missingAfterMinutes', 'missing_before_late'],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, pointer, code]) => ({ pointer, code }));
}
