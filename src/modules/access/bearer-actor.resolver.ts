/** Whose token it is: an API key's by its form; else a person's, of the identity provider where there is one, or of a local session. */
import { Inject, Injectable } from '@nestjs/common';
import type { ActorResolver, Identified, TokenOrigin } from '../../platform/auth/actor-resolver.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { ApiKeySignInService } from './api-key-sign-in.service.js';
import { looksLikeKey } from './api-key-token.js';
import { OidcSignInService } from './oidc-sign-in.service.js';
import { SessionActorResolver } from './session-actor.resolver.js';

@Injectable()
export class BearerActorResolver implements ActorResolver {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly keys: ApiKeySignInService,
    private readonly identities: OidcSignInService,
    private readonly sessions: SessionActorResolver,
  ) {}

  resolve(token: string, origin: TokenOrigin): Promise<Identified | undefined> {
    const { oidc } = this.config;
    if (looksLikeKey(token)) return this.keys.identify(token, origin);
    return oidc === undefined ? this.sessions.resolve(token) : this.identities.identify(token, oidc);
  }
}
