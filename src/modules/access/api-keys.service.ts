/** Use cases of API keys: list, issue, approve, narrow, rotate, revoke. A token is told once, so no answer is kept for a retry. */
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { AuditAction } from '../../domain/audit/actions.js';
import { centersWith } from '../../domain/access/actor.js';
import {
  firstStateOf,
  mayApproveKey,
  mayRotateKey,
  maySeeKey,
  narrowed,
  OVERLAP_HOURS,
} from '../../domain/access/api-keys.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { invalid, notFound, refuse, unknownReference } from '../../platform/http/problem.js';
import { changed, created, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import { newToken } from './api-key-token.js';
import { type ApiKeyRecord, toApiKeyView } from './api-key.view.js';
import type {
  ApiKeyQuery,
  ApiKeyResponse,
  IssueApiKeyRequest,
  IssuedApiKeyResponse,
  RotateApiKeyRequest,
  UpdateApiKeyRequest,
} from './api-keys.dto.js';
import { ApiKeysStore } from './api-keys.store.js';

const pathOf = (id: string): string => `/api-keys/${id}`;
const ONCE = { 'cache-control': 'no-store' };
const DAY = 86_400;
const HOUR = 3600;

@Injectable()
export class ApiKeysService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: ApiKeysStore,
    private readonly centers: CentersReader,
    private readonly audit: AuditStore,
    private readonly gates: Gates,
    private readonly clock: Clock,
    private readonly envelope: Envelope,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.gates.register('api-key', (caller, id, permission) =>
      this.unitOfWork.read(caller.scope, async (tx) => {
        const key = demandSeen(caller, await this.store.get(tx, id));
        demandInCenter(caller, permission, key.centerId);
        return key.version;
      }),
    );
  }

  list(caller: Caller, query: ApiKeyQuery): Promise<Reply<PageOf<ApiKeyResponse>>> {
    const purpose = purposeOf('api-keys', query);
    const page = pageRequest(query, this.envelope, purpose);
    const now = this.clock.nowIso();
    const filter = {
      visibleIn: centersWith(caller.actor, 'key.read'),
      centerId: query.centerId ?? null,
      standings: query.standing ?? null,
      now,
    };
    return this.unitOfWork.read(caller.scope, async (tx) => {
      const rows = await this.store.page(tx, filter, page);
      const total = page.withTotal ? await this.store.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      const view = (row: ApiKeyRecord) => toApiKeyView(row, now);
      return pageReply(
        pageOf(rows, page, (row: ApiKeyRecord) => [row.id], view, sign, total),
        '/api-keys',
        query,
      );
    });
  }

  get(caller: Caller, id: string): Promise<Reply<ApiKeyResponse>> {
    return this.unitOfWork.read(caller.scope, async (tx) => {
      const key = demandSeen(caller, await this.store.get(tx, id));
      return found(toApiKeyView(key, this.clock.nowIso()), key.version, pathOf(id));
    });
  }

  /** In force at once, or when a director has approved what administrators may not see. */
  issue(caller: Caller, input: IssueApiKeyRequest): Promise<Reply<IssuedApiKeyResponse>> {
    const { name, centerId, scopes } = input;
    const expiresAt = this.expiry(input.expiresAt);
    return this.unitOfWork.run(caller.scope, async (tx) => {
      if ((await this.centers.get(tx, centerId)) === undefined) throw unknownReference('/centerId');
      demandInCenter(caller, 'key.manage', centerId);
      const now = this.clock.nowIso();
      const { accountId: issuedBy, staffId: issuedByStaffId } = caller.actor;
      const nobody = { approvedBy: null, approvedAt: null, revokedBy: null, revokedAt: null };
      const made = { id: uuidv7(), centerId, name, scopes, state: firstStateOf(scopes), version: 1, updatedAt: now };
      await this.store.insert(tx, { ...made, issuedBy, issuedByStaffId, issuedAt: now, ...nobody });
      const { token, key } = await this.withNewToken(tx, made.id, expiresAt);
      await this.note(tx, caller, key, 'api_key_issued', { expiresAt });
      return { ...created({ ...toApiKeyView(key, now), token }, 1, pathOf(key.id)), headers: ONCE };
    });
  }

  approve(caller: Caller, id: string): Promise<Reply<ApiKeyResponse>> {
    return this.change(caller, id, 'key.approve', 'api_key_approved', (key, now) => {
      const refusal = mayApproveKey(caller.actor, key, now);
      if (refusal !== undefined) throw refuse(refusal);
      return { state: 'active', approvedBy: caller.actor.accountId, approvedAt: now };
    });
  }

  update(caller: Caller, id: string, { name, scopes }: UpdateApiKeyRequest): Promise<Reply<ApiKeyResponse>> {
    return this.change(caller, id, 'key.manage', 'api_key_changed', (key) => {
      if (key.state === 'revoked') throw refuse('key_revoked');
      const state = narrowed(key, scopes ?? key.scopes);
      if (state === undefined) throw invalid('/scopes', 'scopes_only_narrow');
      return { name: name ?? key.name, scopes: scopes ?? key.scopes, state };
    });
  }

  /** At once and for good, in every process: each request looks the key up. */
  revoke(caller: Caller, id: string): Promise<Reply<ApiKeyResponse>> {
    return this.change(caller, id, 'key.revoke', 'api_key_revoked', (key, now) => {
      if (key.state === 'revoked') throw refuse('key_revoked');
      return { state: 'revoked', revokedBy: caller.actor.accountId, revokedAt: now };
    });
  }

  /** A new token; the one before it stays good for the overlap, any older one ends now. */
  rotate(caller: Caller, id: string, input: RotateApiKeyRequest): Promise<Reply<IssuedApiKeyResponse>> {
    const expiresAt = this.expiry(input.expiresAt);
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const before = await this.locked(tx, caller, id, 'key.manage');
      const now = this.clock.nowIso();
      const refusal = mayRotateKey(before, now);
      if (refusal !== undefined) throw refuse(refusal);
      const overlap = (input.overlapHours ?? OVERLAP_HOURS.default) * HOUR;
      for (const [index, { id: tokenId }] of before.tokens.entries()) {
        await this.store.endToken(tx, tokenId, index === 0 ? this.clock.after({ seconds: overlap }) : now);
      }
      await this.store.update(tx, { ...before, version: before.version + 1, updatedAt: now });
      const { token, key } = await this.withNewToken(tx, id, expiresAt);
      await this.note(tx, caller, key, 'api_key_rotated', { expiresAt, overlapSeconds: overlap });
      return { ...changed({ ...toApiKeyView(key, now), token }, key.version, pathOf(id)), headers: ONCE };
    });
  }

  private change(
    caller: Caller,
    id: string,
    permission: string,
    action: AuditAction,
    decide: (key: ApiKeyRecord, now: string) => Partial<ApiKeyRecord>,
  ): Promise<Reply<ApiKeyResponse>> {
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const key = await this.locked(tx, caller, id, permission);
      const now = this.clock.nowIso();
      const next = { ...key, ...decide(key, now), version: key.version + 1, updatedAt: now };
      await this.store.update(tx, next);
      await this.note(tx, caller, next, action);
      return changed(toApiKeyView(next, now), next.version, pathOf(id));
    });
  }

  private async locked(tx: Tx, caller: Caller, id: string, permission: string): Promise<ApiKeyRecord> {
    const key = demandSeen(caller, await this.store.lock(tx, id));
    demandInCenter(caller, permission, key.centerId);
    checkIfMatch(caller, key.version);
    return key;
  }

  private async withNewToken(tx: Tx, id: string, expiresAt: string): Promise<{ token: string; key: ApiKeyRecord }> {
    const { token, handle, hash } = newToken();
    const issuedAt = this.clock.nowIso();
    await this.store.addToken(tx, { id: uuidv7(), apiKeyId: id, handle, hash, issuedAt, expiresAt, lastUsedAt: null });
    const key = await this.store.get(tx, id);
    if (key === undefined) throw new Error('a key that was just written is gone');
    return { token, key };
  }

  /** In UTC; within what the operator allows. */
  private expiry(asked: string): string {
    const now = this.clock.nowIso();
    const last = this.clock.after({ seconds: this.config.apiKeyMaxDays * DAY });
    const millis = Date.parse(asked) - Date.parse(now);
    const isWithin = millis > 0 && Date.parse(asked) <= Date.parse(last);
    if (!isWithin) throw invalid('/expiresAt', 'out_of_range', { min: now, max: last });
    return this.clock.after({ seconds: millis / 1000 });
  }

  private note(
    tx: Tx,
    caller: Caller,
    key: ApiKeyRecord,
    action: AuditAction,
    params: Record<string, string | number> = {},
  ): Promise<void> {
    return this.audit.add(tx, caller, {
      action,
      subjectKind: 'api_key',
      subjectId: key.id,
      centerId: key.centerId,
      params: { ...params, scopes: key.scopes, state: key.state },
    });
  }
}

function demandSeen(caller: Caller, key: ApiKeyRecord | undefined): ApiKeyRecord {
  if (key === undefined || !maySeeKey(caller.actor, key)) throw notFound();
  return key;
}
