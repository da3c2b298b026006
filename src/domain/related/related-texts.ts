/**
 * What people read about cases that belong together, in both languages.
 * Example: 这两户之间第 3 起纠纷，上一起（示例第1号）由王调解调解，2025-03-02 达成协议：楼上修复并赔偿（尚有 1 项未履行）。
 */
import { nameOfState } from '../dispute/states.js';
import { nameOfFlag } from '../risk/risk.js';
import type { Day } from '../shared/day.js';
import type { FlagProposal } from './earlier.js';

export interface SettledCase {
  readonly reference: string;
  readonly mediators: readonly string[];
  readonly settledOn: Day;
  readonly isOral: boolean;
  readonly terms: string;
  readonly open: number;
}

export interface UnsettledCase {
  readonly reference: string;
  readonly receivedOn: Day;
  readonly state: string;
  /** still before an outcome: perhaps the same dispute taken in twice */
  readonly isRunning: boolean;
}

export interface OtherCases {
  readonly persons: number;
  readonly households: number;
  readonly addresses: number;
}

/** Does the sentence begin the text, or follow one about other cases? */
export type Opening = 'first' | 'further';

export interface OpenElsewhere {
  readonly count: number;
  readonly references: readonly string[];
  /** beside cases told of one by one, or some of those only counted before */
  readonly isBeside: boolean;
}

export interface RelatedWords {
  readonly nothing: string;
  readonly firstOfPair: (later: number) => string;
  readonly nthOfPair: (nth: number, previous: string) => string;
  readonly lastSettled: (settled: string) => string;
  readonly settled: (told: SettledCase) => string;
  readonly unsettled: (told: UnsettledCase) => string;
  readonly others: (counts: OtherCases, opening: Opening) => string;
  readonly openElsewhere: (open: OpenElsewhere) => string;
  readonly proposed: (proposal: FlagProposal) => string;
  readonly between: string;
}

const ZH: RelatedWords = {
  nothing: '未发现您可查看的相关纠纷。',
  firstOfPair: (later) => `这两户之间第 1 起纠纷，其后又有 ${later} 起。`,
  nthOfPair: (nth, previous) => `这两户之间第 ${nth} 起纠纷，上一起${previous}。`,
  lastSettled: (settled) => `此前最近一次达成协议的是${settled}。`,
  settled: ({ reference, mediators, settledOn, isOral, terms, open }) =>
    `（${reference}）${mediators.length === 0 ? '' : `由${mediators.join('、')}调解，`}${settledOn} 达成${isOral ? '口头' : ''}协议：` +
    `${terms}${open === 0 ? '' : `（尚有 ${open} 项未履行）`}`,
  unsettled: ({ reference, receivedOn, state, isRunning }) =>
    `（${reference}）${receivedOn} 登记，${nameOfState(state, 'zh')}${isRunning ? '，请核对是否为同一纠纷' : ''}`,
  others: ({ persons, households, addresses }, opening) =>
    `${opening === 'first' ? '相关纠纷' : '另有'}：${[
      ...(persons > 0 ? [`同一当事人 ${persons} 起`] : []),
      ...(households > 0 ? [`同一住户 ${households} 起`] : []),
      ...(addresses > 0 ? [`同一地址 ${addresses} 起`] : []),
    ].join('，')}。`,
  openElsewhere: ({ count, references, isBeside }) =>
    `${isBeside ? '另有' : '其中'} ${count} 起的协议尚未履行完毕：${references.join('、')}${count > references.length ? '等' : ''}。`,
  proposed: ({ flag, earlier, from }) =>
    `同一双方之间或者同一地址此前已有 ${earlier} 起纠纷（满 ${from} 起即提示），建议增加风险标识“${nameOfFlag(flag, 'zh')}”，由承办人决定。`,
  between: '',
};

const times = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const EN: RelatedWords = {
  nothing: 'No related case that you may see was found.',
  firstOfPair: (later) => `Dispute no. 1 between these two households; ${later} more came later.`,
  nthOfPair: (nth, previous) => `Dispute no. ${nth} between these two households; the previous one ${previous}.`,
  lastSettled: (settled) => `The last agreement before that: ${settled}.`,
  settled: ({ reference, mediators, settledOn, isOral, terms, open }) =>
    `(${reference}) was settled${isOral ? ' orally' : ''} on ${settledOn}` +
    `${mediators.length === 0 ? '' : `, mediated by ${mediators.join(', ')}`}: ${terms}` +
    `${open === 0 ? '' : ` (${times(open, 'obligation')} not yet performed)`}`,
  unsettled: ({ reference, receivedOn, state, isRunning }) =>
    `(${reference}) was received on ${receivedOn} and is ${nameOfState(state, 'en')}${isRunning ? '; check whether it is the same dispute' : ''}`,
  others: ({ persons, households, addresses }, opening) =>
    `${opening === 'first' ? 'Related' : 'Also'}: ${[
      ...(persons > 0 ? [`${times(persons, 'case')} of the same party`] : []),
      ...(households > 0 ? [`${times(households, 'case')} of the same household`] : []),
      ...(addresses > 0 ? [`${times(addresses, 'case')} at the same address`] : []),
    ].join(', ')}.`,
  openElsewhere: ({ count, references, isBeside }) =>
    `Agreements of ${times(count, isBeside ? 'other case' : 'case')} ${isBeside ? '' : 'among them '}are not yet performed in full: ${references.join(', ')}${count > references.length ? ' …' : ''}.`,
  proposed: ({ flag, earlier, from }) =>
    `${times(earlier, 'earlier dispute')} between the same two sides or at the same address (proposed from ${from} on): ` +
    `consider the risk flag “${nameOfFlag(flag, 'en')}”. Whoever works on the case decides.`,
  between: ' ',
};

export const RELATED_WORDS: Readonly<Record<'zh' | 'en', RelatedWords>> = { zh: ZH, en: EN };

export const RELATED_TEXTS = {
  nothing_to_search_by: {
    zh: '没有可供查找的内容：请至少填写一位当事人的电话、证件号码、到户的住址，或纠纷发生地点。',
    en: 'There is nothing to search by: give a party’s phone, identity number or home down to the flat, or the place of the dispute.',
  },
} as const;
