/**
 * What the rules may know beside the case: the clock, the calendar, the centre's settings, who acts, and what the
 * reference modules say about the people a command names. Looked up by the caller, so that the rules stay pure.
 */
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { DEFAULT_CENTER_SETTINGS, type MediationSettings } from '../centers/settings.js';
import type { Day, Instant } from '../shared/day.js';
import type { AccountId, CenterId, StaffId } from '../shared/ids.js';
import type { Refusals } from '../shared/result.js';
import type { CaseEvent } from './events.js';

/** What the centre had set when the case began; none of it is law. */
export type Settings = MediationSettings;

export const DEFAULT_SETTINGS: Settings = DEFAULT_CENTER_SETTINGS.mediation;

/** An entry of a centre's settings; null: the built-in ones, which no centre entered. */
export type SettingsVersion = { readonly centerId: CenterId; readonly version: number } | null;

/** What the staff register says about somebody. Appointment as a mediator is `[appointedFrom, appointedTo)`. */
export interface StaffFacts {
  readonly active: boolean;
  readonly isPeoplesMediator: boolean;
  /** stationed by a department: a judge, a police officer … */
  readonly isOfficer: boolean;
  readonly appointedFrom: Day | null;
  readonly appointedTo: Day | null;
}

export interface ActingPerson {
  readonly accountId: AccountId;
  readonly staffId: StaffId | null;
  /** holds `agreement.seal` for this case */
  readonly maySeal: boolean;
  /** holds `dispute.reopen_closed` for this case */
  readonly mayReopenClosed?: boolean;
  /** acts only because a visit or check was given to them (access/scope.ts, actsOnlyAsHelper) */
  readonly onlyAsHelper: boolean;
}

export interface Context {
  readonly now: Instant;
  readonly zone: string;
  readonly calendar: WorkingCalendar;
  readonly settings: Settings;
  /** whose they are; kept with the case */
  readonly settingsOf: SettingsVersion;
  /** does any centre stand above the one that has the case? */
  readonly hasCenterAbove: boolean;
  readonly actor: ActingPerson;
  /** undefined: nobody of that id is known at the centre. `staffIdsOf(command)` says who will be asked for. */
  readonly staff: (id: StaffId) => StaffFacts | undefined;
}

/** An event with its instant, not yet numbered. Brought about by the event before it, or by the entry of that number. */
export type DecidedEvent = CaseEvent & {
  readonly occurredAt: Instant;
  readonly causedBy: 'previous' | number | null;
  readonly bySystem: boolean;
};

export type Decision =
  | { readonly ok: true; readonly events: readonly [DecidedEvent, ...DecidedEvent[]] }
  | { readonly ok: false; readonly refusals: Refusals };
