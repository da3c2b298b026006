/** Masks and normal forms of phones, identity numbers and addresses: what is shown by default, and what is compared. */
import { homeKey } from '../../domain/centers/address.js';
import type { Envelope } from '../../platform/crypto/envelope.js';

/** `13812345678` → `138******78`. */
export const maskPhone = (phone: string): string => keepEnds(phone, 3, 2);

/** `350981199001010011` → `350***********0011`. */
export const maskIdNumber = (idNumber: string): string => keepEnds(idNumber, 3, 4);

/** The estate stays, building and door do not: `安居小区3号楼502` → `安居小区***`. */
export function maskAddress(address: string): string {
  const characters = [...address];
  const firstDigit = characters.findIndex((character) => /[0-9０-９一二三四五六七八九十]/.test(character));
  const kept = Math.min(firstDigit === -1 ? 4 : firstDigit, 12, Math.ceil(characters.length / 2));
  return `${characters.slice(0, kept).join('')}***`;
}

/** The first character stays: `示例公司` → `示***`. */
export const maskName = (name: string): string => `${[...name].slice(0, 1).join('')}***`;

function keepEnds(text: string, head: number, tail: number): string {
  const characters = [...text];
  if (characters.length <= head + tail) return '*'.repeat(characters.length);
  return (
    characters.slice(0, head).join('') + '*'.repeat(characters.length - head - tail) + characters.slice(-tail).join('')
  );
}

/** Digits only, without the country code. */
const normalPhone = (phone: string): string =>
  phone
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '');

const normalIdNumber = (idNumber: string): string => idNumber.normalize('NFKC').replace(/\s/g, '').toUpperCase();

const normalName = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s/g, '');

/** What is compared; null where it tells nobody apart, such as “不详”: that would make one person of many. */
const KEYS = {
  phone: (phone: string) => longEnough(normalPhone(phone), 7),
  idNumber: (idNumber: string) => longEnough(normalIdNumber(idNumber).replace(/[^0-9A-Z]/g, ''), 6),
  address: homeKey,
  workUnit: (workUnit: string) => longEnough(normalName(workUnit), 2),
} as const;

export type PersonalField = keyof typeof KEYS;

/** What the forms ask of a person beside that; compared with nobody's, and masked as a whole. */
export const PARTICULARS = ['sex', 'ethnicity', 'occupation', 'bornOn'] as const;
export type Particular = (typeof PARTICULARS)[number];

export const maskParticular = (): string => '***';

const longEnough = (key: string, length: number): string | null => (key.length < length ? null : key);

/** The keyed hash by which an equal phone, identity number or home is found. */
export function matchOf(envelope: Envelope, field: PersonalField, value: string | null): Buffer | null {
  const key = value === null ? null : KEYS[field](value);
  return key === null ? null : envelope.matchOf(field, key);
}
