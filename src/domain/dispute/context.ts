/**
 * What the rules may know beside the case: the clock, the calendar, the centre's settings, who acts, and what the
 * reference modules say about the people a command names. Looked up by the caller, so that the rules stay pure.
 */
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { TRACKS, type Track } from '../deadlines/tracks.js';
import type { Day, Instant } from '../shared/day.js';
import type { AccountId, StaffId } from '../shared/ids.js';
import type { Refusals } from '../shared/result.js';
import type { CaseEvent } from './events.js';

/** Defaults a centre may change; none of them is law. */
export interface Settings {
  /** calendar days from acceptance to the end of mediation */
  readonly mediationDays: Readonly<Record<Track, number>>;
  /** recorded more working days after it happened: shown as late */
  readonly lateAfterWorkingDays: number;
  readonly firstVisitDays: number;
  readonly observationDays: number;
  /** an agreement that leaves something to be performed must be written (R26) */
  readonly writtenWhenToBePerformed: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  mediationDays: {
    peoples_mediation: TRACKS.peoples_mediation.mediationDays,
    court_pre_filing: TRACKS.court_pre_filing.mediationDays,
    court_entrusted: TRACKS.court_entrusted.mediationDays,
    police_mediation: TRACKS.police_mediation.mediationDays,
    administrative_mediation: TRACKS.administrative_mediation.mediationDays,
    consultation: TRACKS.consultation.mediationDays,
  },
  lateAfterWorkingDays: 1,
  firstVisitDays: 30,
  observationDays: 90,
  writtenWhenToBePerformed: true,
};

/** What the staff register says about somebody. Appointment as a mediator is `[appointedFrom, appointedTo)`. */
export interface StaffFacts {
  readonly active: boolean;
  readonly isPeoplesMediator: boolean;
  readonly appointedFrom: Day | null;
  readonly appointedTo: Day | null;
}

export interface ActingPerson {
  readonly accountId: AccountId;
  readonly staffId: StaffId | null;
  /** holds `agreement.seal` for this case */
  readonly maySeal: boolean;
  /** acts only because a visit or check was given to them (access/scope.ts, actsOnlyAsHelper) */
  readonly onlyAsHelper: boolean;
}

export interface Context {
  readonly now: Instant;
  readonly zone: string;
  readonly calendar: WorkingCalendar;
  readonly settings: Settings;
  readonly actor: ActingPerson;
  /** undefined: nobody of that id is known at the centre. `staffIdsOf(command)` says who will be asked for. */
  readonly staff: (id: StaffId) => StaffFacts | undefined;
}

/** An event with its instant, not yet numbered. `causedBy: 'previous'` = brought about by the event before it. */
export type DecidedEvent = CaseEvent & {
  readonly occurredAt: Instant;
  readonly causedBy: 'previous' | null;
  readonly bySystem: boolean;
};

export type Decision =
  | { readonly ok: true; readonly events: readonly [DecidedEvent, ...DecidedEvent[]] }
  | { readonly ok: false; readonly refusals: Refusals };
