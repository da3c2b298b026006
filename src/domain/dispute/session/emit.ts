/** From an allowed command to what happened around a session. */
import { type Emits, payloadOf } from '../emitting.js';
import type { SessionCommand } from './commands.js';
import { presumedCause } from './expected.js';

export const SESSION_EMIT = {
  replyToSession: ({ command }) => [{ type: 'SessionReplied', payload: payloadOf(command) }],
  recordNoShow: ({ facts, command }) => {
    const session = facts.sessions.find(({ sessionId }) => sessionId === command.sessionId);
    if (session === undefined) throw new Error('missed a session that is not there');
    const causedBy = command.causedBy ?? presumedCause(session, command);
    return [{ type: 'SessionMissed', payload: { ...payloadOf(command), causedBy } }];
  },
} as const satisfies Emits<SessionCommand>;
