/**
 * Who acts for a party, and may they do this? Somebody acts from when they were named until they ended, and on the days of
 * their authority. A legal representative may do everything; others what their powers say (R9; CPL 62).
 * Example: an agent authorised until 1 June (exclusive) signs on 31 May and not on 1 June.
 */
import { dayOfInstant, type Instant } from '../../shared/day.js';
import type { PartyId, RepresentativeId } from '../../shared/ids.js';
import type { Refusal } from '../../shared/refusal.js';
import type { DisputeFacts, PartyFacts } from '../facts.js';
import { lastConsent, partyOf, refusal, type CaseAt } from '../guard.js';
import type { RepresentativeFacts } from './facts.js';
import type { SignatureMethod } from '../vocabulary.js';
import type { Power } from './words.js';

export const representativeOf = (party: PartyFacts, id: RepresentativeId): RepresentativeFacts | undefined =>
  party.representatives.find((one) => one.representativeId === id);

/** Whose representative somebody is or was. */
export const partyRepresented = (facts: DisputeFacts, id: RepresentativeId): PartyFacts | undefined =>
  facts.parties.find((party) => representativeOf(party, id) !== undefined);

export function isActing(one: RepresentativeFacts, at: Instant, zone: string): boolean {
  const day = dayOfInstant(at, zone);
  const named = one.since <= at && (one.endedAt === null || at < one.endedAt);
  return named && (one.validFrom === null || one.validFrom <= day) && (one.validTo === null || day < one.validTo);
}

export const holds = (one: RepresentativeFacts, power: Power | null): boolean =>
  one.kind === 'legal' || (power !== null && one.powers.includes(power));

/** R8: cannot act alone: under 18, unless living on own earnings, or an incapacitated adult. */
export const needsGuardian = (party: PartyFacts): boolean =>
  (party.minor && !party.selfSupporting) || party.incapacitated;

/** R8, R9: does its own hand, or an organisation's seal, bind the party? */
export const bindsItself = (party: PartyFacts, method: SignatureMethod): boolean =>
  !needsGuardian(party) && party.kind !== 'group' && (party.kind !== 'organization' || method === 'seal');

export const guardiansOf = (party: PartyFacts, at: Instant, zone: string): RepresentativeFacts[] =>
  party.representatives.filter((one) => one.kind === 'legal' && isActing(one, at, zone));

/** R8: what a party that cannot act alone lacks: somebody who acts, and below 14 the consent to the use of personal data. */
export function lacksGuardian(party: PartyFacts, at: Instant, zone: string): Refusal[] {
  const { partyId } = party;
  if (!needsGuardian(party)) return [];
  if (guardiansOf(party, at, zone).length === 0) return [refusal('guardian_missing', 'R8', { partyId })];
  return party.under14 && !guardianConsents(party, at) ? [refusal('guardian_consent_missing', 'R8', { partyId })] : [];
}

function guardianConsents(party: PartyFacts, at: Instant): boolean {
  const last = lastConsent(party, 'data', at);
  const guardian = last?.byRepresentativeId == null ? undefined : representativeOf(party, last.byRepresentativeId);
  return last?.decision === 'given' && guardian?.kind === 'legal';
}

/**
 * R8, R9: a yes that binds is given as an agreement is signed. Who cannot act alone has a guardian, who says it or whose agent does
 * (PIPL 29, 31); an organisation and a group speak through those who act for them. A no is everybody's own (R23).
 */
export function ownYesObjections(
  party: PartyFacts,
  byRepresentativeId: RepresentativeId | null | undefined,
  at: Instant,
  zone: string,
): Refusal[] {
  const { partyId, kind } = party;
  if (needsGuardian(party) && guardiansOf(party, at, zone).length === 0)
    return [refusal('guardian_missing', 'R8', { partyId })];
  if (byRepresentativeId != null) return [];
  if (needsGuardian(party)) return [refusal('legal_representative_needed', 'R8', { partyId })];
  if (kind === 'group') return [refusal('group_acts_by_representatives', 'R9', { partyId })];
  return kind === 'organization' ? [refusal('organization_acts_by_others', 'R9', { partyId })] : [];
}

/**
 * R8, R9: several parties say yes in writing, each by its own hand or seal, or by those who act for it and hold the power; nobody else
 * is named. Example: a minor's mother waives what is owed to the child; the child's own word does not.
 */
export function writtenYesObjections(
  c: CaseAt,
  partyIds: readonly PartyId[],
  representativeIds: readonly RepresentativeId[],
  power: Power,
): Refusal[] {
  const ofParty = (id: RepresentativeId) => partyRepresented(c.facts, id)?.partyId ?? '';
  const strangers = representativeIds.filter((id) => !partyIds.includes(ofParty(id)));
  return [
    ...strangers.map((representativeId) => refusal('representative_of_none', 'R9', { representativeId })),
    ...partyIds.flatMap((partyId) => {
      const party = partyOf(c.facts, partyId);
      const hands = representativeIds.filter((id) => ofParty(id) === partyId);
      const own = party === undefined || bindsItself(party, 'seal');
      return [
        ...(own ? [] : ownYesObjections(party, hands[0], c.at, c.context.zone)),
        ...hands.flatMap((id) => representativeObjections(c, c.at, partyId, id, power)),
      ];
    }),
  ];
}

/** Those who could say it for these parties, where their own hand does not bind. */
export const handsFor = (
  facts: DisputeFacts,
  partyIds: readonly PartyId[],
  { at, zone, power }: { readonly at: Instant; readonly zone: string; readonly power: Power },
): RepresentativeId[] =>
  facts.parties
    .filter((party) => partyIds.includes(party.partyId) && !bindsItself(party, 'seal'))
    .flatMap(({ representatives }) => representatives.filter((one) => isActing(one, at, zone) && holds(one, power)))
    .map(({ representativeId }) => representativeId);

/** R9: somebody speaks or is spoken to for this party; null: the party itself. */
export function representativeObjections(
  { facts, context: { zone } }: CaseAt,
  at: Instant,
  partyId: PartyId,
  representativeId: RepresentativeId | null | undefined,
  power: Power | null,
): Refusal[] {
  const party = partyOf(facts, partyId);
  if (representativeId == null || party === undefined) return [];
  const one = representativeOf(party, representativeId);
  if (one === undefined) return [refusal('representative_unknown', 'R9', { partyId })];
  if (!isActing(one, at, zone)) return [refusal('representative_not_acting', 'R9', { partyId })];
  if (holds(one, power)) return [];
  return [
    power === null
      ? refusal('only_legal_representative', 'R8', { partyId })
      : refusal('representative_lacks_power', 'R9', { partyId, power }),
  ];
}
