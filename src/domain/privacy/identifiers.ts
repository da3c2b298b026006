/**
 * Phones and identity numbers that stand in a free text, where they are neither encrypted nor masked: found so that whoever typed them
 * can be told. A warning, no refusal: what looks like one may be none. Source: PIPL 6, 51 (R45); GB 11643-1999 for the check digit.
 * Example: “请打 138-0013-8000” holds a phone; “（2026）皖0191诉前调确123号” and “2026-10-14” hold nothing.
 */

export const IDENTIFIER_KINDS = ['phone', 'id_number'] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** As typed, with a space, a hyphen or a dot between digits. */
const GAP = '[ \\-\\u2013\\u2014·]?';
/** Neither the end of a longer number nor the middle of a code. */
const BEFORE = '(?<![0-9A-Za-z]|[0-9][-.])';
const AFTER = '(?![0-9A-Za-z]|[.-][0-9])';

const ID_18 = new RegExp(`${BEFORE}[1-9](?:${GAP}\\d){16}${GAP}[\\dX]${AFTER}`, 'giu');
const ID_15 = new RegExp(`${BEFORE}[1-9]\\d{14}${AFTER}`, 'gu');
const MOBILE = new RegExp(
  `${BEFORE}(?:(?:\\+|00)?86${GAP})?1[3-9]\\d(?:${GAP}\\d{4}${GAP}\\d{4}|\\d${GAP}\\d{3}${GAP}\\d{4}|${GAP}\\d{3}${GAP}\\d{5})${AFTER}`,
  'gu',
);
/** Area code and number; short numbers of services are nobody's. */
const LANDLINE = new RegExp(
  `${BEFORE}[（(]?0(?:10|2\\d|[3-9]\\d{2})[)）]?${GAP}[2-8]\\d{2,3}${GAP}\\d{4}${AFTER}`,
  'gu',
);

/** The id of a record, whose digits are no phone's. */
const RECORD_ID = /(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])/giu;

/** A landline without its area code is too like other numbers; with it there are ten. */
const FEWEST_DIGITS = 10;

/** No text of a file looks like so many of one kind; what is made to look so is not gone through to its end. */
const MOST_CANDIDATES = 1000;

/** Each kind once. */
export function identifiersIn(text: string): IdentifierKind[] {
  // A ligature may stand for eighteen letters: what is looked through stays in proportion to what was sent.
  const plain = text
    .normalize('NFKC')
    .slice(0, 2 * text.length)
    .replace(RECORD_ID, '#');
  if (plain.replace(/\D/gu, '').length < FEWEST_DIGITS) return [];
  return IDENTIFIER_KINDS.filter((kind) => (kind === 'phone' ? hasPhone(plain) : hasIdNumber(plain)));
}

const hasIdNumber = (text: string): boolean =>
  matches(ID_18, text).some(([digits]) => isIdNumber(digits)) ||
  matches(ID_15, text).some(([digits]) => isOldIdNumber(digits));

const hasPhone = (text: string): boolean =>
  [...matches(MOBILE, text), ...matches(LANDLINE, text)].some(([, start, end]) => !isOtherNumber(text, start, end));

/** From every place where one may begin, also inside what another begin took for its own. */
function matches(pattern: RegExp, text: string): (readonly [digits: string, start: number, end: number])[] {
  const found: (readonly [string, number, number])[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null && found.length < MOST_CANDIDATES; match = pattern.exec(text)) {
    found.push([match[0].replace(/[^\dX]/giu, '').toUpperCase(), match.index, match.index + match[0].length]);
    pattern.lastIndex = match.index + 1;
  }
  return found;
}

/** An amount of money, or the number of a document: “13800138000元”, “调确13800138000号”. */
function isOtherNumber(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + 2);
  if (/^\s?[元万亿]/u.test(after)) return true;
  return (
    after.startsWith('号') &&
    /[\p{Script=Han}〔〕[\]()]$/u.test(text.slice(0, start)) &&
    !/[话机号是为]$/u.test(text.slice(0, start))
  );
}

const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-4])/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = '10X98765432';

export function isIdNumber(digits: string): boolean {
  if (!/^\d{17}[\dX]$/.test(digits) || !PROVINCES.test(digits)) return false;
  if (!/^(?:19|20)/.test(digits.slice(6)) || !isCivilDay(digits.slice(6, 14))) return false;
  return checkDigitOf(digits) === digits.charAt(17);
}

/**
 * A number that belongs to one person or one organisation alone: only by it are two parties the same. Equal names and phones are not
 * enough: an office phone has many people.
 */
export function identifiesOne(kind: string, number: string): boolean {
  const plain = number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/gu, '');
  return (kind === 'person' && isIdNumber(plain)) || (kind === 'organization' && isCreditCode(plain));
}

/** GB 32100-2015: no letters I, O, S, V, Z. */
const CREDIT_CODE_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The unified social credit code of an organisation. */
export function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false;
  // The third to the eighth sign name the region, 100000 for the whole country: nothing but noughts is no code.
  if (!PROVINCES.test(code.slice(2)) && !code.startsWith('100000', 2)) return false;
  const sum = [...code.slice(0, 17)].reduce(
    (total, sign, index) => total + CREDIT_CODE_SIGNS.indexOf(sign) * (3 ** index % 31),
    0,
  );
  return CREDIT_CODE_SIGNS.charAt((31 - (sum % 31)) % 31) === code.charAt(17);
}

/** Of the first seventeen digits. */
export const checkDigitOf = (digits: string): string =>
  CHECK_DIGITS.charAt(WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(digits.charAt(index)), 0) % 11);

/** Of the cards before 1999: no check digit, and born in the nineteen-hundreds. */
const isOldIdNumber = (digits: string): boolean => PROVINCES.test(digits) && isCivilDay(`19${digits.slice(6, 12)}`);

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** YYYYMMDD; a 29 February is taken for one in every year. */
function isCivilDay(text: string): boolean {
  const month = Number(text.slice(4, 6));
  const day = Number(text.slice(6, 8));
  return day >= 1 && day <= (DAYS[month - 1] ?? 0);
}
