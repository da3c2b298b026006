/**
 * What may be recorded of a petition item, and when (R14; 信访工作条例 19, 23, 34–36). Duties may be recorded late, so that what was
 * missed is seen; rights end with their day: an objection after 5 working days, a review after 30 days.
 * Example: a review asked for on the 31st day after delivery is refused, naming the last day.
 */
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { Day } from '../shared/day.js';
import { ANSWER_DAYS, clocksOf, endOf, type ItemClockKind, lastDay } from './item-clocks.js';
import type { ItemRefusalCode } from './item-texts.js';
import type { ItemAction, ItemFacts, ItemState, ItemStep } from './item.js';

export interface ItemRefusal {
  readonly code: ItemRefusalCode;
  readonly ruleId: 'R14';
  readonly params?: Readonly<Record<string, string | number>>;
}

interface Question {
  readonly facts: ItemFacts;
  readonly step: ItemStep & { readonly kind: ItemAction };
  readonly calendar: WorkingCalendar;
}

interface Rule {
  readonly from: readonly ItemState[];
  readonly unless?: (question: Question) => ItemRefusal | undefined;
}

const OPEN = ['received', 'objected', 'accepted', 'in_review', 'in_re_review'] as const;

/** From which states, and what else is needed. */
const STEPS: Readonly<Record<ItemAction, Rule>> = {
  notify: { from: ['received'] },
  object: { from: ['received'], unless: objectionRefusal },
  decide_objection: { from: ['objected'] },
  extend: { from: ['accepted'], unless: extensionRefusal },
  tell_extension: {
    from: ['accepted'],
    unless: ({ facts: { extension } }) =>
      extension === null || extension.toldOn !== null ? refusal('no_extension_to_tell') : undefined,
  },
  answer: { from: ['accepted'] },
  deliver: {
    from: ['answered', 'reviewed'],
    unless: ({ facts }) => (deliveredOn(facts) === null ? undefined : refusal('reply_already_delivered')),
  },
  request_review: { from: ['answered', 'reviewed'], unless: reviewRefusal },
  decide_review: {
    from: ['in_review', 'in_re_review'],
    unless: ({ facts, step }) =>
      facts.state === 'in_review' && step.kind === 'decide_review' && step.hearingDays > 0
        ? refusal('hearing_only_in_re_review')
        : undefined,
  },
  withdraw: { from: OPEN },
  transfer: { from: ['received', 'accepted'] },
  strike: {
    from: [...OPEN, 'answered', 'reviewed', 'ended'],
    unless: ({ facts: { state, objection } }) =>
      state === 'received' && objection === null ? refusal('nothing_to_strike') : undefined,
  },
};

export const ITEM_ACTIONS = Object.keys(STEPS) as ItemAction[];

/** As the last part of its address. */
export const nameOfAction = (kind: ItemAction): string => kind.replaceAll('_', '-');

/** What the state lets somebody record; a step among them may still be refused for its day. */
export const availableSteps = ({ state }: ItemFacts): ItemAction[] =>
  ITEM_ACTIONS.filter((kind) => STEPS[kind].from.includes(state));

/** Undefined: it may be recorded. The step lies not in the future. */
export function refuseStep(question: Question): ItemRefusal | undefined {
  const { facts, step } = question;
  const { from, unless } = STEPS[step.kind];
  if (!from.includes(facts.state)) return refusal('item_wrong_state', { itemState: facts.state });
  if (step.on < facts.lastOn) return refusal('item_out_of_order', { on: step.on, earliest: facts.lastOn });
  return unless?.(question);
}

/** The same matter is not taken up beside itself (19), nor after a re-review (36). */
export function refuseSameMatter(earlier: ItemFacts, calendar: WorkingCalendar, today: Day): ItemRefusal | undefined {
  const end = endOf(earlier, calendar, today);
  if (end === null) return refusal('same_matter_pending');
  return end === 're_reviewed' ? refusal('same_facts_final') : undefined;
}

function objectionRefusal({ facts, step, calendar }: Question): ItemRefusal | undefined {
  if (facts.source === 'direct') return refusal('objection_only_if_sent');
  if (facts.objection !== null) return refusal('already_objected');
  const dueOn = dueOf('objection', facts, calendar);
  return step.on > dueOn ? refusal('item_objection_too_late', { dueOn }) : undefined;
}

function extensionRefusal({ facts, step, calendar }: Question): ItemRefusal | undefined {
  if (facts.extension !== null) return refusal('already_extended');
  const { dueOn } = lastDay(calendar, facts.notice?.acceptedOn ?? facts.receivedOn, ANSWER_DAYS);
  return step.on > dueOn ? refusal('extension_too_late', { dueOn }) : undefined;
}

function reviewRefusal({ facts, step, calendar }: Question): ItemRefusal | undefined {
  if (deliveredOn(facts) === null) return refusal('reply_not_delivered');
  const dueOn = dueOf(facts.state === 'answered' ? 'review_request' : 're_review_request', facts, calendar);
  return step.on > dueOn ? refusal('review_window_closed', { dueOn }) : undefined;
}

const deliveredOn = ({ state, answer, review }: ItemFacts): Day | null =>
  (state === 'reviewed' ? review?.deliveredOn : answer?.deliveredOn) ?? null;

function dueOf(kind: ItemClockKind, facts: ItemFacts, calendar: WorkingCalendar): Day {
  const clock = clocksOf(facts, calendar).find((each) => each.kind === kind);
  if (clock === undefined) throw new Error(`no clock ${kind} runs`);
  return clock.dueOn;
}

const refusal = (code: ItemRefusalCode, params?: ItemRefusal['params']): ItemRefusal => ({
  code,
  ruleId: 'R14',
  ...(params === undefined ? {} : { params }),
});
