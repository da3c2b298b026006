/**
 * A petition item 信访事项 (R14): an entry of the register that a body answers for. It is told of within 15 days, dealt with in
 * 60 and at most 30 more, and may be reviewed twice; what a re-review said of the same facts is the last word (信访工作条例
 * 22–23, 34–36). An item is the list of its records: whoever struck the last one is back where it was before.
 * Example: received on 2026-03-02, taken up on the 10th, answered on 2026-05-08, no review asked for in 30 days: ended.
 */
import type { Day } from '../shared/day.js';

export const ITEM_STATES = [
  'received',
  'objected',
  'accepted',
  'answered',
  'in_review',
  'reviewed',
  'in_re_review',
  'ended',
] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** Handed in by the person, or passed on by the petition bureau or a superior body: only then may the body object (23). */
export const ITEM_SOURCES = ['direct', 'transferred'] as const;
export type ItemSource = (typeof ITEM_SOURCES)[number];

/** In writing; or not at all, because name or address are unclear (23). */
export const NOTICE_FORMS = ['written', 'address_unclear'] as const;
export type NoticeForm = (typeof NOTICE_FORMS)[number];

export const ANSWER_OUTCOMES = ['supported', 'partly_supported', 'not_supported'] as const;
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];

export const REVIEW_OUTCOMES = ['upheld', 'changed'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** The first four by a record; the last two by the day until which a review could be asked for. */
export const ITEM_ENDS = ['returned', 'withdrawn', 'transferred', 're_reviewed', 'answered', 'reviewed'] as const;
export type ItemEnd = (typeof ITEM_ENDS)[number];

/** What is recorded of an item, each with the day it happened. */
export type ItemStep =
  | { readonly kind: 'open'; readonly on: Day; readonly source: ItemSource }
  | { readonly kind: 'notify'; readonly on: Day; readonly form: NoticeForm; readonly acceptedOn: Day }
  | { readonly kind: 'object'; readonly on: Day }
  | { readonly kind: 'decide_objection'; readonly on: Day; readonly upheld: boolean }
  | { readonly kind: 'extend'; readonly on: Day; readonly days: number }
  | { readonly kind: 'tell_extension'; readonly on: Day }
  | { readonly kind: 'answer'; readonly on: Day; readonly outcome: AnswerOutcome }
  | { readonly kind: 'deliver'; readonly on: Day }
  | { readonly kind: 'request_review'; readonly on: Day }
  | {
      readonly kind: 'decide_review';
      readonly on: Day;
      readonly outcome: ReviewOutcome;
      /** days a hearing took; they are not counted (36) */
      readonly hearingDays: number;
    }
  | { readonly kind: 'withdraw'; readonly on: Day }
  | { readonly kind: 'transfer'; readonly on: Day }
  | { readonly kind: 'strike'; readonly on: Day };

export type ItemStepKind = ItemStep['kind'];
export type ItemAction = Exclude<ItemStepKind, 'open'>;

export interface ReviewFacts {
  readonly requestedOn: Day;
  readonly decidedOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly hearingDays: number;
}

export interface ItemFacts {
  readonly state: ItemState;
  readonly source: ItemSource;
  readonly receivedOn: Day;
  readonly notice: { readonly on: Day; readonly acceptedOn: Day; readonly form: NoticeForm } | null;
  readonly objection: { readonly on: Day; readonly decidedOn: Day | null } | null;
  readonly extension: { readonly on: Day; readonly days: number; readonly toldOn: Day | null } | null;
  readonly answer: { readonly on: Day; readonly deliveredOn: Day | null } | null;
  readonly review: ReviewFacts | null;
  readonly reReview: ReviewFacts | null;
  /** ended by a record; an answer that nobody has reviewed ends by its day instead (`endOf`) */
  readonly end: { readonly as: ItemEnd; readonly on: Day } | null;
  /** day of the last record that stands */
  readonly lastOn: Day;
}

/** The records that stand: each `strike` takes the one before it with it, never the first. */
export function standing(steps: readonly ItemStep[]): ItemStep[] {
  const left: ItemStep[] = [];
  for (const step of steps) {
    if (step.kind !== 'strike') left.push(step);
    else if (left.length > 1) left.pop();
  }
  return left;
}

export function foldItem(steps: readonly ItemStep[]): ItemFacts {
  const [first, ...rest] = standing(steps);
  if (first?.kind !== 'open') throw new Error('an item begins with the day it was received');
  return rest.reduce((facts, step) => ({ ...facts, ...after(facts, step), lastOn: step.on }), opened(first));
}

const opened = ({ on, source }: ItemStep & { kind: 'open' }): ItemFacts => ({
  state: 'received',
  source,
  receivedOn: on,
  notice: null,
  objection: null,
  extension: null,
  answer: null,
  review: null,
  reReview: null,
  end: null,
  lastOn: on,
});

/** What the record changes. */
function after(facts: ItemFacts, step: ItemStep): Partial<ItemFacts> {
  const { on } = step;
  switch (step.kind) {
    case 'notify':
      return { state: 'accepted', notice: { on, acceptedOn: step.acceptedOn, form: step.form } };
    case 'object':
      return { state: 'objected', objection: { on, decidedOn: null } };
    case 'decide_objection':
      return {
        objection: facts.objection && { ...facts.objection, decidedOn: on },
        ...(step.upheld ? ended('returned', on) : { state: 'received' }),
      };
    case 'extend':
      return { extension: { on, days: step.days, toldOn: null } };
    case 'tell_extension':
      return { extension: facts.extension && { ...facts.extension, toldOn: on } };
    case 'answer':
      return { state: 'answered', answer: { on, deliveredOn: null } };
    case 'deliver':
      return delivered(facts, on);
    case 'request_review':
      return requested(facts, on);
    case 'decide_review':
      return decided(facts, step);
    case 'withdraw':
      return ended('withdrawn', on);
    case 'transfer':
      return ended('transferred', on);
    case 'open':
    case 'strike':
      return {};
  }
}

const ended = (as: ItemEnd, on: Day): Partial<ItemFacts> => ({ state: 'ended', end: { as, on } });

const delivered = ({ state, answer, review }: ItemFacts, on: Day): Partial<ItemFacts> =>
  state === 'reviewed'
    ? { review: review && { ...review, deliveredOn: on } }
    : { answer: answer && { ...answer, deliveredOn: on } };

function requested({ state }: ItemFacts, on: Day): Partial<ItemFacts> {
  const begun = { requestedOn: on, decidedOn: null, deliveredOn: null, hearingDays: 0 };
  return state === 'answered' ? { state: 'in_review', review: begun } : { state: 'in_re_review', reReview: begun };
}

function decided(facts: ItemFacts, { on, hearingDays }: ItemStep & { kind: 'decide_review' }): Partial<ItemFacts> {
  if (facts.state === 'in_review')
    return { state: 'reviewed', review: facts.review && { ...facts.review, decidedOn: on } };
  const reReview = facts.reReview && { ...facts.reReview, decidedOn: on, hearingDays };
  return { reReview, ...ended('re_reviewed', on) };
}
