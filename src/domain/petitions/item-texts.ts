/** What people read about petition items (R14), in both languages; the code never changes, the words may. */
import type { ItemState } from './item.js';

export const NAMES_OF_ITEM_STATES = {
  received: { zh: '已收到', en: 'received' },
  objected: { zh: '异议待核实', en: 'objected to' },
  accepted: { zh: '已受理', en: 'accepted' },
  answered: { zh: '已答复', en: 'answered' },
  in_review: { zh: '复查中', en: 'under review' },
  reviewed: { zh: '已复查', en: 'reviewed' },
  in_re_review: { zh: '复核中', en: 'under re-review' },
  ended: { zh: '已终结', en: 'ended' },
} as const satisfies Record<ItemState, { zh: string; en: string }>;

export const ITEM_TEXTS = {
  item_exists: {
    zh: '该信访件已经作为信访事项办理。',
    en: 'This petition is already dealt with as an item.',
  },
  item_wrong_state: {
    zh: '信访事项当前状态（{itemState}）不能记录此步骤。',
    en: 'This cannot be recorded while the item is {itemState}.',
  },
  item_out_of_order: {
    zh: '所填日期（{on}）早于上一条记录的日期（{earliest}）。',
    en: 'That day ({on}) lies before the day of the last record ({earliest}).',
  },
  objection_only_if_sent: {
    zh: '只有转送、交办的信访事项可以提出异议，信访人直接提出的不可以。',
    en: 'Only an item that was passed on can be objected to, not one the person handed in.',
  },
  already_objected: {
    zh: '已经提出过异议，未获同意的不能再次提出。',
    en: 'It was objected to already: once that was turned down it stays.',
  },
  item_objection_too_late: {
    zh: '异议须自收到之日起5个工作日内提出，最后一日为 {dueOn}。',
    en: 'An objection is due within 5 working days of receipt; the last day was {dueOn}.',
  },
  already_extended: {
    zh: '办理期限只能延长一次，已经延长过。',
    en: 'The time to answer can be extended once, and was.',
  },
  extension_too_late: {
    zh: '延期须在办理期限届满前批准，最后一日为 {dueOn}。',
    en: 'An extension is approved before the time is over; the last day was {dueOn}.',
  },
  no_extension_to_tell: {
    zh: '没有延期，或延期已经告知信访人。',
    en: 'There is no extension, or the petitioner has been told of it.',
  },
  reply_already_delivered: {
    zh: '该答复的送达日期已经记录。',
    en: 'The day this reply was delivered is recorded already.',
  },
  reply_not_delivered: {
    zh: '请先记录信访人收到书面答复的日期，复查、复核期限自该日起算。',
    en: 'Record first when the written reply was received: the time to ask for a review runs from there.',
  },
  review_window_closed: {
    zh: '请求复查、复核须自收到书面答复之日起30日内提出，最后一日为 {dueOn}。',
    en: 'A review is asked for within 30 days of receiving the written reply; the last day was {dueOn}.',
  },
  hearing_only_in_re_review: {
    zh: '只有复核听证所需时间不计算在期限内。',
    en: 'Only the time of a hearing in a re-review is not counted.',
  },
  nothing_to_strike: {
    zh: '没有可以撤销的记录。',
    en: 'There is no record to strike.',
  },
  same_matter_pending: {
    zh: '同一事项正在办理期限内，不再重复受理。',
    en: 'The same matter is still being dealt with: it is not taken up again.',
  },
  same_facts_final: {
    zh: '同一事实和理由已经复核，不再受理；信访件仍予登记。',
    en: 'The same facts were re-reviewed: they are not taken up again. The petition stays in the register.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type ItemRefusalCode = keyof typeof ITEM_TEXTS;
