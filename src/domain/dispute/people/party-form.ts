/**
 * What a party's particulars must not say at the same time, each with the field to correct: under 14 is a minor, only a
 * person has an age, a group counts its members, and who can act alone has no legal representative (CC 17-24, 61; R8, R9).
 * Example: `under14: true` without `minor: true` names `/under14`.
 */
import type { PartyEntry, RepresentativeEntry } from '../commands.js';

export interface FormFault {
  readonly pointer: string;
  readonly code: 'needs' | 'not_allowed_with' | 'required' | 'bad_range';
  readonly params: Readonly<Record<string, string>>;
}

type PartyForm = Omit<PartyEntry, 'partyId' | 'role' | 'representatives'>;

const AGE_FLAGS = ['minor', 'under14', 'selfSupporting', 'incapacitated'] as const;

const fault = (pointer: string, code: FormFault['code'], other?: string): FormFault => ({
  pointer,
  code,
  params: other === undefined ? {} : { other },
});

export function faultsOfParty(party: PartyForm, representatives: readonly RepresentativeEntry[]): FormFault[] {
  const { kind, minor, under14, selfSupporting, memberCount } = party;
  return [
    ...AGE_FLAGS.filter((flag) => kind !== 'person' && party[flag]).map((flag) =>
      fault(`/${flag}`, 'not_allowed_with', `kind: ${kind}`),
    ),
    ...(under14 && !minor ? [fault('/under14', 'needs', 'minor')] : []),
    ...(under14 && selfSupporting ? [fault('/selfSupporting', 'not_allowed_with', 'under14')] : []),
    ...(kind === 'group' && memberCount === null ? [fault('/memberCount', 'required')] : []),
    ...(kind !== 'group' && memberCount !== null ? [fault('/memberCount', 'not_allowed_with', `kind: ${kind}`)] : []),
    ...representatives.flatMap((one, index) => [
      ...misplaced(party, one, `/representatives/${index}`),
      ...faultsOfAuthority(one, `/representatives/${index}`),
    ]),
  ];
}

function misplaced(
  { kind, minor, incapacitated }: PartyForm,
  one: Pick<RepresentativeEntry, 'kind'>,
  at: string,
): FormFault[] {
  const hasLegal = kind === 'organization' || minor || incapacitated;
  if (one.kind === 'legal' && !hasLegal)
    return [fault(`${at}/kind`, 'not_allowed_with', kind === 'group' ? 'kind: group' : 'minor: false')];
  return one.kind === 'group' && kind !== 'group' ? [fault(`${at}/kind`, 'not_allowed_with', `kind: ${kind}`)] : [];
}

/** A period that ends before it begins. */
export const faultsOfAuthority = (
  { validFrom, validTo }: Pick<RepresentativeEntry, 'validFrom' | 'validTo'>,
  at = '',
): FormFault[] =>
  validFrom !== null && validTo !== null && validTo <= validFrom ? [fault(`${at}/validTo`, 'bad_range')] : [];
