/**
 * The clocks of a petition item (R14; 信访工作条例 23, 34–36). The first day does not count; a last day that is a rest day moves
 * to the next working day, as in the rest of the rule book (CC 201, 203); only objecting to a mis-sent item is counted in
 * working days. Duties are met or missed by the day something was done; a right that nobody used in time is gone.
 * Example: taken up on 2026-03-10, 60 days → Saturday 2026-05-09, worked that year in exchange for a holiday.
 */
import { knowsPeriod, type WorkingCalendar } from '../calendar/working-calendar.js';
import { addWorkingDays, rollToWorkingDay } from '../deadlines/working-days.js';
import type { Basis } from '../rules/basis.js';
import { addDays, type Day } from '../shared/day.js';
import type { ItemEnd, ItemFacts, ReviewFacts } from './item.js';

export const ITEM_CLOCKS = [
  'objection',
  'notice',
  'answer',
  'extension_notice',
  'review_request',
  'review',
  're_review_request',
  're_review',
] as const;
export type ItemClockKind = (typeof ITEM_CLOCKS)[number];

/** `lapsed`: a right nobody used in time; `dropped`: the item ended, or was taken up, while it ran. */
export const ITEM_CLOCK_STATES = ['running', 'met', 'missed', 'lapsed', 'dropped'] as const;
export type ItemClockState = (typeof ITEM_CLOCK_STATES)[number];

export interface ItemClock {
  readonly kind: ItemClockKind;
  readonly from: Day;
  readonly dueOn: Day;
  readonly doneOn: Day | null;
  /** false: counted on a year nobody had entered */
  readonly calendarKnown: boolean;
}

export const OBJECTION_WORKING_DAYS = 5;
export const NOTICE_DAYS = 15;
export const ANSWER_DAYS = 60;
export const EXTENSION_DAYS_MOST = 30;
export const REVIEW_DAYS = 30;

/** May be used, need not. */
const RIGHTS: readonly ItemClockKind[] = ['objection', 'review_request', 're_review_request'];

const ARTICLES = {
  objection: '23',
  notice: '23',
  answer: '34',
  extension_notice: '34',
  review_request: '35',
  review: '35',
  re_review_request: '36',
  re_review: '36',
} as const satisfies Record<ItemClockKind, string>;

export const basisOfClock = (kind: ItemClockKind): Basis => ({ law: '信访工作条例', article: ARTICLES[kind] });

/** Those that run or ran, in the order in which they began. */
export function clocksOf(facts: ItemFacts, calendar: WorkingCalendar): ItemClock[] {
  const { receivedOn, notice, objection, answer, review, reReview } = facts;
  const clock = (kind: ItemClockKind, from: Day | null, days: number, doneOn: Day | null): ItemClock[] =>
    from === null ? [] : [{ kind, from, doneOn, ...lastDay(calendar, from, days) }];
  return [
    ...(facts.source === 'transferred' ? [objectionClock(receivedOn, objection?.on ?? null, calendar)] : []),
    ...clock('notice', receivedOn, NOTICE_DAYS, notice?.on ?? null),
    ...clock('answer', notice?.acceptedOn ?? null, ANSWER_DAYS + (facts.extension?.days ?? 0), answer?.on ?? null),
    ...extensionClocks(facts, calendar),
    ...clock('review_request', answer?.deliveredOn ?? null, REVIEW_DAYS, review?.requestedOn ?? null),
    ...reviewClock('review', review, calendar),
    ...clock('re_review_request', review?.deliveredOn ?? null, REVIEW_DAYS, reReview?.requestedOn ?? null),
    ...reviewClock('re_review', reReview, calendar),
  ];
}

export function lastDay(
  calendar: WorkingCalendar,
  from: Day,
  days: number,
): Pick<ItemClock, 'dueOn' | 'calendarKnown'> {
  const nominal = addDays(from, days);
  const dueOn = rollToWorkingDay(calendar, nominal);
  return { dueOn, calendarKnown: knowsPeriod(calendar, nominal, addDays(dueOn, 1)) };
}

function objectionClock(from: Day, doneOn: Day | null, calendar: WorkingCalendar): ItemClock {
  const dueOn = addWorkingDays(calendar, from, OBJECTION_WORKING_DAYS);
  return { kind: 'objection', from, dueOn, doneOn, calendarKnown: knowsPeriod(calendar, from, addDays(dueOn, 1)) };
}

/** The petitioner is told of an extension before the time without it is over. */
function extensionClocks({ extension, notice }: ItemFacts, calendar: WorkingCalendar): ItemClock[] {
  if (extension === null || notice === null) return [];
  const due = lastDay(calendar, notice.acceptedOn, ANSWER_DAYS);
  return [{ kind: 'extension_notice', from: extension.on, doneOn: extension.toldOn, ...due }];
}

function reviewClock(kind: 'review' | 're_review', facts: ReviewFacts | null, calendar: WorkingCalendar): ItemClock[] {
  if (facts === null) return [];
  const { requestedOn: from, decidedOn: doneOn, hearingDays } = facts;
  return [{ kind, from, doneOn, ...lastDay(calendar, from, REVIEW_DAYS + hearingDays) }];
}

export function clockState(clock: ItemClock, facts: ItemFacts, today: Day): ItemClockState {
  const { kind, dueOn, doneOn } = clock;
  if (doneOn !== null) return doneOn <= dueOn ? 'met' : 'missed';
  const stopped = stoppedOn(kind, facts);
  if ((stopped ?? today) > dueOn) return RIGHTS.includes(kind) ? 'lapsed' : 'missed';
  return stopped === null ? 'running' : 'dropped';
}

/** The day from which it is of no use any more to do it. */
function stoppedOn(kind: ItemClockKind, { notice, answer, end }: ItemFacts): Day | null {
  if (kind === 'objection' && notice !== null) return notice.on;
  if (kind === 'extension_notice' && answer !== null) return answer.on;
  return end?.on ?? null;
}

/** The duty that ends first of those nobody has done yet; null where none is owed. */
export function nextDuty(facts: ItemFacts, calendar: WorkingCalendar): ItemClock | null {
  const owed = clocksOf(facts, calendar).filter(
    ({ kind, doneOn }) => doneOn === null && !RIGHTS.includes(kind) && stoppedOn(kind, facts) === null,
  );
  return owed.reduce<ItemClock | null>(
    (first, each) => (first === null || each.dueOn < first.dueOn ? each : first),
    null,
  );
}

/** How the item ended: by a record, or because nobody asked for a review in time; null while it goes on. */
export function endOf(facts: ItemFacts, calendar: WorkingCalendar, today: Day): ItemEnd | null {
  if (facts.end !== null) return facts.end.as;
  const window = clocksOf(facts, calendar).at(-1);
  if (window === undefined || clockState(window, facts, today) !== 'lapsed') return null;
  if (facts.state === 'answered') return 'answered';
  return facts.state === 'reviewed' ? 'reviewed' : null;
}
