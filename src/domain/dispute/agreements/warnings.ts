/**
 * What is better mended in a draft before anybody signs, though no rule refuses it; and what in its words a court would not
 * confirm (R31). Words are only a hint: they warn and never refuse.
 * Example: "pay 500.00 on 2026-10-01" warns that it falls into the National Day week and does not say how it is paid.
 */
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import type { Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import { yuan } from '../agreement-guards.js';
import type { ObligationEntry } from '../commands.js';
import type { ExcludedContent } from '../confirmation/words.js';
import type { AGREEMENT_WARNINGS } from './texts.js';

export interface DraftWords {
  readonly terms: string;
  /** of each obligation, in their order */
  readonly descriptions: readonly string[];
}

export interface Surroundings {
  readonly today: Day;
  readonly calendar: WorkingCalendar;
  /** what the dispute was registered about; null: no sum */
  readonly claimedFen: number | null;
}

const MANNER = /现金|转账|汇款|银行|账户|账号|微信|支付宝|支票|当场|当面|抵扣|代扣|cash|transfer|account|cheque/iu;

const warning = (code: keyof typeof AGREEMENT_WARNINGS, params: Refusal['params'] = {}): Refusal => ({ code, params });

export function warningsOf(
  obligations: readonly ObligationEntry[],
  { terms, descriptions }: DraftWords,
  { today, calendar, claimedFen }: Surroundings,
): Refusal[] {
  const total = obligations.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
  return [
    ...obligations.flatMap((duty, index) => [
      ...(duty.kind === 'pay' && !MANNER.test(`${descriptions[index] ?? ''}${terms}`)
        ? [warning('manner_unclear', { index })]
        : []),
      ...(duty.kind !== 'pay' && duty.creditorPartyIds.length === 0 ? [warning('creditor_unnamed', { index })] : []),
      ...daysOf(duty).flatMap((on) => {
        if (on < today) return [warning('due_in_past', { index, on })];
        return calendar.isWorkingDay(on) ? [] : [warning('due_on_rest_day', { index, on })];
      }),
    ]),
    ...(claimedFen !== null && total > claimedFen
      ? [warning('amount_above_claim', { amount: yuan(total), claimed: yuan(claimedFen) })]
      : []),
  ];
}

const daysOf = ({ dueOn, instalments }: ObligationEntry): Day[] => [
  ...(dueOn === null ? [] : [dueOn]),
  ...instalments.map((part) => part.dueOn),
];

const CONTENT_WORDS: readonly (readonly [ExcludedContent, RegExp])[] = [
  ['marriage', /离婚|结婚|婚姻关系|解除婚约/u],
  ['parentage', /亲子关系|亲生(?:子女|父|母)/u],
  ['adoption', /收养/u],
  ['ownership', /确权|所有权归|产权归|归(?!还)[^，。；、]{0,8}所有(?=[，。；、\s]|$)/mu],
];

/** Kinds of content that no court confirms and that the words speak of. */
export const contentsToldIn = (text: string): ExcludedContent[] =>
  CONTENT_WORDS.flatMap(([content, words]) => (words.test(text) ? [content] : []));
