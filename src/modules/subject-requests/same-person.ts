/** Whose data a request reaches: that of the party who asks, and of parties with the same number where it belongs to one alone. */
import { identifiesOne } from '../../domain/privacy/identifiers.js';
import type { FieldKey } from '../../platform/crypto/envelope.js';
import type { Alike, SubjectRequestRecord } from './subject-request.store.js';

/** The latter may stand in other cases; `key` is that of the case of the request. */
export function reachOf(
  { partyId, partyKind, idNumberSealed, alike }: SubjectRequestRecord,
  key: FieldKey,
): readonly Alike[] {
  const isKnown =
    idNumberSealed !== null && identifiesOne(partyKind, key.open(idNumberSealed, `party.idNumber:${partyId}`));
  return isKnown ? alike : alike.filter((one) => one.partyId === partyId);
}

export const casesOf = (person: readonly Alike[]): string[] => [...new Set(person.map(({ disputeId }) => disputeId))];
