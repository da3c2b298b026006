/**
 * What keeps a national record from being complete: the case lacks something an officer can still write down (`case`), or the
 * standard has no code that could be put there (`standard`). A record is valid when the case lacks nothing. Texts over 2000
 * characters are shortened and say so. Which fields must be there is our reading, the standard's own text being unconfirmed
 * (domain.md §13): what happened, when, where and to whom always; who resolved it how once it is over.
 * Example: an identity number whose last digit does not follow from the others: `bad_id_number` at `/mainParties/0/idNumber`.
 */
import { type Coded, isCheckedId } from './codes.js';
import type { MainParty, NationalRecord } from './record.js';

export const PROBLEM_CODES = [
  'missing',
  'shortened',
  'bad_id_number',
  'id_kind_unknown',
  'outside_china',
  'code_unknown',
  'code_unconfirmed',
  'code_ambiguous',
  'not_kept',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export interface RecordProblem {
  /** pointer into the record */
  readonly field: string;
  readonly code: ProblemCode;
  /** who can put it right: the officers of the case, or nobody until the standard's tables are known */
  readonly lies: 'case' | 'standard';
}

export const LONGEST_TEXT = 2000;

/** The record as it may leave, and what is wrong with it. */
export function checked(record: NationalRecord): { record: NationalRecord; problems: RecordProblem[] } {
  const shortened = { ...record, summary: shorten(record.summary), result: shorten(record.result) };
  return { record: shortened, problems: problemsOf(record) };
}

export const isValid = (problems: readonly RecordProblem[]): boolean => problems.every(({ lies }) => lies !== 'case');

const shorten = (text: string | null): string | null =>
  text === null || [...text].length <= LONGEST_TEXT ? text : [...text].slice(0, LONGEST_TEXT).join('');

const inCase = (field: string, code: ProblemCode): RecordProblem => ({ field, code, lies: 'case' });
const inStandard = (field: string, code: ProblemCode): RecordProblem => ({ field, code, lies: 'standard' });

function problemsOf(record: NationalRecord): RecordProblem[] {
  const nobody = record.mainParties.length === 0 && record.organisations.length === 0;
  return [
    ...missing(record, ['eventName', 'occurredOn', 'place', 'summary']),
    ...tooLong(record),
    ...codeProblems('/category', record.category),
    ...(nobody ? [inCase('/mainParties', 'missing')] : []),
    ...record.mainParties.flatMap((party, place) => partyProblems(party, `/mainParties/${place}`)),
    ...(record.result === null ? [] : missing(record, ['responsibleName', 'responsibleContact'])),
    ...codeProblems('/method', record.method, record.result !== null),
    inStandard('/assessedOn', 'not_kept'),
    inStandard('/assessment', 'not_kept'),
    ...placeProblems(record),
  ];
}

const missing = (record: NationalRecord, fields: readonly (keyof NationalRecord)[]): RecordProblem[] =>
  fields
    .filter((field) => record[field] === null || record[field] === '')
    .map((field) => inCase(`/${field}`, 'missing'));

const tooLong = (record: NationalRecord): RecordProblem[] =>
  (['summary', 'result'] as const)
    .filter((field) => [...(record[field] ?? '')].length > LONGEST_TEXT)
    .map((field) => inCase(`/${field}`, 'shortened'));

/** `isDue`: it must be there by now. */
function codeProblems(field: string, { gap }: Coded, isDue = true): RecordProblem[] {
  if (gap === 'unconfirmed') return [inStandard(field, 'code_unconfirmed')];
  if (gap === 'ambiguous') return [inStandard(field, 'code_ambiguous')];
  if (gap === 'not_kept') return [inStandard(field, 'not_kept')];
  if (gap === 'unknown') return [inCase(field, 'code_unknown')];
  return gap === 'missing' && isDue ? [inCase(field, 'missing')] : [];
}

function partyProblems({ idKind, idNumber, sex, ethnicity, ...party }: MainParty, at: string): RecordProblem[] {
  const isForged = idKind.code === '111' && idNumber !== null && !isCheckedId(idNumber);
  return [
    ...(idNumber === null ? [inCase(`${at}/idNumber`, 'missing')] : []),
    ...(idKind.gap === 'unknown' ? [inCase(`${at}/idKind`, 'id_kind_unknown')] : []),
    ...(isForged ? [inCase(`${at}/idNumber`, 'bad_id_number')] : []),
    ...codeProblems(`${at}/sex`, sex),
    ...codeProblems(`${at}/ethnicity`, ethnicity),
    ...codeProblems(`${at}/education`, party.education),
    ...codeProblems(`${at}/personCategory`, party.personCategory),
    ...(party.address === null ? [inCase(`${at}/address`, 'missing')] : []),
  ];
}

/** The country lies between 73° and 136° east, 3° and 54° north; elsewhere somebody mixed the two up. */
function placeProblems({ longitude, latitude }: NationalRecord): RecordProblem[] {
  if (longitude === null || latitude === null)
    return (['longitude', 'latitude'] as const)
      .filter((field) => ({ longitude, latitude })[field] === null)
      .map((field) => inCase(`/${field}`, 'missing'));
  return [
    ...(longitude < 73 || longitude > 136 ? [inCase('/longitude', 'outside_china')] : []),
    ...(latitude < 3 || latitude > 54 ? [inCase('/latitude', 'outside_china')] : []),
  ];
}
