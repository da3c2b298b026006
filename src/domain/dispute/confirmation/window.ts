/**
 * How long an agreement can be taken to a court for confirmation: thirty days from the day it takes effect, which itself does
 * not count; a last day of rest moves to the next working day. Sources: CPL 85, 205; PML 33. Statute, no setting.
 * Example: in effect on 2026-09-02 the thirtieth day is 2026-10-02 in the National Day week: the window ends on 2026-10-08.
 */
import { dueAfter } from '../../deadlines/pauses.js';
import { TRACKS } from '../../deadlines/tracks.js';
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import type { Day } from '../../shared/day.js';
import type { AgreementFacts, DisputeFacts } from '../facts.js';
import type { ConfirmationWay } from './words.js';

const WINDOW = { days: 30, unit: 'calendar' } as const;

export interface ConfirmationWindow {
  readonly lastDay: Day;
  /** false: the calendar of that year is not entered; the last day may move */
  readonly calendarKnown: boolean;
}

export function windowOf(effectiveOn: Day, calendar: WorkingCalendar): ConfirmationWindow {
  const { dueOn, calendarKnown } = dueAfter(effectiveOn, WINDOW, calendar);
  return { lastDay: dueOn, calendarKnown };
}

/** Talks that no organisation led, and what the police or an authority mediated, have nothing a court could confirm. */
export const isConfirmable = ({ track }: Pick<DisputeFacts, 'track'>): boolean =>
  track !== null && TRACKS[track].confirmable;

/** The agreement in force, once it is in effect. */
export function agreementInForce(facts: DisputeFacts): (AgreementFacts & { readonly effectiveOn: Day }) | undefined {
  const found = facts.agreements.find(({ agreementId }) => agreementId === facts.agreementId);
  return found === undefined || found.effectiveOn === null ? undefined : { ...found, effectiveOn: found.effectiveOn };
}

/** What stands open: after a dismissal the parties vary, agree anew or sue; after the window they sue on the agreement. */
export function waysOf(facts: DisputeFacts, today: Day, calendar: WorkingCalendar): ConfirmationWay[] {
  const agreement = agreementInForce(facts);
  if (agreement === undefined) return [];
  const mine = facts.confirmations.filter(({ agreementId }) => agreementId === agreement.agreementId);
  const last = mine.at(-1)?.result;
  if (mine.some(({ result }) => result === 'valid')) return ['enforce'];
  if (last === null) return [];
  if (last === 'dismissed') return ['vary', 'new_agreement', 'sue'];
  const canApply = isConfirmable(facts) && today <= windowOf(agreement.effectiveOn, calendar).lastDay;
  return canApply ? ['apply', 'sue'] : ['sue'];
}
