/** Words about shares, conditions and copies of an agreement: refusals, warnings of a preview, and what the timeline says. */
import type { AgreementPayloads } from './events.js';

type Texts<T extends string = string> = Readonly<Record<T, { readonly zh: string; readonly en: string }>>;

export const DELIVERY_TEXTS = {
  agreement_stands: {
    zh: '原协议仍然有效，尚有未了结的义务 {duties} 项、未记录的回访 {visits} 次；请先以调解不成或者撤回结束本次调解。',
    en: 'The agreement in force still has open obligations ({duties}) and visits to record ({visits}): end this mediation as failed or withdrawn first.',
  },
  shares_not_applicable: {
    zh: '第 {item} 项不是付款义务，不能分担金额；请删去分担份额，或者改为付款义务。',
    en: 'Obligation {item} is no payment and has no shares: leave them out, or make it one.',
  },
  shares_not_of_debtors: {
    zh: '第 {item} 项义务的分担份额须与义务人一一对应，每人一份，不得有他人；各义务人不分份额的，为连带责任。',
    en: 'In obligation {item} each debtor has exactly one share, and nobody else has any; without shares they answer jointly.',
  },
  shares_do_not_add_up: {
    zh: '第 {item} 项义务各人分担合计 {sum} 元，与总额 {amount} 元不符；请逐人核对，或者选择平均分担。',
    en: 'The shares of obligation {item} add up to {sum} yuan, not to {amount}: correct them, or split it equally.',
  },
  nothing_to_deliver: {
    zh: '只能送达已经生效且现行有效的协议。',
    en: 'Only the agreement in force is handed over.',
  },
  oral_has_no_copies: {
    zh: '口头协议没有需要送达的文本；当事人要求书面的，请制作书面协议。',
    en: 'An oral agreement has no copies: make it a written one if a party asks for paper.',
  },
  delivered_before_effect: {
    zh: '协议于 {effectiveOn} 生效，送达日期不能早于该日，请核对。',
    en: 'The agreement took effect on {effectiveOn}; a copy is handed over from that day on: check the date.',
  },
  copies_too_few: {
    zh: '协议只制作 {made} 份；当事人各执一份，委员会留存一份，至少须制作 {needed} 份。',
    en: 'Only {made} copies are to be made; one for each party and one for the committee are {needed}.',
  },
  copies_kept_back: {
    zh: '还有 {left} 份可送达，其中 {waiting} 份须留给尚未领取的当事人和委员会；此前的送达记录有误的，请先作废。',
    en: 'Of the {left} copies left {waiting} are kept for those without one; void an earlier record first if it is wrong.',
  },
  delivery_not_standing: {
    zh: '没有该项送达记录，或者已经作废。',
    en: 'There is no such record of a copy, or it is void already.',
  },
  void_before_delivery: {
    zh: '作废不能早于送达之日。',
    en: 'A record is not voided before what it records.',
  },
  copies_used_up: {
    zh: '协议共制作 {made} 份，可送达的还有 {left} 份，请核对送达记录。',
    en: 'Of {made} copies {left} are left: check what was handed over before.',
  },
  no_condition: {
    zh: '该项义务没有附条件，按协议约定的期限履行。',
    en: 'That obligation hangs on no condition: it is due as the agreement says.',
  },
  condition_before_effect: {
    zh: '协议于 {effectiveOn} 生效，所附条件的认定日期不能早于该日，请核对。',
    en: 'The agreement took effect on {effectiveOn}; its conditions are judged from that day on: check the date.',
  },
  condition_was_performed: {
    zh: '该项义务已有履行记录，不能认定条件未成就；记录有误的，请先作废履行记录。',
    en: 'Something was performed on it, so its condition has not failed: void that record first if it is wrong.',
  },
  condition_unresolved: {
    zh: '该项义务所附条件尚未认定，尚未到期；条件成就的，请先记录成就日期。',
    en: 'Nothing is due before the condition has come true: record the day on which it did first.',
  },
  copy_not_on_file: {
    zh: '尚未向当事人{party}送达协议书，请送达并记录。',
    en: '{party} has no copy of the agreement yet: hand one over and record it.',
  },
  committee_copy_not_on_file: {
    zh: '委员会留存的一份协议书尚未记录，请记录留存。',
    en: 'The committee’s own copy of the agreement is not on record: record it.',
  },
} as const satisfies Texts;

/** What stands against no draft and is better mended before anybody signs. */
export const AGREEMENT_WARNINGS = {
  manner_unclear: {
    zh: '第 {item} 项付款没有写明支付方式（现金、转账及账户等），容易在履行时发生争议，请补充。',
    en: 'Obligation {item} does not say how it is paid (cash, transfer and to which account): add it, so that nobody quarrels about it.',
  },
  creditor_unnamed: {
    zh: '第 {item} 项没有写明向谁履行，视为对全体其他当事人的义务；只对其中一方的，请写明。',
    en: 'Obligation {item} does not say to whom: it counts as owed to all other parties; name the one if it is one.',
  },
  due_on_rest_day: {
    zh: '第 {item} 项的履行期限 {on} 是休息日，当天可能无法转账或办理，请考虑改为工作日。',
    en: 'Obligation {item} falls due on {on}, a day of rest: consider a working day.',
  },
  due_in_past: {
    zh: '第 {item} 项的履行期限 {on} 已过，协议一生效即为逾期，请核对。',
    en: 'Obligation {item} was due on {on} already and would be late at once: check the day.',
  },
  amount_above_claim: {
    zh: '付款合计 {amount} 元，超过登记的涉案金额 {claimed} 元，请核对。',
    en: 'Payments come to {amount} yuan, more than the {claimed} yuan the dispute is about: check them.',
  },
} as const satisfies Texts;

export const DELIVERY_EVENT_TEXTS = {
  AgreementDelivered: { zh: '送达协议', en: 'Copy of the agreement handed over' },
  DeliveryVoided: { zh: '送达记录作废', en: 'Record of a copy marked void' },
  ConditionResolved: { zh: '认定所附条件', en: 'Condition found to have come true, or to have failed' },
} as const satisfies Texts<keyof AgreementPayloads>;
