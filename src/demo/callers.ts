/** The demo accounts as the services see somebody who asks. */
import { type Actor, reachOf } from '../domain/access/actor.js';
import { type Caller, scopeOf } from '../platform/auth/caller.js';

/** The demo's accounts work at centres without any below them: their reach is the centre itself. */
export function callerOf(actor: Omit<Actor, 'reach'>): Caller {
  const whole: Actor = { ...actor, reach: reachOf(actor.grants, () => []) };
  return {
    actor: whole,
    sessionId: null,
    scope: scopeOf(whole),
    language: 'zh',
    ifMatch: null,
    idempotency: null,
    requestId: 'demo',
    address: '127.0.0.1',
  };
}
