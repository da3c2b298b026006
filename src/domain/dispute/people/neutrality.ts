/**
 * What should make the centre think before somebody mediates (PML 13-15; 特邀 15): warnings with their words, never a refusal.
 * People decide. Values are compared as keyed hashes or ids: nobody's address or employer is told to anybody.
 * Example: a mediator who settled two earlier cases of the applicant alone gets `mediated_one_side`, two cases; one who met
 * both sides before gets none.
 */
import type { PartyId } from '../../shared/ids.js';
import type { PartyRole } from '../vocabulary.js';

export const NEUTRALITY = {
  same_household: { zh: '与当事人住址相同', en: 'Lives at the same address as a party' },
  same_grid: {
    zh: '住在当事人所在网格，或负责该网格',
    en: 'Lives in, or answers for, the grid in which a party lives',
  },
  same_work_unit: { zh: '与当事人同一工作单位', en: 'Has the same work unit as a party' },
  mediated_one_side: {
    zh: '此前调解过仅有本案一方参加的纠纷',
    en: 'Mediated before in a case with only one of the two sides',
  },
} as const;

export type NeutralityCode = keyof typeof NEUTRALITY;

export interface Traits {
  /** keyed hash of the normalised address */
  readonly household: string | null;
  /** keyed hash of the normalised name of the employer */
  readonly workUnit: string | null;
}

export interface PartyTraits extends Traits {
  readonly partyId: PartyId;
  readonly role: PartyRole;
  readonly gridId: string | null;
}

export interface MediatorTraits extends Traits {
  readonly gridIds: readonly string[];
  /** earlier cases they mediated, each with those of the present parties that took part */
  readonly earlier: readonly (readonly PartyId[])[];
}

export interface Warning {
  readonly code: NeutralityCode;
  readonly partyIds: readonly PartyId[];
  /** of `mediated_one_side`; otherwise 0 */
  readonly cases: number;
}

const isSame = (one: string | null, other: string | null): boolean => one !== null && one === other;

export function neutralityOf(mediator: MediatorTraits, parties: readonly PartyTraits[]): Warning[] {
  const those = (matches: (party: PartyTraits) => boolean): PartyId[] =>
    parties.filter(matches).map(({ partyId }) => partyId);
  const oneSided = mediator.earlier.filter((known) => isOfOneSide(known, parties));
  const found: readonly Warning[] = [
    { code: 'same_household', partyIds: those((party) => isSame(party.household, mediator.household)), cases: 0 },
    {
      code: 'same_grid',
      partyIds: those(({ gridId }) => gridId !== null && mediator.gridIds.includes(gridId)),
      cases: 0,
    },
    { code: 'same_work_unit', partyIds: those((party) => isSame(party.workUnit, mediator.workUnit)), cases: 0 },
    {
      code: 'mediated_one_side',
      partyIds: those(({ partyId }) => oneSided.some((known) => known.includes(partyId))),
      cases: oneSided.length,
    },
  ];
  return found.filter(({ partyIds }) => partyIds.length > 0);
}

/** Applicants or respondents took part, and not both. */
function isOfOneSide(known: readonly PartyId[], parties: readonly PartyTraits[]): boolean {
  const has = (role: PartyRole): boolean =>
    parties.some((party) => party.role === role && known.includes(party.partyId));
  return has('applicant') !== has('respondent');
}
