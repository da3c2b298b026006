/** Steps about promises that are not kept by themselves: rows of the table in `../transitions.ts`. */
import { checkIsGivenToActor, obligationIsOpen } from '../fulfilment-guards.js';
import { IN_FORCE } from '../states.js';
import type { Steps } from '../transition.js';
import type { PursuitCommand } from './commands.js';
import * as guards from './guards.js';

const AGREED = { from: IN_FORCE, to: null, whileRefused: true, afterExpiry: true } as const;

export const PURSUIT_STEPS = {
  urge: {
    ...AGREED,
    action: 'urge',
    permission: 'performance.record',
    guards: [obligationIsOpen, guards.dutyIsLate, guards.courtIsTold, checkIsGivenToActor],
    zh: '催促履行：逾期未履行的；催促达到次数的须告知可以起诉或申请强制执行',
    en: 'Urge a debtor: what is late; from a number of urgings on with the advice that a court can help',
    rules: ['R34'],
  },
  waive: {
    ...AGREED,
    action: 'waive',
    permission: 'dispute.close',
    guards: [obligationIsOpen, guards.waivedByAllCreditors, guards.waiverBinds],
    zh: '免除义务：由全部权利人书面放弃；不能独立参加的当事人和群体由有权代理人放弃',
    en: 'Waive an obligation: everybody to whom it is owed gives it up in writing; who cannot act alone, and a group, by a representative who may settle',
    rules: ['R8', 'R9', 'R34'],
  },
  handOver: {
    ...AGREED,
    action: 'hand-over',
    permission: 'dispute.close',
    guards: [obligationIsOpen, guards.lateOrVoid, guards.courtPaperIsNamed],
    zh: '转出未履行的义务：申请强制执行、起诉，或协议已被法院撤销、确认无效',
    en: 'Hand an unperformed obligation over: to enforcement, to a lawsuit, or because a court set the agreement aside',
    rules: ['R34', 'R38'],
  },
} as const satisfies Steps<PursuitCommand>;
