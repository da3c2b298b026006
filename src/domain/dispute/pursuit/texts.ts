/** Words about promises that are not kept by themselves: refusals, and what the timeline says. */
import type { PursuitPayloads } from './events.js';

export const PURSUIT_TEXTS = {
  obligation_not_late: {
    zh: '该项义务尚未逾期（履行期限 {dueOn}），逾期后方可催促或转出。',
    en: 'The obligation is not late yet (due on {dueOn}): urge or hand it over once it is.',
  },
  no_breach_found: {
    zh: '持续性义务须先由回访记录违反情况，方可催促或转出。',
    en: 'A continuing obligation is urged or handed over once a return visit has found a breach.',
  },
  court_advice_missing: {
    zh: '已是第 {count} 次催促，须同时告知可以向人民法院起诉或申请强制执行，并记录。',
    en: 'From urging {count} on the advice that a court can help is given too, and recorded.',
  },
  not_the_creditor: {
    zh: '{party}不是该项义务的权利人，不能放弃。',
    en: 'The obligation is not owed to {party}, who cannot waive it.',
  },
  waiver_missing: {
    zh: '免除义务须由全部权利人书面放弃；{party}的放弃尚未记录。',
    en: 'Everybody to whom it is owed waives it in writing; {party} has not.',
  },
  court_paper_missing: {
    zh: '须注明法院文书（司法确认裁定、调解书或撤销协议的裁判）；未经司法确认的协议不能强制执行，请选择起诉。',
    en: 'Name the paper of the court (confirmation, mediation statement, or the ruling that set the agreement aside); an agreement without one is sued on, not enforced.',
  },
  close_reason_unfounded: {
    zh: '结案原因与未履行义务的去向不符：请按强制执行、起诉或协议被撤销的记录选择。',
    en: 'The reason for closing does not fit what became of the obligations: name enforcement, lawsuit or an agreement set aside as it was recorded.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const PURSUIT_EVENT_TEXTS = {
  Urged: { zh: '催促履行', en: 'Debtor urged' },
  ObligationWaived: { zh: '权利人书面放弃', en: 'Obligation waived in writing' },
  ObligationHandedOver: { zh: '义务转出', en: 'Obligation handed over' },
} as const satisfies Record<keyof PursuitPayloads, { readonly zh: string; readonly en: string }>;
