/**
 * R31–R33: an application for confirmation is joint, in time, about what a court confirms, and comes with the proof of
 * mediation; after the window only a paper of the court opens the way. Sources: CPL 85, 86, 205, 206; 民诉法解释 354–355.
 * Example: the thirty-first day, without a paper of the court: `confirmation_window_over`, sue on the agreement.
 */
import { dayOfInstant } from '../../shared/day.js';
import { partyOf, refusal, type Guard } from '../guard.js';
import { writtenYesObjections } from '../people/representation.js';
import type { ApplyForConfirmation, RecordConfirmationResult, TellOfConfirmation } from './commands.js';
import { courtsOf } from './courts.js';
import { agreementInForce, windowOf } from './window.js';
import { COMPULSORY_PAPERS } from './words.js';

/** Only an agreement in force that an organisation mediated opens one. */
export const thereIsAWindow: Guard<TellOfConfirmation> = ({ facts, command: { agreementId } }) =>
  agreementId === facts.agreementId && agreementId === facts.confirmationWindow?.agreementId
    ? undefined
    : refusal('no_confirmation_window', 'R32');

export const confirmsWhatIsInForce: Guard<ApplyForConfirmation> = ({ facts, command }) => {
  const agreement = agreementInForce(facts);
  if (agreement?.agreementId !== command.agreementId) return refusal('agreement_not_in_force', 'R31');
  return command.filedOn < agreement.effectiveOn
    ? refusal('confirmation_before_effect', 'R31', { effectiveOn: agreement.effectiveOn })
    : undefined;
};

/** Talks among neighbours that no organisation led have nothing a court could confirm. */
export const anOrganisationMediated: Guard<ApplyForConfirmation> = ({ facts }) =>
  facts.track === 'consultation' ? refusal('confirmation_without_mediation', 'R31') : undefined;

export const everybodyApplies: Guard<ApplyForConfirmation> = ({ facts, command }) => {
  const bound = agreementInForce(facts)?.partyIds;
  if (bound === undefined) return undefined;
  return [
    ...command.partyIds
      .filter((partyId) => partyOf(facts, partyId) === undefined || !bound.includes(partyId))
      .map((partyId) => refusal('party_unknown', undefined, { partyId })),
    ...bound
      .filter((partyId) => !command.partyIds.includes(partyId))
      .map((partyId) => refusal('confirmation_not_joint', 'R31', { partyId })),
  ];
};

/** R8, R9: a joint application binds as the agreement itself does. */
export const applicationBinds: Guard<ApplyForConfirmation> = (c) =>
  writtenYesObjections(c, c.command.partyIds, c.command.representativeIds ?? [], 'apply_or_stop');

/** A day that has not come is refused as such, not as too late. */
export const filedInTime: Guard<ApplyForConfirmation> = ({ facts, command, context, now }) => {
  const agreement = agreementInForce(facts);
  if (agreement === undefined || command.lateByCourt) return undefined;
  const { lastDay } = windowOf(agreement.effectiveOn, context.calendar);
  const isPast = command.filedOn <= dayOfInstant(now, context.zone);
  return isPast && command.filedOn > lastDay ? refusal('confirmation_window_over', 'R32', { lastDay }) : undefined;
};

export const contentCanBeConfirmed: Guard<ApplyForConfirmation> = ({ command: { contents } }) =>
  contents.length === 0 ? undefined : refusal('confirmation_content_excluded', 'R31', { contents });

export const papersAreInHand: Guard<ApplyForConfirmation> = ({ command: { papers } }) => {
  const missing = COMPULSORY_PAPERS.filter((paper) => !papers.includes(paper));
  return missing.length === 0 ? undefined : refusal('confirmation_papers_missing', 'R31', { papers: missing });
};

/** A court that sent the case for mediation is the one that confirms; where none did, it cannot be named (R33). */
export const courtIsCompetent: Guard<ApplyForConfirmation> = ({ facts, command: { courtGround } }) => {
  if (courtsOf(facts).includes(courtGround)) return undefined;
  return courtGround === 'inviting_court'
    ? refusal('no_inviting_court', 'R33')
    : refusal('inviting_court_confirms', 'R33');
};

export const notAppliedForYet: Guard<ApplyForConfirmation> = ({ facts, command: { agreementId } }) => {
  const results = facts.confirmations.filter((one) => one.agreementId === agreementId).map(({ result }) => result);
  if (results.includes(null)) return refusal('confirmation_pending', 'R33');
  if (results.includes('valid')) return refusal('already_confirmed', 'R33');
  return results.includes('dismissed') ? refusal('confirmation_dismissed', 'R33') : undefined;
};

export const courtStillHasIt: Guard<RecordConfirmationResult> = ({ facts, command }) => {
  const found = facts.confirmations.find(({ confirmationId }) => confirmationId === command.confirmationId);
  if (found === undefined || found.result !== null) return refusal('confirmation_not_pending', 'R33');
  return command.decidedOn < found.filedOn
    ? refusal('decided_before_filing', 'R33', { filedOn: found.filedOn })
    : undefined;
};

/** Valid or dismissed, a court rules under a number (CPL 206). */
export const rulingIsNamed: Guard<RecordConfirmationResult> = ({ command: { result, hasRuling } }) =>
  (result === 'valid' || result === 'dismissed') && !hasRuling ? refusal('ruling_number_missing', 'R33') : undefined;
