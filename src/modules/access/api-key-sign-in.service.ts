/**
 * The actor behind a presented API key. Who shows a whole and right token is told why it no longer opens; who does not
 * learns nothing, and is slowed from their address. A right token is never slowed: 256 random bits are not guessed, so
 * strangers at the same address must not be able to shut a system out.
 */
import { Injectable } from '@nestjs/common';
import { actorOfKey } from '../../domain/access/api-keys.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Identified, TokenOrigin } from '../../platform/auth/actor-resolver.js';
import { Clock } from '../../platform/clock/clock.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import type { GenericCode } from '../../platform/http/status-of.js';
import { handleOf, isTokenOf } from './api-key-token.js';
import { ApiKeysStore, type PresentedKey } from './api-keys.store.js';
import { SlowDownService, tooManyRequests } from './slow-down.service.js';

/** Uses within an hour are one: a write for each request would cost more than it tells. */
const USE_SECONDS = 3600;

@Injectable()
export class ApiKeySignInService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: ApiKeysStore,
    private readonly slowDown: SlowDownService,
    private readonly audit: AuditStore,
    private readonly clock: Clock,
  ) {}

  async identify(token: string, origin: TokenOrigin): Promise<Identified> {
    const handle = handleOf(token);
    if (handle === undefined) throw refused('api_key_malformed');
    const key = await this.unitOfWork.alone((tx) => this.store.presented(tx, handle));
    if (key === undefined || !isTokenOf(key.hash, token)) return this.unknown(handle, origin);
    if (key.state === 'revoked') throw refused('api_key_revoked');
    if (key.expiresAt <= this.clock.nowIso()) throw refused('api_key_expired');
    if (key.state === 'pending') throw refused('api_key_pending');
    await this.noteUse(key, origin);
    return { actor: actorOfKey(key), sessionId: null, mustChangePassword: false, referencesAt: key.referencesAt };
  }

  private async noteUse(key: PresentedKey, origin: TokenOrigin): Promise<void> {
    const { lastUsedAt, tokenId, id, centerId } = key;
    if (lastUsedAt !== null && lastUsedAt > this.clock.after({ seconds: -USE_SECONDS })) return;
    await this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      const isNoted = await this.store.noteUse(tx, tokenId, lastUsedAt, this.clock.nowIso());
      if (!isNoted || lastUsedAt !== null) return;
      await this.audit.add(
        tx,
        { ...origin, actor: { accountId: id } },
        { action: 'api_key_first_used', subjectKind: 'api_key', subjectId: id, centerId, params: { tokenId } },
      );
    });
  }

  private async unknown(handle: string, { address }: TokenOrigin): Promise<never> {
    const attempt = { who: `api key ${handle}`, address, isKnownHere: false };
    const wait = await this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      await this.slowDown.forgetOld(tx);
      return this.slowDown.count(tx, attempt);
    });
    throw wait > 0 ? tooManyRequests(wait) : refused('unauthenticated');
  }
}

const refused = (code: GenericCode): Problem => new Problem(code, { headers: { 'www-authenticate': 'Bearer' } });
