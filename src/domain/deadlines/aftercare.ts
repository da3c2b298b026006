/**
 * What is still to be done by a day once an agreement binds, beside performance and visits: each party is told of judicial
 * confirmation (R32), what was confirmed is enforced in time (R34), what a party says is not settled is answered (R35).
 * Example: settled and confirmed, unpaid: the only day left is that of enforcement, two years after the payment was due.
 */
import type { ConfirmationNoticeFact } from '../dispute/confirmation/facts.js';
import { isWindowRunning, noticesOf } from '../dispute/confirmation/notices.js';
import type { DisputeFacts } from '../dispute/facts.js';
import { enforcementDeadlines } from '../dispute/pursuit/enforcement.js';
import { PRACTICE, type Basis } from '../rules/basis.js';
import type { Day, Instant } from '../shared/day.js';

export type AftercareKind = 'confirmation_notice' | 'enforcement' | 'unsettled';

export interface AftercareDeadline {
  readonly kind: AftercareKind;
  /** the party to be told, the obligation, or the report */
  readonly subjectId: string;
  readonly dueOn: Day;
  readonly doneAt: Instant | null;
  readonly calendarKnown: boolean;
  readonly basis: Basis;
}

const MEDIATION_LAW = '中华人民共和国人民调解法';
export const CONFIRMATION_BASIS: Basis = { law: MEDIATION_LAW, article: '33' };
export const ENFORCEMENT_BASIS: Basis = { law: '中华人民共和国民事诉讼法', article: '250' };

export const aftercareDeadlines = (facts: DisputeFacts): AftercareDeadline[] => [
  ...noticesOf(facts)
    .filter(({ at }) => at !== null || isWindowRunning(facts))
    .map(noticeDeadline),
  ...enforcementDeadlines(facts).map(({ obligationId, dueOn }): AftercareDeadline => ({
    kind: 'enforcement',
    subjectId: obligationId,
    dueOn,
    doneAt: null,
    calendarKnown: true,
    basis: ENFORCEMENT_BASIS,
  })),
  ...facts.unsettled.map(({ reportId, dueOn, answeredAt, calendarKnown }): AftercareDeadline => ({
    kind: 'unsettled',
    subjectId: reportId,
    dueOn,
    doneAt: answeredAt,
    calendarKnown,
    basis: PRACTICE,
  })),
];

const noticeDeadline = ({ partyId, dueOn, at, calendarKnown }: ConfirmationNoticeFact): AftercareDeadline => ({
  kind: 'confirmation_notice',
  subjectId: partyId,
  dueOn,
  doneAt: at,
  calendarKnown,
  basis: CONFIRMATION_BASIS,
});
