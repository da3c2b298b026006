/** Truthful requests about an agreement in force, for the buttons at the desk. */
import { agreementInForce } from '../confirmation/window.js';
import { NONE, type Probes } from '../probing.js';
import type { AgreementCommand, ResolveCondition, VoidDelivery } from './commands.js';
import { standingDeliveries } from './facts.js';

export const DELIVERY_PROBES = {
  deliverAgreement: ({ facts, today }) => [
    {
      type: 'deliverAgreement',
      deliveryId: NONE,
      agreementId: agreementInForce(facts)?.agreementId ?? NONE,
      partyId: null,
      copies: 1,
      method: 'in_person',
      deliveredOn: today,
    },
  ],
  voidDelivery: ({ facts }) => {
    const remove = (agreementId: string, deliveryId: string): VoidDelivery => ({
      type: 'voidDelivery',
      agreementId,
      deliveryId,
      occurredAt: null,
    });
    const [first = remove(NONE, NONE), ...rest] = facts.agreements.flatMap((agreement) =>
      standingDeliveries(agreement).map(({ deliveryId }) => remove(agreement.agreementId, deliveryId)),
    );
    return [first, ...rest];
  },
  resolveCondition: ({ facts, today }) => {
    const find = (obligationId: string): ResolveCondition => ({
      type: 'resolveCondition',
      findingId: NONE,
      obligationId,
      occurredOn: today,
      happened: true,
    });
    const [first, ...rest] = facts.obligations.filter(({ condition }) => condition !== null);
    return [find(first?.obligationId ?? NONE), ...rest.map(({ obligationId }) => find(obligationId))];
  },
} as const satisfies Probes<AgreementCommand>;
