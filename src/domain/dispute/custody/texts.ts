/** Words about whose hands a case is in: refusals, and what the timeline says. */
import type { CustodyPayloads } from './events.js';

export const CUSTODY_TEXTS = {
  referral_open: {
    zh: '本案已有一项移送待答复，请等待对方接收或提出异议。',
    en: 'A referral of this case waits for its answer: another one is possible once it is accepted or objected to.',
  },
  department_has_case: { zh: '本案已在该部门，无需移送。', en: 'That department has the case already.' },
  director_decides_referral: {
    zh: '本案已有 {objections} 次移送被提出异议，请由主任决定由哪个部门办理。',
    en: 'Departments have objected to {objections} referrals of this case: the director decides which one takes it.',
  },
  due_before_order: {
    zh: '期限不能早于办理当日（{on}）。',
    en: 'The due day cannot lie before the day of this step ({on}).',
  },
  referral_not_open: {
    zh: '没有待答复的该项移送：可能已接收、已被提出异议或已失效。',
    en: 'No such referral waits for an answer: it may have been accepted, objected to, or have lapsed.',
  },
  answered_before_sent: { zh: '答复时间不能早于移送时间。', en: 'A referral cannot be answered before it was sent.' },
  objection_too_late: {
    zh: '异议期限已于 {objectUntil} 届满，逾期未提出异议视为接收。',
    en: 'Objections were possible until {objectUntil}; silence has accepted the case.',
  },
  share_consent_missing: {
    zh: '以同意为依据移送外单位，须各方单独同意；当事人{party}对外提供的同意尚未记录。',
    en: 'Handing the case over on consent needs that of every party; the consent of {party} to share it is not recorded.',
  },
  share_consent_unknown: {
    zh: '所引用的同意不是本案当事人对外提供的有效同意。',
    en: 'A consent named is not one of this case to share it, or no longer stands.',
  },
  referral_unanswered: {
    zh: '外单位尚未答复是否接收，接收后方可结案。',
    en: 'The outside body has not said yet whether it takes the case: it closes once it was accepted.',
  },
  center_not_above: {
    zh: '只能提级至本中心的上级中心。',
    en: 'A case is escalated to a centre that stands above the one that has it.',
  },
  no_center_above: {
    zh: '办理本案的中心没有上级中心，不能提级；可以移送有关单位。',
    en: 'No centre stands above the one that has the case, so it cannot be escalated; it can be referred to an outside body.',
  },
  not_escalated: {
    zh: '本案不是由下级中心提级而来，不能退回。',
    en: 'No centre escalated this case here, so there is none to return it to.',
  },
  new_consent_missing: {
    zh: '调解不成后由另一中心重新受理，须各方重新同意；当事人{party}的同意尚未记录。',
    en: 'It failed and another centre has taken it up: everybody consents anew; that of {party} is not recorded.',
  },
  supervision_not_open: { zh: '没有待答复的该项督办。', en: 'No such supervision waits for an answer.' },
  answered_before_order: { zh: '答复时间不能早于督办时间。', en: 'An order cannot be answered before it was given.' },
  supervision_not_answered: {
    zh: '没有已答复、待办结的该项督办。',
    en: 'No such supervision has an answer and waits to be closed.',
  },
  decided_before_answer: {
    zh: '办结时间不能早于答复时间。',
    en: 'A supervision cannot be closed before it was answered.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const CUSTODY_EVENT_TEXTS = {
  ReferralSent: { zh: '移送部门，等待接收', en: 'Referred to a department, waiting for its answer' },
  Referred: { zh: '移送外单位', en: 'Handed to a body outside the centre' },
  ReferralAccepted: { zh: '移送已接收', en: 'Referral accepted' },
  ReferralAcceptedBySilence: { zh: '逾期未提出异议，视为接收移送', en: 'Referral accepted by silence' },
  ReferralObjected: { zh: '对移送提出异议，退回中心', en: 'Referral objected to; back at the centre' },
  ReferralLapsed: { zh: '移送未答复，自动失效', en: 'Referral lapsed before it was answered' },
  Escalated: { zh: '提级至上级中心办理', en: 'Escalated to a centre above' },
  Returned: { zh: '退回原中心办理', en: 'Returned to the centre it came from' },
  SupervisionOrdered: { zh: '督办', en: 'Supervision ordered' },
  SupervisionAnswered: { zh: '答复督办', en: 'Supervision answered' },
  SupervisionClosed: { zh: '督办办结', en: 'Supervision closed' },
  SupervisionReopened: { zh: '督办答复不予认可，重新限期', en: 'Answer not accepted; another one is due' },
} as const satisfies Record<keyof CustodyPayloads, { readonly zh: string; readonly en: string }>;
