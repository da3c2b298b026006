/**
 * How values come out of the database, per connection and cheap: instants as ISO 8601 text in UTC, days and exact
 * decimals as text, whole numbers as numbers. No Date is built for a row that only passes through.
 */
import pg from 'pg';

const DATE = 1082;
const TIMESTAMPTZ = 1184;
const INT8 = 20;
const NUMERIC = 1700;
const DATE_ARRAY = 1182;
const TIMESTAMPTZ_ARRAY = 1185;
const INT8_ARRAY = 1016;

/** '2024-05-06 08:00:00.12+00' → '2024-05-06T08:00:00.120Z'; the session's zone is UTC. */
export function isoInstant(text: string): string {
  if (text.charCodeAt(10) !== 32) return text;
  const fraction = text.charAt(19) === '.' ? text.slice(20, text.length - 3) : '';
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}

/** A sum may outgrow what a number holds exactly; then the digits stay. */
function integer(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

const asIs = (text: string): string => text;

const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [DATE]: asIs,
  [TIMESTAMPTZ]: isoInstant,
  [INT8]: integer,
  [NUMERIC]: asIs,
  [DATE_ARRAY]: listOf(asIs),
  [TIMESTAMPTZ_ARRAY]: listOf(isoInstant),
  [INT8_ARRAY]: listOf(integer),
};

/** None of these types writes quotes or backslashes into an element, except the instants' blank. */
function listOf<T>(parse: (text: string) => T): (text: string) => (T | null)[] {
  return (text) => {
    if (text === '{}') return [];
    const items = text.slice(1, -1).split(',');
    return items.map((item) => (item === 'NULL' ? null : parse(item.replaceAll('"', ''))));
  };
}

/** Given to a pool as `types`; what is not named here is read as the driver does. */
export const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS[oid]) ?? pg.types.getTypeParser(oid, format ?? 'text'),
};
