/** Somebody or some key as they are now, without a token: for what is done on their behalf later. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/access/actor.js';
import { actorOfKey, maySeeKey, standingOf } from '../../domain/access/api-keys.js';
import type { KeyScope } from '../../domain/access/key-scopes.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { ActorsStore } from './actors.store.js';
import { ApiKeysStore } from './api-keys.store.js';

@Injectable()
export class ActorsReader {
  constructor(
    private readonly actors: ActorsStore,
    private readonly keys: ApiKeysStore,
    private readonly clock: Clock,
  ) {}

  /** Of an account that is not disabled, or an API key that works; undefined: nobody any more. */
  async now(tx: Tx, id: string): Promise<Actor | undefined> {
    const account = await this.actors.ofAccount(tx, id);
    if (account !== undefined) return account;
    const key = await this.keys.get(tx, id);
    if (key === undefined || standingOf(key, this.clock.nowIso()) !== 'active') return undefined;
    return actorOfKey(key);
  }

  /** The centre of an API key that the actor may know and that is not revoked. */
  async centerOfKey(tx: Tx, actor: Actor, keyId: string): Promise<string | undefined> {
    const key = await this.keys.get(tx, keyId);
    return key === undefined || key.state === 'revoked' || !maySeeKey(actor, key) ? undefined : key.centerId;
  }

  /** Of an API key, whatever its state; of anybody else none. */
  async scopesOf(tx: Tx, id: string): Promise<readonly KeyScope[]> {
    return (await this.keys.get(tx, id))?.scopes ?? [];
  }
}
