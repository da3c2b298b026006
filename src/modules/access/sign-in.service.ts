/** Signing in, staying signed in, signing out. Every failure gives the same answer after the same work. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { usernameKey } from '../../domain/access/credentials.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Origin } from '../../platform/auth/origin.js';
import { Clock } from '../../platform/clock/clock.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { plain, type Reply } from '../../platform/http/reply.js';
import type { TokenRequest, TokenResponse } from './auth.dto.js';
import { PasswordsService } from './passwords.service.js';
import { type RefreshRecord, type SignInAccount, SignInStore } from './sign-in.store.js';
import { type Attempt, SlowDownService, tooManyRequests } from './slow-down.service.js';
import { ACCESS_SECONDS, hashOf, TokensService } from './tokens.service.js';

/** A refresh token left unused for a working day ends the session. */
const REFRESH_SECONDS = 12 * 3600;
/** However often it is refreshed, a session ends after a week. */
const SESSION_SECONDS = 7 * 86_400;

/** Asked for where there is no account: an unknown name costs as many statements as a known one. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A session about to be continued by a pair of tokens. */
interface Continued {
  readonly accountId: string;
  readonly sessionId: string;
  readonly sessionExpiresAt: string;
}

@Injectable()
export class SignInService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: SignInStore,
    private readonly slowDown: SlowDownService,
    private readonly passwords: PasswordsService,
    private readonly tokens: TokensService,
    private readonly audit: AuditStore,
    private readonly clock: Clock,
  ) {}

  /** The attempt is counted and committed before the password is looked at. */
  async signIn(origin: Origin, { username, password }: TokenRequest): Promise<Reply<TokenResponse>> {
    const who = usernameKey(username);
    const { account, attempt, wait } = await this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      const account = await this.store.accountByKey(tx, who);
      const isKnownHere = await this.isKnownHere(tx, account?.id ?? NOBODY, origin.address);
      const attempt: Attempt = { who, address: origin.address, isKnownHere };
      return { account, attempt, wait: await this.slowDown.count(tx, attempt) };
    });
    if (wait > 0) throw tooManyRequests(wait);
    const isRight = await this.passwords.verify(account?.passwordHash ?? null, password);
    if (!isRight || account === undefined) return this.failed(origin, account);
    const reply = await this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      if (!(await this.store.isStillGood(tx, account))) return undefined;
      await this.slowDown.succeed(tx, attempt);
      return this.begin(tx, origin, account);
    });
    return reply ?? this.failed(origin, account);
  }

  async refresh(origin: Origin, refreshToken: string): Promise<Reply<TokenResponse>> {
    const hash = hashOf(refreshToken);
    const reply = await this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      const record = await this.store.lockRefreshToken(tx, hash);
      if (record === undefined) return undefined;
      if (record.isUsed && record.isOpen) await this.endStolen(tx, origin, record);
      const now = this.clock.nowIso();
      const isGood = !record.isUsed && record.isOpen && record.tokenExpiresAt > now && record.sessionExpiresAt > now;
      if (!isGood) return undefined;
      await this.store.markUsed(tx, hash, now);
      await this.noteRefresh(tx, origin, record);
      return this.continue(tx, record);
    });
    if (reply === undefined) throw new Problem('refresh_failed');
    return reply;
  }

  async signOut(caller: Caller): Promise<void> {
    const { sessionId, actor } = caller;
    if (sessionId === null) return;
    await this.unitOfWork.run(caller.scope, async (tx) => {
      await this.store.revoke(tx, sessionId, this.clock.nowIso());
      await this.audit.add(tx, caller, {
        action: 'signed_out',
        subjectKind: 'account',
        subjectId: actor.accountId,
        centerId: actor.grants[0]?.centerId ?? null,
        params: { sessionId },
      });
    });
  }

  private isKnownHere(tx: Tx, accountId: string, address: string): Promise<boolean> {
    return this.store.hasSignedInFrom(tx, accountId, this.slowDown.addressHash(address));
  }

  private async begin(tx: Tx, origin: Origin, account: SignInAccount): Promise<Reply<TokenResponse>> {
    const sessionId = uuidv7();
    const sessionExpiresAt = this.clock.after({ seconds: SESSION_SECONDS });
    await this.store.addSession(tx, {
      id: sessionId,
      accountId: account.id,
      addressHash: this.slowDown.addressHash(origin.address),
      createdAt: this.clock.nowIso(),
      expiresAt: sessionExpiresAt,
      revokedAt: null,
    });
    await this.store.forgetOlderThan(tx, account.id, this.clock.after({ seconds: -30 * 86_400 }));
    await this.audit.add(
      tx,
      { ...origin, actor: { accountId: account.id } },
      {
        action: 'signed_in',
        subjectKind: 'account',
        subjectId: account.id,
        centerId: account.centerId,
        params: { sessionId },
      },
    );
    return this.continue(tx, { accountId: account.id, sessionId, sessionExpiresAt });
  }

  /** A fresh pair of tokens; neither outlives the session. */
  private async continue(tx: Tx, { accountId, sessionId, sessionExpiresAt }: Continued): Promise<Reply<TokenResponse>> {
    const left = Math.floor((Date.parse(sessionExpiresAt) - this.clock.now().getTime()) / 1000);
    const expiresIn = Math.max(1, Math.min(ACCESS_SECONDS, left));
    const { token, hash } = this.tokens.newRefreshToken();
    await this.store.addRefreshToken(tx, {
      hash,
      sessionId,
      issuedAt: this.clock.nowIso(),
      expiresAt: this.clock.after({ seconds: Math.min(REFRESH_SECONDS, left) }),
      usedAt: null,
    });
    const accessToken = await this.tokens.sign({ accountId, sessionId }, expiresIn);
    const body: TokenResponse = { accessToken, tokenType: 'Bearer', expiresIn, refreshToken: token };
    return plain(body, { 'cache-control': 'no-store', pragma: 'no-cache' });
  }

  private noteRefresh(tx: Tx, origin: Origin, { sessionId, accountId, centerId }: RefreshRecord): Promise<void> {
    return this.audit.add(
      tx,
      { ...origin, actor: { accountId } },
      { action: 'session_refreshed', subjectKind: 'account', subjectId: accountId, centerId, params: { sessionId } },
    );
  }

  /** A refresh token that comes a second time was copied; whoever holds the session now loses it. */
  private async endStolen(tx: Tx, origin: Origin, { sessionId, accountId, centerId }: RefreshRecord): Promise<void> {
    await this.store.revoke(tx, sessionId, this.clock.nowIso());
    await this.audit.add(tx, origin, {
      action: 'refresh_token_reused',
      subjectKind: 'account',
      subjectId: accountId,
      centerId,
      params: { sessionId },
    });
  }

  private async failed(origin: Origin, account: SignInAccount | undefined): Promise<never> {
    await this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
      await this.slowDown.forgetOld(tx);
      await this.audit.add(tx, origin, {
        action: 'sign_in_failed',
        subjectKind: 'account',
        subjectId: account?.id ?? null,
        centerId: account?.centerId ?? null,
      });
    });
    throw new Problem('sign_in_failed', { headers: { 'www-authenticate': 'Bearer' } });
  }
}
