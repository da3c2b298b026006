/** From log to facts around a session. */
import type { SessionId } from '../../shared/ids.js';
import type { DisputeFacts, SessionFacts } from '../facts.js';
import type { FoldsOf } from '../folding.js';
import type { SessionPayloads } from './events.js';

export const inSession = (
  facts: DisputeFacts,
  id: SessionId,
  edit: (session: SessionFacts) => SessionFacts,
): DisputeFacts => ({
  ...facts,
  sessions: facts.sessions.map((session) => (session.sessionId === id ? edit(session) : session)),
});

export const SESSION_FOLDS = {
  SessionReplied: (facts, { sessionId, ...reply }, { occurredAt, seq }) =>
    inSession(facts, sessionId, (session) => ({
      ...session,
      replies: [...session.replies, { ...reply, at: occurredAt, seq }],
    })),
  SessionMissed: (facts, { sessionId, causedBy, ...missed }) =>
    inSession(facts, sessionId, (session) => ({ ...session, state: 'no_show', missed, causedBy })),
} as const satisfies FoldsOf<SessionPayloads>;
