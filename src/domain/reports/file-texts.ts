/**
 * The words every file of a report has around its figures, in both languages: headings, units, states, and the sentences a
 * reader needs before signing. Example: fen are printed as yuan, so that their unit is called 元.
 */
import { addDays, type Day } from '../shared/day.js';
import type { FigureUnit, PrintedReport } from './printed.js';

export type FileLanguage = 'zh' | 'en';

const HEADINGS_ZH = {
  center: '中心',
  period: '统计期',
  asOf: '数据截至',
  state: '状态',
  verdict: '结论',
  section: '栏目',
  key: '指标代码',
  figure: '指标',
  numerator: '分子',
  denominator: '分母',
  value: '数值',
  unit: '单位',
  definition: '口径',
  definitionsOfReport: '统计口径（全文）',
  definitionsOfFigures: '指标口径',
  charts: '图表',
  notes: '说明',
  digest: '数据摘要（SHA-256）',
  report: '报告编号',
  signature: '签署',
  signedBy: '签署人',
  signedAt: '签署时间',
  algorithm: '算法',
  keyId: '密钥编号',
  signatureValue: '签名值',
  auditHead: '审计日志链首（中心:位置:SHA-256）',
  category: '类别',
  month: '月份',
  events: '件数',
  eventDays: '发生日数',
  unprovenDays: '未能证实日数',
  step: '环节',
};
type Heading = keyof typeof HEADINGS_ZH;

export interface FileWords {
  readonly locale: string;
  readonly period: (from: Day, to: Day) => string;
  readonly headings: Readonly<Record<Heading, string>>;
  readonly units: Readonly<Record<FigureUnit, string>>;
  readonly states: Readonly<Record<PrintedReport['state'], string>>;
  /** on every page until the figures are confirmed */
  readonly provisional: string;
  readonly notApplicable: string;
  readonly withheld: string;
  readonly noRows: string;
  readonly nothingToDraw: string;
  readonly tooLargeToDraw: string;
  readonly onlyLatestYears: (years: number) => string;
  readonly quietMonths: string;
  readonly others: (count: number) => string;
  readonly hidden: string;
  readonly calendar: Readonly<Record<'none' | 'event' | 'unproven', string>>;
  readonly months: readonly string[];
  /** Sunday first, as calendars of the charts want them */
  readonly weekdays: readonly string[];
  readonly sign: Readonly<Record<'director' | 'date' | 'seal' | 'unsigned' | 'notElectronic', string>>;
  readonly pageNumber: Readonly<Record<'before' | 'between' | 'after', string>>;
  readonly colon: string;
  readonly sheets: Readonly<Record<'figures' | 'definitions', string>>;
}

const chineseDay = (day: Day): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

const ZH: FileWords = {
  locale: 'zh-CN',
  period: (from, to) => `${chineseDay(from)}至${chineseDay(addDays(to, -1))}`,
  headings: HEADINGS_ZH,
  units: {
    cases: '件',
    petitions: '件',
    persons: '人次',
    returns: '份',
    accidents: '起',
    months: '个月',
    groups: '组',
    promises: '项',
    visits: '次',
    deadlines: '项',
    referrals: '件',
    agreements: '份',
    shifts: '班次',
    times: '次',
    fen: '元',
    days: '天',
    working_days: '工作日',
    percent: '%',
    per_10000: '每万人',
    index: '指数',
  },
  states: { provisional: '暂定', confirmed: '已确认', signed: '已签署' },
  provisional: '暂定数据，尚未确认',
  notApplicable: 'n/a：分母为零，不适用。',
  withheld: '—：不予显示。可能为零，可能过少而能认出个人，也可能能由合计倒推出这类数。',
  noRows: '无。',
  nothingToDraw: '统计期内没有可以绘制的数据。',
  tooLargeToDraw: '数据过多，不作图，请看报告中的表格。',
  onlyLatestYears: (years) => `只画出最近${years}年。`,
  quietMonths: '表中未列的月份没有发生，也没有未能证实的日子。',
  others: (count) => `其余${count}类合计`,
  hidden: '不予显示（—）',
  calendar: { none: '未发生', event: '发生', unproven: '未能证实' },
  months: ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'],
  weekdays: ['日', '一', '二', '三', '四', '五', '六'],
  sign: {
    director: '中心主任（签名）',
    date: '日期',
    seal: '（盖章）',
    unsigned: '本报告尚未签署。',
    notElectronic:
      '本签名由服务器对上述数据摘要作出，用于证明数据未被改动，不是《中华人民共和国电子签名法》意义上的电子签名。',
  },
  pageNumber: { before: '第', between: '页 共', after: '页' },
  colon: '：',
  sheets: { figures: '指标', definitions: '口径' },
};

const EN: FileWords = {
  locale: 'en',
  period: (from, to) => `${from} to ${addDays(to, -1)}`,
  headings: {
    center: 'Centre',
    period: 'Period',
    asOf: 'As of',
    state: 'State',
    verdict: 'Finding',
    section: 'Section',
    key: 'Key',
    figure: 'Figure',
    numerator: 'Numerator',
    denominator: 'Denominator',
    value: 'Value',
    unit: 'Unit',
    definition: 'Definition',
    definitionsOfReport: 'What is counted, in full',
    definitionsOfFigures: 'Definitions of the figures',
    charts: 'Charts',
    notes: 'Notes',
    digest: 'Digest of the data (SHA-256)',
    report: 'Report',
    signature: 'Signature',
    signedBy: 'Signed by',
    signedAt: 'Signed at',
    algorithm: 'Algorithm',
    keyId: 'Key',
    signatureValue: 'Signature value',
    auditHead: 'Head of the audit log (centre:place:SHA-256)',
    category: 'Category',
    month: 'Month',
    events: 'Events',
    eventDays: 'Days with events',
    unprovenDays: 'Days not proven',
    step: 'Step',
  },
  units: {
    cases: 'cases',
    petitions: 'petitions',
    persons: 'persons',
    returns: 'returns',
    accidents: 'accidents',
    months: 'months',
    groups: 'groups',
    promises: 'promises',
    visits: 'visits',
    deadlines: 'deadlines',
    referrals: 'referrals',
    agreements: 'agreements',
    shifts: 'shifts',
    times: 'times',
    fen: 'yuan',
    days: 'days',
    working_days: 'working days',
    percent: '%',
    per_10000: 'per 10,000',
    index: 'index',
  },
  states: { provisional: 'provisional', confirmed: 'confirmed', signed: 'signed' },
  provisional: 'Provisional, not yet confirmed',
  notApplicable: 'n/a: the denominator is zero, so there is no rate.',
  withheld:
    '—: not shown. It may be nothing, so few that they could be recognised, or a number from which such a one could be worked out.',
  noRows: 'None.',
  nothingToDraw: 'There is nothing to draw for this period.',
  tooLargeToDraw: 'Too much to draw: see the tables of the report.',
  onlyLatestYears: (years) => `Only the latest ${years} years are drawn.`,
  quietMonths: 'In months not listed nothing happened and nothing is unproven.',
  others: (count) => `the other ${count} together`,
  hidden: 'not shown (—)',
  calendar: { none: 'nothing happened', event: 'happened', unproven: 'not proven' },
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  weekdays: ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'],
  sign: {
    director: 'Director (signature)',
    date: 'Date',
    seal: '(seal)',
    unsigned: 'This report has not been signed.',
    notElectronic:
      'Made by the server over the digest above to show that the data were not altered; it is not an electronic signature in the sense of the Electronic Signature Law of the PRC 电子签名法.',
  },
  pageNumber: { before: 'Page ', between: ' of ', after: '' },
  colon: ': ',
  sheets: { figures: 'Figures', definitions: 'Definitions' },
};

export const FILE_WORDS: Readonly<Record<FileLanguage, FileWords>> = { zh: ZH, en: EN };
