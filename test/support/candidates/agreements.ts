/** Truthful requests of this concern, for random walks. */
import type { AgreementCommand } from '../../../src/domain/dispute/agreements/commands.js';
import { type CandidatesOf, occurredAt } from './scene.js';

export const DELIVERY_CANDIDATES: CandidatesOf<AgreementCommand> = {
  deliverAgreement: ({ facts, id, today }) =>
    facts.agreements
      .filter(({ state }) => state === 'effective')
      .flatMap(({ agreementId, partyIds }) =>
        [null, ...partyIds].map((partyId) => ({
          type: 'deliverAgreement',
          deliveryId: id('delivery'),
          agreementId,
          partyId,
          copies: 1,
          method: 'in_person',
          deliveredOn: today,
        })),
      ),
  voidDelivery: ({ facts }) =>
    facts.agreements.flatMap(({ agreementId, deliveries }) =>
      deliveries.map(({ deliveryId }) => ({ type: 'voidDelivery', agreementId, deliveryId, occurredAt })),
    ),
  resolveCondition: ({ facts, id, today }) =>
    facts.obligations.flatMap(({ obligationId }) =>
      [true, false].map((happened) => ({
        type: 'resolveCondition',
        findingId: id('finding'),
        obligationId,
        occurredOn: today,
        happened,
      })),
    ),
};
