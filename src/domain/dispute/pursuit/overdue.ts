/**
 * Is an open promise late? An amount as soon as less is paid than the instalments whose day has passed; anything else once its day
 * has passed; a continuing duty when the latest visit about it found a breach (R34, R35).
 * Example: of 3000.00 in two halves 1500.00 are paid by the first day: nothing is late until the second day has passed.
 */
import type { Day } from '../../shared/day.js';
import type { DisputeFacts, ObligationFacts } from '../facts.js';
import { nextDueOn } from './instalments.js';

export function isLate(facts: DisputeFacts, duty: ObligationFacts, today: Day): boolean {
  if (duty.continuing) return isBroken(facts, duty);
  const waitedFor = nextDueOn(duty);
  return waitedFor !== null && waitedFor < today;
}

function isBroken({ visits }: DisputeFacts, { obligationId }: ObligationFacts): boolean {
  const about = visits.filter((visit) => visit.obligationId === null || visit.obligationId === obligationId);
  const [latest] = about
    .flatMap((visit) => (visit.visitedAt === null ? [] : { at: visit.visitedAt, breach: visit.breachFound === true }))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  return latest?.breach === true;
}
