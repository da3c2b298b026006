/**
 * The public keys of the identity provider: discovered, kept for ten minutes, read anew when a token names a key that is
 * not among them (at most every 30 seconds, whatever is sent), and kept up to a day while the provider cannot be reached:
 * people who are signed in go on working when it is down. Time is the service's clock.
 */
import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  createLocalJWKSet,
  type CryptoKey,
  errors,
  type FlattenedJWSInput,
  type JSONWebKeySet,
  type JWSHeaderParameters,
} from 'jose';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { isSafeAddress } from '../../platform/config/oidc-config.js';
import { Problem } from '../../platform/http/problem.js';

const FRESH_MS = 600_000;
const COOLDOWN_MS = 30_000;
const STALE_MS = 86_400_000;
const TIMEOUT_MS = 5000;
const MAX_BYTES = 256 * 1024;

interface KnownKeys {
  readonly find: ReturnType<typeof createLocalJWKSet>;
  readonly readAt: number;
}

@Injectable()
export class IdentityProviderService {
  private readonly log = new Logger('IdentityProvider');
  private known: KnownKeys | undefined;
  private triedAt: number | undefined;
  private reading: Promise<void> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** The key that signed a token, by the header of the token. */
  async keyOf(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> {
    if (this.age() > FRESH_MS) await this.readAgain();
    try {
      return await this.usable().find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !(await this.readAgain())) throw error;
      return this.usable().find(header, token);
    }
  }

  private age(): number {
    return this.known === undefined ? Infinity : this.now() - this.known.readAt;
  }

  private usable(): KnownKeys {
    if (this.known === undefined || this.age() > STALE_MS) {
      throw new Problem('identity_provider_unreachable', { headers: { 'retry-after': String(COOLDOWN_MS / 1000) } });
    }
    return this.known;
  }

  /** False within the cooldown; whoever comes while the keys are being read waits for the same answer. */
  private async readAgain(): Promise<boolean> {
    if (this.reading === undefined) {
      if (this.triedAt !== undefined && this.now() - this.triedAt < COOLDOWN_MS) return false;
      this.triedAt = this.now();
      this.reading = this.read().finally(() => (this.reading = undefined));
    }
    await this.reading;
    return true;
  }

  private async read(): Promise<void> {
    try {
      const find = createLocalJWKSet((await this.discover()) as JSONWebKeySet);
      this.known = { find, readAt: this.now() };
    } catch (error) {
      this.log.warn(`the keys of the identity provider cannot be read: ${error instanceof Error ? error.message : ''}`);
    }
  }

  private async discover(): Promise<object> {
    const issuer = this.config.oidc?.issuer ?? '';
    const metadata = await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const { issuer: named, jwks_uri: address } = metadata as { issuer?: unknown; jwks_uri?: unknown };
    if (named !== issuer) throw new Error('its configuration names another issuer');
    if (typeof address !== 'string' || !isSafeAddress(address)) throw new Error('its jwks_uri cannot be used');
    return fetchJson(address);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

async function fetchJson(url: string): Promise<object> {
  const reply = await fetch(url, {
    redirect: 'error',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!reply.ok || reply.body === null) throw new Error(`it answered ${reply.status}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of reply.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MAX_BYTES) throw new Error('it answered more than fits');
    parts.push(part);
  }
  const value: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
  if (typeof value !== 'object' || value === null) throw new Error('it answered something else than an object');
  return value;
}
