/**
 * A party as it stands in the log becomes facts, whatever questions the entry was old enough to have been asked.
 * Example: an agent entered with `maySettle: true` before powers were told apart holds the power to settle.
 */
import type { Instant } from '../../shared/day.js';
import type { EntryHead } from '../events.js';
import type { PartyFacts } from '../facts.js';
import type { RecordedParty, RecordedRepresentative } from './events.js';
import type { RepresentativeFacts } from './facts.js';
import { ALL_POWERS, type Power } from './words.js';

export function representing(entry: RecordedRepresentative, since: Instant): RepresentativeFacts {
  const { representativeId, kind, validFrom = null, validTo = null, evidenceId = null } = entry;
  const powers = entry.powers ?? formerPowers(entry);
  return { representativeId, kind, powers, validFrom, validTo, evidenceId, since, endedAt: null };
}

function formerPowers({ kind, maySettle }: RecordedRepresentative): readonly Power[] {
  if (kind === 'legal') return ALL_POWERS;
  return maySettle === true ? ['settle'] : [];
}

export const joined = (party: RecordedParty, { occurredAt }: EntryHead): PartyFacts => ({
  partyId: party.partyId,
  role: party.role,
  kind: party.kind,
  minor: party.minor,
  under14: party.under14 ?? false,
  selfSupporting: party.selfSupporting,
  incapacitated: party.incapacitated ?? false,
  memberCount: party.memberCount ?? null,
  representatives: party.representatives.map((entry) => representing(entry, occurredAt)),
  joinedAt: occurredAt,
  leftAt: null,
  rightsNotices: [],
  remediesNotices: [],
  consents: [],
});

/** Before acceptance the list of representatives is stated as a whole: those on it act since the party joined. */
export function amended(
  party: PartyFacts,
  change: Partial<Omit<RecordedParty, 'partyId'>> | undefined,
  { occurredAt }: Pick<EntryHead, 'occurredAt'>,
): PartyFacts {
  if (change === undefined) return party;
  const { representatives, ...rest } = change;
  if (representatives === undefined) return { ...party, ...rest };
  const listed = representatives.map((entry) => representing(entry, party.joinedAt));
  return { ...party, ...rest, representatives: [...unlisted(party, listed, occurredAt), ...listed] };
}

/** Whoever is on the list no more has acted until then. */
const unlisted = (
  { representatives }: PartyFacts,
  listed: readonly RepresentativeFacts[],
  at: Instant,
): RepresentativeFacts[] =>
  representatives
    .filter(({ representativeId: id }) => !listed.some(({ representativeId }) => representativeId === id))
    .map((one) => ({ ...one, endedAt: one.endedAt ?? at }));
