/** Commands of this concern as requests. */
import type { PursuitCommand } from '../../../src/domain/dispute/pursuit/commands.js';
import { action, record, type TranslationsOf, when } from './translate.js';

const on = (id: string): string => `/obligations/${id}`;

export const PURSUIT_TRANSLATIONS: TranslationsOf<PursuitCommand> = {
  urge: ({ command: { obligationId, method, advised, occurredAt } }) =>
    record(`${on(obligationId)}/urge`, { method, advised, ...when(occurredAt) }),
  waive: ({ command: { obligationId, partyIds, occurredAt }, facts }) =>
    action(`${on(obligationId)}/waive`, facts, { partyIds, paper: '书面放弃声明', ...when(occurredAt) }),
  handOver: ({ command: { obligationId, to, hasCourtPaper, occurredAt }, facts }) =>
    action(`${on(obligationId)}/hand-over`, facts, {
      to,
      ...(hasCourtPaper ? { courtPaper: '(2026)浙0203民特1号' } : {}),
      ...when(occurredAt),
    }),
};
