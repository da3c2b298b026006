/** To whom a promise is made; where the agreement names nobody, to everybody who does not owe it. */
import type { PartyId } from '../../shared/ids.js';
import type { DisputeFacts, ObligationFacts } from '../facts.js';
import { standing } from '../guard.js';

export function creditorsOf(facts: DisputeFacts, duty: ObligationFacts): readonly PartyId[] {
  if (duty.creditorPartyIds.length > 0) return duty.creditorPartyIds;
  const others = standing(facts).filter(({ partyId }) => !duty.debtorPartyIds.includes(partyId));
  return others.map(({ partyId }) => partyId);
}
