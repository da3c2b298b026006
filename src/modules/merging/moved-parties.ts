/** Parties on their way into another case: under new ids, for a party belongs to one case and its fields to one key. */
import { v7 as uuidv7 } from 'uuid';
import type { PartyEntry } from '../../domain/dispute/commands.js';
import type { PartyFacts } from '../../domain/dispute/facts.js';
import { standing } from '../../domain/dispute/guard.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import type { PartiesService } from '../parties/parties.service.js';

export type NewParty = Parameters<PartiesService['insert']>[2][number];

/** What the log says of the party and what its row holds, under the same new ids. */
export interface Moved {
  readonly fromPartyId: string;
  readonly entry: PartyEntry;
  readonly row: NewParty;
}

/** Those who still stand in the case, with those who still act for them; notices and consents stay behind. */
export function movedOf({ folded }: Pick<DisputeRecord, 'folded'>, rows: readonly NewParty[]): Moved[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return standing(folded).flatMap((party) => {
    const row = byId.get(party.partyId);
    return row === undefined ? [] : moved(party, row);
  });
}

function moved(party: PartyFacts, row: NewParty): Moved {
  const partyId = uuidv7();
  const acting = party.representatives.flatMap((facts) => {
    const own = row.representatives.find(({ id }) => id === facts.representativeId);
    return facts.endedAt !== null || own === undefined ? [] : { facts, row: { ...own, id: uuidv7() } };
  });
  const { role, kind, minor, under14, selfSupporting, incapacitated, memberCount } = party;
  return {
    fromPartyId: party.partyId,
    entry: {
      ...{ partyId, role, kind, minor, under14, selfSupporting, incapacitated, memberCount },
      representatives: acting.map(({ facts: { powers, validFrom, validTo, evidenceId }, row: own }) => ({
        ...{ representativeId: own.id, kind: own.kind as PartyEntry['representatives'][number]['kind'] },
        ...{ powers, validFrom, validTo, evidenceId },
        hasLetter: own.letterNo !== null,
      })),
    },
    row: { ...row, id: partyId, role, representatives: acting.map((one) => one.row) },
  };
}
