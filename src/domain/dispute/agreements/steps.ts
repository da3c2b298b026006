/** Steps about an agreement in force: rows of the table in `../transitions.ts`. */
import { checkIsGivenToActor } from '../fulfilment-guards.js';
import { IN_FORCE } from '../states.js';
import type { Steps } from '../transition.js';
import type { AgreementCommand } from './commands.js';
import * as guards from './guards.js';

const AGREED = { to: null, whileRefused: true, afterExpiry: true } as const;

export const DELIVERY_STEPS = {
  deliverAgreement: {
    ...AGREED,
    from: [...IN_FORCE, 'closed'],
    action: 'deliveries',
    permission: 'agreement.draft',
    guards: [guards.deliversWhatIsInForce, guards.deliversToWhomItBinds, guards.copiesAreLeft],
    zh: '送达协议：书面协议生效后各方各执一份，委员会留存一份；归档前须齐备',
    en: 'Hand a copy of the agreement over: once it is in force one to each party and one to the committee; needed before archiving',
    rules: ['R27', 'R40'],
  },
  voidDelivery: {
    ...AGREED,
    from: [...IN_FORCE, 'closed'],
    action: 'void-delivery',
    permission: 'agreement.draft',
    guards: [guards.deliveryStands],
    zh: '作废错误的送达记录：注明原因，不删除；该份协议视为未送达',
    en: 'Void a wrong record of a copy: with a reason, never deleted; that copy counts as not handed over',
    rules: ['R27'],
  },
  resolveCondition: {
    ...AGREED,
    from: IN_FORCE,
    action: 'condition',
    permission: 'performance.record',
    guards: [guards.conditionStands, guards.resolvedAfterEffect, guards.nothingWasPerformed, checkIsGivenToActor],
    zh: '认定所附条件：已成就的，自成就之日起算履行期限；确定不能成就的，该项义务不再履行；以最后一次认定为准',
    en: 'Find about a condition: come true, the time to perform runs from that day; no longer possible, nothing is owed; the last finding counts',
    rules: ['R29', 'R34'],
  },
} as const satisfies Steps<AgreementCommand>;
