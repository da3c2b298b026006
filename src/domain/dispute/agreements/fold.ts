/** From log to facts about copies and conditions. What was found last about a condition counts. */
import { inAgreement, inObligation, type FoldsOf } from '../folding.js';
import type { AgreementPayloads } from './events.js';

export const DELIVERY_FOLDS = {
  AgreementDelivered: (facts, { deliveryId, agreementId, partyId, copies }, { occurredAt }) =>
    inAgreement(facts, agreementId, (agreement) => ({
      ...agreement,
      deliveries: [...agreement.deliveries, { deliveryId, partyId, copies, at: occurredAt, voidedSeq: null }],
    })),
  DeliveryVoided: (facts, { agreementId, deliveryId }, { seq }) =>
    inAgreement(facts, agreementId, (agreement) => ({
      ...agreement,
      deliveries: agreement.deliveries.map((one) => (one.deliveryId === deliveryId ? { ...one, voidedSeq: seq } : one)),
    })),
  ConditionResolved: (facts, { obligationId, happened, dueOn }, { occurredAt }) =>
    inObligation(facts, obligationId, (duty) =>
      happened
        ? { ...duty, state: 'open', dueOn, performedAt: null }
        : { ...duty, state: 'void', dueOn: null, performedAt: occurredAt },
    ),
} as const satisfies FoldsOf<AgreementPayloads>;
