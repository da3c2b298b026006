/** Words about what a party says is not settled: refusals, and what the timeline says. */
import type { UnsettledPayloads } from './events.js';
import type { UnsettledOutcome } from './words.js';

export const NAMES_OF_OUTCOMES: Readonly<Record<UnsettledOutcome, { readonly zh: string; readonly en: string }>> = {
  performed_now: { zh: '已经履行', en: 'performed now' },
  urged: { zh: '已经催促', en: 'urged' },
  mediated_again: { zh: '重新调解', en: 'mediated again' },
  explained: { zh: '已经说明', en: 'explained' },
  taken_back: { zh: '当事人撤回', en: 'taken back' },
};

export const UNSETTLED_TEXTS = {
  unsettled_open: {
    zh: '当事人反映尚未解决，应于 {dueOn} 前答复；答复后方可结案。',
    en: 'A party says it is not settled; the answer is due on {dueOn}. Answer before closing.',
  },
  unsettled_not_on_file: {
    zh: '当事人反映尚未解决（应于 {dueOn} 前答复），尚无答复记录。',
    en: 'What a party said is not settled, to be answered by {dueOn}, has no answer on file.',
  },
  unsettled_not_open: {
    zh: '没有这件待答复的“未解决”反映，或者已经答复。',
    en: 'There is no such report that something is not settled, or it was answered already.',
  },
  unsettled_before_effect: {
    zh: '协议于 {effectiveOn} 生效，当事人反映的时间不能早于该日，请核对。',
    en: 'The agreement took effect on {effectiveOn}; nothing is said not to be settled before that: check the time.',
  },
  answer_before_report: {
    zh: '答复不能早于当事人反映的时间。',
    en: 'Nothing is answered before it was said.',
  },
  answer_unfounded: {
    zh: '没有与“{outcome}”相应的记录：请先记录反映之后的履行（原记录有误的先作废）、催促或者重新办理，或者选择其他结果。',
    en: 'Nothing on record shows “{outcome}”: record the performance since (void a wrong record first), the urging or the reopening first, or choose another outcome.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const UNSETTLED_EVENT_TEXTS = {
  UnsettledReported: { zh: '当事人反映未解决', en: 'A party says it is not settled' },
  UnsettledAnswered: { zh: '答复“未解决”', en: 'The report was answered' },
} as const satisfies Record<keyof UnsettledPayloads, { readonly zh: string; readonly en: string }>;
