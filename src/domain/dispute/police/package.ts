/**
 * R36: in a case of the police (起因于民间纠纷的治安案件) the parties go without a penalty when a people's mediation settled it,
 * everything agreed was performed, and they ask for it in writing (治安管理处罚法 9(4)). Not before: the package is complete or
 * there is none. What a creditor waived was not performed; what hung on a condition that failed was never owed.
 * Example: two of three instalments paid: `police_not_performed`.
 */
import { owesNothing } from '../agreements/facts.js';
import { agreementInForce } from '../confirmation/window.js';
import type { DisputeFacts } from '../facts.js';
import type { PoliceApplicationFact } from './facts.js';
import { refusal } from '../guard.js';
import type { Refusal } from '../../shared/refusal.js';
import { POLICE } from '../vocabulary.js';

/** Of the agreement in force: who applied under an earlier one has said nothing about this one. */
export const standingApplications = ({ agreementId, policeApplications }: DisputeFacts): PoliceApplicationFact[] =>
  policeApplications.filter((one) => one.agreementId === agreementId);

/** The police sent it, or an application names their case. */
export const isPoliceCase = (facts: DisputeFacts): boolean =>
  facts.source.delegatedBy?.body === POLICE || standingApplications(facts).some(({ namesCase }) => namesCase);

/** Everything that still keeps the package back. */
export function lackingForPolice(facts: DisputeFacts): Refusal[] {
  return [
    ...(isPoliceCase(facts) ? [] : [refusal('police_case_unnamed', 'R36')]),
    ...(facts.track === 'peoples_mediation' ? [] : [refusal('police_needs_peoples_mediation', 'R36')]),
    ...ofAgreement(facts),
  ];
}

function ofAgreement(facts: DisputeFacts): Refusal[] {
  const agreement = agreementInForce(facts);
  if (agreement === undefined) return [refusal('police_without_agreement', 'R36')];
  const applied = standingApplications(facts).flatMap(({ partyIds }) => partyIds);
  return [
    ...notPerformed(facts, agreement.agreementId),
    ...agreement.partyIds
      .filter((partyId) => !applied.includes(partyId))
      .map((partyId) => refusal('police_application_missing', 'R36', { partyId })),
  ];
}

function notPerformed({ obligations }: DisputeFacts, inForce: string): Refusal[] {
  const duties = obligations.filter(({ agreementId }) => agreementId === inForce);
  const waived = duties.filter(({ state }) => state === 'waived').length;
  const open = duties.filter(
    (duty) => duty.state !== 'performed' && duty.state !== 'waived' && !owesNothing(duty),
  ).length;
  return [
    ...(open === 0 ? [] : [refusal('police_not_performed', 'R36', { count: open })]),
    ...(waived === 0 ? [] : [refusal('police_waived_only', 'R36', { count: waived })]),
  ];
}
