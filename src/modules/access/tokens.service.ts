/**
 * Access tokens: JWT, HS256, 15 minutes, naming account and session; nothing else, rights are looked up at each request.
 * Refresh tokens: random, kept only as a hash.
 */
import { Inject, Injectable } from '@nestjs/common';
import { errors, jwtVerify, SignJWT } from 'jose';
import { createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';

export const ACCESS_SECONDS = 900;
const ISSUER = 'governance-center';
const UUID = /^[0-9a-f-]{36}$/;

export interface AccessClaims {
  readonly accountId: string;
  readonly sessionId: string;
}

@Injectable()
export class TokensService {
  private readonly key: KeyObject;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly clock: Clock,
  ) {
    this.key = createSecretKey(Buffer.from(config.keys.jwtSecret, 'utf8'));
  }

  sign({ accountId, sessionId }: AccessClaims, seconds: number): Promise<string> {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .setIssuer(ISSUER)
      .setSubject(accountId)
      .setIssuedAt(now)
      .setExpirationTime(now + seconds)
      .sign(this.key);
  }

  /** Undefined for a token that is not ours, was changed or has expired. */
  async read(token: string): Promise<AccessClaims | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: ['HS256'],
        typ: 'at+jwt',
        issuer: ISSUER,
        requiredClaims: ['sub', 'exp', 'sid'],
        currentDate: this.clock.now(),
      });
      const { sub = '', sid } = payload;
      return typeof sid === 'string' && UUID.test(sid) && UUID.test(sub)
        ? { accountId: sub, sessionId: sid }
        : undefined;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }

  newRefreshToken(): { token: string; hash: Buffer } {
    const token = `gcr_${randomBytes(32).toString('base64url')}`;
    return { token, hash: hashOf(token) };
  }
}

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
