/** The evidence of a noise case as a table for spreadsheets, in the language asked for. */
import {
  NAMES_OF_ATTEMPTS,
  NAMES_OF_DISSUADERS,
  NAMES_OF_METHODS,
  NAMES_OF_NO_SHOW,
  NAMES_OF_OUTCOMES,
  NAMES_OF_SESSION_OUTCOMES,
} from '../../domain/dispute/police/texts.js';
import { csvOf } from '../../domain/shared/csv.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { NoiseAttemptResponse, NoiseAttemptsResponse } from './noise.dto.js';

type Language = Caller['language'];
type Names = Readonly<Record<string, Readonly<Record<Language, string>>>>;

const HEADS = {
  zh: ['日期', '类别', '单位', '人员', '对象', '方式', '结果'],
  en: ['Day', 'Kind', 'For whom', 'Persons', 'Towards', 'How', 'Result'],
} as const;

const RESULTS: Names = { ...NAMES_OF_OUTCOMES, ...NAMES_OF_SESSION_OUTCOMES, ...NAMES_OF_NO_SHOW };

const named = (names: Names, code: string | null, language: Language): string =>
  code === null ? '' : (names[code]?.[language] ?? code);

const rowOf = (
  { on, kind, by, persons, party, method, result }: NoiseAttemptResponse,
  language: Language,
): string[] => [
  on,
  NAMES_OF_ATTEMPTS[kind][language],
  named(NAMES_OF_DISSUADERS, by, language),
  persons.join(language === 'zh' ? '、' : ', '),
  party ?? '',
  named(NAMES_OF_METHODS, method, language),
  named(RESULTS, result, language),
];

export function noiseSheet(
  { number, receiptNo, asOf, basis, items }: NoiseAttemptsResponse,
  language: Language,
): string {
  const laws = basis.map(({ law, article }) => (language === 'zh' ? `《${law}》第${article}条` : `${law} ${article}`));
  const rows = [
    [number ?? receiptNo, asOf, ...laws],
    [...HEADS[language]],
    ...items.map((item) => rowOf(item, language)),
  ];
  return csvOf(rows);
}
