/** Steps about legal aid: rows of the table in `../transitions.ts`. It stands beside mediation: no refusal, expiry or outcome bars it. */
import { partyIsKnown } from '../guards.js';
import { ALL_STATES, type State } from '../states.js';
import type { Steps } from '../transition.js';
import type { AidCommand } from './commands.js';
import * as aid from './guards.js';

/** What a party asked for is answered, also when the case has gone into another one since. */
const UNARCHIVED = ALL_STATES.filter((state: State) => state !== 'archived');

const BESIDE = {
  from: UNARCHIVED,
  to: null,
  whileRefused: true,
  afterExpiry: true,
  rules: ['R15'],
} as const;

export const AID_STEPS = {
  requestLegalAid: {
    ...BESIDE,
    action: 'legal-aid-requests',
    from: UNARCHIVED.filter((state: State) => state !== 'merged'),
    permission: 'legal_aid.request',
    guards: [partyIsKnown],
    zh: '申请法律援助：咨询面向所有人；代拟文书、代理说明依据，七日内决定',
    en: 'Request legal aid: advice is for anyone; drafting and representation name their ground and are decided in seven days',
  },
  listLegalAidPapers: {
    ...BESIDE,
    action: 'list-legal-aid-papers',
    permission: 'legal_aid.decide',
    guards: [aid.adviceIsForAnyone, aid.papersListedOnce, aid.aidIsUndecided, aid.followsItsRequest],
    zh: '一次性告知补正材料：补正时间不计入审查期限',
    en: 'List missing papers: all of them, once; the time for them does not count',
  },
  completeLegalAidPapers: {
    ...BESIDE,
    action: 'complete-legal-aid-papers',
    permission: 'legal_aid.request',
    guards: [aid.papersAreMissing, aid.followsItsRequest],
    zh: '补正材料齐全：审查期限继续计算',
    en: 'Papers complete: the seven days go on',
  },
  decideLegalAid: {
    ...BESIDE,
    action: 'decide-legal-aid',
    permission: 'legal_aid.decide',
    guards: [
      aid.adviceIsForAnyone,
      aid.aidIsUndecided,
      aid.papersComeBeforeRefusal,
      aid.representationIsForListedMatters,
      aid.followsItsRequest,
    ],
    zh: '决定是否给予法律援助：说明理由；代理限于法定事项；决定给予的，三日内指派',
    en: 'Decide on legal aid: with the reason; representation in listed matters only; once granted, somebody is assigned in three days',
  },
  assignLegalAid: {
    ...BESIDE,
    action: 'assign-legal-aid',
    permission: 'legal_aid.decide',
    guards: [aid.aidIsGranted, aid.aideIsActive, aid.aideDoesNotMediate, aid.followsItsRequest],
    zh: '指派法律援助人员：本案调解员不能兼任',
    en: 'Assign legal aid: a lawyer or a member of the staff, never a mediator of the case',
  },
  giveLegalAdvice: {
    ...BESIDE,
    action: 'give-legal-advice',
    permission: 'legal_aid.request',
    guards: [aid.adviceIsAskedFor, aid.aidIsUndecided, aid.followsItsRequest],
    zh: '提供法律咨询：当场提供，无需决定',
    en: 'Give legal advice: at once, without a decision',
  },
  withdrawLegalAid: {
    ...BESIDE,
    action: 'withdraw-legal-aid',
    permission: 'legal_aid.request',
    guards: [aid.aidIsNotOver, aid.followsItsRequest],
    zh: '撤回法律援助申请：未按要求补正的，视为撤回',
    en: 'Withdraw a request for legal aid: also when the missing papers were not brought',
  },
} as const satisfies Steps<AidCommand>;
