/**
 * People with an access token of the identity provider (RFC 9068, and issuers that do not follow it to the letter). The
 * token says who somebody is and nothing else: account and grants are kept here and looked up at each request.
 */
import { Injectable } from '@nestjs/common';
import { errors, type JWTPayload, jwtVerify, type JWTVerifyResult } from 'jose';
import type { Identified } from '../../platform/auth/actor-resolver.js';
import { Clock } from '../../platform/clock/clock.js';
import type { OidcConfig } from '../../platform/config/oidc-config.js';
import { SYSTEM_SCOPE, UnitOfWork } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { ActorsStore } from './actors.store.js';
import { IdentityProviderService } from './identity-provider.service.js';

/** Signatures only: nothing that a public key could be mistaken for the secret of, and never `none`. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'];
const SKEW_SECONDS = 60;
const MAX_SUBJECT = 255;

@Injectable()
export class OidcSignInService {
  constructor(
    private readonly provider: IdentityProviderService,
    private readonly unitOfWork: UnitOfWork,
    private readonly actors: ActorsStore,
    private readonly clock: Clock,
  ) {}

  async identify(token: string, oidc: OidcConfig): Promise<Identified | undefined> {
    const verified = await this.verify(token, oidc);
    if (verified === undefined || !isAccessToken(verified)) return undefined;
    const subject = subjectOf(verified.payload, oidc.claim);
    const known =
      subject === undefined
        ? undefined
        : await this.unitOfWork.read(SYSTEM_SCOPE, (tx) => this.actors.ofSubject(tx, subject));
    if (known === undefined) throw new Problem('account_not_linked');
    return known === null ? undefined : { ...known, sessionId: null, mustChangePassword: false };
  }

  private async verify(token: string, { issuer, audience }: OidcConfig): Promise<JWTVerifyResult | undefined> {
    try {
      return await jwtVerify(token, (header, input) => this.provider.keyOf(header, input), {
        algorithms: ALGORITHMS,
        issuer,
        audience,
        clockTolerance: SKEW_SECONDS,
        requiredClaims: ['sub', 'exp'],
        currentDate: this.clock.now(),
      });
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}

/** What issuers put into ID tokens and never into access tokens. */
const OF_ID_TOKENS = ['nonce', 'at_hash', 'c_hash', 's_hash'];

/**
 * An ID token tells a client who somebody is and opens nothing; a token bound to its holder's key (`cnf`) is no bearer
 * token. `typ` in the header says it by the standard, `typ` or `token_use` in the body by some issuers.
 */
function isAccessToken({ payload, protectedHeader: { typ } }: JWTVerifyResult): boolean {
  if (typ !== undefined && !/^(application\/)?(at\+jwt|jwt)$/i.test(typ)) return false;
  if ('cnf' in payload || OF_ID_TOKENS.some((claim) => claim in payload)) return false;
  const kind = payload['token_use'] ?? payload['typ'];
  return kind === undefined || (typeof kind === 'string' && /^(access|bearer)$/i.test(kind));
}

/** An address or number counts only where the issuer has verified it. */
function subjectOf(payload: JWTPayload, claim: string): string | undefined {
  const isVerifiable = claim === 'email' || claim === 'phone_number';
  if (isVerifiable && payload[`${claim}_verified`] !== true) return undefined;
  const value = payload[claim];
  if (typeof value !== 'string' || value === '' || value.length > MAX_SUBJECT) return undefined;
  return value.normalize('NFC');
}
