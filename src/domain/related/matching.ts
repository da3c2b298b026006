/**
 * What makes two cases belong together (R10; practice): the same person or organisation, the same household, the same place,
 * the same two households against each other, and these over the same sub-type. Phones, identity numbers and addresses are
 * compared by marks (keyed hashes), never in the clear. Marks find hints, not proof: people decide.
 * Example: 502 against 402 over a leak, two years after 402 against 502 over a leak: same pair of households, same sub-type.
 */
import type { PartyKind, PartyRole } from '../dispute/vocabulary.js';

/** The strongest first. */
export const REASONS = [
  'same_subcategory',
  'same_pair_of_households',
  'same_person',
  'same_household',
  'same_address',
] as const;
export type Reason = (typeof REASONS)[number];

/** By what a person or organisation is recognised, the surest first. */
export const RECOGNISED_BY = ['id_number', 'phone', 'name_and_address'] as const;
export type RecognisedBy = (typeof RECOGNISED_BY)[number];

export const MATCHED_BY = [...RECOGNISED_BY, 'household'] as const;
export type MatchedBy = (typeof MATCHED_BY)[number];

/** What a party is compared by; null matches nothing. */
export interface PartyMarks {
  /** null: not registered yet */
  readonly partyId: string | null;
  /** place in the list of parties, from 0 */
  readonly index: number;
  /** null: not said yet, may be any */
  readonly role: PartyRole | null;
  readonly kind: PartyKind | null;
  readonly name: string;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly home: string | null;
}

export interface CaseMarks {
  readonly place: string | null;
  readonly category: string;
  readonly subcategory: string | null;
  readonly parties: readonly PartyMarks[];
}

export interface PartyMatch {
  readonly here: PartyMarks;
  readonly there: PartyMarks;
  readonly by: MatchedBy;
}

export interface Kinship {
  /** the strongest first; empty: nothing in common */
  readonly reasons: readonly Reason[];
  /** the surest first */
  readonly matches: readonly PartyMatch[];
}

/** Spaces, dots and the width of characters do not make another name. */
const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•.]/g, '');

const isSame = (left: string | null, right: string | null): boolean => left !== null && left === right;

/** Two different identity numbers are two people, whatever else they share. */
export function recognisedBy(left: PartyMarks, right: PartyMarks): RecognisedBy | undefined {
  if (left.kind !== null && right.kind !== null && left.kind !== right.kind) return undefined;
  if (left.idNumber !== null && right.idNumber !== null)
    return isSame(left.idNumber, right.idNumber) ? 'id_number' : undefined;
  if (isSame(left.phone, right.phone)) return 'phone';
  return isSame(left.home, right.home) && nameKey(left.name) === nameKey(right.name) ? 'name_and_address' : undefined;
}

const matchedBy = (left: PartyMarks, right: PartyMarks): MatchedBy | undefined =>
  recognisedBy(left, right) ?? (isSame(left.home, right.home) ? 'household' : undefined);

/** The same from either side: A is related to B by a reason exactly when B is to A. */
export function kinship(here: CaseMarks, there: CaseMarks): Kinship {
  const matches = here.parties
    .flatMap((left) => there.parties.flatMap((right) => matchOf(left, right)))
    .sort((one, other) => MATCHED_BY.indexOf(one.by) - MATCHED_BY.indexOf(other.by));
  const isPair = isBetweenTheSameTwo(matches);
  const holds: Readonly<Record<Reason, boolean>> = {
    same_subcategory: isPair && here.category === there.category && isSame(here.subcategory, there.subcategory),
    same_pair_of_households: isPair,
    same_person: matches.some(({ by }) => by !== 'household'),
    same_household: matches.some((match) => isSame(match.here.home, match.there.home)),
    same_address: isSame(here.place, there.place) || livesAt(here, there.place) || livesAt(there, here.place),
  };
  return { reasons: REASONS.filter((reason) => holds[reason]), matches };
}

function matchOf(here: PartyMarks, there: PartyMarks): PartyMatch[] {
  const by = matchedBy(here, there);
  return by === undefined ? [] : [{ here, there, by }];
}

const livesAt = ({ parties }: CaseMarks, place: string | null): boolean =>
  parties.some(({ home }) => isSame(home, place));

/** Two households that match: which one here, which one there, and the side each is on. */
interface Encounter {
  readonly here: string;
  readonly there: string;
  readonly roles: Roles;
}

type Roles = readonly [here: PartyRole | null, there: PartyRole | null];

/** Who is known by nothing but a phone or a number counts as a household of their own. */
const dwellingOf = ({ home, phone, idNumber, index }: PartyMarks): string =>
  home ?? phone ?? idNumber ?? `party ${index}`;

/** In both cases the two are on opposite sides; who is the applicant may have changed. */
const WAYS: readonly (readonly [Roles, Roles])[] = [
  [
    ['applicant', 'applicant'],
    ['respondent', 'respondent'],
  ],
  [
    ['applicant', 'respondent'],
    ['respondent', 'applicant'],
  ],
];

function isBetweenTheSameTwo(matches: readonly PartyMatch[]): boolean {
  const encounters = distinct(
    matches.map(({ here, there }) => ({
      here: dwellingOf(here),
      there: dwellingOf(there),
      roles: [here.role, there.role],
    })),
  );
  return WAYS.some(([first, second]) => {
    const others = encounters.filter(({ roles }) => mayBe(roles, second));
    return encounters
      .filter(({ roles }) => mayBe(roles, first))
      .some((one) => others.some((other) => one.here !== other.here && one.there !== other.there));
  });
}

/** A party whose role nobody has said may be on either side. */
const mayBe = (roles: Roles, wanted: Roles): boolean => roles.every((role, at) => role === null || role === wanted[at]);

const distinct = (encounters: readonly Encounter[]): Encounter[] => [
  ...new Map(encounters.map((each) => [JSON.stringify(each), each])).values(),
];
