/** Where events may be sent, and in whose name. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/access/actor.js';
import { isKey } from '../../domain/access/api-keys.js';
import { isBeyondAdministrators } from '../../domain/access/key-scopes.js';
import { targetFault } from '../../domain/webhooks/targets.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, refuse, unknownReference } from '../../platform/http/problem.js';
import { Outgoing } from '../../platform/outgoing/outgoing.js';
import { ActorsReader } from '../access/actors.reader.js';
import { CentersReader } from '../centers/centers.reader.js';

@Injectable()
export class WebhookTargets {
  constructor(
    private readonly outgoing: Outgoing,
    private readonly centers: CentersReader,
    private readonly actors: ActorsReader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Names are resolved, so no transaction is open meanwhile. */
  async demandUrl(url: string): Promise<void> {
    const fault = targetFault(url, this.config.webhooks.isHttpAllowed);
    if (fault !== undefined) throw invalid('/url', fault);
    if (!(await this.outgoing.mayGoTo(url))) throw invalid('/url', 'address_refused');
  }

  /** Whose rights decide what is sent: the caller's, or those of a key of the same centre. */
  async ownerFor(tx: Tx, { actor, ...caller }: Caller, centerId: string, keyId: string | undefined): Promise<string> {
    if ((await this.centers.get(tx, centerId)) === undefined) throw unknownReference('/centerId');
    demandInCenter({ actor, ...caller }, 'webhook.manage', centerId);
    if (keyId === undefined || keyId === actor.accountId) return actor.accountId;
    const centerOfKey = isKey(actor) ? undefined : await this.actors.centerOfKey(tx, actor, keyId);
    if (centerOfKey !== centerId) throw unknownReference('/ownerKeyId');
    await this.demandHolder(tx, actor, keyId);
    return keyId;
  }

  /** What a key sees and administrators do not goes nowhere but where the key itself says. */
  async demandHolder(tx: Tx, { accountId }: Actor, ownerId: string): Promise<void> {
    if (accountId === ownerId) return;
    const scopes = await this.actors.scopesOf(tx, ownerId);
    if (scopes.some(isBeyondAdministrators)) throw refuse('webhook_of_key');
  }
}
