/**
 * The deadlines of custody: by when a department answers a referral (R13), by when a receiver has dealt with it, by when a
 * supervision is answered. Example: sent on Monday, answered on Thursday: `referral_answer` is met.
 */
import { PRACTICE, type Basis } from '../../rules/basis.js';
import type { Day, Instant } from '../../shared/day.js';
import type { DisputeFacts } from '../facts.js';
import { isOpen } from '../states.js';
import type { ReferralFacts } from './facts.js';

export type CustodyDeadlineKind = 'referral_answer' | 'referral' | 'supervision';

export interface CustodyDeadline {
  readonly kind: CustodyDeadlineKind;
  /** the referral or supervision */
  readonly subjectId: string;
  readonly dueOn: Day;
  readonly doneAt: Instant | null;
  readonly calendarKnown: boolean;
  readonly basis: Basis;
}

/** The regulation binds petition matters; elsewhere the window is practice. */
const answerBasis = ({ source }: DisputeFacts): Basis =>
  source.delegatedBy?.body === 'petition' ? { law: '信访工作条例', article: '23' } : PRACTICE;

export const custodyDeadlines = (facts: DisputeFacts): CustodyDeadline[] => [
  ...facts.custody.referrals.filter(({ state }) => state !== 'lapsed').flatMap((referral) => answerOf(facts, referral)),
  ...facts.custody.referrals.flatMap((referral) => handlingOf(facts, referral)),
  ...facts.custody.supervisions.map(({ supervisionId, dueOn, answeredAt }): CustodyDeadline => ({
    kind: 'supervision',
    subjectId: supervisionId,
    dueOn,
    doneAt: answeredAt,
    calendarKnown: true,
    basis: PRACTICE,
  })),
];

const answerOf = (
  facts: DisputeFacts,
  { referralId, objectUntil, endedAt, calendarKnown }: ReferralFacts,
): CustodyDeadline[] =>
  objectUntil === null
    ? []
    : [
        {
          kind: 'referral_answer',
          subjectId: referralId,
          dueOn: objectUntil,
          doneAt: endedAt,
          calendarKnown,
          basis: answerBasis(facts),
        },
      ];

/** A department has dealt with it when mediation has ended; an outside body when it has answered. */
function handlingOf(
  facts: DisputeFacts,
  { referralId, state, body, dueOn, endedAt }: ReferralFacts,
): CustodyDeadline[] {
  const due = { kind: 'referral', subjectId: referralId, calendarKnown: true, basis: PRACTICE } as const;
  if (dueOn === null || state === 'objected' || state === 'lapsed') return [];
  if (body !== null) return [{ ...due, dueOn, doneAt: endedAt }];
  const doneAt = facts.deadlines.at(-1)?.endedAt ?? null;
  return doneAt === null && !isOpen(facts.state) && facts.state !== 'referred' ? [] : [{ ...due, dueOn, doneAt }];
}
