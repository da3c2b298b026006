/**
 * What silence does (R13; 信访工作条例 23): a department that has neither accepted nor objected by the end of the last day has the
 * case. An outside body never accepts by silence. Example: five working days over the holidays of the National Day end on
 * 14 October at 23:59:59.999; looked at on the 15th, the case is theirs since then.
 */
import { dayOfInstant, endOfDayInstant, laterOf, toInstant } from '../../shared/day.js';
import type { Context, DecidedEvent } from '../context.js';
import type { DisputeFacts } from '../facts.js';
import { isOffTheCase } from '../people/mediators.js';
import type { OfficerOnDuty } from './commands.js';
import { openReferral } from './facts.js';

/** R18: whom a conflict or a challenge took off the case does not come back to it by being on duty; it waits in the queue. */
export const fitToAnswer = (facts: DisputeFacts, officer: OfficerOnDuty | null): OfficerOnDuty | null =>
  officer !== null && isOffTheCase(facts, officer.staffId) ? null : officer;

/** `officer`: on duty now for the receiving department; nobody: it waits in its queue. */
export function acceptedBySilence(
  facts: DisputeFacts,
  { now, zone }: Pick<Context, 'now' | 'zone'>,
  officer: OfficerOnDuty | null,
): DecidedEvent[] {
  const referral = openReferral(facts);
  if (referral === undefined || referral.objectUntil === null) return [];
  const { referralId, objectUntil } = referral;
  if (dayOfInstant(toInstant(now), zone) <= objectUntil) return [];
  const occurredAt = laterOf(endOfDayInstant(objectUntil, zone), facts.lastStateChangeAt);
  return [
    {
      type: 'ReferralAcceptedBySilence',
      payload: { referralId, officer: fitToAnswer(facts, officer) },
      occurredAt,
      causedBy: null,
      bySystem: true,
    },
  ];
}
