/** From an allowed command to what happened to copies and conditions. */
import { addDays } from '../../shared/day.js';
import { type Emits, payloadOf } from '../emitting.js';
import type { AgreementCommand } from './commands.js';

export const DELIVERY_EMIT = {
  deliverAgreement: ({ command }) => [{ type: 'AgreementDelivered', payload: payloadOf(command) }],
  voidDelivery: ({ command }) => [{ type: 'DeliveryVoided', payload: payloadOf(command) }],
  resolveCondition: ({ facts, command }) => {
    const { condition } = facts.obligations.find(({ obligationId }) => obligationId === command.obligationId) ?? {};
    if (condition == null) throw new Error('found about a condition that is not there');
    const dueOn = command.happened ? addDays(command.occurredOn, condition.dueDaysAfter) : null;
    return [{ type: 'ConditionResolved', payload: { ...payloadOf(command), dueOn } }];
  },
} as const satisfies Emits<AgreementCommand>;
