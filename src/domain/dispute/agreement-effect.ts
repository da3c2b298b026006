/**
 * When an agreement takes effect (R27; PML 29-30). Written: when all parties, a mediator and the committee's seal
 * are on it, on the latest of those days. Oral: on the day agreed, once a mediator has recorded its content.
 * Example: the parties sign on 6 May, the seal is set on 8 May → effective on 8 May.
 */
import { dayOfInstant, laterOf, type Day, type Instant } from '../shared/day.js';
import type { AgreementId, PartyId } from '../shared/ids.js';
import type { AgreementFacts, DisputeFacts, SignatureFact } from './facts.js';
import { partiesAt, partyOf, standing } from './guard.js';
import { bindsItself } from './people/representation.js';

export interface Slots {
  readonly partyIds: readonly PartyId[];
  readonly mediator: boolean;
  readonly seal: boolean;
}

const partyIdOf = (signature: SignatureFact): PartyId | null =>
  signature.by.kind === 'party' || signature.by.kind === 'representative' ? signature.by.partyId : null;

const hasBy = (agreement: Pick<AgreementFacts, 'signatures'>, kind: SignatureFact['by']['kind']): boolean =>
  agreement.signatures.some((signature) => signature.by.kind === kind);

/** R8: the own hand of who turns out, by a correction, not to act alone binds nobody. */
export function isBinding(facts: DisputeFacts, { by, method }: SignatureFact): boolean {
  const party = by.kind === 'party' ? partyOf(facts, by.partyId) : undefined;
  return party === undefined || bindsItself(party, method);
}

/** What the draft still waits for. */
export function slotsOpen(
  facts: DisputeFacts,
  agreement: Pick<AgreementFacts, 'form' | 'contentRecordedBy' | 'signatures'>,
): Slots {
  if (agreement.form === 'oral') {
    return {
      partyIds: [],
      mediator: agreement.contentRecordedBy === null && !hasBy(agreement, 'mediator'),
      seal: false,
    };
  }
  const signed = agreement.signatures.filter((signature) => isBinding(facts, signature)).map(partyIdOf);
  return {
    partyIds: standing(facts)
      .map((party) => party.partyId)
      .filter((id) => !signed.includes(id)),
    mediator: !hasBy(agreement, 'mediator'),
    seal: !hasBy(agreement, 'seal'),
  };
}

export const slotCount = (slots: Slots): number => slots.partyIds.length + Number(slots.mediator) + Number(slots.seal);

/** Somebody joined or left after this version was written: it names others than the parties (R28). */
export const isOutdated = (facts: DisputeFacts, agreement: AgreementFacts): boolean =>
  facts.parties.some(({ partyId, leftAt }) => agreement.partyIds.includes(partyId) !== (leftAt === null));

export const isComplete = (facts: DisputeFacts, agreement: AgreementFacts): boolean =>
  agreement.state === 'draft' &&
  !isOutdated(facts, agreement) &&
  !agreement.fromBefore &&
  slotCount(slotsOpen(facts, agreement)) === 0;

/** Of several mediators' signatures the first suffices; of all others each one counts. */
function counting(agreement: AgreementFacts): { readonly on: Day; readonly at: Instant }[] {
  const asPoint = (signature: SignatureFact) => ({ on: signature.signedOn, at: signature.at });
  const mediators = agreement.signatures.filter((signature) => signature.by.kind === 'mediator').map(asPoint);
  const others = agreement.signatures.filter((signature) => signature.by.kind !== 'mediator').map(asPoint);
  const first = mediators.reduce<{ on: Day; at: Instant } | undefined>(
    (earliest, point) => (earliest !== undefined && earliest.on <= point.on ? earliest : point),
    undefined,
  );
  return first === undefined ? others : [...others, first];
}

/** Never typed by anybody. */
export function effectiveDay(agreement: AgreementFacts): Day {
  if (agreement.form === 'oral' && agreement.agreedOn !== null) return agreement.agreedOn;
  return laterOf('', ...counting(agreement).map((point) => point.on));
}

/** The latest of its causes. */
export const effectiveAt = (agreement: AgreementFacts): Instant =>
  laterOf(agreement.draftedAt, ...counting(agreement).map((point) => point.at));

/** At least one sitting so far in this mediation, at which every party was present or represented. */
export const hasFullSession = (facts: DisputeFacts, at: Instant): boolean =>
  facts.sessions.some(
    (session) =>
      session.heldTo !== null &&
      session.heldTo <= at &&
      !session.fromBefore &&
      partiesAt(facts, at).every((party) => session.presentPartyIds.includes(party.partyId)),
  );

/** Nothing is signed before the last sitting; without one, not before mediation began, or began again. */
export function earliestSigningDay(facts: DisputeFacts, zone: string): Day {
  const held = facts.sessions.flatMap(({ fromBefore, heldTo }) => (fromBefore ? [] : (heldTo ?? [])));
  const from = held.length > 0 ? laterOf('', ...held) : (facts.mediationStartedAt ?? facts.receivedAt);
  return dayOfInstant(from, zone);
}

export const draftOf = (facts: DisputeFacts, id: AgreementId): AgreementFacts | undefined =>
  facts.agreements.find((agreement) => agreement.agreementId === id && agreement.state === 'draft');
