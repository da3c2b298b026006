/** What can be corrected once a case was accepted, as JSON pointers: what stands there, and the amendment that puts it right. */
import type { CorrectedParty } from '../../domain/dispute/ending/commands.js';
import type { FieldKey } from '../../platform/crypto/envelope.js';
import { isUuid } from '../../platform/http/atoms.js';
import { yuanOf } from '../../platform/http/money.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { locationOf } from '../disputes/dispute.view.js';
import type { PartiesService } from '../parties/parties.service.js';
import {
  maskAddress,
  maskIdNumber,
  maskName,
  maskParticular,
  maskPhone,
  PARTICULARS as PERSONAL_PARTICULARS,
} from '../parties/personal-fields.js';

type Party = Awaited<ReturnType<PartiesService['inClear']>>[number];

const DISPUTE_FIELDS = [
  'title',
  'facts',
  'category',
  'subcategory',
  'gridId',
  'amountInvolved',
  'peopleInvolved',
  'occurredOn',
  'difficult',
] as const;
/** Kept in the party's row only. */
const WORDS = ['name', 'phone', 'idNumber', 'address', 'workUnit', ...PERSONAL_PARTICULARS] as const;
/** The rules look at them (R1, R8, R9). */
const CODES = ['role', 'kind'] as const;
const FLAGS = ['minor', 'under14', 'selfSupporting', 'incapacitated'] as const;
const PARTICULARS = [...CODES, ...FLAGS, 'memberCount'] as const;
const PARTY_FIELDS = [...WORDS, ...PARTICULARS] as const;

export type PartyField = (typeof PARTY_FIELDS)[number];
type Particular = (typeof PARTICULARS)[number];

const isIn = <T extends string>(list: readonly T[], field: string): field is T => list.some((one) => one === field);

export const CORRECTABLE = [
  ...DISPUTE_FIELDS.map((field) => `/${field}`),
  '/claims/{index}',
  '/location/address',
  `/parties/{id}/${PARTY_FIELDS.join('|')}`,
].join(', ');

interface PlaceOfParty {
  readonly kind: 'party';
  readonly partyId: string;
  readonly field: PartyField;
}

export type Place =
  | { readonly kind: 'field'; readonly field: (typeof DISPUTE_FIELDS)[number] }
  | { readonly kind: 'claim'; readonly index: number }
  | { readonly kind: 'address' }
  | PlaceOfParty;

/** Undefined where nothing can be corrected. */
export function placeOf(pointer: string): Place | undefined {
  const [, first = '', second = '', third = '', ...rest] = pointer.split('/');
  if (!pointer.startsWith('/') || rest.length > 0) return undefined;
  const field = DISPUTE_FIELDS.find((name) => pointer === `/${name}`);
  if (field !== undefined) return { kind: 'field', field };
  if (pointer === '/location/address') return { kind: 'address' };
  if (first === 'claims' && third === '' && pointer === `/claims/${second}` && /^(0|[1-9]\d?)$/.test(second))
    return { kind: 'claim', index: Number(second) };
  const partyField = PARTY_FIELDS.find((name) => name === third);
  return first === 'parties' && isUuid(second) && second === second.toLowerCase() && partyField !== undefined
    ? { kind: 'party', partyId: second, field: partyField }
    : undefined;
}

const asText = (value: string | number | null | undefined): string | null => (value == null ? null : String(value));

/** What stands there, as text. */
export function standing(place: Place, record: DisputeRecord, key: FieldKey, party: Party | undefined): string | null {
  switch (place.kind) {
    case 'field':
      if (place.field === 'amountInvolved') return record.amountFen === null ? null : yuanOf(record.amountFen);
      return asText(place.field === 'difficult' ? String(record.difficult) : record[place.field]);
    case 'claim':
      return asText(record.claims[place.index]);
    case 'address':
      return locationOf(record, key).address;
    case 'party':
      return isIn(WORDS, place.field) ? asText(party?.[place.field]) : particular(record, place.partyId, place.field);
  }
}

function particular({ folded }: DisputeRecord, id: string, field: Particular): string | null {
  const value = folded.parties.find(({ partyId }) => partyId === id)?.[field];
  return value == null ? null : String(value);
}

/** The body that would amend it so before acceptance; of the case, or of the party. */
export function amendmentOf(place: Place, value: string | null, record: DisputeRecord, key: FieldKey): object {
  switch (place.kind) {
    case 'field':
      return { [place.field]: fieldOf(place.field, value) };
    case 'claim':
      return { claims: record.claims.toSpliced(place.index, 1, ...(value === null ? [] : [value])) };
    case 'address':
      return { location: { ...locationOf(record, key), address: value } };
    case 'party':
      return { [place.field]: valueOf(place.field, value) };
  }
}

function fieldOf(field: (typeof DISPUTE_FIELDS)[number], value: string | null): string | number | boolean | null {
  if (field === 'difficult') return flagOf(value);
  return field === 'peopleInvolved' ? numberOf(value) : value;
}

function valueOf(field: PartyField, value: string | null): string | number | boolean | null {
  if (field === 'memberCount') return numberOf(value);
  return isIn(FLAGS, field) ? flagOf(value) : value;
}

const flagOf = (value: string | null): string | boolean | null =>
  value === 'true' || value === 'false' ? value === 'true' : value;

/** What the rules look at of a corrected party; undefined where only its row changes. */
export const correctedParty = (place: Place, amendment: Partial<CorrectedParty>): CorrectedParty | undefined =>
  place.kind === 'party' && isIn(PARTICULARS, place.field)
    ? { partyId: place.partyId, [place.field]: amendment[place.field] }
    : undefined;

const numberOf = (value: string | null): string | number | null =>
  value !== null && /^\d{1,9}$/.test(value) ? Number(value) : value;

const MASKS: Readonly<Record<string, (value: string) => string>> = {
  phone: maskPhone,
  idNumber: maskIdNumber,
  address: maskAddress,
  workUnit: maskName,
  sex: maskParticular,
  ethnicity: maskParticular,
  occupation: maskParticular,
  bornOn: maskParticular,
};

/** As a party is shown: its personal fields are masked, and the name of one whose data is restricted (R48). */
export function shown(pointer: string, value: string | null, restricted: readonly string[]): string | null {
  const place = placeOf(pointer);
  const mask = place?.kind === 'party' ? maskOf(place, restricted) : undefined;
  return value === null || mask === undefined ? value : mask(value);
}

const maskOf = ({ partyId, field }: PlaceOfParty, restricted: readonly string[]) =>
  field === 'name' && restricted.includes(partyId) ? maskName : MASKS[field];
