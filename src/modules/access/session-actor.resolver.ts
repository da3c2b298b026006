/** Turns an access token into the person behind it; a session that was ended ends all its tokens at once. */
import { Injectable } from '@nestjs/common';
import type { Identified } from '../../platform/auth/actor-resolver.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { ActorsStore } from './actors.store.js';
import { TokensService } from './tokens.service.js';

@Injectable()
export class SessionActorResolver {
  constructor(
    private readonly tokens: TokensService,
    private readonly unitOfWork: UnitOfWork,
    private readonly actors: ActorsStore,
    private readonly clock: Clock,
  ) {}

  async resolve(bearerToken: string): Promise<Identified | undefined> {
    const claims = await this.tokens.read(bearerToken);
    if (claims === undefined) return undefined;
    const { sessionId, accountId } = claims;
    const known = await this.unitOfWork.alone((tx) =>
      this.actors.ofSession(tx, sessionId, accountId, this.clock.nowIso()),
    );
    return known === undefined ? undefined : { ...known, sessionId };
  }
}
