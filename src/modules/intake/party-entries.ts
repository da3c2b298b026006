/** A party as it was sent, split in two: what the log may hold (ids and codes) and what only tables hold (names, numbers). */
import { v7 as uuidv7 } from 'uuid';
import type { PartyEntry, RepresentativeEntry } from '../../domain/dispute/commands.js';
import type { PartyKind, PartyRole, RepresentativeKind } from '../../domain/dispute/vocabulary.js';
import type { PartyInput, RepresentativeInput } from '../parties/party.dto.js';

type NewParty = Parameters<import('../parties/parties.service.js').PartiesService['insert']>[2][number];
type NewRepresentative = NewParty['representatives'][number];

export interface SplitParty {
  readonly entry: PartyEntry;
  readonly row: NewParty;
}

export function splitParty(input: PartyInput): SplitParty {
  const id = input.id ?? uuidv7();
  const representatives = (input.representatives ?? []).map(splitRepresentative);
  const minor = input.minor ?? false;
  return {
    entry: {
      partyId: id,
      role: input.role as PartyRole,
      kind: input.kind as PartyKind,
      minor,
      selfSupporting: input.selfSupporting ?? false,
      representatives: representatives.map(({ entry }) => entry),
    },
    row: {
      id,
      role: input.role,
      kind: input.kind,
      name: input.name,
      minor,
      phone: input.phone ?? null,
      idNumber: input.idNumber ?? null,
      address: input.address ?? null,
      representatives: representatives.map(({ row }) => row),
    },
  };
}

/** A legal representative may always settle: that is what the law makes them for (CC 23, R9). */
export function splitRepresentative(input: RepresentativeInput): {
  entry: RepresentativeEntry;
  row: NewRepresentative;
} {
  const id = input.id ?? uuidv7();
  const kind = input.kind as RepresentativeKind;
  const maySettle = kind === 'legal' || input.maySettle === true;
  return { entry: { representativeId: id, kind, maySettle }, row: { id, kind, name: input.name, maySettle } };
}
