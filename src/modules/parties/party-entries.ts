/** A party as it was sent, split in two: what the log may hold (ids and codes) and what only tables hold (names, numbers). */
import { v7 as uuidv7 } from 'uuid';
import type { AmendParty, PartyEntry, RepresentativeEntry } from '../../domain/dispute/commands.js';
import type { PartyFacts } from '../../domain/dispute/facts.js';
import { faultsOfParty, type FormFault } from '../../domain/dispute/people/party-form.js';
import { ALL_POWERS, GENERAL_POWERS, type Power } from '../../domain/dispute/people/words.js';
import type { PartyKind, PartyRole, RepresentativeKind } from '../../domain/dispute/vocabulary.js';
import { invalid } from '../../platform/http/problem.js';
import type { AmendPartyRequest, PartyInput, RepresentativeInput } from './party.dto.js';
import type { NewParty, NewRepresentative } from './party.store.js';

export interface SplitParty {
  readonly entry: PartyEntry;
  readonly row: NewParty;
}

export interface SplitRepresentative {
  readonly entry: RepresentativeEntry;
  readonly row: NewRepresentative;
}

/** `pointer`: where the party stands in the body. */
export function splitParty(input: PartyInput, pointer = ''): SplitParty {
  const id = input.id ?? uuidv7();
  const representatives = (input.representatives ?? []).map((one, index) =>
    splitRepresentative(one, `${pointer}/representatives/${index}`),
  );
  const { minor = false, under14 = false, selfSupporting = false, incapacitated = false } = input;
  const entry: PartyEntry = {
    partyId: id,
    role: input.role as PartyRole,
    kind: input.kind as PartyKind,
    minor,
    under14,
    selfSupporting,
    incapacitated,
    memberCount: input.memberCount ?? null,
    representatives: representatives.map((one) => one.entry),
  };
  demandSound(faultsOfParty(entry, entry.representatives), pointer);
  return {
    entry,
    row: {
      id,
      role: input.role,
      kind: input.kind,
      name: input.name,
      minor,
      phone: input.phone ?? null,
      idNumber: input.idNumber ?? null,
      address: input.address ?? null,
      workUnit: input.workUnit ?? null,
      sex: input.sex ?? null,
      ethnicity: input.ethnicity ?? null,
      occupation: input.occupation ?? null,
      bornOn: input.bornOn ?? null,
      representatives: representatives.map((one) => one.row),
    },
  };
}

/** Throws 400 naming the first field that contradicts another. */
export function demandSound([first]: readonly FormFault[], pointer = ''): void {
  if (first !== undefined) throw invalid(`${pointer}${first.pointer}`, first.code, { ...first.params });
}

/** Whatever an agent may do is shown by the letter of authority (CPL 62). */
export function splitRepresentative(input: RepresentativeInput, pointer = ''): SplitRepresentative {
  const { kind, name, letterNo = null } = input;
  if (kind === 'legal' && input.powers !== undefined)
    throw invalid(`${pointer}/powers`, 'not_allowed_with', { other: 'kind: legal' });
  const powers = powersOf(input);
  if (kind === 'agent' && powers.length > 0 && letterNo === null) throw invalid(`${pointer}/letterNo`, 'required');
  const id = input.id ?? uuidv7();
  return {
    entry: {
      representativeId: id,
      kind: kind as RepresentativeKind,
      powers,
      validFrom: input.validFrom ?? null,
      validTo: input.validTo ?? null,
      evidenceId: null,
      hasLetter: letterNo !== null,
    },
    row: { id, kind, name, letterNo },
  };
}

/** `maySettle` adds the power to settle; a group's representative has all others, unless they are named (CPL 56). */
function powersOf({ kind, powers, maySettle }: RepresentativeInput): readonly Power[] {
  if (kind === 'legal') return ALL_POWERS;
  const named = (powers ?? (kind === 'group' ? GENERAL_POWERS : [])) as readonly Power[];
  return ALL_POWERS.filter((power) => named.includes(power) || (power === 'settle' && maySettle === true));
}

/** The amendment as a command, judged together with what stands already. */
export function amendPartyCommand(
  partyId: string,
  request: AmendPartyRequest,
  representatives: readonly RepresentativeEntry[] | undefined,
  before: PartyFacts | undefined,
): AmendParty {
  const { role, kind, minor, under14, selfSupporting, incapacitated, memberCount } = request;
  const values = { role, kind, minor, under14, selfSupporting, incapacitated, memberCount, representatives };
  const party = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as NonNullable<
    AmendParty['party']
  >;
  if (before !== undefined) demandSound(faultsAfter(before, party));
  return {
    type: 'amendParty',
    partyId,
    changed: Object.entries(request)
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name),
    ...(Object.keys(party).length === 0 ? {} : { party }),
    occurredAt: null,
  };
}

/** What would contradict itself of the party with that change, whoever still acts for it. */
export const faultsAfter = (before: PartyFacts, change: NonNullable<AmendParty['party']>): FormFault[] =>
  faultsOfParty(
    { ...before, ...change },
    change.representatives ?? before.representatives.filter(({ endedAt }) => endedAt === null).map(standingEntry),
  );

const standingEntry = (one: PartyFacts['representatives'][number]): RepresentativeEntry => ({
  ...one,
  hasLetter: false,
});
