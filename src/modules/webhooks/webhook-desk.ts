/** A webhook as its managers work on it: who may know it, and every change under its lock, with a line in the audit log. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, mayInCenter } from '../../domain/access/actor.js';
import { isKey } from '../../domain/access/api-keys.js';
import type { AuditAction } from '../../domain/audit/actions.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { notFound, refuse } from '../../platform/http/problem.js';
import { changed, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { EventsService } from '../events/events.service.js';
import { digestOf } from './webhook-secrets.js';
import { toWebhookView } from './webhook.view.js';
import type { WebhookResponse } from './webhooks.dto.js';
import { type WebhookRecord, WebhooksStore } from './webhooks.store.js';

export const pathOf = (id: string): string => `/webhooks/${id}`;

export type NewWebhook = Pick<
  WebhookRecord,
  'id' | 'centerId' | 'ownerId' | 'url' | 'description' | 'types' | 'position' | 'secret'
>;

@Injectable()
export class WebhookDesk implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: WebhooksStore,
    private readonly events: EventsService,
    private readonly audit: AuditStore,
    private readonly gates: Gates,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.gates.register('webhook', (caller, id) => this.read(caller, id, (_, { version }) => Promise.resolve(version)));
  }

  read<T>(caller: Caller, id: string, work: (tx: Tx, webhook: WebhookRecord) => Promise<T>): Promise<T> {
    return this.useCases.read(caller, async (tx) => work(tx, seen(caller.actor, await this.store.get(tx, id))));
  }

  async add(tx: Tx, caller: Caller, row: NewWebhook): Promise<WebhookRecord> {
    const now = this.clock.nowIso();
    const nothing = {
      previousSecret: null,
      previousUntil: null,
      failingSince: null,
      holdUntil: null,
      reason: null,
      stoppedAt: null,
    };
    const made = {
      state: 'active',
      createdBy: caller.actor.accountId,
      createdAt: now,
      version: 1,
      updatedAt: now,
    } as const;
    const record = { ...nothing, ...made, ...row, outstanding: 0, deadLetters: 0 };
    await this.store.insert(tx, record);
    await this.note(tx, caller, record, { action: 'webhook_created', changed: [] });
    return record;
  }

  view(webhook: WebhookRecord): WebhookResponse {
    return toWebhookView(webhook, this.events.cursorAt(webhook.position));
  }

  /** `decide` answers what becomes of it, a refusal is thrown; `more` does the rest under the same lock. */
  async change(
    caller: Caller,
    id: string,
    action: AuditAction,
    decide: (webhook: WebhookRecord, now: string, tx: Tx) => Partial<WebhookRecord> | Promise<Partial<WebhookRecord>>,
    more: (tx: Tx, webhook: WebhookRecord) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<Reply<WebhookResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const webhook = seen(caller.actor, await this.store.lock(tx, id));
      checkIfMatch(caller, webhook.version);
      const now = this.clock.nowIso();
      const patch = await decide(webhook, now, tx);
      const next = { ...webhook, ...patch, version: webhook.version + 1, updatedAt: now };
      await this.store.update(tx, next);
      await more(tx, next);
      await this.note(tx, caller, next, { action, changed: changedFields(webhook, patch) });
      const after = (await this.store.get(tx, id)) ?? next;
      return changed(this.view(after), after.version, pathOf(id));
    });
  }

  /** In whose name, and where to: the address itself may hold a secret of the receiver, its digest tells whether it is the same. */
  private note(
    tx: Tx,
    caller: Caller,
    { id, centerId, ownerId, state, url }: WebhookRecord,
    { action, changed: fields }: { readonly action: AuditAction; readonly changed: readonly string[] },
  ): Promise<void> {
    const params = { state, ownerId, changed: fields, urlSha256: digestOf(url) };
    return this.audit.add(tx, caller, { action, subjectKind: 'webhook', subjectId: id, centerId, params });
  }
}

/** Of what people may change, what is another now. */
const changedFields = (was: WebhookRecord, patch: Partial<WebhookRecord>): string[] =>
  (['url', 'description', 'types'] as const).filter(
    (field) => patch[field] !== undefined && JSON.stringify(patch[field]) !== JSON.stringify(was[field]),
  );

/** Administrators know all of their centres; a key knows its own. */
function seen(actor: Actor, webhook: WebhookRecord | undefined): WebhookRecord {
  if (webhook === undefined || !mayInCenter(actor, 'webhook.manage', webhook.centerId)) throw notFound();
  if (isKey(actor) && webhook.ownerId !== actor.accountId) throw notFound();
  return webhook;
}

export function demand(refusal: string | undefined): void {
  if (refusal !== undefined) throw refuse(refusal);
}
