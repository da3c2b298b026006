/** Commands of this concern as requests. */
import type { ConfirmationCommand } from '../../../src/domain/dispute/confirmation/commands.js';
import { record, type TranslationsOf, when } from './translate.js';

const on = (agreementId: string): string => `/agreements/${agreementId}/confirmation`;

export const CONFIRMATION_TRANSLATIONS: TranslationsOf<ConfirmationCommand> = {
  tellOfConfirmation: ({ command: { agreementId, partyId, method, occurredAt } }) =>
    record(`${on(agreementId)}/notices`, { partyId, method, ...when(occurredAt) }),
  applyForConfirmation: ({ command: { agreementId, filedOn, partyIds, courtGround, papers, contents } }) =>
    record(on(agreementId), { filedOn, partyIds, courtGround, papers, contents, court: '示例区人民法院' }),
  // The address names the agreement: the result is of the application that waits.
  recordConfirmationResult: ({ command: { confirmationId, decidedOn, result }, facts }) => {
    const pending = facts.confirmations.find((one) => one.confirmationId === confirmationId && one.result === null);
    return pending === undefined
      ? undefined
      : record(`${on(pending.agreementId)}/result`, { decidedOn, result, rulingNo: '(2026)浙0203民特1号' });
  },
};
