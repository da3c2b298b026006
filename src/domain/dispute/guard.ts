/** A guard reads the case as of the action's instant and names what stands against the action, or says nothing. */
import type { Instant } from '../shared/day.js';
import type { PartyId } from '../shared/ids.js';
import type { Refusal } from '../shared/refusal.js';
import type { CaseCommand, Command } from './commands.js';
import type { Context } from './context.js';
import type { ConsentFact, DisputeFacts, EntryPoint, PartyFacts } from './facts.js';
import type { DisputeRefusalCode } from './refusal-texts.js';
import type { ConsentSubject } from './vocabulary.js';

export interface CaseAt<C extends Command = CaseCommand> {
  readonly facts: DisputeFacts;
  readonly command: C;
  readonly context: Context;
  /** when the action occurred */
  readonly at: Instant;
  readonly now: Instant;
}

export type Objection = Refusal | readonly Refusal[] | undefined;

export type Guard<C extends Command = CaseCommand> = (c: CaseAt<C>) => Objection;

export const refusal = (
  code: DisputeRefusalCode | 'not_permitted',
  ruleId?: string,
  params?: Refusal['params'],
): Refusal => ({
  code,
  ...(ruleId === undefined ? {} : { ruleId }),
  ...(params === undefined ? {} : { params }),
});

export const partyOf = (facts: DisputeFacts, id: PartyId): PartyFacts | undefined =>
  facts.parties.find((party) => party.partyId === id);

/** Whose case it is now: everybody but those who left. */
export const standing = (facts: DisputeFacts): readonly PartyFacts[] =>
  facts.parties.filter((party) => party.leftAt === null);

/** Whose case it was then: who left later still counted; who joined later counts already, as nothing is decided over their heads. */
export const partiesAt = (facts: DisputeFacts, at: Instant): readonly PartyFacts[] =>
  facts.parties.filter((party) => party.leftAt === null || at < party.leftAt);

/** The last word of a party on the subject as of that instant; by when it was said, then by the log's order. */
export function lastConsent(
  party: PartyFacts,
  subject: ConsentSubject,
  at: Instant,
  covers: (consent: ConsentFact) => boolean = () => true,
): ConsentFact | undefined {
  const said = party.consents.filter((consent) => consent.subject === subject && consent.at <= at && covers(consent));
  return said.reduce<ConsentFact | undefined>((last, each) => (saidAfter(each, last) ? each : last), undefined);
}

const saidAfter = (consent: ConsentFact, other: ConsentFact | undefined): boolean =>
  other === undefined || consent.at > other.at || (consent.at === other.at && consent.seq > other.seq);

/** R2: does the party agree to be mediated, and was that said of this mediation? */
export function consentsSince(party: PartyFacts, since: EntryPoint, at: Instant): boolean {
  const said = lastConsent(party, 'mediation', at);
  return said?.decision === 'given' && said.seq > since.seq && said.at >= since.at;
}

/** Parties who do not want to be mediated and have not changed their mind (R2). */
export const partiesRefusing = (facts: DisputeFacts, at: Instant): PartyId[] =>
  partiesAt(facts, at)
    .filter((party) => lastConsent(party, 'mediation', at)?.decision === 'refused')
    .map((party) => party.partyId);

/** Is this a party of the case, and was it one then? */
export function isKnown(facts: DisputeFacts, id: PartyId, at: Instant): Objection {
  const party = partyOf(facts, id);
  if (party === undefined) return refusal('party_unknown', undefined, { partyId: id });
  return party.leftAt !== null && party.leftAt <= at ? refusal('party_left', undefined, { partyId: id }) : undefined;
}
