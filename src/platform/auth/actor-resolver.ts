/** Turns a bearer token into the person behind it; implemented by modules/access. */
import type { Actor } from '../../domain/access/scope.js';

export const ACTOR_RESOLVER = Symbol('ACTOR_RESOLVER');

/** Who is asking, and how they are signed in. */
export interface Identified {
  readonly actor: Actor;
  /** The sign-in session the token belongs to; null where there is none. */
  readonly sessionId: string | null;
  /** The password was issued by somebody else: nothing is open but its change. */
  readonly mustChangePassword: boolean;
}

export interface ActorResolver {
  /** Undefined when the token is unknown, expired or revoked. */
  resolve(bearerToken: string): Promise<Identified | undefined>;
}
