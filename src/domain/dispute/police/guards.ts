/**
 * R36, R37: what may be recorded for the police. An application is about an agreement in force and names the case of the police
 * where they did not send it; an attempt to stop a noise lies in the past, also before the case was received.
 * Example: asked to be quiet by the residents' committee in March, applied for mediation in May: recorded with its day in March.
 */
import { agreementInForce } from '../confirmation/window.js';
import { dayOfInstant } from '../../shared/day.js';
import { isKnown, partyOf, refusal, type Guard } from '../guard.js';
import { writtenYesObjections } from '../people/representation.js';
import type { RecordDissuasion, RecordPoliceApplication } from './commands.js';
import { isPoliceCase } from './package.js';

export const dissuadedIsParty: Guard<RecordDissuasion> = ({ facts, command: { partyId } }) =>
  partyOf(facts, partyId) === undefined ? refusal('party_unknown', undefined, { partyId }) : undefined;

export const dissuasionHasHappened: Guard<RecordDissuasion> = ({ command: { dissuadedOn }, context, now }) =>
  dissuadedOn > dayOfInstant(now, context.zone) ? refusal('dissuasion_in_future', 'R37') : undefined;

export const policeCaseIsNamed: Guard<RecordPoliceApplication> = ({ facts, command: { namesCase } }) =>
  namesCase || isPoliceCase(facts) ? undefined : refusal('police_case_unnamed', 'R36');

export const appliesUnderAgreement: Guard<RecordPoliceApplication> = ({ facts, command: { filedOn } }) => {
  const agreement = agreementInForce(facts);
  if (agreement === undefined) return refusal('police_without_agreement', 'R36');
  const { effectiveOn } = agreement;
  return filedOn < effectiveOn ? refusal('police_application_before_effect', 'R36', { effectiveOn }) : undefined;
};

/** R8, R9: a child or a group applies by those who act for it, as it agreed. */
export const policeApplicationBinds: Guard<RecordPoliceApplication> = (c) =>
  writtenYesObjections(c, c.command.partyIds, c.command.representativeIds ?? [], 'apply_or_stop');

export const policeApplicantsAreParties: Guard<RecordPoliceApplication> = ({ facts, command, at }) =>
  command.partyIds.flatMap((partyId) => isKnown(facts, partyId, at) ?? []);
