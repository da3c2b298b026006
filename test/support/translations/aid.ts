/** Commands about legal aid as requests. */
import type { AidCommand } from '../../../src/domain/dispute/aid/commands.js';
import { action, idOf, record, staffOf, type TranslationsOf, when } from './translate.js';

const on = (requestId: string, word: string): string => `/legal-aid-requests/${requestId}/${word}`;

export const AID_TRANSLATIONS: TranslationsOf<AidCommand> = {
  requestLegalAid: ({ command: { partyId, kind, ground, receivedOn }, base }) =>
    record(`${base}/legal-aid-requests`, {
      partyId: idOf(partyId),
      kind,
      ...(ground === null ? {} : { ground }),
      ...(receivedOn === null ? {} : { receivedOn }),
    }),
  listLegalAidPapers: ({ command: { requestId, missing, occurredAt }, facts }) =>
    action(on(requestId, 'papers'), facts, { missing, ...when(occurredAt) }),
  completeLegalAidPapers: ({ command: { requestId, occurredAt }, facts }) =>
    action(on(requestId, 'papers-complete'), facts, when(occurredAt)),
  decideLegalAid: ({ command: { requestId, granted, occurredAt }, facts }) =>
    action(on(requestId, 'decide'), facts, { granted, reason: '依据经济状况核查', ...when(occurredAt) }),
  assignLegalAid: ({ command: { requestId, staffId, occurredAt }, facts, world }) =>
    action(on(requestId, 'assign'), facts, {
      ...(staffId === null ? { lawyerName: '示例律师' } : { staffId: staffOf(world, staffId) }),
      ...when(occurredAt),
    }),
  giveLegalAdvice: ({ command: { requestId, occurredAt }, facts }) =>
    action(on(requestId, 'advise'), facts, { note: '告知相邻关系的规定', ...when(occurredAt) }),
  withdrawLegalAid: ({ command: { requestId, occurredAt }, facts }) =>
    action(on(requestId, 'withdraw'), facts, when(occurredAt)),
};
