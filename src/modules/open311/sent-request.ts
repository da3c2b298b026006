/** A form of Open311 as a registration: what is missing or wrong is named by the field of the form. */
import {
  EXTERNAL_ID_LENGTH,
  ATTRIBUTES,
  type AttributeCode,
  isOpen311Channel,
} from '../../domain/open311/attributes.js';
import { fullName, type ServiceParts } from '../../domain/open311/open311.js';
import { MEDIA_LABEL, NOTHING_TOLD } from '../../domain/open311/open311-texts.js';
import { dayOfInstant, isDay, isInstant, toInstant } from '../../domain/shared/day.js';
import { type FieldFault, Problem } from '../../platform/http/problem.js';
import type { FormFields } from '../../platform/http/url-encoded.js';

/** Limit of the specification for `description`. */
const DESCRIPTION_LENGTH = 4000;
const URL_LENGTH = 500;

const FIELDS = [
  'service_code',
  'jurisdiction_id',
  'lat',
  'long',
  'address_string',
  'address_id',
  'first_name',
  'last_name',
  'phone',
  'description',
  'media_url',
] as const;

type FieldName = (typeof FIELDS)[number];

/** What is shown to the sender again. */
export interface SentCopy {
  readonly description: string | null;
  readonly address: string | null;
  readonly addressId: string | null;
  readonly lat: number | null;
  readonly long: number | null;
  readonly mediaUrl: string | null;
}

export interface SentFields {
  readonly fields: Readonly<Partial<Record<FieldName, string>>>;
  readonly attributes: Readonly<Partial<Record<AttributeCode, string>>>;
}

/** The fields there are, each once; an empty one counts as absent (the specification), others than ours are passed over. */
export function fieldsOf(form: FormFields): SentFields {
  const faults: FieldFault[] = [];
  const once = (name: string): string | undefined => {
    const values = form.get(name) ?? [];
    if (values.length > 1) faults.push({ pointer: name, code: 'open311_repeated' });
    return values[0] === '' ? undefined : values[0];
  };
  const fields = present(FIELDS, once);
  const attributes = present(
    ATTRIBUTES.map(({ code }) => code),
    (code) => once(attributeName(code)),
  );
  const known = new Set(ATTRIBUTES.map(({ code }) => attributeName(code)));
  for (const name of form.keys())
    if (/^attribute\b/.test(name) && !known.has(name)) faults.push({ pointer: name, code: 'unknown_field' });
  if (faults.length > 0) throw new Problem('validation_failed', { errors: faults });
  return { fields, attributes };
}

const present = <N extends string>(names: readonly N[], valueOf: (name: N) => string | undefined) =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = valueOf(name);
      return value === undefined ? [] : [[name, value]];
    }),
  ) as Partial<Record<N, string>>;

export const attributeName = (code: AttributeCode): string => `attribute[${code}]`;

/** What only this form demands; the rest is judged like every registration. */
export function demandWhole({ fields, attributes }: SentFields): void {
  const { lat, long, address_string: address, address_id: addressId, description = '', media_url: url } = fields;
  const faults: FieldFault[] = [];
  const wrong = (pointer: string, code: string, params: FieldFault['params'] = {}) =>
    void faults.push({ pointer, code, params });
  if (lat === undefined && long !== undefined) wrong('lat', 'required');
  else if (long === undefined && lat !== undefined) wrong('long', 'required');
  else if ([lat, address, addressId].every((one) => one === undefined)) wrong('lat', 'open311_location');
  if ([...description].length > DESCRIPTION_LENGTH) wrong('description', 'too_long', { max: DESCRIPTION_LENGTH });
  if (url !== undefined && !isWebAddress(url))
    wrong('media_url', 'wrong_value', { expected: `http(s)://…, ≤ ${URL_LENGTH}` });
  const { channel = 'online', external_id: externalId = '-', occurred_on: occurredOn } = attributes;
  if (!isOpen311Channel(channel))
    wrong(attributeName('channel'), 'wrong_code', { allowed: 'online, hotline, transfer' });
  if (!EXTERNAL_ID.test(externalId))
    wrong(attributeName('external_id'), 'wrong_value', { expected: `1–${EXTERNAL_ID_LENGTH}: A–Z a–z 0–9 . _ : -` });
  if (occurredOn !== undefined && !isDay(occurredOn) && !isInstant(occurredOn))
    wrong(attributeName('occurred_on'), 'bad_instant');
  if (faults.length > 0) throw new Problem('validation_failed', { errors: faults });
}

/** It stands in addresses. */
const EXTERNAL_ID = new RegExp(`^[\\w.:-]{1,${EXTERNAL_ID_LENGTH}}$`);

function isWebAddress(text: string): boolean {
  return text.length <= URL_LENGTH && /^https?:\/\/[^\s"'<>]+$/i.test(text) && URL.canParse(text);
}

/** The registration that `POST /disputes` would be sent. */
export function registrationOf(
  sent: SentFields,
  service: ServiceParts & { name: string },
  centerId: string,
  zone: string,
) {
  const { fields, attributes } = sent;
  const { description = NOTHING_TOLD, media_url: url } = fields;
  const applicant = fullName(fields.first_name, fields.last_name);
  const phone = fields.phone === undefined ? {} : { phone: fields.phone };
  return {
    centerId,
    source: {
      kind: applicant === undefined ? 'proactive' : 'on_application',
      channel: attributes.channel ?? 'online',
    },
    category: service.category,
    ...(service.subcategory === null ? {} : { subcategory: service.subcategory }),
    title: service.name,
    facts: url === undefined ? description : `${description}\n${MEDIA_LABEL}${url}`,
    ...(attributes.claims === undefined ? {} : { claims: [attributes.claims] }),
    ...(attributes.amount === undefined ? {} : { amountInvolved: yuan(attributes.amount) }),
    ...(attributes.people_involved === undefined ? {} : { peopleInvolved: number(attributes.people_involved) }),
    ...(attributes.occurred_on === undefined ? {} : { occurredOn: dayOf(attributes.occurred_on, zone) }),
    ...(fields.address_id === undefined ? {} : { gridId: fields.address_id }),
    location: locationOf(fields),
    parties: [
      ...(applicant === undefined ? [] : [{ role: 'applicant', kind: 'person', name: applicant, ...phone }]),
      ...(attributes.respondent === undefined
        ? []
        : [{ role: 'respondent', kind: 'person', name: attributes.respondent }]),
    ],
  };
}

/** Where in the form a fault of the registration lies. */
export function pointerIn({ fields }: SentFields, pointer: string): string {
  const [, first, index, part] = pointer.split('/');
  if (first !== 'parties') return POINTERS[pointer] ?? POINTERS[`/${first ?? ''}`] ?? pointer;
  const isApplicant = index === '0' && fullName(fields.first_name, fields.last_name) !== undefined;
  if (!isApplicant) return attributeName('respondent');
  return part === 'phone' ? 'phone' : 'first_name';
}

const POINTERS: Readonly<Record<string, string>> = {
  '/category': 'service_code',
  '/subcategory': 'service_code',
  '/facts': 'description',
  '/gridId': 'address_id',
  '/location/address': 'address_string',
  '/location/latitude': 'lat',
  '/location/longitude': 'long',
  '/claims': attributeName('claims'),
  '/amountInvolved': attributeName('amount'),
  '/peopleInvolved': attributeName('people_involved'),
  '/occurredOn': attributeName('occurred_on'),
};

export const copyOf = ({ fields }: SentFields): SentCopy => ({
  description: fields.description ?? null,
  address: fields.address_string ?? null,
  addressId: fields.address_id ?? null,
  lat: fields.lat === undefined ? null : Number(fields.lat),
  long: fields.long === undefined ? null : Number(fields.long),
  mediaUrl: fields.media_url ?? null,
});

function locationOf({ lat, long, address_string: address }: SentFields['fields']) {
  return {
    ...(address === undefined ? {} : { address }),
    ...(lat === undefined ? {} : { latitude: number(lat) }),
    ...(long === undefined ? {} : { longitude: number(long) }),
  };
}

/** What is no plain number stays text, and is refused as such. */
const number = (text: string): number | string => (/^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text);

function yuan(text: string): string {
  const [, whole, part = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return whole === undefined ? text : `${whole}.${part.padEnd(2, '0')}`;
}

const dayOf = (text: string, zone: string): string => (isDay(text) ? text : dayOfInstant(toInstant(text), zone));
