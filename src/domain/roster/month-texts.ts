/**
 * The words of the roster on paper and in calendars, in both languages; marks are short, because a month has 31 columns.
 * Example: 值 is a whole day of duty, 上 and 下 its halves, 呼 a day on call.
 */
import { type Instant, type Month, wallTimeOf } from '../shared/day.js';
import type { Mark } from './month-grid.js';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
] as const;

export interface MonthWords {
  readonly locale: string;
  readonly title: (center: string, month: Month) => string;
  readonly calendarUnknown: (year: string) => string;
  /** what tells one printed copy from another */
  readonly asOf: (changedAt: Instant, zone: string) => string;
  readonly nothingPublished: string;
  readonly name: string;
  readonly total: string;
  readonly gap: string;
  readonly nobody: string;
  /** 1 = Monday … 7 = Sunday */
  readonly weekdays: readonly string[];
  readonly marks: Readonly<Record<Mark, string>>;
  readonly meanings: Readonly<Record<Mark, string>>;
  readonly dayBadges: { readonly make_up: string; readonly holiday: string };
  readonly dayMeanings: { readonly make_up: string; readonly holiday: string; readonly weekend: string };
  readonly legend: string;
  readonly sheets: { readonly grid: string; readonly lines: string };
  readonly columns: readonly string[];
  readonly file: (center: string, month: Month) => string;
  readonly feed: { readonly own: string; readonly duty: string; readonly onCall: string };
}

const ZH: MonthWords = {
  locale: 'zh-CN',
  title: (center, month) => `${center} ${Number(month.slice(0, 4))}年${Number(month.slice(5))}月值班表`,
  calendarUnknown: (year) => `注意：${year}年的工作日历尚未录入，节假日和调休未知，暂按周一至周五标示。`,
  asOf: (changedAt, zone) => `版次：${wallTimeOf(changedAt, zone)}（最近一次发布或变更）`,
  nothingPublished: '本月尚无已发布的值班表。',
  name: '姓名',
  total: '合计',
  gap: '空缺',
  nobody: '（无值班人员）',
  weekdays: ['一', '二', '三', '四', '五', '六', '日'],
  marks: { day: '值', am: '上', pm: '下', on_call: '呼' },
  meanings: { day: '全天值班', am: '上午值班', pm: '下午值班', on_call: '随叫随到' },
  dayBadges: { make_up: '班', holiday: '休' },
  dayMeanings: { make_up: '调休上班日', holiday: '法定节假日', weekend: '周末' },
  legend: '图例',
  sheets: { grid: '值班表', lines: '值班明细' },
  columns: ['日期', '星期', '班次', '部门', '姓名', '开始', '结束'],
  file: (center, month) => `${center}值班表-${month}.xlsx`,
  feed: { own: '我的值班', duty: '值班', onCall: '值班（随叫随到）' },
};

const EN: MonthWords = {
  locale: 'en',
  title: (center, month) => `${center}: duty roster, ${MONTHS[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`,
  calendarUnknown: (year) =>
    `Note: the calendar of ${year} has not been entered. Holidays and make-up days are unknown; Monday to Friday is assumed.`,
  asOf: (changedAt, zone) => `As of ${wallTimeOf(changedAt, zone)} (last published or changed)`,
  nothingPublished: 'No roster has been published for this month.',
  name: 'Name',
  total: 'Total',
  gap: 'Unfilled',
  nobody: '(no officers)',
  weekdays: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
  marks: { day: 'D', am: 'AM', pm: 'PM', on_call: 'C' },
  meanings: { day: 'whole day', am: 'morning', pm: 'afternoon', on_call: 'on call' },
  dayBadges: { make_up: 'W', holiday: 'H' },
  dayMeanings: { make_up: 'make-up day, worked', holiday: 'public holiday', weekend: 'weekend' },
  legend: 'Key',
  sheets: { grid: 'Roster', lines: 'Shifts' },
  columns: ['Date', 'Weekday', 'Part', 'Department', 'Officer', 'From', 'To'],
  file: (center, month) => `${center} duty roster ${month}.xlsx`,
  feed: { own: 'My duty', duty: 'Duty', onCall: 'Duty (on call)' },
};

export const MONTH_WORDS: Readonly<Record<'zh' | 'en', MonthWords>> = { zh: ZH, en: EN };

/** The words of a field: every mark once, with its number where there is more than one of it. */
export function marksInWords(marks: readonly Mark[], words: MonthWords): string {
  return [...new Set(marks)]
    .map((mark) => {
      const count = marks.filter((each) => each === mark).length;
      return count === 1 ? words.marks[mark] : `${words.marks[mark]}×${count}`;
    })
    .join('');
}

export const weekdayInWords = (weekday: number, words: MonthWords): string => words.weekdays[weekday - 1] ?? '';
