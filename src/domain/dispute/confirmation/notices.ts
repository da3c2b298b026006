/**
 * R32: both parties are told of the thirty days, within some days of effect and again some days before the end (settings); a court
 * confirms only what both ask for, so each of them has to know. Source: PML 33. Nobody is owed a notice once they have applied, or
 * once everything is performed and nothing is left to enforce.
 * Example: in effect on 2 September and open until 8 October: told by the 5th, and again by 1 October.
 */
import { addDays, laterOf, type Day } from '../../shared/day.js';
import type { PartyId } from '../../shared/ids.js';
import { isBeingPerformed } from '../agreements/facts.js';
import type { Settings } from '../context.js';
import type { DisputeFacts } from '../facts.js';
import type { ConfirmationNotice, ConfirmationNoticeFact, ConfirmationWindowFact } from './facts.js';

/** A telling that many days before the second notice is due is the second notice. */
const AHEAD_DAYS = 7;

type Window = Readonly<Record<'effectiveOn' | 'lastDay', Day>>;

export const noticesOwed = (partyIds: readonly PartyId[], window: Window, settings: Settings): ConfirmationNotice[] =>
  partyIds.flatMap((partyId) => [
    {
      partyId,
      occasion: 'effect',
      from: window.effectiveOn,
      dueOn: addDays(window.effectiveOn, settings.confirmationNoticeDays),
    },
    { partyId, ...beforeTheEnd(window, settings) },
  ]);

function beforeTheEnd({ effectiveOn, lastDay }: Window, settings: Settings) {
  const dueOn = laterOf(effectiveOn, addDays(lastDay, -settings.confirmationWarningDays));
  return { occasion: 'before_end', from: laterOf(effectiveOn, addDays(dueOn, -AHEAD_DAYS)), dueOn } as const;
}

/** Which of them a telling on that day gives; once the time to apply is over, none. */
export const noticesGiven = (facts: DisputeFacts, partyId: PartyId, on: Day): ConfirmationNoticeFact[] =>
  noticesOf(facts).filter(
    (notice) =>
      notice.partyId === partyId &&
      notice.at === null &&
      notice.from <= on &&
      on <= (facts.confirmationWindow?.lastDay ?? ''),
  );

/** Whoever left the case is owed none any more; what was told stays told. */
export const withoutNoticesTo = (window: ConfirmationWindowFact | null, partyId: PartyId): typeof window =>
  window && {
    ...window,
    notices: window.notices.filter((notice) => notice.partyId !== partyId || notice.at !== null),
  };

export const noticesOf = ({ confirmationWindow }: DisputeFacts): readonly ConfirmationNoticeFact[] =>
  confirmationWindow?.notices ?? [];

/** The window runs while something promised is open and nobody has applied, also while a change is mediated. */
export const isWindowRunning = (facts: DisputeFacts): boolean =>
  isBeingPerformed(facts) && facts.confirmationWindow !== null && facts.confirmationWindow.appliedAt === null;

/** Those still to be given. */
export const openNotices = (facts: DisputeFacts): ConfirmationNoticeFact[] =>
  isWindowRunning(facts) ? noticesOf(facts).filter(({ at }) => at === null) : [];
