/** Words about legal aid: refusals, and what the timeline says. */
import type { AidPayloads } from './events.js';

export const AID_TEXTS = {
  advice_is_for_anyone: {
    zh: '法律咨询面向所有人：当场提供，无需材料和审查决定，也不得以经济条件为由拒绝。',
    en: 'Legal advice is for anyone: it is given at once, needs neither papers nor a decision, and is never refused for want of hardship.',
  },
  legal_aid_needs_decision: {
    zh: '代拟文书和代理须先审查决定，再指派法律援助人员。',
    en: 'Drafting and representation are decided first; then somebody is assigned.',
  },
  legal_aid_not_waiting: {
    zh: '该法律援助申请已决定、已办结或已撤回，不再需要这一步。',
    en: 'That request for legal aid is decided, dealt with or withdrawn: this step has nothing left to do.',
  },
  legal_aid_out_of_order: {
    zh: '时间不能早于该法律援助申请已有的记录。',
    en: 'This cannot lie before what is already recorded about the request for legal aid.',
  },
  papers_listed_before: {
    zh: '所缺材料应当一次性告知，本申请已告知过，不能再次要求补正。',
    en: 'Missing papers are listed once, all together; for this request that was done: no more can be asked for.',
  },
  no_papers_missing: {
    zh: '本申请没有待补正的材料。',
    en: 'No papers of this request are missing.',
  },
  legal_aid_papers_missing: {
    zh: '材料尚未补正，不能以此不予援助：请等待补正，逾期未补正的办理撤回；情况紧急的可以先行给予援助。',
    en: 'Papers are still missing, which is no ground for a refusal: wait for them, record a withdrawal if they are not brought, or grant aid at once when it is urgent.',
  },
  representation_not_listed: {
    zh: '代理限于法律援助法第三十一条和地方规定列明的事项，仅有经济困难不够；可以改为申请咨询或代拟文书。',
    en: 'Representation is for matters listed in article 31 or by local rules; hardship alone does not do: advice or drafting may be requested instead.',
  },
  legal_aid_not_granted: {
    zh: '该申请目前没有待指派的法律援助：须先决定给予援助，且只指派一次。',
    en: 'Nobody is to be assigned to that request now: aid has to be granted first, and is assigned once.',
  },
  legal_aid_not_on_file: {
    zh: '当事人{party}的法律援助申请尚未办结：请决定并指派、提供咨询或者记录撤回。',
    en: 'The request of {party} for legal aid is not dealt with: decide and assign, advise, or record its withdrawal.',
  },
  mediator_gives_legal_aid: {
    zh: '{staff}已被指派为本案一方当事人提供法律援助，不能同时调解本案，请改派他人。',
    en: '{staff} was assigned to give legal aid to a party of this case and cannot mediate in it: choose somebody else.',
  },
  legal_aid_by_mediator: {
    zh: '{staff}是本案调解员，不能同时为一方当事人提供法律援助，请另行指派。',
    en: '{staff} mediates in this case and cannot help one of its parties: assign somebody else.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const AID_EVENT_TEXTS = {
  LegalAidRequested: { zh: '申请法律援助', en: 'Legal aid requested' },
  LegalAidPapersListed: { zh: '一次性告知补正法律援助材料', en: 'Missing papers for legal aid listed' },
  LegalAidPapersCompleted: { zh: '法律援助材料补正齐全', en: 'Papers for legal aid complete' },
  LegalAidDecided: { zh: '决定是否给予法律援助', en: 'Legal aid decided' },
  LegalAidAssigned: { zh: '指派法律援助人员', en: 'Legal aid assigned' },
  LegalAdviceGiven: { zh: '提供法律咨询', en: 'Legal advice given' },
  LegalAidWithdrawn: { zh: '撤回法律援助申请', en: 'Request for legal aid withdrawn' },
} as const satisfies Record<keyof AidPayloads, { readonly zh: string; readonly en: string }>;
