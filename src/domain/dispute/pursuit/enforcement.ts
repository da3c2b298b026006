/**
 * R34: what a court has confirmed is enforced within two years of the last day on which it was to be performed, of the last instalment
 * where there are several (CPL 250). The creditor is reminded in time. The day is not moved to a working day: nobody is hurt by a day early.
 * Example: confirmed, 3000.00 due on 2026-11-15: enforcement is applied for by 2028-11-15.
 */
import { addYears, type Day } from '../../shared/day.js';
import type { ObligationId } from '../../shared/ids.js';
import { isBeingPerformed } from '../agreements/facts.js';
import type { DisputeFacts } from '../facts.js';

const YEARS = 2;

export interface EnforcementDeadline {
  readonly obligationId: ObligationId;
  readonly dueOn: Day;
}

export function enforcementDeadlines(facts: DisputeFacts): EnforcementDeadline[] {
  const { agreementId, confirmations, obligations } = facts;
  const isConfirmed = confirmations.some((one) => one.agreementId === agreementId && one.result === 'valid');
  if (!isConfirmed || !isBeingPerformed(facts)) return [];
  return obligations.flatMap(({ obligationId, state: standing, dueOn, continuing }) =>
    standing !== 'open' || dueOn === null || continuing ? [] : { obligationId, dueOn: addYears(dueOn, YEARS) },
  );
}
