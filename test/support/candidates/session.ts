/** Truthful requests of this concern, for random walks. */
import type { SessionCommand } from '../../../src/domain/dispute/session/commands.js';
import { type CandidatesOf, occurredAt } from './scene.js';

export const SESSION_CANDIDATES: CandidatesOf<SessionCommand> = {
  replyToSession: ({ facts, id }) =>
    facts.sessions.flatMap(({ sessionId }) =>
      facts.parties.flatMap(({ partyId }) =>
        (['confirmed', 'declined'] as const).map((reply) => ({
          type: 'replyToSession',
          replyId: id('reply'),
          sessionId,
          partyId,
          reply,
          representativeId: null,
          occurredAt,
        })),
      ),
    ),
  recordNoShow: ({ facts }) =>
    facts.sessions.flatMap(({ sessionId }) =>
      facts.parties.map(({ partyId }) => ({
        type: 'recordNoShow',
        sessionId,
        absentPartyIds: [partyId],
        mediatorAbsent: false,
        causedBy: null,
        occurredAt,
      })),
    ),
};
