/**
 * The code tables of the national dispute record GB/T 31000-2015, as far as they are known (domain.md §5, §13). A code stands here
 * only where a table was published; where none was, or where the table does not say which of its codes is meant, the code is null
 * and the reason beside it. Sizes and categories: as two unrelated public systems have them. Sexes: GB/T 2261.1. Ethnicities:
 * GB/T 3304. Papers: GA/T 517. Ways of resolving (clause 5.58): only their names are known.
 * Example: 邻里纠纷 is 02; 房屋宅基地纠纷 may be 04 or 09, so it has no code and says `ambiguous`.
 */
import type { Track } from '../deadlines/tracks.js';

/** Why there is no code. */
export const GAPS = ['unconfirmed', 'ambiguous', 'not_kept', 'unknown', 'missing', 'withheld'] as const;
export type Gap = (typeof GAPS)[number];

/** A code with what it stands for; exactly one of `code` and `gap` is null. */
export interface Coded {
  readonly code: string | null;
  readonly name: string | null;
  readonly gap: Gap | null;
}

const known = (code: string, name: string): Coded => ({ code, name, gap: null });
export const noCode = (gap: Gap, name: string | null = null): Coded => ({ code: null, name, gap });

/** 事件规模. From how many people on is practice and differs, so the operator says. */
export const SCALES = {
  individual: known('01', '个体性事件'),
  group: known('02', '一般群体性事件'),
  major: known('03', '重大群体性事件'),
} as const;

export interface ScaleLimits {
  /** people from whom on an event is one of a group */
  readonly groupFrom: number;
  readonly majorFrom: number;
}

export function scaleOf(people: number, { groupFrom, majorFrom }: ScaleLimits): Coded {
  if (people >= majorFrom) return SCALES.major;
  return people >= groupFrom ? SCALES.group : SCALES.individual;
}

/** 事件类别, by our code table `categories` (the ministry's eighteen). */
const CATEGORIES: ReadonlyMap<string, Coded> = new Map([
  ['marriage_family', known('01', '婚恋家庭纠纷')],
  ['neighbor', known('02', '邻里纠纷')],
  ['housing_land', noCode('ambiguous', '房屋宅基地纠纷')],
  ['contract', known('06', '合同及相关纠纷')],
  ['production_operation', noCode('ambiguous', '生产经营纠纷')],
  ['damage_compensation', known('05', '侵权相关纠纷')],
  ['land_forest', known('09', '土地及资源权属纠纷')],
  ['expropriation', known('11', '城乡建设发展纠纷')],
  ['environment', known('05', '侵权相关纠纷')],
  ['migrant_wages', known('07', '劳动人事争议')],
  ['other_labor', known('07', '劳动人事争议')],
  ['tourism', known('06', '合同及相关纠纷')],
  ['e_commerce', known('06', '合同及相关纠纷')],
  ['other_consumer', known('06', '合同及相关纠纷')],
  ['medical', known('05', '侵权相关纠纷')],
  ['traffic_accident', known('05', '侵权相关纠纷')],
  ['property_management', known('04', '物权相关纠纷')],
  ['other', known('99', '其他')],
]);

export const categoryOf = (category: string): Coded => CATEGORIES.get(category) ?? noCode('unknown');

/** 化解方式. */
const METHODS = {
  peoples_mediation: noCode('unconfirmed', '人民调解'),
  court_pre_filing: noCode('unconfirmed', '司法调解'),
  court_entrusted: noCode('unconfirmed', '司法调解'),
  police_mediation: noCode('unconfirmed', '行政调解'),
  administrative_mediation: noCode('unconfirmed', '行政调解'),
  consultation: noCode('unconfirmed', '协商'),
} as const satisfies Record<Track, Coded>;

export const methodOf = (track: Track | null): Coded => (track === null ? noCode('missing') : METHODS[track]);

const SEXES: ReadonlyMap<string, Coded> = new Map([
  ['male', known('1', '男性')],
  ['female', known('2', '女性')],
]);

export const sexOf = (sex: string | null): Coded =>
  sex === null ? noCode('missing') : (SEXES.get(sex) ?? noCode('unknown', sex));

/** In the order of GB/T 3304, from 01 on. */
const ETHNICITIES =
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'.split(
    ' ',
  );

/** As people write it: 畲 and 畲族 are one. */
export function ethnicityOf(ethnicity: string | null): Coded {
  if (ethnicity === null) return noCode('missing');
  const written = ethnicity.normalize('NFKC').replace(/\s/gu, '');
  const place = ETHNICITIES.findIndex((name) => name === written || `${name}族` === written);
  return place === -1
    ? noCode('unknown', ethnicity)
    : known(String(place + 1).padStart(2, '0'), `${ETHNICITIES[place] ?? ''}族`);
}

/** 证件代码: by the form of the number, as no kind is asked for at registration. */
const PAPERS: readonly { readonly form: RegExp; readonly kind: Coded }[] = [
  { form: /^\d{17}[\dX]$/, kind: known('111', '居民身份证') },
  { form: /^(?:E\d{8}|E[A-Z]\d{7}|G\d{8})$/, kind: known('414', '普通护照') },
  { form: /^[HM](?:\d{8}|\d{10})$/, kind: known('516', '港澳居民来往内地通行证') },
];

export const writtenId = (idNumber: string): string => idNumber.normalize('NFKC').replace(/\s/gu, '').toUpperCase();

export function paperOf(idNumber: string | null): Coded {
  if (idNumber === null) return noCode('missing');
  const written = writtenId(idNumber);
  return PAPERS.find(({ form }) => form.test(written))?.kind ?? noCode('unknown');
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** GB 11643: the last character follows from the seventeen before it. */
export function isCheckedId(written: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(written[place] ?? Number.NaN), 0);
  return written.length === 18 && CHECKS[sum % 11] === written[17];
}
