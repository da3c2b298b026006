/** Steps about what a party says is not settled: rows of the table in `../transitions.ts`. */
import { agreementIsInForce } from '../fulfilment-guards.js';
import { partyIsKnown } from '../guards.js';
import { ALL_STATES, IN_FORCE, type State } from '../states.js';
import type { Steps } from '../transition.js';
import type { UnsettledCommand } from './commands.js';
import * as unsettled from './guards.js';

const BESIDE = { to: null, whileRefused: true, afterExpiry: true, rules: ['R35'] } as const;

export const UNSETTLED_STEPS = {
  reportUnsettled: {
    ...BESIDE,
    action: 'unsettled-reports',
    from: [...IN_FORCE, 'closed'],
    permission: 'consent.record',
    guards: [partyIsKnown, agreementIsInForce, unsettled.promiseIsKnown, unsettled.reportFollowsEffect],
    zh: '登记“未解决”：当事人反映协议没有履行、履行有争议或者矛盾又起，由负责人员限期答复',
    en: 'Write down “not settled”: a party says a promise is not kept, contests it, or the quarrel is back; whoever is responsible answers by a day',
  },
  answerUnsettled: {
    ...BESIDE,
    action: 'answer-unsettled',
    from: ALL_STATES.filter((state: State) => state !== 'archived'),
    permission: 'dispute.close',
    guards: [unsettled.reportIsOpen, unsettled.answerFollowsReport, unsettled.answerFits],
    zh: '答复“未解决”：写明结果；说已履行、已催促、重新调解的，须有相应记录',
    en: 'Answer “not settled”: with what became of it; performed, urged or mediated again only where that is on record',
  },
} as const satisfies Steps<UnsettledCommand>;
