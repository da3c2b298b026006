/** What an officer reads of a national record that is not complete, in both languages; the code never changes, the words may. */
import type { ProblemCode } from './problems.js';

export const NATIONAL_TEXTS = {
  missing: { zh: '案件中没有记载，请补充。', en: 'The case does not say: add it.' },
  shortened: { zh: '超过 2000 字，导出时已截短。', en: 'Longer than 2000 characters: shortened in the export.' },
  bad_id_number: {
    zh: '身份证号码的校验码不对，请核对证件。',
    en: 'The last character of the identity number does not follow from the others: look at the card again.',
  },
  id_kind_unknown: {
    zh: '看不出是哪一种证件的号码，请核对。',
    en: 'Of which kind of paper this is the number cannot be told: look at it again.',
  },
  outside_china: {
    zh: '坐标不在国内，经度和纬度可能填反了。',
    en: 'These coordinates lie outside the country: longitude and latitude may have been exchanged.',
  },
  code_unknown: {
    zh: '国家标准的代码表中没有这一项，请核对。',
    en: 'The standard’s table has no such entry: look at it again.',
  },
  code_unconfirmed: {
    zh: '国家标准的代码尚未核实，暂只填名称。',
    en: 'The standard’s code is not confirmed yet: only the name is given.',
  },
  code_ambiguous: {
    zh: '本系统的类别对应国家标准的多个代码，暂不填代码。',
    en: 'Several codes of the standard could be meant: none is given.',
  },
  not_kept: { zh: '本系统不采集此项。', en: 'This is not collected here.' },
} as const satisfies Record<ProblemCode, { zh: string; en: string }>;
