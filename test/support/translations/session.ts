/** Commands of this concern as requests. */
import type { SessionCommand } from '../../../src/domain/dispute/session/commands.js';
import { idOf, onSession, record, type TranslationsOf, when } from './translate.js';

export const SESSION_TRANSLATIONS: TranslationsOf<SessionCommand> = {
  replyToSession: ({ command: { sessionId, partyId, reply, occurredAt }, base }) =>
    record(`${base}/sessions/${sessionId}/replies`, { partyId: idOf(partyId), reply, ...when(occurredAt) }),
  recordNoShow: ({ command: { sessionId, absentPartyIds, occurredAt }, base }) =>
    onSession(base, sessionId, 'no-show', { absentPartyIds: absentPartyIds.map(idOf), ...when(occurredAt) }),
};
