/** Truthful requests around a session, for the buttons at the desk. */
import { anyParty, NONE, type Probes } from '../probing.js';
import type { RecordNoShow, SessionCommand } from './commands.js';

const occurredAt = null;

export const SESSION_PROBES = {
  replyToSession: (scene) => [
    {
      type: 'replyToSession',
      replyId: NONE,
      sessionId: scene.facts.sessions.find(({ state }) => state === 'scheduled')?.sessionId ?? NONE,
      partyId: anyParty(scene),
      reply: 'confirmed',
      representativeId: null,
      occurredAt,
    },
  ],
  recordNoShow: (scene) => {
    const missed = (sessionId: string): RecordNoShow => ({
      type: 'recordNoShow',
      sessionId,
      absentPartyIds: [anyParty(scene)],
      mediatorAbsent: false,
      causedBy: null,
      occurredAt,
    });
    const [first, ...rest] = scene.facts.sessions.filter(({ state }) => state === 'scheduled');
    return [missed(first?.sessionId ?? NONE), ...rest.map(({ sessionId }) => missed(sessionId))];
  },
} as const satisfies Probes<SessionCommand>;
