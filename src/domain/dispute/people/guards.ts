/**
 * Who may leave, whom a party may name, who may be kept from mediating. Sources: domain.md R8, R9, R18; PML 19, 23; 特邀 15.
 * Example: the only respondent does not leave (that is a withdrawal), and nobody leaves what an agreement in force binds.
 */
import type { MediationSettings } from '../../centers/settings.js';
import type {
  AddParty,
  AmendParty,
  Fail,
  GiveRemediesNotice,
  GiveRightsNotice,
  HoldSession,
  PartyEntry,
  RecordConsent,
  Withdraw,
} from '../commands.js';
import type { TellOfConfirmation } from '../confirmation/commands.js';
import type { DisputeFacts, PartyFacts } from '../facts.js';
import { partiesAt, partyOf, refusal, standing, type Guard, type Objection } from '../guard.js';
import type {
  AddRepresentative,
  ChallengeMediator,
  DecideChallenge,
  DeclareConflict,
  EndRepresentative,
  LeaveParty,
} from './commands.js';
import { barsOf, mediatorsOf } from './mediators.js';
import { lacksGuardian, ownYesObjections, representativeObjections, representativeOf } from './representation.js';
import { CONSENT_POWERS } from './words.js';

/** A mediation keeps two sides: the last of one withdraws instead (R23). */
export const bothSidesRemain: Guard<LeaveParty> = ({ facts, command }) => {
  const role = partyOf(facts, command.partyId)?.role;
  const others = standing(facts).filter((party) => party.partyId !== command.partyId);
  if (others.some((party) => party.role === role)) return undefined;
  if (role === 'respondent') return refusal('last_respondent');
  return role === 'applicant' && facts.source.kind !== 'proactive' ? refusal('last_applicant') : undefined;
};

export const leaverJoined: Guard<LeaveParty> = ({ facts, command, at }) => {
  const party = partyOf(facts, command.partyId);
  return party !== undefined && at < party.joinedAt ? refusal('left_before_joining') : undefined;
};

/** What an agreement in force gives or asks of a party binds it (PML 31). */
export const leaverIsNotBound: Guard<LeaveParty> = ({ facts, command: { partyId } }) => {
  const inForce = facts.agreements.find((agreement) => agreement.agreementId === facts.agreementId);
  const binds = inForce?.obligations.some((duty) =>
    [...duty.debtorPartyIds, ...duty.creditorPartyIds].includes(partyId),
  );
  return binds === true ? refusal('party_bound_by_agreement', undefined, { partyId }) : undefined;
};

type Grouped = Pick<PartyEntry, 'representatives'> | Pick<PartyFacts, 'representatives'>;

/** A group acts through few: as many as the centre allows (Ningbo 20: five). */
function groupObjection({ representatives }: Grouped, settings: MediationSettings, more = 0): Objection {
  const acting = representatives.filter((one) => one.kind === 'group' && !('endedAt' in one && one.endedAt !== null));
  const most = settings.groupRepresentativesMost;
  return acting.length + more > most ? refusal('too_many_group_representatives', 'R9', { most }) : undefined;
}

export const groupsAreRepresentedByFew = (parties: readonly PartyEntry[], settings: MediationSettings): Objection =>
  parties.flatMap((party) => groupObjection(party, settings) ?? []);

export const joiningGroupIsRepresentedByFew: Guard<AddParty> = ({ command, context }) =>
  groupObjection(command.party, context.settings);

export const amendedGroupIsRepresentedByFew: Guard<AmendParty> = ({ command: { party }, context }) =>
  party?.representatives === undefined
    ? undefined
    : groupObjection({ representatives: party.representatives }, context.settings);

/** R8, R9: a legal representative belongs to who cannot act alone or is an organisation, a group's to the group. */
export const representativeFits: Guard<AddRepresentative> = ({ facts, command, context }) => {
  const party = partyOf(facts, command.partyId);
  if (party === undefined) return undefined;
  const { representativeId, kind } = command.representative;
  if (facts.parties.some((one) => representativeOf(one, representativeId) !== undefined))
    return refusal('representative_twice', 'R9');
  if (kind === 'legal' && party.kind !== 'organization' && !party.minor && !party.incapacitated)
    return refusal('legal_representative_misplaced', 'R8', { partyId: party.partyId });
  if (kind !== 'group') return undefined;
  if (party.kind !== 'group') return refusal('group_representative_misplaced', 'R9', { partyId: party.partyId });
  return groupObjection(party, context.settings, 1);
};

/** Authority that ran out may still be ended; one that was ended is not ended again. */
export const representativeCanEnd: Guard<EndRepresentative> = ({
  facts,
  command: { partyId, representativeId },
  at,
}) => {
  const party = partyOf(facts, partyId);
  const one = party === undefined ? undefined : representativeOf(party, representativeId);
  if (one === undefined) return refusal('representative_unknown', 'R9', { partyId });
  return one.endedAt !== null || at < one.since ? refusal('representative_not_acting', 'R9', { partyId }) : undefined;
};

/** R9: who takes a notice for a party may receive papers for it. */
export const noticeReachesParty: Guard<GiveRightsNotice | GiveRemediesNotice | TellOfConfirmation> = (c) => {
  const { partyId, toRepresentativeId } = c.command;
  return representativeObjections(c, c.at, partyId, toRepresentativeId, 'receive_documents');
};

export const failNoticesReachParties: Guard<Fail> = (c) =>
  c.command.remediesNotices.flatMap(({ partyId, toRepresentativeId }) =>
    representativeObjections(c, c.at, partyId, toRepresentativeId, 'receive_documents'),
  );

export const witnessIsKnown: Guard<GiveRightsNotice | GiveRemediesNotice> = ({
  command: { witnessStaffId },
  context,
}) => staffObjection(context.staff, witnessStaffId);

export const failWitnessesAreKnown: Guard<Fail> = ({ command, context }) =>
  command.remediesNotices.flatMap(({ witnessStaffId }) => staffObjection(context.staff, witnessStaffId) ?? []);

type StaffRegister = Parameters<Guard>[0]['context']['staff'];

function staffObjection(staff: StaffRegister, staffId: string | null | undefined): Objection {
  if (staffId == null || staff(staffId)?.active === true) return undefined;
  return refusal('staff_unknown', undefined, { staffId });
}

/** R9: what a party agrees to or refuses is said by who may say it. */
export const consentIsTheirs: Guard<RecordConsent> = (c) => {
  const { partyId, byRepresentativeId, subject } = c.command;
  return representativeObjections(c, c.at, partyId, byRepresentativeId, CONSENT_POWERS[subject]);
};

/** R8: nobody who cannot act alone agrees to anything alone; everybody may refuse. */
export const yesIsTheirs: Guard<RecordConsent> = ({ facts, command, context: { zone }, at }) => {
  const party = partyOf(facts, command.partyId);
  if (party === undefined || command.decision !== 'given') return undefined;
  return ownYesObjections(party, command.byRepresentativeId, at, zone);
};

export const withdrawalIsTheirs: Guard<Withdraw> = (c) =>
  representativeObjections(c, c.at, c.command.partyId, c.command.byRepresentativeId, 'apply_or_stop');

/** R8: nobody who cannot act alone is mediated with alone. */
export const guardiansStand: Guard = ({ facts, at, context }) =>
  partiesAt(facts, at).flatMap((party) => lacksGuardian(party, at, context.zone));

/**
 * … nor sits at the table, when they joined after the start or their guardian ended. That the guardian comes along R8 does not ask:
 * it is the guardian’s yes and hand that bind (CC 19-22).
 */
export const guardiansOfThosePresent: Guard<HoldSession> = ({ facts, command, at, context }) => {
  const there = new Set(command.attendance.filter((row) => row.present).map((row) => row.partyId));
  return partiesAt(facts, at)
    .filter((party) => there.has(party.partyId))
    .flatMap((party) => lacksGuardian(party, at, context.zone));
};

export const conflictIsNew: Guard<DeclareConflict> = ({ facts, command: { staffId }, context }) => {
  if (context.staff(staffId) === undefined) return refusal('staff_unknown', undefined, { staffId });
  const known = facts.conflicts.some((conflict) => conflict.staffId === staffId);
  return known ? refusal('mediator_has_conflict', 'R18', { staffId }) : undefined;
};

/** The mediator's own word, or an officer's record of it. */
export const conflictIsTheirs: Guard<DeclareConflict> = ({ command: { staffId, byOfficer }, context: { actor } }) =>
  byOfficer || staffId === actor.staffId ? undefined : refusal('conflict_of_another', 'R18', { staffId });

export const challengedMediates: Guard<ChallengeMediator> = ({ facts, command: { staffId }, now }): Objection => {
  if (!mediatorsOf(facts).includes(staffId)) return refusal('not_mediator_of_case', 'R18', { staffId });
  return barsOf(facts, staffId, now).filter(
    ({ code }) => code !== 'challenge_open' && code !== 'mediator_gives_legal_aid',
  );
};

/** What a party challenged and lost is not decided twice; what is open is decided first. */
export const challengeIsNew: Guard<ChallengeMediator> = ({ facts, command: { partyId, staffId, ground } }) => {
  const theirs = facts.challenges.filter((one) => one.partyId === partyId && one.staffId === staffId);
  if (theirs.some(({ state }) => state === 'open')) return refusal('challenge_pending', 'R18', { staffId });
  const isRepeated = theirs.some((one) => one.state === 'rejected' && one.ground === ground);
  return isRepeated ? refusal('challenge_repeated', 'R18', { staffId }) : undefined;
};

export const challengeIsTheirs: Guard<ChallengeMediator> = (c) =>
  representativeObjections(c, c.at, c.command.partyId, c.command.byRepresentativeId, 'choose_mediator');

const challengeOf = (facts: DisputeFacts, id: string) => facts.challenges.find((one) => one.challengeId === id);

export const challengeIsOpen: Guard<DecideChallenge> = ({ facts, command, at }) => {
  const challenge = challengeOf(facts, command.challengeId);
  if (challenge?.state !== 'open') return refusal('challenge_not_open', 'R18');
  return at < challenge.at ? refusal('decided_before_challenge', 'R18') : undefined;
};

/** Nobody is the judge of their own impartiality. */
export const deciderIsAnother: Guard<DecideChallenge> = ({ facts, command, context: { actor } }) => {
  const challenged = challengeOf(facts, command.challengeId)?.staffId;
  return challenged !== undefined && challenged === actor.staffId
    ? refusal('challenge_by_challenged', 'R18')
    : undefined;
};
