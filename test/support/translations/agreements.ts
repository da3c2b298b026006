/** Commands of this concern as requests. */
import type { AgreementCommand } from '../../../src/domain/dispute/agreements/commands.js';
import { idOf, record, type TranslationsOf, when } from './translate.js';

export const DELIVERY_TRANSLATIONS: TranslationsOf<AgreementCommand> = {
  deliverAgreement: ({ command: { agreementId, partyId, copies, method, deliveredOn } }) =>
    record(`/agreements/${agreementId}/deliveries`, {
      ...(partyId === null ? { committee: true } : { partyId: idOf(partyId) }),
      copies,
      method,
      deliveredOn,
      receipt: { signedBy: '某某' },
    }),
  voidDelivery: ({ command: { agreementId, deliveryId, occurredAt }, facts }) => {
    const version = facts.agreements.find((one) => one.agreementId === agreementId)?.version ?? 1;
    return {
      ...record(`/agreements/${agreementId}/deliveries/${deliveryId}/void`, { reason: '误记', ...when(occurredAt) }),
      versionOf: version,
    };
  },
  resolveCondition: ({ command: { obligationId, occurredOn, happened } }) =>
    record(`/obligations/${obligationId}/condition`, { occurredOn, happened, evidence: '现场查看' }),
};
