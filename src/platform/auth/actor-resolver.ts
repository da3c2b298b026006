/** Turns a bearer token into the caller behind it; implemented by modules/access. */
import type { Actor } from '../../domain/access/scope.js';

export const ACTOR_RESOLVER = Symbol('ACTOR_RESOLVER');

/** Who is asking, and how they are signed in. */
export interface Identified {
  readonly actor: Actor;
  /** The sign-in session the token belongs to; null where there is none. */
  readonly sessionId: string | null;
  /** The password was issued by somebody else: nothing is open but its change. */
  readonly mustChangePassword: boolean;
  /** The mark of the last change of what processes remember (`reference-memory.ts`). */
  readonly referencesAt: string;
}

/** Where a token came from. */
export interface TokenOrigin {
  readonly address: string;
  readonly requestId: string;
}

export interface ActorResolver {
  /** Undefined when the token is unknown, expired or revoked; a Problem where its holder may be told more. */
  resolve(bearerToken: string, origin: TokenOrigin): Promise<Identified | undefined>;
}
