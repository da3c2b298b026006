/**
 * A real OpenID provider on a port of this machine: people get JWT access tokens from its token endpoint. Its keys are the
 * test's, so that a test can also sign what the provider never would, and it can be given others, as if it were restarted.
 */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';

export const AUDIENCE = 'https://governance.example/api';
const SECRET = 'a-secret-of-this-test-alone';

export interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

export async function newKey(kid: string, alg = 'RS256'): Promise<SigningKey> {
  return { kid, alg, ...(await generateKeyPair(alg, { extractable: true })) };
}

export class IdentityProvider {
  private answer: RequestListener = (_, reply) => void reply.writeHead(503).end();
  private readonly server = createServer((request, reply) => {
    this.asked.push(request.url ?? '');
    this.answer(request, reply);
  });
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  issuer = '';

  /** `people` are the subjects it knows. */
  static async start(people: readonly string[], ...keys: SigningKey[]): Promise<IdentityProvider> {
    const provider = new IdentityProvider(people);
    provider.server.listen(0, '127.0.0.1');
    await once(provider.server, 'listening');
    provider.issuer = `http://127.0.0.1:${(provider.server.address() as AddressInfo).port}`;
    await provider.useKeys(...keys);
    return provider;
  }

  private constructor(private readonly people: readonly string[]) {}

  /** Signs with the first, publishes all. */
  async useKeys(...keys: SigningKey[]): Promise<void> {
    const jwks: object[] = [];
    for (const { kid, alg, privateKey } of keys) jwks.push({ ...(await exportJWK(privateKey)), kid, alg, use: 'sig' });
    const [first] = keys;
    const resource = {
      scope: 'api',
      audience: AUDIENCE,
      accessTokenFormat: 'jwt',
      accessTokenTTL: 600,
      jwt: { sign: { alg: first?.alg, kid: first?.kid } },
    };
    // Not before it is wanted: it comments on the runtime when it is loaded.
    const { default: Provider } = await import('oidc-provider');
    this.answer = new Provider(this.issuer, {
      jwks: { keys: jwks },
      clients: this.people.map((id) => ({
        client_id: id,
        client_secret: SECRET,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        id_token_signed_response_alg: first?.alg,
        response_types: [],
      })),
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        resourceIndicators: { enabled: true, getResourceServerInfo: () => resource },
      },
    }).callback();
  }

  /** Answers nothing but errors. */
  goDown(): void {
    this.answer = (_, reply) => void reply.writeHead(503).end();
  }

  /** From the token endpoint. */
  async tokenOf(person: string): Promise<string> {
    const reply = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${person}:${SECRET}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: AUDIENCE, scope: 'api' }),
    });
    const body = (await reply.json()) as { access_token?: string };
    if (body.access_token === undefined) throw new Error(`no token: ${JSON.stringify(body)}`);
    return body.access_token;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

/** A token as the test likes it. */
export const forge = (
  key: Pick<SigningKey, 'alg' | 'kid'> & { readonly privateKey: CryptoKey | Uint8Array },
  claims: JWTPayload,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'at+jwt', ...header }).sign(key.privateKey);
