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
/** Of whom a signature was found good, at most; far more than are at work at once. */
const KNOWN_TOKENS = 5000;

export interface AccessClaims {
  readonly accountId: string;
  readonly sessionId: string;
}

interface KnownToken {
  readonly claims: AccessClaims;
  /** seconds since 1970 */
  readonly expiresAt: number;
}

@Injectable()
export class TokensService {
  private readonly key: KeyObject;
  /** What good tokens say, by their hash: a signature does not change, and verifying it costs more than all else about a token. */
  private readonly known = new Map<string, KnownToken>();

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly clock: Clock,
  ) {
    this.key = createSecretKey(Buffer.from(config.keys.jwtSecret, 'utf8'));
  }

  sign({ accountId, sessionId }: AccessClaims, seconds: number): Promise<string> {
    const now = this.nowInSeconds();
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
    const hash = hashOf(token).toString('base64');
    const known = this.known.get(hash) ?? (await this.verified(token));
    if (known === undefined || known.expiresAt <= this.nowInSeconds()) return undefined;
    if (this.known.size >= KNOWN_TOKENS) this.known.clear();
    this.known.set(hash, known);
    return known.claims;
  }

  private nowInSeconds(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }

  private async verified(token: string): Promise<KnownToken | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: ['HS256'],
        typ: 'at+jwt',
        issuer: ISSUER,
        requiredClaims: ['sub', 'exp', 'sid'],
        currentDate: this.clock.now(),
      });
      const { sub = '', sid, exp = 0 } = payload;
      return typeof sid === 'string' && UUID.test(sid) && UUID.test(sub)
        ? { claims: { accountId: sub, sessionId: sid }, expiresAt: exp }
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
