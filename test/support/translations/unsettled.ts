/** Commands of this concern as requests. */
import type { UnsettledCommand } from '../../../src/domain/dispute/unsettled/commands.js';
import { action, record, type TranslationsOf, when } from './translate.js';

export const UNSETTLED_TRANSLATIONS: TranslationsOf<UnsettledCommand> = {
  reportUnsettled: ({ command: { partyId, obligationId, ground, occurredAt }, base }) =>
    record(`${base}/unsettled-reports`, {
      partyId,
      ...(obligationId === null ? {} : { obligationId }),
      ground,
      words: '还没有修好',
      ...when(occurredAt),
    }),
  answerUnsettled: ({ command: { reportId, outcome, occurredAt }, base, facts }) =>
    action(`${base}/unsettled-reports/${reportId}/answer`, facts, { outcome, answer: '已答复', ...when(occurredAt) }),
};
