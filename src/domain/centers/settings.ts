/**
 * What a centre may set for itself about duty and rooms: everything domain.md marks as local practice is a setting with a
 * default, never a number in the code. Settings are versioned; the highest version is in force from the moment it is
 * recorded. Example: a centre that wants its director to approve swaps sets `swapNeedsApproval` to true.
 */
import { DEFAULT_DUTY_HOURS, type DutyHours } from '../roster/duty.js';

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
